"""Small JPEGs of keyframes for the dailies, kept in the vault by the hash of the still.

The worker that drew a keyframe leaves its preview, so that the page need not decode every still again.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from cinema_agent.media.stills import decode_picture, small_jpeg
from cinema_agent.memory.vault import Vault

PREVIEW_HEIGHT = 180
NAME = "preview.jpg"
_VERSION = "1"


def keep_preview(vault: Vault, still_sha256: str, preview: Path) -> None:
    """Keep the preview of a still.

    Raises:
        SettingsError: the vault cannot be written.
    """
    vault.keep(_key(still_sha256), {NAME: preview}, {})


def preview_of(vault: Vault, still: bytes) -> bytes:
    """Return a still's preview as JPEG: kept, or made now.

    Raises:
        MediaError: the still is no picture.
    """
    entry = vault.find(_key(hashlib.sha256(still).hexdigest()))
    if entry is not None:
        return vault.path_of(entry, NAME).read_bytes()
    return small_jpeg(decode_picture(still), PREVIEW_HEIGHT)


def _key(still_sha256: str) -> str:
    return Vault.key(kind="preview", version=_VERSION, height=PREVIEW_HEIGHT, still=still_sha256)
