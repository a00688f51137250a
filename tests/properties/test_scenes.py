"""Small articles that play in one town of a country, and speak of others by the way: where each of their figures holds.

The scene of a story is where its event was. A figure without a place of its own stays there, whatever is named in between: who
speaks from the capital, where a company sits, where a blast was heard; a total of the country, or of past years, does not.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from numclaims import extract

KEYS = ("town", "province", "land", "folk", "capital", "second")
SETTINGS = [
    dict(zip(KEYS, values, strict=True))
    for values in (
        ("Iquitos", "Loreto", "Peru", "Peruvian", "Lima", "Cusco"),
        ("Gwoza", "Borno", "Nigeria", "Nigerian", "Abuja", "Kano"),
        ("Hyderabad", "Sindh", "Pakistan", "Pakistani", "Islamabad", "Lahore"),
    )
]
ARTICLES = tomllib.loads(Path(__file__).with_name("scenes.toml").read_text(encoding="utf-8"))["article"]
MARK = re.compile(r"<<([^|>]+)\|(\w+)>>")


def marked(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The text without its marks, and of each mark the offset, the figure and where it holds."""
    plain = ""
    behind = 0
    marks = []
    for mark in MARK.finditer(text):
        plain += text[behind : mark.start()]
        marks.append((len(plain), mark[1], mark[2]))
        plain += mark[1]
        behind = mark.end()
    return plain + text[behind:], marks


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["name"])
def test_figures_hold_where_the_story_has_them(article: dict[str, str], setting: dict[str, str]) -> None:
    """The first part of the path of each marked figure that a measure claims is the place that a careful reader has."""
    plain, marks = marked(article["text"].format(**setting))
    rows = extract(plain, published="2021-06-09", publisher="The Daily", title=article["title"].format(**setting))
    claimed = 0
    for offset, figure, where in marks:
        (row,) = [
            r for r in rows if r.rejected_by is None and r.char_start < offset + len(figure) and r.char_end > offset
        ]
        if row.measure is not None:
            claimed += 1
            assert (row.place_path or "").split(",")[0] == setting[where], (figure, row.rules)
    assert claimed
