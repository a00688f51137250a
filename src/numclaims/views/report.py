"""The discrepancy report in Markdown: what a desk needs, findings first, every figure with its sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.views import evolution, sections
from numclaims.views.markdown import and_list, code, escape, escape_inline, many, where
from numclaims.views.plotnames import claim_day_words, day_of, day_words, title, told_again
from numclaims.views.tables import published_day, sorted_findings, whole_file
from numclaims.views.told import claims_by_series
from numclaims.views.words import FINDING_WORDS, figure_words, flat, source_words

_LONGEST_QUOTE: Final = 420
_MOST_QUOTED: Final = 6
"""Claims of one finding that are quoted in full; the others are named by their place."""
_MOST_NAMED: Final = 10
_MOST_VOICES: Final = 3
_FIRST: Final = frozenset({"high", "medium"})
"""Severities of what to look at first."""


def write_report(
    folder: Path,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    series: Sequence[Series],
    discrepancies: Sequence[Discrepancy],
) -> Path:
    """Write ``discrepancies.md`` into a folder and give its path."""
    path = folder / "discrepancies.md"
    with whole_file(path) as file:
        file.writelines(line + "\n" for line in _lines(documents, claims, series, discrepancies))
    return path


def _lines(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    series: Sequence[Series],
    discrepancies: Sequence[Discrepancy],
) -> Iterable[str]:
    known = {c.claim_id: c for c in claims}
    findings = sorted_findings(discrepancies)
    by_series = claims_by_series(claims)
    yield "# Where the reports disagree"
    yield ""
    followed = sum(told_again(told) for told in by_series.values())
    yield from _summary(documents, claims, series, findings, followed)
    yield from _courses(series, by_series)
    yield from _findings(findings, known, series, by_series)
    yield from sections.lines([s for s in series if by_series.get(s.series_id)], by_series)


def _courses(series: Sequence[Series], by_series: Mapping[str, Sequence[Claim]]) -> Iterable[str]:
    """What a reader asks first: how the main figures went, from the first day to the last."""
    told = evolution.courses([s for s in series if s.series_id in by_series], by_series)
    if not told:
        return
    yield ""
    yield "## How the main figures went"
    yield ""
    yield "| figure | what was told, by day | primary sources |"
    yield "|---|---|---:|"
    for course in told:
        link = f"[{escape(course.title)}](#{_anchor(course.title)})"
        note = f" *({course.status})*" if course.series.status == "contested" else ""
        yield f"| {link}{note} | {escape(' → '.join(map(str, course.stations)))} | {course.sources:,} |"


def _findings(
    findings: Sequence[Discrepancy],
    known: Mapping[str, Claim],
    series: Sequence[Series],
    by_series: Mapping[str, Sequence[Claim]],
) -> Iterable[str]:
    """What to look at first in a line each; then every finding with its quotes; what is for information only without them."""
    yield ""
    yield "## Findings"
    if not findings:
        yield ""
        yield "No two reports disagree on a figure that both give."
    told = [f"{FINDING_WORDS[f.type]}: {_subject(f, series, by_series)}" for f in findings]
    listed = [n for n, f in enumerate(findings) if f.severity in _FIRST]
    if len(listed) > 1:
        yield ""
        yield "To look at first:"
        yield ""
        for n in listed:
            yield f"{n + 1}. [{told[n]}](#{_anchor(f'{n + 1}. {told[n]}')}): {_in_short(findings[n], known)}"
    noted = [n for n, f in enumerate(findings) if f.severity == "info"]
    for n, finding in enumerate(findings):
        if n in noted:
            continue
        yield ""
        yield f"### {n + 1}. {told[n]}"
        yield ""
        yield f"**{finding.severity.capitalize()}.** {escape(finding.explanation)}"
        yield from _evidence([known[i] for i in finding.claim_ids if i in known])
    if noted:
        yield ""
        yield "### For information"
        yield ""
    for n in noted:
        places = [where(known[i]) for i in findings[n].claim_ids if i in known]
        shown = [*places[:_MOST_NAMED], *([f"{len(places) - _MOST_NAMED:,} more"] if len(places) > _MOST_NAMED else [])]
        yield f"- **{told[n]}.** {escape(findings[n].explanation)} Found in {and_list(shown)}."


def _anchor(heading: str) -> str:
    """What GitHub and most Markdown viewers call a heading: small letters, hyphens for blanks, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _in_short(finding: Discrepancy, known: Mapping[str, Claim]) -> str:
    if finding.type == "account_conflict":  # the figures may well be the same
        return escape(finding.explanation.partition(":")[0])
    return _against([known[i] for i in finding.claim_ids if i in known])


def _against(claims: Sequence[Claim]) -> str:
    """Figures with who gives each, the same figure once: "2,000 (US government, Paper) against 3,500 (United Nations)"."""
    by_figure: dict[str, list[str]] = {}
    for c in claims:
        names = by_figure.setdefault(figure_words(c).lower(), [])
        if source_words(c) not in names:
            names.append(source_words(c))
    parts = [
        f"{escape(words)} ({', '.join(escape(n) for n in names[:_MOST_VOICES])}{', …' if len(names) > _MOST_VOICES else ''})"
        for words, names in by_figure.items()
    ]
    return " against ".join(parts) if len(parts) == 2 else and_list(parts) if parts else ""


def _summary(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    series: Sequence[Series],
    findings: Sequence[Discrepancy],
    followed: int,
) -> Iterable[str]:
    tracked = sum(c.tracked for c in claims)
    days = sorted(d.published_latest for d in documents if d.published_latest is not None)
    undated = sorted(d.id for d in documents if d.published_latest is None and d.published_earliest is None)
    dated = (
        f"The dated reports are of {day_words(days[0])}"
        + (f" to {day_words(days[-1])}." if days[-1] != days[0] else ".")
        if days
        else "No report carries a date, so a comparison that hangs on the day is only *possibly* so."
    )
    yield (
        f"{many(len(documents), 'document')} with {many(tracked, 'tracked claim')} about {many(len(series), 'figure')}, "
        f"of which {followed:,} {'is' if followed == 1 else 'are'} told more than once; {many(len(findings), 'finding')}. {dated}"
    )
    if undated and days:
        listed = [code(i) for i in undated[:_MOST_NAMED]]
        rest = len(undated) - len(listed)
        yield ""
        yield (
            f"No date is known for {and_list([*listed, f'{rest:,} more'] if rest else listed)}; what they say is marked "
            "*undated*, and a comparison that hangs on the day is only *possibly* so."
        )
    if findings:
        yield ""
        yield "| finding | high | medium | low | info |"
        yield "|---|---:|---:|---:|---:|"
        count = Counter((f.type, f.severity) for f in findings)
        for kind, words in FINDING_WORDS.items():
            row = [count[kind, s] for s in ("high", "medium", "low", "info")]  # type: ignore[index]
            if any(row):
                yield f"| {words} | " + " | ".join(str(n) if n else "" for n in row) + " |"


def _subject(finding: Discrepancy, series: Sequence[Series], by_series: Mapping[str, Sequence[Claim]]) -> str:
    first = next((s for s in series if s.series_id in finding.series_ids), None)
    if first is not None:
        told = [c for c in by_series.get(first.series_id, ()) if c.claim_id in finding.claim_ids]
        return escape(title(first, told))
    return escape(", ".join(p for p in (finding.measure, finding.place_name) if p) or "one figure")


def _evidence(claims: Sequence[Claim]) -> Iterable[str]:
    """The sentences compared, a sentence that holds two of the figures once; beyond a few only where they stand."""
    shown: list[list[Claim]] = []
    for c in claims:
        same = next((g for g in shown if (g[0].doc_id, g[0].sentence_start) == (c.doc_id, c.sentence_start)), None)
        if same is None:
            shown.append([c])
        else:
            same.append(c)
    copies: dict[str, list[list[Claim]]] = {}
    for group in shown:
        copies.setdefault(flat(group[0].sentence).casefold(), []).append(group)
    sentences = list(copies.values())
    for groups in sentences[:_MOST_QUOTED]:
        yield from _quotation(groups[0], groups[1:])
    rest = [c for groups in sentences[_MOST_QUOTED:] for group in groups for c in group]
    if rest:
        yield ""
        yield f"Likewise {and_list([f'{escape(figure_words(c))} in {where(c)}' for c in rest])}."


def _quotation(claims: Sequence[Claim], again: Sequence[Sequence[Claim]] = ()) -> Iterable[str]:
    """A sentence with its figures in bold; below it who says so, for which day, and where it stands, also word for word."""
    c = claims[0]
    first = min(claims, key=lambda c: c.char_start)
    last = max(claims, key=lambda c: c.char_end)
    sentence, start = c.sentence, c.sentence_start
    before, after = sentence[: first.char_start - start], sentence[last.char_end - start :]
    spare = max(60, (_LONGEST_QUOTE - (last.char_end - first.char_start)) // 2)
    before = before if len(before) <= spare else "…" + before[-spare:].partition(" ")[2]
    after = after if len(after) <= spare else after[:spare].rpartition(" ")[0] + "…"
    middle: list[str] = []
    at = first.char_start
    for each in sorted(claims, key=lambda c: (c.char_start, c.char_end)):
        if each.char_start < at or each.char_end == each.char_start:
            continue
        middle.append(_inline(sentence[at - start : each.char_start - start]))
        middle.append(f"**{_inline(sentence[each.char_start - start : each.char_end - start])}**")
        at = each.char_end
    yield ""
    yield f"> {_inline(before)}{''.join(middle)}{_inline(after)}".rstrip()
    yield ">"
    day, printed = day_of(c), published_day(c)
    dates = f"as of {claim_day_words(c)}" if day else "undated"
    if printed is not None and printed != day:
        dates += f", printed {day_words(printed)}"
    told = [where(group[0]) for group in again[:_MOST_NAMED]]
    if len(again) > _MOST_NAMED:
        told.append(f"{len(again) - _MOST_NAMED:,} more")
    also = f"; word for word in {and_list(told)}" if told else ""
    yield f"> — {_speaker(c)}; {dates}; {where(first)}{also}"


def _speaker(claim: Claim) -> str:
    """Who says so and who printed it: "Syrian government ("Government officials"), printed by Reuters"."""
    if claim.attributed_to is None:
        return f"{escape(claim.publisher)} in its own voice" if claim.publisher else "the article in its own voice"
    name = source_words(claim)
    written = claim.attributed_to if flat(claim.attributed_to).casefold() not in name.casefold() else ""
    told = f"{escape(name)} (“{escape(written)}”)" if written else escape(name)
    return f"{told}, printed by {escape(claim.publisher)}" if claim.publisher else told


def _inline(text: str) -> str:
    """Text of a source inside a line: line breaks would end a quotation, its edges matter beside a figure."""
    return escape_inline(re.sub(r"\s+", " ", text))
