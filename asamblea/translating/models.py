from django.db import models


class Taken(models.Model):
    """That somebody at a desk works at some words, so that nobody else does the same.

    Gone when it is done, given back, or its time is over.
    """

    desk = models.CharField(max_length=60)
    """`m/<meeting>` or `a/<assembly>`."""
    words = models.BinaryField(max_length=32)
    """Hash of the source's language and words."""
    lang = models.CharField(max_length=12)
    """The language to translate into."""
    of = models.CharField(max_length=60)
    """What the words belong to."""
    holder = models.BinaryField(max_length=32)
    """Hash of a secret of the device: no row says who somebody is."""
    until = models.BigIntegerField()
    """Unix ms."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("desk", "words", "lang"), name="taken_by_one"),
            models.UniqueConstraint(fields=("desk", "holder"), name="one_at_a_time"),
        )


class Helped(models.Model):
    """How many drafts came from a seat, so that nobody floods the desk; erased when the meeting closes."""

    meeting = models.CharField(max_length=16)
    seat = models.PositiveIntegerField()
    drafts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "seat"), name="helped_once"),)


class Known(models.Model):
    """A translation that the assembly keeps beyond an evening: of these words, wherever they stand."""

    assembly = models.CharField(max_length=40)
    """Slug of the assembly."""
    words = models.BinaryField(max_length=32)
    """Hash of the source's language and words."""
    source_lang = models.CharField(max_length=12)
    source = models.TextField()
    lang = models.CharField(max_length=12)
    text = models.TextField()
    of = models.CharField(max_length=60, default="")
    """What outside of meetings the words belong to, for what changes there later."""
    is_checked = models.BooleanField()
    is_machine = models.BooleanField(default=False)
    by = models.CharField(max_length=12)
    """The role that wrote or checked it, never a name."""
    at = models.BigIntegerField()
    """Unix ms."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("assembly", "words", "lang"), name="known_once"),)
