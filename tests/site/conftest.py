"""The same evening as the rooms' tests have."""

from tests.meetings.conftest import no_guesses, room, urn_of_this_database  # noqa: F401 fixtures
