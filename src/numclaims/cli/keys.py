"""Single keys and lines of a person at a terminal, or of a pipe that stands for one."""

from __future__ import annotations

import sys

import click


class Keys:
    """Where answers come from: key by key at a terminal; from a pipe all at once, a line break behind a key being passed over."""

    def __init__(self) -> None:
        self._piped = None if sys.stdin.isatty() else sys.stdin.read()
        self._ahead = ""

    def key(self) -> str:
        """The next key, in lower case; empty at the end of a pipe."""
        if self._piped is None:
            pressed = self._ahead or click.getchar()
            # Keys that were pressed in quick succession come at once; so do those of one arrow key.
            pressed, self._ahead = (pressed, "") if pressed.startswith("\x1b") else (pressed[:1], pressed[1:])
            return "" if pressed in {"\x04", "\x1a"} else pressed.lower()
        self._piped = self._piped.lstrip()
        pressed, self._piped = self._piped[:1], self._piped[1:].removeprefix("\n")
        return pressed.lower()

    def line(self, question: str) -> str:
        """An answer of a line, without blanks at its ends."""
        if self._piped is None:
            answer: str = click.prompt(question, default="", show_default=False)
            return answer.strip()
        answer, _, self._piped = self._piped.partition("\n")
        return answer.strip()
