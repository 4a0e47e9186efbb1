"""What other rooms may ask about organizers."""

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from asamblea.people.models import Organizer, OrganizerLink

LINK_LIVES = timedelta(hours=24)


def have_organizer() -> bool:
    """Return whether anyone can lead here yet."""
    return Organizer.objects.filter(is_active=True).exists()


def new_link() -> str:
    """Make a one-time link for a new organizer and return its token (shown once, kept hashed)."""
    OrganizerLink.objects.filter(until__lt=timezone.now()).delete()
    token = secrets.token_urlsafe(18)
    OrganizerLink.objects.create(token_hash=token_hash(token), until=timezone.now() + LINK_LIVES)
    return token


def token_hash(token: str) -> bytes:
    """Return what is stored of a link's token."""
    return hashlib.sha256(b"asamblea organizer link\0" + token.encode()).digest()
