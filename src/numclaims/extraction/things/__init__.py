"""What a number is of: units, money, ages, counted nouns, parts and wholes."""
