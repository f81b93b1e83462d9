import json
import os
from pathlib import Path

import pytest

from cinema_agent.errors import SettingsError
from cinema_agent.graph.folder import ProductionFolder


@pytest.fixture
def folder(tmp_path: Path):
    opened = ProductionFolder(tmp_path / "film")
    opened.open()
    yield opened
    opened.close()


def test_a_file_is_ours_until_a_hand_changes_it(folder: ProductionFolder):
    folder.write(folder.cut, "{}")
    assert not folder.is_hand_edited(folder.cut)

    folder.cut.write_text("{ }")

    assert folder.is_hand_edited(folder.cut)
    assert list(folder.hand_edits()) == []  # the cut is no input


def test_a_take_laid_beside_ours_is_the_users(folder: ProductionFolder):
    own = folder.take("1A-2")
    own.parent.mkdir()
    own.write_bytes(b"my clip")

    assert list(folder.hand_edits()) == ["takes/1A-2.mp4"]


def test_a_kill_between_noting_and_writing_leaves_the_old_file_ours(folder: ProductionFolder):
    folder.write(folder.screenplay, "old")
    folder.note(folder.screenplay, "0" * 64)  # noted; the kill came before the file was written

    assert not folder.is_hand_edited(folder.screenplay)


def test_half_a_line_in_the_ledger_is_passed_over(folder: ProductionFolder):
    folder.write(folder.screenplay, "text")
    with (folder.root / ".ledger.json").open("a") as ledger:
        ledger.write('{"film.mp4": "12')
    folder.close()

    again = ProductionFolder(folder.root)
    again.open()

    assert not again.is_hand_edited(again.screenplay)
    again.close()


def test_words_about_the_production_are_kept_from_run_to_run(folder: ProductionFolder):
    folder.remember("owner", "hand")
    folder.close()

    again = ProductionFolder(folder.root)
    again.open()

    assert again.recalled("owner") == "hand"
    assert again.recalled("nothing") is None
    again.close()


def test_two_runs_in_one_folder_are_refused(folder: ProductionFolder):
    with pytest.raises(SettingsError, match=f"in use by another run .process {os.getpid()}"):
        ProductionFolder(folder.root).open()


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(SettingsError, match="cannot write"):
        ProductionFolder(tmp_path / "file" / "film").open()


def test_the_ledger_stays_small_when_nothing_changes(folder: ProductionFolder):
    for _ in range(50):
        folder.write(folder.cut, "same")

    lines = (folder.root / ".ledger.json").read_text().splitlines()
    assert [list(json.loads(line)) for line in lines] == [["cut.json"]]
