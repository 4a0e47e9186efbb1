"""A program that speaks more languages: a copy of ours with one line and one catalogue for each, made as a translator makes it.

The languages are pretended. `ar` has the real direction and the six plural forms of Arabic, and its words are the English
ones in Arabic letters; `zap` is a language of which neither Django nor CLDR knows more than the name, and its words are
English ones with every letter changed, and two fifths longer. Whatever still stands in plain English letters was not translated.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.site import ROOT

PRETENDED = {"ar": "العربية", "zap": "Diidxazá", "ru": "Русский"}
KEPT = re.compile(r"(%\(\w+\)[sd]|%%|<[^>]*>|&\w+;)")
"""Places, signs and tags, which a translator leaves as they are."""
ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه", strict=True))
CHANGED = dict(zip("abcdefghijklmnopqrstuvwxyz", "áƀćďéƒǧĥíĵķĺɱńóƥʠřšťúṽŵẋýž", strict=True))


def pretended(lang: str, words: str) -> str:
    """Return English words as the pretended language has them."""
    return "".join(part if KEPT.fullmatch(part) else _letters(lang, part) for part in KEPT.split(words))


def _letters(lang: str, words: str) -> str:
    if lang == "ar":
        return "".join(ARABIC.get(c, c) for c in words.lower())
    changed = "".join(CHANGED.get(c, CHANGED.get(c.lower(), c).upper()) for c in words)
    more = " ŋŋŋŋ" * (len(words) // 12)
    return f"{changed}{more}" if lang == "zap" else changed


def copied(folder: Path) -> Path:
    """Return a copy of the program that speaks them, complete, and checked by its own script."""
    for part in ("asamblea", "scripts"):
        shutil.copytree(ROOT / part, folder / part)
    listed = folder / "asamblea" / "languages.py"
    source, line = listed.read_text(encoding="utf-8"), '    "ko": "한국어",\n'
    assert source.count(line) == 1
    lines = "".join(f'    "{code}": "{itself}",\n' for code, itself in PRETENDED.items())
    listed.write_text(source.replace(line, line + lines), encoding="utf-8")
    messages(folder, "update")
    for lang in PRETENDED:
        words = folder / f"{lang}.json"
        words.write_text(json.dumps(translated(lang, json.loads(messages(folder, "list", lang)))), encoding="utf-8")
        messages(folder, "merge", lang, str(words))
    messages(folder, "compile")
    return folder


def translated(lang: str, missing: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    """Return a translation of everything that `messages.py list` names."""
    said = {}
    for key, forms in missing.items():
        english = key.rpartition("|")[2]
        said[key] = [pretended(lang, form) for form in forms] if isinstance(forms, list) else pretended(lang, english)
    return said


def messages(folder: Path, *arguments: str) -> str:
    """Run the script of the catalogues as a translator does, and return what it printed."""
    command = [sys.executable, "scripts/messages.py", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
