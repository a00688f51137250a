"""One name for a primary source across its spellings and roles.

Two papers that quote one official are one source; an official and an agency of one country are two. A register of names
(``register``) knows the voices that have many spellings; what it does not know is brought to one form (``naming``): the article
dropped, plurals of roles made singular ("Turkish officials": "Turkish official"), titles taken off a person. A country that
speaks is its government, and a body that every country has one of is named by whose it is (``states``).
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

from numclaims.claims import Attribution, Document
from numclaims.normalization import register, states
from numclaims.normalization.naming import ROLES, normalised, recased
from numclaims.normalization.papers import SMALL, word_set

_LONG_COUNTRY: Final = 40
"""Characters of a source that can be a country; a longer one only ends in its name."""
_FEW_WORDS: Final = 2
_PRONOUNS: Final = word_set("he she it they who i we another others some several many most few both none")
_OWNERS: Final = word_set("its his her their our my")
_HEADS: Final = word_set(
    "president chief director head chairman chairwoman leader spokesman spokeswoman secretary commander minister"
)
"""Whose of "its president" is told by another word than the country of the figure."""
_QUOTED: Final = frozenset(
    {
        "military source",
        "official source",
        "official military source",
        "government source",
        "security source",
        "source",
        "official",
    }
)  # fmt: skip
"""Unnamed voices that a state's news agency quotes: the state's own."""
_STATE: Final = frozenset({"state_media", "government"})
_NOBODY: Final = word_set(
    "man woman people person source spokesman spokeswoman statement report reports letter group groups agency newspaper"
    " paper poll polls survey surveys study studies analysis research census"
    " office account accounts tally estimate estimates video videos footage figures data website message caller"
    " information list lists bulletin database register numbers update correspondent reporter journalist"
    " company firm airline hospital club school operator organisation organization charity network watchdog"
)
"""Voices that are somebody in one paper only: "a man" of one report is not "a man" of another."""
_NAMELESS: Final = 2
"""Marks a voice that is somebody, but nobody whom the text names."""
_VAGUE: Final = word_set(
    "unconfirmed early initial some conflicting local media news press other earlier later conservative recent latest new"
    " preliminary previous"
)


def root_and_rule(
    document: Document, attribution: Attribution | None, place_country: str | None, about: str | None = None
) -> tuple[str, str | None]:
    """The primary source of a figure, and what told its name.

    Args:
        document: The document that gives it.
        attribution: Who is said to say so; None for the publisher's own voice.
        place_country: ISO 3166 alpha-3 of the place where the figure holds; decides whose "state television" it is.
        about: ISO 3166 alpha-3 of the country that the document is about, as :func:`register.country_of_text` gives it; empty for
            none, looked up where it is not given.

    Returns:
        The register's name for the source, else its words in one form ("Turkish official"); with no attribution the
        publisher, else the id of the document. And the rule: ``root:<name>`` of the entry of the register,
        ``roots:country`` for a country that speaks, ``body:<name>`` or ``roots:ministry`` for a country's body, else None.
    """
    own = document.publisher or document.id
    if attribution is None:
        return own, None
    if about is None:
        about = register.country_of_text(document.text)
    relay = next((r for r in attribution.relayed_by if register.entry(r, about or place_country) is not None), None)
    story = about or place_country
    source, resolved = attribution.source, attribution.resolved
    if attribution.cue is not None and attribution.cue.isupper():  # a text all in capitals: they tell no name
        source = _recased(source, story)
        resolved = _recased(resolved, story) if resolved is not None else None
    name, rule, anonymous = _root(source, resolved, place_country, story, relay, register.files_in_use())
    if anonymous == _NAMELESS:
        return f"{name} of {own}", rule
    return (f"{name} ({own})" if anonymous else name), rule


def _recased(source: str, about: str | None) -> str:
    """A source as it is written in a text that is not all in capitals; one that the register knows as it is stays so."""
    return source if not source.isupper() or register.entry(source, about) is not None else recased(source)


@functools.lru_cache(maxsize=1 << 12)
def _root(
    source: str,
    resolved: str | None,
    country: str | None,
    about: str | None,
    relay: str | None,
    _files: tuple[Path, ...],
) -> tuple[str, str | None, int]:
    """The root in any document, its rule, and whether it is the document's own: 0 for no, 1 for a role, 2 for someone.

    What does not depend on the document is kept from one to the next, for most quote the same few hundred sources.
    """
    if resolved is not None and "spokes" in source.lower() and "spokes" not in resolved:
        resolved = None  # "The agency's spokesman, Ario Balil, said": the agency speaks
    for name in (resolved, source):
        entry = _known(name, about) if name and "former" not in name.lower() else None
        # "the rights group" that stands for a name is not just any
        if entry is not None and not (entry.name.islower() and name != (resolved or source)):
            return entry.root or entry.name, f"root:{entry.name}", 0
    name = resolved or source
    sides = _joint(name, country, about) if " and " in name else []
    for side in sides:
        entry = register.entry(side, about)
        if entry is not None:
            return entry.root or entry.name, f"root:{entry.name}", 0
    name = sides[0] if sides else name
    if name.lower() in _PRONOUNS:
        return "unnamed source", None, _NAMELESS  # someone, but not to be taken for anyone else's "he"
    form = normalised(name)
    if name.partition(" ")[0].lower() in _OWNERS and form.lower() in _HEADS:
        return form, None, 1  # "the Red Cross ..., its president said": nobody's president but its own
    entry = _known(form, about)  # "Mr Assad", "figures from the UN": what is left may be known
    if entry is None and relay is not None and form.lower() in _QUOTED:
        state = register.entry(relay, about)  # "the state agency quoted an army source": the state speaks
        entry = state if state is not None and state.type in _STATE else None
    if entry is not None:
        return entry.root or entry.name, f"root:{entry.name}", 0
    speaks = states.government(form) if len(name) < _LONG_COUNTRY else None
    if speaks is not None:
        return speaks, "roots:country", 0
    body = states.body(form, country)
    if body is not None:
        entry = register.entry(body[0], about)
        return (*body, 0) if entry is None else (entry.root or entry.name, f"root:{entry.name}", 0)
    if form.islower() and form.rpartition(" ")[2] in _NOBODY and (" " not in form or form.partition(" ")[0] in _VAGUE):
        return form, None, 1
    return form, None, 0


def _known(name: str, about: str | None) -> register.Root | None:
    """The register's entry for a source; none where a crowd's words lead to a name: "rights group Lake Watch"."""
    entry = register.entry(name, about)
    return None if entry is not None and entry.name.islower() and _names_body(name) else entry


def _names_body(name: str) -> bool:
    """Whether a crowd's words only lead to a name: "rights group Lake Watch", "the Borana Human Rights Group"."""
    words = [w for w in name.split() if w[0] not in "(["]
    first = len(words)
    while first > 0 and words[first - 1][0].isupper():
        first -= 1
    if first == len(words) or name.isupper():
        return False
    alone = words[first:]
    if first and words[first - 1].lower() not in {"the", "a", "an"}:
        return words[first - 1].lower() not in SMALL | {"and"}
    return len(alone) > _FEW_WORDS and not alone[-1].endswith("s")


def _joint(name: str, country: str | None, about: str | None) -> list[str]:
    """The two voices of one that speaks for both: "the UN and the government"; empty for the name of one body.

    One figure of two voices is no third source beside them: it counts for the one that the register knows, else for the first.
    """
    left, _, right = name.partition(" and ")
    if right.partition(" ")[0].lower() in _OWNERS or right.lower() in _PRONOUNS:
        return [left]  # "Ana Moor and her colleagues", "the Americans and others"
    if states.government(normalised(name)) is not None:
        return []  # "Trinidad and Tobago"
    return [left, right] if all(_speaks(side, country, about) for side in (left, right)) else []


def _speaks(name: str, country: str | None, about: str | None) -> bool:
    """Whether words are a whole source by themselves: a known one, a country's body, or people in a role."""
    form = normalised(name)
    if register.entry(name, about) is not None or register.entry(form, about) is not None:
        return True
    if form.rpartition(" ")[2].lower() in ROLES or states.body(form, country) is not None:
        return True
    return len(form) < _LONG_COUNTRY and states.government(form) is not None
