"""Where a figure holds.

``names`` finds the place names of a text and tells which place each of them means; ``parts`` tells what each has to do in
its sentence; ``fit`` tells how well one fits a figure; ``context`` finds the place of a figure whose own sentence tells none.
``places`` asks them in turn and chooses, ``recording`` writes the choice down. Imports go that way only.
"""
