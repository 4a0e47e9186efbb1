"""One file for each page of the efforts: who looks, what they see, what they may do there."""
