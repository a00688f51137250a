"""Finds the place of a figure by the places that were chosen for the figures before it."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.where.context.asides import is_aside
from numclaims.extraction.where.context.hosts import host_of
from numclaims.extraction.where.context.lasting import of_year
from numclaims.extraction.where.fit.greatness import is_great
from numclaims.extraction.where.named import HOLDING, Named, as_name, country_of, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.running import runs_on
from numclaims.lexicons.gazetteer import COUNTRY, TOWN
from numclaims.reading import Mention, Sentence


def lately(places: Places, sentence: Sentence) -> tuple[Named | None, str]:
    """For a number that no measure claims: the place of the figure before it, else the country of the news."""
    if places.chosen and places.chosen[-1][0] >= sentence.index - 1:
        last = places.chosen[-1][2]
        if places.chosen[-1][0] == sentence.index or not last.is_hospital:
            return last, "places:same"
    return as_name(places.focus), "places:focus"


MOVED: Final = frozenset({"displaced", "evacuated", "affected", "homeless", "sheltered"})
"""Measures of people of a crowd, whose greater figure may tell where a smaller one belongs."""


def of_greater(places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The town or province that a greater figure of the same kind was put in, of which this one may be a part."""
    size = m.value or m.high or m.low or 0.0
    if size > places.greatest or places.crowded is None or runs_on(sentence):
        return None
    for index, _, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if name.name != places.crowded.name and is_narrow(name) and name.start >= places.bounds[index][0]:
            return None  # "... in Assam. In Bihar, 12 districts are under water. A total of 8,000 people ..."
    return places.crowded


def just_chosen(places: Places, sentence: Sentence) -> Named | None:
    """The last town or province that figures of this sentence or the two before were put in."""
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index - 2:
            break  # the choices of a giant document are not to be walked through for each of its figures
        if (
            is_narrow(name)
            and not name.is_hospital
            and (measure != "distance" or name.part in HOLDING)
            and (index == sentence.index or not is_aside(places, index, name))
        ):
            return name
    return None


def widened(places: Places, sentence: Sentence) -> Named | None:
    """The country or province that the figures of the sentence before were put in, so that the story has left its town."""
    wide: Named | None = None
    for index, _, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if index == sentence.index:
            continue
        if (
            of_year(places, index)
            or name.kind == TOWN
            or (name.part not in HOLDING and name.part != "to")
            or name.demonym
            or is_aside(places, index, name)
        ):
            return None
        if wide is None or country_of(name) == country_of(wide):
            wide = name  # of two countries the last: "One died in Peru and 14 in Ecuador. Some 20 houses fell."
    if wide is None or any(n.kind == TOWN and n.part in HOLDING for n in places.parts.get(sentence.index - 1, [])):
        return None
    return wide


def companion(places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The place of the dead of the sentence before, which is that of the hurt of this one ("Another 1,000 ...")."""
    if m.measure not in _BESIDE_DEAD or not is_great(m) or runs_on(sentence):
        return None
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if index == sentence.index and measure == "killed":
            return name
        if index == sentence.index - 1 and measure == "killed" and name.start >= 0:
            before = sentence_at(places.reading, index)
            many = before is not None and any(
                o.measure == "killed" and (o.value or 0.0) >= _MANY_DEAD for o in before.mentions
            )
            return name if many else None
    return None


def fled_with(places: Places, sentence: Sentence, m: Mention) -> Named | None:
    """The town or province of the dead of the same sentence, from where the many of this figure fled; None for none."""
    if m.measure not in MOVED or (m.value or m.low or 0.0) >= _A_TOWN or runs_on(sentence) or not places.chosen:
        return None
    index, measure, name = places.chosen[-1]
    told = index == sentence.index and measure in {"killed", "injured", "casualties", "missing"}
    return name if told and is_narrow(name) and not name.is_hospital else None


_A_TOWN: Final = 50_000.0
"""People from which on those who fled are rather of a province or country."""
_MANY_DEAD: Final = 50.0
_BESIDE_DEAD: Final = frozenset({"injured", "missing"})


_ARRIVALS: Final = 5
"""Sentences within which those who arrive are told of again."""


def taken_in(places: Places, sentence: Sentence, named: list[Named], m: Mention) -> tuple[Named | None, str]:
    """Where those who crossed a border are."""
    for index, measure, name in reversed(places.chosen):
        if index < sentence.index - _ARRIVALS:
            break
        arrived = measure == "refugees" and name.kind == COUNTRY
        if index < sentence.index - 1:
            if arrived and name.part == "to" and not any(n.kind == COUNTRY and not n.demonym for n in named):
                return name, "places:same"  # "4,500 crossed into Uganda. ... Some 1,860 had come in a day."
        elif name.part == "to" or (arrived and name.part in HOLDING):
            return name, "places:same"
    return host_of(places, sentence, m), "places:host"
