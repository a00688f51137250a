import datetime as dt
import hashlib

import pytest

from numclaims.claims import Document, TimeExpression
from numclaims.normalization import dates, feasts

D = dt.date.fromisoformat
TUESDAY = "2011-06-07"


def document(earliest=TUESDAY, latest=None, *, known=True):
    return Document(
        id="x",
        text="",
        sha256=hashlib.sha256(b"").hexdigest(),
        published_earliest=D(earliest) if known and earliest else None,
        published_latest=D(latest or earliest) if known and (latest or earliest) else None,
        published_basis="metadata" if known else "unknown",
    )


def expression(form, *values, basis="relative"):
    return TimeExpression(text="", start=0, end=0, form=form, values=values, basis=basis)


def days(first, last=None):
    return D(first), D(last or first)


@pytest.mark.parametrize(
    ("form", "values", "want"),
    [
        ("weekday", (1, 0), days("2011-06-07")),  # printed on the day that it names
        ("weekday", (4, 0), days("2011-06-03")),
        ("weekday", (1, -1), days("2011-05-31")),
        ("weekday", (4, 1), days("2011-06-10")),
        ("weekday", (1, 1), days("2011-06-14")),
        ("weekday-of", (4, 7, -1), days("2011-06-03")),
        ("days", (-1, 0), days("2011-06-06", "2011-06-07")),
        ("days", (-8, -6), days("2011-05-30", "2011-06-01")),
        ("calendar", (7, -1), days("2011-05-30", "2011-06-05")),
        ("calendar", (7, 0), days("2011-06-06", "2011-06-07")),
        ("calendar", (30, -1), days("2011-05-01", "2011-05-31")),
        ("calendar", (365, -1), days("2010-01-01", "2010-12-31")),
        ("calendar", (2, 0), days("2011-06-04", "2011-06-05")),
        ("calendar", (2, -1), days("2011-06-04", "2011-06-05")),
        ("window", (1, 3), days("2011-06-04", "2011-06-07")),
        ("window", (0, 36), days("2011-06-05", "2011-06-07")),
        ("window", (30, 3), days("2011-03-07", "2011-06-07")),
        ("day", (2011, 6, 7), days("2011-06-07")),
        ("day", (None, 6, 8), days("2010-06-08")),
        ("day", (None, 2, 29), days("2008-02-29")),
        ("month", (None, 3, ""), days("2011-03-01", "2011-03-31")),
        ("month", (None, 6, ""), days("2011-06-01", "2011-06-07")),
        ("month", (None, 7, ""), days("2010-07-01", "2010-07-31")),
        ("month", (None, 3, "mid"), days("2011-03-11", "2011-03-20")),
        ("month", (None, 3, "last"), days("2011-03-01", "2011-03-31")),
        ("month", (None, 4, "last"), days("2010-04-01", "2010-04-30")),
        ("month", (None, 8, "last"), days("2010-08-01", "2010-08-31")),
        ("month-of", (3, -1), days("2010-03-01", "2010-03-31")),
        ("month", (1982, 2, ""), days("1982-02-01", "1982-02-28")),
        ("year", (2010, 2010), days("2010-01-01", "2010-12-31")),
        ("either", (2011, 5, 6), days("2011-05-06", "2011-06-05")),
        ("either", (2011, 2, 13), days("2011-02-13")),
        ("span", ("weekday", 2, 0, 0, "weekday", 2, 0), days("2011-05-30", "2011-06-01")),
        ("span", ("month", 3, None, 3, "", "month", None, 5, ""), days("2011-03-01", "2011-05-31")),
        ("span", ("day", 3, 2011, 6, 3, "day", 2011, 6, 5), days("2011-06-03", "2011-06-05")),
    ],
)
def test_the_days_of_each_form(form, values, want):
    assert dates.period(document(), expression(form, *values)) == want


def test_a_weekend_said_during_a_weekend():
    sunday = document("2011-06-05")
    assert dates.period(sunday, expression("calendar", 2, 0)) == days("2011-06-04", "2011-06-05")
    assert dates.period(sunday, expression("calendar", 2, -1)) == days("2011-05-28", "2011-05-29")


def test_a_day_of_the_year_that_never_was():
    assert dates.period(document(), expression("day", 2011, 2, 30)) == (None, None)


def test_an_unknown_document_date_leaves_a_weekday_open():
    assert dates.as_of(document(known=False), expression("weekday", 1, 0)) == ((None, None), "relative")


def test_an_unknown_document_date_does_not_trouble_a_full_date():
    when = expression("day", 2011, 6, 3, basis="stated")
    assert dates.as_of(document(known=False), when) == (days("2011-06-03"), "stated")


def test_a_document_interval_gives_the_union():
    when = dates.as_of(document("2011-06-07", "2011-06-11"), expression("weekday", 4, 0))
    assert when == (days("2011-06-03", "2011-06-10"), "relative")


def test_one_open_end_stays_open():
    half = Document(id="x", text="", sha256="", published_latest=D(TUESDAY), published_basis="inferred")
    assert dates.as_of(half, expression("days", -1, -1)) == ((None, D("2011-06-06")), "relative")


def test_without_words_the_document_date_stands():
    assert dates.as_of(document(), None) == (days(TUESDAY), "published")
    assert dates.as_of(document(known=False), None) == ((None, None), "unknown")


def test_a_figure_since_a_month_holds_on_the_day_of_telling():
    since = expression("since", "month", None, 3, "")
    assert dates.as_of(document(), since) == (days(TUESDAY), "published")
    assert dates.period(document(), since) == days("2011-03-01", TUESDAY)
    assert dates.period(document(), since, days("2011-06-05")) == days("2011-03-01", "2011-06-05")


def test_since_a_rough_time_begins_in_its_middle():
    assert dates.period(document(), expression("since", "days", -10, -4)) == days("2011-05-31", TUESDAY)


@pytest.mark.parametrize(
    "sunday",
    ["1818-03-22", "1900-04-15", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2038-04-25",
     "2049-04-18", "2076-04-19", "2100-03-28", "2199-04-14"],
)  # fmt: skip
def test_easter(sunday):
    assert feasts.easter(D(sunday).year) == D(sunday)


def test_since_an_event_has_no_start():
    assert dates.period(document(), expression("since")) == (None, D(TUESDAY))


def test_a_window_ends_with_the_day_on_which_the_figure_holds():
    assert dates.period(document(), expression("window", 0, 24), days("2011-06-06")) == days("2011-06-05", "2011-06-06")


def test_so_far_this_year_holds_now():
    assert dates.as_of(document(), expression("calendar", 365, 0)) == (days(TUESDAY), "relative")
    assert dates.period(document(), expression("calendar", 365, 0)) == days("2011-01-01", TUESDAY)


def test_three_days_later_is_not_made_up():
    assert dates.as_of(document(), expression("later")) == ((None, D(TUESDAY)), "relative")
