"""A claim under review on the terminal, in lines that break where a reader would break them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import click

from numclaims.cli.console import width

if TYPE_CHECKING:
    from numclaims.claims import Claim

_KEYS: Final = (
    "a accept", "c correct", "r reject", "m merge series", "p split off", "n name the source", "s skip", "u undo", "q quit",
)  # fmt: skip
_INDENT: Final = "  "
_BETWEEN: Final = "   "
_MARK: Final = re.compile("\x01(.*?)\x02")
"""The number within its sentence, until the sentence is broken into lines."""


def show(claim: Claim, at: int, count: int) -> None:
    """One claim: where it stands, its sentence with the number marked, what was read, and the rules that read it."""
    start, end = claim.char_start - claim.sentence_start, claim.char_end - claim.sentence_start
    before, number, behind = (_plain(claim.sentence[a:b]) for a, b in ((None, start), (start, end), (end, None)))
    published = claim.published_latest.isoformat() if claim.published_latest else "undated"
    click.echo()
    click.secho(
        f"{at + 1} of {count}   certain to {claim.confidence:.0%}   {claim.publisher or claim.doc_id}, {published}",
        bold=True,
    )
    whole = number.replace(" ", "\xa0")  # a number of two words stays on one line
    sentence = "\n".join(_wrapped(f"{before}\x01[{whole}]\x02{behind}"))
    click.echo(_MARK.sub(lambda m: click.style(m[1].replace("\xa0", " "), bold=True, reverse=True), sentence))
    for line in _beside_each_other(_fields(claim)):
        click.echo(line)
    click.secho("\n".join(_wrapped(f"{claim.doc_id}  {claim.claim_id}  {', '.join(claim.rules)}")), dim=True)
    show_keys()


def show_keys() -> None:
    """The keys and what each does."""
    for line in _beside_each_other(_KEYS, ""):
        click.secho(line, dim=True)


def say(text: str) -> None:
    """A sentence below what is shown."""
    click.echo("\n".join(_wrapped(text)))


def _fields(claim: Claim) -> Iterable[str]:
    """What was read, each with its name as it is corrected."""
    from numclaims.records.corrections import FIELDS
    from numclaims.views.tables import number

    for name in FIELDS:
        value = getattr(claim, name, None)
        if value is None or (name == "negated" and not value) or name == "place_country":
            continue
        shown = number(value) if isinstance(value, float) else str(value)
        yield f"{name} {click.style(_plain(shown), bold=True)}"


def _beside_each_other(parts: Iterable[str], indent: str = _INDENT) -> list[str]:
    """Parts in lines that are as full as the terminal is wide; none is broken."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{_BETWEEN}{part}" if lines else ""
        if lines and len(click.unstyle(longer)) <= width():
            lines[-1] = longer
        else:
            lines.append(indent + part)
    return lines


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, width(), initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def _plain(text: str) -> str:
    """Text of a source for a terminal: one line, nothing that a terminal obeys."""
    return "".join(ch if ch.isprintable() else " " for ch in text)
