"""Django's SQLite, where the writers of this process wait in a row for their turn.

SQLite lets one write at a time and makes the others ask again and again, up to a tenth of a second
apart: beside fifteen others at the door one neighbor waited 3.7 seconds, and at 5 would have been
sent away. In a row nobody waited longer than 0.2. Other writers (the urn, another process) are
still met by SQLite's own lock.
"""

from threading import Lock

from django.db.backends.sqlite3 import base

PATIENCE_S = 5
_turn = Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """Holds the turn from the beginning of a transaction to its end."""

    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        # After that long SQLite itself decides who writes, so that a lost turn can never stop the program.
        self._has_turn = _turn.acquire(timeout=PATIENCE_S)
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs lack it
        except BaseException:
            self._give_up_turn()
            raise

    def commit(self) -> None:
        try:
            super().commit()
        finally:
            self._give_up_turn()

    def rollback(self) -> None:
        try:
            super().rollback()
        finally:
            self._give_up_turn()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._give_up_turn()

    def _give_up_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            _turn.release()
