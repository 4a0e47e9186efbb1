"""Ballots on paper: where their bubbles stand, what is written in their QR code, and what marks say."""
