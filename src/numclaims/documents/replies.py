"""Leaves out of a message what it only repeats: the earlier message that a reply quotes, and the sender's signature."""

from __future__ import annotations

import re
from typing import Final

_FORWARDED: Final = re.compile(r"\s*(?:fwd?|wg|tr|rv)\s*:", re.IGNORECASE)
"""How the subject of a message begins whose quotation is what it wants to say."""
_REPLY: Final = re.compile(r"\s*(?:re|aw|sv|antw)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_WROTE: Final = re.compile(r".{0,300}\b(?:wrote|writes)\s*:\s*", re.IGNORECASE)
_ON_DAY: Final = re.compile(r"\s*On\b.{0,300}", re.IGNORECASE)
_EARLIER: Final = re.compile(r"\s*-{3,}\s*Original Message\s*-{3,}\s*", re.IGNORECASE)
_PASSED_ON: Final = re.compile(r"\s*-{3,}.{0,40}(?:Original|Forwarded) Message.{0,40}|From: .{0,300}", re.IGNORECASE)
_QUOTE_SIGNS: Final = ("gmail_", "cite", "moz-signature")
_QUOTES: Final = ".gmail_quote,.gmail_signature,blockquote[type=cite],.moz-cite-prefix,.moz-signature"
"""How the programs of mail mark on a page what is quoted, the line above it, and the signature."""
_SIGNED: Final = re.compile(r"-- ?\r?")
_FEWEST: Final = 20
"""Letters that the sender must have written himself for the quoted lines to be left out."""


def own_words(text: str, subject: str) -> str:
    """The plain text of a message without quoted lines and signature.

    Of a message that is passed on, and of one that hardly holds anything else, the quotation stays.

    Args:
        text: The text, its lines as they were sent.
        subject: The subject of the message.
    """
    lines = _unsigned(text.split("\n"))
    if _FORWARDED.match(subject):
        return "\n".join(lines)
    own: list[str] = []
    for line in lines:
        if _REPLY.match(subject) and _EARLIER.fullmatch(line):
            break
        if line.startswith(">"):
            _take_back_opening(own)
        else:
            own.append(line)
    made = "\n".join(own)
    return made if sum(map(str.isalpha, made)) >= _FEWEST else "\n".join(lines)


def own_page(markup: str, subject: str) -> str:
    """The page of a message without the earlier one that it quotes, and without signature; as it is where it is passed on.

    Args:
        markup: The page.
        subject: The subject of the message.
    """
    if _FORWARDED.match(subject) or not any(sign in markup for sign in _QUOTE_SIGNS):
        return markup
    from resiliparse.parse.html import HTMLTree

    body = HTMLTree.parse(markup).body
    if body is None:
        return markup
    for element in body.query_selector_all(_QUOTES).values():
        element.decompose()
    return body.html if sum(map(str.isalpha, body.text or "")) >= _FEWEST else markup


def _unsigned(lines: list[str]) -> list[str]:
    """The lines without a signature, which goes to the end of the message or to the one that is passed on below it."""
    at = next((i for i, line in enumerate(lines) if i and _SIGNED.fullmatch(line)), None)
    if at is None:
        return lines
    below = next((i for i in range(at, len(lines)) if _PASSED_ON.fullmatch(lines[i].rstrip("\r"))), len(lines))
    return lines[:at] + lines[below:]


def _take_back_opening(own: list[str]) -> None:
    """Take back the line or two that say who wrote what is quoted next: "On 6 June, Ana wrote:"."""
    last = next((i for i in range(len(own) - 1, -1, -1) if own[i].strip()), None)
    if last is None or not _WROTE.fullmatch(own[last].rstrip("\r")):
        return
    if last and not _ON_DAY.match(own[last]) and _ON_DAY.fullmatch(own[last - 1].rstrip("\r")):
        last -= 1  # broken in two
    del own[last:]
