"""The site's settings, on a var folder that lives as long as the tests."""

import atexit
import os
import shutil
import tempfile

if "ASAMBLEA_TEST_VAR" not in os.environ:  # workers of pytest-xdist share the first one's
    os.environ["ASAMBLEA_TEST_VAR"] = tempfile.mkdtemp(prefix="asamblea-test-")
    atexit.register(shutil.rmtree, os.environ["ASAMBLEA_TEST_VAR"], ignore_errors=True)
os.environ["ASAMBLEA_VAR"] = os.environ["ASAMBLEA_TEST_VAR"]
os.environ["ASAMBLEA_STATIC"] = "plain"

from asamblea.site.settings import *  # noqa: F403 the environment comes first

# Argon2 is slow on purpose; the tests sign in a hundred times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Workers of pytest-xdist run beside each other; each has keys of its own, so that a test may look at all of them.
URN_KEYS = VAR / f"keys-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"  # noqa: F405
