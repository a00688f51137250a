"""Small articles whose figures lean on the sentences around them, told of several countries: where each figure holds, by whom.

What a sentence leaves out (the town, the speaker) must come from the right one of its neighbours, whatever the town is called.
"""

from __future__ import annotations

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


def read(text: str, setting: dict[str, str], title: str | None = None) -> dict[float, Claim]:
    """The claims of an article by value."""
    headline = title.format(**setting) if title else None
    rows = extract(text.format(**setting), published=PUBLISHED, title=headline)
    return {c.value: c for c in rows if c.rejected_by is None and c.value is not None}


def first_place(claim: Claim) -> str:
    return (claim.place_path or "").split(",")[0]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
def test_a_distance_does_not_move_the_story(setting: dict[str, str]) -> None:
    """How far the mine is from the capital tells where it lies, and not where the rescuers died."""
    rows = read(
        "Rescuers pulled 17 bodies from a collapsed mine near {town} on Monday. The mine, 90 km north of the capital"
        " {capital}, employs 610 people. Two rescuers were also killed when a tunnel gave way.",
        setting,
    )
    assert first_place(rows[2]) == setting["town"]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
def test_where_the_hurt_are_flown_is_not_where_the_fight_was(setting: dict[str, str]) -> None:
    """Others died where the soldiers did, and not where these are treated."""
    rows = read(
        "Six Turkish soldiers were killed in {town}, {land}, on Monday, Turkey's defence ministry said. Three others were"
        " flown to Ankara for treatment. {folk} officials said 17 fighters also died.",
        setting,
    )
    assert first_place(rows[6]) == first_place(rows[17]) == setting["town"]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
def test_a_visit_is_not_a_flight(setting: dict[str, str]) -> None:
    """Who speaks on a visit abroad speaks of home, and so does "the city" in the next sentence."""
    rows = read(
        "The {folk} president, on a visit to Paris, said on Monday that 17,000 people had fled {town}. Some 43,000 had"
        " already left the city, he said.",
        setting,
    )
    assert [rows[v].measure for v in (17_000, 43_000)] == ["displaced", "displaced"]
    assert [first_place(rows[v]) for v in (17_000, 43_000)] == [setting["town"]] * 2


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
def test_the_country_that_people_entered_is_the_country(setting: dict[str, str]) -> None:
    """Those who crossed join others in the country that took them in."""
    rows = read(
        "More than 17,000 people have crossed into {host} from {land} since Monday, the UN refugee agency said. They join"
        " some 43,000 refugees already in the country. The {folk} army said it had killed 610 rebels in {town}.",
        setting,
    )
    assert [first_place(rows[v]) for v in (17_000, 43_000, 610)] == [setting["host"], setting["host"], setting["town"]]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
def test_a_text_may_leave_the_town_to_its_title(setting: dict[str, str]) -> None:
    """A text that names no place tells of the town that its title puts the news in; a storm is not only there."""
    text = "Seventeen people died and 43 were injured when two trains collided on Monday, officials said."
    rows = read(text, setting, "Train crash kills 17 near {town}, {land}")
    assert first_place(rows[17]) == first_place(rows[43]) == setting["town"]
    rows = read("Seventeen people died and 43 were injured on Monday.", setting, "Floods hit {town}, {land}")
    assert first_place(rows[17]) == setting["land"]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
def test_each_figure_has_its_own_speaker_and_scene(setting: dict[str, str]) -> None:
    """An attack, an attack two years before, and a protest elsewhere."""
    rows = read(
        "Speaking in {capital}, the defence minister said 17 rebels had been killed in {town}. In the capital, 43 people"
        " were arrested in a protest against the war. The fighting came two years after a bombing in {second} that killed"
        " 61 people.",
        setting,
    )
    assert [first_place(rows[v]) for v in (17, 43, 61)] == [setting["town"], setting["capital"], setting["second"]]
    assert rows[17].attributed_to == "the defence minister"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s["town"])
def test_a_plane_crashes_where_it_took_off(setting: dict[str, str]) -> None:
    """Shortly after take-off it is still there, and not where it was bound for."""
    rows = read(
        "A plane with 43 people on board crashed shortly after take-off from {town} on Monday, killing 17, {folk} officials"
        " said. It was bound for {capital}. Another 20 were injured.",
        setting,
    )
    assert first_place(rows[17]) == first_place(rows[20]) == setting["town"]
