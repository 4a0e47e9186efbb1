import secrets

from django.db import models


def random_number() -> int:
    """Return a key that says nothing of the order in which papers were printed or tied."""
    return secrets.randbits(63)


class Paper(models.Model):
    """One ballot on paper. Its row goes when its vote closes.

    What ties it to a slip is encrypted under the vote key (`Urn.conceal`), which stands in no database.
    """

    id = models.BigAutoField(primary_key=True, default=random_number)
    meeting = models.CharField(max_length=40)
    vote = models.CharField(max_length=20)
    serial_hash = models.BinaryField(max_length=32, unique=True)
    number = models.PositiveIntegerField()
    """Six digits that people type; drawn, so that it says nothing of any order."""
    state = models.CharField(max_length=8, default="printed")
    """printed; given (tied to a slip); doubtful (waits for two people's eyes); counted; aside; replaced (by a newer paper)."""
    slip = models.BinaryField(null=True)
    """Hash of the slip's code, concealed."""
    slip_mark = models.BinaryField(max_length=32, null=True)
    """Mark of the same under the vote key, to find the other papers of a slip."""
    reading_mark = models.BinaryField(max_length=32, null=True)
    """Mark of what the first picture showed: a second one that shows the same counts nothing."""
    doubt = models.CharField(max_length=16, default="")
    """Why it waits for eyes (`rules.paper.marks.DOUBTS`)."""
    urn_mark = models.BinaryField(max_length=32, null=True)
    """Mark of what the slip had in the urn when this paper went to eyes: if that changed, the later ballot stands."""
    picture = models.BinaryField(null=True)
    """Of the choices, while it waits for eyes; concealed, and erased once two people looked."""

    class Meta:
        indexes = (models.Index(fields=("meeting", "vote", "state"), name="paper_state"),)
        constraints = (models.UniqueConstraint(fields=("meeting", "vote", "number"), name="paper_number_once"),)


class Look(models.Model):
    """What one of two people saw on a doubtful paper."""

    id = models.BigAutoField(primary_key=True, default=random_number)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="looks")
    nth = models.PositiveSmallIntegerField()
    """1 for the first, 2 for the second."""
    who = models.BinaryField(max_length=32)
    """Mark of that person's pass under the vote key: two looks need two passes."""
    seen = models.BinaryField()
    """The ballot as JSON, null where it is not clear; concealed."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("paper", "who"), name="look_once"),
            models.UniqueConstraint(fields=("paper", "nth"), name="look_nth"),
        )
