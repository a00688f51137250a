"""Which measures count people to whom harm was done, as several stages ask."""

from __future__ import annotations

from typing import Final

STRUCK: Final = frozenset({"killed", "injured", "casualties"})
"""What one blow does to people."""
HARM: Final = STRUCK | {"missing"}
"""What a disaster or an attack does to them."""
VICTIMS: Final = HARM | {"detained", "abducted"}
"""What is done to them at all."""
BODIES: Final = frozenset({"bodies", "corpses", "remains"})
"""The dead as they are found."""
MOVED: Final = frozenset({"displaced", "returned", "refugees", "evacuated", "detained", "abducted", "escaped"})
"""Measures whose nouns name people by what befell them: "of the returnees, 12,000 went to the coast"."""
