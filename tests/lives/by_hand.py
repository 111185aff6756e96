"""The figures of a journal, reckoned another way: from its raw file, with the standard library alone.

The formulas are PRACTICE.md's, sections 3 and 4. Nothing of taut is used, so that the same slip is not made twice.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any, TypeAlias
from uuid import NAMESPACE_OID, uuid5

Document: TypeAlias = dict[str, Any]
Figures: TypeAlias = dict[str, Any]
"""What a figure is of, and the figure."""
OUTCOMES = ("kept", "partly", "not", "let_go", None)


class Book:
    """A journal's pages, the oldest first, without those in the trash.

    Args:
        path: Its ``journal.json``.
        today: The last day looked at.
    """

    def __init__(self, path: Path, today: date) -> None:
        table = json.loads(path.read_text(encoding="utf-8"))["entries"]
        self.today = today
        self.pages = sorted(
            (page for page in table.values() if not page["deleted"]), key=lambda page: (page["day"], page["id"])
        )
        self._said: defaultdict[str, list[Document]] = defaultdict(list)
        for page in self.pages:
            for answer in page["answers"]:
                place = {"day": date.fromisoformat(page["day"]), "page": page, "at": sum(map(len, self._said.values()))}
                self._said[answer.get("role", "")].append({"about": "", **answer, **place})
        self.promises = self._promises()
        self.wants = [
            Want(self, name, one["about"])
            for one in self.answers("result")
            for name, text in made(one)
            if name and text
        ]

    def answers(self, *roles: str) -> list[Document]:
        """Answers in these roles, each with its day and its page."""
        return sorted((one for role in roles for one in self._said[role]), key=lambda one: one["at"])

    def numbers(self, role: str, about: str = "") -> list[tuple[date, float]]:
        """The numbers given to one thing."""
        return [(one["day"], one["value"]) for one in self.answers(role) if one["about"] == about and "value" in one]

    def ago(self, day: date) -> int:
        """Days gone by."""
        return (self.today - day).days

    def _promises(self) -> dict[str, Document]:
        found: dict[str, Document] = {}
        roles = ("promise", "outcome", "confidence", "serves", "unasked", "cause", "next", "promise_day")
        for one in self.answers(*roles):
            if one["role"] == "promise":
                for name, _ in made(one):
                    found[name] = {**one, "outcome": None, "serves": [], "causes": {}}
            elif promise := found.get(one["about"]):
                again = str(uuid5(NAMESPACE_OID, f"{one['page']['id']}/{one['about']}"))
                match one["role"]:
                    case "outcome":
                        promise["outcome"] = one["outcome"] if one["outcome"] != "not_yet" else None
                    case "next" if one["pick"]["id"] == "let_go":
                        promise["outcome"] = "let_go"
                    case "next":
                        if one["pick"]["id"] != "leave" and promise["outcome"] in ("not", "partly"):
                            tomorrow = one["day"] + timedelta(days=1)
                            kept = {name: value for name, value in promise.items() if name != "confidence"}
                            found[again] = {**kept, "outcome": None, "causes": {}, "day": tomorrow, "page": one["page"]}
                    case "promise_day":
                        moved = found.get(again, promise)
                        if (day := the_day(one["pick"]["id"], one["day"])) >= one["day"]:
                            moved["day"] = day
                    case "confidence":
                        promise["confidence"] = one["value"]
                    case "serves":
                        promise["serves"] = [pick["id"] for pick in one["picks"]]
                    case "unasked":
                        promise["unasked"] = one["pick"]["id"] == "yes"
                    case _:
                        promise["causes"] |= {pick["id"]: pick["text"] for pick in one["picks"]}
        return found

    @property
    def held(self) -> list[Want]:
        """The results that are neither reached nor set down."""
        return [want for want in self.wants if want.status == "held"]

    @property
    def present(self) -> Counter[date]:
        """Days with a page made in taut, and how many."""
        return Counter(date.fromisoformat(page["day"]) for page in self.pages if not page.get("imported"))


class Want:
    """A result, followed through the pages."""

    def __init__(self, book: Book, name: str, area: str) -> None:
        self.name, self.area, self.status = name, area, "held"
        self.versions: list[Document] = []
        self.ratings: list[tuple[date, float, float, str]] = []
        changed = ""
        roles = ("result", "reword", "remap", "shrink", "rating", "status", "anchor_10", "anchor_5", "anchor_0")
        for one in book.answers(*roles):
            page, role = one["page"]["id"], one["role"]
            if role == "result" and name in dict(made(one)):
                text = dict(made(one))[name]
                self.versions = [{"text": text, "height": 10.0, "is_said": True, "seen": {}, "day": one["day"]}]
            elif one["about"] != name:
                continue
            elif role == "rating":
                self.ratings.append((one["day"], one["value"], self.versions[-1]["height"], page))
            elif role == "status":
                self.status = one["pick"]["id"] if one["pick"]["id"] in ("reached", "set_down") else "held"
            elif role.startswith("anchor"):
                self.versions[-1]["seen"][int(role.removeprefix("anchor_"))] = one["text"]
            elif role == "shrink":
                if one["pick"]["id"] == "step" and changed == page:
                    self.versions.pop()
                    changed = ""
            elif role == "remap" or one["text"] != self.versions[-1]["text"]:
                if changed != page:
                    last = {**self.versions[-1], "is_said": False, "seen": {}, "day": one["day"]}
                    self.versions.append(last)
                    changed = page
                if role == "reword":
                    self.versions[-1]["text"] = one["text"]
                else:
                    self.versions[-1].update(height=self.versions[-2]["height"] * one["value"] / 10, is_said=True)
        nothing = {"nothing", "none", "-", "nothing new", ""}
        self.facts = [
            (one["day"], one["page"]["id"])
            for one in book.answers("fact")
            for text in _lines(one)
            if one["about"] == name and text.strip() not in nothing
        ]
        self.importance = next((value for _, value in reversed(book.numbers("importance", name))), None)
        self.clarity = next((value for _, value in reversed(book.numbers("clarity", name))), None)
        desires = [one["pick"]["id"] for one in book.answers("desire") if one["about"] == name]
        self.desire = desires[-1] if desires else None

    @property
    def height(self) -> float:
        """V."""
        return float(self.versions[-1]["height"])

    @property
    def realities(self) -> list[tuple[date, float]]:
        """R of each rating."""
        return [(day, round(value * height / 10, 9)) for day, value, height, _ in self.ratings]

    @property
    def gap(self) -> float | None:
        """T = V - R."""
        return self.height - self.realities[-1][1] if self.ratings else None

    @property
    def anchors(self) -> dict[int, str]:
        """What a visitor would see: of the versions since the scale changed last."""
        changes = [
            place for place in range(1, len(self.versions))
            if not self.versions[place]["is_said"]
            or not math.isclose(self.versions[place]["height"], self.versions[place - 1]["height"])
        ]  # fmt: skip
        since = changes[-1] if changes else 0
        return {at: text for version in self.versions[since:] for at, text in version["seen"].items()}

    def movement(self, book: Book) -> str | None:
        """Which way the gap went in four weeks."""
        gaps = [(book.ago(day), height - value * height / 10) for day, value, height, _ in self.ratings]
        now, then = [gap for ago, gap in gaps if ago < 28], [gap for ago, gap in gaps if ago >= 28][-8:]
        if len(now) < 2 or len(then) < 2:
            return None
        by = fmean(now) - fmean(then)
        error = scatter([[value for _, value in self.realities]]) * math.sqrt(1 / len(now) + 1 / len(then))
        return "steady" if abs(by) < max(2 * error, 0.5) else "closing" if by < 0 else "opening"

    def rise(self) -> tuple[float, float] | None:
        """How far reality came since the first ratings, and its standard error."""
        values = [value for _, value in self.realities]
        few = min(3, len(values) // 2)
        if not few:
            return None
        return fmean(values[-few:]) - fmean(values[:few]), scatter([values]) * math.sqrt(2 / few)

    def pull(self, book: Book) -> float | None:
        """P = T·c/10·d·f."""
        if self.gap is None or self.clarity is None or self.desire is None:
            return None
        fresh = max(0.25, 2 ** (-book.ago(self.facts[-1][0]) / 28)) if self.facts else 0.25
        wanted = {"yes": 1, "with_changes": 0.75, "not_sure": 0.5, "no": 0}[self.desire]
        return self.gap * self.clarity / 10 * wanted * fresh


def made(one: Document) -> list[tuple[str, str]]:
    """What an answer brings into the world, and its words."""
    items = one.get("items", [one])
    return [(item.get("id", ""), " ".join(item["text"].split())) for item in items]


def _lines(one: Document) -> list[str]:
    return [item["text"] for item in one["items"]] if "items" in one else [str(one.get("left", one.get("text", "")))]


def scatter(series: Iterable[Sequence[float]]) -> float:
    """σ² = (8 + Σ d²/6) / (8 + n) of the bends d = a - 2b + c, each at most 5; at least 0.4."""
    squares = [
        min(5.0, abs(line[at - 1] + line[at + 1] - 2 * line[at])) ** 2
        for line in series for at in range(1, len(line) - 1)
    ]  # fmt: skip
    return max(0.4, math.sqrt((8 + math.fsum(squares) / 6) / (8 + len(squares))))


def the_day(option: str, start: date) -> date:
    """The day an option names: a date, or so many days from another."""
    return start + timedelta(days=int(option)) if option.isdecimal() else date.fromisoformat(option)


def counts(promises: Iterable[Document]) -> tuple[int, ...]:
    """Kept, partly, not, let go, open."""
    found = Counter(promise["outcome"] for promise in promises)
    return tuple(found[outcome] for outcome in OUTCOMES)
