"""The JSON schema of a screenplay, which lies beside `screenplay.json` so that editors help with it."""

from __future__ import annotations

import json

from cinema_agent.script.screenplay import SCHEMA_VERSION, Screenplay


def screenplay_schema() -> str:
    """Return the JSON schema of `screenplay.json` as text; the same text every time."""
    schema = Screenplay.model_json_schema()
    schema |= {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"cinema-agent screenplay, version {SCHEMA_VERSION}",
    }
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
