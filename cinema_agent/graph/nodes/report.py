"""Report: the bible of the film, and the dailies with everything this production shot."""

from __future__ import annotations

from collections.abc import Mapping

from langgraph.runtime import Runtime

from cinema_agent.graph.bible_pages import write_bible
from cinema_agent.graph.dailies import dailies_page
from cinema_agent.graph.nodes.cut import measured_captions
from cinema_agent.graph.office import Office
from cinema_agent.graph.sound import sound_report
from cinema_agent.graph.state import ProductionState
from cinema_agent.media.files import file_sha256
from cinema_agent.script.noun import content_hash
from cinema_agent.script.takes import Cut

SUBJECT = "subject of the dailies"
VERSION = "3"


def report(state: ProductionState, *, runtime: Runtime[Office]) -> ProductionState:
    """Write `bible/` and `dailies.html`; where nothing changed, the page of the run that made the film stays."""
    office = runtime.context
    folder = office.folder
    cut = Cut.model_validate_json(folder.cut.read_text("utf-8"))
    subject = content_hash(
        VERSION, file_sha256(folder.film), [_slate_hash(office, event.slate) for event in cut.pictures]
    )
    if folder.recalled(SUBJECT) != subject or not folder.dailies.is_file():
        book = write_bible(office)
        with office.scratch() as scratch:
            page = scratch / folder.dailies.name
            with page.open("w", encoding="utf-8") as file:
                sound, captions = sound_report(office, cut), measured_captions(office, state["film"])
                file.writelines(dailies_page(office, cut, book, sound, captions, _timings(office)))
            folder.place(page, folder.dailies, file_sha256(page))
        folder.remember(SUBJECT, subject)
    office.events.tell("film", "finished", folder.film.name)
    return {}


def _slate_hash(office: Office, slate: str) -> str:
    return office.folder.noted(office.folder.slate_file(slate))


def _timings(office: Office) -> Mapping[str, float]:
    """Return the seconds each step took in this run, by the clock; steps overlap."""
    return {name: end - start for name, (start, end) in office.events.spans.items()}
