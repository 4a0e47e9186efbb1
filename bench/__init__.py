"""Figures beside their limit or peer, and real elections replayed; `make bench`, `make replay`."""
