"""The commands as completion sees them, read from the very parsers that understand them, and written for each shell."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from tui.cli.color import WHEN
from tui.cli.commands import COMMANDS, SCREEN, TAKES_VALUE
from tui.cli.insights import PERIODS, TOPICS
from tui.settings import ABOUT

_DAYS = ("today", "yesterday")
_VALUES: dict[str, tuple[str, ...]] = {
    "DAY": _DAYS, "WHICH": ("last", *_DAYS), "FIRST LAST": _DAYS, "WHEN": WHEN,
    "FORMAT": ("markdown", "json", "csv"), "COMMAND": tuple(COMMANDS), "PART": (*TOPICS, *PERIODS),
}  # fmt: skip
_WORDS: dict[str, tuple[str, ...]] = {"restore": ("1", *_DAYS)}
"""What stands behind a command, where its help names it otherwise."""
_THEN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "config": (("get", "set", "unset"), tuple(ABOUT)),
    "promise": ((), ("y", "p", "x", "l")),
}
"""What stands behind the first word of a command: behind these, or any, come these."""
_FILES = {"FILE": "file", "DIR": "folder"}


class Slot(NamedTuple):
    """What may stand in one place.

    Attributes:
        names: The option's; none for a word of the command itself.
        values: What may be written; empty where it is anybody's guess.
        files: ``file`` or ``folder`` where it is one of those.
        takes: Whether a value stands behind the option.
        summary: What it is, in a few words.
    """

    names: tuple[str, ...]
    values: tuple[str, ...]
    files: str
    takes: bool
    summary: str


class Shape(NamedTuple):
    """One command.

    Attributes:
        names: It and its aliases; empty for ``taut`` itself.
        summary: What it does.
        options: In the order of its help.
        words: What stands behind it.
        after: The first words behind which ``then`` may stand; any where there are none.
        then: What may stand behind its first word.
    """

    names: tuple[str, ...]
    summary: str
    options: tuple[Slot, ...]
    words: Slot
    after: tuple[str, ...] = ()
    then: tuple[str, ...] = ()


def shapes(flows: Sequence[str]) -> list[Shape]:
    """``taut`` itself, then every command.

    Args:
        flows: The ids that stand where a flow is asked for.
    """
    whole = _shape((), SCREEN.module, SCREEN.summary, flows)
    found = [whole._replace(options=(*whole.options, Slot(("--version",), (), "", False, "which version this is")))]
    for name, command in COMMANDS.items():
        found.append(_shape((name, *command.aliases), command.module, command.summary, flows))
    return found


def _shape(names: tuple[str, ...], module: str, summary: str, flows: Sequence[str]) -> Shape:
    parser = import_module(f"tui.cli.{module}").parser()
    # Before the command all that any of them takes may stand.
    slots = [_slot(action, flows) for action in parser._actions if action.help != SUPPRESS or not names]
    words = next((slot for slot in slots if not slot.names), Slot((), (), "", True, ""))
    name = names[0] if names else ""
    if name in _WORDS:
        words = words._replace(values=_WORDS[name])
    return Shape(names, summary, tuple(slot for slot in slots if slot.names), words, *_THEN.get(name, ()))


def _slot(action: Action, flows: Sequence[str]) -> Slot:
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    if action.choices:
        values = tuple(map(str, action.choices))
    elif metavar == "FLOW":
        values = tuple(flows)
    elif " | " in metavar:
        values = tuple(part.split()[0] for part in metavar.split(" | ") if not part.isupper())
    else:
        values = _VALUES.get(metavar, ())
    return Slot(
        tuple(action.option_strings), values, _FILES.get(metavar.split(" ")[0], ""), action.nargs != 0,
        "" if action.help == SUPPRESS else (action.help or "").partition(";")[0],
    )  # fmt: skip


def bash(found: Sequence[Shape]) -> str:
    """For bash 3.2 and later."""
    taking = "|".join(TAKES_VALUE)
    values, commands = [], []
    for shape in found:
        pattern = "|".join(shape.names) or "''"
        for slot in shape.options:
            if slot.takes:
                behind = "|".join(f"{command}:{name}" for command in shape.names or ("",) for name in slot.names)
                values.append(f"    {behind}) {_bash_slot(slot)} ;;")
        options = " ".join(name for slot in shape.options for name in slot.names)
        words = _bash_slot(shape.words) if shape.names else "words=" + _quoted(_commands(found))
        commands.append(f"    {pattern}) options={_quoted(options)}; {words}{_bash_then(shape)} ;;")
    return f"""# taut: completion for bash. Use it with: source <(taut completion bash)
_taut() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local command= skip= words= files= options= value= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ -n $skip ]]; then skip=; continue; fi
    case ${{COMP_WORDS[i]}} in
      {taking}) skip=1 ;;
      -*) ;;
      *) command=${{COMP_WORDS[i]}}; break ;;
    esac
  done
  value=1
  case $command:$before in
{_lines(values)}
    *) value= ;;
  esac
  if [[ -z $value ]]; then
    case $command in
{_lines(commands)}
    esac
    if [[ $cur == -* ]]; then words=$options files=; fi
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [[ -n $files ]]; then
    local IFS=$'\\n'
    COMPREPLY+=($(compgen "$files" -- "$cur"))
    compopt -o filenames 2>/dev/null
  fi
}}
complete -F _taut taut
"""


def _bash_then(shape: Shape) -> str:
    if not shape.then:
        return ""
    words = f"words={_quoted(' '.join(shape.then))}"
    if shape.after:
        return f"; case $before in {'|'.join(shape.after)}) {words} ;; esac"
    return f"; if [[ $before != $command ]]; then {words}; fi"


def _bash_slot(slot: Slot) -> str:
    parts = [f"words={_quoted(' '.join(slot.values))}"] * bool(slot.values)
    parts += [f"files={'-d' if slot.files == 'folder' else '-f'}"] * bool(slot.files)
    return " ".join(parts) or ":"


def zsh(found: Sequence[Shape]) -> str:
    """For zsh with compinit."""
    commands = [f"    {_quoted(f'{shape.names[0]}:{shape.summary}')}" for shape in found[1:]]
    cases = []
    for shape in found[1:]:
        place = "1" if shape.then else "*"
        words = [_quoted(f"{place}:word:{_zsh_values(shape.words)}")] * bool(
            shape.words.values or shape.words.files or shape.then
        )
        words += [_quoted(f"2:word:({' '.join(shape.then)})")] * bool(shape.then)
        arguments = [*_zsh_options(shape.options), *words]
        cases.append(f"      {'|'.join(shape.names)}) _arguments {' '.join(arguments)} ;;")
    return f"""#compdef taut
# taut: completion for zsh. Use it with: source <(taut completion zsh)
_taut() {{
  local curcontext=$curcontext state line
  local -a commands
  commands=(
{_lines(commands)}
  )
  _arguments -C {" ".join(_zsh_options(found[0].options))} '1:command:->command' '*::word:->word'
  case $state in
    command) _describe -t commands command commands ;;
    word) case $line[1] in
{_lines(cases)}
    esac ;;
  esac
}}
if [ "$funcstack[1]" = _taut ]; then _taut "$@"; else compdef _taut taut; fi
"""


def _zsh_options(options: Sequence[Slot]) -> Iterator[str]:
    for slot in options:
        summary = re.sub(r"[\[\]:\\]", " ", slot.summary)
        behind = f":value:{_zsh_values(slot)}" if slot.takes else ""
        for name in slot.names:
            yield _quoted(f"{name}[{summary}]{behind}")


def _zsh_values(slot: Slot) -> str:
    if slot.files:
        return "_files -/" if slot.files == "folder" else "_files"
    return f"({' '.join(slot.values)})" if slot.values else " "


def fish(found: Sequence[Shape]) -> str:
    """For fish 3 and later."""
    lines = [
        "# taut: completion for fish. Use it with: taut completion fish | source",
        "complete -c taut -e",
        "complete -c taut -f",
    ]
    lines += [
        f"complete -c taut -n __fish_use_subcommand -a {shape.names[0]} -d {_fish(shape.summary)}"
        for shape in found[1:]
    ]
    for shape in found:
        seen = f"__fish_seen_subcommand_from {' '.join(shape.names)}" if shape.names else "__fish_use_subcommand"
        head = f"complete -c taut -n {_fish(seen)}"
        for slot in shape.options:
            names = " ".join(f"-{'l' if name.startswith('--') else 's'} {name.lstrip('-')}" for name in slot.names)
            lines.append(f"{head} {names}{_fish_values(slot)} -d {_fish(slot.summary)}")
        if shape.names and (shape.words.values or shape.words.files):
            lines.append(f"{head}{_fish_values(shape.words).replace(' -x', '').replace(' -r', '')}")
        if shape.then:
            behind = (
                f"__fish_seen_subcommand_from {' '.join(shape.after)}"
                if shape.after
                else "test (count (commandline -opc)) -gt 2"
            )
            lines.append(f"complete -c taut -n {_fish(f'{seen}; and {behind}')} -a {_fish(' '.join(shape.then))}")
    return _lines(lines) + "\n"


def _fish_values(slot: Slot) -> str:
    if not slot.takes:
        return ""
    if slot.files:
        return " -x -a '(__fish_complete_directories)'" if slot.files == "folder" else " -r -F"
    return f" -x -a {_fish(' '.join(slot.values))}" if slot.values else " -x"


SCRIPTS: dict[str, Callable[[Sequence[Shape]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}


def _commands(found: Sequence[Shape]) -> str:
    return " ".join(shape.names[0] for shape in found if shape.names)


def _lines(lines: Sequence[str]) -> str:
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
