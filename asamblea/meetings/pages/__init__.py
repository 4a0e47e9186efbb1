"""One file per page of the evening: who looks, what they see, what they may do there."""
