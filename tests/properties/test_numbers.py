"""Any text is read without a crash and with exact offsets; a number in any spelling reads back as itself."""

import string
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from numclaims import extract
from numclaims.claims import QUANTITY_KINDS, Document
from numclaims.extraction.numbers import numerals
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import tokenize
from numclaims.reading import Reading

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
PIECES = (
    "5 10 1,000 2.5 ½ -3 1/2 007 20 one two twenty half a third dozen hundred thousand million of and to or between from about"
    " over at least - – , . $ £ % ( ) m bn k in people May 2011 8 : 30 pm st th second 's"
).split()


def in_words(n, *, joined="and ", hyphen="-"):
    """A number from 0 to 10**15 in English words."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (hyphen + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        rest = n % 100
        return f"{ONES[n // 100]} hundred" + (
            f" {joined}{in_words(rest, joined=joined, hyphen=hyphen)}" if rest else ""
        )
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if n >= scale:
            head = in_words(n // scale, joined=joined, hyphen=hyphen)
            rest = n % scale
            link = joined if 0 < rest < 100 else ""
            return f"{head} {name}" + (f" {link}{in_words(rest, joined=joined, hyphen=hyphen)}" if rest else "")
    raise AssertionError(n)


def values(text):
    reading = Reading(document=Document(id="x", text=text, sha256=""), bounds=[(0, len(text))])
    sentence = sentence_at(reading, 0)
    numerals.find(reading, sentence)
    return [m.value for m in sentence.mentions]


def groups(digits, sizes, sign):
    """Put ``sign`` between groups of digits from the right, sizes repeated at the last."""
    parts = []
    k = 0
    while digits:
        size = sizes[min(k, len(sizes) - 1)]
        parts.insert(0, digits[-size:])
        digits = digits[:-size]
        k += 1
    return sign.join(parts)


@settings(deadline=None)  # the first example loads the lexicons
@given(st.text(max_size=200))
def test_any_text_gives_true_offsets(text):
    for row in extract(text):
        assert text[row.char_start : row.char_end] == row.quote
        assert row.quote
        assert len(row.quote) <= 60
        assert (row.rejected_by is None) == (row.kind in QUANTITY_KINDS)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.lists(st.sampled_from([" ", " ", "", "\u00a0"]), min_size=14, max_size=14),
)
def test_any_heap_of_number_words_gives_rows_that_do_not_overlap(pieces, gaps):
    text = "".join(p + g for p, g in zip(pieces, gaps, strict=False))
    rows = [r for r in extract(text) if r.kind in QUANTITY_KINDS]
    for a, b in pairwise(rows):
        assert a.char_end <= b.char_start
    for row in rows:
        assert text[row.char_start : row.char_end] == row.quote
        if row.low is not None and row.high is not None:
            assert row.low <= row.high


@given(st.text(alphabet=string.printable + "é½’“”–\u00a0\u2009İ", max_size=300))
def test_tokens_cover_the_text_in_order(text):
    words, lower, starts, ends = tokenize(text, 7)
    assert len(words) == len(lower) == len(starts) == len(ends)
    at = 7
    for start, end in zip(starts, ends, strict=True):
        assert text[at - 7 : start - 7].strip() == ""
        assert start < end
        at = end
    assert text[at - 7 :].strip() == ""


@given(st.integers(0, 10**15 - 1), st.sampled_from(["and ", ""]), st.sampled_from(["-", " ", "\u2011"]), st.booleans())
def test_words_read_back(n, joined, hyphen, upper):
    text = in_words(n, joined=joined, hyphen=hyphen)
    assert values(text.upper() if upper else text) == [n]


@given(st.integers(0, 10**12), st.sampled_from([",", " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019", ""]))
def test_grouped_digits_read_back(n, sign):
    text = groups(str(n), [3], sign)
    assert values(text) == [n]


@given(st.integers(10**5, 10**11))
def test_indian_groups_read_back(n):
    assert values(groups(str(n), [3, 2], ",")) == [n]


@given(
    st.integers(1, 999),
    st.integers(0, 99),
    st.sampled_from([("k", 3), ("bn", 9), (" million", 6), (" lakh", 5), ("tn", 12), ("-million", 6)]),
)
def test_scales_read_back(whole, cents, scale):
    name, power = scale
    assert values(f"{whole}.{cents:02d}{name}") == [float(f"{whole}.{cents:02d}e{power}")]


@given(st.integers(-(10**6), 10**6))
def test_signs_read_back(n):
    assert values(f"\u2212{-n}" if n < 0 else str(n)) == [n]
