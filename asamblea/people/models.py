from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Organizer(AbstractBaseUser):
    """Someone who may prepare and lead meetings here; any name they like to be called by."""

    name = models.CharField(max_length=60, unique=True)
    is_active = models.BooleanField(default=True)
    last_login = None
    """When somebody signed in is nobody's business."""

    objects = BaseUserManager()
    USERNAME_FIELD = "name"


class OrganizerLink(models.Model):
    """A one-time link that makes an organizer; it works once, until its hour."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    until = models.DateTimeField()
