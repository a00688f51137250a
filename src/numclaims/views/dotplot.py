"""Who says what: the claims of one moment, or of unknown days, a row for each, by source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from numclaims.claims import Claim, Document, Series
from numclaims.views import canvas, marks, valueaxis
from numclaims.views.comparing import comparable
from numclaims.views.labels import value_words
from numclaims.views.plotnames import (
    day_of,
    day_words,
    moment_title,
    of_years,
    series_words,
    span_words,
    time_words,
    title,
)
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
    said = scale(sheet, axes, shown, wide)
    axes.set_ylim(-0.5 if len(shown) > 1 else -1, len(shown) - 0.5)
    axes.spines["left"].set_visible(False)
    written = [c for c in shown if not c.implied]
    lowest, highest = marks.span(written) if written else (0.0, 0.0)
    # One source alone spans no range: its two figures are of two things, or the same in two articles.
    several = len({source_words(c) for c in written}) > 1
    notes = ["Grey band: range of claims."] if lowest < highest and several and comparable(series) else []
    if notes:
        axes.axvspan(lowest, highest, color="#EFEFEF", zorder=0, lw=0)
    for row, c in enumerate(shown):
        marks.draw(axes, row, c, look[c.claim_id], upright=False)
        _label(sheet, axes, row, c, look[c.claim_id])
    remarks = [*series_words(series, claims), when_words(claims) if day is None else "", said]
    if len(shown) < len(claims):
        remarks.append(f"{len(shown)} of {len(claims)} claims shown, all in the CSV")
    canvas.head(sheet, title(series, claims) if day is None else moment_title(series, day), remarks)
    if any(look[c.claim_id].faint for c in shown):
        notes.append("Pale: the day is not sure.")
    canvas.foot(sheet, claims, documents, notes + canvas.reading_notes(shown, upright=False))


def when_words(claims: Sequence[Claim]) -> str:
    """For which day the claims hold, no surer than they tell it, or that none tells."""
    known = sorted((day, time_words(c)) for c in claims if (day := day_of(c)) is not None)
    if not known:
        return "undated: no day is known for any of them"
    undated = len(claims) - len(known)
    if len({words for _, words in known}) == 1:
        told = known[0][1]
    elif any(of_years(c) for c in claims):
        told = span_words(claims)
    elif known[0][0] == known[-1][0]:
        told = f"{day_words(known[0][0])} or days near it"
    else:
        told = f"{day_words(known[0][0])} to {day_words(known[-1][0])}"
    return f"as of {told}" + (f", {undated} undated" if undated else "")


def scale(sheet: canvas.Sheet, axes: Axes, shown: Sequence[Claim], wide: float, *, most: int = 8) -> str:
    """Set a scale on axes of a width in pixels that leaves every figure's words room beside its mark; gives what to say of it."""
    lowest, highest = marks.span(shown)
    room = 1.06
    for c in shown:
        # With so many pixels for its words, the mark may stand at this share of the width at most.
        share = max(0.35, 1 - (beside(c) + sheet.text_width(value_words(c), 10) + 4) / wide)
        end = marks.reach(c)[1]
        if lowest > 0 and highest / lowest > valueaxis.LOG_ABOVE:
            spread = highest / lowest
            # On the logarithmic scale the lowest figure stands 6 % of the spread above the foot.
            at = _log(end / lowest, spread) + 0.06
            room = max(room, at / share - 0.06)
        elif highest > 0:
            room = max(room, end / highest / share)
    chosen = valueaxis.scale(lowest, highest, headroom=room, most=most, whole=marks.whole(shown))
    return valueaxis.set_values(sheet, axes, chosen, upright=False)


def _log(value: float, base: float) -> float:
    import math

    return math.log(value) / math.log(base)


def beside(claim: Claim) -> float:
    """Pixels from a mark to its words, with its arrow between."""
    arrow = marks.ARROW * canvas.DPI / 72
    return _BESIDE + (arrow if marks.points_up(claim) else 0)


def who(claim: Claim) -> str:
    """Who says so, where who printed it stands beside."""
    if claim.attributed_to is None:
        return f"{claim.publisher}, own voice" if claim.publisher else "Own voice of the article"
    return source_words(claim)


def told_when(claim: Claim) -> str:
    """When a claim holds, to follow the name of its printer: the day is of the figure, not of the paper."""
    return " · undated" if day_of(claim) is None else f" · as of {time_words(claim)}"


def _label(sheet: canvas.Sheet, axes: Axes, row: int, claim: Claim, look: marks.Look) -> None:
    x, y = (float(v) for v in axes.transData.transform((marks.reach(claim)[1], row)))
    room = _AXES_LEFT - canvas.LEFT - 16
    sheet.write(
        canvas.LEFT,
        y + 9,
        sheet.fitted(who(claim), room, 10.5, bold=True),
        10.5,
        colour=marks.ink(look.colour),
        bold=True,
    )
    when = told_when(claim)
    printed = sheet.fitted(printed_by(claim), room - sheet.text_width(when, 8.5), 8.5) + when
    sheet.write(canvas.LEFT, y - 8, printed, 8.5, colour=marks.FAINT)
    sheet.write(x + beside(claim), y, value_words(claim), 10)
