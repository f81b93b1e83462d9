"""The house keeps its doors shut: rooms import downwards only, packages live in one home, files stay small.

Everything is read from the syntax tree, imports inside functions and under TYPE_CHECKING included. The table
is docs/architecture.md's; change both in one commit.
"""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "cinema_agent"

LOW = {"errors", "script"}
MAKING = LOW | {"memory", "media"}
DIRECTING = MAKING | {"generators", "evaluation", "post", "agents", "plugins", "__init__"}
DOORS: dict[str, set[str]] = {
    "errors": set(),
    "script": {"errors"},
    "prompts": {"errors"},
    "plugins": {"errors"},
    "models": {"errors"},
    "memory": LOW,
    "media": LOW,
    "generators": MAKING | {"prompts", "models"},
    "evaluation": MAKING | {"models"},
    "post": MAKING,
    "agents": LOW | {"memory", "prompts", "generators.__init__"},
    "graph": DIRECTING,
    "training": MAKING | {"models", "generators", "evaluation"},
    "commands": DIRECTING | {"graph", "training", "prompts", "models"},
    "cli": {"commands"},
    "__init__": {"graph"},
}
"""Room -> rooms it may import, besides itself. `generators.__init__` stands for its protocols alone;
`__init__` is the package itself, which knows its version."""

HOMES: dict[str, tuple[str, ...]] = {
    "langgraph": ("graph/",),
    "litellm": ("agents/llm.py",),
    "av": ("media/",),
    "ffmpeg": ("media/",),
    "imageio_ffmpeg": ("media/",),
    "skia": ("generators/animatic/", "media/"),
    "diffusers": ("generators/",),
    "transformers": ("generators/", "models/", "evaluation/"),
    "torch": ("models/", "training/", "generators/", "evaluation/"),
    "typer": ("cli.py", "commands/"),
    "rich": ("cli.py", "commands/"),
    "pysubs2": ("post/",),
    "espeakng_loader": ("generators/voices/",),
}
"""Third-party package -> the only files it may be imported in (`doctor` may ask after any of them)."""
DOCTOR = "commands/doctor.py"

AT_FILE_TOP: dict[str, tuple[str, ...]] = {"torch": ("models/", "training/"), "litellm": (), "diffusers": ()}
"""Heavy packages, and where alone they may be imported when a file loads."""

COMMANDS_MAY_LOAD = {"errors", "plugins", "commands"}
"""What commands may import when they load; everything else inside functions, so that `--help` is quick."""

CATCHES_ALL = ("commands/", "graph/nightly.py", "graph/border.py", "plugins.py")
MAY_PRINT = ("commands/", "cli.py")
LONGEST_FILE, LONGEST_FUNCTION = 500, 80
HEAVY = ("torch", "langgraph", "litellm", "diffusers", "skia", "av", "cv2", "numpy")


@dataclass(frozen=True)
class Import:
    """One module imported by a file: its full dotted name, where, and whether loading the file imports it."""

    module: str
    line: int
    on_load: bool


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def inside(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    return Path(inside(path)).parts[0].removesuffix(".py")


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, Path]:
    return {dotted(path): path for path in files()}


@cache
def imports(path: Path) -> tuple[Import, ...]:
    return tuple(found(tree(path), path, on_load=True))


def found(node: ast.AST, path: Path, *, on_load: bool) -> Iterator[Import]:
    """Yield the imports under a node by full name; `from x import y` as x.y where that is a module."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, on_load) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = source_of(child, path)
            for alias in child.names:
                full = f"{base}.{alias.name}"
                yield Import(full if full in modules() else base, child.lineno, on_load)
        else:
            later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or is_typing_only(
                child
            )
            yield from found(child, path, on_load=on_load and not later)


def source_of(node: ast.ImportFrom, path: Path) -> str:
    if not node.level:
        return node.module or ""
    package = path.relative_to(ROOT).parent.parts
    above = package[: len(package) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def is_typing_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def rooms_of(module: str) -> set[str]:
    """Return the names under which a module of ours may be allowed in DOORS."""
    parts = module.split(".")[1:] or ["__init__"]
    is_protocols = len(parts) == 1 and parts[0] in {"generators"}
    return {parts[0], f"{parts[0]}.__init__"} if is_protocols else {parts[0]}


def of_ours(path: Path) -> Iterator[Import]:
    return (each for each in imports(path) if each.module.split(".")[0] == "cinema_agent")


def at(path: Path, line: int) -> str:
    return f"{inside(path)}:{line}"


def test_no_way_of_importing_escapes_the_table() -> None:
    source = """
from ..graph import office
from .. import media
if TYPE_CHECKING:
    from cinema_agent.graph.crew import Crew
def later():
    import skia
"""
    seen = list(found(ast.parse(source), PACKAGE / "memory" / "planted.py", on_load=True))

    assert [(each.module, each.on_load) for each in seen] == [
        ("cinema_agent.graph.office", True),
        ("cinema_agent.media", True),
        ("cinema_agent.graph.crew", False),
        ("skia", False),
    ]


def test_every_room_has_its_line_in_the_table() -> None:
    assert {room(path) for path in files()} <= set(DOORS)


def test_doors_open_downwards_only() -> None:
    wrong = [
        f"{at(path, each.line)} imports {each.module}"
        for path in files()
        for each in of_ours(path)
        if room(path) not in rooms_of(each.module) and not rooms_of(each.module) & DOORS[room(path)]
    ]

    assert wrong == []


def test_commands_load_nothing_heavy() -> None:
    wrong = [
        f"{at(path, each.line)} loads {each.module}"
        for path in files()
        if room(path) == "commands"
        for each in of_ours(path)
        if each.on_load and not rooms_of(each.module) & COMMANDS_MAY_LOAD
    ]

    assert wrong == []


def test_third_party_packages_live_in_one_home() -> None:
    wrong = []
    for path in files():
        for each in imports(path):
            package = each.module.split(".")[0]
            if package in HOMES and not inside(path).startswith((*HOMES[package], DOCTOR)):
                wrong.append(f"{at(path, each.line)} imports {package}")
            tops = AT_FILE_TOP.get(package)
            if tops is not None and each.on_load and not inside(path).startswith(tops or ("nowhere",)):
                wrong.append(f"{at(path, each.line)} imports {package} when it loads")

    assert wrong == []


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = {
        name: {each.module for each in of_ours(path) if each.on_load and each.module != name}
        for name, path in modules().items()
    }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_files_and_functions_stay_small() -> None:
    wrong = [
        f"{inside(path)} has {lines} lines"
        for path in files()
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    ]
    for path in files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    wrong.append(f"{at(path, node.lineno)} {node.name} has {length} lines")

    assert wrong == []


def test_every_file_says_what_it_is() -> None:
    assert [inside(path) for path in files() if len(ast.get_docstring(tree(path)) or "") < 10] == []


def test_only_named_places_catch_everything() -> None:
    wrong = [
        at(path, node.lineno)
        for path in files()
        if not inside(path).startswith(CATCHES_ALL)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and catches_all(node)
    ]

    assert wrong == []


def catches_all(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {each.id for each in caught if isinstance(each, ast.Name)}
    return handler.type is None or bool(names & {"Exception", "BaseException"})


def test_only_the_command_line_prints() -> None:
    wrong = [
        at(path, node.lineno)
        for path in files()
        if not inside(path).startswith(MAY_PRINT)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"print", "input"}
    ]

    assert wrong == []


def test_command_line_loads_without_the_heavy_packages() -> None:
    script = f"import sys, cinema_agent.cli; print(*[name for name in {HEAVY!r} if name in sys.modules])"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert loaded.stdout.split() == []


def entry_points() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["scripts"], *project["entry-points"].values()]
    return [target for group in groups for target in group.values()]


@pytest.mark.parametrize("target", entry_points())
def test_entry_point_can_be_imported(target: str) -> None:
    module, _, name = target.partition(":")

    assert callable(getattr(importlib.import_module(module), name))
