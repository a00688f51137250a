"""One name for one source over all texts: spellings of a person, a person and the office, an institution's short name.

The text of a claim gives its source a name; only several texts show that "Lebanese health minister", "Hamad Hasan" and "Hamad
Hassan" are one man. Each country's news is looked at by itself. Nothing is merged on likeness alone where two could be meant.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.series import keys

OFFICES: Final = frozenset(
    {"minister", "president", "premier", "chancellor", "governor", "mayor", "king", "ambassador", "commissioner"}
)
"""Last words of offices that one person holds at a time."""

SOLE: Final = frozenset({"president", "prime minister", "premier", "chancellor", "king"})
"""Offices that a country has one of, so that the bare word names it."""

TAILS: Final = frozenset({"aid", "organization", "organisation", "agency", "group", "statement", "society"})
"""Words behind the name of an institution that say only what it is."""

SIDES: Final = frozenset(
    {"opposition", "rebel", "militant", "separatist", "insurgent", "main", "armed", "group", "movement"}
)
"""Words in small letters before the name of a group that say only what it is."""

LONG_WORD: Final = 5
"""From so many letters on, a word may be spelt with one letter more, less or other."""

NAME_WORDS: Final = range(2, 5)


def unified(rows: Sequence[Claim]) -> list[Claim]:
    """The claims, each source by one name within a country.

    Args:
        rows: Claims of whole countries.
    """
    rows = _of_originals(rows)
    countries: dict[str, list[Claim]] = {}
    for row in rows:
        if row.attributed_to is not None and row.root:
            countries.setdefault(keys.country_key(keys.place_key(row)), []).append(row)
    names = {country: _names(told) for country, told in countries.items()}
    return [_renamed(row, names.get(keys.country_key(keys.place_key(row)), {})) for row in rows]


def _of_originals(rows: Sequence[Claim]) -> list[Claim]:
    """The claims, those of copies with the source of the original: "a hospital" that two papers print is one hospital."""
    printers = {row.doc_id: row.publisher or row.doc_id for row in rows}
    return [_with_original(row, printers) if row.copy_of is not None else row for row in rows]


def _with_original(row: Claim, printers: dict[str, str]) -> Claim:
    """A copy's claim, a source that is somebody in the copy only being the one of the original."""
    first, own = printers.get(row.copy_of or ""), row.publisher or row.doc_id
    if first is None or row.attributed_to is None or not row.root or row.decision == "corrected":
        return row
    if row.root.endswith(f" ({own})"):
        return dataclasses.replace(row, root=f"{row.root.removesuffix(f'({own})')}({first})")
    return (
        dataclasses.replace(row, root=f"{row.root.removesuffix(own)}{first}")
        if row.root.endswith(f" of {own}")
        else row
    )


def _renamed(row: Claim, names: dict[tuple[str, str], str]) -> Claim:
    if row.attributed_to is None or row.root is None or row.decision == "corrected":
        return row
    name = names.get((row.doc_id, row.root)) or names.get(("", row.root))
    return row if name is None or name == row.root else dataclasses.replace(row, root=name)


def _names(rows: Sequence[Claim]) -> dict[tuple[str, str], str]:
    """By document (empty for all) and root, the name to use."""
    count = Counter(row.root or "" for row in rows)
    people = {name for name in count if _is_person(name, rows)}
    found: dict[tuple[str, str], str] = {}
    for name, other in _spellings(people, count):
        found["", name] = other
    for name in sorted(count.keys() - people):
        whole = _surname(name, people) or _without_tail(name, count) or _without_side(name, count)
        if whole is not None:
            found["", name] = found.get(("", whole), whole)
    for office, holder in _holders(rows, people):
        if office in count:
            found["", office] = found.get(("", holder), holder)
    for document, short, full in _short_names(rows):
        found[document, short] = found.get(("", full), full)
    return found


def _is_person(name: str, rows: Iterable[Claim]) -> bool:
    """Whether a root is the name of a person: written behind a title or an office somewhere, or given for "he"."""
    words = name.split()
    if len(words) not in NAME_WORDS or not all(word[:1].isupper() or word[:3] in {"al-", "el-"} for word in words):
        return False
    return any(row.root == name and _title(row) for row in rows)


def _title(row: Claim) -> str:
    """What stands before the name of a source, where the source is named so: "Lebanese health minister"."""
    name, written = row.root or "", " ".join((row.attributed_to or "").split())
    if written.endswith(f" {name}"):
        return written.removesuffix(name).strip(" ,")
    return (
        written
        if row.attributed_to_resolved is not None
        and keys.folded(row.attributed_to_resolved).endswith(keys.folded(name))
        else ""
    )


def _spellings(people: Iterable[str], count: Counter[str]) -> Iterable[tuple[str, str]]:
    """Pairs of a name and the more usual spelling of it."""
    ordered = sorted(people, key=lambda name: (-count[name], -len(name), name))
    by_initials: dict[tuple[str, ...], list[str]] = {}
    for name in ordered:
        by_initials.setdefault(tuple(word[:1] for word in keys.folded(name).split()), []).append(name)
    for names in by_initials.values():
        usual: dict[str, str] = {}
        for first, second in itertools.combinations(names, 2):
            if second not in usual and first not in usual and _one_name(first, second):
                usual[second] = first
        yield from usual.items()


def _one_name(a: str, b: str) -> bool:
    words, others = keys.folded(a).split(), keys.folded(b).split()
    pairs = [(w, o) for w, o in zip(words, others, strict=True) if w != o]
    return all(min(len(w), len(o)) >= LONG_WORD and _one_letter(w, o) for w, o in pairs)


def _one_letter(a: str, b: str) -> bool:
    """Whether two words differ by one letter at most."""
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def _surname(name: str, people: Iterable[str]) -> str | None:
    """The one person whose surname stands for him."""
    if " " in name or not name[:1].isupper():
        return None
    found = [person for person in people if person.endswith(f" {name}")]
    return found[0] if len(found) == 1 else None


def _without_tail(name: str, count: Counter[str]) -> str | None:
    words = name.split()
    while len(words) > 2 and words[-1].lower() in TAILS:
        words.pop()
    short = " ".join(words)
    return short if short != name and short in count else None


def _without_side(name: str, count: Counter[str]) -> str | None:
    """The name alone, where others give it so: "opposition Lakeside Front", "Lakeside Front"."""
    words = name.split()
    while len(words) > 2 and words[0] in SIDES:
        words.pop(0)
    short = " ".join(words)
    return short if short != name and short[:1].isupper() and short in count else None


def _holders(rows: Sequence[Claim], people: set[str]) -> list[tuple[str, str]]:
    """Every root that is an office, and the one person who is told to hold it."""
    holders: dict[str, set[str]] = {}
    for row in rows:
        if row.root in people and (office := _office(_title(row))):
            holders.setdefault(office, set()).add(row.root)
    usual = dict(_spellings(people, Counter(row.root or "" for row in rows)))
    found: list[tuple[str, str]] = []
    for root in sorted({row.root or "" for row in rows} - people):
        told = {usual.get(name, name) for name in holders.get(_office(root), ())}
        if len(told) == 1:
            found.append((root, told.pop()))
    return found


def _office(title: str) -> str:
    """An office without the country before it, in small letters; empty where it is none that one person holds."""
    words = keys.folded(title).replace(" the ", " ").split()
    written = title.split()
    while (
        words
        and written
        and (written[0].endswith(("'s", "’s")) or written[0].lower() == "the" or _of_country(written[0]))
    ):
        words.pop(0)
        written.pop(0)
    office = " ".join(words)
    if not words or words[-1] not in OFFICES:
        return ""
    return office if len(words) > 1 or office in SOLE else ""


def _of_country(word: str) -> bool:
    return word[:1].isupper() and word.lower().endswith(("ese", "ian", "ean", "ish", "an", "i", "ch", "sh"))


def _the_ministry(short: str, name: str) -> bool:
    """Whether a headline's "Lebanese ministry" is the one that its text names: "Lebanese health ministry"."""
    country, ministry = short.rpartition(" ")[0], short.rpartition(" ")[2]
    return (
        ministry == "ministry"
        and bool(country)
        and name.startswith(f"{country} ")
        and name.endswith(f" {ministry}")
        and name != short
    )


def _short_names(rows: Sequence[Claim]) -> list[tuple[str, str, str]]:
    """By document, a root that is another one of the same text in short: "Red Cross", "Lebanese Red Cross"."""
    documents: dict[str, set[str]] = {}
    for row in rows:
        documents.setdefault(row.doc_id, set()).add(row.root or "")
    found: list[tuple[str, str, str]] = []
    for document in sorted(documents):
        for short in sorted(documents[document]):
            whole = [
                name
                for name in documents[document]
                if (name.endswith(f" {short}") and len(short.split()) > 1 and len(name.split()) == len(short.split()) + 1
                and _of_country(name.split()[0]) and short[:1].isupper()) or _the_ministry(short, name)
            ]  # fmt: skip
            if len(whole) == 1:
                found.append((document, short, whole[0]))
    return found
