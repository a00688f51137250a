"""Who says so does not change with how it is put: every source in every frame, and none where only the occasion is told."""

from __future__ import annotations

import pytest

from numclaims import Claim, extract

SOURCES = [
    ("the health ministry", "ministry"),
    ("Health Minister Ana Moor", "moor"),
    ("police", "police"),
    ("the aid group Mercy Bridge", "mercy bridge"),
    ("the Lake Rescue Network (LRN)", "rescue"),
    ("army spokesman Col. Idris Bako", "bako"),
    ("the governor of Borana state, Peter Ode,", "ode"),
    ("Dr. Lena Voss of the port clinic", "voss"),
    ("residents", "residents"),
    ("the rebel Dawn Front", "dawn front"),
]
SAID = [
    "{} said 47 people were killed.",
    "At least 47 people were killed, {} said Tuesday.",
    "At least 47 people were killed, {} said late Tuesday.",
    "At least 47 people were killed, said {}.",
    "At least 47 people were killed, according to {}.",
    "{} posted on Facebook that 47 people were killed.",
    "{} listed 47 people as missing.",
    "{} set the death toll at 47.",
    "{} updated the death toll to 47.",
    "The raid is believed by {} to have killed 47 people.",
    "{} did not name the gunmen but said 47 people were killed.",
    "{} described the killing of 47 people.",
    "The attack, which {} said killed 47 people, took place at dawn.",
    "Speaking on Monday, {} said 47 people were killed.",
    '"It was terrible," {} said. "We counted 47 bodies."',
    "By the count of {}, 47 people were killed.",
    "As many as 47 people were killed, as quoted by {}.",
    "{} shared that 47 people were killed.",
    "The toll stands at 47 dead, {} said on a Facebook page.",
    "Numbers provided by {} show 47 people were killed.",
    "The official count, released by {}, is 47 dead.",
    '{} called the raid "a crime against 47 innocent people".',
    '"We lost 47 of our men," read a statement from {}.',
    "Soldiers killed 47 people. That is according to {}.",
]
NOT_SAID = [
    "A day after {} said talks had failed, a bomb killed 47 people.",
    "In Lagar, where {} said fighting went on, a bomb killed 47 people.",
    "The raid, which {} described as a massacre, killed 47 people.",
    "The raid, the worst this year according to {}, killed 47 people.",
    "The group, which according to {} has its own radio, killed 47 people.",
    "Gunmen killed 47 people in what {} called a cowardly attack.",
    "{} met relatives of the 47 people killed in the raid.",
    "{} condemned the raid that killed 47 people.",
    "{} promised an inquiry into the deaths of 47 people.",
    "The 47 hostages released by {} flew home.",
    "Food provided by {} reached 47 families.",
    "{} declared a state of emergency after 47 people were killed.",
]


def _figure(frame: str, source: str) -> Claim:
    behind = frame[frame.index("{}") + 2]
    text = frame.format(source.rstrip(",") if behind in ".," else source)
    text = text[0].upper() + text[1:]
    found = [c for c in extract(text, published="2023-10-12") if 47 in (c.value, c.low) and c.rejected_by is None]
    assert found, text
    return found[0]


@pytest.mark.parametrize("frame", SAID)
def test_whoever_says_so_is_found_in_every_frame(frame):
    for source, key in SOURCES:
        claim = _figure(frame, source)
        named = f"{claim.attributed_to} {claim.attributed_to_resolved}".lower()
        assert key in named, (frame, source, claim.attributed_to)


@pytest.mark.parametrize("frame", NOT_SAID)
def test_who_only_tells_the_occasion_says_nothing_of_the_figure(frame):
    for source, _ in SOURCES:
        if "," not in source:
            assert _figure(frame, source).attributed_to is None, (frame, source)
