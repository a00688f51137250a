"""Chooses the place where a figure holds: not the nearest name, but the one that the sentence puts the figure in.

A number takes the name whose part in the sentence (see ``parts``) fits its measure best and that stands nearest in its own
clause (``score``). A sentence that names none takes the place from the words that point back ("in the town", "in the
country"), else from the sentences before, else from what the document is about (``untold``).
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.context import choices, closer, companions, lands, untold, vague
from numclaims.extraction.where.context.atsea import wreck
from numclaims.extraction.where.context.contingents import sent_with_others
from numclaims.extraction.where.context.events import HEAD, place_of_event
from numclaims.extraction.where.context.hosts import into_several
from numclaims.extraction.where.context.offices import governed, told_by_office
from numclaims.extraction.where.context.pointing import pointed
from numclaims.extraction.where.fit import inturn
from numclaims.extraction.where.fit.clause import is_elsewhere, is_labelled
from numclaims.extraction.where.fit.rows import SEVERAL, is_chain, lying_in, row_of
from numclaims.extraction.where.fit.score import LEAST, score_of
from numclaims.extraction.where.fit.shares import parts_of
from numclaims.extraction.where.fit.sums import place_of_all
from numclaims.extraction.where.named import HOLDING, Named, as_name, country_of, is_narrow
from numclaims.extraction.where.names import focus
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.hospitals import is_brought_to
from numclaims.extraction.where.parts.parts import parts
from numclaims.extraction.where.recording import record
from numclaims.extraction.where.words import CROSSED
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN
from numclaims.reading import Mention, Reading, Sentence

_SOMEWHERE: Final = QUANTITY_KINDS - {"duration", "age", "temperature", "ratio"}
"""Kinds that hold somewhere even where no measure claims them; the others do so nowhere in particular."""


def choose(reading: Reading, sentence: Sentence) -> None:
    """Set ``place`` of the quantities of a sentence for which a place makes sense."""
    wanted: list[Mention] = []
    measured = False
    for m in sentence.mentions:
        if m.measure is not None:
            if m.kind in QUANTITY_KINDS:
                wanted.append(m)
                measured = True
        elif m.kind in _SOMEWHERE:
            wanted.append(m)
            measured = measured or m.unit == "person"
    if not wanted or not (measured or "places" in reading.memo):
        return
    places = focus.scan(reading)
    named = parts(places, sentence)
    given: dict[int, Named] = {}
    for mention in wanted:
        if mention.measure is not None or mention.unit == "person":
            name, rule = _found(reading, places, sentence, named, mention)
            if name is not None and (sunk := wreck(reading, places, sentence, name, mention)) is not None:
                name, rule = sunk, "places:at-sea"
            name, rule = _with_its_whole(sentence, given, mention, name, rule)
            name, rule = _with_its_list(sentence, given, mention, name, rule)
        else:
            name, _ = _best(places, sentence, named, mention)  # a number that no measure claims is worth no search
            rule = "" if name is None else name.rule or f"places:{name.part}"
            if name is not None and (both := _together(sentence, named, name, mention)) is not None:
                name, rule = both, "places:together"
            if name is None:
                name, rule = choices.lately(places, sentence)
        if name is not None:
            mention.place = record(places, sentence, mention, name, rule)


def _with_its_whole(
    sentence: Sentence, given: dict[int, Named], m: Mention, name: Named | None, rule: str
) -> tuple[Named | None, str]:
    """The place of a part whose own words tell none: that of its whole ("seized 276 girls from Chibok, 90 of whom are missing").

    Args:
        sentence: The sentence of both.
        given: The places of the figures read so far, by first token; added to.
        m: The figure.
        name: The place found for it, None for none.
        rule: What told it.
    """
    whole = given.get(m.whole.first) if m.whole is not None else None
    if whole is not None and whole.start >= sentence.start and (name is None or name.start < sentence.start):
        name, rule = whole, "places:whole"
    if name is not None:
        given[m.first] = name
    return name, rule


def _with_its_list(
    sentence: Sentence, given: dict[int, Named], m: Mention, name: Named | None, rule: str
) -> tuple[Named | None, str]:
    """The place of the next of a list, which is the last one's unless a name stands between: "put those lost at 12 and 40".

    Args:
        sentence: The sentence of both.
        given: The places of the figures read so far, by first token; changed where that is the place.
        m: The figure.
        name: The place found for it, None for none.
        rule: What told it.
    """
    if name is None or name.start < sentence.start or _LISTED.isdisjoint(m.rules) or rule == inturn.RULE:
        return name, rule
    last = max((first for first in given if first < m.first), default=-1)
    if last < 0 or given[last].name == name.name or name.last > last or given[last].last > last:
        return name, rule
    given[m.first] = given[last]
    return given[last], "places:list"


_LISTED: Final = frozenset({"measures:list", "measures:compared"})


def _best(places: Places, sentence: Sentence, named: list[Named], m: Mention) -> tuple[Named | None, float]:
    """The name that fits a mention best, and how well."""
    best: Named | None = None
    top = LEAST
    for name in named:
        score = score_of(places, sentence, named, name, m, top)
        if score > top:
            best, top = name, score
    return best, top


def _found(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention
) -> tuple[Named | None, str]:
    """The place of a figure that a measure claims, and the rule that told it."""
    if ("elsewhere" in sentence.vocabulary and is_elsewhere(sentence, m)) or (
        "other" in sentence.vocabulary and companions.in_others(sentence, m)
    ):
        return as_name(lands.land_of(places, named, m)), "places:elsewhere"
    if inturn.WORD in sentence.vocabulary and (own := inturn.in_turn(sentence, named, m)) is not None:
        return own, inturn.RULE
    if (
        _is_nowhere(sentence, m)
        or _is_combined(sentence, named, m)
        or (_is_of_several(sentence, m) and not any(map(is_narrow, named)))
    ):
        return None, ""
    if (abroad := sent_with_others(places, sentence, named, m)) is not None:
        return abroad, "places:contingent"
    best, top = _best(places, sentence, named, m)
    for name in pointed(reading, places, sentence, named, m):
        if m.measure == "distance" and not 0 <= m.first - name.last < _BESIDE:
            continue
        if m.measure == "population" and name.rule == "country" and name.last <= m.first <= name.last + 2:
            return name, "country"  # "the country of 23 million"
        score = score_of(places, sentence, named, name, m, top)
        if score > top:
            best, top = name, score
    if best is None:
        return governed(places, sentence, named, m, untold.carried(reading, places, sentence, named, m))
    exact, rule = _told_better(reading, places, sentence, named, m, best)
    if exact is not None:
        return exact, rule
    if _many_lands(sentence, named, best):
        return None, ""
    together = _together(sentence, named, best, m)
    if together is not None:
        return together, "places:together"
    return best, best.rule or f"places:{best.part}"


def _told_better(
    reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention, best: Named
) -> tuple[Named | None, str]:
    """The place that other sentences tell for a figure, where its own gives a country, some town or a hospital; None for none."""
    if best.part not in HOLDING and best.part != "to":
        return None, ""
    if (
        m.measure in {"injured", "killed", "casualties", "hospitalized", "rescued", "missing"}
        and is_brought_to(sentence.lower, best.first, best.last, hospital=best.is_hospital, goal=best.part == "to")
        and all(n.name != best.name for n in places.parts.get(sentence.index - 1, []))
    ):
        before, rule = untold.carried(reading, places, sentence, [], m)
        if before is not None and rule in {"places:same", "places:carried"} and is_narrow(before):
            return before, rule  # "the wounded were taken to a hospital in Hama"
    if best.part not in HOLDING:
        return None, ""
    if best.sort and (told := told_by_office(places, sentence, best, m)) is not None:
        return told, "places:told"
    if best.is_hospital and m.measure in {"injured", "killed", "casualties"}:
        before, rule = untold.carried(reading, places, sentence, [], m)
        if before is not None and rule in _TOLD_OF and is_narrow(before):
            return before, rule  # "Marla hospital received 12 bodies": the dead are of the event told before
    if (
        best.kind in {COUNTRY, PROVINCE, REGION}
        and vague.is_vague(sentence, best)
        and not parts_of(places, sentence, m)
        and (exact := vague.named_elsewhere(reading, places, sentence, best)) is not None
    ):
        return exact, "places:named-later"
    if (
        closer.is_area(best)
        and sentence.index <= HEAD
        and not parts_of(places, sentence, m)
        and (exact := closer.told_closer(reading, places, sentence, best, m)) is not None
    ):
        return exact, "places:event"
    if (
        best.kind in {COUNTRY, REGION}
        and not _in_one_province(best)
        and not best.wide
        and best.rule != "country"
        and not parts_of(places, sentence, m)
    ):
        own = best.kind == REGION or best.entry is None or best.entry.country == places.focus
        exact = place_of_event(reading, places, sentence, named, m, best) if own and not best.pair else None
        if exact is not None and best.entry is not None and country_of(exact) in {-1, best.entry.country}:
            return (None, "") if _is_of_figure_before(sentence, named, exact, m, best) else (exact, "places:event")
    return None, ""


def _is_of_figure_before(sentence: Sentence, named: list[Named], town: Named, m: Mention, best: Named) -> bool:
    """Whether a town is told of another figure: "a bomb killed 13 in Baghdad and gunmen shot dead three in northern Iraq"."""
    own = next((n for n in named if n.start == town.start), None)
    if own is None or not own.first < m.first < best.first or not sentence.lower[best.first - 1].endswith("ern"):
        return False
    if "and" not in sentence.lower[own.last : m.first]:
        return False
    return any(o.measure == m.measure and o.last <= own.first for o in sentence.mentions if o is not m)


_TOLD_OF: Final = frozenset({"places:same", "places:carried", "places:story"})
"""Rules by which an event that the text has told of gives a figure its place."""


def _is_nowhere(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is the world's, or that of people who went to several countries."""
    if not _WORLD.isdisjoint(sentence.vocabulary) and _is_of_world(sentence, m):
        return True
    if m.measure == "population":
        return (m.value or m.low or 0.0) > _NATION
    if m.kind == "money":
        return sentence.lower[m.last : m.last + 2] == ["per", "barrel"] or sentence.lower[m.last : m.last + 2] == [
            "a",
            "barrel",
        ]
    return (
        m.measure in CROSSED
        and m.stock_flow != "capacity"
        and into_several(sentence)
        and "to" in sentence.lower[m.last :]
    )


def _is_combined(sentence: Sentence, named: list[Named], m: Mention) -> bool:
    """Whether a figure is of two countries of its sentence together: "the combined toll in Mali and Niger has reached 40"."""
    if "combined" not in sentence.lower[max(0, m.first - _BESIDE) : m.first]:
        return False
    return len({country_of(n) for n in named if n.kind == COUNTRY and n.part in HOLDING and not n.demonym}) > 1


def _is_of_world(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is told of the whole world: "3 million people worldwide", "Globally, 900 died", "across the world"."""
    lower = sentence.lower
    end = m.behind
    for k, word in enumerate(lower):
        if word not in _WORLD:
            continue
        if word in _GLOBE and (k < 2 or lower[k - 1] != "the" or lower[k - 2] not in _AROUND):
            continue
        if k < m.first:
            near = k == 0 or (k == 2 and word in _GLOBE)
            return near and not any(k < o.first < m.first and o.kind in QUANTITY_KINDS for o in sentence.mentions)
        if lower[k + 1 : k + 2] not in (["'s"], ["'"]):
            return k - end <= _BESIDE and not any(end <= o.first < k for o in sentence.mentions)
    return False


def _is_of_several(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is told of several countries together: "14 died in the two countries"."""
    lower = sentence.lower
    if _LANDS.isdisjoint(sentence.vocabulary):
        return False
    for k in range(m.last, len(lower) - 1):
        if any(m.last <= o.first < k and o.kind == m.kind and lower[k] not in _LANDS for o in sentence.mentions):
            return False
        if lower[k] in _BOTH and lower[k + 1] in _LANDS:
            return not _OVER.isdisjoint(lower[k - 2 : k])
    return False


_BOTH: Final = frozenset({"two", "both", "three", "four", "five"})
_LANDS: Final = frozenset({"countries", "nations"})
_OVER: Final = frozenset({"in", "across", "throughout"})
_GLOBE: Final = frozenset({"world", "globe"})
_WORLD: Final = _GLOBE | {"worldwide", "world-wide", "globally"}
_AROUND: Final = frozenset({"around", "across", "in", "over", "throughout", "round"})
_NATION: Final = 2e9
"""People that no country has."""
_BESIDE: Final = 8
"""Tokens between "the town" and the distance that tells where it lies."""
_SEVERAL: Final = 3
"""Names in a row from which on a figure is not the first one's; of two, the first stands for both."""


def _many_lands(sentence: Sentence, named: list[Named], best: Named) -> bool:
    """Whether a figure is told of several countries in a row ("into Turkey, Jordan, Lebanon and Iraq"), and so of none."""
    if best.kind != COUNTRY or best.demonym or best not in named:
        return False
    count, last = 1, best
    for name in named[named.index(best) + 1 :]:
        gap = sentence.lower[last.last : name.first]
        if name.demonym or name.kind != COUNTRY or not gap or any(w not in {",", "and", "or"} for w in gap):
            break
        count, last = count + 1, name
    return count >= _SEVERAL


def _in_one_province(name: Named) -> bool:
    """Whether a region is an island or a district, no wider than a province, and so where an event may well have been."""
    return name.kind == REGION and name.entry is not None and (name.entry.province >= 0 or name.entry.population > 0)


def _is_province_too(name: Named, last: Named) -> bool:
    """Whether a town's name is a province's in a row that ends in "states": "in Kano and Jigawa states"."""
    if last.sort not in {"states", "provinces", "governorates"} or name.entry is None:
        return False
    return any(e.kind == PROVINCE and e.country == name.entry.country for e in gazetteer.find(name.name))


def _together(sentence: Sentence, named: list[Named], best: Named, m: Mention) -> Named | None:
    """What several places in a row lie in, province or country, where a figure is told of them all; None for fewer."""
    if best.part not in HOLDING or not is_narrow(best) or best.start < 0 or best not in named:
        return None
    if is_labelled(sentence, best, m):
        return None  # "were found in Kumi (14), Lira (9) and Gulu (5)"
    row, unknown = row_of(sentence, named, best)
    # "Floods in Kerala and Karnataka killed 250", but one spot "between Kerala and Karnataka".
    alike = len(row) > 1 and all(name.kind == PROVINCE or _is_province_too(name, row[-1]) for name in row)
    provinces = alike and sentence.lower[row[0].first - 1] != "between"
    twins = len(row) == _TWINS and not unknown and _are_twins(sentence, row, m)
    if (len(row) + unknown >= SEVERAL or provinces or twins) and row[0] is best:
        return None if is_chain(sentence, row) else as_name(lying_in(sentence, row))
    whole = place_of_all(sentence, named, best, m)
    return None if whole is None else as_name(whole)


def _are_twins(sentence: Sentence, row: list[Named], m: Mention) -> bool:
    """Whether victims are told of two towns alike: "nine were killed in Kirkuk and Mosul"; a deed may well lie between two."""
    one, two = row
    if m.last > one.first > 1:
        return False  # "fighters in Mosul and Kirkuk killed 12"
    if (m.value or m.low or 0.0) < _TWINS or "each" in sentence.lower[m.last : one.first]:
        return False
    if m.measure not in VICTIMS or one.entry is None or two.entry is None or one.kind != TOWN or two.kind != TOWN:
        return False
    return sentence.lower[one.last : two.first] == ["and"] and sentence.lower[one.first - 1] == "in"


_TWINS: Final = 2
