"""Numerals in digits and words, ranges, and modifiers as intervals."""
