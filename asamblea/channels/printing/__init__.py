"""Paper: slips to cut apart, posters for the door, QR codes."""
