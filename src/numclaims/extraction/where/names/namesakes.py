"""Takes the vote of a town back that has namesakes in a country which a text speaks of by other names.

"A bomb in Hyderabad killed 12, Pakistani police said" is no news of India, though the greater Hyderabad lies there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from numclaims.extraction.where.names.found import Found
from numclaims.lexicons.gazetteer import PROVINCE, TOWN

_LEAST: Final = 20_000
"""Inhabitants of a namesake that may be meant."""
_SHARE: Final = 0.05
"""What a namesake town must have of the inhabitants of the greater bearer, so that either may be meant."""


def give_way(votes: dict[int, float], names: Iterable[Found]) -> None:
    """Drop the votes of countries that only one town or province speaks for, where it has a namesake in another.

    Args:
        votes: Votes by country; changed.
        names: The names that have voted.
    """
    voters: dict[int, dict[str, Found]] = {}
    for name in names:
        if name.vote:
            voters.setdefault(name.entries[0].country, {})[name.name] = name
    for country in sorted(voters):
        if len(voters[country]) > 1 or country not in votes:
            continue
        ((written, name),) = voters[country].items()
        best = name.entries[0]
        if name.demonym or len(name.entries) == 1 or best.kind not in {TOWN, PROVINCE}:
            continue
        for other in name.entries:
            if other.country == country or other.alternate or (other.kind != PROVINCE and other.population < _LEAST):
                continue
            if other.kind != PROVINCE and other.population < best.population * _SHARE:
                continue  # "Russians shelled Donetsk" is no news of the small town in Russia
            if votes.get(other.country, 0.0) > 0.0 and voters.get(other.country, {}).keys() - {written}:
                del votes[country]
                break
