"""The place that a person means: a name looked up in the gazetteer, told from others of that name by what it lies in."""

from __future__ import annotations

import unicodedata
from typing import Final

from numclaims.claims import Place, PlaceMention
from numclaims.errors import CorrectionError
from numclaims.lexicons import gazetteer
from numclaims.normalization import places

_PLAINLY: Final = 10
"""How many times as many people the best known place of a name must have for the name alone to mean it."""
_NAMED: Final = 5
"""Places of one name that an error lists."""


def place_meant(written: str, country: str | None = None, here: str | None = None) -> Place:
    """The place behind a name as a person writes it: "Homs", "Homs, Syria", "Jisr al-Shughour, Idlib, Syria".

    Args:
        written: The name; what it lies in may follow, after commas.
        country: Its country, by name or ISO 3166 alpha-3, if that is given apart.
        here: ISO 3166 alpha-3 of the country that the claim was held to be in; decides between places of one name.

    Raises:
        CorrectionError: No place, or more than one, can be meant.
    """
    name, *outer = (part.strip() for part in written.split(","))
    land = _country(country) if country else None
    usual: dict[str, Place] = {}
    known: dict[str, Place] = {}
    for entry in gazetteer.find(name):
        place = gazetteer.place_at(entry.index)
        if entry.demonym or (land is not None and place.country != land) or not _lies_in(place, outer):
            continue
        # A city and its province have one path; the better known stands first.
        known.setdefault(place.path, place)
        if not entry.alternate:
            usual.setdefault(place.path, place)
    if not known:
        return _made_of_words(name, outer, country)
    at_home = {path: p for path, p in known.items() if p.country == here}
    for few in (known, at_home, usual):
        if len(few) == 1:
            return next(iter(few.values()))
    first, second, *_ = (at_home or usual or known).values()
    if first.key.startswith("country:") or (first.population or 0) >= _PLAINLY * max(second.population or 0, 1):
        return first
    raise CorrectionError(
        f"{written!r} may be {'; '.join(list(known)[:_NAMED])}.", "Write one of these, with what it lies in."
    )


def _lies_in(place: Place, outer: list[str]) -> bool:
    inside = {_folded(part) for part in place.path.split(",")[1:]}
    return all(_folded(part) in inside or _is_country(place, part) for part in outer)


def _is_country(place: Place, written: str) -> bool:
    """Whether the place is in the country that somebody calls by another name than the path does ("UK")."""
    return place.country is not None and any(
        gazetteer.place_at(e.index).country == place.country
        for e in gazetteer.find(written)
        if not e.demonym and e.kind == gazetteer.COUNTRY
    )


def _made_of_words(name: str, outer: list[str], country: str | None) -> Place:
    """A place that the gazetteer lacks, in one that it knows."""
    within = [*outer, country] if country and not outer else outer
    keys: list[str] = []
    for depth, part in enumerate(within):
        above = next(iter(e for e in gazetteer.find(part) if not e.demonym), None)
        if above is not None:
            keys.append(place_meant(", ".join(within[depth:])).key)
            break
        keys.append(part)
    made = places.resolve(PlaceMention(name=name, within=tuple(keys)))
    if made.country is None:
        raise CorrectionError(
            f"{', '.join([name, *outer])!r} is not in the gazetteer.",
            "Write what it lies in, up to the country: 'Al-Bayda, Idlib, Syria'.",
        )
    return made


def _country(written: str) -> str:
    """ISO 3166 alpha-3 of a country by that code or by its name."""
    if gazetteer.place_of(f"country:{written.upper()}") is not None:
        return written.upper()
    for entry in gazetteer.find(written):
        place = gazetteer.place_at(entry.index)
        if entry.kind == gazetteer.COUNTRY and place.country is not None:
            return place.country
    raise CorrectionError(f"{written!r} is no country.", "Write its English name or its three letters (SYR).")


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(ch for ch in plain.casefold() if ch.isalnum())
