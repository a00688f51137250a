"""The words for a day mean the same days wherever they stand: a grid of phrases and of the places of a sentence they fill."""

from __future__ import annotations

import pytest

from numclaims import extract

PUBLISHED = "2016-05-04"  # a Wednesday
FRAMES = [
    "{} a barge sank off Kandy, killing 23 people.",
    "At least 23 people were killed {} when a lorry fell into a ravine near Kandy.",
    "A bomber {} killed 23 people at a fair in Kandy.",
    "Police said 23 people died {} in a fire at a mill.",
    "A fire at a mill in Kandy {} left 23 weavers dead and dozens wounded.",
    "Heavy rain fell over Kandy {} and 23 people were swept away and killed.",
    "A flash flood hit Kandy {}. At least 23 people died.",
    "A grenade went off in Kandy {}. The blast killed 23 people and wounded 50.",
]
PHRASES = {
    "late on Monday": ("05-02", "05-02"),
    "overnight into Tuesday": ("05-02", "05-03"),
    "on Sunday night into Monday": ("05-01", "05-02"),
    "late Sunday and early Monday": ("05-01", "05-02"),
    "over the weekend": ("04-30", "05-01"),
    "earlier this week": ("05-02", "05-04"),
    "earlier this month": ("05-01", "05-04"),
    "last week": ("04-25", "05-01"),
    "between 28 April and 1 May": ("04-28", "05-01"),
    "from Friday to Sunday": ("04-29", "05-01"),
    "on the last day of April": ("04-30", "04-30"),
    "in the first week of April": ("04-01", "04-07"),
}


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_phrase_means_its_days_in_every_place(frame: str, phrase: str) -> None:
    """Whether the day stands before the number, behind it, or in the sentence before."""
    text = frame.format(phrase)
    row = next(c for c in extract(text[0].upper() + text[1:], published=PUBLISHED) if c.value == 23)
    told = (str(row.as_of_earliest)[5:], str(row.as_of_latest)[5:])
    assert told == PHRASES[phrase]


DEEDS = ["floods", "quake", "riots", "war", "bombings", "famine", "coup", "massacre", "wildfires", "siege"]


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    "frame",
    [
        "The 2008 {} killed 93 people.",
        "The {} of 2008 left dozens dead.",
        "The {} of 2008 killed at least 93.",
        "Some 93 people were killed in the 2008 {}.",
        "The worst year was that of the 2008 {}, which killed 93 people.",
        "Officials said the 2008 {} displaced 9,300 families.",
    ],
)
def test_the_year_of_an_event_is_no_count(frame: str, deed: str) -> None:
    """ "The 2008 floods killed 93": the year names the floods, and dates their toll."""
    rows = [c for c in extract(frame.format(deed), published=PUBLISHED) if c.rejected_by is None]
    assert [(c.quote != "2008", str(c.as_of_earliest)[:4]) for c in rows] == [(True, "2008")]
