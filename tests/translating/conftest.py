"""The room of the meetings' tests, with people who translate."""

from tests.meetings.conftest import no_guesses, room, urn_of_this_database

__all__ = ["no_guesses", "room", "urn_of_this_database"]
