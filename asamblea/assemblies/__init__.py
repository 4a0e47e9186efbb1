"""Assemblies: their name, languages, place in time, and house rules as decided."""
