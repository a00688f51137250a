"""Finds who is said to say so.

For every number of a sentence, in this order: the reports of the sentence itself (``frames``), the innermost first
(``nesting``); the speaker of the quotation in which the number stands (``quotations``, ``speech``), who may be named sentences
away; and the sentence before, where this one plainly goes on in the same voice (``carrying``). What no one is said to say is the
publisher's own voice. ``recording`` says who is behind "he" (``resolution``) and who handed it on.
"""

from __future__ import annotations

from numclaims.claims import QUANTITY_KINDS, Attribution, AttributionBasis
from numclaims.extraction.who import carrying, nesting, recording, speech, transcripts
from numclaims.extraction.who.frames import read_again
from numclaims.extraction.who.quotations import quotations_in
from numclaims.extraction.who.reports import Voice
from numclaims.reading import Reading, Sentence


def find(reading: Reading, sentence: Sentence) -> None:
    """Set the attribution of every quantity of a sentence."""
    mentions = [m for m in sentence.mentions if m.kind in QUANTITY_KINDS]
    if not mentions:
        return
    frames = read_again(reading, sentence)
    quotes = quotations_in(reading)
    carried: list[Voice] | None = None
    last_chain: list[Voice] = []
    attribution: Attribution | None = None
    for m in mentions:
        chain = [(f, sentence) for f in nesting.innermost_first(sentence, frames, m.first)] if frames else []
        basis: AttributionBasis = "sentence"
        k = quotes.at(m.start) if quotes.starts else -1
        if k >= 0:
            chain, basis = speech.quoted(reading, quotes, k, chain)
            chain = [(f, s) for f, s in chain if s is not sentence or not f.source[0] <= m.first < f.source[1]]
        elif chain:
            if chain[0][0].entry.name == "colon" and (turn := transcripts.voice_at(reading, sentence)) is not None:
                chain = [turn]  # "LI WALL, RESIDENT: …"
            elif quotes.starts:
                # The mark before "End Quote" closes what the page set apart; alone it looks as if it opened something.
                chain = [(f, s) for f, s in chain if f.entry.name == "pull-quote" or quotes.at(s.starts[f.cue[0]]) < 0]
        else:
            if carried is None:
                carried = [] if frames else carrying.carried(reading, sentence)
            chain, basis = carried, "carried"
            if not chain and (turn := transcripts.voice_at(reading, sentence)) is not None:
                chain = [turn]
        if not chain:
            continue
        # The numbers of one sentence mostly share their source.
        if attribution is None or basis != attribution.basis or chain != last_chain:
            attribution = recording.attribution_of(reading, chain, basis)
            last_chain = chain
        m.attribution = attribution
