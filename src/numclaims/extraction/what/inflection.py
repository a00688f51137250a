"""Derives the forms of English verbs and nouns, so that a lexicon needs to list only their base."""

from __future__ import annotations

from typing import Final, Literal

VerbForm = Literal["base", "past", "ing"]

IRREGULAR: Final[dict[str, tuple[str, ...]]] = {
    "be": ("was", "were", "been"), "beat": ("beat", "beaten"), "blow": ("blew", "blown"), "break": ("broke", "broken"),
    "bring": ("brought",), "burn": ("burned", "burnt"), "catch": ("caught",), "come": ("came", "come"), "cost": ("cost",),
    "cut": ("cut",), "drive": ("drove", "driven"), "fall": ("fell", "fallen"), "fight": ("fought",), "find": ("found",),
    "flee": ("fled",), "fly": ("flew", "flown"), "freeze": ("froze", "frozen"), "get": ("got", "gotten"),
    "give": ("gave", "given"), "go": ("went", "gone"), "hang": ("hanged", "hung"), "have": ("had",), "hit": ("hit",),
    "hold": ("held",), "hurt": ("hurt",), "keep": ("kept",), "lay": ("laid",), "leave": ("left",),
    "level": ("leveled", "levelled"), "shell": ("shelled",), "lose": ("lost",),
    "make": ("made",), "put": ("put",), "rise": ("rose", "risen"), "run": ("ran", "run"), "see": ("saw", "seen"),
    "seek": ("sought",), "send": ("sent",), "set": ("set",), "shoot": ("shot",), "shut": ("shut",), "sink": ("sank", "sunk"),
    "slay": ("slew", "slain"), "spend": ("spent",), "stand": ("stood",), "steal": ("stole", "stolen"),
    "take": ("took", "taken"), "throw": ("threw", "thrown"), "tear": ("tore", "torn"), "win": ("won",),
}  # fmt: skip
"""Past tense and participle of the irregular verbs that lexicons use."""

_VOWELS: Final = "aeiou"
_DOUBLING: Final = frozenset(
    {"kidnap", "stab", "chop", "club", "gun", "drop", "rob", "trap", "strip", "stop", "plan", "ship", "strap", "rip", "pin",
     "slip", "jam", "net", "commit", "admit", "equip", "submit"}
)  # fmt: skip
_NOUNS: Final = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "life": "lives", "wife": "wives",
    "aircraft": "aircraft", "personnel": "personnel", "foot": "feet", "crew": "crew",
}  # fmt: skip


def verb_forms(base: str) -> list[tuple[str, VerbForm]]:
    """The forms of a verb whose first word is inflected: "shoot dead" gives "shot dead", "shooting dead".

    Args:
        base: The verb in its base form, in lower case; words after the first stay as they are.

    Returns:
        Every form with what it is: ``base`` (also the third person), ``past`` (also the participle), ``ing``.
    """
    verb, _, rest = base.partition(" ")
    if rest.startswith("and "):  # "shoot and kill": both are inflected
        second = verb_forms(rest[4:])
        return [
            (f"{one} and {other}", form) for one, form in verb_forms(verb) for other, like in second if form == like
        ]
    tail = f" {rest}" if rest else ""
    found: list[tuple[str, VerbForm]] = [(verb + tail, "base"), (_third(verb) + tail, "base")]
    found += [(form + tail, "past") for form in IRREGULAR.get(verb, (_past(verb),)) if form != verb]
    if verb in IRREGULAR.get(verb, ()):  # "cut", "hit", "hurt": one form for all, read as the past
        found[0] = (verb + tail, "past")
    found.append((_stem(verb) + "ing" + tail, "ing"))
    if len(verb) > 4 and verb.endswith("el") and verb[-3] not in _VOWELS:  # "levelled", "shelled" need no other form
        found += [(verb + "led" + tail, "past"), (verb + "ling" + tail, "ing")]
    return found


def plural(noun: str) -> str:
    """The plural of a noun phrase in the singular: "car bombing" gives "car bombings"."""
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
    return (verb + verb[-1] if verb in _DOUBLING else verb) + "ed"


def _stem(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "y"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1]
    doubles = verb in _DOUBLING or verb in {"cut", "hit", "put", "set", "get", "run", "shut", "win"}
    return verb + verb[-1] if doubles else verb
