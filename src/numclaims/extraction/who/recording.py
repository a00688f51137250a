"""Makes the attribution of a claim of the reports that lead to it: whose words, by what cue, handed on by whom."""

from __future__ import annotations

from numclaims.claims import Attribution, AttributionBasis, AttributionType
from numclaims.extraction.who import papers, resolution, transcripts
from numclaims.extraction.who.cues import Source, source_of
from numclaims.extraction.who.reports import Frame, Voice
from numclaims.reading import Reading, Sentence


def _apposed(s: Sentence, i: int, cue: int) -> Source | None:
    """The sort of source that an apposition tells: "Ahmad, a resident of the town, …"."""
    lower = s.lower
    if i + 1 >= len(lower) or lower[i] != ",":
        return None
    end = next((k for k in range(i + 1, min(i + 14, len(lower))) if k == cue or lower[k] in {",", "who", "."}), i + 1)
    return source_of(lower, i + 1, end)


def _is_called(reading: Reading, s: Sentence, frame: Frame, name: str) -> bool:
    """Whether a source is the one of that name: as it is written, or by what its words stand for."""
    return s.words_text(*frame.source) == name or resolution.resolve(reading, s, frame)[0] == name


def _sort_of(
    frame: Frame, s: Sentence, resolved: str | None, sort: Source | None, kind: AttributionType | None
) -> AttributionType | None:
    """The sort of a source: that of its own words, but for a description ("the agency") that of what it stands for."""
    if kind is None and resolved is not None:
        words = resolved.lower().split()
        named = source_of(words, 0, len(words))
        kind = named.type if named is not None else None
    described = resolved is not None and s.lower[frame.source[0]] in {"the", "its"}
    if sort is None or (kind is not None and (described or sort.name == "unnamed")):
        return kind
    return sort.type


def attribution_of(reading: Reading, chain: list[Voice], basis: AttributionBasis) -> Attribution:
    """The attribution that a chain of reports makes: the first of them knows it, the others hand it on."""
    frame, s = chain[0]
    resolved, kind = resolution.resolve(reading, s, frame)
    if resolved is not None and len(chain) > 1 and chain[1][1] is s and _is_called(reading, s, chain[1][0], resolved):
        chain = chain[1:]  # "Amnesty says it has documented 38 cases": one speaker, who is named
        frame, s = chain[0]
        resolved, kind = resolution.resolve(reading, s, frame)
    if (
        resolved is not None
        and resolved.lower() == s.words_text(*frame.source).lower()
        and frame.entry is not transcripts.TURN
    ):
        resolved = None
    start, end = s.span(*frame.source)
    cue_start, cue_end = s.span(*frame.cue)
    text = reading.document.text
    name = text[start:end]
    cue = text[cue_start:cue_end]
    sort = source_of(s.lower, *frame.source)
    if sort is None or (sort.type == "document" and not papers.is_named_by_its_noun(s, *frame.source)):
        sort = _apposed(s, frame.source[1], frame.cue[0])
    relays: list[str] = []
    for f, where in chain:
        if f is not frame:
            a, b = where.span(*f.source)
            relays.append(resolution.resolve(reading, where, f)[0] or text[a:b])
        if f.relay:
            relays.append(f.relay)
    rules = [f"cue:{frame.entry.name}" if frame.entry.phrases else f"attribution:{frame.entry.name}"]
    if sort is not None:
        rules.append(f"source:{sort.name}")
    return Attribution(
        source=name,
        start=start,
        end=end,
        resolved=resolved,
        relayed_by=tuple(dict.fromkeys(r for r in relays if r != name)),
        cue=cue,
        cue_start=cue_start,
        cue_end=cue_end,
        type=_sort_of(frame, s, resolved, sort, kind),
        basis=basis,
        denied=frame.entry.denied,
        hedge=cue if frame.entry.hedge else None,
        rules=tuple(rules),
    )
