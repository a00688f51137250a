"""Small words by which the place stages tell what a name does in its sentence.

Most sets are used by one rule; words that a user may want to extend stand in ``lexicons/en/places.toml``.
"""

from __future__ import annotations

import functools
from typing import Final

from numclaims.extraction.text.wordclasses import MONTHS, WEEKDAYS
from numclaims.extraction.where.roles import sign
from numclaims.lexicons.titles import titles

_LINKS: Final = frozenset({
    "the", "nearby", "neighboring", "neighbouring", "adjacent", "capital", "'s", "s", "main", "key", "second", "third",
    "downtown", "mainly", "predominantly", "mostly", "heart", "center", "centre", "middle", "outskirts", "parts", "part",
    "edge", "its", "streets", "several", "different", "various", "other", "both", "two", "three", "four", "five", "six",
    "villages", "own", "most", "much", "entire", "whole", "rest", "all", "summer", "winter", "then", "so-called", "far",
    "once", "sea", "gulf",
})  # fmt: skip
"""What no adjective is of the words that may stand between a preposition and the place that it governs."""

_TORN: Final = (
    "ed", "en", "ing", "torn", "held", "hit", "run", "rich", "poor", "stricken", "prone", "ridden", "majority", "minority",
    "free", "bound", "out", "off", "altitude", "ethnic", "rebel", "like", "sensitive", "dependent", "wracked", "era",
)  # fmt: skip
"""Endings of compounds that say how a place fares, of what it consists ("battle-scarred", "rebel-held", "drought-prone")."""


_NO_MOST: Final = frozenset(
    {"interest", "protest", "request", "arrest", "forest", "guest", "test", "priest", "unrest", "quest"}
)
"""Words in -est that are no superlatives ("the biggest town")."""


def passed(word: str) -> bool:
    """Whether a word may stand between a preposition and the place that it governs."""
    return (
        word in _LINKS
        or word in sign("describing")
        or ("-" in word and word.endswith(_TORN))
        or (word.endswith("est") and word not in _NO_MOST)
    )


HARDEST: Final = frozenset({
    "worst", "hardest", "hardest-hit", "worst-hit", "worst-affected", "heaviest", "most", "highest", "largest", "brunt",
})  # fmt: skip
"""What tells that a place bore more than its share of what struck a land."""
SUPERLATIVES: Final = frozenset({"worst", "deadliest", "bloodiest", "biggest", "largest", "strongest", "heaviest"})
"""In front of "in", they tell that a place is one among which something is measured."""

SPEECH: Final = frozenset({
    "told", "reporters", "journalists", "embassy", "ambassador", "spokesman", "spokeswoman", "headquarters",
    "headquartered", "correspondent", "reporter", "based", "monitoring", "briefing", "speaking", "interview",
    "studio", "bureau", "consulate", "envoy", "statement", "communique", "communiqué",
    "council", "summit", "talks", "conference", "session", "parliament", "tribunal", "television", "deal", "treaty", "pact",
})  # fmt: skip
"""Behind these, "in" tells where somebody speaks or sits."""

RULERS: Final = frozenset({
    "government", "regime", "authorities", "administration", "leadership", "envoy", "officials",
})  # fmt: skip
""""The government in Damascus" speaks for a country."""

BUREAUS: Final = RULERS | {"bureau", "ministry", "agency", "minister", "embassy", "department", "president"}
"""Who speaks for another country of what happened elsewhere: "Japan's transport ministry put the number at ten"."""

SAID: Final = frozenset({
    "said", "says", "told", "spoke", "announced",
})  # fmt: skip
"""Verbs behind which "in" tells where somebody speaks."""

STATE: Final = frozenset({
    "official", "government", "regime", "foreign", "state", "state-run", "envoy", "leaders", "military",
})  # fmt: skip
"""Behind "Beijing's", these speak for a country."""

EVENTS: Final = frozenset({
    "bombing", "shelling", "siege", "bombardment", "attack", "attacks", "raid", "raids", "capture", "fall",
    "battle", "storming", "assault", "massacre", "invasion", "destruction", "evacuation", "offensive",
    "occupation", "streets", "outskirts", "suburbs", "countryside", "residents", "people", "edge", "centre",
    "center", "heart", "side", "hills", "mountains", "coast", "shores", "port", "south", "north", "east", "west",
    "northeast", "northwest", "southeast", "southwest", "part", "parts", "rest", "population", "inhabitants",
    "half", "most", "much", "swathes", "areas", "buildings", "eruption", "flooding", "collapse", "sinking", "earthquake",
    "control", "recapture", "seizure", "liberation", "encirclement", "blockade", "loss", "retaking", "looting", "sacking",
})  # fmt: skip
"""What happens to a place, or is a part of it, in front of "of"."""

BULLETS: Final = frozenset("-*\u2022\u2023\u25cf\u25aa\u00b7\u2013\uf0b7")
"""What opens an item of a list, or stands behind a dateline."""
COMPASS: Final = frozenset({
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west",
    "south-east", "south-west", "south-southeast", "south-southwest", "north-northeast", "north-northwest", "east-southeast",
    "east-northeast", "west-southwest", "west-northwest", "south-south-east", "south-south-west", "north-north-east",
    "north-north-west", "east-south-east", "east-north-east", "west-south-west", "west-north-west",
})  # fmt: skip
"""Behind "the", a part of what is named next: "in the southwest of Colombia"."""
DISTANCE: Final = COMPASS | {
    "km", "kilometers", "kilometres", "miles", "mile", "kilometer", "kilometre", "kms", "metres", "meters",
}  # fmt: skip
"""In front of "of" or "from", these only say where another place lies."""

OUTER: Final = frozenset({
    ",", "in", ")", "(", "of", "the", "'s", "under", "'", "near", "within", "on", "[", "]", "-", "at", "known",
    "called", "as", "coded", "unknown", "unspecified", "location", "also", "west", "east", "north", "south",
    "across", "border", "just", "inside",
})  # fmt: skip
"""Words between a place and what it lies in."""

LINKS: Final = frozenset({
    "do", "da", "de", "del", "dos", "das", "la", "las", "los", "el",
})  # fmt: skip
"""Small words within names."""

WAR: Final = frozenset({
    "air", "airstrike", "airstrikes", "warplane", "warplanes", "jets", "jet", "drone", "drones", "missiles",
    "missile", "coalition", "navy", "troops", "army", "military", "forces", "soldiers", "police", "officials",
    "raids", "raid", "strikes", "strike", "special", "marines", "government", "regime", "security", "operation",
})  # fmt: skip
"""A country's name in front of these is an adjective ("US warplanes")."""

SUBJECT: Final = frozenset({
    "says", "said", "has", "had", "will", "would", "was", "is", "announced", "warned", "denied", "called",
    "expelled",
})  # fmt: skip
"""Behind these a name is who acts, not where."""

SIDES: Final = frozenset({
    "side", "soil", "territory", "waters", "mainland",
})  # fmt: skip
""""On the Syrian side" is in Syria."""

OFFICES: Final = frozenset({
    "sheriff", "police", "attorney", "governor", "gov", "disaster", "emergency", "health", "commissioner", "coroner", "fire",
    "authority", "executive", "supervisor", "mayor", "chief",
})  # fmt: skip
"""With a capital behind a province or town, these are its office, which speaks of it: "Assam State Disaster Authority"."""

INNER: Final = frozenset({
    "neighbourhood", "neighborhood", "suburb", "quarter", "neighbourhoods", "neighborhoods", "suburbs",
    "community", "colony",
})  # fmt: skip
"""Nouns of what lies in a town, and so in the town named before."""

CAPITAL_ARTICLES: Final = frozenset({
    "Al", "El", "Ar", "As", "Ad", "An", "At", "Az", "De", "Um", "La", "Le", "Ed", "Ez", "Es",
})  # fmt: skip
"""Arabic and other articles that begin names."""

SMALL_ARTICLES: Final = frozenset({
    "al", "el", "ar", "ad", "az", "ez", "ash",
})  # fmt: skip
"""The same in small letters, but for "as", which is English."""

EVENT: Final = frozenset({
    "strike", "strikes", "raid", "raids", "bomb", "bombs", "bombing", "bombings", "blast", "blasts", "attack",
    "attacks", "shelling", "explosion", "explosions", "clash", "clashes", "ambush", "airstrike", "airstrikes",
    "crash", "fire", "shooting", "gunmen", "bomber", "rocket", "rockets", "mortar", "massacre", "landslide",
    "collapse", "gunfight", "gunbattle", "shootout", "encounter", "incident", "accident", "derailment", "collision",
})  # fmt: skip
"""Nouns of an event, whose toll has a narrower place than a country."""

HAPPENED: Final = EVENT | {
    "flood", "floods", "flooding", "quake", "earthquake", "cyclone", "landslides", "violence", "riots", "stampede",
    "wildfire", "wildfires", "siege", "avalanche", "avalanches", "eruption", "eruptions", "tsunami", "mudslide", "mudslides",
    "shipwreck", "sinking", "drought", "famine", "tornado", "tornadoes", "outbreak", "blaze", "tremor",
    "riot", "unrest", "killing", "killings", "murder", "murders",
}  # fmt: skip
"""What a place name stands before without a preposition ("Assam floods")."""

DEEDS: Final = frozenset({
    "kills", "killed", "killing", "wounds", "wounded", "wounding", "injures", "injured", "injuring", "leaves", "leaving", "dies",
    "died", "destroys", "destroyed", "destroying",
})  # fmt: skip
"""Verbs that a headline writes with a capital behind the name of a place, and that end it: "Rockets Hit Hama Killing Nine"."""

DAYS: Final = WEEKDAYS | MONTHS
"""Names of days and months, which stand behind a place without a preposition ("in Homs Monday")."""

WIDE: Final = frozenset({
    "killed", "injured", "casualties", "displaced", "refugees", "detained", "missing", "homeless", "affected",
    "infected",
})  # fmt: skip
"""Measures whose great figures hold for a country."""
BROAD: Final = frozenset({
    "typhoon", "cyclone", "hurricane", "storm", "storms", "flood", "floods", "flooding", "monsoon", "heatwave", "drought",
    "epidemic", "outbreak", "cholera", "ebola", "earthquake", "earthquakes", "quake", "quakes", "tremor", "tornadoes",
    "wildfires",
})  # fmt: skip
"""What strikes many towns of a country at once, so that its toll is not of the one that the text goes on to name."""
CROSSED: Final = frozenset({"refugees", "sheltered"})
"""Measures of those who crossed a border, and so are in the country that took them in."""

BREAKS: Final = frozenset({
    ";", ":", "while", "whereas", "but", "—", "–", "--", "although", "though", "who", "which", "when", "because", "however",
    '"', "|", "-",
})  # fmt: skip
"""Words and signs at which a clause ends."""

ASIDES: Final = frozenset({"separate", "separately", "elsewhere"})
"""Words in front of a place that is not where a story plays: "a separate attack in Volos"."""

OWN_VERB: Final = frozenset({
    "were", "was", "died", "have", "has", "had", "are", "is",
})  # fmt: skip
"""Verbs that give a figure a clause of its own."""

ABROAD: Final = frozenset({
    "air", "airstrike", "airstrikes", "warplanes", "jets", "drone", "drones", "missiles", "strike", "strikes",
    "raid", "raids", "bombardment", "coalition",
})  # fmt: skip
"""What a country does in other countries: "an Israeli air strike" hits somebody else."""

WITHOUT_THE: Final = frozenset({
    "nationwide", "countrywide", "nationally", "country-wide", "there",
})  # fmt: skip
"""Words that point to a place without "the"."""

BEING: Final = frozenset({
    "were", "was", "are", "is", "have", "has", "had", "will", "may", "could", "'s", "been", "be",
})  # fmt: skip
""""There were" is no place."""

PROVINCIAL: Final = frozenset({
    "state", "province", "governorate", "county",
})  # fmt: skip
""""The state" is the province of the town named last."""

BEFORE_NAMES: Final = frozenset({
    "IN", "AT", "NEAR", "OF", "FROM", "TO", "INTO", "ACROSS", "INSIDE", "OUTSIDE", "AROUND", "THROUGHOUT", "AND",
    "TOWARD", "WITHIN",
})  # fmt: skip
"""Prepositions before the name of a town, in a text in capitals."""

DIRECTIONS: Final = frozenset({
    "north", "south", "east", "west", "upper", "lower", "northern", "southern", "eastern", "western",
})  # fmt: skip
"""Words that may begin a sentence and may as well be part of a name ("Kivu North")."""

LEADING: Final = frozenset({
    "in", "on", "at", "near", "from", "to", "into", "across", "around", "inside", "outside", "the", "a", "an",
    "but", "and", "as", "after", "before", "for", "with", "by", "of", "meanwhile", "while", "when", "however",
    "elsewhere", "also", "yet", "so", "then", "since", "until", "throughout", "over", "under", "between",
    "against", "where", "northern", "southern", "eastern", "western", "central", "greater", "north", "south",
    "east", "west", "northeastern", "northwestern", "southeastern", "southwestern", "metropolitan", "downtown", "rural",
    "upper", "lower", "if", "it",
    "he", "she", "they", "we", "this", "that", "these", "those", "its", "his", "her", "their", "our", "there",
    "here", "what", "who", "about", "some", "most", "many", "several", "all", "both", "at-least", "one", "two",
    "three", "four", "five", "six", "seven", "eight", "nine", "ten", "earlier", "later", "previously", "recently", "separately",
    "currently", "overnight", "today", "yesterday", "officially", "initially", "locally", "nationally", "nationwide", "overall",
})  # fmt: skip
"""Capitalised at the beginning of a sentence, and no part of a name."""

GIVEN: Final = frozenset(
    {"ali", "hassan", "hussein", "mohammed", "mohamed", "ahmed", "abdullah", "sheikh", "haji", "imam"}
)
"""Names of persons that are parts of names of places, where a noun says that it is a place: "Mir Ali tehsil"."""

FIRST_WORDS: Final = frozenset({
    "sheikh", "haji", "imam", "san", "santa", "saint", "fort", "port", "new", "old", "great", "big", "green", "black", "red",
    "white", "blue", "mount", "lake", "river", "mt", "ali", "hassan", "abdullah", "young", "king",
})  # fmt: skip
"""Those among them that begin names of several words ("Sheikh Mesri", "Big Horn")."""

LAST_WORDS: Final = frozenset({"bay", "bridge", "creek", "delta", "park"})
"""Ordinary words that end names of several words ("Sodwana Bay")."""

BEFORE_LAND: Final = frozenset({"lake", "mount", "mt", "river", "loch", "lough", "wadi", "jebel", "nevado", "cerro"})
"""Nouns of land and water that stand in front of the name: "Lake Tobuka"."""

WORDS_TOO: Final = frozenset({
    "Nice", "Bath", "Reading", "Split", "Mobile", "Orange", "Victoria", "Plateau", "Delta", "Rivers", "Lakes", "Unity", "Centre",
    "Meta", "Nord", "Sud", "Est", "Lac", "Centro", "Sur", "Norte",
})  # fmt: skip
"""Those among them that are well-known towns where "in" stands before them, or provinces before "state"."""

_HEADS: Final = {
    "province": "province", "provinces": "province", "governorate": "province", "state": "province",
    "region": "region", "county": "province", "department": "province", "prefecture": "province",
    "oblast": "province", "division": "province", "district": "district", "districts": "district",
    "area": "district", "areas": "district", "municipality": "district", "township": "district",
    "upazila": "district", "tehsil": "district", "agency": "district", "subdistrict": "district", "town": "town",
    "towns": "town", "city": "town", "village": "town", "villages": "town", "hamlet": "town", "suburb": "town",
    "suburbs": "town", "neighbourhood": "town", "neighborhood": "town", "neighbourhoods": "town",
    "neighborhoods": "town", "quarter": "town", "countryside": "district", "camp": "camp", "camps": "camp",
    "crossing": "crossing", "port": "town", "airport": "site", "airbase": "site", "base": "site",
    "hospital": "site", "university": "site", "square": "site", "valley": "region", "island": "region",
    "islands": "region", "mountains": "region", "peninsula": "region", "river": "site", "lake": "site",
    "dam": "site", "checkpoint": "site", "prison": "site", "forest": "site", "commune": "district",
    "lga": "district", "axis": "site", "locality": "town", "sector": "district", "taluka": "district",
    "thana": "district", "ward": "district", "barangay": "town", "junction": "site", "frontier": "district",
    "colony": "town", "plain": "region", "settlement": "town", "enclave": "district", "metropolis": "town",
    "canton": "district", "regency": "district", "sub-district": "district", "sub-county": "district", "subcounty": "district",
    "sub-prefecture": "district", "subprefecture": "district", "chiefdom": "district", "payam": "district", "kebele": "district",
    "woreda": "district", "mandal": "district", "raion": "district", "parish": "district", "borough": "district",
    "arrondissement": "district", "krai": "province", "voivodeship": "province", "slum": "town", "favela": "town",
    "shantytown": "town", "sitio": "town", "kampung": "town", "desa": "town", "kecamatan": "district", "kelurahan": "district",
    "brgy": "town", "atoll": "region", "archipelago": "region",
    "capital": "town", "resort": "town",
    "site": "site", "hill": "site", "mountain": "region", "outpost": "site", "mine": "site", "market": "site",
}  # fmt: skip
HEADS: Final = (
    _HEADS
    | {f"{w}s": sort for w, sort in _HEADS.items() if w[-1] not in "sy"}
    | {f"{w[:-1]}ies": sort for w, sort in _HEADS.items() if w[-1] == "y"}
)
"""Nouns that say what sort of place a name stands for, plurals too."""


def is_sort(word: str) -> bool:
    """Whether a noun says what sort of place a name stands for: "town", "resort"."""
    return word in HEADS or word in sign("ground") or word in sign("owned")


POSTS: Final = frozenset({
    "economist", "analyst", "professor", "fellow", "strategist", "director", "researcher", "expert", "manager", "partner",
    "trader", "lecturer", "scholar", "doctor", "surgeon", "associate",
})  # fmt: skip
"""Whose unknown place behind "at" is a firm: "chief economist at Credit Suisse"."""

SEAS: Final = ("Sea", "Ocean", "Gulf", "Strait", "Mediterranean", "Atlantic", "Pacific")
"""Last words of names of waters, which are no land."""
BAYS: Final = ("Bay of ", "Gulf of ", "Sea of ", "Strait of ")
"""First words of such names."""
SEATS: Final = frozenset({"Geneva", "New York", "Brussels", "Vienna", "The Hague"})
"""Towns from which is spoken of other countries, beside these countries' capitals."""


@functools.cache
def person_titles() -> frozenset[str]:
    """Titles that open a person's name, so that no place is meant; those that open names of places, too, are not among them."""
    return titles("short", "rank", "office", "clergy")


@functools.cache
def ordinary_words() -> frozenset[str]:
    """Words that news capitalises and that are towns somewhere, the names of days and months among them."""
    return DAYS | sign("ordinary")
