"""Organizers: the few people with an account. Neighbors need none."""
