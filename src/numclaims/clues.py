"""What the words beside a number tell of it, before anything is looked up: a place, a time, a source.

Extraction reads these clues off the text, each with its span; normalization makes of them the place, the days and the name that
stand in a :class:`numclaims.claims.Claim`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeVar, dataclass_transform

AttributionType = Literal[
    "government", "military", "police", "rebel", "activist", "ngo", "un", "official", "witness", "medic", "media",
    "state_media", "expert", "company", "court", "document", "unnamed",
]  # fmt: skip
AttributionBasis = Literal["sentence", "quote", "carried"]

Row = TypeVar("Row")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def row(cls: type[Row]) -> type[Row]:
    """A dataclass of slots that the type checker holds to be frozen.

    Not frozen at run time: guarding each of the eighty fields of a claim while it is made took a tenth of the whole extraction.
    """
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(cls)


def told(value: object, *names: str) -> str:
    """What a prompt shows of a value: the fields by which one knows it again, those of them that are empty left out.

    A claim has some seventy fields, and a document its whole text: all of them would fill the screen that lists a few.

    Args:
        value: The value.
        names: The fields to show, in order.
    """
    known = [(name, getattr(value, name)) for name in names]
    shown = [f"{name}={str(v) if isinstance(v, dt.date) else repr(v)}" for name, v in known if v not in (None, (), "")]
    return f"{type(value).__name__}({', '.join([*shown, '...'])})"


@row
class PlaceMention:
    """A place name in the text that was chosen as the place where a figure holds.

    Attributes:
        name: The name as written, or the usual name where a demonym or "the country" stands for it.
        start, end: Where it is written; None when it was carried from elsewhere in the document.
        key: What the gazetteer knows it by (its ``Place.key``); None when the text alone introduces it.
        within: Keys or names of containing places that the text itself gives ("Houla, Homs province").
    """

    name: str
    start: int | None = None
    end: int | None = None
    key: str | None = None
    within: tuple[str, ...] = ()


@row
class TimeExpression:
    """Words that date a figure, read but not yet resolved against the document's date.

    Attributes:
        text: The words as written ("on Tuesday", "a week ago", "since March").
        start, end: Their span in the document.
        form: What they are ("weekday", "offset", "day", "month", "year", "since", "span", "now" ...).
        values: The numbers and names that the form needs, as its resolver documents them.
        basis: ``stated`` for a calendar date, ``relative`` for words that need the document's date.
    """

    text: str
    start: int
    end: int
    form: str
    values: tuple[int | str | None, ...] = ()
    basis: Literal["stated", "relative"] = "relative"


@row
class Attribution:
    """Who is said to say so.

    Attributes:
        source: The innermost source as written ("A Turkish official", "he").
        start, end: Its span in the document.
        resolved: The name behind a pronoun or "the group".
        relayed_by: The others in the chain, from inner to outer.
        cue, cue_start, cue_end: The words that attribute ("said", "according to").
        type: What sort of source it is.
        basis: How the figure came by it: same sentence, running quotation, or carried over.
        denied: Whether the source denies the figure.
        hedge: Doubt that the cue itself carries ("claimed", "reportedly").
        rules: Names of the rules that found it.
    """

    source: str
    start: int
    end: int
    resolved: str | None = None
    relayed_by: tuple[str, ...] = ()
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    type: AttributionType | None = None
    basis: AttributionBasis = "sentence"
    denied: bool = False
    hedge: str | None = None
    rules: tuple[str, ...] = ()
