"""The bible: characters, places and props that last from film to film, with the references they are known by.

Lies in a folder the caller names (usually the user's data folder): `bible.json`, and beside it the pictures
(PNG) and vectors (safetensors) that references point to, each named by its hash. Nothing is ever unpickled.
Source: ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from cinema_agent.errors import SettingsError
from cinema_agent.memory.safetensors import pack, unpack
from cinema_agent.script.bible_entries import Character, IdentityReference, Place, Prop
from cinema_agent.script.noun import Noun
from cinema_agent.script.safe_file import replaced, write_text

FORMAT = 1
SUFFIX = {"picture": ".png", "vector": ".safetensors"}


class Book(Noun):
    """What stands in the bible. Frozen: `with_entry` returns a new book."""

    bible: int = FORMAT
    characters: tuple[Character, ...] = ()
    places: tuple[Place, ...] = ()
    props: tuple[Prop, ...] = ()

    def with_entry(self, entry: Character | Place | Prop) -> Book:
        """Return a book in which this entry takes the place of the one with its id, or is added."""
        shelf = {Character: "characters", Place: "places", Prop: "props"}[type(entry)]
        entries = {known.id: known for known in getattr(self, shelf)} | {entry.id: entry}
        return self.model_copy(update={shelf: tuple(entries[name] for name in sorted(entries))})


class Bible:
    """The bible in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self) -> Book:
        """Return the book; an empty one where nothing was written yet.

        Raises:
            SettingsError: `bible.json` cannot be read, or was written by a newer version.
        """
        path = self.folder / "bible.json"
        try:
            book = Book.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return Book()
        except (OSError, ValidationError) as error:
            raise SettingsError(f"{path} is no bible of ours; mend it or move it away") from error
        if book.bible != FORMAT:
            raise SettingsError(
                f"{path} is of version {book.bible}, this is version {FORMAT}; update cinema-agent"
            )
        return book

    def write(self, book: Book) -> None:
        """Write the book, whole or not at all.

        Raises:
            SettingsError: the folder cannot be written.
        """
        try:
            write_text(self.folder / "bible.json", book.model_dump_json(indent=2) + "\n")
        except OSError as error:
            raise SettingsError(
                f"cannot write the bible in {self.folder}: {error.strerror or error}"
            ) from error

    def keep_picture(self, png: bytes, made_by: str) -> IdentityReference:
        """Store a PNG picture; return the reference to hang on an entry.

        Raises:
            SettingsError: the folder cannot be written.
        """
        return self._keep("picture", png, made_by)

    def keep_vectors(self, vectors: Mapping[str, NDArray[np.float32]], made_by: str) -> IdentityReference:
        """Store named float32 vectors (identity embeddings); `made_by` names the encoder and its version.

        Raises:
            SettingsError: the folder cannot be written.
        """
        return self._keep("vector", pack(vectors), made_by)

    def picture(self, reference: IdentityReference) -> bytes:
        """Return the PNG a reference points to.

        Raises:
            SettingsError: it is missing or damaged.
        """
        return self._fetch(reference)

    def vectors(self, reference: IdentityReference) -> dict[str, NDArray[np.float32]]:
        """Return the vectors a reference points to, by name.

        Raises:
            SettingsError: they are missing or damaged.
        """
        return unpack(self._fetch(reference))

    def _file(self, reference: IdentityReference) -> Path:
        name = f"{reference.sha256}{SUFFIX[reference.kind]}"
        return self.folder / "references" / reference.sha256[:2] / name

    def _keep(self, kind: str, content: bytes, made_by: str) -> IdentityReference:
        digest = hashlib.sha256(content).hexdigest()
        reference = IdentityReference.model_validate({"kind": kind, "sha256": digest, "made_by": made_by})
        try:
            with replaced(self._file(reference)) as file:
                file.write(content)
        except OSError as error:
            raise SettingsError(
                f"cannot write a reference in {self.folder}: {error.strerror or error}"
            ) from error
        return reference

    def _fetch(self, reference: IdentityReference) -> bytes:
        path = self._file(reference)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise SettingsError(
                f"{path.name} is missing from the bible in {self.folder}; add it anew"
            ) from error
        if hashlib.sha256(content).hexdigest() != reference.sha256:
            raise SettingsError(f"{path.name} in the bible is damaged; delete it and add it anew")
        return content
