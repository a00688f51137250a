"""From numbers as read to claims as written out: base units, places with their paths, days, one name for a source."""
