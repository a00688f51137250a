"""Claims as W3C Web Annotations: each number anchored in its text by quote and by position.

The properties are those of https://www.w3.org/TR/annotation-model/; a quote with prefix and suffix finds its place again
after the text was edited, a position does not. Where no term of the model fits, terms of PROV
(https://www.w3.org/TR/prov-o/) and of our own context are used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from numclaims.claims import QUANTITY_KINDS, Claim, Document
from numclaims.version import VERSION
from numclaims.views.tables import whole_file
from numclaims.views.words import figure_words, measure_label

NAME: Final = "annotations.jsonld"
CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32
"""Characters before and behind a number that tell it from the same number elsewhere; what Hypothesis uses."""
_TERMS: Final = (
    "kind", "measure", "value", "low", "high", "qualifier", "unit", "population", "place_name", "as_of_earliest",
    "as_of_latest", "stock_flow", "attributed_to", "root", "negated", "hedge", "tracked", "confidence", "series_id",
)  # fmt: skip


def write_annotations(path: Path, documents: Iterable[Document], claims: Iterable[Claim]) -> Path:
    """Write an annotation for every claim that stands in a text, by document and offset.

    Numbers that a rule set apart, and figures worked out from others, which are written nowhere, get none.
    """
    texts = {(d.id, d.sha256): d.text for d in documents}
    chosen = sorted(
        (c for c in claims if c.kind in QUANTITY_KINDS and c.char_end > c.char_start),
        key=lambda c: (c.doc_id, c.char_start, c.claim_id),
    )
    with whole_file(path) as file:
        file.write(_head(len(chosen)))
        for number, c in enumerate(chosen):
            told = json.dumps(annotation(c, texts.get((c.doc_id, c.doc_sha256))), ensure_ascii=False)
            file.write((",\n" if number else "\n") + told)
        file.write("\n]}}\n")
    return path


def _head(total: int) -> str:
    own = {
        "prov": "http://www.w3.org/ns/prov#",
        "numclaims": "urn:numclaims:term:",
        "claim": "numclaims:claim",
        **{name: f"numclaims:{name}" for name in _TERMS},
        "sha256": "numclaims:sha256",
        "wasQuotedFrom": {"@id": "prov:wasQuotedFrom"},
        "hadPrimarySource": {"@id": "prov:hadPrimarySource"},
    }
    collection = {
        "@context": [CONTEXT, own],
        "id": "urn:numclaims:annotations",
        "type": "AnnotationCollection",
        "label": "Figures found in news texts",
        "generator": {"id": "urn:numclaims", "type": "Software", "name": f"numclaims {VERSION}"},
        "total": total,
    }
    page = {"id": "urn:numclaims:annotations:1", "type": "AnnotationPage", "startIndex": 0}
    opened = json.dumps(collection | {"first": page}, ensure_ascii=False)
    return opened.removesuffix("}}") + ', "items": ['


def annotation(claim: Claim, text: str | None) -> dict[str, Any]:
    """One claim as an annotation.

    Args:
        claim: A claim that stands in a text.
        text: The document's text; where it is not at hand, prefix and suffix end with the sentence.
    """
    if text is None:
        at, around = claim.char_start - claim.sentence_start, claim.sentence
    else:
        at, around = claim.char_start, text
    end = at + len(claim.quote)
    facts = {name: value for name in _TERMS if (value := getattr(claim, name)) is not None}
    facts = {name: str(v) if name.startswith("as_of") else v for name, v in facts.items()}
    body: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": "en",
            "value": _told(claim),
        },
        {"type": "Dataset", "purpose": "classifying", **facts},
    ]
    if claim.measure:
        body.insert(1, {"type": "TextualBody", "purpose": "tagging", "value": claim.measure})
    made: dict[str, Any] = {
        "id": f"urn:numclaims:claim:{claim.claim_id}",
        "type": "Annotation",
        "motivation": ["describing", "classifying"],
        "body": body,
        "target": {
            "source": source(claim),
            "sha256": claim.doc_sha256,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": claim.quote,
                    "prefix": around[max(0, at - _AROUND) : at],
                    "suffix": around[end : end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": claim.char_start, "end": claim.char_end},
            ],
        },
        "wasQuotedFrom": source(claim),
    }
    if claim.root:
        made["hadPrimarySource"] = claim.root
    return made


def source(claim: Claim) -> str:
    """The address of a claim's document, or a name for it where it has none."""
    if claim.url and claim.url.startswith(("https://", "http://")):
        return quote(claim.url, safe=":/?#[]@!$&'()*+,;=%~")
    return f"urn:numclaims:document:{quote(claim.doc_id, safe='')}"


def _told(claim: Claim) -> str:
    """A claim in a line: "more than 4,000, Refugees, in Turkey, according to UNHCR, as of 2011-06-10"."""
    parts: Sequence[str | None] = (
        figure_words(claim),
        measure_label(claim.measure, claim.population, claim.unit) if claim.measure else claim.counted,
        f"in {claim.place_name}" if claim.place_name else None,
        f"according to {claim.root or claim.attributed_to}" if claim.attributed_to else None,
        f"as of {claim.as_of_latest}" if claim.as_of_latest else None,
    )
    return ", ".join(" ".join(p.split()) for p in parts if p)
