"""Tells what part each place name has in its sentence, and which of two lies in the other."""
