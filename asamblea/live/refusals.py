"""Why a ballot does not even reach the urn."""

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

TOO_LARGE = Refusal("too_large", gettext_noop("This is too long for a ballot. Your ballot was not counted."))
NOT_FROM_HERE = Refusal("not_from_here", gettext_noop("This did not come from the page of the meeting. Nothing was counted."))
NO_SLIP = Refusal("no_slip", gettext_noop("This phone holds no slip. Come in with your slip first. Nothing was counted."))
FOREIGN_SLIP = Refusal("foreign_slip", gettext_noop("This slip is for another meeting. Your ballot was not counted."))
TOO_MANY = Refusal("too_many_guesses", gettext_noop("Too many wrong slips. Please wait a minute. Nothing was counted."))
UNREADABLE = Refusal("unreadable", gettext_noop("This ballot cannot be read. It was not counted. Please try again."))
UNAVAILABLE = Refusal(
    "unavailable",
    gettext_noop("Your ballot could not be kept and does not count yet. Please send it again in a moment."),
)

STATUS = {
    "too_large": 413,
    "not_from_here": 403,
    "no_slip": 403,
    "foreign_slip": 403,
    "unknown_slip": 403,
    "void_slip": 403,
    "used_slip": 403,
    "not_in_room": 403,
    "too_many_guesses": 429,
    "vote_not_open": 409,
    "vote_closed": 409,
    "unavailable": 503,
}
"""HTTP status by code; any other refusal is about what stands on the ballot: 422."""
