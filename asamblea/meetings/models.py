from django.db import models


class Meeting(models.Model):
    """One evening of an assembly. What happens in it stands in its entries, not here."""

    id = models.CharField(max_length=16, primary_key=True)
    assembly = models.CharField(max_length=40, db_index=True)
    """Slug of the assembly."""
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    phase = models.CharField(max_length=8, default="planned")
    entries = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default="0" * 64)
    """Number and hash of the last entry: who appends locks this row and continues from here."""


class Entry(models.Model):
    """A line of a meeting's minutes: canonical JSON, numbered and hash-chained (`rules.chain`)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    n = models.PositiveIntegerField()
    body = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "n"), name="entry_once"),)


class RolePass(models.Model):
    """A link that gives a role of the evening to whoever opens it: no account, valid for one meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=12)
    code_hash = models.BinaryField(max_length=32, unique=True)
    holder = models.CharField(max_length=40, default="", db_index=True)
    """Whom another room gave it to, as that room calls them; it can take it back (`viewer.take_back`)."""
    void = models.BooleanField(default=False)


class Signal(models.Model):
    """That a slip answered a check, so that it answers once; wiped when the check ends."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=40)
    """The check: a temperature's id, or ready.<item>, or follow.<item>."""
    seat = models.PositiveIntegerField()
    mark = models.CharField(max_length=8, default="")
    changes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "about", "seat"), name="signal_once"),)


class ProposedGroups(models.Model):
    """Small groups that the facilitator looks at before they open; removed when they do, or are put away.

    No minutes hold them. `key` tells whether the groups that are opened are those that were looked at."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, primary_key=True, related_name="+")
    key = models.CharField(max_length=8)
    item = models.CharField(max_length=16)
    made = models.JSONField()
    """What `rules.meeting.breakouts.OpenBreakouts` opens (`question, minutes, how, groups`), and what is known of it:
    `of` (interpreters and newcomers in each group), `unserved` and `silent` seats, `proved`."""


class Outcome(models.Model):
    """A decision or no-decision, copied out of the minutes so that it can be searched across meetings."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    assembly = models.CharField(max_length=40, db_index=True)
    outcome = models.CharField(max_length=8)
    """Its id in the minutes: d1, x2."""
    item = models.CharField(max_length=200)
    lang = models.CharField(max_length=12)
    text = models.TextField()
    """What was decided, or why nothing was."""
    next = models.TextField(default="")
    owner = models.CharField(max_length=80, default="")
    day = models.DateField()
    due = models.DateField(null=True)
    review = models.DateField(null=True)
    status = models.CharField(max_length=12, default="open")
    """For a decision: open, going_on, not_done, done or dropped, as later meetings found it."""
    house_rules = models.JSONField(default=dict)
    """House rules that this decision changed."""
    adopted = models.JSONField(default=dict)
    """The plan of efforts it adopted (`{"plan"}`), or what it says of an effort (`{"effort", "do"}`)."""

    folded = models.TextField(default="")
    """Item, text, next step and owner as they are searched (`rules.texts.folded`)."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "outcome"), name="outcome_once"),)
