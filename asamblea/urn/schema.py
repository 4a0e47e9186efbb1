"""The urn's tables, as SQL for SQLite and PostgreSQL.

No table has a number that counts up or a time: neither the order of rows nor a clock may say
who voted when. On SQLite rows lie in the order of their keys (WITHOUT ROWID), which is random.
"""

from collections.abc import Sequence

_TABLES = (
    """CREATE TABLE IF NOT EXISTS urn_vote (
  vote TEXT NOT NULL PRIMARY KEY,
  meeting TEXT NOT NULL,
  open INTEGER NOT NULL,
  until BIGINT NULL,
  spec TEXT NOT NULL
)""",
    """CREATE TABLE IF NOT EXISTS urn_ballot (
  vote TEXT NOT NULL,
  key {octets} NOT NULL,
  ballot TEXT NOT NULL,
  PRIMARY KEY (vote, key)
) {kind}""",
    """CREATE TABLE IF NOT EXISTS urn_pledge (
  vote TEXT NOT NULL,
  key {octets} NOT NULL,
  hours INTEGER NOT NULL,
  PRIMARY KEY (vote, key)
) {kind}""",
)


def create(vendor: str) -> Sequence[str]:
    """Return the statements that make the tables; `vendor` is "sqlite" or "postgresql"."""
    words = {"octets": "BLOB", "kind": "WITHOUT ROWID"} if vendor == "sqlite" else {"octets": "BYTEA", "kind": ""}
    return [table.format(**words).rstrip() for table in _TABLES]


def drop() -> Sequence[str]:
    """Return the statements that remove the tables, for either database."""
    return [f"DROP TABLE IF EXISTS {table}" for table in ("urn_pledge", "urn_ballot", "urn_vote")]
