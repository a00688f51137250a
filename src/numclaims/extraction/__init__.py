"""From the text of a document to its numbers, each read by one stage after another: see ``cascade``."""
