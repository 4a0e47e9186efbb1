import secrets

from django.db import models


def random_number() -> int:
    """Return a key that says nothing of the order in which numbers came: seats have that order too."""
    return secrets.randbits(63)


class HeldSlip(models.Model):
    """That a number came in with a slip: what a phone keeps in its cookie, sealed so that only that number opens it.

    No row says which slip, which seat or which number. Erased when the meeting closes, or after its last late vote.
    """

    id = models.BigAutoField(primary_key=True, default=random_number)
    number_hash = models.BinaryField(max_length=32)
    meeting = models.CharField(max_length=16)
    cookie = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("number_hash", "meeting"), name="number_once"),)


class CallCode(models.Model):
    """Eight digits that the door gave for a slip, so that a keypad can say it. Erased when used, or like `HeldSlip`."""

    id = models.BigAutoField(primary_key=True, default=random_number)
    meeting = models.CharField(max_length=16)
    code_hash = models.BinaryField(max_length=32, unique=True)
    slip = models.BinaryField()
    """The slip's code, sealed so that only the digits open it."""


class Asked(models.Model):
    """A number that asked for messages about an assembly's meetings, until a day; erased by STOP or on that day."""

    id = models.BigAutoField(primary_key=True, default=random_number)
    number_hash = models.BinaryField(max_length=32, unique=True)
    """Another one than `HeldSlip` has: the two tables cannot be laid beside each other."""
    number = models.BinaryField()
    """Encrypted; the key is a file outside the database."""
    assembly = models.CharField(max_length=40, db_index=True)
    lang = models.CharField(max_length=12)
    remind = models.CharField(max_length=8, default="evening")
    """When they want to hear of a meeting (`rules.meeting_times.reminders.REMINDERS`)."""
    until = models.DateField()


class Outgoing(models.Model):
    """A message on its way to somebody who asked; erased when the gateway took it."""

    to = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()


class ToRead(models.Model):
    """A message that a person must read; erased when they have, when the meeting closes, or after a week."""

    id = models.BigAutoField(primary_key=True, default=random_number)
    meeting = models.CharField(max_length=16, default="", db_index=True)
    """The meeting whose door reads it; "" when none is open, then organizers do."""
    words = models.BinaryField()
    """Encrypted like a number."""
    asked_hash = models.BinaryField(max_length=32)
    """As in `Asked`, so that who reads a goodbye can erase the number without seeing it."""
    until = models.DateField()


class Answered(models.Model):
    """What a request was answered, sealed so that only the very same request opens it: a replay does nothing twice."""

    id = models.BigAutoField(primary_key=True, default=random_number)
    request_hash = models.BinaryField(max_length=32, unique=True)
    answer = models.BinaryField()
    until = models.DateField(db_index=True)


TABLES = tuple(model._meta.db_table for model in (HeldSlip, CallCode, Asked, Outgoing, ToRead, Answered))
"""Whose deleted rows are wiped from the database's files."""
