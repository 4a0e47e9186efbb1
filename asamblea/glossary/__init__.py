"""Words: what an assembly calls its things in each language, for those who translate and interpret."""
