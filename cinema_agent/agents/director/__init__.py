"""The house director: turns every scene's beats into shots by rules and data sheets, without a model."""

from cinema_agent.agents.director.house import HouseDirector

__all__ = ["HouseDirector"]
