"""The pages of ballots on paper."""
