"""The graph: agents in order, then record, then windows of plan and shoot, then cut and report.

agent -> ... -> agent -> record -> plan -> shoot x 64 -> wrap -> plan (next window) ... -> cut -> report
"""

from __future__ import annotations

from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from langgraph.types import Send

from cinema_agent.agents import Agent
from cinema_agent.graph.nodes.cut import cut
from cinema_agent.graph.nodes.develop import agent_node
from cinema_agent.graph.nodes.plan import plan
from cinema_agent.graph.nodes.record import record
from cinema_agent.graph.nodes.report import report
from cinema_agent.graph.nodes.shoot import shoot
from cinema_agent.graph.office import Office
from cinema_agent.graph.state import WINDOW, ProductionState, ShotTask

Graph = CompiledStateGraph[ProductionState, Office, ProductionState, ProductionState]


def wire(agents: tuple[Agent, ...], checkpointer: BaseCheckpointSaver[Any]) -> Graph:
    """Return the compiled production graph for these agents, in working order."""
    graph = StateGraph(ProductionState, context_schema=Office)
    last = START
    for agent in agents:
        graph.add_node(agent.name, agent_node(agent))
        graph.add_edge(last, agent.name)
        last = agent.name
    graph.add_node("record", record)
    graph.add_node("plan", plan)
    graph.add_node("shoot", shoot, input_schema=ShotTask)
    graph.add_node("wrap", wrap)
    graph.add_node("cut", cut)
    graph.add_node("report", report)
    graph.add_edge(last, "record")
    graph.add_edge("record", "plan")
    graph.add_conditional_edges("plan", fan_out, ["shoot"])
    graph.add_edge("shoot", "wrap")
    graph.add_conditional_edges("wrap", next_window, ["plan", "cut"])
    graph.add_edge("cut", "report")
    graph.add_edge("report", END)
    return graph.compile(checkpointer=checkpointer)


def fan_out(state: ProductionState, runtime: Runtime[Office]) -> list[Send]:
    """Send every shot of the window to be shot."""
    start = state.get("window", 0) * WINDOW
    shots = runtime.context.screenplay.shots[start : start + WINDOW]
    return [Send("shoot", ShotTask(shot=shot.id)) for shot in shots]


def wrap(state: ProductionState, *, runtime: Runtime[Office]) -> ProductionState:
    """Close a window: everything in it is shot."""
    return {"window": state.get("window", 0) + 1}


def next_window(state: ProductionState, runtime: Runtime[Office]) -> str:
    """Go on with the next window, or to the cutting room."""
    return "plan" if state.get("window", 0) * WINDOW < len(runtime.context.screenplay.shots) else "cut"
