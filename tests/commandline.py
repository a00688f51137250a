"""The command line in this process: what a user sees of it, without the second that a new Python takes to start.

That ``python -m numclaims`` is the same, its exit status too, is shown where tests ask for ``started``.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from typing import NamedTuple

import pytest

from numclaims import pipeline
from numclaims.cli import main


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def numclaims(*arguments, cwd=None, typed="", **surroundings):
    """Run a command here; ``typed`` is what comes from the keyboard, ``surroundings`` are variables of the environment."""
    out, err = _stream(), _stream()
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(err))
        monkey = stack.enter_context(pytest.MonkeyPatch.context())
        monkey.setattr(sys, "stdin", _stream(typed))
        for name, value in surroundings.items():
            monkey.setenv(name, value)
        if cwd is not None:
            stack.enter_context(contextlib.chdir(cwd))
        stack.callback(pipeline.use_own)  # a user's own lexicons would stay for the tests to come
        status = 0
        try:
            main([str(a) for a in arguments])
        except SystemExit as stop:
            status = stop.code or 0
    return Done(status, _text(out), _text(err))


def started(*arguments, cwd=None, **given):
    """Run a command in a process of its own, as a shell does."""
    return subprocess.run(
        [sys.executable, "-m", "numclaims", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=cwd, **given,
    )  # fmt: skip


def _stream(text=""):
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", newline="\n", write_through=True)


def _text(stream):
    return stream.buffer.getvalue().decode()
