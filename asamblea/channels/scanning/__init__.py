"""Reads ballots and times cards from phone photos and scans: straightens the sheet, reads its QR code, measures ink.

What the ink means is decided by `rules.paper`. Nothing here writes to disk.
"""
