"""Replays real elections on the real server, ballot by ballot, and compares the winners with everyone's."""
