"""The room of times: cards that say when people are free, when the assembly meets and why then, its calendar."""
