"""Slips of paper that give one voice in one meeting, to whoever holds them."""
