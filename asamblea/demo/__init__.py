"""A made-up neighborhood to look around in: past records, open promises, an evening under way."""
