"""The catalogues of the interface's words, without GNU gettext: a bare laptop has none.

    python scripts/messages.py update            gather strings of code and templates into every catalogue
    python scripts/messages.py compile           make the .mo files that the program reads
    python scripts/messages.py check             fail where a language lacks a string, a plural or a place
    python scripts/messages.py list LANG         the strings still to translate, as JSON
    python scripts/messages.py merge LANG FILE   take translations from JSON: {key: string or [plural forms]}

A key is the English string; with a context, the context, the sign |, and the string.
"""

import io
import json
import os
import re
import sys
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # a script is started from its own folder

from asamblea.languages import CATALOGUES, CODES, folder  # noqa: E402

LOCALE = CATALOGUES
SOURCE = CODES[0]
MOST_SAID = 60
CALL = re.compile(r"""\b(?:gettext|ngettext|pgettext|npgettext|_)\((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^()'"])*\)""")
PLACE = re.compile(r"%\((\w+)\)[sd]")
_TAIL = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_IN_TEMPLATES = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3), "_": None}


def gathered() -> Catalog:
    """Return a catalog of every string that code and templates mark for translation."""
    catalog = Catalog(project="Asamblea", charset="utf-8")
    for path in sorted((ROOT / "asamblea").rglob("*")):
        where = path.relative_to(ROOT).as_posix()
        if path.suffix == ".py" and "migrations" not in path.parts:
            found = extract("python", path.open("rb"), keywords=_TAIL, options={"encoding": "utf-8"})
        elif path.suffix == ".html":
            found = extract("python", _as_python(path.read_text(encoding="utf-8")), keywords=_IN_TEMPLATES)
        else:
            continue
        for _, message, _, context in found:
            if message and message != "":
                catalog.add(message, locations=[(where, 0)], context=context)
    return catalog


def _as_python(template: str) -> io.BytesIO:
    """Return a template's strings as calls of gettext, by Django's own reading of templates."""
    if not os.environ.get("DJANGO_SETTINGS_MODULE"):
        from django.conf import settings

        if not settings.configured:
            settings.configure(USE_I18N=True)
    from django.utils.translation.template import templatize

    calls = CALL.findall(templatize(template))
    return io.BytesIO("\n".join(re.sub(r"""(?<=[(,])(\s*)u(?=['"])""", r"\1", call) for call in calls).encode())


def path_of(lang: str) -> Path:
    """Return where a language's catalogue is."""
    return LOCALE / folder(lang) / "LC_MESSAGES" / "django.po"


def read(lang: str) -> Catalog:
    """Return a language's catalogue; empty where there is none yet."""
    if not path_of(lang).exists():
        return Catalog(locale=folder(lang), project="Asamblea", charset="utf-8")
    with path_of(lang).open("rb") as file:
        return read_po(file, locale=folder(lang))


def write(lang: str, catalog: Catalog) -> None:
    """Keep a language's catalogue, sorted, without times or line numbers, so that changes read well."""
    catalog.header_comment = f"# {lang}: the interface of Asamblea"
    catalog.fuzzy = False
    text = io.BytesIO()
    write_po(text, catalog, sort_output=True, omit_header=False, width=0, ignore_obsolete=True, include_lineno=False)
    lines = [line for line in text.getvalue().decode().split("\n") if not re.match(r'"(POT-Creation|PO-Revision)-Date', line)]
    path_of(lang).parent.mkdir(parents=True, exist_ok=True)
    path_of(lang).write_text("\n".join(lines), encoding="utf-8")


def update() -> None:
    """Bring every catalogue to the strings of today; English says what the code says."""
    for lang in CODES:
        catalog = read(lang)
        catalog.update(gathered(), no_fuzzy_matching=True)  # gathered anew: update keeps the very messages it is given
        if lang == SOURCE:
            for message in catalog:
                if message.id:
                    message.string = message.id
        write(lang, catalog)


def key(message: Message) -> str:
    """Return what names a message in JSON."""
    first = message.id[0] if isinstance(message.id, tuple | list) else message.id
    return f"{message.context}|{first}" if message.context else first


def to_fill(message: Message, plurals: int) -> str | list[str]:
    """Return what a translator fills in: the English forms, as many as the language has, where numbers are said."""
    if not isinstance(message.id, tuple | list):
        return ""
    one, many = message.id
    return [one, *[many] * (plurals - 1)] if plurals > 1 else [many]


def forms(message: Message) -> list[str]:
    """Return the translations of a message, one for each plural form."""
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]


def wanting(catalog: Catalog) -> list[Message]:
    """Return the messages that lack a translation or one of its plural forms."""
    plural = catalog.num_plurals
    return [
        m
        for m in catalog
        if m.id and (m.fuzzy or not all(forms(m)) or (isinstance(m.id, tuple | list) and len(forms(m)) != plural))
    ]


def problems(template: Catalog, catalog: Catalog, lang: str) -> list[str]:
    """Return a sentence for everything that is wrong with a catalogue."""
    found = [f"{lang}: not in the catalogue: {_where(m)}" for m in template if m.id and not _has(catalog, m)]
    found += [f"{lang}: no longer used: {key(m)!r}" for m in catalog if m.id and not _has(template, m)]
    found += [f"{lang}: not translated: {_where(m)}" for m in wanting(catalog)]
    for message in catalog:
        if message.id and message not in wanting(catalog):
            found += [f"{lang}: other places than in English: {key(message)!r}"] if _places_differ(message) else []
    return found


def _has(catalog: Catalog, message: Message) -> bool:
    """Return whether a catalogue has this message, and with plural forms just where it has them."""
    found = catalog.get(_id(message), message.context)
    return found is not None and found.pluralizable == message.pluralizable


def _where(message: Message) -> str:
    """Return a message's key and the first file that says it."""
    files = [file for file, _ in message.locations]
    return f"{key(message)!r} ({files[0] if files else 'no file'})"


def _id(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else message.id


def _places_differ(message: Message) -> bool:
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    known = {place for one in ids for place in PLACE.findall(one)}
    needed = set.intersection(*(set(PLACE.findall(one)) for one in ids))
    return any(not needed - {"n"} <= set(PLACE.findall(form)) <= known for form in forms(message))


def compile_all() -> None:
    """Make the .mo files where the .po is newer."""
    for lang in CODES:
        source, made = path_of(lang), path_of(lang).with_suffix(".mo")
        if source.exists() and (not made.exists() or made.stat().st_mtime < source.stat().st_mtime):
            with made.open("wb") as file:
                write_mo(file, read(lang))


def merge(lang: str, translations: dict[str, str | list[str]]) -> list[str]:
    """Take translations into a catalogue and return the keys it does not have."""
    catalog = read(lang)
    by_key = {key(m): m for m in catalog if m.id}
    for name, string in translations.items():
        if name in by_key:
            by_key[name].string = tuple(string) if isinstance(string, list) else string
    write(lang, catalog)
    return sorted(set(translations) - set(by_key))


def main(args: list[str]) -> int:
    """Do what the command line asks."""
    match args:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            template = gathered()
            found = [line for lang in CODES for line in problems(template, read(lang), lang)]
            if len(found) > MOST_SAID:
                found[MOST_SAID:] = [f"and {len(found) - MOST_SAID} more"]
            print("\n".join(found) or "translations: complete in " + ", ".join(CODES))
            return bool(found)
        case ["list", lang]:
            catalog = read(lang)
            missing = {key(m): to_fill(m, catalog.num_plurals) for m in wanting(catalog)}
            print(json.dumps(missing, ensure_ascii=False, indent=1))
        case ["merge", lang, file]:
            unknown = merge(lang, json.loads(Path(file).read_text(encoding="utf-8")))
            print("\n".join(f"no such string: {name!r}" for name in unknown))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
