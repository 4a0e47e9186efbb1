import secrets

from django.db import models


def random_number() -> int:
    """Return a key that says nothing of the order in which cards were given."""
    return secrets.randbits(63)


class Card(models.Model):
    """When somebody can usually come: no name, no telephone, kept under the hash of a code that only they have.

    The fields from `language` to `week_4` are those of `rules.meeting_times.Card`, weeks as bits.
    Erased after `until`.
    """

    id = models.BigAutoField(primary_key=True, default=random_number)
    assembly = models.CharField(max_length=40, db_index=True)
    """Slug of the assembly."""
    code_hash = models.BinaryField(max_length=32, unique=True)
    meeting = models.CharField(max_length=16, default="", db_index=True)
    slip_hash = models.BinaryField(max_length=32, null=True, unique=True)
    """Of the slip that gave it, so that one slip gives one card; wiped when that meeting is over."""
    how = models.CharField(max_length=8)
    """slip, paper, or open (by the open page, without a slip)."""
    language = models.CharField(max_length=12)
    work = models.CharField(max_length=12)
    first = models.IntegerField()
    turns = models.PositiveSmallIntegerField()
    week_1 = models.IntegerField()
    week_2 = models.IntegerField(default=0)
    week_3 = models.IntegerField(default=0)
    week_4 = models.IntegerField(default=0)
    childcare = models.BooleanField(default=False)
    step_free = models.BooleanField(default=False)
    interpreter = models.BooleanField(default=False)
    until = models.DateField(db_index=True)
    """The clock asks for this and for `meeting` at every turn."""
    counted = models.BooleanField(default=False)
    """Whether it is in the counts as it stands."""

    class Meta:
        indexes = (models.Index(fields=("assembly", "counted", "how"), name="times_to_count"),)


class Counts(models.Model):
    """The cards as pages count them: a copy made on one day, which no card given, changed or erased since touches.

    Nothing leads from the copy to a card, and open cards are not in it (`docs/decisions/0011`).
    """

    assembly = models.CharField(max_length=40, unique=True)
    day = models.DateField()
    """The day of the counts on the assembly's clock."""
    cards = models.PositiveIntegerField()
    """How many cards are in the counts: none, or `FEWEST_CARDS` and more."""
    rows = models.JSONField()
    """What each says, as fields of `rules.meeting_times.Card`, in the order of the alphabet."""
    needs = models.JSONField()
    """How many have each need."""
    hows = models.JSONField()
    """How many came each way."""


class Openness(models.Model):
    """Whether anyone may give a card to this assembly by the open page; without a row, only with a slip or on paper."""

    assembly = models.CharField(max_length=40, unique=True)
    anyone = models.BooleanField(default=False)


class Reminded(models.Model):
    """That the texts of one hour were sent for a meeting, so that each is sent once; nothing of whom they went to."""

    meeting = models.CharField(max_length=16)
    remind = models.CharField(max_length=8)
    """The hour (`rules.meeting_times.reminders.REMINDERS`)."""
    until = models.DateField()
    """The row goes after this day."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "remind"), name="reminded_once"),)


class Printed(models.Model):
    """A card on paper that is read once; nothing says which kept card it became."""

    id = models.BigAutoField(primary_key=True, default=random_number)
    assembly = models.CharField(max_length=40, db_index=True)
    serial_hash = models.BinaryField(max_length=32, unique=True)
    """Of the serial in its square code (`rules.paper.serials`)."""
    code_hash = models.BinaryField(max_length=32, null=True)
    """Of the code on the strip that the neighbor keeps; null once the card was read."""
    until = models.DateField(db_index=True)
    """The row goes after this day; a paper that is older is typed."""


TABLES = (Card._meta.db_table, Counts._meta.db_table, Printed._meta.db_table)
"""Tables whose deleted rows are wiped from the database's files."""
