import secrets

from django.db import models

from asamblea.rules.texts import Text


def random_number() -> int:
    """Return a key that says nothing of the order in which rows were made: who came in when would tell whose they are.

    Only for BigAutoField: SQLite then keeps no counting number of its own beside it.
    """
    return secrets.randbits(63)


class Effort(models.Model):
    """Something neighbors may do together, and what it takes. Whether it is open stands in the decisions, not here."""

    assembly = models.CharField(max_length=40, db_index=True)
    """Slug of the assembly."""
    meeting = models.CharField(max_length=16)
    """The meeting it comes from, and there the proposal or decision, if it was one."""
    source = models.CharField(max_length=8, default="")
    title = models.CharField(max_length=140)
    purpose = models.TextField(default="")
    lang = models.CharField(max_length=12)
    """Of title and purpose."""
    proposed_by = models.CharField(max_length=80, default="")
    people_min = models.PositiveIntegerField()
    people_max = models.PositiveIntegerField()
    hours = models.PositiveIntegerField()
    """Hours a week that it needs in all."""
    hours_each = models.PositiveIntegerField(default=0)
    """Hours a week that each member gives at least."""
    weeks = models.PositiveIntegerField(default=0)
    """0 for without an end."""
    needs = models.JSONField(default=dict)
    """How many members must be able to do a thing: `{"ko": 2, "driver": 1}`."""
    times = models.JSONField(default=list)
    """Possible times (`words.SLOTS`); none means any."""
    withdrawn = models.BooleanField(default=False)
    owner = models.CharField(max_length=80, default="")
    """A role, or a name that person agreed to show."""
    first_task = models.CharField(max_length=300, default="")
    next_date = models.DateField(null=True)
    review = models.DateField(null=True)
    lesson = models.CharField(max_length=500, default="")
    """What was learned when it stopped."""

    @property
    def words(self) -> Text:
        """Its title as somebody wrote it."""
        return {"lang": self.lang, "text": self.title}

    @property
    def aim(self) -> Text:
        """Its purpose as somebody wrote it."""
        return {"lang": self.lang, "text": self.purpose}


class Pledge(models.Model):
    """What one person offers. Kept under a hash of their slip's code: no row says which seat it was.

    Erased when it is withdrawn, and after the day it was given until.
    """

    id = models.BigAutoField(primary_key=True, default=random_number)
    assembly = models.CharField(max_length=40, db_index=True)
    key_hash = models.BinaryField(max_length=32)
    meeting = models.CharField(max_length=16)
    how = models.CharField(max_length=8)
    """slip, or paper."""
    hours = models.PositiveIntegerField()
    until = models.DateField()
    abilities = models.JSONField(default=list)
    times = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    """By the effort's number: 3 gladly, 2 I would, 0 a good idea but not me."""
    shown_name = models.CharField(max_length=40, default="")
    """How the team may call them; only the team sees it."""
    contact = models.CharField(max_length=80, default="")
    """How the team reaches them; only the team sees it."""
    word = models.CharField(max_length=200, default="")
    """What they told the team when they gave fewer hours."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("assembly", "key_hash"), name="pledge_once"),)

    @property
    def brings_hands(self) -> bool:
        """Whether it offers work: saying that something is a good idea brings no hours."""
        return bool(self.hours and any(self.choices.values()))


class Plan(models.Model):
    """A run of the engine: what it was asked, how it ended, what it proposes."""

    id = models.CharField(max_length=8, primary_key=True)
    assembly = models.CharField(max_length=40, db_index=True)
    meeting = models.CharField(max_length=16)
    state = models.CharField(max_length=10, default="running")
    """running, ready, failed or cancelled."""
    started_at = models.DateTimeField(auto_now_add=True)
    limit = models.PositiveIntegerField()
    """Seconds at most."""
    asked = models.JSONField(default=dict)
    """While it runs: what the engine is given (docs/capacity.md); its pledge ids are those of our rows, so it is never published."""
    made = models.JSONField(default=dict)
    """What the engine answered (`rules.capacity.document`), with the same ids; while it runs how many are `placed` so far."""
    document = models.JSONField(default=dict)
    """The public form: anyone can check it, nobody can tell whose pledge is whose."""
    trouble = models.JSONField(default=dict)
    """Why there is no plan: `{"sentence", "params"}` of a refusal, said in the language of whoever looks."""


class Work(models.Model):
    """Hours that one member worked for an effort in one week: one tap a week."""

    id = models.BigAutoField(primary_key=True, default=random_number)
    effort = models.ForeignKey(Effort, on_delete=models.CASCADE, related_name="+")
    pledge = models.ForeignKey(Pledge, on_delete=models.SET_NULL, null=True, related_name="+")
    """Nobody's, once the pledge is erased: the assembly's record stays, the person does not."""
    week = models.DateField()
    """Its Monday."""
    hours = models.PositiveIntegerField()
    pledged = models.PositiveIntegerField()
    """Hours that were pledged for that week, for the assembly's track record."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("effort", "pledge", "week"), name="work_once"),)


TABLES = (Pledge._meta.db_table, Work._meta.db_table, Plan._meta.db_table)
"""Tables whose deleted rows are wiped from the database's files."""
