"""Make the fonts of `cinema_agent/media/fonts` from Fontsource packages (SIL Open Font License).

Run it once when a font is to be changed, in an environment of its own, from the repository's root:

    npm install @fontsource/inter@5.3.0 @fontsource/bebas-neue@5.3.0 @fontsource/oswald@5.3.0 \
                @fontsource/eb-garamond@5.3.0 @fontsource/noto-sans-jp@5.3.0
    pip install fonttools==4.68.0 brotli
    python tools/build_fonts.py node_modules/@fontsource

Web fonts come cut up by script and packed as WOFF2, which Skia cannot read: the pieces are unpacked, joined
and written as TrueType. The Japanese font is cut down to kana, punctuation and the kanji of JIS level 1,
without hints, as WOFF.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

TARGET = Path("cinema_agent/media/fonts")

SCRIPTS = ("latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese")

JOINED = {
    "Inter-SemiBold.ttf": ("inter", 600),
    "BebasNeue-Regular.ttf": ("bebas-neue", 400),
    "Oswald-SemiBold.ttf": ("oswald", 600),
    "EBGaramond-Medium.ttf": ("eb-garamond", 500),
}
JAPANESE = ("NotoSansJP-SemiBold.woff", "noto-sans-jp", 600)
LICENSES = {
    "inter": "OFL-Inter.txt",
    "bebas-neue": "OFL-BebasNeue.txt",
    "oswald": "OFL-Oswald.txt",
    "eb-garamond": "OFL-EBGaramond.txt",
    "noto-sans-jp": "OFL-NotoSansJP.txt",
}


def pieces(packages: Path, name: str, weight: int) -> list[Path]:
    """Return the web fonts a family is cut into, Latin first."""
    files = (packages / name / "files" / f"{name}-{script}-{weight}-normal.woff2" for script in SCRIPTS)
    return [file for file in files if file.exists()]


def joined(files: list[Path]) -> TTFont:
    """Return one font with the glyphs of all."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = []
        for file in files:
            font = TTFont(file, recalcTimestamp=False)
            font.flavor = None
            unpacked.append(f"{folder}/{file.stem}.ttf")
            font.save(unpacked[-1])
        return Merger().merge(unpacked)


def jis_level_1() -> set[int]:
    """Return the code points of kana, Japanese punctuation, full-width forms and JIS X 0208 level 1 kanji."""
    found = set(range(0x3000, 0x3040)) | set(range(0x3040, 0x3100)) | set(range(0xFF01, 0xFFEF))
    found |= set(range(0x20, 0x7F)) | {0x2014, 0x2015, 0x2018, 0x2019, 0x201C, 0x201D, 0x2025, 0x2026, 0x203B}
    for row in range(16, 48):
        for cell in range(1, 95):
            try:
                found.add(ord(bytes((row + 0xA0, cell + 0xA0)).decode("euc_jp")))
            except UnicodeDecodeError:
                continue  # Row 47 ends at cell 51.
    return found


def japanese(packages: Path, name: str, weight: int) -> TTFont:
    """Return the Japanese font cut down to what dialogue and titles are written with."""
    font = TTFont(packages / name / "files" / f"{name}-japanese-{weight}-normal.woff2", recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=["kern", "palt", "vert", "locl"], name_IDs=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=jis_level_1())
    cutter.subset(font)
    font.flavor = "woff"
    return font


def main(packages: Path) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for target, (name, weight) in JOINED.items():
        font = joined(pieces(packages, name, weight))
        font["head"].created = font["head"].modified = 0
        font.save(TARGET / target)
    target, name, weight = JAPANESE
    japanese(packages, name, weight).save(TARGET / target)
    for name, target in LICENSES.items():
        shutil.copyfile(packages / name / "LICENSE", TARGET / target)
    for file in sorted(TARGET.iterdir()):
        print(f"{file.stat().st_size:>9,d}  {file.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
