"""Voice actors: what a character sounds like, and that the mouth follows the voice."""

from __future__ import annotations

import sys
from itertools import pairwise

import numpy as np
import pytest

from cinema_agent.errors import GeneratorError
from cinema_agent.generators import Speech, VoiceActor
from cinema_agent.generators.voices.espeak import Espeak
from cinema_agent.generators.voices.murmur import Murmur
from cinema_agent.generators.voices.phones import phones
from cinema_agent.generators.voices.spelling import spoken_words
from cinema_agent.media.sound import envelope, peak_db
from cinema_agent.script import Line, Voice

KEEPER = Voice(pitch_hz=105, size=0.95, pace=0.95, breath=0.1)
CHILD = Voice(pitch_hz=270, size=1.25)
TEXT = "The lamp hasn't been lit, since Grandma left."


def line(text: str = TEXT, tone: str = "plain") -> Line:
    return Line.model_validate({"id": "1.1.1", "character": "ines", "text": text, "tone": tone})


def speak(
    actor: VoiceActor, text: str = TEXT, voice: Voice = KEEPER, language: str = "en", tone: str = "plain"
) -> Speech:
    return actor.speak(line(text, tone), voice, language, seed=7)


def by_frame(speech: Speech) -> tuple[np.ndarray, np.ndarray]:
    """Return the openness of the mouth and the loudness of the voice at each frame of 24 a second."""
    count = int(len(speech.samples) / 48_000 * 24)
    loud = envelope(speech.samples, step_s=0.001)
    voice = np.array([loud[round(i * 1000 / 24) : round((i + 1) * 1000 / 24)].mean() for i in range(count)])
    middles = [(i + 0.5) / 24 for i in range(count)]
    mouth = [next((v.openness for v in speech.visemes if v.start_s <= t < v.end_s), 0.0) for t in middles]
    return np.array(mouth), voice


def pitch_of(samples: np.ndarray) -> float:
    """Return the median pitch in Hz, by autocorrelation."""
    found = []
    for start in range(0, len(samples) - 4096, 2048):
        piece = samples[start : start + 4096]
        if np.sqrt(np.mean(piece**2)) > 0.02:
            likeness = np.fft.irfft(np.abs(np.fft.rfft(piece, 16_384)) ** 2)
            found.append(48_000 / (96 + int(np.argmax(likeness[96:800]))))
    return float(np.median(found))


actors = pytest.mark.parametrize("actor", [Murmur(), Espeak()], ids=["murmur", "espeak"])


@actors
def test_actor_keeps_the_contract(actor: VoiceActor) -> None:
    speech = speak(actor)

    assert isinstance(actor, VoiceActor)
    assert speech.samples.dtype == np.float32 and speech.samples.ndim == 1 and speech.rate_hz == 48_000
    assert -14 < peak_db(speech.samples) < -1
    assert abs(float(speech.samples.mean())) < 1e-3


@actors
def test_mouth_follows_the_voice_within_a_frame(actor: VoiceActor) -> None:
    mouth, voice = by_frame(speak(actor))

    likeness = {
        lag: np.corrcoef(
            mouth[max(0, lag) : len(mouth) + min(0, lag)], voice[max(0, -lag) : len(voice) - max(0, lag)]
        )[0, 1]
        for lag in range(-4, 5)
    }

    assert likeness[0] >= 0.5
    assert abs(max(likeness, key=likeness.__getitem__)) <= 1


@actors
def test_mouth_rests_in_silence_and_has_no_gaps(actor: VoiceActor) -> None:
    speech = speak(actor, "Wait. ... Listen!")
    mouth, voice = by_frame(speech)

    assert mouth[voice < 0.002].max() <= 0.05
    assert speech.visemes[0].shape == speech.visemes[-1].shape == "rest"
    for before, after in pairwise(speech.visemes):
        assert after.start_s == pytest.approx(before.end_s, abs=1e-3)
    assert speech.visemes[-1].end_s == pytest.approx(len(speech.samples) / 48_000, abs=1e-3)


@actors
def test_lips_close_for_m_b_and_p(actor: VoiceActor) -> None:
    closed = [v for v in speak(actor, "Maybe papa.").visemes if v.shape == "closed"]

    assert len(closed) >= 4
    assert all(v.openness == 0 for v in closed)


@actors
def test_every_word_has_its_time_in_order(actor: VoiceActor) -> None:
    words = speak(actor).words

    assert [w.word for w in words] == ["The", "lamp", "hasn't", "been", "lit", "since", "Grandma", "left"]
    assert all(w.start_s < w.end_s for w in words)
    assert all(a.end_s <= b.start_s + 1e-6 for a, b in pairwise(words))


@actors
def test_same_seed_same_samples_whatever_was_said_before(actor: VoiceActor) -> None:
    first = speak(actor)
    speak(actor, "Etwas ganz anderes?", CHILD, "de")
    again = speak(actor)

    assert first.samples.tobytes() == again.samples.tobytes()
    assert first.visemes == again.visemes


@actors
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "こんにちは、世界。"),
        ("ru", "Где ты был?"),
        ("de", "Übermut tut selten gut."),
        ("el", "Καλημέρα κόσμε."),
        ("fr", "Où est l'été ?"),
    ],
)
def test_other_languages_are_spoken(actor: VoiceActor, language: str, text: str) -> None:
    speech = speak(actor, text, language=language)

    assert len(speech.samples) > 0.6 * 48_000
    assert speech.words
    assert max(v.openness for v in speech.visemes) > 0.3


@actors
@pytest.mark.parametrize("text", ["...", "?!", "—"])
def test_line_without_words_is_silent(actor: VoiceActor, text: str) -> None:
    speech = speak(actor, text)

    assert not speech.samples.any()
    assert all(v.shape == "rest" for v in speech.visemes)


@actors
def test_child_speaks_higher_than_the_keeper(actor: VoiceActor) -> None:
    assert pitch_of(speak(actor, voice=CHILD).samples) > 1.6 * pitch_of(speak(actor, voice=KEEPER).samples)


def test_murmur_speaks_at_the_pitch_of_the_character() -> None:
    for pitch_hz in (95, 150, 240):
        assert pitch_of(speak(Murmur(), voice=Voice(pitch_hz=pitch_hz)).samples) == pytest.approx(
            pitch_hz, rel=0.12
        )


def test_question_rises_and_statement_falls() -> None:
    def last_pitch(text: str) -> float:
        samples = speak(Murmur(), text, Voice(pitch_hz=150)).samples
        return pitch_of(samples[-13_000:-6_000])

    assert last_pitch("You knew her name?") > 1.2 * last_pitch("You knew her name.")


@pytest.mark.parametrize(
    ("language", "with_word", "without"),
    [
        ("en", "Where did you find it now?", "Did you find it now?"),
        ("en", "Where did you go, all that time?", "Did you go, all that time?"),
        ("de", "Wo bist du?", "Bist du du?"),
    ],
)
def test_question_with_a_question_word_falls_and_one_without_rises(
    language: str, with_word: str, without: str
) -> None:
    def last_pitch(text: str) -> float:
        samples = speak(Murmur(), text, Voice(pitch_hz=150), language).samples
        return pitch_of(samples[-13_000:-6_000])

    assert last_pitch(with_word) < 0.9 * last_pitch(without)


def test_long_sentence_takes_breath_before_a_conjunction() -> None:
    words = speak(Murmur(), "I kept the lamp burning every night because nobody else would ever come.").words
    gaps = {after.word: after.start_s - before.end_s for before, after in pairwise(words)}

    assert gaps["because"] > 0.06
    assert max(gap for word, gap in gaps.items() if word != "because") < 0.05


def test_comma_pauses_and_the_voice_stays_up_until_the_sentence_is_done() -> None:
    speech = speak(Murmur(), "When the storm came in, we lit the lamp.", Voice(pitch_hz=150))
    comma_s, end_s = speech.words[4].end_s, speech.words[-1].end_s

    def pitch_before(second: float) -> float:
        return pitch_of(speech.samples[round((second - 0.17) * 48_000) : round(second * 48_000)])

    assert speech.words[5].start_s - comma_s > 0.1
    assert pitch_before(comma_s) > 1.1 * pitch_before(end_s)


THROATS = {
    "child": Voice(pitch_hz=278, size=1.34, pace=1.08),
    "woman": Voice(pitch_hz=198, size=1.12),
    "man": Voice(pitch_hz=114, size=1.0),
    "old": Voice(pitch_hz=122, size=0.98, pace=0.86, breath=0.13, jitter=0.034),
    "large": Voice(pitch_hz=92, size=0.9),
    "robot": Voice(pitch_hz=132, size=1.12, jitter=0.0, timbre="machine"),
    "animal": Voice(pitch_hz=165, size=1.12, jitter=0.05, timbre="animal"),
}


def test_every_throat_has_its_own_pitch_colour_or_pace() -> None:
    heard = {}
    for name, voice in THROATS.items():
        samples = speak(Murmur(), voice=voice).samples
        power = np.abs(np.fft.rfft(samples)) ** 2
        bins = np.fft.rfftfreq(len(samples), 1 / 48_000)
        colour = float((power * bins).sum() / power.sum())
        heard[name] = np.array(
            [np.log2(pitch_of(samples)) * 12, np.log2(colour) * 12, len(samples) / 48_000 * 8]
        )

    apart = {(a, b): np.abs(heard[a] - heard[b]).max() for a in heard for b in heard if a < b}

    assert min(apart.values()) > 2.0, apart
    assert heard["old"][2] > 1.1 * heard["man"][2] > heard["child"][2]


def test_the_old_waver_more_than_the_young() -> None:
    def unsteadiness(voice: Voice) -> float:
        samples = speak(Murmur(), voice=voice).samples
        pieces = [samples[start : start + 4097] for start in range(0, len(samples) - 4097, 1_000)]
        track = np.log2(
            [pitch_of(piece) if np.sqrt(np.mean(piece**2)) > 0.03 else np.nan for piece in pieces]
        )
        return float(np.nanmedian(np.abs(np.diff(track, n=2))))

    assert unsteadiness(THROATS["old"]) > 1.3 * unsteadiness(THROATS["man"])


@pytest.mark.parametrize("throat", ["woman", "man", "old", "robot", "animal"])
def test_espeak_chooses_a_variant_for_the_throat(throat: str) -> None:
    assert len(speak(Espeak(), voice=THROATS[throat]).samples) > 48_000


def test_pace_shortens_a_line() -> None:
    slow, fast = (speak(Murmur(), voice=Voice(pace=pace)) for pace in (0.8, 1.4))

    assert len(fast.samples) < 0.65 * len(slow.samples)


def test_soft_line_is_softer_than_a_loud_one() -> None:
    loudness = {
        tone: float(np.sqrt(np.mean(speak(Murmur(), tone=tone).samples ** 2)))
        for tone in ("soft", "plain", "loud")
    }

    assert loudness["soft"] < loudness["plain"] < loudness["loud"]


def test_another_seed_is_another_reading_of_the_same_line() -> None:
    readings = [Murmur().speak(line(), KEEPER, "en", seed) for seed in (1, 2)]

    assert readings[0].samples.tobytes() != readings[1].samples.tobytes()
    assert len(readings[0].words) == len(readings[1].words)


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("knight", "n aa ih t"),
        ("nation", "n eh ih sh ax n"),
        ("city", "s ih t iy"),
        ("shake", "sh eh ih k"),
        ("phone", "f ao uw n"),
        ("queen", "k w iy n"),
        ("lamp", "l ae m p"),
    ],
)
def test_english_spelling_is_read_plausibly(word: str, sounds: str) -> None:
    assert " ".join(spoken_words(word, "en")[0].phones) == sounds


@pytest.mark.parametrize(
    "text",
    [
        "naïve café",
        "привет",
        "Ωμέγα",
        "カタカナ",
        "한국어",
        "世界",
        "שלום",
        "हिन्दी",
        "R2D2 & C3PO",
        "x",
        "brrr",
    ],
)
def test_any_script_becomes_known_sounds_with_a_vowel_in_each_word(text: str) -> None:
    known = phones()

    for word in spoken_words(text, "xx"):
        assert any(known[sound].is_vowel for sound in word.phones)


def test_unknown_language_is_refused_by_espeak() -> None:
    with pytest.raises(GeneratorError, match="does not speak 'zz'"):
        speak(Espeak(), language="zz")


def test_unknown_variant_is_refused_with_known_ones() -> None:
    with pytest.raises(GeneratorError, match=r"no variant 'nobody'.*m3"):
        speak(Espeak(), voice=Voice(variant="nobody"))


def test_missing_espeak_names_the_extra_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)

    with pytest.raises(GeneratorError, match=r"install cinema-agent\[voice\]"):
        speak(Espeak())
