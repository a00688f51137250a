"""Tells texts that are plainly not in the language wanted, by their script and their commonest words."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from numclaims.claims import Document, Trouble

FEWEST: Final = 40
"""Words below which a text is not judged: a note in a sheet may be any language's, and is read."""

_LOOKED_AT: Final = 1500
_COMMON: Final = {
    "en": "the of and to in that is was for on with as by it from at were have said not be he his they are has",
    "fr": "le la les des et en du une que dans est pour qui sur par au plus avec pas ont aux ce il sont été",
    "es": "el la los las que y en del una por con para se es su al lo como más fue este pero han sus",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus nach",
    "it": "il di che la e le per una in un sono del con della non si da nel gli alla più anche dei ha",
    "pt": "o que e do da em um para com uma os no se na por mais as dos não foi ao pelo das são",
    "nl": "de het een van en in dat op te is voor met zijn aan niet er ook als bij door naar om uit zij",
    "tr": "ve bir bu için da de ile olarak olan daha çok sonra kadar gibi ancak var ise dedi",
    "id": "yang dan di itu dengan untuk dari dalam tidak ini pada akan juga ke karena oleh telah ada orang",
    "sv": "och att det som en på är av för med till den har de inte om ett han men var sig från vi",
    "pl": "w i na z do że się nie o to jest po od za przez jak ale dla co są oraz tym był",
    "ro": "și în de la cu pe care nu din a fost pentru este mai sunt au o fi prin ca după",
}
_NAMES: Final = {
    "en": "English", "fr": "French", "es": "Spanish", "de": "German", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "tr": "Turkish", "id": "Indonesian", "sv": "Swedish", "pl": "Polish", "ro": "Romanian",
}  # fmt: skip
_SCRIPTS: Final = (
    ("\u0600", "\u06ff", "ar", "Arabic or Persian"), ("\u0400", "\u04ff", "ru", "Russian or another in Cyrillic letters"),
    ("\u4e00", "\u9fff", "zh", "Chinese or Japanese"), ("\u3040", "\u30ff", "ja", "Japanese"),
    ("\uac00", "\ud7af", "ko", "Korean"), ("\u0590", "\u05ff", "he", "Hebrew"), ("\u0370", "\u03ff", "el", "Greek"),
    ("\u0900", "\u097f", "hi", "Hindi"), ("\u0e00", "\u0e7f", "th", "Thai"), ("\u0980", "\u09ff", "bn", "Bengali"),
)  # fmt: skip
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
_SETS: Final = {code: frozenset(words.split()) for code, words in _COMMON.items()}


def guess(text: str) -> tuple[str, str] | None:
    """The language that a text is plainly in, as ISO 639-1 code and name; None for one too short or mixed to tell.

    Args:
        text: The text; its beginning is looked at.
    """
    head = text[:_LOOKED_AT]
    foreign = "".join(_FOREIGN.findall(head))
    if len(foreign) * 2 > FEWEST:  # a few typographic quotes need no closer look
        letters = sum(1 for c in head if c.isalpha())
        for first, last, code, name in _SCRIPTS:
            if letters >= FEWEST and sum(1 for c in foreign if first <= c <= last) * 2 > letters:
                return code, name
    words = head.lower().split()
    if len(words) < FEWEST:
        return None
    if sum(map(_SETS["en"].__contains__, words)) * 6 > len(words):  # plain English, which most texts are
        return "en", "English"
    counts = {code: sum(1 for word in words if word in known) for code, known in _SETS.items()}
    best = max(counts, key=lambda code: counts[code])
    others = max(count for code, count in counts.items() if code != best)
    if counts[best] * 8 < len(words) or counts[best] * 2 < others * 3:
        return None
    return best, _NAMES[best]


def is_english(text: str) -> bool:
    """Whether the commonest words of a text are plainly English, however short it is.

    Args:
        text: The text; signs of other scripts may be lost in it.
    """
    words = re.findall("[a-z]+", text.lower())
    return sum(map(_SETS["en"].__contains__, words)) * 8 > len(words)


def in_language(document: Document, wanted: str, where: str = "") -> Document | Trouble:
    """The document, with its language where that is plain; a trouble when it is plainly another than the one wanted.

    Args:
        document: The document.
        wanted: ISO 639-1 code, or ``any``.
        where: The file or address that holds it, as its user calls it.
    """
    given = (document.language or "").lower().partition("-")[0]
    found = None if given else guess(document.text)
    code, name = (given, given) if given else found or ("", "")
    if wanted != "any" and code and code != wanted:
        problem = f"Passed over: it looks like {name}." if found else f"Passed over: its language is {name!r}."
        named = f"{where}, {document.id}" if where and not where.endswith(document.id) else where or document.id
        return Trouble(
            source=named, problem=problem, cure="Use --language any to read it all the same.", passed_over=True
        )
    if found is not None:
        return dataclasses.replace(document, language=code)
    return document
