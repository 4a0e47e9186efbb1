"""Elections as files that other programs read: `.blt` (rankings), `.pb` (Pabulib), `.csv`.

Each format has `parse(text) -> Election | Refusal`, the refusal with a line number and what was
expected there, and `write(election) -> text`.
"""
