from django.db import models


class Assembly(models.Model):
    """A neighborhood's open meeting of neighbors, one evening after another."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    languages = models.JSONField(default=list)
    """Language codes spoken in the room, the one most spoken first."""
    zone = models.CharField(max_length=64)
    is_demo = models.BooleanField(default=False)
