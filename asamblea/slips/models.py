from django.db import models


class Slip(models.Model):
    """A voice in one meeting. No time is kept with it, and no person.

    `live/` and `urn/` read this table by its name and columns when they take a ballot.
    """

    meeting = models.CharField(max_length=16)
    code_hash = models.BinaryField(max_length=32)
    claim_hash = models.BinaryField(max_length=32, null=True)
    """Of the phone that came in with this slip; null until then, and for a slip held at the desk."""
    seat = models.PositiveIntegerField(null=True)
    void = models.BooleanField(default=False)
    shown_name = models.CharField(max_length=40, default="")
    """What this person wants to be called tonight; erased when the meeting closes."""
    language = models.CharField(max_length=12, default="")
    """That the phone chose when it came in, so that small groups understand each other; erased like the name."""
    also = models.CharField(max_length=60, default="")
    """Further languages this person understands, with spaces between; this and what follows is erased like the name."""
    interprets = models.BooleanField(default=False)
    """Whether they interpret for their neighbors between the languages they understand."""
    is_newcomer = models.BooleanField(default=False)
    with_seat = models.PositiveIntegerField(null=True)
    """Whose group they wish to sit in; it counts where both say it."""

    class Meta:
        db_table = "slips_slip"
        constraints = (
            models.UniqueConstraint(fields=("meeting", "code_hash"), name="slip_once"),
            models.UniqueConstraint(fields=("meeting", "seat"), name="seat_once"),
        )


class Spoken(models.Model):
    """How many of a meeting that is over chose a language: what is left of it, for the interpreters of the next one."""

    meeting = models.CharField(max_length=16)
    language = models.CharField(max_length=12)
    people = models.PositiveIntegerField()
    """0 where they were fewer than three: a smaller count would point at people."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "language"), name="spoken_once"),)


class AskedSlip(models.Model):
    """Somebody far away asks the door for a slip; the row goes when they fetch the answer.

    The slip is made only when its ticket fetches it, so that no code waits in a table."""

    meeting = models.CharField(max_length=16, db_index=True)
    ticket_hash = models.BinaryField(max_length=32, unique=True)
    word = models.CharField(max_length=60)
    """How the door knows them: a first name or where they call from."""
    granted = models.BooleanField(default=False)
    refused = models.BooleanField(default=False)
