"""Who speaks in a transcript: names in capitals before a colon."""

import numclaims

TALK = """ANA MOOR, HOST: Good evening. About 12 people called.

HUGO BERG: We had 40 calls. Some came late.

Of those, 15 were from the coast.

MOOR: Police say 9 people were hurt?

BERG: It was 7.
"""


def _speakers(text):
    return {row.quote: row.attributed_to_resolved or row.attributed_to for row in numclaims.extract(text)}


def test_whoever_has_the_floor_says_it_until_the_next_turn():
    told = _speakers(TALK)
    assert told["12"] == "Ana Moor"
    assert told["40"] == "Hugo Berg"
    assert told["15"] == "Hugo Berg"
    assert told["7"] == "Hugo Berg"


def test_whom_a_speaker_cites_comes_first():
    assert _speakers(TALK)["9"] == "Police"


def test_datelines_and_lone_labels_open_no_turn():
    news = "LONDON: About 12 people came.\n\nPARIS: About 14 people came.\n\nLONDON: About 16 people came.\n"
    assert set(_speakers(news).values()) == {None}
    assert _speakers("UPDATE: About 12 people came.\n\nNOTE: About 14 people came.\n")["14"] is None
