"""Captions: what is said, in lines short enough to read, long enough on the screen, and as SRT and VTT files.

Pure but for the two writers. Knows nothing of how captions look; `titles.py` draws them.

Source: the limits are those of common broadcasters' guidelines (42 characters a line, two lines, 17
characters a second); arithmetic ours.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pysubs2

from cinema_agent.media.files import write_text
from cinema_agent.script.format import Format, PictureSize
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.shot import Cue
from cinema_agent.script.sound import Recording
from cinema_agent.script.takes import Overlay

LINE_COLUMNS = 42
MAX_LINES = 2
COLUMNS_PER_SECOND = 17
SHORTEST_S = Fraction(5, 6)
GAP_FRAMES = 2
"""Between two captions, so that the eye sees the change."""

_NEVER_FIRST = "、。，．・：；？！」』）】〕〉》ー〜…ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々!?,.:;)]}"
_AS_TEXT = str.maketrans({"{": "(", "}": ")", "\\": "/", "<": "‹", ">": "›"})
"""Caption files have no way to write the signs their markup is made of: they get look-alikes."""

_NEVER_LAST = "「『（【〔〈《([{"


def columns(text: str) -> int:
    """Return how wide text is in columns: full-width characters take two, combining marks none."""
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return wide - sum(1 for c in text if unicodedata.combining(c))


def line_columns(size: PictureSize) -> int:
    """Return how many columns a caption line may have: 42 in a landscape picture, 24 in portrait."""
    return max(24, min(LINE_COLUMNS, round(LINE_COLUMNS * size.aspect / 1.5)))


@dataclass(frozen=True)
class _Part:
    """A piece of a line that fits one caption, heard from `start_s` to `end_s` of its recording."""

    text: str
    start_s: float
    end_s: float


def captions_of(
    screenplay: Screenplay, recordings: Mapping[str, Recording], starts: Mapping[str, int], total_frames: int
) -> tuple[Overlay, ...]:
    """Return the film's captions in order, never two at once.

    A caption starts with its words and stays until they have been heard and could be read, if the next
    caption and the end of the film leave room. Long lines become several captions. A speaker who is not in
    the picture is named.

    Args:
        recordings: what was recorded, by line id; a line that was not is shown for as long as it takes to
            read.
        starts: the frame of the film at which each shot starts.
        total_frames: length of the film.
    """
    fmt = screenplay.format
    limit = line_columns(fmt.size)
    heard: list[tuple[int, int, str]] = []
    for shot in screenplay.shots:
        for cue in sorted(shot.cues, key=lambda cue: cue.at_frame):
            for part in _parts(screenplay, cue, recordings.get(cue.line), limit):
                first = starts[shot.id] + cue.at_frame + math.floor(Fraction(part.start_s) * fmt.rate)
                last = starts[shot.id] + cue.at_frame + math.ceil(Fraction(part.end_s) * fmt.rate)
                heard.append((first, last, part.text))
    return _spaced(sorted(heard), fmt, total_frames)


def _parts(screenplay: Screenplay, cue: Cue, recording: Recording | None, limit: int) -> list[_Part]:
    line = screenplay.line(cue.line)
    speaker = screenplay.character(line.character).name
    label = "" if cue.on_camera else f"{speaker.upper()}: "
    texts = split_text(label + line.text, limit)
    seconds = recording.seconds if recording else columns(line.text) / COLUMNS_PER_SECOND
    whole = sum(columns(text) for text in texts)
    times = [0.0]
    for text in texts:
        times.append(times[-1] + seconds * columns(text) / whole)
    if recording and recording.words:
        times = [_nearest_word(time, recording) for time in times[:-1]] + [seconds]
        times[0] = 0.0
    return [_Part(text, start, end) for text, (start, end) in zip(texts, pairwise(times), strict=True)]


def _nearest_word(time: float, recording: Recording) -> float:
    return min((word.start_s for word in recording.words), key=lambda start: abs(start - time))


def _spaced(heard: list[tuple[int, int, str]], fmt: Format, total_frames: int) -> tuple[Overlay, ...]:
    """Keep captions long enough to be read, apart from each other and inside the film."""
    captions = []
    for number, (first, last, text) in enumerate(heard):
        reading = math.ceil(max(SHORTEST_S, Fraction(columns(text), COLUMNS_PER_SECOND)) * fmt.rate)
        room = heard[number + 1][0] - GAP_FRAMES if number + 1 < len(heard) else total_frames
        end = min(max(last, first + reading), max(room, first + 1), total_frames)
        if first < end:
            captions.append(Overlay(kind="caption", text=text, start=first, end=end))
    return tuple(captions)


def split_text(text: str, limit: int = LINE_COLUMNS) -> list[str]:
    """Cut text into captions of at most two lines (parted by a line feed) of at most `limit` columns.

    Captions end at sentences or clauses where they can; the two lines of one are about equally long.
    """
    captions: list[str] = []
    rest = _units(text)
    while rest:
        count = _fitting(rest, limit)
        captions.append("\n".join(_balanced(rest[:count], limit)))
        rest = rest[count:]
        if rest:
            rest[0] = rest[0].lstrip()
    return captions


def _units(text: str) -> list[str]:
    """Return the pieces between which a line may break: words (with the space before), CJK characters."""
    units: list[str] = []
    for word in text.split():
        lead = " " if units else ""
        run = ""
        for character in word:
            is_wide = unicodedata.east_asian_width(character) in "WF"
            sticks = not run or character in _NEVER_FIRST or run[-1] in _NEVER_LAST
            if not sticks and (is_wide or unicodedata.east_asian_width(run[-1]) in "WF"):
                units.append(lead + run)
                lead, run = "", ""
            run += character
        units.append(lead + run)
    return units


def _fitting(units: Sequence[str], limit: int) -> int:
    """Return how many units the next caption takes: all that fit, or fewer to end at a pause."""
    most = 1
    while most < len(units) and _fits(units[: most + 1], limit):
        most += 1
    if most == len(units):
        return most
    for marks in (".!?。！？…", ",;:—、"):
        pauses = [n for n in range(1, most + 1) if units[n - 1].rstrip("\"'”’」』")[-1:] in marks]
        if pauses and columns("".join(units[: pauses[-1]])) >= limit // 2:
            return pauses[-1]
    return most


def _fits(units: Sequence[str], limit: int) -> bool:
    return len(_filled(units, limit)) <= MAX_LINES


def _filled(units: Sequence[str], limit: int) -> list[str]:
    """Return lines filled one after another."""
    lines: list[str] = []
    for unit in units:
        if lines and columns(lines[-1] + unit) <= limit:
            lines[-1] += unit
        else:
            lines.append(unit.lstrip())
    return lines


def _balanced(units: Sequence[str], limit: int) -> list[str]:
    """Return one line if it fits, else two with the smallest longer line, rather after a comma."""
    if len(_filled(units, limit)) < MAX_LINES:
        return ["".join(units).strip()]

    def cost(cut: int) -> float:
        first, second = columns("".join(units[:cut])), columns("".join(units[cut:]).strip())
        overlong = 1000 * (max(first, second) > limit)
        return (
            overlong + max(first, second) - 4 * (units[cut - 1][-1] in ",;:.!?、。") + 0.5 * (first > second)
        )

    cut = min(range(1, len(units)), key=cost, default=0)
    return ["".join(units[:cut]).strip(), "".join(units[cut:]).strip()]


def write_captions(captions: Iterable[Overlay], rate: Fraction, path: Path) -> None:
    """Write captions as the format `path` ends in: `.srt` or `.vtt`.

    Raises:
        MediaError: the file cannot be written.
    """
    subtitles = pysubs2.SSAFile()
    for caption in captions:
        event = pysubs2.SSAEvent(start=milliseconds(caption.start, rate), end=milliseconds(caption.end, rate))
        event.plaintext = caption.text.translate(_AS_TEXT)
        subtitles.append(event)
    write_text(path, subtitles.to_string(path.suffix.lstrip(".")), "the captions")


def milliseconds(frame: int, rate: Fraction) -> int:
    """Return when a frame starts, in milliseconds, rounded down: a caption must not come late."""
    return math.floor(frame * 1000 / rate)
