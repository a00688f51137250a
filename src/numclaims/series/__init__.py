"""From claims to series to findings: which claims speak of one figure, how it moves, and where reports disagree."""
