"""Finds the place names of a text, and tells which place each of them means and what country the text is about."""
