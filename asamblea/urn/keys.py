"""Vote keys: one file of 32 random bytes per open vote, never in the database.

A copy of the database, its logs or its backups therefore never holds what ties a ballot to a
slip; destroying the file destroys the tie everywhere at once.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from asamblea.urn.drops import Unavailable

LENGTH = 32
_NAME = re.compile(r"[a-z0-9-]{1,40}\.[a-z0-9]{1,20}")


def name(meeting: str, vote: str) -> str:
    """Return how the urn calls this vote: "<meeting>.<vote>"; ValueError for anything but plain ids."""
    joined = f"{meeting}.{vote}"
    if not _NAME.fullmatch(joined):
        raise ValueError("not the id of a meeting and a vote")
    return joined


@dataclass(frozen=True)
class Keys:
    """The folder of vote keys, shared by all processes of a site. Raises Unavailable when the disk refuses."""

    folder: Path

    def make(self, vote: str) -> None:
        """Make the key of `vote` and see it on disk; a whole key that is already there stays."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.read(vote) is None:
                # A torn file is from a crash before the vote opened: no ballot was ever under it.
                self._path(vote).unlink(missing_ok=True)
                self._write_new(self._path(vote))
        except OSError as error:
            raise Unavailable("the vote key cannot be written") from error

    def read(self, vote: str) -> bytes | None:
        """Return the key, or None when there is none; kept in no cache, so that destroyed is destroyed."""
        try:
            key = self._path(vote).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unavailable("the vote key cannot be read") from error
        return key if len(key) == LENGTH else None

    def destroy(self, vote: str) -> None:
        """Overwrite the key on disk, then remove the file; nothing happens where there is none."""
        try:
            with self._path(vote).open("r+b") as file:
                file.write(b"\0" * LENGTH)
                file.flush()
                os.fsync(file.fileno())
            self._path(vote).unlink(missing_ok=True)
            self._sync_folder()
        except FileNotFoundError:
            return
        except OSError as error:
            raise Unavailable("the vote key cannot be destroyed") from error

    def _path(self, vote: str) -> Path:
        return self.folder / f"{vote}.key"

    def _write_new(self, path: Path) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(descriptor, os.urandom(LENGTH))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        self._sync_folder()

    def _sync_folder(self) -> None:
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
