"""Why the urn does not take a ballot."""

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

UNKNOWN_SLIP = Refusal("unknown_slip", gettext_noop("This slip is not one of this meeting. Your ballot was not counted."))
VOID_SLIP = Refusal("void_slip", gettext_noop("This slip was declared lost and is void. Your ballot was not counted."))
USED_SLIP = Refusal("used_slip", gettext_noop("This slip is in use on another phone. Your ballot was not counted."))
NOT_IN_ROOM = Refusal("not_in_room", gettext_noop("Come in with your slip first. Your ballot was not counted."))
VOTE_NOT_OPEN = Refusal("vote_not_open", gettext_noop("This vote is not open. Your ballot was not counted."))
VOTE_CLOSED = Refusal("vote_closed", gettext_noop("This vote is closed. Your ballot was not counted."))
BAD_PLEDGE = Refusal("bad_pledge", gettext_noop("Promise whole hours a week, from 1 to 60. Your ballot was not counted."))
