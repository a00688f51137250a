"""Finds the place of a figure whose own sentence does not tell it."""
