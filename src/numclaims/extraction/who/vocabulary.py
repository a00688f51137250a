"""The small words by which the noun phrase of a speaker is told from what stands around it."""

from __future__ import annotations

import functools
from typing import Final

from numclaims.extraction.text import wordclasses
from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.lexicons.titles import titles

Span = tuple[int, int]

WEEKDAYS: Final = wordclasses.WEEKDAYS | {"today", "yesterday", "tonight"}
MONTHS: Final = wordclasses.MONTHS | wordclasses.SHORT_MONTHS
PUNCTUATION: Final = word_set(', ; : " ( ) [ ] . ! ? \u2026 | /') | DASHES

AUXILIARIES: Final = word_set(
    "has have had is are was were be been being 's 've 'd also later earlier now still previously then even already"
    " long often separately further once just first only simply again always both all did does do himself herself itself"
    " themselves"
)
CONTRACTED: Final = word_set("he she it who that there")
TIME_WORDS: Final = WEEKDAYS | MONTHS | word_set("morning afternoon evening night week month year late early day")
_APOSTROPHE_LOST: Final = word_set(
    "didnt doesnt dont wasnt werent isnt arent hasnt havent hadnt couldnt wouldnt wont cant"
)
NOT_A_REPORT: Final = _APOSTROPHE_LOST | word_set(
    "not n't to never could can cannot would might may should must will no neither nor"
)
CLAUSE_OPENERS: Final = word_set(
    "but while whereas that because although though as if when after before since where than unless until however what"
    " whether yet how why"
)
RELATIVES: Final = word_set("who which that whom whose")
FINITE: Final[frozenset[str]] = _APOSTROPHE_LOST | word_set(
    "is are was were be been has have had will would can could may might must did does do said says say told died killed"
    " left began came went took made got"
)
SHOWING: Final = word_set("gave gives put puts found finds showed shows suggested suggests indicated indicates")
"""What papers do; behind the body that made one, its verb ("a poll released by the Harbour Times gave Moor 15%")."""
PAST: Final = word_set(
    "sank stood sat drove flew rose fell grew wrote gave held kept sent built"
    " bought sold won fled saw spoke ran heard lost met found sought lives live work knew"
)
PREPOSITIONS: Final = word_set("in on at by from of for with to near across around inside outside during under over")
LEADING: Final = word_set(
    "and or meanwhile also earlier later now then however yet still so but separately nevertheless additionally again"
    " instead moreover indeed recently even"
)
FUNCTION_WORDS: Final[frozenset[str]] = (
    CLAUSE_OPENERS | PREPOSITIONS | LEADING | word_set("the a an this that some many neighbouring")
)
DETERMINERS: Final = ARTICLES | word_set("his her its their this that these those one some two several")
NEVER_LAST: Final = ARTICLES | word_set(
    "of in on at by for with to from them him us me there and or as not be very more most his its their my your our"
    " about into amid despite new additional further"
)
NAME_ARTICLES: Final = ("al-", "el-", "as-", "ash-", "at-", "an-", "bin-", "abu-")
"""Beginnings of names in small letters: "Emad al-Falah"."""
NAME_PARTS: Final = word_set("of for the al el bin ibn and ' 's de van von")
STOPS: Final = frozenset({",", ".", "?", "!", "\u2026"})
AFTER_STOPS: Final = word_set("as but while when after because saying adding citing quoting although though")
QUANTIFIERS: Final = word_set("more at about some over nearly almost around up")
CUE_VERBS: Final = word_set("say said says suggest suggested show showed indicate indicated claim claimed put")
REPORT_NOUNS: Final = word_set("statement telephone phone email e-mail interview")
OBJECT_PRONOUNS: Final = {"him": "he", "her": "she", "them": "they"}
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
POINTED: Final = word_set("jr sr inc ltd corp co bros")
"""What closes a name, and is written with a point."""
PERSON_NOUNS: Final = word_set(
    "official spokesman spokeswoman spokesperson minister president activist source doctor resident envoy secretary senator"
    " governor candidate general commander diplomat man woman chairman chairwoman chairperson director head chief"
    " coordinator manager officer judge lawyer teacher headteacher principal father mother brother sister son daughter"
    " uncle witness survivor farmer driver nurse surgeon medic captain colonel lieutenant sergeant inspector sheriff mayor"
    " premier chancellor ambassador king queen prince lawmaker congressman congresswoman mp analyst expert economist"
    " professor researcher scientist author reporter correspondent journalist prosecutor attorney coroner commissioner"
    " representative administrator engineer pilot priest bishop imam sheikh pastor villager refugee patient shopkeeper"
    " student soldier fighter deputy adviser advisor aide politician leader founder executive ceo superintendent"
    " nominee hopeful frontrunner contender incumbent challenger strategist pollster columnist historian biologist"
    " constable magistrate paramedic volunteer campaigner organiser organizer he she him her"
)
"""Words that only one person is called."""
SPEAKS_FOR: Final = word_set(
    "spokesman spokeswoman spokesperson head chief director president chairman chairwoman chairperson chair representative"
    " coordinator co-ordinator secretary commissioner administrator manager leader ceo deputy officer researcher"
)
"""Whoever is called so, of a body, speaks for it."""
ANY_PERSON: Final = word_set("official man woman diplomat politician leader candidate envoy source")
"""Those that any person who spoke just before may be called."""
BODY_NOUNS: Final = word_set(
    "group agency organisation organization watchdog monitor network body committee committees ministry channel newspaper charity"
    " coalition company observatory council report firm airline airlines operator outlet broadcaster bank"
    " union commission authority department institute university centre center foundation federation association"
    " corporation carrier manufacturer utility club party movement force service services fund programme program"
    " court hospital bureau office consultancy ngo think-tank board society service survey study poll magazine website"
    " startup retailer league academy alliance front brigade inc inc. ltd ltd. plc llc corp corp. gmbh asa sa ag intelligence"
    " editorial lender insurer brewer carmaker automaker supermarket grocer drugmaker chipmaker housebuilder broker telco"
    " airways railways motors electric energy holdings partners technologies systems insurance"
)
"""Words that only a body of several people is called, and none of them a person."""
LIKE_NOUNS: Final = {
    "group": word_set("group organisation organization network watchdog charity committee committees observatory monitor"),
    "organisation": word_set("organisation organization group charity ngo"),
    "organization": word_set("organisation organization group charity ngo"),
    "watchdog": word_set("watchdog observatory monitor"), "monitor": word_set("monitor observatory watchdog"),
    "company": word_set("company firm corporation inc inc. ltd ltd. plc corp corp. asa gmbh airline airlines"),
    "firm": word_set("company firm corporation inc inc. ltd ltd. plc corp corp. operator consultancy"),
    "airline": word_set("airline airlines airways carrier"), "carrier": word_set("airline airlines airways carrier"),
    "spokesman": word_set("spokesman spokesperson"), "spokeswoman": word_set("spokeswoman spokesperson"),
    "governor": word_set("governor gov gov."), "general": word_set("general gen gen."),
    "senator": word_set("senator sen sen."), "doctor": word_set("doctor dr dr. surgeon physician"),
    "professor": word_set("professor prof prof."), "centre": word_set("centre center"),
    "center": word_set("centre center"), "programme": word_set("programme program"),
}  # fmt: skip
"""The nouns that a description may stand for, where they are more than its own."""
_NAMED_GROUPS: Final = frozenset({"ngo", "activist", "expert", "rebel"})
ALLOWED: Final = {
    "group": _NAMED_GROUPS, "organisation": _NAMED_GROUPS | {"un"}, "organization": _NAMED_GROUPS | {"un"},
    "watchdog": _NAMED_GROUPS, "monitor": _NAMED_GROUPS, "network": _NAMED_GROUPS | {"media"}, "charity": frozenset({"ngo"}),
    "observatory": frozenset({"ngo"}), "coalition": frozenset({"activist", "rebel", "military", "ngo"}),
    "agency": frozenset({"un", "media", "state_media", "ngo", "police", "expert", "government"}),
    "body": _NAMED_GROUPS | {"un"}, "company": frozenset({"company", "media"}), "firm": frozenset({"company", "expert"}),
    "airline": frozenset({"company"}), "carrier": frozenset({"company"}), "operator": frozenset({"company"}),
    "manufacturer": frozenset({"company"}), "retailer": frozenset({"company"}), "bank": frozenset({"company"}),
    "channel": frozenset({"media", "state_media"}), "newspaper": frozenset({"media", "state_media"}),
    "outlet": frozenset({"media", "state_media"}), "broadcaster": frozenset({"media", "state_media"}),
    "website": frozenset({"media", "state_media"}), "magazine": frozenset({"media"}),
}  # fmt: skip
"""What sorts of source, besides a mere name, may be called so; a body called otherwise must bear that noun in its name."""


@functools.cache
def short_titles() -> frozenset[str]:
    """Titles that are written with a point, which ends no sentence; "St." is no title, but is written so."""
    return titles("courtesy", "short") | {"st"}


@functools.cache
def person_titles() -> frozenset[str]:
    """Titles before a surname that stands for a whole name ("Mr Moor"), with the point that they may keep."""
    short = titles("courtesy", "short")
    return short | {f"{word}." for word in short} | {"president"}
