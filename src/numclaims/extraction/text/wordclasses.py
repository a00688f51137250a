"""Small classes of English words for which several questions ask: articles, forms of "to be", days and their parts.

Whoever asks for more or fewer of them adds or takes away by name, so that what is different about the rule can be seen.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set

INDEFINITE: Final = frozenset({"a", "an"})
ARTICLES: Final = INDEFINITE | {"the"}
OWNERS: Final = word_set("his her its their")
"""Words for whose something is, in the third person."""
SUBJECT_PRONOUNS: Final = word_set("i you he she it we they")
BE: Final = word_set("is are was were")
AUXILIARIES: Final = BE | {"has", "have", "had"}
"""What tells, before a participle, that it is a verb."""
UP_TO_NOW: Final = word_set("now have has 've since still remain remains remained so")
"""Words of a running total or of a state, which no day of an event dates."""
COORDINATORS: Final = word_set("but while whereas and though although as")
CLAUSE_BREAKS: Final = word_set(", ; and but while")
"""What may stand between two clauses of a sentence."""
PERCENT: Final = word_set("percent % cent pc")
ORDINAL_ENDS: Final = word_set("st nd rd th")
WEEKDAYS: Final = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS: Final = word_set("january february march april may june july august september october november december")
SHORT_MONTHS: Final = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
DAYPARTS: Final = word_set("morning afternoon evening night noon midday dawn midnight")
PEOPLE: Final = frozenset({"person", "household"})
"""Units that count people."""
