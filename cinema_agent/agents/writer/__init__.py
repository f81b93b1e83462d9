"""The house writer: a logline becomes people, places, scenes, beats and a few lines, by rules alone."""

from cinema_agent.agents.writer.house_writer import HouseWriter

__all__ = ["HouseWriter"]
