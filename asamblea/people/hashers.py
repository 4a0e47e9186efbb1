"""Passphrases under Argon2 with 19 MiB each (OWASP, Password Storage Cheat Sheet, 2023): a small laptop serves the hall beside."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SmallArgon2(Argon2PasswordHasher):
    """Django's, with less memory; older passphrases are made anew at the next sign-in."""

    memory_cost = 19_456
    time_cost = 2
    parallelism = 1
