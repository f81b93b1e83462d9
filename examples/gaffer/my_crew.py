"""An agent of one's own: after the director, it asks for the key light from the left in every shot."""

from cinema_agent.agents import Desk
from cinema_agent.script import Screenplay


class Gaffer:
    name, version, after = "gaffer", "1", "director"

    def work(self, screenplay: Screenplay, desk: Desk) -> Screenplay:
        return screenplay.map_shots(lambda shot: shot.with_note("key light from the left"))
