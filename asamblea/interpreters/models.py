import secrets

from django.db import models


def random_number() -> int:
    """Return a key that says nothing of the order in which rows were made."""
    return secrets.randbits(63)


class Interpreter(models.Model):
    """Somebody who interprets for an assembly: what they want to be called, no telephone, no address.

    Reached only by the personal link that an organizer handed over, kept as a hash. Erased by themselves, by an
    organizer, or after `until`.
    """

    id = models.BigAutoField(primary_key=True, default=random_number)
    assembly = models.CharField(max_length=40, db_index=True)
    """Slug of the assembly."""
    code_hash = models.BinaryField(max_length=32, unique=True)
    name = models.CharField(max_length=40)
    """As they want to be called here: a first name or a nickname."""
    ways = models.JSONField(default=list)
    """`[["ko", "es"], ["es", "ko"]]`: from which language into which (`rules.interpreters.Way`)."""
    hours = models.CharField(max_length=120, default="")
    """When they can usually come, in a few words."""
    rest = models.PositiveSmallIntegerField(default=25)
    """Minutes after which they need somebody to take over."""
    answers = models.JSONField(default=dict)
    """By meeting whether they come; the answer goes when the meeting is over."""
    until = models.DateField()


TABLES = (Interpreter._meta.db_table,)
"""Tables whose deleted rows are wiped from the database's files."""
