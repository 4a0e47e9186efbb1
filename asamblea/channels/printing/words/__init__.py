"""What the papers say, one file per language, all languages on the same paper."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("es", "ko", "en")
"""The order on paper: who needs it most comes first."""


@cache
def words(paper: str) -> tuple[dict[str, Any], ...]:
    """Return the words of one paper (`slip`, `poster`) in each language, with its code as `lang`."""
    return tuple({"lang": language, **_read(language)[paper]} for language in LANGUAGES)


@cache
def _read(language: str) -> dict[str, Any]:
    with (Path(__file__).parent / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def parted(sentence: str) -> list[str]:
    """Return what stands before and after the place of the host's name."""
    before, _, after = sentence.partition("{host}")
    return [before, after]
