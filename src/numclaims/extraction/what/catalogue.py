"""The catalogue of measures: what can happen to what is counted, one TOML file a measure under ``lexicons/measures``.

An entry::

    [[measure]]
    name = "killed"                      # unique over all files; a user's entry of the same name takes its place
    measure = "killed"                   # the id in the column ``measure``
    label = "killed"                     # plain English, used in titles of plots; once a measure
    definition = "People who died, of whatever cause."
    unit = "person"                      # what it counts, for people who read the catalogue
    counts = "people"                    # what it can be said of: people, persons, humans, things, objects, animals, any,
                                         # named, money, length, area, mass. "persons" are people for certain, for verbs that
                                         # fit places and things as well ("capture"); "humans" are people, "objects" things,
                                         # and "named" either, told by their noun, for verbs that mean something else before
                                         # a bare number ("hit"); "animals" are things that die
    verbs = ["kill", "shoot dead"]       # done to those counted: "killed 12", "12 were killed"; other forms are derived
    acts = ["die"]                       # done by those counted: "12 died"
    states = ["dead"]                    # beside those counted: "12 dead", "12 are dead"
    nouns = ["death"]                    # the noun counted says it all: "12 deaths"; singular, the plural is derived
    heads = ["refugee"]                  # the noun counted says it, if no verb says more: "12 refugees"
    totals = ["death toll"]              # the figure follows: "the death toll reached 91"
    before = ["the lives of"]            # directly before the number
    after = ["away from"]                # directly after the number and its noun
    near = ["aid"]                       # within eight words in the same clause
    when = ["border"]                    # the entry holds only if one of these stands within eight words behind the trigger
    abroad = ["into", "to"]              # ... or one of these does, with the name of a country behind it: "into Chad"
    never = ["runs"]                     # ... and only if none of these does
    context = ["migrants"]               # the entry holds only if one of these stands somewhere in the sentence
    absent = ["sales"]                   # ... and only if none of these does
    topic = ["outbreak"]                 # one of these anywhere in the text does for context, or else for when
    carries = true                       # it holds without when and context too, once the text has had a figure of this measure
    unless = ["fuel"]                    # the entry does not hold directly behind one of these: "12 fuel tanks"
                                         # (when, abroad, never, context, absent, unless: single words; the others phrases too)
    examples = ["A bomb killed 12 people."]
    counterexamples = ["She killed 12 hours before the flight."]

When an entry decides, its rule is ``measure:<name>``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from numclaims.errors import LexiconError
from numclaims.extraction.what.inflection import plural, verb_forms
from numclaims.lexicons import loader

FOLDER: Final = "measures"
COUNTS: Final = frozenset(
    {"people", "persons", "humans", "things", "objects", "animals", "any", "named", "money", "length", "area", "mass"}
)
_SINGLE: Final = ("when", "abroad", "never", "context", "absent", "unless")
"""Keys whose words are compared with single words of the sentence."""
_PHRASES: Final = ("verbs", "acts", "states", "nouns", "heads", "totals", "before", "after", "near", "topic")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEntry:
    """One entry of a measure file; see the module's docstring for the keys."""

    name: str
    measure: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    label: str = ""
    definition: str = ""
    unit: str = ""
    counts: str = "people"
    verbs: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    carries: bool = False
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of the catalogue, for people.

    Attributes:
        id: Its name in the column ``measure``.
        label: Plain English, as titles of plots have it.
        unit: What it counts.
        definition: What belongs to it, in a line.
        examples: Sentences that hold such a figure.
        entries: Names of the lexicon entries that find it.
    """

    id: str
    label: str
    unit: str
    definition: str
    examples: tuple[str, ...]
    entries: tuple[str, ...]


class Trigger:
    """What one word or phrase may say of a number near it.

    Attributes:
        role: The key of the entry it stands under: ``verb act state noun head total before after near``.
        form: For verbs ``base``, ``past``, ``tense`` or ``ing``; else empty. An act has no voice: its tense is ``past``.
        measure, name, counts, when, abroad, never, context, absent, topic, carries, unless: Those of its entry.
        bound: Whether it holds only beside certain words.
    """

    __slots__ = (
        "abroad",
        "absent",
        "bound",
        "carries",
        "context",
        "counts",
        "form",
        "measure",
        "name",
        "never",
        "role",
        "topic",
        "unless",
        "when",
    )

    def __init__(self, role: str, form: str, entry: MeasureEntry) -> None:
        self.role = role
        self.form = form
        self.measure = entry.measure
        self.name = entry.name
        self.counts = entry.counts
        self.when = frozenset(entry.when)
        self.abroad = frozenset(entry.abroad)
        self.never = frozenset(entry.never)
        self.context = frozenset(entry.context)
        self.absent = frozenset(entry.absent)
        self.topic = frozenset(entry.topic)
        self.carries = entry.carries
        self.bound = bool(entry.when or entry.never or entry.context or entry.absent or entry.unless)
        self.unless = frozenset(entry.unless)


Triggers = tuple[Trigger, ...]
Longer = tuple[list[str], Triggers]
Backward = tuple[int, list[str], Triggers]
Row = tuple[Triggers | None, dict[str, tuple[Longer, ...]] | None, dict[str, tuple[Backward, ...]] | None]
"""What a word tells: the word alone; longer phrases that it begins, by their second word; and phrases that begin with words as
common as "the" or "in" and have it as their first other word, by the word before it, with the distance to their beginning. The
longest come first. So the commonest words of a text are looked up for nothing."""

_COMMON: Final = frozenset(
    {"the", "a", "an", "in", "of", "to", "on", "at", "by", "for", "from", "with", "their", "his", "her"}
    | {"be", "been", "being", "is", "are", "was", "were", "not", "no"}
)

_extra: list[Path] = []


def use_files(paths: Iterable[Path | str]) -> None:
    """Read a user's own measure files after the built-in ones; an entry of a known name takes the place of that one.

    Args:
        paths: TOML files in the format of this catalogue; they replace the files named by an earlier call.

    Raises:
        LexiconError: A file cannot be read, or an entry has an unknown key or a ``counts`` that does not exist.
    """
    files = [Path(path).resolve() for path in paths]
    for file in files:
        loader.own_entries(file, "measure", MeasureEntry)
        _read(file)
    _extra[:] = files
    all_entries.cache_clear()
    topics.cache_clear()
    triggers.cache_clear()


@functools.cache
def all_entries() -> tuple[MeasureEntry, ...]:
    """All entries, in the order of the file names, a user's own last."""
    found: dict[str, MeasureEntry] = {}
    for file in sorted((loader.HERE / FOLDER).glob("*.toml")):
        for entry in _read(file):
            if entry.name in found:
                raise LexiconError(f"{file}: measure {entry.name!r} stands in two files.", "Rename one of them.")
            found[entry.name] = entry
    for file in _extra:
        for entry in _read(file):
            found[entry.name] = entry
    return tuple(found.values())


def _read(file: Path) -> tuple[MeasureEntry, ...]:
    entries = loader.entries(file, "measure", MeasureEntry)
    for entry in entries:
        if entry.counts not in COUNTS:
            raise LexiconError(
                f"{file}: measure {entry.name!r}: counts = {entry.counts!r} does not exist.",
                f"It is one of: {', '.join(sorted(COUNTS))}.",
            )
        _check_words(entry, file)
    return entries


def _check_words(entry: MeasureEntry, file: Path) -> None:
    """Pass an entry whose words can be found: they are compared in lower case, and some lists with single words only.

    Raises:
        LexiconError: A word would never be found.
    """
    for key in (*_SINGLE, *_PHRASES):
        for words in getattr(entry, key):
            if words != words.lower():
                problem, cure = f"{words!r} has capitals, and is never found", f"Write {words.lower()!r}."
            elif key in _SINGLE and " " in words:
                problem, cure = f"{words!r} is a phrase, and is never found", "Write the one word that tells most."
            else:
                continue
            raise LexiconError(f"{file}: measure {entry.name!r}: {key}: {problem}.", cure)


def catalogue() -> tuple[Measure, ...]:
    """All measures by id, for ``numclaims measures`` and for titles."""
    found: dict[str, list[MeasureEntry]] = {}
    for entry in all_entries():
        found.setdefault(entry.measure, []).append(entry)
    return tuple(
        Measure(
            id=id_,
            label=next((e.label for e in entries if e.label), id_),
            unit=next((e.unit for e in entries if e.unit), ""),
            definition=next((e.definition for e in entries if e.definition), ""),
            examples=tuple(example for e in entries for example in e.examples),
            entries=tuple(e.name for e in entries),
        )
        for id_, entries in sorted(found.items())
    )


@functools.cache
def topics() -> frozenset[str]:
    """All words that an entry asks for anywhere in the text."""
    return frozenset(word for entry in all_entries() for word in entry.topic)


@functools.cache
def triggers() -> dict[str, Row]:
    """All words and phrases of the catalogue by their first word."""
    found: dict[tuple[str, ...], list[Trigger]] = {}
    own = {entry.name for file in _extra for entry in _read(file)}
    for entry in all_entries():
        made: dict[str, Trigger] = {}  # a trigger knows nothing of its phrase: one serves all of an entry's past forms
        for phrase, role, form in _phrases(entry):
            kind = f"{role} {form}"
            if kind not in made:
                made[kind] = Trigger(role, form, entry)
            found.setdefault(tuple(phrase.split()), []).append(made[kind])
    alone: dict[str, Triggers] = {}
    longer: dict[str, dict[str, list[Longer]]] = {}
    backward: dict[str, dict[str, list[Backward]]] = {}
    for words, options in found.items():
        # A user's own entry goes before ours. One that asks for a word behind it is more special, so it is tried first; then what
        # counts things, as people are told by their noun more often than things.
        options.sort(key=lambda t: (t.name not in own, not (t.when or t.context), t.counts in {"people", "persons"}))
        if len(words) == 1:
            alone[words[0]] = tuple(options)
    for words, options in found.items():
        if len(words) == 1:
            continue
        # A phrase does not hide what its words say from afar: "offered $5 million in aid to the region".
        options += [t for word in words for t in alone.get(word, ()) if t.role == "near"]
        first = next((k for k, word in enumerate(words) if word not in _COMMON), 0)
        if first:
            rows = backward.setdefault(words[first], {})
            rows.setdefault(words[first - 1], []).append((first, list(words), tuple(options)))
        else:
            longer.setdefault(words[0], {}).setdefault(words[1], []).append((list(words), tuple(options)))
    return {
        word: (
            alone.get(word),
            {k: tuple(sorted(v, key=lambda o: -len(o[0]))) for k, v in longer[word].items()}
            if word in longer
            else None,
            {k: tuple(sorted(v, key=lambda o: (-o[0], -len(o[1])))) for k, v in backward[word].items()}
            if word in backward
            else None,
        )
        for word in dict.fromkeys([*alone, *longer, *backward])
    }


def _phrases(entry: MeasureEntry) -> Iterable[tuple[str, str, str]]:
    for role, verbs in (("verb", entry.verbs), ("act", entry.acts)):
        for verb in verbs:
            for phrase, form in dict(verb_forms(verb)).items():
                yield phrase, role, "past" if form == "tense" and role == "act" else form
    for role, nouns in (("noun", entry.nouns), ("head", entry.heads)):
        for noun in nouns:
            yield noun, role, ""
            if (many := plural(noun)) != noun:
                yield many, role, ""
    for role, phrases in (
        ("state", entry.states), ("total", entry.totals), ("before", entry.before), ("after", entry.after),
        ("near", entry.near),
    ):  # fmt: skip
        for phrase in phrases:
            yield phrase, role, ""
