"""What the checkpointer remembers of a production: hashes and small values, never pictures or the script itself."""

from __future__ import annotations

from typing import TypedDict

WINDOW = 64
"""Shots fanned out at a time. Measured: ten thousand at once cost 6,433 threads and more than twice the time a shot."""


class ProductionState(TypedDict, total=False):
    """`inputs` names everything the run was started from; `screenplay` is the hash of `screenplay.json`."""

    inputs: str
    screenplay: str
    window: int
    frames: int
    film: str


class ShotTask(TypedDict):
    """What a fanned-out node gets: the shot's id."""

    shot: str
