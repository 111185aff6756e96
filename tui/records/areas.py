"""Parts of a life that a vision can stand in."""

from __future__ import annotations

import msgspec


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """One life area.

    Attributes:
        id: Lasting short name.
        name: As shown.
        description: What belongs to it.
        vision_prompt: A question that opens a picture of it.
        reality_prompt: A question about its plain facts.
        shown_first: Whether it stands in the short list; the others are one key further.
    """

    id: str
    name: str
    description: str = ""
    vision_prompt: str = ""
    reality_prompt: str = ""
    shown_first: bool = True
