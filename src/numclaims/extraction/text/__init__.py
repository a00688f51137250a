"""Sentences, tokens, sections, and the sentences that are worth reading."""
