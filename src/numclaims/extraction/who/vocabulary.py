"""The small words by which the noun phrase of a speaker is told from what stands around it."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set

Span = tuple[int, int]

WEEKDAYS: Final = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight")
MONTHS: Final = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sept sep oct nov dec"
)
DASHES: Final = word_set("-- - \u2013 \u2014")
PUNCTUATION: Final = word_set(', ; : " ( ) [ ] . ! ? \u2026 | /') | DASHES

AUXILIARIES: Final = word_set(
    "has have had is are was were be been being 's 've 'd also later earlier now still previously then even already"
    " often separately further once just first only simply again always both all did does do"
)
CONTRACTED: Final = word_set("he she it who that there")
TIME_WORDS: Final = WEEKDAYS | MONTHS | word_set("morning afternoon evening night week month year late early day")
NOT_A_REPORT: Final = word_set("not n't to never could can cannot would might may should must will no neither nor")
CLAUSE_OPENERS: Final = word_set(
    "but while whereas that because although though as if when after before since where than unless until however what"
    " whether yet how why"
)
RELATIVES: Final = word_set("who which that whom whose")
FINITE: Final = word_set(
    "is are was were be been has have had will would can could may might must did does do said says say told died killed"
    " left began came went took made got"
)
PAST: Final = word_set("fled saw spoke ran heard lost met found lives live work knew")
PREPOSITIONS: Final = word_set("in on at by from of for with to near across around inside outside during under over")
LEADING: Final = word_set(
    "and or meanwhile also earlier later now then however yet still so but separately nevertheless additionally again"
    " instead moreover indeed recently"
)
FUNCTION_WORDS: Final = CLAUSE_OPENERS | PREPOSITIONS | LEADING | word_set("the a an this that some many neighbouring")
ARTICLES: Final = word_set("the a an")
DETERMINERS: Final = ARTICLES | word_set("his her its their this that these those one some two several")
NEVER_LAST: Final = ARTICLES | word_set(
    "of in on at by for with to from them him us me there and or as not be very more most his its their my your our"
    " about into"
)
NAME_ARTICLES: Final = ("al-", "el-", "as-", "ash-", "at-", "an-", "bin-", "abu-")
"""Beginnings of names in small letters: "Emad al-Falah"."""
NAME_PARTS: Final = word_set("of for the al el bin ibn and ' 's de van von")
STOPS: Final = frozenset({",", ".", "?", "!", "\u2026"})
AFTER_STOPS: Final = word_set("as but while when after because saying adding citing quoting although though")
QUANTIFIERS: Final = word_set("more at about some over nearly almost around up")
REPORT_NOUNS: Final = word_set("statement telephone phone email e-mail interview")
SUBJECT_PRONOUNS: Final = word_set("he she they it i we you")
ACRONYMS: Final = frozenset({"WHO", "IS", "US", "IT"})
CROWDS: Final = word_set(
    "activists officials residents witnesses eyewitnesses police rebels authorities unconfirmed reports doctors medics"
    " our one some another his her their its"
)
ADJECTIVES: Final = word_set("armed united allied displaced retired injured unidentified unnamed detained wounded")
ASKED: Final = word_set("quoted cited reached interviewed contacted based")
NAME_LINKS: Final = word_set("of for and de bin van von al")
OF_SOURCES: Final = word_set(
    "local state senior medical military security opposition independent international rights human relief other separate"
    " several some unnamed official diplomatic"
)
USUAL: Final = 8
"""Tokens; a phrase up to this length is taken for a speaker as it is."""
LONGEST: Final = 24
"""Tokens; a longer phrase is a clause that was misread."""
