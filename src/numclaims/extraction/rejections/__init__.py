"""Numbers that are no quantities, each set apart with a reason."""
