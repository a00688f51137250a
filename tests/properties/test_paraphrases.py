"""What a sentence says does not change with how it says it: the same figure in every frame, with anything put in between.

A frame is a way to tell a figure, a filler what may stand in it ("in the two-car crash", "on the night of 3 October"). Every
filler is put into every frame. What is found in one sentence of a newspaper must be found in its neighbours, too.
"""

from __future__ import annotations

import datetime as dt

import pytest

from numclaims import Claim, extract

PUBLISHED = "2023-10-12"  # a Thursday


def figure(text: str, value: float) -> Claim:
    """The one claim of a text that has a value at either end of its interval."""
    rows = extract(text, published=PUBLISHED)
    found = [c for c in rows if value in (c.value, c.low, c.high) and c.rejected_by is None]
    assert found, f"no {value:g} in {text!r}; there: {[(c.quote, c.rejected_by) for c in rows]}"
    return found[0]


def sentence(frame: str, filler: str) -> str:
    """A frame with its filler, without the spaces that an empty one leaves."""
    text = " ".join(frame.format(filler).split()).replace(" .", ".").replace(" ,", ",")
    return text[0].upper() + text[1:]


TOLLS = [
    "The death toll {} rose to 40.",
    "The death toll {} has risen to 40, officials said.",
    "The death toll {} now stands at 40.",
    "The toll {} has reached 40.",
    "The death toll {} climbed to at least 40 on Monday.",
    "Officials put the death toll {} at 40.",
    "The number of dead {} has reached 40.",
    "Officials raised the death toll {} to 40.",
    "The death toll {} jumped to 40 from 19.",
    "Officials said 40 people were killed {}.",
    "At least forty people died {}.",
    "40 people were killed {}, police said.",
    "A total of 40 people have been killed {}.",
    "Some 40 bodies were found {}.",
]
OF_WHAT = [
    "",
    "in the city",
    "from Sunday's twin blasts",
    "in the two-car crash",
    "from two blasts",
    "in the 7.8-magnitude quake",
    "from the five-day siege",
    "after the 1999 flood",
    "in three provinces",
    "in 12 days of fighting",
    "from the collapse of a five-storey building",
    "in the attack on two mosques in Kandy",
]


@pytest.mark.parametrize("frame", TOLLS)
def test_a_toll_is_one_whatever_it_is_of(frame: str) -> None:
    """Numbers on the way to the figure of a toll do not take it away."""
    for filler in OF_WHAT:
        text = sentence(frame, filler)
        assert figure(text, 40).measure == "killed", text


AT_KANDY = [
    "in Kandy",
    "in the city of Kandy",
    "in the Sri Lankan city of Kandy",
    "in Kandy, Sri Lanka",
    "near Kandy",
    "in Kandy district",
    "in central Sri Lanka's Kandy district",
    "in a Kandy market",
    "at a market in Kandy",
    "in the town of Kandy on Monday",
    "on the outskirts of Kandy",
]
HAPPENED = [
    "40 people were killed {}.",
    "40 people were killed when a bus fell into a river {}.",
    "A blast {} killed 40 people.",
    "A blast killed 40 people {}.",
    "Police said 40 people were killed {}.",
    "The death toll from the blast {} rose to 40.",
    "The death toll from a blast {} has reached 40, officials in Colombo said.",
    "Gunmen stormed a hotel {}, killing 40 people.",
    "A bus crash {} left 40 people dead.",
    "40 people, including two children, were killed {}.",
]


@pytest.mark.parametrize("frame", HAPPENED)
def test_the_place_is_found_wherever_it_stands(frame: str) -> None:
    """A place is that of the figure before and behind it, as the head of its phrase and as an adjective."""
    for filler in AT_KANDY:
        text = sentence(frame, filler)
        assert "Kandy" in (figure(text, 40).place_path or ""), text


ON_A_DAY = {
    "on Monday": "2023-10-09",
    "on Thursday": "2023-10-12",
    "on Saturday": "2023-10-07",
    "yesterday": "2023-10-11",
    "on 3 October": "2023-10-03",
    "on Oct. 3, 2023": "2023-10-03",
    "late on Tuesday": "2023-10-10",
    "last Friday": "2023-10-06",
    "on the night of 3 October": "2023-10-03",
    "in the early hours of Wednesday": "2023-10-11",
    "on Sunday, 8 October": "2023-10-08",
}
BEFELL = [
    "40 people were killed {} when a bus fell into a river.",
    "A blast {} killed 40 people, police said.",
    "{}, a blast killed 40 people in Kandy.",
    "The death toll from a blast {} was 40.",
    "Gunmen killed 40 people in an attack on a village {}.",
    "A blast that killed 40 people {} was the worst this year.",
    "At least 40 people were killed {} in Kandy, officials said.",
]


@pytest.mark.parametrize("frame", BEFELL)
def test_the_day_is_found_wherever_it_stands(frame: str) -> None:
    """The day of what befell people, within the night that two days share."""
    for filler, day in ON_A_DAY.items():
        text = sentence(frame, filler)
        claim = figure(text, 40)
        assert claim.as_of_earliest is not None, text
        assert claim.as_of_latest is not None, text
        assert claim.as_of_earliest <= dt.date.fromisoformat(day) <= claim.as_of_latest, text
        assert claim.as_of_latest - claim.as_of_earliest <= dt.timedelta(days=1), text


SPEAKERS = [
    "police",
    "the interior ministry",
    "a hospital official",
    "Interior Minister Hugo Berg",
    "the Observatory",
    "two witnesses",
    "the United Nations",
    "local media",
    "Kandy Police",
]
TOLD = [
    "{} said 40 people were killed in the blast.",
    "{} said on Monday that at least 40 people had died.",
    "40 people were killed in the blast, {} said on Monday.",
    "According to {}, 40 people were killed in the blast.",
    "40 people were killed in the blast, according to {}.",
    "{} told reporters 40 people were killed in the blast.",
    "{} put the death toll at 40.",
    "{} confirmed that 40 people had died.",
    "{} said the death toll had risen to 40.",
    "The blast killed 40 people and injured 70, {} said.",
    "On Monday, {} said the blast had killed 40 people.",
    "The blast, {} said, killed 40 people.",
    '"40 people were killed," {} said.',
    "40 people were killed, said {}.",
]


@pytest.mark.parametrize("frame", TOLD)
def test_the_speaker_is_found_wherever_he_stands(frame: str) -> None:
    """The whole of the speaker, and what he says of the dead."""
    for filler in SPEAKERS:
        text = sentence(frame, filler)
        claim = figure(text, 40)
        assert (claim.attributed_to or "").lower() == filler.lower(), text
        assert claim.measure == "killed", text


NO_TOLLS = [
    "A 40-year-old man was killed.",
    "A man was killed 40 miles from the city.",
    "He died 40 years ago.",
    "She was killed at the age of 40.",
    "Two men were killed in a 40-minute battle.",
    "The victim, 40, was killed on Monday.",
    "About 40 percent of those killed were children.",
    "He was jailed for 40 years for killing his wife.",
    "The attack killed two people and caused $40 million in damage.",
    "The 40-member council condemned the killing.",
    "Two died when a bus carrying 40 passengers overturned.",
    "Two people were killed when 40 gunmen attacked.",
    "Two people died and 40 houses were destroyed.",
    "The dead included a pilot with 40 years of experience.",
    "A bomb of 40 kg killed two people.",
    "Two people were killed at 40 Oak Road.",
    "Two of 40 miners died.",
    "A search by 40 divers found two bodies.",
]


@pytest.mark.parametrize("text", NO_TOLLS)
def test_what_stands_beside_the_dead_is_no_toll(text: str) -> None:
    """Ages, distances, terms, sums and those who only take part."""
    rows = extract(text, published=PUBLISHED)
    assert rows, text
    assert not [c for c in rows if 40 in (c.value, c.low, c.high) and c.measure in {"killed", "casualties"}]


BOTH = [
    "12 people were killed and 30 injured in the blast.",
    "The blast killed 12 people and injured 30.",
    "12 people, including three children, were killed and 30 others injured.",
    "Blast kills 12, injures 30",
    "12 dead, 30 injured in blast",
    "A blast left 12 people dead and at least 30 injured.",
    "Twelve people died and 30 more were hurt when a bus overturned.",
    "The blast, which killed 12 people, also injured 30.",
    "Killing 12 people and injuring 30, the blast was the worst this year.",
    "The toll rose to 12 dead and 30 injured.",
    "There were 12 deaths and 30 injuries.",
    "With 12 people dead and 30 injured, it was the worst crash this year.",
    "The accident claimed 12 lives and left 30 others with injuries.",
    "Of the 42 victims, 12 died and 30 were injured.",
    "Clashes left 12 people dead, among them three women, and 30 injured.",
    "30 people were injured, 12 of whom died in hospital.",
]


@pytest.mark.parametrize("text", BOTH)
def test_the_dead_and_the_injured_are_told_apart(text: str) -> None:
    """Two figures of one sentence, each with its own measure."""
    assert figure(text, 12).measure == "killed"
    assert figure(text, 30).measure == "injured"
