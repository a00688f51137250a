"""Brings the words of a source that no register knows to one form: "Two senior Turkish officials" to "Turkish official"."""

from __future__ import annotations

from typing import Final

from numclaims.lexicons.titles import ROLE_ENDINGS, titles
from numclaims.normalization import papers
from numclaims.normalization.papers import CUTS, LEADING, PAPERS, SMALL, word_set

_INSTITUTIONS: Final = word_set(
    "ministry department office agency council committee court party group house bureau staff command forces force service"
    " services centre center authority commission corps union association university institute organisation organization"
    " society directorate programme program fund front army movement network assembly hospital fire prison intelligence"
    " bank republic electric motors mills dynamics secretariat federation league board foundation trust alliance coalition"
)
_DESCRIBERS: Final = word_set(
    "charity group groups organisation organization watchdog network agency newspaper daily weekly magazine website site"
    " channel station company airline firm bank retailer carrier conglomerate giant startup tank union party movement militia"
    " coalition alliance campaign outlet service monitor observatory institute foundation body"
    " opposition ruling called named sobbing"
)
"""Nouns in small letters before a name: "rights group Amnesty"."""
_TRAILERS: Final = word_set("thinktank think-tank charity watchdog")
"""Nouns in small letters behind a name: "the Nuffield Trust thinktank"."""
_LOYAL: Final = ("-based", "-backed", "-aligned", "-allied", "-linked")
"""Ends of words that tell where a body sits or whom it serves, before its name."""
_PARTICLES: Final = word_set("de bin van von al el da dos di du la le ibn ul y bint abu der den ter without")
"""Words in small letters that stand within names."""
_USUAL: Final = 6
"""Words of the longest name that is kept as it is; a longer one is part of a sentence."""
_LONG: Final = _USUAL + 3
"""The same for one that is all in capitals: "National Commission for the Protection of the Coast"."""
_GROUPS_FOR: Final = word_set("advocacy monitoring rights lobby")
"""What a group is for, before the word."""
_ASKED: Final = word_set("surveyed polled quoted cited reached interviewed contacted")
_ADJECTIVES: Final = word_set("nonpartisan non-partisan conservative liberal influential powerful")
_SUFFIXES: Final = word_set("Inc Ltd Corp Plc PLC LLC Co AG SA GmbH MP MPs MD PhD QC KC MLA MEP CBE OBE")
_CROWNED: Final = word_set("King Queen Prince Princess Pope Emir Sultan")
"""Titles that stay before the one name that their bearer has."""
_OFFICES: Final = word_set("minister secretary undersecretary under-secretary")
_SERVED: Final = word_set(
    "police staff state defence defense health prisons customs justice education operations communications intelligence"
)
"""What an office is of, before the name of who holds it."""
_LINKS: Final = word_set("of for the in and at de bin al von van")
_PLURALS: Final = {
    "officials": "official", "spokesmen": "spokesman", "sources": "source", "diplomats": "diplomat", "ministers": "minister",
    "commanders": "commander", "officers": "officer",
}  # fmt: skip
_GROUPS: Final = {
    "activist": "activists", "witness": "witnesses", "resident": "residents", "refugee": "refugees", "medic": "medics",
    "doctor": "doctors", "eyewitness": "witnesses", "eyewitnesses": "witnesses", "campaigner": "campaigners",
    "villager": "villagers", "analyst": "analysts", "expert": "experts", "prosecutor": "prosecutors",
}  # fmt: skip
_CROWDS: Final = frozenset(_GROUPS.values())
_ROLE_NAMES: Final = frozenset(_PLURALS.values())
ROLES: Final = _ROLE_NAMES | _CROWDS | frozenset(_GROUPS)
"""What people are called who are a source by their role alone: "official", "residents"."""
_COMMON: Final = word_set(
    "government state police rights human army military hospital medical security opposition rebel rebels health"
    " conservative reports report poll polls survey study analysis"
    " research census media aid relief rescue authorities survivors figures data studies independent unconfirmed official court"
    " locals scientists researchers monitors monitoring lawyers opponents demonstrators protesters people soldiers"
    " investigators firefighters rescuers diplomatic humanitarian international national new early recent latest"
    " economists critics campaigners farmers traders investors forecasters teachers parents students nurses organisers"
    " organizers supporters industry shipping trade market business tourism private local regional legal senior major"
    " union fishermen shopkeepers scholars historians lawmakers commanders leaders workers"
)
"""Words that do not keep the capital they have at the start of a sentence."""


_WRITTEN_SMALL: Final = (
    ROLES | frozenset(_PLURALS) | PAPERS | LEADING | SMALL | word_set("spokesman spokeswoman spokesperson and")
)
"""Words of a source that no text writes with a capital within a sentence."""
_LONGEST_LETTERS: Final = 3
"""Letters of a word in capitals that is spoken letter by letter, at most, unless it has no vowel ("NGO", "NDRRMC")."""
_SHORT_WORDS: Final = word_set("WAR AID AIR SEA OIL GAS BUS LAW NEW RED SRI SAN LOS LAS DEL ABU ALI ANA")
_MANY: Final = word_set("guerrillas terrorists militants reporters workers members soldiers rebels")
_VOWELS: Final = frozenset("AEIOUY")
_SPOKEN: Final = word_set("chief deputy senior main official top lead principal acting assistant national press media")
"""What a spokesman is called, and no body."""
_ONE_OF_MANY: Final = word_set("rebel activist militant insurgent separatist protester")
"""Those who have a spokesman, in the form that stands before one: "rebel spokesman"."""
_GENERIC: Final = word_set(
    "company group agency ministry department hospital club campaign party union team school university airline firm bank"
    " council city state county family district organisation organization committee force movement commission office company's"
    " utility railway operator authority governor's mayor's minister's"
)
"""Bodies that each story has its own of."""


def normalised(source: str) -> str:
    """The words of a source in one form: article and title dropped, roles in the singular, groups in the plural.

    A person with a title becomes the name ("British Prime Minister David Cameron": "David Cameron"), who speaks for a body that
    body ("Ana Moor, a spokeswoman for the Harbour Agency": "Harbour Agency").
    """
    parts = " ".join(source.replace("\u2019", "'").split()).replace("s ' ", "s' ").split(", ")
    words = papers.maker(_without_leading(_main_part(source, parts)))
    apposed = (body for part in parts[1:] if (body := _spoken_for(_plain(part))) and not _any_body(body))
    body = next(apposed, []) or _spoken_for(words)
    if body:
        return normalised(" ".join(body))
    words = _shortened(_without_trailer(_of_office(_without_suffix(words))))
    return _person(words) or " ".join(_in_one_number(words))


def recased(source: str) -> str:
    """A source from a text all in capitals as other texts write it: "OFFICIAL SOURCES", "COLONEL ANA MOOR" ("Colonel Ana Moor").

    Roles, papers and small words get small letters, all else a capital; letters that nobody speaks as a word stay as they are.
    """
    words = source.split()
    lower = [word.lower().strip(".,'\"") for word in words]
    plain = _COMMON | _MANY
    common = all(word in plain or word in _WRITTEN_SMALL for word in lower)
    return " ".join(
        text.lower() if word in _WRITTEN_SMALL or (common and word in plain) else _with_capital(text)
        for text, word in zip(words, lower, strict=True)
    )


def _with_capital(word: str) -> str:
    """A word in capitals with only its first: "MOOR'S" is "Moor's", "AL-MOOR" "Al-Moor"; "FMLN" and "NGO" stay."""
    bare = word.strip(".,'\"").removesuffix("'S")
    if (len(bare) <= _LONGEST_LETTERS and bare not in _SHORT_WORDS) or _VOWELS.isdisjoint(bare):
        return word[:-1] + "s" if word.endswith("'S") else word
    return "-".join(part.capitalize() for part in word.split("-"))


def _main_part(source: str, parts: list[str]) -> list[str]:
    """The words that name a source: before its appositions, or the last of them where that is a name ("the mayor, Ana Moor")."""
    name = parts[-1].split()
    # In a text that is all in capitals they tell nothing: "COLONEL ANA MOOR, DEPUTY COMMANDER".
    named = len(parts) > 1 and len(name) > 1 and all(w[0].isupper() for w in name) and not source.isupper()
    text = (parts[-1] if named else parts[0]).strip(" ,\"'\u201c\u201d")
    words = text.split() or source.split() or ["unnamed"]
    return [w for w in words if not (w[0] == "(" and w[-1] == ")")] or words  # "the Aid Association (AA) group"


def _without_leading(words: list[str]) -> list[str]:
    """The words without article, number and the like before them: "Two senior", "one of the"."""
    while len(words) > 1 and (words[0].lower() in LEADING or words[0][0].isdigit() or words[0] in {"of", "and"}):
        words = words[1:]
    behind = next((k + 1 for k, word in enumerate(words[:3]) if word.endswith(_LOYAL)), 0)
    if 0 < behind < len(words) and words[behind][0].isupper() and all(word[0].isupper() for word in words[:behind]):
        return words[behind:]  # "Nairobi-based Lake Rights Network", "New York-based HRW"
    return words


def _in_one_number(words: list[str]) -> list[str]:
    """Roles in the singular ("Turkish official"), people without a name as one crowd ("activists"), both in small letters."""
    words = list(words)
    head = next((k for k, w in enumerate(words) if k and (w.lower() in SMALL or w in _ASKED)), len(words))
    crowd = words[head - 1].lower()
    if crowd in _GROUPS or crowd in _CROWDS:
        words = words[:head]  # "activists in Homs", "residents of the town"
        words[-1] = _GROUPS.get(crowd, crowd)
    for k, word in enumerate(words):
        if word.lower() in SMALL:
            break
        words[k] = _PLURALS.get(word.lower(), word)
    first = words[0].lower()
    part_of_a_name = len(words) > 1 and words[1][:1].isupper()  # "National Organization for ..."
    if not part_of_a_name and (first in _COMMON or first in _ROLE_NAMES or first in _CROWDS):
        words[0] = first
    return words


def _any_body(body: list[str]) -> bool:
    """Whether a body is one that every story has: "company", of "Ana Moor, company spokeswoman"."""
    return len(body) == 1 and body[0].lower() in _GENERIC


def _spoken_for(words: list[str]) -> list[str]:
    """The body that a spokesman or an official speaks for; empty where it is not told: "an official with the Harbour Agency"."""
    at = next((k for k, w in enumerate(words) if w.lower().startswith("spokes")), -1)
    if at >= 0:
        if "former" in {w.lower() for w in words[:at]}:
            return []
        if words[at + 1 : at + 2] in (["for"], ["of"]):
            # "UN spokesman for Syria", "presidential spokesman for the east": what he speaks of, and not for whom
            own = [word for word in words[:at] if word.lower() not in _SPOKEN]
            if any(map(_capital, own)) and not any(map(_is_body, words[at + 2 :])):
                return own if all(map(_capital, own)) else []
            return _without_bearer(words[at + 2 :])
        body = words[:at]  # "a UN spokesman", "coast guard spokesman Ario Balil"
        while body and body[-1].lower() in _SPOKEN:
            body = body[:-1]
        named = at + 1 < len(words)
        if not body or (named and _any_body(body)):
            return []  # "company spokesman Ario Balil": every story has its company
        owner = next((k for k, w in enumerate(body[:-1]) if w.endswith("'s")), -1)
        if owner >= 0 and named and not any(map(_is_body, body[owner:])):
            body = body[: owner + 1]  # "Labour's health spokesman Ario Balil"
        body[-1] = body[-1].removesuffix("'s").removesuffix("'")
        return [*body[:-1], f"{body[-1]}s"] if body[-1].lower() in _ONE_OF_MANY else body
    if len(words) > 3 and words[0].lower().startswith("official") and words[1] in {"with", "at", "from"}:
        behind = words[3:] if words[2] in {"the", "a"} else words[2:]
        if len(behind) > 1 and _is_name(behind) and any(map(_is_body, behind)):
            return behind
    return []


def _without_bearer(body: list[str]) -> list[str]:
    """A body without the person who speaks for it: "the Ministry of Health Dr Ana Moor"."""
    for k in range(1, len(body) - 1):
        if _is_title(body[k]) and any(map(_is_body, body[:k])) and all(map(_capital, body[k:])):
            return body[:k]
    return body


def _plain(part: str) -> list[str]:
    """The words of an apposition, without what only leads to them: "a spokesman for the agency"."""
    words = part.split()
    while len(words) > 1 and words[0].lower() in LEADING:
        words = words[1:]
    return words


def _without_suffix(words: list[str]) -> list[str]:
    """A name without what only tells its form, its manner or its employer: "Lindal Inc", "a limping Moor"."""
    while len(words) > 1 and words[-1].strip(".,") in _SUFFIXES and words[-2][:1].isupper():
        words = words[:-1]  # "Lindal Inc", "Ana Moor MP"
    words = _without_group(words)
    apart = words[0].endswith("ing") or "-" in words[0] or words[0] in _ADJECTIVES
    if len(words) > 1 and words[0].islower() and apart and _is_name(words[1:]):
        words = words[1:]  # "the right-leaning Lakeside Institute", "a limping Moor"
    if len(words) > 4 and words[2:4] == ["of", "the"] and all(map(_capital, words[:2])):
        person = not any(map(_is_body, words[:2])) and any(_is_body(w) or w in {"Cross", "Crescent"} for w in words[4:])
        words = words[:2] if person else words  # "Ana Moor of the Provincial Flood Council"
    return words


def _without_group(words: list[str]) -> list[str]:
    """A name without "group" behind it: "Lebanon's Hezbollah group", "the Lakeside monitoring group"."""
    if len(words) < 2 or words[-1] != "group":
        return words
    if words[-2] in _GROUPS_FOR:
        words = words[:-1] if len(words) > 2 and _is_name(words[:-2]) else words
        words = words[:-1] if words[-1] in _GROUPS_FOR and words[-1] != "rights" else words
    if len(words) > 1 and words[-1] == "group" and all(map(_capital, words[:-1])):
        words = words[:-1]
    return words


def _without_trailer(words: list[str]) -> list[str]:
    if len(words) > 2 and words[-1] in _TRAILERS and all(map(_capital, words[:-1])):
        return words[:-1]
    return words


def _of_office(words: list[str]) -> list[str]:
    """The person alone: "Minister of State for Finance Ana Moor", "Analyst Ana Moor of the Lakeside Institute"."""
    if len(words) > 1 and words[0].endswith("'s") and words[1].lower() in _OFFICES:
        return _of_office(words[1:])  # "the region's Minister for Works Ana Moor"
    link = next((k for k, w in enumerate(words) if k and w.lower() in SMALL), 0)
    if not link or not _is_title(words[0]):
        return words
    if link > 2 and all(_capital(w) for w in words[:link]) and not _is_title(words[link - 1]):
        return words[:link]
    last = max(k for k, w in enumerate(words) if w.lower() in SMALL)
    behind = words[last + 1 :]
    # "Superintendent of Police Ana Moor", but "Governor of New South Wales"
    served = _is_title(words[link - 1]) and behind[:1] != [] and behind[0].lower() in _SERVED
    if words[link - 1].lower() not in _OFFICES and not served:
        return words
    return behind[-2:] if len(behind) > 2 and all(_capital(w) for w in behind) else words


def _capital(word: str) -> bool:
    return word[:1].isupper() or word.startswith(("al-", "el-"))


def _is_name(words: list[str]) -> bool:
    """Whether words can be one name: capitals, with what links them ("Bank of the South")."""
    return all(_capital(w) or w in _LINKS for w in words)


def _shortened(words: list[str]) -> list[str]:
    """Of a phrase too long for a name, the name that it opens with, else its head; any other as it is."""
    if len(words) <= _USUAL or (len(words) <= _LONG and _is_name(words)):
        return words
    return _opening_name(words) or _trimmed(words[: _end_of_head(words)])


def _opening_name(words: list[str]) -> list[str]:
    """The name that a long phrase opens with, an apposition behind it; empty where there is none: "Ana Moor the head of ..."."""
    run = 0
    while run < len(words) and (_capital(words[run]) or (run and words[run] in {"for", "bin", "de", "al"})):
        run += 1
    if run == 0 or (run == 1 and words[run : run + 1] != ["a"]):
        return []
    of_the = words[run : run + 2] == ["of", "the"]
    if run < len(words) and not of_the and words[run] not in {"a", "an", "the", "who", "head", "leader", "senior"}:
        return []
    return words[:run] if run <= _LONG else words[-3:]


def _end_of_head(words: list[str]) -> int:
    """Where the head of a long phrase ends: before its first participle, "of", or word that begins an addition."""
    for k in range(1, len(words)):
        participle = words[k].endswith("ed") and words[k].islower() and "-" not in words[k]
        name = all(map(_capital, words[:k])) and all(map(_capital, words[k + 1 : k + 2]))
        of = words[k] == "of" and words[k + 1 : k + 2] != ["the"] and not name  # "Sedrian Ministry of Defence in its"
        if words[k] in CUTS or participle or of or (words[k] == "for" and words[k - 1].lower() in PAPERS):
            return k
    return len(words)


def _trimmed(head: list[str]) -> list[str]:
    """A head without what leads on from it; of one that is still too long the name that it ends with, or its last words."""
    while len(head) > 1 and (head[-1].endswith("ly") or head[-1] in SMALL) and head[-1].islower():
        head = head[:-1]  # "a unit for internally displaced people"
    if len(head) <= _USUAL or (head[:2] == ["Head", "of"] and len(head) <= _LONG):
        return head
    name = len(head)
    while name > 0 and _capital(head[name - 1]):
        name -= 1
    return head[name:] if 0 < len(head) - name <= _USUAL else head[-3:]


def _person(words: list[str]) -> str | None:
    """The name behind titles or a description ("Mr Cameron": "Cameron", "charity Brake": "Brake"); None for anything else."""
    if any(w.lower() in SMALL for w in words):
        return None
    cut = max((k + 1 for k, w in enumerate(words[:-1]) if _is_title(w)), default=0)
    if (
        len(words) > 2
        and words[-3].endswith(("'s", "s'"))
        and all(map(_capital, words[-2:]))
        and not _is_body(words[-1])
    ):
        return " ".join(words[-2:])  # "Labor's Ana Moor", "the department's Li Wei"
    described = max((k + 1 for k, w in enumerate(words[:-1]) if w.islower() and _describes(w)), default=0)
    if described >= cut:
        cut = described
    elif _is_body(words[-1]):
        return None
    left = words[cut - 1 if cut == len(words) - 1 and words[cut - 1] in _CROWNED else cut :]
    return " ".join(left) if cut and all(_capital(w) or w in _PARTICLES for w in left) else None


def _is_body(word: str) -> bool:
    return word.lower() in _INSTITUTIONS


def _describes(word: str) -> bool:
    """Whether a word in small letters before a name says what it is: "charity", "worker", "co-chair"."""
    word = word.removeprefix("co-").removeprefix("vice-")
    return word in _DESCRIBERS or word in titles() or (word.endswith(ROLE_ENDINGS) and word.isalpha())


def _is_title(word: str) -> bool:
    """Whether a word is a person's title: "Gen.", "President-elect", "Director-General"."""
    first, _, second = word.lower().strip(".").removeprefix("co-").removeprefix("vice-").partition("-")
    return first in titles() if second in {"", "elect", "general", "designate"} else False
