"""What the picture is: size in pixels and a rational frame rate. Lengths are whole frames everywhere."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from cinema_agent.script.noun import Noun

LARGEST_SIDE = 7680
SMALLEST_SIDE = 64


def parse_rate(value: Any) -> Fraction:
    """Read `24`, `25.0`, `23.976` or `24000/1001` as an exact frame rate.

    Raises:
        ValueError: not a rate between 1 and 240 frames a second.
    """
    named = {"23.976": "24000/1001", "23.98": "24000/1001", "29.97": "30000/1001", "59.94": "60000/1001"}
    text = str(value).strip()
    try:
        rate = Fraction(named.get(text, text))
    except (ValueError, ZeroDivisionError):
        raise ValueError(
            f"{text!r} is no frame rate; use 24, 25, 30 or a fraction such as 24000/1001"
        ) from None
    if not 1 <= rate <= 240:
        raise ValueError(f"{text} frames a second is out of range; use 1 to 240")
    return rate


Rate = Annotated[
    Fraction,
    BeforeValidator(parse_rate),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d+(/\d+)?$", "examples": ["24", "24000/1001"]}),
]


class PictureSize(Noun):
    """Width and height in pixels, both even (4:2:0 needs it)."""

    width: int = Field(ge=SMALLEST_SIDE, le=LARGEST_SIDE)
    height: int = Field(ge=SMALLEST_SIDE, le=LARGEST_SIDE)

    @model_validator(mode="after")
    def _even(self) -> PictureSize:
        if self.width % 2 or self.height % 2:
            nearest = f"{self.width + self.width % 2}x{self.height + self.height % 2}"
            raise ValueError(f"{self} has an odd side; video needs even sides, such as {nearest}")
        return self

    @classmethod
    def parse(cls, text: str) -> PictureSize:
        """Read `1280x720`.

        Raises:
            ValueError: not of that form, out of range or odd.
        """
        match = re.fullmatch(r"(\d{1,5})\s*[xX×]\s*(\d{1,5})", text.strip())
        if not match:
            raise ValueError(f"{text!r} is no picture size; write WIDTHxHEIGHT, such as 1280x720")
        width, height = int(match[1]), int(match[2])
        for side in (width, height):
            if not SMALLEST_SIDE <= side <= LARGEST_SIDE:
                raise ValueError(
                    f"{text} is out of range; sides go from {SMALLEST_SIDE} to {LARGEST_SIDE} pixels"
                )
        return cls(width=width, height=height)

    @property
    def aspect(self) -> float:
        return self.width / self.height

    @property
    def is_portrait(self) -> bool:
        return self.height > self.width

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


class Format(Noun):
    """Size and rate of a film."""

    size: PictureSize = PictureSize(width=1280, height=720)
    rate: Rate = Fraction(24)

    def frames(self, seconds: float) -> int:
        """Return the whole number of frames nearest to `seconds`, at least one."""
        return max(1, round(Fraction(seconds).limit_denominator(10**6) * self.rate))

    def seconds(self, frames: int) -> float:
        """Return how long `frames` last."""
        return float(frames / self.rate)
