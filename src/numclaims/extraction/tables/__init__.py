"""The figures of tables: each cell is read as a line of its own, "label: figure", by the labels over it and beside it."""
