"""The site's settings, on a var folder that lives as long as the tests."""

import os
import tempfile

os.environ.setdefault("ASAMBLEA_TEST_VAR", tempfile.mkdtemp(prefix="asamblea-test-"))
os.environ["ASAMBLEA_VAR"] = os.environ["ASAMBLEA_TEST_VAR"]
os.environ["ASAMBLEA_STATIC"] = "plain"

from asamblea.site.settings import *  # noqa: F403 the environment comes first

# Argon2 is slow on purpose; the tests sign in a hundred times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
