"""One file per page: a card from a phone, a card from paper, choosing times, why we meet then, the calendar."""
