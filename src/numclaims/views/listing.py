"""Figures that are each of something else, such as distances: a row for each, with the words around it, in order of days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from numclaims.claims import Claim, Document, Series
from numclaims.series.grouping import SCOPE_WORDS
from numclaims.views import canvas, dotplot, marks, timeaxis
from numclaims.views.labels import value_words
from numclaims.views.plotnames import series_words, title
from numclaims.views.words import excerpt, printed_by

MOST_ROWS: Final = 20
"""Rows that stay legible; of more the least salient are left to the CSV, and the plot says so."""
_AXES_LEFT: Final = 720.0
_ROW: Final = 46.0
_BELOW: Final = 96.0
_ABOVE: Final = 100.0
_CHARACTERS: Final = 118
"""Of an excerpt at most; what is still too wide is cut to the room there is."""
_SMALL: Final = 9.0


def draw(sheet: canvas.Sheet, series: Series, claims: Sequence[Claim], documents: Sequence[Document]) -> None:
    """Draw claims as rows, the earliest on top.

    Args:
        sheet: The sheet.
        series: The series.
        claims: Its claims.
        documents: All documents, for the footer.
    """
    shown = sorted(claims, key=lambda c: (-c.salience, c.doc_id, c.char_start))[:MOST_ROWS]
    shown.sort(key=lambda c: (timeaxis.place(c) or 1e9, c.doc_id, c.char_start), reverse=True)
    pixels = _BELOW + _ABOVE + _ROW * max(2, len(shown))
    sheet.wipe(pixels / canvas.DPI)
    room = canvas.RIGHT - _AXES_LEFT
    wide = canvas.WIDTH * canvas.DPI
    axes = sheet.axes((_AXES_LEFT / wide, _BELOW / pixels, room / wide, 1 - (_BELOW + _ABOVE) / pixels))
    look = marks.looks(claims)
    said = dotplot.scale(sheet, axes, shown, room, most=5)
    axes.set_ylim(-0.5 if len(shown) > 1 else -1, len(shown) - 0.5)
    axes.spines["left"].set_visible(False)
    for row, c in enumerate(shown):
        marks.draw(axes, row, c, look[c.claim_id], upright=False)
        x, y = (float(v) for v in axes.transData.transform((marks.reach(c)[1], row)))
        sheet.write(x + dotplot.beside(c), y, value_words(c), 10)
        _row(sheet, y, c, look[c.claim_id])
    words = [w for w in series_words(series, claims) if w != SCOPE_WORDS["running"]]
    remarks = [*words, "listed by day, not compared", dotplot.when_words(claims), said]
    if len(shown) < len(claims):
        remarks.append(f"{len(shown)} of {len(claims)} claims shown, all in the CSV")
    canvas.head(sheet, title(series, claims), remarks)
    notes = ["Pale: the day is not sure."] if any(look[c.claim_id].faint for c in shown) else []
    canvas.foot(sheet, claims, documents, notes + canvas.reading_notes(shown, upright=False))


def _row(sheet: canvas.Sheet, y: float, claim: Claim, look: marks.Look) -> None:
    room = _AXES_LEFT - canvas.LEFT - 24
    when = dotplot.told_when(claim)
    who = sheet.fitted(dotplot.who(claim), room * 0.6, 10.5, bold=True)
    sheet.write(canvas.LEFT, y + 9, who, 10.5, colour=marks.ink(look.colour), bold=True)
    left = canvas.LEFT + sheet.text_width(who, 10.5, bold=True) + 10
    by = canvas.LEFT + room - left - sheet.text_width(when, 8.5)
    printer = sheet.fitted(printed_by(claim), by, 8.5) if by > 30 else ""
    sheet.write(left, y + 9, printer + when if printer else when.removeprefix(" · "), 8.5, colour=marks.FAINT)
    told = excerpt(claim, _CHARACTERS)
    while sheet.text_width(told, _SMALL) > room and len(told) > _CHARACTERS // 2:
        told = excerpt(claim, len(told) - 4)
    sheet.write(canvas.LEFT, y - 9, told, _SMALL)
