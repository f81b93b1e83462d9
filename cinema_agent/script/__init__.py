"""The film on paper: frozen nouns and pure checks. Every other room speaks in these words."""

from cinema_agent.script.bible_entries import Character, Look, Outfit, Palette, Place, Prop, Voice
from cinema_agent.script.capabilities import Capabilities, Entry
from cinema_agent.script.format import Format, PictureSize
from cinema_agent.script.noun import Noun, content_hash
from cinema_agent.script.screenplay import (
    SCHEMA_VERSION,
    Assumption,
    Beat,
    Line,
    Logline,
    Scene,
    Screenplay,
    TitleCard,
)
from cinema_agent.script.shot import (
    Act,
    Cue,
    Figure,
    Light,
    PropInFrame,
    Shot,
    Transition,
    next_letters,
    shot_letters,
)
from cinema_agent.script.sound import Recording, SpokenLine, Viseme, WordTime
from cinema_agent.script.takes import (
    Chapter,
    ContinuityNote,
    ContinuityReport,
    Cut,
    CutEvent,
    KeyframeRecord,
    Measurement,
    Measurements,
    OfferedReference,
    Overlay,
    ScoreCue,
    Slate,
    SoundEvent,
    ThemeCue,
)

__all__ = [
    "SCHEMA_VERSION", "Act", "Assumption", "Beat", "Capabilities", "Chapter", "Character", "ContinuityNote",
    "ContinuityReport", "Cue", "Cut", "CutEvent", "Entry", "Figure", "Format", "KeyframeRecord", "Light", "Line",
    "Logline", "Look", "Measurement", "Measurements", "Noun", "OfferedReference", "Outfit", "Overlay", "Palette",
    "PictureSize", "Place", "Prop", "PropInFrame", "Recording", "Scene", "ScoreCue", "Screenplay", "Shot", "Slate",
    "SoundEvent", "SpokenLine", "ThemeCue", "TitleCard", "Transition", "Viseme", "Voice", "WordTime", "content_hash",
    "next_letters", "shot_letters",
]  # fmt: skip
