"""Text made to be slow: the time it takes grows with its length, not with its square."""

import time

import pytest

import numclaims

PIECES = {
    "numbers": "1 ", "commas": "1,", "grouped": "1,000,", "fractions": "1/2/", "dashes": "1-2-", "clocks": "10:30:",
    "words": "five ", "sums": "five and ", "killed": "12 killed and ", "parts": "12 people, including ",
    "addresses": "http://a.b/1?2=3&", "dates": "June 7 , 2011 ", "quotes": "\u201cFive people died. ", "percent": "5%",
    "names": "Aleppo ", "reports": "he said ", "of": "of ", "opening": "(", "money": "$", "voices": "5 people said ",
    "weekdays": "on Monday 12 died ", "places": "12 in Homs, ", "days": "3/", "brackets": "(12 ", "towns": "HOMS 12 town ",
}  # fmt: skip


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_four_times_the_text_takes_no_more_than_about_four_times_the_time(piece):
    numclaims.extract(piece * 50)
    taken = []
    for size in (6_000, 24_000):
        text = piece * (size // len(piece)) + " 5 people died."
        start = time.process_time()
        numclaims.extract(text)
        taken.append(time.process_time() - start)
    # Twice what linear growth gives, and a floor for clocks and noise: sixteen times would be its square.
    assert taken[1] <= 8 * taken[0] + 0.25


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_the_longest_sentence_costs_no_cube_of_its_numbers(piece):
    taken = []
    for size in (600, 2_800):  # a sentence is cut behind 3,000 characters
        text = piece * (size // len(piece)) + " 5 people died."
        numclaims.extract(text)
        start = time.process_time()
        numclaims.extract(text)
        taken.append(time.process_time() - start)
    # What is compared pair by pair grows 22 times, what is compared by threes 100 times.
    assert taken[1] <= 40 * taken[0] + 0.1
