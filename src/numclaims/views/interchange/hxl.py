"""Humanitarian Exchange Language: a row of tags under the header of a CSV, and a table with a column for each measure.

Hashtags and attributes are those of the HXL standard 1.1 and its core schema (https://hxlstandard.org/standard/1-1final/),
with attributes of our own where it has none, as it allows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from numclaims.claims import Claim
from numclaims.records.schema import ColumnType
from numclaims.views.words import currency_words, measure_label

NAME: Final = "figures-hxl.csv"

_COLUMNS: Final = {
    "as_of": "#date+occurred",
    "as_of_earliest": "#date+occurred+start",
    "as_of_latest": "#date+occurred+end",
    "first_as_of": "#date+occurred+start",
    "last_as_of": "#date+occurred+end",
    "period_start": "#date+period+start",
    "period_end": "#date+period+end",
    "published": "#date+reported",
    "published_earliest": "#date+reported+start",
    "published_latest": "#date+reported+end",
    "measure": "#indicator+name",
    "qualifier": "#indicator+qualifier",
    "unit": "#indicator+unit",
    "stock_flow": "#indicator+type",
    "population": "#group+name",
    "place_name": "#loc+name",
    "place_path": "#loc+path",
    "place_country": "#country+code+v_iso3",
    "place_geonameid": "#loc+code+v_geonames",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "root": "#meta+source",
    "roots": "#meta+source+all",
    "attributed_to": "#meta+source+written",
    "publisher": "#meta+publisher",
    "url": "#meta+url",
    "title": "#meta+title",
    "claim_id": "#meta+id",
    "doc_id": "#meta+id+document",
    "id": "#meta+id+document",
    "series_id": "#meta+id+series",
    "discrepancy_id": "#meta+id+finding",
    "actor": "#cause+actor",
    "sentence": "#description+sentence",
    "explanation": "#description",
    "event": "#event+name",
    "event_id": "#event+id",
    "severity": "#severity",
    "status": "#status",
}
_FIGURES: Final = {
    "value": "",
    "low": "+min",
    "high": "+max",
    "first_value": "+first",
    "last_value": "+last",
    "lowest": "+lowest",
    "highest": "+highest",
    "agreed_low": "+agreed+min",
    "agreed_high": "+agreed+max",
}
"""Columns that hold a figure, with what is added to the tag of their measure."""
MIXED: Final = "#indicator+value+num"
"""The tag of figures in a table of several measures, whose names stand in ``#indicator+name``."""

_AFFECTED: Final = {"displaced": "+displaced+idps"}
_PEOPLE: Final = frozenset(
    {
        "killed", "injured", "casualties", "missing", "detained", "abducted", "released", "displaced", "refugees", "evacuated",
        "sheltered", "returned", "homeless", "affected", "stranded", "rescued", "hospitalized", "infected",
        "recovered", "escaped",
    }
)  # fmt: skip
_HASHTAGS: Final = {"population": "#population", "capacity": "#capacity", "aid": "#value+aid", "cost": "#value+cost"}
_GROUPS: Final = {"woman": "+f", "man": "+m", "child": "+children"}
_COUNTED_IN: Final = {"person": "+ind", "household": "+hh"}


def figure_tag(measure: str | None, unit: str | None, population: str | None = None) -> str:
    """The tag of one measure: ``#affected+killed+ind``, ``#value+aid+c_usd``, ``#indicator+distance+meter``.

    Args:
        measure: Id from the measure catalogue.
        unit: Pint unit name, ISO 4217 code, or the thing counted.
        population: Whom it counts.
    """
    if measure is None:
        return MIXED
    if measure in _PEOPLE:
        tag = "#affected" + _AFFECTED.get(measure, _attribute(measure))
    else:
        tag = _HASHTAGS.get(measure, "#indicator" + _attribute(measure))
    if population and not measure.startswith(population):
        tag += _GROUPS.get(population, _attribute(population))
    if unit in _COUNTED_IN:
        tag += _COUNTED_IN[unit]
    elif currency_words(unit):
        tag += f"+c_{str(unit)[:3].lower()}"
    elif unit and not measure.startswith(unit):
        tag += _attribute(unit)
    return tag


def _attribute(text: str) -> str:
    """Text as an attribute: a letter, then letters, digits and underscores."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return f"+{plain}" if plain[:1].isalpha() else f"+x_{plain}"


def tags(kinds: Iterable[str], rows: Sequence[Any]) -> list[str]:
    """A tag for every column of a table.

    Args:
        kinds: Its columns.
        rows: Its rows, as values or as dictionaries: where all are of one measure, unit and population, its figures get the
            measure's own tag.
    """
    measures = {tuple(_get(r, n) for n in ("measure", "unit", "population")) for r in rows}
    of_one = figure_tag(*next(iter(measures))) if len(measures) == 1 else MIXED
    return [
        of_one + _FIGURES[name] if name in _FIGURES else _COLUMNS.get(name, "#meta" + _attribute(name))
        for name in kinds
    ]


def _get(row: Any, name: str) -> str | None:  # noqa: ANN401 -- a value or a dictionary
    value = row.get(name) if isinstance(row, dict) else getattr(row, name, None)
    return None if value is None else str(value)


_FIRST: Final[dict[str, ColumnType]] = {
    "as_of": "date",
    "published": "date",
    "place_country": "text",
    "place_name": "text",
    "lat": "number",
    "lon": "number",
    "root": "text",
    "publisher": "text",
    "qualifier": "text",
    "stock_flow": "text",
    "url": "text",
    "doc_id": "text",
    "claim_id": "text",
}
_HEADERS: Final = {
    "as_of": "As of", "published": "Reported", "place_country": "Country", "place_name": "Place", "lat": "Latitude",
    "lon": "Longitude", "root": "Source", "publisher": "Publisher", "qualifier": "Qualifier", "stock_flow": "Kind of figure",
    "url": "Address", "doc_id": "Document", "claim_id": "Claim",
}  # fmt: skip


def write_wide(path: Path, claims: Iterable[Claim], *, bom: bool = False) -> Path:
    """Write the tracked claims with a column for each measure, unit and population, and two for its bounds.

    Measures of one physical quantity stand in its base unit; everything else as reported.
    """
    from numclaims.views.tables import figures, published_day, text_file, write_rows

    tracked = {c.claim_id: c for c in claims if c.tracked}
    ordered = [tracked[row["claim_id"]] for row in figures(tracked.values())]
    found: dict[str, str] = {}
    for c in ordered:
        tag = figure_tag(c.measure, _unit(c), c.population)
        found.setdefault(tag, _header(c))
    count = Counter(found.values())
    labels = {tag: found[tag] if count[found[tag]] == 1 else f"{found[tag]} [{tag}]" for tag in sorted(found)}
    kinds: dict[str, ColumnType] = {_HEADERS[name]: kind for name, kind in _FIRST.items()}
    tag_row = [_COLUMNS[name] for name in _FIRST]
    for tag, label in labels.items():
        for header, more in ((label, ""), (f"{label}, low", "+min"), (f"{label}, high", "+max")):
            kinds[header] = "number"
            tag_row.append(tag + more)
    rows = []
    for c in ordered:
        tag = figure_tag(c.measure, _unit(c), c.population)
        label = labels[tag]
        day: dt.date | None = published_day(c)
        values = {_HEADERS[name]: getattr(c, name, None) for name in _FIRST}
        values |= {_HEADERS["as_of"]: c.as_of_latest, _HEADERS["published"]: day}
        in_base = _in_base(c)
        values |= {
            label: c.base_value if in_base else c.value,
            f"{label}, low": c.base_low if in_base else c.low,
            f"{label}, high": c.base_high if in_base else c.high,
        }
        rows.append(dict.fromkeys(kinds) | values)
    with text_file(path, bom=bom) as file:
        write_rows(file, kinds, rows, tag_row)
    return path


def _header(claim: Claim) -> str:
    unit = _unit(claim)
    label = measure_label(claim.measure or "", claim.population, unit)
    told_in = currency_words(unit) or (unit if _in_base(claim) or unit == "percent" else None)
    return f"{label}, in {told_in}" if told_in else label


def _in_base(claim: Claim) -> bool:
    return claim.kind not in {"count", "money", "percent", "ratio", "number"} and claim.base_unit is not None


def _unit(claim: Claim) -> str | None:
    return claim.base_unit if _in_base(claim) else claim.unit
