"""What happened to what is counted: measure, population, actor, stock or flow, doubt."""
