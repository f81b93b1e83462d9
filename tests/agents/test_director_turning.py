"""What a story opens or breaks looks so from the shot in which it happens."""

import pytest

from cinema_agent.agents.director.sheets import house_taste


@pytest.mark.parametrize(
    ("action", "state"),
    [
        ("Ann opens the letter.", "open"),
        ("Ann smashes the vase against the wall.", "broken"),
        ("Ann drinks the last of the wine.", "empty"),
        ("Ann closes the book.", "closed"),
        ("Ann looks at the letter.", None),
        ("The door is open.", None),
    ],
)
def test_the_verbs_of_an_action_say_what_a_thing_is_turned_into(action: str, state: str | None) -> None:
    assert house_taste().staging.turn_of(action) == state


def test_what_somebody_else_opens_is_not_opened_by_the_performer() -> None:
    assert house_taste().staging.turn_of("bob opens the door.", ("bob",)) is None
