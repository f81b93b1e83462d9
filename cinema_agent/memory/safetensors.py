"""The safetensors container for float32 arrays: a JSON header saying where each array lies, then the bytes.

Written here because a few vectors are all we store; files are interchangeable with the safetensors package.

Source: the format description in the safetensors README (8-byte little-endian header length, JSON, data).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cinema_agent.errors import SettingsError
from cinema_agent.script.noun import Noun

LONGEST_HEADER = 1 << 20


class _Facts(Noun):
    """What a header says of an array: offsets are bytes from the end of the header."""

    dtype: Literal["F32"]
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]


def pack(arrays: Mapping[str, NDArray[np.float32]]) -> bytes:
    """Return the arrays as one safetensors file; the same arrays always give the same bytes."""
    header: dict[str, object] = {}
    data = b""
    for name in sorted(arrays):
        content = np.ascontiguousarray(arrays[name], "<f4").tobytes()
        offsets = [len(data), len(data) + len(content)]
        header[name] = {"dtype": "F32", "shape": list(arrays[name].shape), "data_offsets": offsets}
        data += content
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + data


def unpack(content: bytes) -> dict[str, NDArray[np.float32]]:
    """Return the arrays of a safetensors file of float32 arrays.

    Raises:
        SettingsError: not such a file, or one that points outside itself.
    """
    length = int.from_bytes(content[:8], "little")
    try:
        if length > min(LONGEST_HEADER, len(content) - 8):
            raise ValueError("the header is longer than the file")
        header = json.loads(content[8 : 8 + length])
        header.pop("__metadata__", None)
        return {
            name: _array(_Facts.model_validate(facts), content[8 + length :])
            for name, facts in header.items()
        }
    except (ValueError, TypeError, AttributeError) as error:
        raise SettingsError(
            "these are no vectors we can read (float32 safetensors); add them anew"
        ) from error


def _array(facts: _Facts, data: bytes) -> NDArray[np.float32]:
    start, end = facts.data_offsets
    if not 0 <= start <= end <= len(data):
        raise ValueError("an array lies outside the file")
    return np.frombuffer(data[start:end], "<f4").reshape(facts.shape).astype(np.float32)
