"""A program whose telephone is switched on, and a provider that signs texts and calls to it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from asamblea.channels.telephone.pretend import Provider
from bench.site import asamblea
from tests.browser.program import Program, serving

OURS, PUBLIC, TOKEN = "+12135550100", "https://asamblea.example", "a secret of the provider"
SETTINGS = {
    "ASAMBLEA_TELEPHONE": "1",
    "ASAMBLEA_TELEPHONE_TOKEN": TOKEN,
    "ASAMBLEA_TELEPHONE_NUMBER": OURS,
    "ASAMBLEA_PUBLIC_URL": PUBLIC,
}


@contextmanager
def serving_with_a_telephone(folder: Path) -> Iterator[Program]:
    """Serve the program with its telephone on; its keys are made first, as an organizer makes them."""
    with mock.patch.dict(os.environ, SETTINGS):
        made = asamblea("telephone", "keys", var=folder)
        assert made.returncode == 0, made.stderr
        with serving(folder) as program:
            yield program


def provider(program: Program) -> Provider:
    """Return who posts signed texts and calls to this program."""
    return Provider(program.url, PUBLIC, TOKEN, OURS)
