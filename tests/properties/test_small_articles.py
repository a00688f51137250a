"""Small articles whose figures lean on the sentences around them, told of several countries: where each figure holds, by whom.

What a sentence leaves out (the town, the speaker) must come from the right one of its neighbours, whatever the town is called.
"""

from __future__ import annotations

import dataclasses

import pytest

from numclaims import Claim, extract

PUBLISHED = "2023-10-12"  # a Thursday
SETTINGS = [
    {
        "town": "Kandy",
        "second": "Galle",
        "land": "Sri Lanka",
        "capital": "Colombo",
        "folk": "Sri Lankan",
        "host": "India",
    },
    {"town": "Maiduguri", "second": "Kano", "land": "Nigeria", "capital": "Abuja", "folk": "Nigerian", "host": "Chad"},
    {"town": "Arequipa", "second": "Cusco", "land": "Peru", "capital": "Lima", "folk": "Peruvian", "host": "Chile"},
]


@dataclasses.dataclass(frozen=True)
class Article:
    """An article to be told of any setting, and which of the setting's places each of its figures holds in."""

    why: str
    text: str
    places: dict[float, str]
    title: str = ""


ARTICLES = [
    Article(
        "how far the mine is from the capital tells where it lies, and not where the rescuers died",
        "Rescuers pulled 17 bodies from a collapsed mine near {town} on Monday. The mine, 90 km north of the capital {capital},"
        " employs 610 people. Two rescuers were also killed when a tunnel gave way.",
        {17: "town", 2: "town"},
    ),
    Article(
        "others died where the soldiers did, and not where these are treated",
        "Six Turkish soldiers were killed in {town}, {land}, on Monday, Turkey's defence ministry said. Three others were flown"
        " to Ankara for treatment. {folk} officials said 17 fighters also died.",
        {6: "town", 17: "town"},
    ),
    Article(
        "who speaks on a visit abroad speaks of home, and so does 'the city' in the next sentence",
        "The {folk} president, on a visit to Paris, said on Monday that 17,000 people had fled {town}. Some 43,000 had already"
        " left the city, he said.",
        {17_000: "town", 43_000: "town"},
    ),
    Article(
        "those who crossed join others in the country that took them in",
        "More than 17,000 people have crossed into {host} from {land} since Monday, the UN refugee agency said. They join some"
        " 43,000 refugees already in the country. The {folk} army said it had killed 610 rebels in {town}.",
        {17_000: "host", 43_000: "host", 610: "town"},
    ),
    Article(
        "a text that names no place tells of the town that its title puts the news in",
        "Seventeen people died and 43 were injured when two trains collided on Monday, officials said.",
        {17: "town", 43: "town"},
        title="Train crash kills 17 near {town}, {land}",
    ),
    Article(
        "a storm is not only in the town that a title names",
        "Seventeen people died and 43 were injured on Monday.",
        {17: "land"},
        title="Floods hit {town}, {land}",
    ),
    Article(
        "an attack, an attack two years before, and a protest elsewhere",
        "Speaking in {capital}, the defence minister said 17 rebels had been killed in {town}. In the capital, 43 people were"
        " arrested in a protest against the war. The fighting came two years after a bombing in {second} that killed 61 people.",
        {17: "town", 43: "capital", 61: "second"},
    ),
    Article(
        "shortly after take-off a plane is still there, and not where it was bound for",
        "A plane with 43 people on board crashed shortly after take-off from {town} on Monday, killing 17, {folk} officials said."
        " It was bound for {capital}. Another 20 were injured.",
        {17: "town", 20: "town"},
    ),
    Article(
        "what an attack is compared with does not take its place",
        "Gunmen stormed a hotel in {town}, {land}, in the worst attack since a bombing in {second}. Police said 22 people"
        " were hurt.",
        {22: "town"},
    ),
]


def read(article: Article, setting: dict[str, str]) -> dict[float, Claim]:
    """The claims of an article by value."""
    title = article.title.format(**setting) or None
    rows = extract(article.text.format(**setting), published=PUBLISHED, title=title)
    return {c.value: c for c in rows if c.rejected_by is None and c.value is not None}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.why)
def test_every_figure_has_its_own_place(article: Article, setting: dict[str, str]) -> None:
    """The first part of the path is the place that a careful reader has."""
    rows = read(article, setting)
    told = {value: (rows[value].place_path or "").split(",")[0] for value in article.places}
    assert told == {value: setting[place] for value, place in article.places.items()}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
def test_a_visit_is_no_flight_abroad(setting: dict[str, str]) -> None:
    """Those who fled are displaced: the country that the president visits did not take them in."""
    rows = read(ARTICLES[2], setting)
    assert [rows[v].measure for v in (17_000, 43_000)] == ["displaced", "displaced"]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
def test_who_speaks_in_the_capital_is_the_speaker(setting: dict[str, str]) -> None:
    """A place at the head of the sentence hides nobody."""
    assert read(ARTICLES[6], setting)[17].attributed_to == "the defence minister"
