"""The rules of a meeting: commands in, entries out, state folded from them.

Each file is one thing of the evening and holds its commands, what each gives or why it is
refused, and how its entries change the state: `opening`, `agenda`, `floor`, `signals`,
`proposals`, `voting`, `decisions`, `efforts`, `notes`, `breakouts`. `roles` says who may, `minutes` ties it together.
"""
