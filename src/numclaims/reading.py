"""What the stages of extraction write on: the sentences of one document, and a working sheet for every number in them.

Other than the values of :mod:`numclaims.claims` these are changed while they live, stage by stage, and no one keeps them once
the claims are made. They stand apart also because they can be compiled (see ``hatch_build.py``), which rows made by a decorator
of our own cannot: most of what extraction does is to read and write their fields.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Final, Literal

from numclaims.claims import (
    QUANTITY_KINDS,
    Attribution,
    Document,
    Kind,
    PlaceMention,
    Qualifier,
    Section,
    StockFlow,
    TimeExpression,
)


class Sentence:
    """One sentence of a document, split into words; all offsets are into the document's text.

    ``words``, ``lower``, ``starts`` and ``ends`` are parallel: the token as cleaned for reading (Penn Treebank quotes and
    brackets undone), the same in lower case, and its span. Not to be changed once made, except for ``mentions``.

    ``vocabulary`` holds the words of ``lower``, each once: whether one of them stands anywhere is asked of it, by dozens of rules
    whose sign most sentences lack.
    """

    __slots__ = (
        "end", "ends", "figures", "index", "lower", "mentions", "section", "start", "starts", "text", "vocabulary", "words",
    )  # fmt: skip

    def __init__(  # noqa: D417 -- the class docstring explains the parallel lists
        self,
        *,
        index: int,
        start: int,
        end: int,
        text: str,
        words: list[str],
        lower: list[str],
        starts: list[int],
        ends: list[int],
        section: Section,
        figures: list[int],
    ) -> None:
        """Make a sentence.

        Args:
            index: Its place among the document's sentences.
            start, end: Its span in the document's text.
            text: ``document.text[start:end]``.
            section: Which part of the article it stands in.
            figures: Indexes of the tokens that begin with a digit.
        """
        self.index = index
        self.start = start
        self.end = end
        self.text = text
        self.words = words
        self.lower = lower
        self.vocabulary = frozenset(lower)
        self.starts = starts
        self.ends = ends
        self.section: Section = section
        self.figures = figures
        self.mentions: list[Mention] = []

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows its predecessor without a space ("10" and "km" in "10km")."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The character span of tokens ``first`` up to, not including, ``last``."""
        return self.starts[first], self.ends[last - 1]

    def words_text(self, first: int, last: int) -> str:
        """The text, as given, of tokens ``first`` up to, not including, ``last``."""
        return self.text[self.starts[first] - self.start : self.ends[last - 1] - self.start]

    def quantities(self) -> list[Mention]:
        """The mentions that are quantities, in order of their place."""
        return [m for m in self.mentions if m.kind in QUANTITY_KINDS]


class Mention:
    """One number of a sentence while it is being understood: each stage of the cascade fills its own fields.

    Attributes:
        sentence: The sentence it stands in.
        first, last: Its tokens, ``last`` not included.
        start, end: Its span in the document: the number with its scale words, without modifier, unit or noun.
        kind: What sort of number it is; kinds outside ``QUANTITY_KINDS`` are set apart by ``rejected_by``.
        value, low, high: The figure and its interval, scale applied; None for an open end, no value for a range.
        words: Whether it is written in words, digits, or implied by an article ("a soldier was wounded").
        qualifier, qualifier_text: See the contract; the words as written.
        qualifier_first: Index of the first token of a modifier before the number; ``first`` when there is none.
        change: ``up`` or ``down`` when the number is itself a change.
        unit: Name before normalisation: a Pint unit, ISO 4217 code, ``percent``, or the thing counted in the singular.
        reported_unit: The unit as printed.
        noun_first, noun_last: Tokens of the unit or of the counted noun phrase; both -1 when there is none.
        head: Index of the head noun's token; -1 when there is none.
        counted: The counted noun phrase as written.
        measure, population, actor, stock_flow, negated, hedge: See the contract.
        whole: The mention of which this one is a part.
        implied: Whether no number is written.
        place, as_of, period: What the text says of where and when.
        attribution: Who is said to say so.
        salience, confidence: See the contract.
        rejected_by: Rule that set it apart; None for a quantity.
        rules: Names of the rules that made it, in the order in which they fired.
    """

    __slots__ = (
        "actor", "as_of", "attribution", "change", "confidence", "counted", "end", "first", "head", "hedge", "high",
        "implied", "kind", "last", "low", "measure", "negated", "noun_first", "noun_last", "period", "place",
        "population", "qualifier", "qualifier_first", "qualifier_text", "rejected_by", "reported_unit", "rules",
        "salience", "sentence", "start", "stock_flow", "unit", "value", "whole", "words",
    )  # fmt: skip

    def __init__(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        kind: Kind,
        value: float | None,
        low: float | None,
        high: float | None,
        rule: str,
    ) -> None:
        self.sentence = sentence
        self.first = first
        self.last = last
        self.start = sentence.starts[first]
        self.end = sentence.ends[last - 1]
        self.kind: Kind = kind
        self.value = value
        self.low = low
        self.high = high
        self.words: Literal["words", "digits", "implied"] = "digits"
        self.qualifier: Qualifier = "exact"
        self.qualifier_text: str | None = None
        self.qualifier_first = first
        self.change: Literal["up", "down"] | None = None
        self.unit: str | None = None
        self.reported_unit: str | None = None
        self.noun_first = -1
        self.noun_last = -1
        self.head = -1
        self.counted: str | None = None
        self.measure: str | None = None
        self.population: str | None = None
        self.actor: str | None = None
        self.stock_flow: StockFlow = "total"
        self.negated = False
        self.hedge: str | None = None
        self.whole: Mention | None = None
        self.implied = False
        self.place: PlaceMention | None = None
        self.as_of: TimeExpression | None = None
        self.period: TimeExpression | None = None
        self.attribution: Attribution | None = None
        self.salience = 0.0
        self.confidence = 0.0
        self.rejected_by: str | None = None
        self.rules: list[str] = [rule]

    @property
    def begin(self) -> int:
        """Index of the first token of the number with its modifier: that of "at" in "at least 12 people"."""
        return min(self.first, self.qualifier_first)

    @property
    def behind(self) -> int:
        """Index of the token behind the number and its noun phrase: that of "died" in "at least 12 people died"."""
        return max(self.last, self.noun_last)


FAULTS: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an odd sentence can make a rule raise; any other error tells of a broken program or machine, and is passed on."""
MOST_FAULTS: Final = 3
"""Faults that a document may have and still be read: what breaks over and over is no odd sentence."""


def described(error: BaseException) -> str:
    """An error with the line of code that raised it."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = "" if at is None else f", {PurePath(at.tb_frame.f_code.co_filename).name} line {at.tb_lineno}"
    return f"{type(error).__name__}: {error}{where}"


class Fault:
    """A stage that broke over a sentence: an error of ours, which must cost that stage its say and nobody else anything.

    Attributes:
        stage: Its name.
        start: Offset of what it was about in the text.
        error: What it raised.
    """

    __slots__ = ("error", "stage", "start")

    def __init__(self, stage: str, start: int, error: Exception) -> None:
        self.stage = stage
        self.start = start
        self.error = error

    def told(self) -> str:
        """What broke where, in a sentence or two for whoever reads the warning."""
        return (
            f"the stage {self.stage!r} broke at offset {self.start} ({described(self.error)}). Its answer is left out there,"
            " all else was read. This is a fault in numclaims: please report it with that sentence."
        )


class Reading:
    """One document while it is read: what the stages of the cascade share.

    Attributes:
        document: The document.
        bounds: Spans of all its sentences, in order; sentences never overlap.
        sections: The section of each of them.
        sentences: Those that were split into words so far, by index (see ``extraction.text.sentences.sentence_at``).
        mentions: All numbers found, in order of their place; filled by the cascade.
        memo: Whatever a stage works out once a document (its places, its quotations), under the stage's own name.
        faults: The stages that broke, in the order in which they did; none, if all is well.
    """

    __slots__ = ("_lowered", "bounds", "document", "faults", "memo", "mentions", "sections", "sentences")

    def __init__(self, *, document: Document, bounds: list[tuple[int, int]] | None = None) -> None:
        self.document = document
        self.bounds: list[tuple[int, int]] = bounds if bounds is not None else []
        self.sections: list[Section] = []
        self.sentences: dict[int, Sentence] = {}
        self.mentions: list[Mention] = []
        self.memo: dict[str, object] = {}
        self.faults: list[Fault] = []
        self._lowered: str | None = None

    def lowered(self) -> str:
        """The text in small letters, each of them as long as it was, so that offsets hold in it too; made once."""
        if self._lowered is None:
            text = self.document.text
            lowered = text.lower()
            if len(lowered) != len(text):  # a few letters have a longer small form
                lowered = "".join(small if len(small := c.lower()) == 1 else c for c in text)
            self._lowered = lowered
        return self._lowered

    def broke(self, stage: str, start: int, error: Exception) -> None:
        """Keep what broke, and go on.

        Args:
            stage: What did.
            start: Offset of what it was about.
            error: What it raised.

        Raises:
            Exception: The error itself, once there were more than :data:`MOST_FAULTS`.
        """
        self.faults.append(Fault(stage, start, error))
        if len(self.faults) > MOST_FAULTS:
            raise error

    def release(self) -> None:
        """Open the circles in which a number knows its sentence and a sentence its numbers, and what stages keep knows both.

        To be called by whoever needs the reading no more. All of it is then freed at once, and no garbage collector has to walk
        over the words of hundreds of texts to find out that no one needs them: that took a tenth of the time of extraction.
        """
        for sentence in self.sentences.values():
            sentence.mentions = []
        self.memo = {}
