"""What must stay the same: GoldenMem (what a shot may look at), the bible, the vault of all that was made."""

from cinema_agent.memory.bible import Bible, Book
from cinema_agent.memory.entities import entities_of
from cinema_agent.memory.goldenmem import GoldenMem
from cinema_agent.memory.schedule import Schedule
from cinema_agent.memory.vault import Entry, Vault

__all__ = ["Bible", "Book", "Entry", "GoldenMem", "Schedule", "Vault", "entities_of"]
