from fractions import Fraction

import pytest

from cinema_agent.graph.orders import facts_of, order_for, seed_for, spoken_in, what_changed
from cinema_agent.graph.settings import settings_from
from cinema_agent.script import Capabilities, Cue, Figure, Recording, Screenplay, Shot

FILM = settings_from({"film": {"logline": "x"}}, where="test").film
ANYTHING = Capabilities(generator="bars", version="1")


@pytest.fixture
def screenplay() -> Screenplay:
    from cinema_agent.script import Beat, Character, Line, Logline, Outfit, Palette, Place, Scene

    clothes = Palette(top="#2c4763", inner="#d9a441", legs="#26324a", shoes="#1c1a26", accent="#e8c98a")
    line = Line(id="1.1.1", character="ada", text="Now.")
    shots = tuple(
        Shot(id=name, beat="1.1", coverage="single", size="medium", length_frames=48, plot="Ada waits.",
             figures=(Figure(character="ada"),), cues=cues)
        for name, cues in (("1A", ()), ("1B", (Cue(line="1.1.1", at_frame=10),)))
    )  # fmt: skip
    return Screenplay(
        title="Test",
        logline=Logline(text="x"),
        characters=(Character(id="ada", name="Ada", role="sailor", wardrobe=(Outfit(palette=clothes),)),),
        places=(Place(id="quay", name="Quay", recipe="harbour", interior=False),),
        scenes=(
            Scene(
                id="1",
                place="quay",
                beats=(Beat(id="1.1", kind="want", action="x", lines=(line,)),),
                shots=shots,
            ),
        ),
    )


def recorded(seconds: float = 1.0, text: str = "Now.") -> dict[str, Recording]:
    return {
        "1.1.1": Recording(
            line="1.1.1", character="ada", text=text, voice_actor="murmur 1", seconds=seconds, sha256="0"
        )
    }


def facts(screenplay: Screenplay, name: str, recordings=None, capabilities=ANYTHING, **order):
    made = order_for(
        screenplay, screenplay.shot(name), recordings or recorded(), order.pop("handles", {}), FILM, **order
    )
    return facts_of(made, capabilities)


def test_a_longer_line_changes_the_facts_of_its_shot_alone(screenplay: Screenplay):
    before = {name: facts(screenplay, name) for name in ("1A", "1B")}
    after = {name: facts(screenplay, name, recorded(2.0)) for name in ("1A", "1B")}

    assert before["1A"] == after["1A"]
    assert what_changed(before["1B"], after["1B"]) == "dialogue changed"


def test_facts_hold_only_what_the_generator_reads(screenplay: Screenplay):
    narrow = Capabilities(generator="bars", version="1", reads=("length_frames",))
    noted = screenplay.map_shots(lambda shot: shot.model_copy(update={"plot": "Something else."}))

    assert facts(screenplay, "1A", capabilities=narrow) == facts(noted, "1A", capabilities=narrow)
    assert what_changed(facts(screenplay, "1A"), facts(noted, "1A")) == "action changed"


def test_a_new_version_of_the_generator_is_a_reason_to_shoot_again(screenplay: Screenplay):
    newer = ANYTHING.model_copy(update={"version": "2"})

    assert (
        what_changed(facts(screenplay, "1A"), facts(screenplay, "1A", capabilities=newer))
        == "generator changed"
    )


def test_a_retake_has_another_seed_and_the_first_take_none(screenplay: Screenplay):
    takes = [order_for(screenplay, screenplay.shot("1A"), {}, {}, FILM, take=take) for take in (1, 2, 3)]

    assert takes[0].take_seed == 0
    assert len({take.take_seed for take in takes}) == 3
    assert len({take.seed for take in takes}) == 1


def test_handles_lengthen_the_clip_not_the_shot(screenplay: Screenplay):
    order = order_for(screenplay, screenplay.shot("1A"), {}, {"1A": (12, 4)}, FILM)

    assert order.clip_frames == 48 + 16


def test_spoken_lines_last_whole_frames_rounded_up(screenplay: Screenplay):
    spoken = spoken_in(screenplay.shot("1B"), recorded(1.001), Fraction(24))

    assert [(line.at_frame, line.length_frames) for line in spoken] == [(10, 25)]


def test_seeds_differ_by_film_and_by_what_they_are_for(screenplay: Screenplay):
    other = screenplay.replace(seed=1)

    assert len({seed_for(screenplay, "1A"), seed_for(screenplay, "1B"), seed_for(other, "1A")}) == 3
