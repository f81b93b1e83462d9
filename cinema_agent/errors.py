"""Every exception raised on purpose.

A `CinemaError` is something a film-maker can act on: its message says what is wrong, where, and what to do.

    CinemaError
      ScriptError        a screenplay that cannot be used
      SheetError         a sheet of data (a place, a costume, a sound) that cannot be used
      AnswerError        a language model's answer that cannot be used (keeps the raw answer)
      GeneratorError     a generator that could not fill an order
        OutOfMemory
        WeightsMissing
      MediaError         a file of pictures or sound (keeps the command and the end of its stderr)
        StorageError     the disk refuses; trying again would not help
      PluginError        a plugin that cannot be found, loaded or trusted
      SettingsError      settings, options or a folder that cannot be used
"""

from __future__ import annotations


class CinemaError(Exception):
    """Anything a film-maker can act on."""


class ScriptError(CinemaError):
    """The screenplay cannot be used as it stands."""


class SheetError(CinemaError):
    """A sheet of data cannot be used; names the file, the row, the column, and what to do."""


class AnswerError(CinemaError):
    """A language model's answer cannot be used."""

    def __init__(self, message: str, *, answer: str = "") -> None:
        super().__init__(message)
        self.answer = answer


class GeneratorError(CinemaError):
    """A generator could not fill an order."""


class OutOfMemory(GeneratorError):
    """The order does not fit the memory of this machine."""


class WeightsMissing(GeneratorError):
    """The weights a generator needs are not on this machine."""


class MediaError(CinemaError):
    """A file of pictures or sound cannot be read or written."""

    def __init__(self, message: str, *, command: str = "", stderr: str = "") -> None:
        super().__init__(message)
        self.command = command
        self.stderr = stderr


class StorageError(MediaError):
    """The disk is full, read-only or not ours: trying again would not help."""


class PluginError(CinemaError):
    """A plugin cannot be found, loaded or trusted."""


class SettingsError(CinemaError):
    """Settings, options or a production folder cannot be used."""
