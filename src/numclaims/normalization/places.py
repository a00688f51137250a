"""Resolves a place mention to a place with path, country and coordinates."""

from __future__ import annotations

import dataclasses
import functools

from numclaims.claims import Place, PlaceMention
from numclaims.lexicons import gazetteer


def resolve(mention: PlaceMention) -> Place:
    """The place that a mention names.

    A place that only the text knows lies in the nearest of its containing places that the gazetteer knows: it gets its path and
    country, and no coordinates.
    """
    return _resolve(mention.key, mention.name, mention.within)


@functools.lru_cache(maxsize=1 << 12)
def _resolve(key: str | None, name: str, within: tuple[str, ...]) -> Place:
    known = gazetteer.place_of(key) if key else None
    if known is not None:
        return _in_part(known, within) if within else known
    path = [name]
    for above in within:
        outer = gazetteer.place_of(above)
        if outer is not None:
            return Place(key=name, name=name, path=", ".join([*path, outer.path]), country=outer.country)
        path.append(above)
    return Place(key=name, name=name, path=", ".join(path))


def _in_part(known: Place, within: tuple[str, ...]) -> Place:
    """A river or mountain in the province or country that the text tells; any other known place as it is."""
    index = gazetteer.index_of(known.key)
    outer = gazetteer.place_of(within[0])
    if index is None or outer is None or not gazetteer.is_landform(gazetteer.entry_at(index)):
        return known
    return dataclasses.replace(known, path=f"{known.name}, {outer.path}", country=outer.country)
