"""A ring: things that make one another more or less in a circle, as one kind of row of a page."""

from __future__ import annotations

import msgspec

from tui.records.text import one_line


class Link(msgspec.Struct, frozen=True):
    """What one thing of a ring does to the next.

    Attributes:
        thing: What it is called.
        is_more: Whether more of it makes the next one more; else it makes it less.
        is_late: Whether that takes a while to show.
    """

    thing: str
    is_more: bool
    is_late: bool = False

    @property
    def effect(self) -> str:
        """What becomes of the next thing."""
        return f"{'more' if self.is_more else 'less'}{', after a while' if self.is_late else ''}"


class Ring(msgspec.Struct, frozen=True, tag=True):
    """Things that make one another more or less in a circle.

    Attributes:
        links: In their order; the last one acts on the first.
    """

    links: tuple[Link, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each link in words."""
        following = (*self.links[1:], self.links[0])
        return tuple(
            f"The more “{one_line(link.thing)}”, the {'more' if link.is_more else 'less'} “{one_line(other.thing)}”"
            f"{', after a while' if link.is_late else ''}."
            for link, other in zip(self.links, following, strict=True)
        )
