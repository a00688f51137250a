"""One name for a primary source across its spellings and roles.

Two papers that quote one official are one source; an official and an agency of one country are two. A register of names
(``lexicons/en/roots.toml``) knows the voices that have many spellings; what it does not know is brought to one form: the
article dropped, plurals of roles made singular ("Turkish officials": "Turkish official"), titles taken off a person. A country
that speaks is its government ("Turkey says": "Turkish government").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from numclaims.claims import Attribution, AttributionType, Document
from numclaims.lexicons import gazetteer
from numclaims.lexicons.loader import entries


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD: Final = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-'\u2019][^\W_]+)*")
_LEADING: Final = _set(
    "the a an one some several many other local its his her their two three four five senior top another both separate"
    " different various unnamed anonymous all most according"
)
_TITLES: Final = _set(
    "mr mrs ms dr prof gen col lt sen rep gov sir lord president prime minister foreign interior information defence"
    " defense secretary deputy vice chancellor king queen general colonel major captain senator governor mayor spokesman"
    " spokeswoman spokesperson constable inspector superintendent sergeant lieutenant commissioner judge"
    " sheriff lawyer lawmaker adviser advisor editor pundit analyst expert commander engineer coordinator"
    " bishop pope premier ambassador envoy chief director professor doctor activist"
)
_AGAIN: Final = 3
"""Times a document names a country before an unnamed government in it is taken for that country's."""
_COUNTRIES: Final = Path(gazetteer.__file__).parent / "gazetteer_data" / "countries.tsv"
_OF_A_COUNTRY: Final = frozenset(
    {
        "government", "authorities", "army", "military", "police", "official", "officials", "government official", "regime",
        "security forces", "health ministry", "interior ministry", "foreign ministry", "defence ministry", "president",
        "defense ministry", "prime minister", "state television", "state media", "state tv", "state news agency",
    }
)  # fmt: skip
"""Sources that every country has one of: the country of the figure is put before them."""
_INSTITUTIONS: Final = _set(
    "ministry department office agency council committee court party group house bureau staff command"
)
_USUAL: Final = 6
"""Words of the longest name that is kept as it is; a longer one is part of a sentence."""
_CUTS: Final = _set(
    "in at from with by near on who which that whose where during after before about as among including"
    " earlier this last published released posted broadcast speaking citing working living operating based"
)
_LONG_COUNTRY: Final = 40
"""Characters of a source that can be a country; a longer one only ends in its name."""
_PAPERS: Final = _set(
    "figures data statistics statement report reports tally count estimate estimates survey poll study analysis"
    " assessment numbers records letter bulletin research toll"
)
_REPORTS: Final = _set("report reports letter")
"""Papers that come from a place as often as from a source: "reports from northern Lebanon"."""
_LINKS: Final = _set("of for the in and at de bin al von van")
_GOVERNMENTS: Final = _set("government authorities regime administration govt")
_SMALL: Final = _set("of for the in and at from with by near on")
_PRONOUNS: Final = _set("he she it they who i we another others some several many most few both none")
_OWNERS: Final = _set("its his her their our my")
_HEADS: Final = _set(
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
_NOBODY: Final = _set(
    "man woman people person source spokesman spokeswoman statement report reports letter group groups agency newspaper"
    " paper office account accounts tally video videos footage figures data website message caller"
)
"""Voices that are somebody in one paper only: "a man" of one report is not "a man" of another."""
_VAGUE: Final = _set("unconfirmed early initial some conflicting local media news press other earlier later")
_PLURALS: Final = {
    "officials": "official", "spokesmen": "spokesman", "sources": "source", "diplomats": "diplomat", "ministers": "minister",
    "commanders": "commander", "officers": "officer",
}  # fmt: skip
_GROUPS: Final = {
    "activist": "activists", "witness": "witnesses", "resident": "residents", "refugee": "refugees", "medic": "medics",
    "doctor": "doctors", "eyewitness": "witnesses", "eyewitnesses": "witnesses", "campaigner": "campaigners",
    "villager": "villagers", "analyst": "analysts", "expert": "experts", "prosecutor": "prosecutors",
}  # fmt: skip
_COMMON: Final = _set(
    "government state police rights human army military hospital medical security opposition rebel rebels health"
    " reports media aid relief rescue authorities survivors figures data studies independent unconfirmed official court"
    " locals scientists researchers monitors monitoring lawyers opponents demonstrators protesters people soldiers"
    " investigators firefighters rescuers diplomatic humanitarian international national new early recent latest"
)
"""Words that do not keep the capital they have at the start of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A primary source with its spellings; the keys are told at the top of ``en/roots.toml``."""

    name: str
    type: AttributionType
    aliases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    countries: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    root: str | None = None


_extra: list[Path] = []
"""A user's own register files, read before the built-in one."""


def use_files(paths: Iterable[Path | str]) -> None:
    """Read a user's own registers of sources before the built-in one; where both know a source, the user's name is given.

    Args:
        paths: TOML files in the form of ``en/roots.toml``; they replace the files named by an earlier call.

    Raises:
        LexiconError: A file cannot be read, or an entry has an unknown key or a value of the wrong type.
    """
    files = [Path(path).resolve() for path in paths]
    for file in files:
        entries(file, "root", Root)
    _extra[:] = files
    _register.cache_clear()
    _near.cache_clear()
    _root.cache_clear()


def root_of(document: Document, attribution: Attribution | None, place_country: str | None) -> str:
    """The primary source of a figure; see :func:`root_and_rule`."""
    return root_and_rule(document, attribution, place_country)[0]


def root_and_rule(
    document: Document, attribution: Attribution | None, place_country: str | None, about: str | None = None
) -> tuple[str, str | None]:
    """The primary source of a figure, and what told its name.

    Args:
        document: The document that gives it.
        attribution: Who is said to say so; None for the publisher's own voice.
        place_country: ISO 3166 alpha-3 of the place where the figure holds; decides whose "state television" it is.
        about: ISO 3166 alpha-3 of the country that the document is about, as :func:`country_of_text` gives it; empty for
            none, looked up where it is not given.

    Returns:
        The register's name for the source, else its words in one form ("Turkish official"); with no attribution the
        publisher, else the id of the document. And the rule: ``root:<name>`` of the entry of the register,
        ``roots:country`` for a country that speaks, else None.
    """
    own = document.publisher or document.id
    if attribution is None:
        return own, None
    if about is None:
        about = country_of_text(document.text)
    relay = next((r for r in attribution.relayed_by if _entry(r, about or place_country) is not None), None)
    return _root(attribution.source, attribution.resolved, place_country, about or place_country, own, relay)


def country_of_text(text: str) -> str:
    """The country of an entry one of whose words the document names again and again: whose story it is; empty for none."""
    for words, country in _near():
        if any(text.count(word) >= _AGAIN for word in words):
            return country
    return ""


@functools.cache
def _near() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words by which the register's unnamed governments are known, and their country, each once."""
    return tuple(
        dict.fromkeys((root.near, root.countries[0]) for root, _, _ in _register() if root.near and root.countries)
    )


@functools.lru_cache(maxsize=8192)
def _root(
    source: str, resolved: str | None, country: str | None, about: str | None, own: str, relay: str | None
) -> tuple[str, str | None]:
    for name in (resolved, source):
        entry = _entry(name, about) if name else None
        if entry is not None:
            return entry.root or entry.name, f"root:{entry.name}"
    name = resolved or source
    if name.lower() in _PRONOUNS:
        return f"unnamed source of {own}", None  # someone, but not to be taken for anyone else's "he"
    form = normalised(name)
    if name.partition(" ")[0].lower() in _OWNERS and form.lower() in _HEADS:
        return f"{form} ({own})", None  # "the Red Cross ..., its president said": nobody's president but its own
    entry = _entry(form, about)  # "Mr Assad", "figures from the UN": what is left may be known
    if entry is None and relay is not None and form.lower() in _QUOTED:
        entry = _entry(relay, about)  # "the state agency quoted an army source": the state speaks
    if entry is not None:
        return entry.root or entry.name, f"root:{entry.name}"
    speaks = _government(form) if len(name) < _LONG_COUNTRY else None
    if speaks is not None:
        return speaks, "roots:country"
    if country is not None and form.lower() in _OF_A_COUNTRY:
        people = _demonyms().get(country_name(country) or "")
        named = f"{people} {form}" if people else form
        entry = _entry(named, about)
        return (named, None) if entry is None else (entry.root or entry.name, f"root:{entry.name}")
    if form.islower() and form.rpartition(" ")[2] in _NOBODY and (" " not in form or form.partition(" ")[0] in _VAGUE):
        return f"{form} ({own})", None
    return form, None


def _government(form: str) -> str | None:
    """The government that a country speaks for: "Turkey", "the Turkish authorities", "Turkey's government"."""
    words = form.replace("'s", "").split()
    if len(words) > 1 and words[-1].lower() in _GOVERNMENTS:
        words = words[:-1]
        if len(words) == 1 and words[0] in _demonyms().values():
            return f"{words[0]} government"
    people = _demonyms().get(" ".join(words))
    return f"{people} government" if people is not None else None


def country_name(alpha3: str) -> str | None:
    """Usual English name of a country."""
    place = gazetteer.place_of(f"country:{alpha3}")
    return place.name if place is not None else None


@functools.cache
def _demonyms() -> dict[str, str]:
    """Adjective of each country, by all its names."""
    rows = (
        line.split("\t") for line in _COUNTRIES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    return {
        name: row[3].split(",")[0]
        for row in rows
        if len(row) > 3 and row[3]
        for name in (row[1], *row[2].split(","))
        if name
    }


@functools.cache
def _register() -> tuple[tuple[Root, tuple[tuple[str, bool], ...], tuple[str, ...]], ...]:
    """The entries, their aliases padded with spaces (and whether one must be the whole source), and what rules them out."""
    return tuple(
        (
            root,
            tuple((_padded(alias.lstrip("=")), alias.startswith("=")) for alias in root.aliases),
            tuple(_padded(word) for word in root.never),
        )
        for file in (*_extra, Path("en/roots.toml"))
        for root in entries(file, "root", Root)
    )


def _padded(text: str) -> str:
    """The words in lower case, with a space on either side; possessives and points of abbreviations are dropped."""
    words = [w.replace("\u2019", "'").removesuffix("'s").replace(".", "") for w in _WORD.findall(text.lower())]
    return f" {' '.join(words)} "


def registered(source: str, country: str | None) -> str | None:
    """The register's name for a source.

    Args:
        source: The words it is given with.
        country: ISO 3166 alpha-3 of the place of the figure, for entries that hold in some countries only.

    Returns:
        The name; None when no entry fits.
    """
    entry = _entry(source, country)
    return (entry.root or entry.name) if entry is not None else None


def _entry(source: str, country: str | None) -> Root | None:
    whole = _padded(source)
    for root, aliases, never in _register():
        if root.countries and country not in root.countries:
            continue
        if not any(whole in {alias, f" the{alias}"} if exactly else alias in whole for alias, exactly in aliases):
            continue
        if not any(word in whole for word in never) and not (root.near and _foreign(whole, root.countries[0])):
            return root
    return None


def _foreign(whole: str, country: str) -> bool:
    """Whether a source names another country than the one that it is taken for ("Kuwait's state news agency")."""
    home = country_name(country) or ""
    own = {home, _demonyms().get(home, "")}
    return any(name in whole for name in _names() if name.strip().title() not in own)


@functools.cache
def _names() -> tuple[str, ...]:
    """Names and adjectives of all countries, padded with spaces as :func:`_padded` does."""
    return tuple(dict.fromkeys(_padded(name) for pair in _demonyms().items() for name in pair))


def normalised(source: str) -> str:
    """The words of a source in one form: article and title dropped, roles in the singular, groups in the plural.

    A person with a title becomes the name ("British Prime Minister David Cameron": "David Cameron").
    """
    parts = " ".join(source.replace("\u2019", "'").split()).split(", ")
    named = len(parts) > 1 and len(parts[-1].split()) > 1 and all(w[0].isupper() for w in parts[-1].split())
    text = (parts[-1] if named else parts[0]).strip(" ,\"'\u201c\u201d")
    words = text.split() or source.split() or ["unnamed"]
    while len(words) > 1 and (words[0].lower() in _LEADING or words[0][0].isdigit() or words[0] == "of"):
        words = words[1:]
    words = _behind_paper(words)
    if len(words) > _USUAL:
        words = _shortened(words)
    name = _person(words)
    if name is not None:
        return name
    head = next((k for k, w in enumerate(words) if k and w.lower() in _SMALL), len(words))
    crowd = words[head - 1].lower()
    if crowd in _GROUPS or crowd in _GROUPS.values():
        words = words[:head]  # "activists in Homs", "residents of the town": people without a name are one crowd
        words[-1] = _GROUPS.get(crowd, crowd)
    for k, word in enumerate(words):
        if word.lower() in _SMALL:
            break
        words[k] = _PLURALS.get(word.lower(), word)
    first = words[0]
    if len(words) > 1 and words[1][:1].isupper():
        pass  # "National Organization for …": part of a name
    elif first.lower() in _COMMON or first.lower() in _PLURALS.values() or first.lower() in _GROUPS.values():
        words[0] = first.lower()
    return " ".join(words)


def _behind_paper(words: list[str]) -> list[str]:
    """Whoever made a paper, for the paper: "figures from the health ministry", "a statement by the army"."""
    for k in range(1, min(4, len(words) - 1)):
        link, paper = words[k], words[k - 1].lower()
        if paper in _PAPERS and (link == "by" or (link == "from" and paper not in _REPORTS and k == 1)):
            rest = words[k + 1 :]
            while len(rest) > 1 and rest[0].lower() in _LEADING:
                rest = rest[1:]
            return rest[: next((n for n, w in enumerate(rest) if n and w in _CUTS), len(rest))]
    return words


def _capital(word: str) -> bool:
    return word[:1].isupper() or word.startswith(("al-", "el-"))


def _shortened(words: list[str]) -> list[str]:
    """The name that a long phrase opens with, else its head, before the first preposition or participle."""
    if len(words) <= _USUAL + 3 and all(_capital(w) or w in _LINKS for w in words):
        return words
    run = 0
    while run < len(words) and (_capital(words[run]) or (run and words[run] in {"for", "bin", "de", "al"})):
        run += 1
    if run and (run > 1 or words[run : run + 1] == ["a"]):
        of_the = words[run : run + 2] == ["of", "the"]
        if run == len(words) or of_the or words[run] in {"a", "an", "the", "who", "head", "leader", "senior"}:
            return words[:run] if run <= _USUAL + 3 else words[-3:]
    cut = len(words)
    for k in range(1, len(words)):
        participle = words[k].endswith("ed") and words[k].islower() and "-" not in words[k]
        of = words[k] == "of" and words[k + 1 : k + 2] != ["the"]
        if words[k] in _CUTS or participle or of or (words[k] == "for" and words[k - 1].lower() in _PAPERS):
            cut = k
            break
    head = words[:cut]
    if len(head) > _USUAL:
        k = len(head)
        while k > 0 and _capital(head[k - 1]):
            k -= 1
        head = head[k:] if 0 < len(head) - k <= _USUAL else head[-3:]
    return head


def _person(words: list[str]) -> str | None:
    """The name that is left of a person's name with titles in front ("Mr Cameron": "Cameron"); None for anything else."""
    if any(w.lower() in _SMALL for w in words):
        return None
    cut = max((k + 1 for k, w in enumerate(words[:-1]) if w.lower().strip(".") in _TITLES), default=0)
    left = words[cut:]
    if (
        cut
        and left[-1].lower() not in _INSTITUTIONS
        and all(w[:1].isupper() or w.startswith(("al-", "el-")) for w in left)
    ):
        return " ".join(words[cut:])
    return None
