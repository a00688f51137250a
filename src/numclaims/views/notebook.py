"""Claims, series and findings as HTML for notebooks: short tables, every text of a source escaped, no script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any, Final

from numclaims.claims import QUANTITY_KINDS, Claim, Discrepancy, Series, Trouble
from numclaims.views.markdown import many
from numclaims.views.plotnames import claim_day_words, title
from numclaims.views.scales import reading_unit
from numclaims.views.standing import STATUS
from numclaims.views.tables import sorted_findings
from numclaims.views.words import figure_words, flat, measure_label, number_words, printed_by, source_words

MOST: Final = 50
"""Rows shown; what is more is counted."""
_LEFT: Final = "text-align:left;vertical-align:top"
_LONGEST: Final = 260


def table(rows: Sequence[Any]) -> str:
    """Rows of one type as a table, numbers that are no claims left out, or a line that says that there are none."""
    if not rows:
        return "<p>No rows.</p>"
    if isinstance(rows[0], Claim):
        return _claims(rows)
    if isinstance(rows[0], Series):
        return _series(rows)
    return _findings(rows)


def outcome(
    documents: int,
    claims: Sequence[Claim],
    series: Sequence[Series],
    discrepancies: Sequence[Discrepancy],
    troubles: Sequence[Trouble] = (),
) -> str:
    """What a run gave: how much, what could not be read, the findings, the figures told more than once."""
    tracked = sum(c.tracked for c in claims)
    told = [s for s in series if s.claims > 1]
    told.sort(key=lambda s: (s.status != "contested", -s.claims, s.series_id))
    counts = (
        f"<b>{many(documents, 'document')}</b>",
        f"{many(tracked, 'tracked claim')} about {many(len(series), 'figure')}",
        many(len(discrepancies), "finding"),
    )
    parts = [f"<p>{', '.join(counts)}</p>"]
    if troubles:
        listed = "".join(f"<li>{escape(t.source)}: {escape(t.problem)} {escape(t.cure)}</li>" for t in troubles[:MOST])
        more = f"<li>and {len(troubles) - MOST:,} more</li>" if len(troubles) > MOST else ""
        parts.append(f"<p>{many(len(troubles), 'problem')}:</p><ul>{listed}{more}</ul>")
    if discrepancies:
        parts.append(_findings(sorted_findings(discrepancies)))
    if told:
        parts.append(_series(told))
    return "".join(parts)


def _claims(rows: Sequence[Claim]) -> str:
    shown = [c for c in rows if c.kind in QUANTITY_KINDS]
    aside = len(rows) - len(shown)
    heads = ("figure", "what", "as of", "who says so", "sentence")
    note = f"{many(aside, 'number')} set apart as no claims (dates, times, names)" if aside else ""
    return _table(heads, shown, _claim, note)


def _claim(c: Claim) -> list[str]:
    what = measure_label(c.measure, c.population, c.unit) if c.measure else c.counted or c.kind
    place = f" in {c.place_name}" if c.place_name else ""
    said = source_words(c) + (f", printed by {printed_by(c)}" if c.attributed_to and c.publisher else "")
    return [
        f"<b>{escape(figure_words(c))}</b>",
        escape(flat(what + place)) + ("" if c.tracked else " <i>(not tracked)</i>"),
        escape(claim_day_words(c)),
        escape(said) + (f" <i>({escape(flat(c.hedge))})</i>" if c.hedge else ""),
        _sentence(c),
    ]


def _sentence(c: Claim) -> str:
    """The sentence with the number marked, cut at both ends where it is long."""
    start, end = c.char_start - c.sentence_start, c.char_end - c.sentence_start
    before, number, after = c.sentence[:start], c.sentence[start:end], c.sentence[end:]
    spare = max(60, (_LONGEST - len(number)) // 2)
    before = before if len(before) <= spare else "…" + before[-spare:].partition(" ")[2]
    after = after if len(after) <= spare else after[:spare].rpartition(" ")[0] + "…"
    return f"{escape(before)}<mark>{escape(number)}</mark>{escape(after)}"


def _series(rows: Sequence[Series]) -> str:
    return _table(("figure", "status", "claims", "sources", "first", "last", "range"), rows, _one_series)


def _one_series(s: Series) -> list[str]:
    unit, factor = reading_unit(s)

    def words(value: float | None) -> str:
        return "" if value is None else escape(number_words(value * factor, s.unit) + (f" {unit}" if unit else ""))

    def when(value: float | None, day: object) -> str:
        return words(value) + (f"<br><small>{escape(str(day))}</small>" if day else "")

    status = STATUS[s.status]
    spread = words(s.lowest) if s.lowest == s.highest else f"{words(s.lowest)} to {words(s.highest)}"
    return [
        f"<b>{escape(title(s, ()))}</b>" + (f"<br><small>{escape(flat(s.event))}</small>" if s.event else ""),
        f"<b>{status}</b>" if s.status == "contested" else status,
        f"{s.claims:,}",
        f"{s.roots:,}",
        when(s.first_value, s.first_as_of),
        when(s.last_value, s.last_as_of),
        spread,
    ]


def _findings(rows: Sequence[Discrepancy]) -> str:
    return _table(("severity", "finding", "what was said"), rows, _finding)


def _finding(d: Discrepancy) -> list[str]:
    return [f"<b>{escape(d.severity)}</b>", escape(d.type.replace("_", " ")), escape(flat(d.explanation))]


def _table(heads: Iterable[str], rows: Sequence[Any], cells: Callable[[Any], list[str]], note: str = "") -> str:
    head = "".join(f'<th scope="col" style="{_LEFT}">{h}</th>' for h in heads)
    body = "".join(
        "<tr>" + "".join(f'<td style="{_LEFT}">{cell}</td>' for cell in cells(row)) + "</tr>" for row in rows[:MOST]
    )
    more = f"{len(rows) - MOST:,} more rows" if len(rows) > MOST else ""
    notes = "; ".join(n for n in (more, note) if n)
    told = f"<p><small>{escape(notes)}</small></p>" if notes else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{told}"
