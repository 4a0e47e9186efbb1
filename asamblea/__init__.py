"""Asamblea runs a neighborhood popular assembly: decide together, then do it."""

__version__ = "0.1.0"
