import pytest

from cinema_agent.agents import Desk
from cinema_agent.errors import PluginError, SettingsError
from cinema_agent.graph.crew import in_order
from cinema_agent.plugins import create, load, providers
from cinema_agent.script import Screenplay


class Worker:
    version = "1"

    def __init__(self, name: str, after: str = "") -> None:
        self.name, self.after = name, after

    def work(self, screenplay: Screenplay, desk: Desk) -> Screenplay:
        return screenplay


def names(*agents: Worker) -> list[str]:
    return [agent.name for agent in in_order(agents)]


def test_agents_work_after_those_they_name_and_ties_go_by_name():
    order = names(
        Worker("gaffer", "director"),
        Worker("director", "writer"),
        Worker("writer"),
        Worker("armourer", "director"),
    )

    assert order == ["writer", "director", "armourer", "gaffer"]


def test_agents_who_wait_for_each_other_are_refused():
    with pytest.raises(PluginError, match="circle: a, b"):
        names(Worker("a", "b"), Worker("b", "a"))


def test_an_agent_who_waits_for_nobody_there_is_refused():
    with pytest.raises(PluginError, match="'gaffer' works after 'director'"):
        names(Worker("gaffer", "director"))


def test_two_agents_of_one_name_are_refused():
    with pytest.raises(PluginError, match="share a name"):
        names(Worker("a"), Worker("a"))


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(PluginError, match=r"no voice is called 'elvis'; there are: espeak, murmur, none"):
        load("voices", "elvis")


def test_a_component_that_cannot_be_imported_is_told_in_one_line():
    with pytest.raises(PluginError, match="cannot be loaded: No module named 'nowhere'"):
        load("generators", "nowhere:Camera")


def test_configuration_nobody_reads_is_refused():
    with pytest.raises(SettingsError, match="takes no configuration"):
        create("generators", "colorbars", {"bars": 9})


@pytest.mark.parametrize("group", ["agents", "generators", "voices", "checkers"])
def test_ours_come_through_the_same_door_as_strangers(group):
    assert {provider.distribution for provider in providers(group)} == {"cinema-agent"}
