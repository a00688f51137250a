"""Puts one place into another: what a path names, and which bearer of the inner name lies there."""

from __future__ import annotations

from numclaims.extraction.where.named import Named, key_of
from numclaims.extraction.where.names.bearers import pick
from numclaims.extraction.where.names.found import FAMOUS, Found
from numclaims.extraction.where.names.scan import Places
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import PROVINCE, Entry


def contained_not(old: Named, new: Named) -> bool:
    """Take the second name for a description of the first, which tells no container."""
    old.last = new.last
    return True


def contained(old: Named, new: Named) -> bool:
    """Take the second place for what the first one lies in; always true."""
    entry, above = new.entry, old.above
    if above is not None and entry is not None and above.index in {entry.province, entry.country} and old.within:
        old.within = (*old.within[:-1], key_of(new), old.within[-1])  # "Manipur's Tal valley in Chandel"
    else:
        old.within = (*old.within, key_of(new))
    if old.above is None:
        old.above = new.entry
    old.last = new.last
    return True


def contain(inner: Named, outer: Named, found: Found) -> None:
    """Put a place into another one, and take the bearer of its name that lies there."""
    inner.within = (key_of(outer), *outer.within)
    inner.above = outer.entry
    if inner.entry is None or outer.entry is None:
        return
    if inner.entry.country != outer.entry.country:
        inner.entry = next((e for e in found.entries if e.country == outer.entry.country), None)
    own = inner.entry is None or inner.entry.province in {outer.entry.index, -1}
    if not own and inner.kind == gazetteer.TOWN and outer.kind == PROVINCE:
        inner.entry = next((e for e in found.entries if e.province == outer.entry.index), None)


def repick(places: Places, name: Named, outer: Entry, *, within: bool = False) -> bool:
    """Take the bearer of a name that lies where the text says; none, if the gazetteer has none there.

    Args:
        places: The document's places.
        name: The inner one.
        outer: What it lies in; near it, if this is a town and it is not said to be within.
        within: Whether that is said: "Tal in Hama district".
    """
    options = gazetteer.find(name.name)
    province = outer.index if outer.kind == PROVINCE else outer.province if within else -1
    inside = tuple(e for e in options if e.country == outer.country and (province < 0 or e.province in {province, -1}))
    if province < 0 <= outer.province and all(e.population < FAMOUS for e in inside):
        inside = (
            tuple(e for e in inside if e.province == outer.province) or inside
        )  # rather the one of the town's province
    name.entry = pick(places, inside) if inside else None
    if name.entry is not None and name.entry.kind != gazetteer.TOWN:
        name.entry = None
    if outer.country == places.focus and outer.kind == PROVINCE:
        places.mean_from_here(name.name, name.entry)  # "Tal in Hama", and then "Tal"
    return True
