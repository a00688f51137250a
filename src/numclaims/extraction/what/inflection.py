"""Derives the forms of English verbs and nouns, so that a lexicon needs to list only their base."""

from __future__ import annotations

import re
from typing import Final, Literal

VerbForm = Literal["base", "past", "tense", "ing"]

IRREGULAR: Final[dict[str, tuple[str, ...]]] = {
    "be": ("was", "were", "been"), "beat": ("beat", "beaten"), "become": ("became", "become"), "bleed": ("bled",),
    "blow": ("blew", "blown"), "break": ("broke", "broken"), "bring": ("brought",), "burn": ("burned", "burnt"),
    "bus": ("bused", "bussed"),
    "catch": ("caught",), "come": ("came", "come"), "cost": ("cost",), "cut": ("cut",),
    "dig": ("dug",), "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"), "fall": ("fell", "fallen"), "feed": ("fed",), "fight": ("fought",), "find": ("found",),
    "flee": ("fled",), "fly": ("flew", "flown"), "freeze": ("froze", "frozen"), "get": ("got", "gotten"),
    "give": ("gave", "given"), "go": ("went", "gone"), "hang": ("hanged", "hung"), "have": ("had",), "hit": ("hit",),
    "hold": ("held",), "hurt": ("hurt",), "keep": ("kept",), "lay": ("laid",), "lead": ("led",), "pay": ("paid",),
    "leave": ("left",), "let": ("let",),
    "level": ("leveled", "levelled"), "shell": ("shelled",), "lose": ("lost",),
    "make": ("made",), "meet": ("met",), "put": ("put",), "quit": ("quit",), "rise": ("rose", "risen"), "run": ("ran", "run"),
    "see": ("saw", "seen"), "seek": ("sought",), "send": ("sent",), "set": ("set",), "shoot": ("shot",), "shut": ("shut",),
    "sink": ("sank", "sunk"), "slay": ("slew", "slain"), "sleep": ("slept",), "spend": ("spent",), "stand": ("stood",),
    "steal": ("stole", "stolen"), "strike": ("struck",), "sweep": ("swept",), "swim": ("swam", "swum"),
    "take": ("took", "taken"), "tell": ("told",),
    "throw": ("threw", "thrown"), "tear": ("tore", "torn"), "win": ("won",), "withdraw": ("withdrew", "withdrawn"),
}  # fmt: skip
"""Past tense and participle of the irregular verbs that lexicons use; where two stand, the first is the tense alone."""
_BOTH: Final = frozenset({"beat", "burn", "bus", "hang", "level"})
"""Verbs whose first past form is a participle too: "were beaten", but also "were beat"."""

_VOWELS: Final = "aeiou"
_DOUBLING: Final = frozenset({
    "kidnap", "commit", "admit", "equip", "submit", "transfer", "airdrop", "quit", "machinegun", "machine-gun",
})  # fmt: skip
"""Verbs of more than one syllable that double their last letter; of one syllable all do that end like "stab"."""
_LY_VERBS: Final = frozenset({"apply", "fly", "rally", "rely", "reply", "supply"})
_SHORT: Final = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_NOUNS: Final = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "life": "lives", "wife": "wives", "knife": "knives",
    "aircraft": "aircraft", "personnel": "personnel", "foot": "feet", "crew": "crew",
}  # fmt: skip


def verb_forms(base: str) -> list[tuple[str, VerbForm]]:
    """The forms of a verb whose first word is inflected: "shoot dead" gives "shot dead", "shooting dead".

    Args:
        base: The verb in its base form, in lower case; words after the first stay as they are.

    Returns:
        Every form with what it is: ``base`` (also the third person), ``past`` (the participle, which most often is the past tense
        too), ``tense`` (a past tense that is no participle: "took"), ``ing``.
    """
    verb, _, rest = base.partition(" ")
    if rest and verb.endswith("ly") and verb not in _LY_VERBS:  # "badly damage": the verb stands behind its adverb
        return [(f"{verb} {one}", form) for one, form in verb_forms(rest)]
    link, _, other_verb = rest.partition(" ")
    if link in {"and", "or"} and other_verb:  # "shoot and kill": both are inflected
        second = verb_forms(other_verb)
        return [
            (f"{one} {link} {other}", form) for one, form in verb_forms(verb) for other, like in second if form == like
        ]
    tail = f" {rest}" if rest else ""
    past = IRREGULAR.get(verb, (_past(verb),))
    tenses = past[:-1] if verb not in _BOTH else ()
    found: list[tuple[str, VerbForm]] = [(verb + tail, "base"), (_third(verb) + tail, "base")]
    found += [(form + tail, "tense" if form in tenses else "past") for form in past if form != verb]
    if verb in past:  # "cut", "hit", "hurt": one form for all, read as the past
        found[0] = (verb + tail, "past")
    found.append((_stem(verb) + "ing" + tail, "ing"))
    if len(verb) > 4 and verb.endswith("el") and verb[-3] not in _VOWELS:  # "levelled", "shelled" need no other form
        found += [(verb + "led" + tail, "past"), (verb + "ling" + tail, "ing")]
    return found


def plural(noun: str) -> str:
    """The plural of a noun phrase in the singular: "car bombing" gives "car bombings"."""
    head, of, rest = noun.partition(" of ")
    if of:  # "round of ammunition"
        return f"{plural(head)} of {rest}"
    lead, _, last = noun.rpartition(" ")
    if last.endswith("child"):
        many = last + "ren"
    elif last in _NOUNS:
        many = _NOUNS[last]
    elif last.endswith("man") and last not in {"german", "roman", "human", "shaman"}:
        many = last[:-2] + "en"
    elif last.endswith("y") and last[-2:-1] not in _VOWELS:
        many = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh", "z")):
        many = last + "es"
    else:
        many = last + "s"
    return f"{lead} {many}" if lead else many


def _third(verb: str) -> str:
    if verb in {"have", "be"}:
        return {"have": "has", "be": "is"}[verb]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ed"


def _stem(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "y"
    if verb.endswith("e") and not verb.endswith("ee") and len(verb) > 2:
        return verb[:-1]
    return verb + verb[-1] if _doubles(verb) else verb


def _doubles(verb: str) -> bool:
    return verb in _DOUBLING or _SHORT.fullmatch(verb) is not None
