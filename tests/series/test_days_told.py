"""At which day a toll stands in its series: when its text dates only the event, the day when it was told."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from making import claim

from numclaims.series import eventdays, grouping, keys
from numclaims.views.told import as_told

FRIDAY = dt.date(2018, 5, 11)


@pytest.mark.parametrize(
    "sentence",
    [
        "the death toll from tuesday's earthquake has reached 400.",
        "the landslide which buried the town on 4 may killed 400.",
        "last week's devastating floods killed 400.",
        "the may 4 explosion killed 400.",
        "the toll jumped to 400 in the worst accident in years, after a train went off the track and hit another on friday.",
    ],
)
def test_the_day_is_that_of_the_event(sentence):
    assert eventdays.dates_event(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "the toll of the earthquake rose to 400 on tuesday.",
        "police had counted 400 bodies by tuesday.",
        "the earthquake killed 400, the minister said on tuesday.",
        "the toll rose to 400 after crews reached the valley on friday.",
    ],
)
def test_the_day_is_that_of_the_count(sentence):
    assert not eventdays.dates_event(sentence)


def placed(*claims):
    return grouping.follow(claims, ())[0]


def test_a_toll_dated_by_its_event_stands_at_the_day_of_printing():
    row = claim(
        "400", "Thursday's quake killed 400 people.", place="Peru", published="2018-05-11", happened="2018-05-03"
    )
    (told,) = placed(row)
    assert keys.reported(told) == (FRIDAY, FRIDAY)
    shown = as_told(told)
    assert (shown.as_of_latest, shown.as_of_basis) == (FRIDAY, "published")
    assert told.as_of_latest == dt.date(2018, 5, 3), "the claim itself keeps its day"


def test_a_count_as_of_a_day_stands_at_that_day():
    row = claim("400", "Police had counted 400 dead of the quake by Wednesday.", place="Peru", published="2018-05-11",
                as_of="2018-05-09", as_of_basis="relative")  # fmt: skip
    (told,) = placed(row)
    assert as_told(told) == told


def test_without_a_day_of_printing_the_day_of_the_event_is_all_there_is():
    row = claim("400", "Thursday's quake killed 400 people.", place="Peru", happened="2018-05-03")
    (told,) = placed(row)
    assert as_told(told) == told


def test_the_first_and_the_last_figure_go_by_the_days_when_they_were_told():
    base = {"place": "Peru", "happened": "2018-05-03"}
    late = claim("400", "Thursday's quake killed 400 people.", doc="a.txt", published="2018-05-11", **base)
    early = claim("90", "Thursday's quake killed 90 people.", doc="b.txt", published="2018-05-04", **base)
    (series,) = grouping.follow([late, early], ())[1]
    assert (series.first_value, series.last_value, series.last_as_of) == (90.0, 400.0, FRIDAY)


def test_what_an_earlier_run_found_changes_nothing():
    row = claim(
        "400", "Thursday's quake killed 400 people.", place="Peru", published="2018-05-11", happened="2018-05-03"
    )
    stale = dataclasses.replace(row, event_id="e0", series_id="s0")
    assert placed(stale) == placed(row)
