"""Gather the icons that `props.toml` names from the Fluent Emoji Flat set into `fluent.json`.

Usage: python tools/gather_props.py ICONS.json     (from `npm pack @iconify-json/fluent-emoji-flat`, MIT)
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

SHEETS = Path(__file__).parents[1] / "cinema_agent/generators/animatic/sheets/props"


def main(icons_file: Path) -> None:
    icons = json.loads(icons_file.read_text())["icons"]
    props = tomllib.loads((SHEETS / "props.toml").read_text())
    wanted = sorted({prop["fluent"] for prop in props.values() if "fluent" in prop})
    bodies = {name: icons[name]["body"] for name in wanted}
    lines = ",\n".join(f"{json.dumps(name)}:{json.dumps(body)}" for name, body in bodies.items())
    (SHEETS / "fluent.json").write_text("{\n" + lines + "\n}\n")
    print(f"{len(bodies)} icons, {(SHEETS / 'fluent.json').stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
