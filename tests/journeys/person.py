"""Someone who uses taut by keys alone, day after day, and looks at what stands on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from tests.app.driving import MORNING, Driver, driving
from tui.app.session.screen import SessionScreen

WORDS: Mapping[str, str] = {}
"""Nothing in particular to say."""


def day(number: int, hour: int = 7, minute: int = 2) -> datetime:
    """A moment of the journey: day 0 is the first."""
    return (MORNING + timedelta(days=number)).replace(hour=hour, minute=minute)


async def answer(driver: Driver, words: Mapping[str, str] = WORDS, until: str = "") -> list[str]:
    """Answers the session on the screen to its end, or up to a step.

    Args:
        driver: The keyboard and the screen.
        words: What is written at a step, by the step's id; elsewhere a line that names the step.
        until: The step that is left to the caller.

    Returns:
        The steps that were asked.
    """
    asked: list[str] = []
    for _ in range(60):
        screen = driver.app.screen
        if not isinstance(screen, SessionScreen):
            break
        question = screen.runner.question
        assert question is not None
        if question.step.id == until:
            break
        asked.append(question.step.id)
        for field in question.fields:
            said = words.get(question.step.id, f"A line about {question.step.id}")
            match field.kind:
                case "timer":
                    await driver.press("space")
                case "review":
                    await driver.press("enter")
                case "emotion":
                    await driver.press("4", "1", "2", "enter")
                case "ypn":
                    await driver.press(words.get(question.step.id, "y"), "enter")
                case "scale":
                    await driver.press(words.get(question.step.id, "6"), "enter")
                    if screen.runner.revealed:
                        await driver.press("enter")
                case "choice":
                    await driver.press("1", "enter")
                case "multi" | "values":
                    await driver.press("1", "enter")
                case "short":
                    await driver.write(said, "enter")
                case "split":
                    await driver.write(said, "tab")
                    await driver.write("What I make of it", "tab")
                case _:
                    await driver.write(said, "tab")
    return asked


async def reads_on_to(driver: Driver, text: str) -> bool:
    """Whether a text comes into sight in reading on, a screen at a time."""
    for _ in range(8):
        if text in driver.words:
            return True
        await driver.press("space")
    return text in driver.words


async def find(driver: Driver, words: str) -> None:
    """Opens the palette, types, and runs what it finds first."""
    await driver.press("ctrl+p")
    for letter in words:
        await driver.press("space" if letter == " " else letter)
    await driver.press("enter")


async def one_session(
    home: Path, at: datetime, keys: tuple[str, ...], words: Mapping[str, str] = WORDS, seen: str = ""
) -> str:
    """A sitting of one session: taut is opened, begun by keys, answered and left.

    Returns:
        What stood on the screen at the end.
    """
    async with driving(home, at=at) as driver:
        if seen:
            assert seen in driver.words, driver.screen
        await driver.press(*keys)
        await answer(driver, words)
        return driver.words
