"""The ballot urn: keeps ballots so that they can be changed until closing and tied to nobody after it."""
