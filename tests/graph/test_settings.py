from pathlib import Path

import pytest

from cinema_agent.errors import SettingsError
from cinema_agent.graph.request import request, tables_of
from cinema_agent.graph.settings import (
    default_folder,
    default_seed,
    environment_values,
    settings_from,
    settings_toml,
    slug,
)

LOGLINE = "A clown loses his laugh."


def settings(**film: object):
    return settings_from({"film": {"logline": LOGLINE, **film}}, where="options")


def test_the_default_seed_comes_from_the_logline():
    assert settings().film.seed == default_seed(LOGLINE) == settings().film.seed
    assert settings(seed=7).film.seed == 7


def test_settings_survive_their_toml(tmp_path: Path):
    import tomllib

    before = settings(title='He said "no"\\ \n 光', rate="24000/1001", size="720x1280")

    after = settings_from(tomllib.loads(settings_toml(before)), where="file")

    assert after == before


@pytest.mark.parametrize(
    ("film", "told"),
    [
        ({"size": "1281x720"}, "odd side"),
        ({"size": "big"}, "WIDTHxHEIGHT"),
        ({"size": "10x10"}, "out of range"),
        ({"rate": "0"}, "out of range"),
        ({"rate": "fast"}, "no frame rate"),
        ({"seconds": 1}, "film.seconds"),
        ({"colour": "red"}, "unknown key"),
    ],
)
def test_wrong_settings_are_told_in_one_line_naming_the_key(film: dict[str, object], told: str):
    with pytest.raises(SettingsError, match=told) as caught:
        settings(**film)

    assert "\n" not in str(caught.value)


def test_a_folder_of_another_version_is_refused():
    with pytest.raises(SettingsError, match="version 2"):
        settings_from({"format_version": 2, "film": {"logline": LOGLINE}}, where="production.toml")


def test_the_default_folder_differs_when_any_setting_differs():
    folders = {
        default_folder(settings()),
        default_folder(settings(seed=1)),
        default_folder(settings(seconds=30)),
    }

    assert len(folders) == 3
    assert all(folder.name.startswith("a-clown-loses-his-laugh-") for folder in folders)


def test_a_slug_is_safe_whatever_the_title():
    assert slug("../../etc/passwd\0") == "etc-passwd"
    assert slug("光の物語") == "film"
    assert len(slug("long " * 100)) <= 40


def test_the_environment_sets_what_options_do_not():
    values = environment_values({"CINEMA_AGENT_CREW_VOICE": "espeak", "CINEMA_AGENT_FILM_SECONDS": "12"})

    assert values == {"crew": {"voice": "espeak"}, "film": {"seconds": "12"}}


def test_options_find_their_table():
    assert tables_of({"seconds": 5, "voice": "none", "captions": "soft"}) == {
        "film": {"seconds": 5},
        "crew": {"voice": "none"},
        "delivery": {"captions": "soft"},
    }
    with pytest.raises(SettingsError, match="no option 'sede'"):
        tables_of({"sede": 1})


@pytest.mark.parametrize("nothing", ["", "   ", "...", "\n\n", "123 !"])
def test_an_empty_logline_is_refused(nothing: str, tmp_path: Path):
    with pytest.raises(SettingsError, match="empty"):
        request(nothing, out=tmp_path / "film", options={})


def test_a_binary_file_is_refused(tmp_path: Path):
    binary = tmp_path / "story.txt"
    binary.write_bytes(b"\x00\x01\x02film")

    with pytest.raises(SettingsError, match="binary file"):
        request(str(binary), out=None, options={})


def test_a_text_file_becomes_the_logline(tmp_path: Path):
    story = tmp_path / "story.txt"
    story.write_text("\ufeffA fox finds a key.\nShe opens the door.", "utf-8")

    asked = request(str(story), out=tmp_path / "film", options={})

    assert asked.settings.film.logline == "A fox finds a key.\nShe opens the door."


def test_a_missing_text_file_is_not_taken_for_a_logline():
    with pytest.raises(SettingsError, match="no file"):
        request("stories/missing.txt", out=None, options={})


def test_a_folder_that_is_no_production_is_refused(tmp_path: Path):
    with pytest.raises(SettingsError, match=r"without production\.toml"):
        request(str(tmp_path), out=None, options={})


def test_the_folder_of_another_film_is_refused(tmp_path: Path):
    (tmp_path / "production.toml").write_text(settings_toml(settings()), "utf-8")

    with pytest.raises(SettingsError, match="holds another film"):
        request("A fox finds a key.", out=tmp_path, options={})


def test_a_folder_with_other_files_is_refused(tmp_path: Path):
    (tmp_path / "thesis.doc").write_text("precious")

    with pytest.raises(SettingsError, match="holds other files"):
        request(LOGLINE, out=tmp_path, options={})


def test_going_on_with_a_production_keeps_its_settings_and_takes_new_options(tmp_path: Path):
    (tmp_path / "production.toml").write_text(settings_toml(settings(seconds=20)), "utf-8")

    asked = request(str(tmp_path), out=None, options={"film": {"seed": 5}})

    assert (asked.settings.film.seconds, asked.settings.film.seed) == (20, 5)
    assert not asked.is_new
