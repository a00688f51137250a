import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from numclaims.claims import Document, TimeExpression
from numclaims.normalization import dates

years = st.integers(1, 9999)
some_year = st.none() | years
months = st.integers(1, 12)
numbers = st.integers(0, 5000)
units = st.sampled_from([0, 1, 3, 7, 14, 30, 91, 365, 3650])


def _form(name, *values):
    return st.tuples(st.just(name), st.tuples(*values))


RELATIVE = st.one_of(
    _form("day", st.none(), months, st.integers(1, 31)),
    _form("month", st.none(), months, st.sampled_from(["", "early", "mid", "late", "last"])),
    _form("month-of", months, st.integers(-3, 0)),
    _form("weekday", st.integers(0, 6), st.sampled_from([-1, 0])),
    _form("weekday-of", st.integers(0, 6), st.just(7), st.integers(-3, 0)),
    st.tuples(st.integers(-40000, 0), st.integers(0, 400)).map(lambda v: ("days", (v[0] - v[1], v[0]))),
    _form("calendar", st.sampled_from([2, 7, 30, 91, 365, 3650]), st.integers(-3, 0)),
    _form("window", units, numbers),
    st.just(("later", ())),
    st.just(("since", ())),
)
STATED = st.one_of(
    _form("day", years, months, st.integers(1, 31)),
    _form("month", years, months, st.sampled_from(["", "early", "mid", "late"])),
    st.tuples(years, st.integers(0, 20)).map(lambda v: ("year", (v[0], v[0] + v[1]))),
    _form("either", years, st.integers(1, 31), st.integers(1, 31)),
)
FUTURE = st.one_of(_form("next", units, numbers), _form("weekday", st.integers(0, 6), st.just(1)))


def _span(pair):
    (first, its), (second, others) = pair
    return "span", (first, len(its), *its, second, *others)


SIMPLE = st.one_of(RELATIVE, STATED).filter(lambda f: f[0] not in {"later", "since", "window"})
ANY = st.one_of(
    RELATIVE, STATED, FUTURE, st.tuples(SIMPLE, SIMPLE).map(_span), SIMPLE.map(lambda f: ("since", (f[0], *f[1])))
)
PUBLISHED = st.tuples(st.dates(), st.integers(0, 400)).map(
    lambda v: (v[0], dt.date.fromordinal(min(v[0].toordinal() + v[1], dt.date.max.toordinal())))
)


def _resolve(published, form):
    document = Document(
        id="x",
        text="",
        sha256="",
        published_earliest=published[0],
        published_latest=published[1],
        published_basis="metadata",
    )
    expression = TimeExpression(text="", start=0, end=0, form=form[0], values=form[1])
    holds, basis = dates.as_of(document, expression)
    return holds, basis, dates.period(document, expression, holds)


@settings(deadline=None)  # the machine may be busy
@given(PUBLISHED, ANY)
def test_intervals_are_ordered(published, form):
    holds, _, covered = _resolve(published, form)
    for start, end in (holds, covered):
        assert start is None or end is None or start <= end


@settings(deadline=None)  # the machine may be busy
@given(PUBLISHED, RELATIVE)
def test_nothing_relative_is_later_than_publication(published, form):
    holds, _, covered = _resolve(published, form)
    for _, end in (holds, covered):
        assert end is None or end <= published[1]


@settings(deadline=None)  # the machine may be busy
@given(PUBLISHED, FUTURE)
def test_nothing_of_the_future_is_before_publication(published, form):
    (start, _), _, _ = _resolve(published, form)
    assert start is None or start >= published[0]


@settings(deadline=None)  # the machine may be busy
@given(PUBLISHED, RELATIVE)
def test_a_wider_document_date_gives_a_wider_interval(published, form):
    wide, _, _ = _resolve(published, form)
    for day in published:
        narrow, _, _ = _resolve((day, day), form)
        assert wide[0] is None or narrow[0] is None or wide[0] <= narrow[0]
        assert wide[1] is None or narrow[1] is None or narrow[1] <= wide[1]


@settings(deadline=None)  # the machine may be busy
@given(ANY)
def test_an_unknown_document_date_makes_up_nothing(form):
    document = Document(id="x", text="", sha256="")
    holds, _ = dates.as_of(document, TimeExpression(text="", start=0, end=0, form=form[0], values=form[1]))
    stated = form[0] in {"year", "either", "span"} or (form[0] in {"day", "month"} and form[1][0] is not None)
    assert stated or holds == (None, None)
