"""The vault: what was made is found again, whole or not at all, whoever else uses it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cinema_agent.errors import SettingsError
from cinema_agent.memory.vault import Entry, Vault

KEY = Vault.key(kind="take", generator="animatic", version="1", shot="12A")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "made.mp4"
    path.write_bytes(b"moving pictures" * 1000)
    return path


def kept(vault: Vault, clip: Path) -> Entry:
    return vault.keep(KEY, {"take.mp4": clip}, {"frames": 96})


def stored(vault: Vault) -> Path:
    (path,) = [path for path in (vault.folder / "files").rglob("*") if path.is_file()]
    return path


def test_key_changes_with_any_part_and_with_nothing_else() -> None:
    same = Vault.key(shot="12A", version="1", generator="animatic", kind="take")

    assert same == KEY
    assert (
        len({KEY, *(Vault.key(kind="take", generator="animatic", version=v, shot="12A") for v in "23")}) == 3
    )
    assert Vault.key(kind="keyframes", generator="animatic", version="1", shot="12A") != KEY


def test_product_is_found_with_its_facts_and_copied_out(vault: Vault, clip: Path, tmp_path: Path) -> None:
    kept(vault, clip)

    entry = Vault(vault.folder).find(KEY)
    assert entry is not None and entry.facts == {"frames": 96}
    vault.copy_into(entry, "take.mp4", tmp_path / "takes" / "12A-1.mp4")

    copy = tmp_path / "takes" / "12A-1.mp4"
    assert copy.read_bytes() == clip.read_bytes() == vault.path_of(entry, "take.mp4").read_bytes()
    assert copy.stat().st_nlink == stored(vault).stat().st_nlink == 1


def test_unknown_product_is_not_found(vault: Vault) -> None:
    assert vault.find(KEY) is None and vault.fetch(KEY, {}) is None


def test_copy_may_be_changed_without_touching_the_vault(vault: Vault, clip: Path, tmp_path: Path) -> None:
    vault.copy_into(kept(vault, clip), "take.mp4", tmp_path / "mine.mp4")
    (tmp_path / "mine.mp4").write_bytes(b"edited")

    assert vault.find(KEY) is not None


@pytest.mark.parametrize("damage", [b"", b"moving", b"Moving pictures" * 1000])
def test_damaged_file_is_never_found(vault: Vault, clip: Path, damage: bytes) -> None:
    kept(vault, clip)
    stored(vault).write_bytes(damage)

    assert vault.find(KEY) is None

    kept(vault, clip)
    assert vault.find(KEY) is not None


def test_missing_file_is_never_found(vault: Vault, clip: Path) -> None:
    kept(vault, clip)
    stored(vault).unlink()

    assert vault.find(KEY) is None


def test_touched_but_whole_file_is_still_found(vault: Vault, clip: Path) -> None:
    kept(vault, clip)
    os.utime(stored(vault))

    assert vault.find(KEY) is not None and vault.find(KEY) is not None


def test_damage_without_a_trace_is_caught_when_copied(vault: Vault, clip: Path, tmp_path: Path) -> None:
    entry = kept(vault, clip)
    before = stored(vault).stat().st_mtime_ns
    stored(vault).write_bytes(b"Moving pictures" * 1000)
    os.utime(stored(vault), ns=(before, before))

    assert vault.fetch(KEY, {"take.mp4": tmp_path / "out.mp4"}) is None
    assert not (tmp_path / "out.mp4").exists() and vault.find(KEY) is None
    kept(vault, clip)
    stored(vault).write_bytes(b"x")
    with pytest.raises(SettingsError, match="damaged and was thrown away"):
        vault.copy_into(entry, "take.mp4", tmp_path / "out.mp4")


def test_edited_facts_are_not_believed(vault: Vault, clip: Path) -> None:
    kept(vault, clip)
    (record,) = (vault.folder / "entries").rglob("*.json")
    record.write_bytes(record.read_bytes().replace(b"96", b"97"))

    assert vault.find(KEY) is None


def test_keeping_again_replaces(vault: Vault, clip: Path, tmp_path: Path) -> None:
    kept(vault, clip)
    clip.write_bytes(b"better")
    vault.keep(KEY, {"take.mp4": clip}, {"frames": 12})

    entry = vault.fetch(KEY, {"take.mp4": tmp_path / "out.mp4"})
    assert entry is not None and entry.facts["frames"] == 12
    assert (tmp_path / "out.mp4").read_bytes() == b"better"


@pytest.mark.parametrize("key", ["", "../../etc/passwd", KEY.upper(), KEY[:-1]])
def test_what_is_no_key_cannot_name_a_file(vault: Vault, key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        vault.find(key)


@pytest.fixture
def full_disk() -> Iterator[None]:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_full_disk_is_one_clear_line_and_leaves_nothing(vault: Vault, clip: Path, full_disk: None) -> None:
    with pytest.raises(SettingsError, match="free some space and run again"):
        kept(vault, clip)

    assert [path for path in vault.folder.rglob("*") if path.is_file()] == []


def test_folder_that_cannot_be_written_is_one_clear_line(clip: Path, tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("a file where the vault should be")

    with pytest.raises(SettingsError, match="cannot write to"):
        kept(Vault(tmp_path / "vault"), clip)


def test_two_processes_may_keep_the_same_products_at_once(vault: Vault, tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from cinema_agent.memory.vault import Vault
vault, made = Vault(Path(sys.argv[1])), Path(sys.argv[2])
for number in range(60):
    made.write_bytes(b"%d" % number * 500)
    key = vault.key(kind="take", number=number)
    vault.keep(key, {"a": made}, {"number": number})
    entry = vault.find(key)
    assert entry is not None and vault.path_of(entry, "a").read_bytes() == made.read_bytes(), number
"""
    workers = [
        subprocess.Popen([sys.executable, "-c", script, str(vault.folder), str(tmp_path / name)])
        for name in "ab"
    ]

    assert [worker.wait(timeout=60) for worker in workers] == [0, 0]
    assert all(vault.find(vault.key(kind="take", number=n)) for n in range(60))
    assert list(vault.folder.rglob("*.part")) == []
