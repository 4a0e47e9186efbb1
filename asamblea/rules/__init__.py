"""The assembly's rules: pure functions, no clock, no database, no randomness but a seed passed in."""
