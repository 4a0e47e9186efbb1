"""Efforts: what the assembly does between its meetings, with the hours neighbors really pledge."""
