"""A progress bar on a terminal, and nothing anywhere else."""

import sys
from types import TracebackType

WIDTH = 30


class Bar:
    """Draws on standard error; `told(part)` takes how much is done, from 0 to 1."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.shown = sys.stderr.isatty()

    def __enter__(self) -> "Bar":
        return self

    def told(self, part: float, doing: str = "reading") -> None:
        """Draw how far it is."""
        if self.shown:
            done = round(part * WIDTH)
            sys.stderr.write(f"\r{self.title}  [{'#' * done}{' ' * (WIDTH - done)}] {part:>4.0%}  {doing:<8}")
            sys.stderr.flush()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
