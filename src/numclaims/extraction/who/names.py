"""Finds the longer forms of a name that a document gives: forenames, what an acronym stands for, whoever holds an office."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import vocabulary
from numclaims.reading import Reading, Sentence

_SHORT_TITLES: Final = {
    "governor": "Gov.", "general": "Gen.", "senator": "Sen.", "doctor": "Dr", "professor": "Prof.", "colonel": "Col.",
    "captain": "Capt.", "commander": "Cmdr.", "lieutenant": "Lt.",
}  # fmt: skip
_CALLING: Final = word_set("who identified named")
_CALLS: Final = word_set("identified named gave name")
"""Words by which whoever speaks tells the name that the writer gives."""
_CALLED: Final = word_set("as named only himself herself")
_LONGEST_CALLING: Final = 5
"""Words from a description to such a word, at most."""
_TRIES: Final = 6
"""Places in the document to look at for the longer form of a name."""
_FORENAMES_REACH: Final = 50
"""Characters before a surname in which its forenames stand."""
_MOST_FORENAMES: Final = 4
_MOST_NAMES: Final = 6
"""Names of one person, with office and titles, at most."""
_LINKING: Final = word_set("de la los las del da dos der den van von bin ibn al y of")
"""Small words within a name and its office: "Maria de los Angeles", "Superintendent of Police Amit Jain"."""
_MOST_AMONG_CAPITALS: Final = 4
_LEAST_BEHIND_OFFICE: Final = 3
"""Words behind the "of" of an office that its bearer's name is among ("Superintendent of Police Amit Jain"), at least."""
_PARTICLES: Final = frozenset({"de", "bin", "van", "von"})
_NO_FORENAMES: Final = vocabulary.FUNCTION_WORDS | vocabulary.FINITE
_NO_NAME: Final = frozenset(',.;:!?()[]"\u201c\u201d\u2018\u2013\u2014/\n\r\t')
_MEMO: Final = "attribution.names"
_ACRONYM_REACH: Final = 90
"""Characters before an acronym in brackets in which the words stand that it is made of."""
_LINKS: Final = word_set("of for and de des du")
_LEAST_CAPITALS: Final = 3
_WITHIN: Final = word_set("of for the and on in to against de des")
"""Small words of a long name that an acronym may leave out."""


def apposed_name(s: Sentence, i: int) -> str | None:
    """The name behind a description: "the group's spokesman, Ahmad Khalil, said"."""
    if i + 2 >= len(s.words) or (s.lower[i] != "," and s.lower[i] not in _CALLING):
        return None
    called = next((k for k in range(i, min(i + _LONGEST_CALLING, len(s.words) - 2)) if s.lower[k] in _CALLS), 0)
    while called and called + 1 < len(s.words) and s.words[called + 1].islower():
        called += 1
    if called and s.lower[called] in _CALLED:
        i = called  # "a resident, who identified herself as Ana Moor, said", "an old man giving his name as Ivo Lund"
    elif s.lower[i] != ",":
        return None
    if s.lower[i + 3 : i + 4] == ["year-old"]:
        i += 3  # "a survivor, 32-year-old Ana Moor"
    j = i + 1
    while j < len(s.words) and (
        s.words[j][:1].isupper()
        or s.lower[j].startswith(vocabulary.NAME_ARTICLES)
        or (j > i + 1 and s.lower[j] in _LINKING and _goes_on(s, j))
        or (s.lower[j] in {"/", "-", "'"} and s.glued(j) and j + 1 < len(s.words) and s.glued(j + 1))
        or (
            s.lower[j] == "."
            and j > i + 1
            and (len(s.words[j - 1]) == 1 or s.lower[j - 1] in vocabulary.short_titles())
        )
    ):
        j += 1
    closed = j >= len(s.words) or s.lower[j] in {",", ".", '"', "(", "who"}
    closed = closed or (s.lower[j] == "and" and j + 1 < len(s.words) and s.words[j + 1].islower())
    if "of" in s.lower[i + 1 : j] and j - s.lower.index("of", i + 1) <= _LEAST_BEHIND_OFFICE:
        return None  # "Ana Moor, Superintendent of Lagar, said": no name
    names = sum(
        1 for k in range(i + 1, j) if s.words[k][0].isupper() or s.lower[k].startswith(vocabulary.NAME_ARTICLES)
    )
    return (
        s.words_text(i + 1, j)
        if closed and 2 <= names <= (_MOST_AMONG_CAPITALS if s.text.isupper() else _MOST_NAMES)
        else None
    )


def _goes_on(s: Sentence, i: int) -> bool:
    """Whether a capital follows the small word at ``i`` within a name, one more small word between at most: "de los Reyes"."""
    following = i + 1 + (s.lower[i + 1 : i + 2] != [] and s.lower[i + 1] in _LINKING)
    return following < len(s.words) and s.words[following][0].isupper()


def long_form(reading: Reading, acronym: str) -> str | None:
    """What an acronym stands for where the document says so: "the Law Reform Board (LRB)"; None where it does not."""
    memo: dict[str, str | None] = reading.memo.setdefault(_MEMO, {})  # type: ignore[assignment]
    key = f"({acronym})"
    if key not in memo:
        text = reading.document.text
        found: str | None = None
        for mark in (key, f", or {acronym},", f" or {acronym},"):
            at = text.find(mark)
            if at > 0:
                before = text[max(0, at - _ACRONYM_REACH) : at]
                found = _spelled_out(before, acronym) or (_capital_run(before) if mark == key else None)
                break
        memo[key] = found
    return memo[key]


def _spelled_out(before: str, acronym: str) -> str | None:
    """The words at the end of a text whose first letters make an acronym."""
    words = before.split()
    left = len(acronym)
    for k in range(len(words) - 1, -1, -1):
        word = words[k]
        if not _NO_NAME.isdisjoint(word.rstrip(",")):
            return None
        if word.lower() not in _WITHIN or word[:1].upper() == acronym[left - 1]:
            parts = [part for part in word.split("-") if part]
            for part in reversed(parts):
                if left and part[:1].upper() == acronym[left - 1]:
                    left -= 1
                elif part is parts[0]:
                    return None
        if left == 0:
            return " ".join(words[k:]).rstrip(",") if word[:1].isupper() else None
    return None


def _capital_run(before: str) -> str | None:
    """The name that ends a text, of three capital words or more: it may be short for its words in another language."""
    words = before.split()
    start = len(words)
    while start > 0 and (words[start - 1][0].isupper() or words[start - 1] in _LINKS) and words[start - 1].isalpha():
        start -= 1
    while start < len(words) and words[start].lower() in _LINKS:
        start += 1
    capital = sum(1 for w in words[start:] if w[0].isupper())
    return " ".join(words[start:]) if capital >= _LEAST_CAPITALS else None


def holder(reading: Reading, office: str, before: int) -> str | None:
    """The last person named with a title before an offset: "Governor Ana Prado" for "the governor"."""
    text = reading.document.text
    best = -1
    name: str | None = None
    for title in (office.title(), _SHORT_TITLES.get(office, office)):
        at = text.rfind(f"{title} ", 0, before)
        for _ in range(_TRIES):
            if at <= best:
                break
            if at == 0 or not text[at - 1].isalnum():
                words = _names_at(text[at + len(title) + 1 : at + len(title) + 1 + _FORENAMES_REACH])
                if words:
                    best, name = at, f"{title} {' '.join(words)}"
                    break
            at = text.rfind(f"{title} ", 0, at)
    return name


def _names_at(text: str) -> list[str]:
    """The names that a text begins with."""
    words: list[str] = []
    for word in text.split(" "):
        bare = word.rstrip('.,;:!?)"\u201d\u2019').removesuffix("'s").removesuffix("\u2019s")
        if word.endswith(".") and len(bare) == 1 and bare.isupper():
            words.append(word)  # an initial
            continue
        if not bare[:1].isupper() or not bare.replace("-", "").replace("'", "").isalpha() or len(words) == _MOST_NAMES:
            break
        words.append(bare)
        if bare != word:
            break
    return words


def full_name(reading: Reading, name: str) -> str | None:
    """The longer form of a name that the document gives: "David Cameron" for "Cameron"; None when it gives none."""
    memo: dict[str, str | None] = reading.memo.setdefault(_MEMO, {})  # type: ignore[assignment]
    if name in memo:
        return memo[name]
    text = reading.document.text
    best: str | None = None
    at = text.find(name)
    for _ in range(_TRIES):
        if at < 0:
            break
        if not text[at + len(name) : at + len(name) + 1].isalpha():
            words = _forenames(text[max(0, at - _FORENAMES_REACH) : at])
            if words:
                best = " ".join(words) + ("" if words[-1].endswith("-") else " ") + name
                if words[-1].lower() in vocabulary.PERSON_NOUNS:  # "Minister Gao Qiang": the family's name comes first
                    best += "".join(f" {w}" for w in _names_at(text[at + len(name) + 1 : at + _FORENAMES_REACH]))
                break
        at = text.find(name, at + len(name))
    memo[name] = best
    return best


def _forenames(before: str) -> list[str]:
    """The names that end a text, titles left out: "said Prime Minister Recep Tayyip " gives "Prime Minister Recep Tayyip"."""
    parts = before.split(" ")
    article = parts.pop()
    if article not in {"", "al-", "el-"}:
        return []
    found: list[str] = [article] if article else []
    names = 0
    for k in range(len(parts) - 1, -1, -1):
        word = parts[k]
        if not _NO_NAME.isdisjoint(word):  # the name may begin behind a bracket, a quotation mark or a line break
            word = word[max(i for i, sign in enumerate(word) if sign in _NO_NAME) + 1 :]
            if len(word) > 1 and word[0].isupper() and names < _MOST_FORENAMES:
                found.append(word)
            break
        if word.lower() in vocabulary.person_titles():
            break  # "Turkish President Tayyip ": what stands before a title is no forename
        if word.isupper() and word.lower() in _NO_FORENAMES:
            break  # "SAID SERGEI", "NAMED ONLY AS": in capitals any word looks like one
        if len(word) > 1 and word[0].isupper():
            if names == _MOST_FORENAMES:  # the words of a body before a title: "New Lorana Port Commissioner Mike"
                title = next((n for n, w in enumerate(found) if w.lower() in vocabulary.PERSON_NOUNS), len(found) - 1)
                found = found[: title + 1]
                break
            names += 1
        elif word not in _PARTICLES or not k or not parts[k - 1][:1].isupper():
            break
        found.append(word)
    found = [w for w in reversed(found) if w.lower() not in vocabulary.person_titles()]
    if found and found[0].lower() in vocabulary.FUNCTION_WORDS:
        found = found[1:]
    return found if any(w[0].isupper() for w in found) else []
