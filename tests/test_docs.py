"""What the documentation shows is what the program does: its commands are run, its Python is run, its output compared.

In a Markdown file, a ``console`` block holds commands after ``$`` and what they print; a line ``...`` there stands for any
number of lines. A ``python`` block is run; a ``text`` block right behind it is what it prints. An HTML comment
``<!-- run in: NAME -->`` before a block says in which folder of the documentation's own inputs it is run (default: the
repository).
"""

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

from commandline import numclaims
from numclaims.cli import console

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "src" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```(?:\n\n```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)


def _blocks():
    for page in PAGES:
        if page.is_file():
            for number, block in enumerate(BLOCK.finditer(page.read_text(encoding="utf-8"))):
                yield pytest.param(*block.groups(), id=f"{page.relative_to(ROOT).as_posix()}[{number}]")


@pytest.fixture
def workplace(tmp_path):
    """A copy of what a reader of the repository has before him."""
    for name in ("seeds", "docs"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def _fits(shown, got):
    """Whether output is as shown, where a line of three points stands for any number of lines."""
    parts = [re.escape(part.strip("\n")) for part in re.split(r"^\s*(?:\.\.\.|…)\s*$", shown, flags=re.MULTILINE)]
    return re.fullmatch(r"\s*" + r"(?:.*?)".join(parts) + r"\s*", got, re.DOTALL) is not None


@pytest.mark.parametrize(("kind", "body", "shown"), list(_blocks()))
def test_block(kind, body, shown, workplace, monkeypatch):
    monkeypatch.chdir(workplace)
    if kind == "python":
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(body, "documentation", "exec"), {"__name__": "documentation"})
        if shown is not None:
            assert _fits(shown, printed.getvalue()), printed.getvalue()
        return
    for command, wanted in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
        if command.startswith(("make", "git", "python3 -m venv", "pip")):
            continue  # what these do is checked by the build itself
        words = shlex.split(command)
        assert words[0] == "numclaims", f"only our own commands are shown: {command}"
        done = numclaims(*words[1:], COLUMNS="100")
        assert done.returncode != console.EXIT_BROKEN, done.stderr
        assert "Traceback" not in done.stderr
        got = done.stdout + done.stderr
        assert _fits(wanted, got), f"{command} printed:\n{got}"


def test_every_command_stands_in_the_readme():
    from numclaims.cli import cli

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in cli.commands:
        assert f"numclaims {name}" in text, name


def test_files_that_the_documentation_names_exist():
    for page in PAGES:
        if not page.is_file():
            continue
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} names {target}"
