"""What the words of a claim's own sentence say about it, beyond the fields of the claim.

Everything here is a small question with a yes, a no or a word for an answer; :mod:`numclaims.series.context` puts them together.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from numclaims.claims import Claim
from numclaims.series import eventwords, hints, keys

_DAY_NAME: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

_DAY: Final = re.compile(
    rf"\b(?:{_DAY_NAME}|today|yesterday|overnight|last night|this (?:morning|week|weekend)"
    r"|in the past (?:day|24|48|week)|at dawn)\b"
)
_CROSSED: Final = re.compile(r"(?<!have )(?<!has )\b(?:crossed|arrived|entered|came|poured)\b")
_YEAR: Final = re.compile(r"(?<![\w,.$-])(?:1[6-9]|20)\d\d(?!\w|[,.]\d| ?(?:GMT|UTC|hours|hrs|local time))")

_DEADLIEST: Final = re.compile(
    r"\b(?:worst|deadliest|strongest|biggest|largest|bloodiest|most \w+|first)\b[^.;]{0,80}?\b(?:since|in|of)\b[^.;\d]{0,25}\d{4}"
)
_WORST_SINCE: Final = re.compile(
    r"\b(?:worst|deadliest|strongest|biggest|largest|heaviest|bloodiest)\b[^.;,\d]{0,40}? since [^.;,\d]{0,15}\d{4}(?!,? when\b)"
)
_SINCE: Final = re.compile(r"\bsince\b")
_SINCE_BEGINNING: Final = re.compile(
    r"\bsince (?:(?:the|a|an|anti-\w+|mass|popular|pro-democracy|start|beginning|outbreak|of|last|mid-|early|late|first|initial"
    r"|current) ?)*(?:outbreak|epidemic|pandemic|cases?"
    r"|protests?|uprising|unrest|revolt|rebellion|crackdown|demonstrations|violence|conflict|war|crisis|fighting"
    r"|year|january|february|march|april|may|june|july|august|september|october|november|december|it began|then)"
)
_HERE: Final = re.compile(
    r"\b(?:there|(?:the|that) (?:town|city|village|province|area|region|district|capital|camp|country|kingdom))\b"
)
_POPULATION: Final = re.compile(
    r"\b(?:population(?: (?:of|is|was|numbers|numbered))?|home to|(?:town|city|village|province|region|island) (?:of|with))"
    r"(?: (?:about|some|around|roughly|at least|more than|nearly|almost|an estimated))*\s*$"
)
_LIVING: Final = re.compile(
    r"^\s*(?:people )?(?:inhabitants|residents(?!\s+(?:of|were|are|have|had))|live (?:in|there)|people live)\b"
)

_OF_THOSE: Final = re.compile(
    r"(?<!toll )(?<!number )(?<!count )\b(?:of|among) (?:the|these|those|them|whom)\b[^.;]{0,40},(?: \w+){0,3} ?$"
)
_SPAN: Final = re.compile(
    rf"\b(?:this|last) (?:week|month)\b|\b(?:past|last|previous) (?:\w+ )?(?:days?|weeks?|month|fortnight)\b"
    rf"|\bin (?:a|one|two|three|\d+) (?:days?|weeks?)\b|\bon {_DAY_NAME}\b"
)
_TOLD_THEN: Final = re.compile(
    r"in (?:early |late |mid-)?[a-z]+,? [^,;]{3,60}\b(?:reported|put|said|estimated|announced|counted|gave|quoted)\b"
)
"""A month that dates the telling, not what is told: "In June, the ministry reported that 600 people had died"."""
_FEARED: Final = re.compile(
    r"\b(?:may|might|could|would|will|threatens? to)\b(?! have)[^.;]{0,60}\b(?:kill|die|slaughter|massacre)\b[^.;]{0,50}$"
)
_MAY_HAVE: Final = r"(?:may|might|could) have"
_FEARED_DEAD: Final = re.compile(
    rf"(?:\w+ ){{0,3}}?(?:(?:is|are|were|was|still|now) )*(?:(?:feared|presumed)|{_MAY_HAVE} (?:died|been|perished))\b"
)
_FEARS: Final = re.compile(rf"(?:\bfears? [^.;]{{0,60}}|\b{_MAY_HAVE} (?:killed|claimed|left|cost)\b[^.;]{{0,40}})$")
_COULD: Final = re.compile(
    r"\s*(?:people |persons |of them )?(?:could|might|may|will) (?:be (?:dead|missing)|have (?:died|perished|been killed))\b"
)
_CIVILIAN_COUNT: Final = re.compile(
    r"\b(?:number of civilians? (?:killed|dead|deaths)|civilian (?:death )?toll|civilian deaths?)\b[^.,;]{0,70}$"
)
_OF_FORCES: Final = re.compile(
    r"\s+(?:dead|deaths|killed|fatalities) (?:from|among|in) (?:the )?(?:security forces|army|military|armed forces)\b"
)
_FORCES: Final = re.compile(r"\b(?:police|policemen|soldiers|troops|servicemen|security forces)\b")
_STILL_MORE: Final = re.compile(
    r"\b(?:but|and|while)\b[^.;]{0,15}\b(?:scores|dozens|hundreds|many) more\b"
    r"(?! (?:people )?(?:(?:is|are|were|have been|had been|has been) )?(?:still )?(?:feared|missing|trapped|buried|believed"
    r"|thought|unaccounted|detained|arrested|injured|wounded|hurt|displaced|homeless|stranded|jailed))"
)
_OPENS: Final = re.compile(
    r"(?:[\"'“]\s?)?(?:back )?in (?:early |late |mid-)?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b"
)
_MORE: Final = re.compile(r"^\s*(?:other|others|more|of (?:them|the)|in each|each)\b")
_OTHERS_HURT: Final = re.compile(r"^\s*others?\b")
_HURT: Final = re.compile(r"\b(?:injured|wounded|hurt|injuries)\b")
_LOCALLY: Final = re.compile(
    r"\b(?:hospitals?|morgues?|mortuary|clinics?) (?:\w+ ){0,3}(?:received|treated|admitted|counted|had|took in|registered)\b"
    r"|\b(?:brought|taken|rushed|carried|sent|admitted|transferred|delivered) to\b|\bat (?:the|a|one|his|her|its|their) (?:\w+ )?"
    r"(?:hospital|morgue|clinic)\b|\bin (?:one|his|her|our|their) (?:\w+ )?(?:village|street|building|district|ward|family)\b"
)
_AMONG: Final = re.compile(r"\s+(?:[\w'’-]+ ){0,4}(?:is|are|was|were) among\b")
_OF_WOUNDS: Final = re.compile(
    r"^\s*(?:(?:more|other|others|people|of|the|them|injured|wounded|victims|patients|have|had|has|since|later) )*"
    r"(?:died (?:later )?of|succumbed to) (?:their|his|her) (?:wounds|injuries)\b"
)
_STRETCH: Final = re.compile(
    rf"\b(?:(?:past|last|previous) (?:two|three|four|few|several|24|48|\d+) (?:hours|days|weeks)|past (?:day|week|month)"
    rf"|(?:two|three|few) days|within (?:an|one|two|three|the first|a few) (?:hours?|minutes|days)|(?:one|a single) day"
    rf"|weekend|this week|last week|{_DAY_NAME} and (?:on )?{_DAY_NAME}|overnight|so far|since(?: (?:the )?[\w-]+)?)\b(?!['’]s)"
)


@functools.lru_cache(maxsize=4096)
def lower(sentence: str) -> str:
    """A sentence in lower case, with single spaces."""
    return " ".join(sentence.lower().split())


def before(claim: Claim) -> str:
    """The sentence up to the number, in lower case."""
    cut = claim.char_start - claim.sentence_start
    return claim.sentence[:cut].lower() if 0 <= cut <= len(claim.sentence) else ""


def after(claim: Claim) -> str:
    """The sentence behind the number, in lower case."""
    cut = claim.char_end - claim.sentence_start
    return claim.sentence[cut:].lower() if 0 <= cut <= len(claim.sentence) else ""


def cause(claim: Claim) -> str | None:
    """What brought it about, when the sentence names a disaster, an accident or a disease."""
    return _cause(claim.sentence)


@functools.lru_cache(maxsize=4096)
def _cause(sentence: str) -> str | None:
    return next(iter(eventwords.named("cause", lower(sentence))), None)


def epidemic(claim: Claim) -> bool:
    """Whether the figure is one of a disease, by its own sentence or, where that names no cause, by the title of its text."""
    told = _cause(claim.sentence)
    if told is None and claim.title:
        told = _cause(claim.title)
    return told == "disease"


def says_running(claim: Claim) -> bool:
    """Whether the sentence speaks of a long time: "since", "so far", "months of unrest", "have been killed"."""
    return hints.told("running", lower(claim.sentence))


def says_since(claim: Claim) -> bool:
    """Whether the sentence counts from a beginning: "since", "so far"."""
    return re.search(r"\bsince\b|\bso far\b", lower(claim.sentence)) is not None


def says_total(claim: Claim) -> bool:
    """Whether the sentence speaks of a total: "a cumulative total of", "in all"."""
    return re.search(r"\b(?:total|cumulative|altogether|in all)\b", lower(claim.sentence)) is not None


def says_day(claim: Claim) -> bool:
    """Whether the sentence names a day: "on Friday", "overnight"."""
    return _DAY.search(lower(claim.sentence)) is not None


def odd_since(claim: Claim) -> bool:
    """Whether the figure is counted from a day of its own ("since the truce"), not from the beginning of the crisis."""
    words = lower(claim.sentence)
    return _SINCE.search(words) is not None and _SINCE_BEGINNING.search(words) is None


def in_a_span(claim: Claim) -> bool:
    """Whether the figure is told for a week or a month of its own ("this month", "in June"), not from a beginning on."""
    words = lower(claim.sentence)
    start, end = claim.period_start, claim.period_end
    if _SINCE.search(words) or "so far" in words:
        return False
    whole_month = start is not None and end is not None and start.day == 1 and (end - start).days in {27, 28, 29, 30}
    whole_month = whole_month and not _TOLD_THEN.match(words)
    return whole_month or _SPAN.search(words) is not None


def hypothetical(claim: Claim) -> bool:
    """Whether the figure is one that somebody fears: "may kill thousands", "600 could be dead"."""
    if _COULD.match(after(claim)):
        return True
    return _FEARED.search(before(claim)[-120:]) is not None


def people_of(claim: Claim) -> str | None:
    """The population of a claim, as :func:`numclaims.series.keys.people_of`; "the number of civilians killed at" tells it too."""
    named = keys.people_of(claim)
    if named is not None or claim.unit != "person" or claim.population is not None:
        return named
    if _OF_FORCES.match(after(claim)) or _FORCES.search(claim.counted or ""):
        return "security_forces"
    if (claim.counted or "").startswith("innocent"):
        return "civilian"
    return "civilian" if _CIVILIAN_COUNT.search(before(claim)) else None


def registered(claim: Claim) -> bool:
    """Whether the words near the figure count only those who are registered."""
    return "regist" in before(claim)[-40:] or "regist" in after(claim)[:60]


def counts_civilians(claim: Claim) -> bool:
    """Whether the words next to the number make it one of civilians only: "the number of civilians killed at 310"."""
    return claim.population == "civilian" or "civilian" in before(claim)[-35:] or "civilian" in after(claim)[:25]


def internal(claim: Claim) -> bool:
    """Whether the words behind the figure count only those who stayed in the country: "displaced within Syria"."""
    return hints.told("internal", after(claim)[:60])


def speaker_s_seat(claim: Claim) -> bool:
    """Whether the place of a claim is named only as who speaks ("claims by Damascus that", "Damascus says")."""
    name = keys.folded(claim.place_name or "")
    if not name:
        return False
    if name == keys.folded(claim.attributed_to or ""):
        return True
    words = keys.folded(claim.sentence)
    saying = "says?|said|blames?|blamed|claims?|claimed|accuse[sd]|insists?"
    speaks = rf"\b(?:by|from) {name} that\b|\b{name} (?:has |have )?(?:{saying})\b"
    return len(re.findall(speaks, words)) == words.count(name) > 0


def opens_earlier(claim: Claim) -> bool:
    """Whether the sentence opens with a month of its own although nothing dates the figure ("In early April, a letter said")."""
    return claim.as_of_basis == "published" and _OPENS.match(lower(claim.sentence)) is not None


def here(claim: Claim) -> bool:
    """Whether the sentence speaks of the claim's place: by its name, or as "there", "the town", "the province"."""
    return names_place(claim) or nationwide(claim) or _HERE.search(lower(claim.sentence)) is not None


def inhabitants(claim: Claim) -> bool:
    """Whether the words right before or behind the number make it the population of a place."""
    if hints.told("uprooted", after(claim)[:60]):
        return False  # "the airport is home to 30,000 people who have fled"
    return bool(_POPULATION.search(before(claim)[-60:]) or _LIVING.match(after(claim)))


def says_crossed(claim: Claim) -> bool:
    """Whether people are told to have moved, not to be somewhere: "crossed", but not "have crossed"."""
    return bool(_CROSSED.search(after(claim)[:60]) or _CROSSED.search(before(claim)[-30:]))


def says_remaining(claim: Claim) -> bool:
    """Whether the words near the number say that it counts those who are left, not those there were."""
    if hints.told("remaining", before(claim)[-30:]):
        return True
    return hints.told("remaining", after(claim)[:60]) and not hints.told("former", before(claim)[-50:])


def background_year(claim: Claim, latest: int) -> bool:
    """Whether the sentence names a year before ``latest`` (and the claim is not itself that number).

    "The deadliest since 1950" behind the figure compares it, and dates it no more than "the worst in 80 years".
    """
    cut = claim.char_end - claim.sentence_start
    if not 0 <= cut <= len(claim.sentence):
        cut = len(claim.sentence)
    words = _WORST_SINCE.sub("", claim.sentence[:cut]) + _DEADLIEST.sub("", claim.sentence[cut:])
    years = [int(found) for found in _YEAR.findall(words) if found != claim.quote]
    return bool(years) and min(years) < latest


def first_of_more(claim: Claim) -> bool:
    """Whether the sentence goes on to tell of more dead of the same event: "killed 12, but scores more were shot"."""
    return _STILL_MORE.search(after(claim)[:80]) is not None


def among_more(claim: Claim) -> bool:
    """Whether the figure is told as some of more: "three Italians were among the 41 dead"."""
    return _AMONG.match(after(claim)) is not None


def died_later(claim: Claim) -> bool:
    """Whether the figure counts those of an event's dead who died of their wounds since: a part of its toll."""
    return _OF_WOUNDS.match(after(claim)) is not None


def feared(claim: Claim) -> bool:
    """Whether so many are only feared to have died: those not found yet are among them."""
    behind = " ".join(after(claim)[:60].split())
    return _FEARED_DEAD.match(behind) is not None or _FEARS.search(before(claim)[-70:]) is not None


def partial(claim: Claim) -> bool:
    """Whether the words make the figure one of several of its event ("two others died", "12 more", "of whom three")."""
    words = " ".join(before(claim).split()[-3:])
    tail = after(claim)
    if _OF_THOSE.search(before(claim)):
        return True  # "Of the 91 who fell ill, 51 died"
    if claim.measure == "injured" and _OTHERS_HURT.match(tail) and len(_HURT.findall(lower(claim.sentence))) == 1:
        return False  # "one is missing and 350 others were injured": other than the dead
    return _MORE.match(tail) is not None or hints.told("apart", words) or hints.told("apart", tail[:25])


def nationwide(claim: Claim) -> bool:
    """Whether the sentence counts a whole country: "across Syria", "nationwide", "around the country"."""
    country = (claim.place_path or claim.place_name or "").rsplit(",", 1)[-1].strip().lower()
    words = lower(claim.sentence)
    if "nationwide" in words or "countrywide" in words:
        return True
    names = ("the country", "the nation", country) if country else ("the country", "the nation")
    return any(f"{way} {name}" in words for way in ("across", "around", "throughout", "all over") for name in names)


def wider(claim: Claim) -> bool:
    """Whether the sentence counts a whole country although a smaller place was found for it."""
    return not keys.is_country(claim) and nationwide(claim)


def counted_locally(claim: Claim) -> bool:
    """Whether the figure is what one place of many counted: "the hospital received 12 bodies"."""
    if "patient" in (claim.counted or "") and claim.measure != "infected":
        return True
    return _LOCALLY.search(lower(claim.sentence)) is not None


def still_counted(claim: Claim) -> bool:
    """Whether the sentence speaks of a toll that was told before: "the toll has risen to 97", "97 are known to have died"."""
    return hints.told("still-counted", lower(claim.sentence))


def stretch(claim: Claim) -> str:
    """The words for a time other than a day ("in the past two days"), so that unlike stretches are not compared."""
    found = _STRETCH.search(lower(claim.sentence))
    return found.group() if found else ""


def deeds(claim: Claim) -> frozenset[str]:
    """What the event is called in the sentence: two reports that share such a name tell of one event."""
    return _deeds(claim.sentence)


@functools.lru_cache(maxsize=4096)
def _deeds(sentence: str) -> frozenset[str]:
    return frozenset(eventwords.named("deed", lower(sentence)))


@functools.lru_cache(maxsize=4096)
def _means(sentence: str) -> frozenset[str]:
    return frozenset(eventwords.named("means", lower(sentence)))


def means(claim: Claim) -> frozenset[str]:
    """By what means people were killed, as far as the sentence tells: two reports that share none tell of two attacks."""
    return _means(claim.sentence)


def deeds_once(claim: Claim) -> frozenset[str]:
    """Those of :func:`deeds` that a place sees once in a long while, so that the name and the place alone make one event."""
    return deeds(claim) & eventwords.once()


def names_place(claim: Claim) -> bool:
    """Whether the place of a claim is written in its sentence, not carried there from elsewhere."""
    name = keys.folded(claim.place_name or "")
    return bool(name) and name in keys.folded(claim.sentence)
