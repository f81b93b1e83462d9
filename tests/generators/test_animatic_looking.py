"""Who looks at somebody looks the right way, however either is held; whoever walks puts feet down where they stay."""

import itertools

import pytest
from test_animatic_shots import order_of, shot_of

from cinema_agent.generators.animatic.picture import StagedPicture
from cinema_agent.generators.animatic.players import Moment, Player
from cinema_agent.generators.animatic.skeleton import solve
from cinema_agent.script import Figure

POSTURES = ("stands", "sits", "kneels")


def players_of(figures: tuple[Figure, ...], cast: str = "two_adults", size: str = "full") -> list[Player]:
    shot = shot_of("two_shot" if len(figures) > 1 else "single", size, figures=figures, length_frames=48)
    return list(StagedPicture(order_of(shot, cast=cast, place="theatre")).players)


@pytest.mark.parametrize(("one", "other"), list(itertools.product(POSTURES, repeat=2)))
@pytest.mark.parametrize("cast", ("two_adults", "child_and_old", "person_and_robot", "dog_and_child"))
@pytest.mark.parametrize("swapped", (False, True))
def test_eyes_and_body_turn_to_whom_one_looks_at(one: str, other: str, cast: str, swapped: bool) -> None:
    left, right = ("bob", "ann") if swapped else ("ann", "bob")
    players = players_of(
        (
            Figure(character=left, across="left", posture=one, facing="right", looks_at=right),
            Figure(character=right, across="right", posture=other, facing="left", looks_at=left),
        ),
        cast,
    )
    moment = Moment(0, 0.0, 0.0)

    for player in players:
        target = next(p for p in players if p is not player).face(moment)
        own, pose = player.face(moment), player.pose(moment)
        assert pose.yaw * (target.x - own.x) > 0
        assert player._gaze(moment)[0] * (target.x - own.x) > 0


def test_eyes_go_down_to_whoever_sits_and_up_to_whoever_stands() -> None:
    sits, stands = players_of(
        (
            Figure(character="ann", across="far_left", depth="middle", posture="sits", looks_at="bob"),
            Figure(character="bob", across="far_right", depth="middle", looks_at="ann", facing="left"),
        )
    )
    moment = Moment(0, 0.0, 0.0)
    if sits.staged.character.id != "ann":
        sits, stands = stands, sits

    assert sits._gaze(moment)[1] < 0 < stands._gaze(moment)[1]


def test_feet_that_are_down_stay_where_they_are() -> None:
    walks = Figure(
        character="ann", across="left", depth="near", posture="walks", facing="right", moves_to="right"
    )
    (player,) = players_of((walks,))
    unit = player.staged.spot.head * player.staged.design.scale

    slips, lasts = [], {}
    for frame in range(6, 42):
        moment = Moment(frame, frame / 47, frame / 24)
        skeleton = solve(player.staged.design, player.pose(moment))
        for side, leg in skeleton.legs.items():
            is_down = leg.tilt > -0.5 and abs(leg.tilt) < 0.5
            x = player.x(moment) + leg.ankle[0] * unit
            if is_down and lasts.get(side, (None, False))[1]:
                slips.append(abs(x - lasts[side][0]))
            lasts[side] = (x, is_down)

    assert len(slips) > 10
    assert max(slips) < 0.06 * unit
