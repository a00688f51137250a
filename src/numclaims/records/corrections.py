"""What a person may correct of a claim, how it is written, and what follows from it.

A correction is kept as the fields that were given and nothing else; what follows from them (the interval of a value, base units,
the path of a place) is worked out when it is laid over the claim, except for places, which are resolved when they are given,
because the gazetteer may change.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import difflib
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, get_args

from numclaims.claims import (
    QUANTITY_KINDS,
    UNTRACKED_SECTIONS,
    AttributionType,
    Claim,
    Kind,
    Qualifier,
    StockFlow,
)
from numclaims.documents.dating import days_meant
from numclaims.errors import CorrectionError
from numclaims.records.correctedplaces import place_meant
from numclaims.records.schema import columns

EMPTY: Final = "(none)"
"""What stands where a field is made empty; an empty cell leaves it as it is."""

FIELDS: Final = (
    "value", "low", "high", "qualifier", "change", "unit", "kind", "measure", "counted", "population", "actor", "stock_flow",
    "negated", "hedge", "place_name", "place_path", "place_country", "as_of", "as_of_earliest", "as_of_latest",
    "period_start", "period_end", "attributed_to", "attribution_type", "root",
)  # fmt: skip
"""What may be corrected; ``as_of`` stands for both of its ends."""

_NEVER_EMPTY: Final = frozenset({"qualifier", "kind", "stock_flow", "negated"})
PLACE: Final = ("place_name", "place_path", "place_country", "place_geonameid", "lat", "lon")
"""The columns of a place, which are corrected together."""
_MONEY: Final = re.compile(r"[A-Z]{3}")
_TRUE: Final = frozenset({"true", "yes", "1"})
_FALSE: Final = frozenset({"false", "no", "0"})


def checked(given: Mapping[str, str], claim: Claim | None = None) -> dict[str, str | None]:
    """Corrected fields in the form in which they are kept, places resolved.

    Args:
        given: Fields and their new values as a person wrote them; :data:`EMPTY` makes one empty.
        claim: The claim, whose country tells places of one name apart; None when it is not known.

    Returns:
        Fields and values as text, None for those made empty; a corrected place with its path, country and coordinates.

    Raises:
        CorrectionError: A field or value that cannot be.
    """
    made: dict[str, str | None] = {}
    for name, written in given.items():
        if name not in FIELDS:
            raise CorrectionError(f"{name!r} is no field that can be corrected.", _nearest(name, FIELDS))
        if written.strip() == EMPTY:
            if name in _NEVER_EMPTY:
                raise CorrectionError(f"{name} cannot be empty.", "Give it a value.")
            made[name] = None
        else:
            made[name] = _READ.get(name, _text)(name, " ".join(written.split()))
    if "as_of" in made:
        day = made.pop("as_of")
        made = {"as_of_earliest": day, "as_of_latest": day} | made
    made |= _place(made, claim)
    _check_order(made)
    if claim is not None:
        whole = corrected(claim, made)
        _check_inside(whole)
        _check_whole(whole, given)
    return made


def _check_whole(made: Claim, given: Mapping[str, str]) -> None:
    """Raise if a part of a person or thing would be counted: where a point parts the thousands, 1.400 is not 1.4."""
    for name in ("value", "low", "high"):
        figure: float | None = getattr(made, name)
        if made.kind == "count" and name in given and figure is not None and figure < 0:
            raise CorrectionError(
                f"{name}: {given[name]!r} is below zero.", "Nothing is counted so; write a fall as change=down."
            )
        if made.kind == "count" and name in given and figure is not None and not figure.is_integer():
            problem = f"{name}: {given[name]!r} would be {figure} of {made.unit or 'what is counted'}."
            raise CorrectionError(problem, "Write thousands without a point: 1400.")


def _check_inside(made: Claim) -> None:
    """Raise if a figure would lie outside the interval that it commits to."""
    if made.tracked and made.value is None and made.low is None and made.high is None:
        raise CorrectionError("It has no figure.", "Give value as well: value=12.")
    low = -math.inf if made.low is None else made.low
    high = math.inf if made.high is None else made.high
    if low > high or (made.value is not None and not low <= made.value <= high):
        raise CorrectionError(
            f"value {made.value} does not lie in low {made.low} to high {made.high}.",
            "Give value, low and high that fit.",
        )


def _place(made: dict[str, str | None], claim: Claim | None) -> dict[str, str | None]:
    """All columns of a place, where any of them was given."""
    if not any(name in made for name in PLACE):
        return {}
    if "place_name" in made and made["place_name"] is None:
        return dict.fromkeys(PLACE)
    path, name, country = made.get("place_path"), made.get("place_name"), made.get("place_country")
    written = path or name or (claim.place_name if claim is not None else None)
    if written is None:
        raise CorrectionError("A country without a place.", "Give place_name as well.")
    place = place_meant(written, country, claim.place_country if claim is not None else None)
    return {
        "place_name": place.name,
        "place_path": place.path,
        "place_country": place.country,
        "place_geonameid": None if place.geonameid is None else str(place.geonameid),
        "lat": None if place.lat is None else repr(place.lat),
        "lon": None if place.lon is None else repr(place.lon),
    }


def _check_order(made: Mapping[str, str | None]) -> None:
    for first, last in (("low", "high"), ("as_of_earliest", "as_of_latest"), ("period_start", "period_end")):
        a, b = made.get(first), made.get(last)
        if a is not None and b is not None and (float(a) > float(b) if first == "low" else a > b):
            raise CorrectionError(f"{first} {a} lies behind {last} {b}.", "Change them round.")


def _text(_name: str, written: str) -> str:
    return written


def _number(name: str, written: str) -> str:
    plain = written.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", written) else written
    try:
        value = float(plain)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise CorrectionError(f"{name}: {written!r} is no number.", "Write digits: 4000, 8.5.")
    return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)


def _day(name: str, written: str) -> str:
    with contextlib.suppress(ValueError):
        return dt.date.fromisoformat(written).isoformat()
    days = days_meant(written)
    if days is None or days[0] != days[1]:
        what = "is no day" if days is None else "could be two days"
        raise CorrectionError(f"{name}: {written!r} {what}.", "Write it as 2011-06-07.")
    return days[0].isoformat()


def _yes_or_no(name: str, written: str) -> str:
    if written.lower() in _TRUE | _FALSE:
        return "true" if written.lower() in _TRUE else "false"
    raise CorrectionError(f"{name}: {written!r} is neither true nor false.", "Write true or false.")


def _one_of(known: Callable[[], Iterable[str]]) -> Callable[[str, str], str]:
    def read(name: str, written: str) -> str:
        names = sorted(known())
        if written in names:
            return written
        raise CorrectionError(f"{name}: {written!r} is not known.", _nearest(written, names))

    return read


def _nearest(written: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(written, names, n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(near)}?" if near else f"Known are {', '.join(names)}."


def _measures() -> list[str]:
    from numclaims.extraction.what.catalogue import catalogue

    return [m.id for m in catalogue()]


def _populations() -> list[str]:
    from numclaims.extraction.what.populations import PopulationEntry
    from numclaims.lexicons import loader

    return [e.name for e in loader.entries("en/populations.toml", "population", PopulationEntry)]


_READ: Final[dict[str, Callable[[str, str], str]]] = {
    "value": _number,
    "low": _number,
    "high": _number,
    "negated": _yes_or_no,
    "as_of": _day,
    "as_of_earliest": _day,
    "as_of_latest": _day,
    "period_start": _day,
    "period_end": _day,
    "qualifier": _one_of(lambda: get_args(Qualifier)),
    "change": _one_of(lambda: ("up", "down")),
    "kind": _one_of(lambda: get_args(Kind)),
    "stock_flow": _one_of(lambda: get_args(StockFlow)),
    "attribution_type": _one_of(lambda: get_args(AttributionType)),
    "measure": _one_of(_measures),
    "population": _one_of(_populations),
}


def corrected(claim: Claim, changes: Mapping[str, str | None]) -> Claim:
    """A claim with corrected fields and all that follows from them; its id, quotation and sentence stay.

    Args:
        claim: The claim as the machine made it.
        changes: Fields as :func:`checked` gives them.
    """
    kinds = columns(Claim)
    values: dict[str, Any] = {n: _typed(kinds[n], v) for n, v in changes.items() if n in kinds}
    if "unit" in values and "kind" not in values:
        values["kind"] = _kind_of(values["unit"], claim)
    elif values.get("measure") and "kind" not in values and claim.kind not in QUANTITY_KINDS:
        values["kind"] = "count"  # a number that a rule had set apart counts something after all
    made = dataclasses.replace(claim, **values)
    if values.get("qualifier") == "between" and "value" not in values:
        made = dataclasses.replace(made, value=None)  # a range has no value
    made = dataclasses.replace(made, **_interval(made, values))
    if values.keys() & {"as_of_earliest", "as_of_latest"}:
        open_day = made.as_of_earliest is None and made.as_of_latest is None
        made = dataclasses.replace(made, as_of_basis="unknown" if open_day else "stated")
    if "attributed_to" in values:
        made = dataclasses.replace(made, **_source(made, values))
    quantity = made.kind in QUANTITY_KINDS
    made = dataclasses.replace(made, **_base(made))
    return dataclasses.replace(
        made,
        rejected_by=None if quantity else made.rejected_by,
        tracked=quantity and made.measure is not None and not made.negated and made.section not in UNTRACKED_SECTIONS,
    )


def _typed(kind: str, written: str | None) -> object:
    if written is None or kind == "text":
        return written
    if kind == "number":
        return float(written)
    if kind == "integer":
        return int(written)
    if kind == "boolean":
        return written == "true"
    return dt.date.fromisoformat(written)


def _interval(made: Claim, values: Mapping[str, Any]) -> dict[str, Any]:
    """The interval of a new value or qualifier, by the table of the data contract; ends that were given stay."""
    if not values.keys() & {"value", "qualifier"}:
        return {}
    value = made.value
    if value is None or {"low", "high"} <= values.keys():
        return {}
    if made.qualifier in {"between", "vague"} and not values.keys() & {"qualifier", "low", "high"}:
        return {
            "qualifier": "exact",
            "low": value,
            "high": value,
        }  # who gives one figure for "thousands" means that figure
    if made.qualifier in {"at_least", "more_than"}:
        low, high = value, math.inf
    elif made.qualifier in {"up_to", "at_most", "less_than"}:
        low, high = 0.0, value
    elif made.qualifier == "approximately":
        half = _last_digit(value) / 2
        low, high = value - half, value + half
    elif made.qualifier == "exact":
        low, high = value, value
    else:  # "between" and "vague" say nothing of their ends
        return {}
    ends = {"low": low, "high": None if high == math.inf else high}
    return {name: end for name, end in ends.items() if name not in values}


def _last_digit(value: float) -> float:
    """One unit of the last digit that counts: 1000 for 4,000, 10 for 1,250, 0.1 for 2.5."""
    mantissa, exponent = f"{abs(value):.14e}".split("e")
    digits = len(mantissa.rstrip("0").rstrip(".").replace(".", ""))
    return float(f"1e{int(exponent) - max(digits, 1) + 1}")


def _kind_of(unit: str | None, claim: Claim) -> Kind:
    """What sort of number has a unit."""
    from numclaims.normalization import units

    if unit is None:
        return "number"
    if unit == "percent":
        return "percent"
    if _MONEY.fullmatch(unit):
        return "money"
    base = units.to_base(1.0, unit)[1]
    if base == "second":
        return claim.kind if claim.kind in {"duration", "age"} else "duration"
    if base == "kelvin":
        return "temperature"
    if base != unit or unit in units.FACTORS:
        return "measurement"
    return "rate" if " / " in unit else "count"


def _base(made: Claim) -> dict[str, Any]:
    """The figure in base units."""
    from numclaims.normalization import units

    if made.unit is None or made.kind in {"count", "money", "percent", "ratio", "number"}:
        return {"base_value": made.value, "base_low": made.low, "base_high": made.high, "base_unit": made.unit}
    value, unit = units.to_base(made.value, made.unit)
    low, high = (units.to_base(end, made.unit)[0] for end in (made.low, made.high))
    return {"base_value": value, "base_low": low, "base_high": high, "base_unit": unit}


def _source(made: Claim, values: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from another source: where its words stand, and the one name for it."""
    from numclaims.normalization import naming, register

    named: str | None = values["attributed_to"]
    at = made.sentence.find(named) if named else -1
    start = made.sentence_start + at if at >= 0 else None
    follows: dict[str, Any] = {
        "attribution_start": start,
        "attribution_end": None if start is None else start + len(named or ""),
        "attributed_to_resolved": None,
        "attribution_basis": "sentence" if named else None,
    }
    if named is None:
        follows |= {"cue": None, "cue_start": None, "cue_end": None, "attribution_type": None, "relayed_by": ()}
        follows["root"] = made.publisher or made.doc_id
    else:
        follows["root"] = register.registered(named, made.place_country) or naming.normalised(named) or named
    return {name: value for name, value in follows.items() if name not in values}
