"""Ballots on paper: printed for a vote, tied to a slip at the door, read from pictures, counted in the same urn."""
