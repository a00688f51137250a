"""The figures of the report: by measure, for each the latest claim of every primary source, those told once in short tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from numclaims.claims import Claim, Series
from numclaims.series import givenup
from numclaims.views.course import by_source
from numclaims.views.markdown import escape, many, where
from numclaims.views.plotnames import claim_day_words, day_of, series_words, slug, title, told_again
from numclaims.views.standing import STATUS_TOLD, agreed_words
from numclaims.views.words import figure_words, measure_label, source_words

_MOST_ONCE: Final = 60
"""Figures told once that are listed."""
_INDEXED: Final = 12
"""From so many figures on, a list of measures leads to them."""


def lines(series: Sequence[Series], claims: Mapping[str, Sequence[Claim]]) -> Iterable[str]:
    """All figures, as lines of Markdown.

    Args:
        series: The series that have claims.
        claims: Their claims, by series_id.
    """
    often = [s for s in series if told_again(claims[s.series_id])]
    once = [s for s in series if not told_again(claims[s.series_id])]
    followed = _by_measure(often, claims)
    yield ""
    yield "## Figures told more than once"
    yield ""
    yield "The latest claim of every primary source. Nothing is averaged; a claim without a day stays without one."
    if len(often) >= _INDEXED:
        yield ""
        for measure, told in followed:
            contested = sum(s.status == "contested" for s in told)
            note = f", {contested} contested" if contested else ""
            yield f"- [{escape(_name(measure))}](#{slug(_name(measure))}): {many(len(told), 'figure')}{note}"
    for measure, told in followed:
        yield ""
        yield f"### {escape(_name(measure))}"
        for s in told:
            yield from _section(s, claims[s.series_id])
    if once:
        yield ""
        yield "## Figures told once"
        yield ""
        most = sorted(once, key=lambda s: _weight(s, claims[s.series_id][0]))[:_MOST_ONCE]
        left = len(once) - len(most)
        yield "A single claim each, so there is nothing yet to compare them with." + (
            f" These are the {_MOST_ONCE} that their articles make most of; {left:,} more stand in `figures.csv`."
            if left
            else ""
        )
        yield ""
        yield "| figure | claim | primary source | as of | where |"
        yield "|---|---|---|---|---|"
        for s in (s for _, told in _by_measure(most, claims) for s in told):
            c = min(
                claims[s.series_id], key=lambda c: c.char_start
            )  # "165 km (100 miles)" is told once, as it is first
            note = " *(contested)*" if s.status == "contested" else ""
            yield _row(escape(title(s, ())) + note, _said(c), escape(source_words(c)), _day(c), where(c))
    yield ""


def _weight(s: Series, claim: Claim) -> tuple[bool, float, str]:
    """What is written comes before what is implied, then what its article makes most of."""
    return claim.implied, -claim.salience, s.series_id


def _by_measure(series: Sequence[Series], claims: Mapping[str, Sequence[Claim]]) -> list[tuple[str, list[Series]]]:
    """Measures with most claims first; within one the contested figures, then those with most claims that are written out."""
    written = {s.series_id: sum(not c.implied for c in claims[s.series_id]) for s in series}
    grouped: dict[str, list[Series]] = {}
    for s in series:
        grouped.setdefault(s.measure, []).append(s)
    for told in grouped.values():
        told.sort(
            key=lambda s: (
                s.status != "contested", -written[s.series_id], s.place_name or "~", s.population or "", s.series_id,
            )
        )  # fmt: skip
    return sorted(grouped.items(), key=lambda pair: (-sum(written[s.series_id] for s in pair[1]), pair[0]))


def _name(measure: str) -> str:
    return measure_label(measure)


def _section(s: Series, claims: Sequence[Claim]) -> Iterable[str]:
    yield ""
    yield f"#### {escape(title(s, claims))}"
    yield ""
    facts = [w for w in series_words(s, claims) if w != "contested"]
    told = f"{'; '.join(escape(w) for w in [*facts, STATUS_TOLD[s.status]])}."
    agreed = agreed_words(s)
    common = f"All can be true {agreed}." if agreed else ""
    plot = f"Plot: `{s.figure}`." if s.figure else ""
    yield " ".join(w for w in (told[:1].upper() + told[1:], common, plot) if w)
    yield ""
    yield "| primary source | latest claim | as of | claims | of whom or what | where |"
    yield "|---|---|---|---:|---|---|"
    dated = sorted(claims, key=lambda c: (str(day_of(c) or ""), c.qualifier != "vague", c.doc_id, c.char_start))
    for name, of_source in sorted(by_source(dated).items(), key=lambda pair: (-len(pair[1]), pair[0])):
        # What was worked out from other claims, or is given up by its own sentence, is not what the source said last.
        stated = [c for c in of_source if not c.derived_from] or of_source
        c = next((c for c in reversed(stated) if not givenup.superseded(c)), stated[-1])
        yield _row(escape(name), _said(c), _day(c), f"{len(of_source):,}", escape(c.counted or ""), where(c))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _said(claim: Claim) -> str:
    hedge = f" ({escape(claim.hedge)})" if claim.hedge else ""
    return escape(figure_words(claim)) + hedge


def _day(claim: Claim) -> str:
    return claim_day_words(claim)
