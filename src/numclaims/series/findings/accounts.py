"""One event, two stories: who did it, or who the victims were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from numclaims.claims import Claim, Discrepancy, Document, Severity
from numclaims.series import explaining, hints, intervals, keys, wording
from numclaims.series.eventwords import side, tells_of_other
from numclaims.series.findings.index import Index, finding, sound

LEAST: Final = 5.0
"""Smaller tolls repeat too easily for two stories to be of the same dead."""

LONGEST: Final = 240
"""At most so many characters of a counter-account are quoted."""

NEWS_DAYS: Final = 21
"""Stories printed further apart than this are seldom of the same dead."""

CAMPS: Final = {
    "soldier": "state", "police": "state", "security_forces": "state",
    "defector": "defectors",
    "civilian": "civilians", "child": "civilians", "woman": "civilians", "protester": "civilians",
    "journalist": "civilians", "medic": "civilians", "aid_worker": "civilians", "resident": "civilians",
    "rebel": "fighters", "militant": "fighters", "fighter": "fighters",
}  # fmt: skip
"""Victims who cannot be told for one another; populations not named here say too little."""

_TURN: Final = re.compile(r"^(?:but|however|yet|while|instead)\b|\bdisputed\b|\bdenied\b")
_TURN_WITHIN: Final = re.compile(r"(?<=[,;] )(?:but|however|while|although|though)\b")


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield one finding for each measure of an event whose story is told in two ways."""
    for rows in index.by_event.values():
        measures: dict[str, list[Claim]] = {}
        for row in rows:
            if (
                sound(row)
                and not wording.speaker_s_seat(row)
                and (intervals.point(row) or 0.0) >= LEAST
                and row.measure is not None
            ):
                measures.setdefault(row.measure, []).append(row)
        for measure in sorted(measures):
            if measure in {"killed", "injured", "casualties", "detained", "abducted"}:
                yield from _of_event(measures[measure], index)


def _of_event(rows: Sequence[Claim], index: Index) -> Iterator[Discrepancy]:
    """Compare the claims that tell one number, since only then it is surely the same dead."""
    numbers: dict[float, list[Claim]] = {}
    for row in rows:
        point = intervals.point(row)
        if point is not None and row.qualifier not in {"vague", "between"}:
            numbers.setdefault(point, []).append(row)
    for _, same in sorted(numbers.items()):
        conflict = _conflict(same, index)
        if conflict is not None:
            yield conflict


def _conflict(rows: Sequence[Claim], index: Index) -> Discrepancy | None:
    victims = _by_victims(rows, index)
    actors = _by_actors(rows, index)
    counter = next(
        ((row, told) for row in rows if (told := counter_account(row, index.documents.get(row.doc_id)))), None
    )
    if victims is None and actors is None and counter is None:
        return None
    reasons = []
    if victims is not None:
        reasons.append("who the dead were" if rows[0].measure == "killed" else "who they were")
    if actors is not None or counter is not None:
        reasons.append("who did it")
    stories = [row for row in rows if row.population in CAMPS or side(row.actor) is not None]
    if counter is not None and victims is None and actors is None:
        stories = [counter[0]]  # all claims tell one story; the other one has no number
    words = _words(stories or rows)
    if counter is not None:
        teller, quoted = counter
        words += f'; {teller.doc_id} goes on: "{quoted}"'
    point = intervals.point(rows[0]) or 0.0
    severity: Severity = "high" if point >= 20 and (victims is not None or actors is not None) else "medium"
    text = f"Accounts of one event{explaining.place(rows[0])} differ on {' and on '.join(reasons)}: {words}."
    return finding("account_conflict", severity, rows, index, text)


def _words(rows: Sequence[Claim]) -> str:
    """Each different story told once: by victims and by actor."""
    stories: dict[tuple[str | None, str | None], Claim] = {}
    for row in rows:
        stories.setdefault((CAMPS.get(row.population or ""), side(row.actor)), row)
    told: list[str] = []
    for row in stories.values():
        by = (
            f', blaming "{row.actor}"' if row.actor and row.actor.lower() not in explaining.snippet(row).lower() else ""
        )
        told.append(explaining.voice(row, within=bool(told)) + by)
    return told[0] if len(told) == 1 else ", ".join(told[:-1]) + ", but " + told[-1]


def _by_victims(rows: Sequence[Claim], index: Index) -> Claim | None:
    """A claim whose victims cannot be those of an earlier one from another document."""
    camps_of: dict[str, set[str]] = {}
    for row in rows:
        if row.population in CAMPS:
            camps_of.setdefault(row.doc_id, set()).add(CAMPS[row.population])
    if any(len(camps) > 1 for camps in camps_of.values()):
        return None  # one document tells the number of both: two groups that happen to be as many
    seen: dict[str, Claim] = {}
    for row in rows:
        camp = CAMPS.get(row.population or "")
        if camp is None or not intervals.distinctive(intervals.point(row), least=10):
            continue
        for other_camp in sorted(seen):
            other = seen[other_camp]
            if other_camp != camp and other.doc_id != row.doc_id and _apart(other, row, index):
                return row
        seen.setdefault(camp, row)
    return None


def _by_actors(rows: Sequence[Claim], index: Index) -> Claim | None:
    """A claim that blames the other side than an earlier one from another source."""
    seen: dict[str, Claim] = {}
    for row in rows:
        mine = side(row.actor)
        if mine is None:
            continue
        for other_side in sorted(seen):
            other = seen[other_side]
            if other_side != mine and _apart(other, row, index) and keys.same_people(other.population, row.population):
                return row
        seen.setdefault(mine, row)
    return None


def _apart(a: Claim, b: Claim, index: Index) -> bool:
    """Whether two claims are of two sources, and printed while the event was news."""
    if index.root[a.claim_id] == index.root[b.claim_id] or wording.wider(a) or wording.wider(b):
        return False
    return keys.printed_apart(a, b) <= NEWS_DAYS


def counter_account(claim: Claim, document: Document | None) -> str | None:
    """Where the same document gives the other side's story: later in the sentence, or within the next three.

    It must turn ("But", "disputed"), name a teller, and tell a deed of the side that the claim does not blame.

    Returns:
        The words as they stand in the text; None if the document tells one story only.
    """
    blamed = side(claim.actor) or _blamed_before(claim)
    if blamed is None or claim.copy_of is not None:
        return None
    rest = claim.sentence[claim.char_end - claim.sentence_start :]
    turn = _TURN_WITHIN.search(rest)
    if turn is not None and _tells_other(rest[turn.start() :], blamed):
        return _quoted(rest[turn.start() :])
    for sentence in re.split(r"(?<=[.!?])\s+", explaining.sentence_after(document, claim).strip())[:3]:
        if _TURN.search(" ".join(sentence.lower().split())) and _tells_other(sentence, blamed):
            return _quoted(sentence)
    return None


def _quoted(text: str) -> str:
    words = " ".join(text.split()).rstrip(".")
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _blamed_before(claim: Claim) -> str | None:
    """The side that the sentence blames before it comes to the number: "blamed smugglers for the deaths of 14"."""
    words = wording.before(claim)
    at = words.rfind("blame")
    return side(words[at:]) if at >= 0 else None


def _tells_other(text: str, blamed: str) -> bool:
    """Whether a turn of the text has a teller who tells a deed of the side that is not blamed."""
    words = " ".join(text.lower().split())
    teller = hints.place_of("teller", words)
    if teller is None or not hints.told("saying", words) or not hints.told("deed", words):
        return False
    return tells_of_other(blamed, words[teller.end() :])
