"""Fountain text and what it says: a small document of scenes, beats and speeches, written and parsed.

We read back the Fountain we write, edited by hand. Ids live in notes (`[[beat 1.2]]`, `[[line 1.2.1]]`);
whatever else Fountain knows (sections, transitions, comments ...) would be lost on the next writing, so it
is refused.

Source: the Fountain syntax, fountain.io/syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cinema_agent.errors import ScriptError

NOTE = re.compile(r"\[\[(.*?)\]\]")
HEADING = re.compile(r"(INT|EXT)\.\s+(.+?)\s+-\s+([^-#]+?)\s+#([1-9][0-9]*)#", re.IGNORECASE)
EXTENSION = re.compile(r"\s*\((V\.O\.|O\.S\.|O\.C\.|CONT'D)\)$", re.IGNORECASE)
FORCED = "!@.~>#=/"


@dataclass(frozen=True)
class Speech:
    """A line spoken: who (as the cue says), how, what; its id, none for a new one."""

    cue: str
    tone: str
    text: str
    line: str | None
    at: int = 0


@dataclass
class BeatText:
    """What a beat says: its action, then its speeches."""

    id: str
    action: str
    speeches: list[Speech] = field(default_factory=list)


@dataclass
class SceneText:
    """A scene's heading and beats."""

    id: str
    interior: bool
    place: str
    time: str
    beats: list[BeatText] = field(default_factory=list)
    at: int = 0


@dataclass
class Document:
    """A screenplay as Fountain shows it."""

    title: str
    scenes: list[SceneText] = field(default_factory=list)


def render(document: Document) -> str:
    """Return the Fountain text of a document."""
    blocks = [f"Title: {_one_line(document.title) or 'Untitled'}"]
    for scene in document.scenes:
        kind = "INT." if scene.interior else "EXT."
        place = _one_line(scene.place).upper() or "SOMEWHERE"
        blocks.append(f"{kind} {place} - {scene.time} #{scene.id}#")
        for beat in scene.beats:
            blocks.append(f"{_action(beat.action)} [[beat {beat.id}]]".strip())
            for speech in beat.speeches:
                tone = [f"({speech.tone})"] if speech.tone else []
                blocks.append(
                    "\n".join([_cue(speech.cue), *tone, f"{_one_line(speech.text)} [[line {speech.line}]]"])
                )
    return "\n\n".join(blocks) + "\n"


def parse(text: str) -> Document:
    """Return what a Fountain text says.

    Raises:
        ScriptError: something in it that we could not give back, with its line number.
    """
    blocks = list(_blocks(text))
    document = Document(title=_title(blocks.pop(0) if blocks else (1, [""])))
    for at, lines in blocks:
        if match := HEADING.fullmatch(lines[0].strip()):
            if len(lines) > 1:
                raise _refused(at + 1, "leave an empty line after a scene heading")
            kind, place, time, number = match.groups()
            document.scenes.append(SceneText(number, kind.upper() == "INT", place, time, at=at))
        elif not document.scenes:
            raise _refused(at, "the first scene must begin with a heading such as 'INT. KITCHEN - DAY #1#'")
        else:
            _body(at, lines, document.scenes[-1])
    return document


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of lines that are not empty, with the number of their first line."""
    block: list[str] = []
    start = 1
    for number, line in enumerate([*text.removeprefix("\ufeff").splitlines(), ""], start=1):
        if line.strip():
            block, start = [*block, line.strip()], start if block else number
        elif block:
            yield start, block
            block = []


def _title(block: tuple[int, list[str]]) -> str:
    at, lines = block
    key, colon, title = lines[0].partition(":")
    if key.strip().lower() != "title" or not colon or not title.strip() or len(lines) > 1:
        raise _refused(at, "the title page must be one line such as 'Title: The Lamp'")
    return title.strip()


def _body(at: int, lines: list[str], scene: SceneText) -> None:
    """Read an action or a speech into the scene's present beat."""
    if any("/*" in line or "*/" in line for line in lines):
        raise _refused(at, "comments (/* */) would be lost; take them out")
    notes = [note for line in lines for note in NOTE.findall(line)]
    if len(notes) > 1:
        raise _refused(at, "more than one [[note]] in a paragraph; keep only its own id")
    kind, _, name = notes[0].strip().partition(" ") if notes else ("", "", "")
    plain = [stripped for line in lines if (stripped := NOTE.sub("", line).strip())]
    if kind == "beat":
        scene.beats.append(BeatText(name.strip(), _flat(at, plain)))
    elif _is_cue(lines) and kind in {"", "line"}:
        if not scene.beats:
            raise _refused(at, "a speech before the first action of its scene; put it after a [[beat]]")
        scene.beats[-1].speeches.append(_speech(at, plain, name.strip() or None))
    elif notes and kind != "line":
        raise _refused(at, f"[[{notes[0]}]] is no note of ours; take it out")
    else:
        raise _refused(
            at, f"{lines[0][:40]!r} has no [[beat]]; a new action needs a beat, add it in screenplay.json"
        )


def _speech(at: int, plain: list[str], line: str | None) -> Speech:
    cue, *rest = plain
    tone = ""
    if len(rest) > 1 and rest[0].startswith("(") and rest[0].endswith(")"):
        tone, *rest = rest[0][1:-1].strip(), *rest[1:]
    if not rest and line is None:
        raise _refused(at, f"{cue} says nothing; to take a speech out, delete its name too")
    return Speech(EXTENSION.sub("", cue.removeprefix("@")).strip(), tone, " ".join(rest), line, at)


def _flat(at: int, plain: list[str]) -> str:
    text = " ".join(plain)
    if text.startswith("!"):
        return text[1:]
    if text and text[0] in FORCED:
        raise _refused(at, f"{text[:40]!r} is Fountain we cannot keep; write plain action, or '!' before it")
    return text


def _is_cue(lines: list[str]) -> bool:
    name = EXTENSION.sub("", lines[0])
    return len(lines) > 1 and (name.startswith("@") or (name.isupper() and name[0] not in FORCED))


def _action(text: str) -> str:
    text = _one_line(text)
    needs_force = text[:1] in FORCED or text.isupper() or HEADING.match(text)
    return f"!{text}" if text and needs_force else text


def _cue(name: str) -> str:
    name = _one_line(name)
    upper = name.upper()
    is_plain = upper.isupper() and upper[0] not in FORCED and not HEADING.match(upper)
    return upper if is_plain else f"@{name}"


def _one_line(text: str) -> str:
    """Return text without line breaks, and without marks that would be read as notes or comments."""
    return re.sub(r"(?<=[\[\]])(?=[\[\]])|(?<=/)(?=\*)|(?<=\*)(?=/)", " ", " ".join(text.split()))


def _refused(at: int, why: str) -> ScriptError:
    return ScriptError(f"screenplay.fountain, line {at}: {why}")
