"""Who says what: the claims of one moment, or of unknown days, a row for each, by source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from numclaims.claims import Claim, Document, Series
from numclaims.views import canvas, marks, trend
from numclaims.views.labels import value_words
from numclaims.views.plotnames import day_of, day_words, moment_title, series_words, title
from numclaims.views.words import printed_by, source_words

MOST_ROWS: Final = 28
"""Rows that stay legible; of more the least salient are left to the CSV, and the plot says so."""
_AXES_LEFT: Final = 470.0
_ROW: Final = 44.0
_BELOW: Final = 96.0
_ABOVE: Final = 100.0
_BESIDE: Final = 11.0


def draw(
    sheet: canvas.Sheet,
    series: Series,
    claims: Sequence[Claim],
    documents: Sequence[Document],
    day: dt.date | None = None,
) -> None:
    """Draw claims of a series as rows, lowest figure at the bottom.

    Args:
        sheet: The sheet.
        series: The series.
        claims: Those to show.
        documents: All documents, for the footer.
        day: The day on which the claims hold, where they are only a part of the series.
    """
    shown = sorted(claims, key=lambda c: (-c.salience, c.doc_id, c.char_start))[:MOST_ROWS]
    shown.sort(key=lambda c: (marks.height(c), marks.top(c), source_words(c), c.doc_id, c.char_start))
    pixels = _BELOW + _ABOVE + _ROW * max(2, len(shown))
    sheet.wipe(pixels / canvas.DPI)
    wide = canvas.RIGHT - _AXES_LEFT
    axes = sheet.axes(
        (_AXES_LEFT / (canvas.WIDTH * canvas.DPI), _BELOW / pixels, wide / (canvas.WIDTH * canvas.DPI),
         1 - (_BELOW + _ABOVE) / pixels)
    )  # fmt: skip
    look = marks.looks(claims)
    lowest, highest = marks.span(shown)
    said = _scale(sheet, axes, shown, (lowest, highest))
    axes.set_ylim(-0.5 if len(shown) > 1 else -1, len(shown) - 0.5)
    axes.spines["left"].set_visible(False)
    written = [c for c in shown if not c.implied]
    lowest, highest = marks.span(written) if written else (0.0, 0.0)
    notes = ["Grey band: range of claims."] if lowest < highest and trend.comparable(series) else []
    if notes:
        axes.axvspan(lowest, highest, color="#EFEFEF", zorder=0, lw=0)
    for row, c in enumerate(shown):
        marks.draw(axes, row, c, look[c.claim_id], upright=False)
        _label(sheet, axes, row, c, look[c.claim_id])
    remarks = [*series_words(series, claims), when_words(claims) if day is None else "", said]
    if len(shown) < len(claims):
        remarks.append(f"{len(shown)} of {len(claims)} claims shown, all in the CSV")
    canvas.head(sheet, title(series, claims) if day is None else moment_title(series, day), remarks)
    canvas.foot(sheet, claims, documents, notes + canvas.reading_notes(shown, upright=False))


def when_words(claims: Sequence[Claim]) -> str:
    """For which day the claims hold, or that none tells."""
    days = {day_of(c) for c in claims}
    if days == {None}:
        return "undated: no day is known for any of them"
    known = sorted(d for d in days if d is not None)
    undated = sum(day_of(c) is None for c in claims)
    told = f"as of {day_words(known[0])}" + (f" to {day_words(known[-1])}" if len(known) > 1 else "")
    return told + (f", {undated} undated" if undated else "")


def _scale(sheet: canvas.Sheet, axes: Axes, shown: Sequence[Claim], ends: tuple[float, float]) -> str:
    """A scale that leaves every figure's words room beside its mark."""
    wide = canvas.RIGHT - _AXES_LEFT
    lowest, highest = ends
    room = 1.06
    for c in shown:
        # With so many pixels for its words, the mark may stand at this share of the width at most.
        share = max(0.35, 1 - (_beside(c) + sheet.text_width(value_words(c), 10) + 4) / wide)
        end = marks.reach(c)[1]
        if lowest > 0 and highest / lowest > canvas.LOG_ABOVE:
            spread = highest / lowest
            # On the logarithmic scale the lowest figure stands 6 % of the spread above the foot.
            at = _log(end / lowest, spread) + 0.06
            room = max(room, at / share - 0.06)
        elif highest > 0:
            room = max(room, end / highest / share)
    return canvas.scale_values(sheet, axes, lowest, highest, upright=False, headroom=room, whole=marks.whole(shown))


def _log(value: float, base: float) -> float:
    import math

    return math.log(value) / math.log(base)


def _beside(claim: Claim) -> float:
    arrow = marks.ARROW * canvas.DPI / 72
    return _BESIDE + (arrow if marks.points_up(claim) else 0)


def _label(sheet: canvas.Sheet, axes: Axes, row: int, claim: Claim, look: marks.Look) -> None:
    x, y = (float(v) for v in axes.transData.transform((marks.reach(claim)[1], row)))
    room = _AXES_LEFT - canvas.LEFT - 16
    own = claim.attributed_to is None
    source = (
        (f"{claim.publisher}, own voice" if claim.publisher else "Own voice of the article")
        if own
        else source_words(claim)
    )
    sheet.write(
        canvas.LEFT, y + 9, sheet.fitted(source, room, 10.5, bold=True), 10.5, colour=marks.ink(look.colour), bold=True
    )
    day = day_of(claim)
    when = f", {day_words(day) if day else 'undated'}"
    printed = sheet.fitted(printed_by(claim), room - sheet.text_width(when, 8.5), 8.5) + when
    sheet.write(canvas.LEFT, y - 8, printed, 8.5, colour=marks.FAINT)
    sheet.write(x + _beside(claim), y, value_words(claim), 10)
