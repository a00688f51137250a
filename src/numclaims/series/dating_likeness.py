"""When a text was published, by the dated texts that it is like: rare words and figures that both have, weekdays and days named.

News of one story uses words of its own for some days. Of every rare word, pair of words and figure it is known on which days the
dated texts have it; the texts that share many of them vote for their days. How far the vote can be trusted is not assumed but
measured on the dated texts themselves: some hundreds of them are dated in the same way as if their dates were unknown, and
intervals are made as wide, and given for texts as like to dated ones, as is needed to hold the true day of nearly all of those
(after the idea of conformal prediction, Vovk et al. 2005). Where an interval is too wide to be of use, nothing is said. Few
dated texts cannot be measured on, so they are not used at all.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from numclaims.claims import Claim, Document
from numclaims.series.dating_words import RECURS, Text, recurring_sentences, text_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Ids = NDArray[np.uint64]

LEAST_DATED: Final = 120
"""Dated texts without which the method cannot be measured."""

MEASURED: Final = 300
"""Dated texts that it is measured on, at the most, evenly chosen."""

HELD: Final = 0.95
"""Share of the measured texts whose true day the intervals must hold."""

WIDEST: Final = 92
"""Days: an interval that is wider than a quarter of a year says nothing of use."""

COMMON: Final = 0.2
"""Words that more than this share of the texts have carry no story."""

RARE: Final = 30
"""Words, pairs and figures that more than so many texts have carry none either."""

_POWER: Final = 3
_NEAR: Final = 2.5
_FAR: Final = 15.0
_FOLLOWS: Final = 0.25
_REACH: Final = 90
_FLOOR: Final = 0.1
"""How votes are weighed: by the cube of the likeness; spread over some days for the news itself, and for what follows it later,
over some weeks; above a floor for what no text tells."""

_SHARES: Final = (0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.995, 0.999)
_OFFSETS: Final = (-400, -60, -20, -7, -1, 0, 1, 2, 4, 8, 15, 31, 61, 121, 366)
"""Days from a date named to publication, in bins that begin here."""
_NAMED_WEIGHT: Final = 0.7
_LIKENESSES: Final = (0.05, 0.07, 0.09, 0.11, 0.13, 0.15, 0.18, 0.21, 0.25, 0.3)
"""Likenesses to the nearest text, one of which is asked for."""
_NO_GAIN: Final = 2.0 * WIDEST
"""Days: an interval tells the more, the narrower it is against this."""
_LEAST_HELD: Final = 20
"""Measured texts on which a setting must have been tried."""

Bounds = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """The days between which a text was published, by its likeness to dated ones.

    Attributes:
        earliest, latest: First and last such day.
        reason: Why.
    """

    earliest: dt.date
    latest: dt.date
    reason: str


def guesses(
    undated: Sequence[Document],
    dated: Sequence[Document],
    claims: Mapping[str, Sequence[Claim]],
    bounds: Mapping[str, Bounds],
) -> dict[str, Guess]:
    """The intervals for documents without a date, by id, where they are narrow enough to be of use.

    Args:
        undated: Documents without a date.
        dated: Documents with one.
        claims: The claims of both, by document.
        bounds: What is known of the undated already; days outside are not considered.
    """
    dated = [d for d in dated if d.published_earliest == d.published_latest]
    if not undated or len(dated) < LEAST_DATED:
        return {}
    recurring = recurring_sentences(dated, claims)
    corpus = _Corpus([text_of(d, claims.get(d.id, ()), recurring) for d in dated])
    measured = corpus.measure()
    if measured is None:
        return {}
    found: dict[str, Guess] = {}
    for document in undated:
        guess = corpus.guess(text_of(document, claims.get(document.id, ()), recurring), bounds[document.id], measured)
        if guess is not None:
            found[document.id] = guess
    return found


@dataclass(frozen=True, slots=True)
class _Measured:
    """What was measured on dated texts.

    Attributes:
        share: Of the vote, how much an interval must hold.
        like: How like its nearest text a text must be.
        count: Measured texts that got an interval so.
        held: Of these, how many intervals held the true day.
    """

    share: float
    like: float
    count: int
    held: int


class _Corpus:
    """The dated texts, by the days on which they have each rare word, pair of words and figure."""

    def __init__(self, texts: Sequence[Text]) -> None:
        import numpy as np

        self.np = np
        self.texts = texts
        self.first = min(t.day for t in texts) - RECURS
        self.size = max(t.day for t in texts) + RECURS - self.first + 1
        self.at = np.array([t.day - self.first for t in texts])
        words = [np.unique(np.array(t.words, dtype=np.uint64)) for t in texts]
        every, counts = np.unique(np.concatenate(words), return_counts=True)
        self.common: Ids = every[counts > COMMON * len(texts)]
        features = [self._features(t) for t in texts]
        owners = np.repeat(np.arange(len(texts)), [len(f) for f in features])
        flat = np.concatenate(features)
        order = np.argsort(flat, kind="stable")
        flat, owners = flat[order], owners[order]
        known, starts, counts = np.unique(flat, return_index=True, return_counts=True)
        rare = counts <= RARE
        self.known: Ids = known[rare]
        self.starts, self.counts, self.owners = starts[rare], counts[rare], owners
        self.weights: Array = np.log(len(texts) / self.counts) ** 2
        self.norms: Array = np.zeros(len(texts))
        of_all = np.zeros(len(known))
        of_all[rare] = self.weights
        np.add.at(self.norms, owners, np.repeat(of_all, counts))
        apart = np.abs(np.arange(-_REACH, _REACH + 1))
        near, far = np.exp(-apart / _NEAR), np.exp(-apart / _FAR)
        self.blur: Array = (1 - _FOLLOWS) * near / near.sum() + _FOLLOWS * far / far.sum()
        self.of_weekday, self.of_named = self._calendar()
        self.floor = 0.0
        self.floor = _FLOOR * float(np.median([self._votes(self._like(t, k)).sum() for k, t in self._sample()]))

    def _sample(self) -> list[tuple[int, Text]]:
        step = max(1, len(self.texts) // MEASURED)
        return list(enumerate(self.texts))[::step]

    def _features(self, text: Text) -> Ids:
        np = self.np
        words = np.array(text.words, dtype=np.uint64)
        words = np.where(np.isin(words, self.common), np.uint64(0), words)
        a, b = words[:-1], words[1:]
        both = (a != 0) & (b != 0)
        pairs = a[both] * np.uint64(1_000_003) + b[both]
        figures = np.array(text.figures, dtype=np.uint64) + np.uint64(1 << 60)
        found: Ids = np.unique(np.concatenate([words[words != 0], pairs, figures]))
        return found

    def _like(self, text: Text, itself: int | None = None) -> Array:
        """The cosine of a text with every dated one; with itself, when it is one of them, 0."""
        np = self.np
        features = self._features(text)
        place = np.minimum(np.searchsorted(self.known, features), len(self.known) - 1)
        place = place[self.known[place] == features]
        if itself is not None:
            place = place[self.counts[place] > 1]
        if not len(place):
            nothing: Array = np.zeros(len(self.texts))
            return nothing
        counts = self.counts[place]
        ends = np.cumsum(counts)
        rows = np.arange(ends[-1]) - np.repeat(ends - counts, counts) + np.repeat(self.starts[place], counts)
        weights = self.weights[place]
        like = np.bincount(self.owners[rows], np.repeat(weights, counts), minlength=len(self.texts))
        if itself is not None:
            like[itself] = 0.0
        cosine: Array = like / np.sqrt(np.maximum(self.norms, 1e-9) * weights.sum())
        return cosine

    def _votes(self, like: Array) -> Array:
        np = self.np
        votes = np.bincount(self.at, like**_POWER, minlength=self.size)
        spread: Array = np.convolve(votes, self.blur)[_REACH : _REACH + self.size]
        return spread

    def _calendar(self) -> tuple[Array, Array]:
        """How often a weekday, and a date, is named so many days before publication, against chance."""
        np = self.np
        weekday = np.ones(7)
        named = np.ones(len(_OFFSETS) + 1)
        for text in self.texts:
            for day in text.weekdays:
                weekday[(text.day - 1 - day) % 7] += 1
            for date in text.named:
                away = self._away(date, np.array([text.day]))
                if away is not None:
                    named[np.searchsorted(_OFFSETS, away[0], "right")] += 1
        wide = np.diff([_OFFSETS[0] - 400, *_OFFSETS, _OFFSETS[-1] + 834])
        return np.log(7 * weekday / weekday.sum()), _NAMED_WEIGHT * np.log(1000 * named / named.sum() / wide)

    def _away(self, date: tuple[int | None, int, int], days: Any) -> Any:  # noqa: ANN401 -- arrays of days
        """Days from a date named to each of some days; without a year, from the nearest such date. None for no date."""
        np = self.np
        year, month, day = date
        if year is not None:
            years: Iterable[int] = (year,)
        else:
            years = range(dt.date.fromordinal(int(days[0])).year - 1, dt.date.fromordinal(int(days[-1])).year + 2)
        found = []
        for one in years:
            try:
                found.append(days - dt.date(one, month, day).toordinal())
            except ValueError:
                continue
        if not found:
            return None
        away = np.stack(found)
        nearest: Array = away[np.argmin(np.abs(away), axis=0), np.arange(len(days))]
        return nearest

    def _chances(self, text: Text, like: Array, bounds: Bounds = (None, None)) -> Array:
        """How likely each day is, all days together 1."""
        np = self.np
        days = np.arange(self.first, self.first + self.size)
        log = np.log(self._votes(like) + max(self.floor, 1e-12) / self.size)
        for day in text.weekdays:
            log = log + self.of_weekday[(days - 1 - day) % 7]
        for date in text.named:
            away = self._away(date, days)
            if away is not None:
                log = log + self.of_named[np.searchsorted(_OFFSETS, away, "right")]
        inside = np.ones(self.size, dtype=bool)
        if bounds[0] is not None:
            inside &= days >= bounds[0].toordinal()
        if bounds[1] is not None:
            inside &= days <= bounds[1].toordinal()
        chances: Array = np.exp(log - log.max()) * inside
        total = chances.sum()
        return chances / total if total > 0 else chances

    def _shortest(self, chances: Array, shares: Sequence[float]) -> list[tuple[int, int]]:
        """The shortest runs of days that hold shares of the chances, one for each share."""
        np = self.np
        sums = np.concatenate([[0.0], np.cumsum(chances)])
        days = np.arange(self.size)
        found: list[tuple[int, int]] = []
        for share in shares:
            ends = np.searchsorted(sums, sums[:-1] + share * sums[-1] - 1e-12)
            length = np.where(ends <= self.size, ends - days, self.size + 1)
            start = int(np.argmin(length))
            found.append((start, int(min(ends[start], self.size)) - 1))
        return found

    def measure(self) -> _Measured | None:
        """Date dated texts as if they were not, and see what it takes for the intervals given to be right.

        Of the settings under which they were right often enough, the one is taken whose intervals tell most, all together; None
        if there is no such setting.
        """
        tried: list[tuple[float, int, list[tuple[int, int]]]] = []
        for k, text in self._sample():
            like = self._like(text, k)
            chances = self._chances(text, like)
            tried.append((float(like.max()), text.day - self.first, self._shortest(chances, _SHARES)))
        best: tuple[float, _Measured] | None = None
        for at, share in enumerate(_SHARES):
            for least in _LIKENESSES:
                given = [
                    (runs[at], true)
                    for like, true, runs in tried
                    if like >= least and runs[at][1] - runs[at][0] < WIDEST
                ]
                held = sum(run[0] <= true <= run[1] for run, true in given)
                if len(given) < _LEAST_HELD or held < HELD * (len(given) + 1):
                    continue
                gain = sum(math.log(_NO_GAIN / (run[1] - run[0] + 1)) for run, _ in given)
                if best is None or gain > best[0]:
                    best = gain, _Measured(share, least, len(given), held)
        return best[1] if best is not None else None

    def guess(self, text: Text, bounds: Bounds, measured: _Measured) -> Guess | None:
        """The interval of one text; None when it would be too wide, or nothing is like the text."""
        np = self.np
        like = self._like(text)
        if like.max() < measured.like:
            return None
        chances = self._chances(text, like, bounds)
        if chances.sum() <= 0:
            return None
        [(start, end)] = self._shortest(chances, [measured.share])
        if end - start + 1 > WIDEST:
            return None
        inside = [k for k in np.argsort(-like, kind="stable")[:5] if start <= self.at[k] <= end][:2]
        if not inside:
            return None
        names = " and ".join(
            f"{self.texts[k].id} of {dt.date.fromordinal(self.texts[k].day).isoformat()}" for k in inside
        )
        first, last = (dt.date.fromordinal(self.first + k) for k in (start, end))
        reason = (
            f"its words and figures are those of documents of these days, most of all {names} "
            f"(such intervals held the day of {measured.held} of {measured.count} dated documents)"
        )
        return Guess(earliest=first, latest=last, reason=reason)
