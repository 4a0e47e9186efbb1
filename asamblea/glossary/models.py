from typing import ClassVar

from django.db import models


class Term(models.Model):
    """A word that an assembly added, or one of the program's that it calls differently."""

    assembly = models.SlugField(max_length=40)
    key = models.CharField(max_length=24, blank=True)
    """Which of the program's terms (`terms.TERMS`) this changes; empty for the assembly's own."""
    words = models.JSONField(default=dict)
    """By language, as `rules.glossary.Words`."""
    note = models.JSONField(default=dict)
    """What it means, as `rules.texts.Text`."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assembly", "key"], condition=~models.Q(key=""), name="a_term_is_changed_in_one_place"
            )
        ]
