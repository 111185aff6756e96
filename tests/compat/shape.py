"""Today's portrait in the shape that 0.1.0 gave it."""

from __future__ import annotations

from typing import Any

from tui.records.option_ids import OLD_WORDS

BY_ID = {"desire", "tension", "heat", "pile", "area", "focus", "preferred", "signal", "status", "shrink"}
"""Roles in which 0.1.0 remembered the option's id as what was said."""


def as_then(portrait: dict[str, Any]) -> dict[str, Any]:
    """Today's portrait in the shape of 0.1.0's.

    No ids beside the words, the old words where they were ids, and facts of an area guessed to be a result's.
    """

    def words(role: str, option: str) -> str:
        return next((old for old, new in OLD_WORDS.get(role, {}).items() if new == option), option)

    def said(role: str, one: dict[str, Any]) -> dict[str, Any]:
        picked = one.pop("picked")
        assert role not in BY_ID or picked, f"{role} is read by id"
        if role == "habit":
            return {**one, "text": f"{picked} {one['text']}".strip()}  # the mark stood before the words
        was_id = role in ("focus", "preferred") or (role == "area" and one["flow"] != "vision")  # several areas there
        return {**one, "text": picked if was_id else one["text"]}

    for result in portrait["results"]:
        result["facts"] = guessed(result, portrait["said"].get("fact", []))
    portrait["aside"] = portrait.pop("exclusions")
    assert portrait["aside"].pop("sentences") == {}
    portrait["said"]["limit"] = as_one(portrait["said"]["limit"])
    portrait["said"] = {role: [said(role, one) for one in all_of] for role, all_of in portrait["said"].items()}
    for replies in portrait["replies"].values():
        for one in replies:
            assert not one.pop("picked")
    for result in portrait["results"]:
        assert result.pop("rests") is None
        assert not result.pop("parent")
        del result["own"]
        result["status"] = words("status", result["status"])
        result["desire"] = result["desire"] and words("desire", result["desire"])
        result["anchors"] = {
            at: words for wording in result["wordings"] for at, words in wording.pop("anchors").items()
        }
        for wording in result["wordings"]:
            picked = wording.pop("reason_id")
            del wording["is_measured"]
            assert bool(picked) == bool(wording["reason"])
        for name in ("facts", "images", "obstacles", "tensions", "target"):
            result[name] = [said("tension" if name == "tensions" else "fact", one) for one in result[name]]
    for value in portrait["values"]:
        for name in ("sighted", "strained"):
            value[name] = [one["day"] for one in value[name]]
    for promise in portrait["promises"]:
        assert not (promise.pop("made") or promise.pop("again") or promise.pop("not_yet"))
        promise["causes"] = [cause["text"] for cause in promise["causes"]]
    return portrait


def guessed(result: dict[str, Any], facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A result's facts as 0.1.0 counted them: those about its area as well, where the same entry rated it."""
    rated = {rating["entry"] for rating in result["ratings"]}
    of_area = [dict(one) for one in facts if one["about"] == result["area"] and one["entry"] in rated]
    return sorted([*result["facts"], *of_area], key=lambda one: (one["day"], one["entry"]))


def as_one(limits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Both sides of the limits of an entry in one text, as 0.1.0 remembered them."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for one in limits:
        place = (one["entry"], one["about"])
        text = f"{found[place]['text']}\n{one['text']}" if place in found else one["text"]
        found[place] = {**one, "text": text, "picked": ""}
    return list(found.values())
