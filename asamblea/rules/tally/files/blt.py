"""`.blt`, the format of ranked elections that OpenSTV, Droop and Scottish councils use.

First line: candidates and seats. Then withdrawn candidates as negative numbers, one line a ballot
(how many, candidates in order, 0), a line with 0, each candidate's name, and a title.
"""

from collections.abc import Iterator

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally.files.election import Election, Told, malformed, new_vote, text_of
from asamblea.rules.tally.papers import in_order
from asamblea.rules.words import gettext_noop

MOST = 1_000
"""Candidates; a larger number is a mistake in the first line."""

Ranking = tuple[str, ...]
Lines = Iterator[tuple[int, str]]


def parse(text: str, told: Told = lambda part: None) -> Election | Refusal:
    """Return the election, counted by STV unless said otherwise; ids are candidates' numbers from 1."""
    lines = _lines(text, told)
    first = next(lines, (1, ""))
    heads = first[1].split("#")[0].split()
    if len(heads) != 2 or not all(head.isdecimal() and 0 < int(head) <= MOST for head in heads):
        return malformed(first[0], gettext_noop("Line %(line)s: expected two numbers, candidates and seats."))
    candidates, seats = map(int, heads)
    read = _read_papers(lines, candidates)
    if isinstance(read, Refusal):
        return read
    papers, withdrawn, last = read
    named = _read_names(lines, candidates, last)
    if isinstance(named, Refusal):
        return named
    options = [{"id": str(n), "text": {"lang": "", "text": name}} for n, name in enumerate(named[0], 1)]
    standing = [option for option in options if option["id"] not in withdrawn]
    vote = new_vote("stv", standing, seats=seats, question={"lang": "", "text": named[1]})
    return Election(vote, "rankings", in_order(papers))


def _lines(text: str, told: Told) -> Lines:
    """Yield number and content of each line that is neither empty nor a comment."""
    lines = text.removeprefix("\ufeff").splitlines()
    for number, line in enumerate(lines, 1):
        if number % 8192 == 0:
            told(number / len(lines))
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield number, stripped


def _read_papers(lines: Lines, candidates: int) -> tuple[dict[Ranking, int], set[str], int] | Refusal:
    """Return the ballots, who withdrew, and the number of the line with 0 that ends them."""
    known = {str(n) for n in range(1, candidates + 1)}
    papers: dict[Ranking, int] = {}
    withdrawn: set[str] = set()
    number = 1
    for number, line in lines:
        words = line.split("#")[0].split() if "#" in line else line.split()
        if words == ["0"]:
            return papers, withdrawn, number
        if words[0][0] == "-" and not papers:
            gone = {word[1:] for word in words if word[0] == "-"}
            if len(gone) != len(words) or not gone <= known:
                return malformed(number, gettext_noop("Line %(line)s: expected withdrawn candidates as negative numbers."))
            withdrawn |= gone
            continue
        if words[0][0] == "(":
            words = words[1:]  # the ballot's own name, which counts for nothing
        ranking = tuple(words[1:-1]) if "-" not in words else tuple(word for word in words[1:-1] if word != "-")
        if len(words) < 2 or words[-1] != "0" or not words[0].isdecimal():
            return malformed(number, gettext_noop("Line %(line)s: expected how many ballots, candidates in order, and 0."))
        if not known.issuperset(ranking) or len(set(ranking)) != len(ranking):
            return _wrong_candidate(number, ranking, candidates)
        papers[ranking] = papers.get(ranking, 0) + int(words[0])
    return malformed(number, gettext_noop("Line %(line)s: the file ends here; expected a line with 0 after the ballots."))


def _wrong_candidate(number: int, ranking: Ranking, candidates: int) -> Refusal:
    if any("=" in word for word in ranking):
        return malformed(number, gettext_noop("Line %(line)s: two candidates at one place (=) cannot be counted."))
    if len(set(ranking)) != len(ranking):
        return malformed(number, gettext_noop("Line %(line)s: one candidate stands there twice."))
    sentence = gettext_noop("Line %(line)s: expected candidates' numbers from 1 to %(most)s.")
    return malformed(number, sentence, most=candidates)


def _read_names(lines: Lines, candidates: int, last: int) -> tuple[list[str], str] | Refusal:
    """Return the candidates' names and the title."""
    names = []
    for last, line in lines:
        names.append(_unquoted(line))
        if len(names) > candidates + 1:
            return malformed(last, gettext_noop("Line %(line)s: expected nothing more after the names and a title."))
    if len(names) < candidates:
        sentence = gettext_noop("Line %(line)s: the file ends here; expected %(most)s names of candidates, found %(found)s.")
        return malformed(last, sentence, most=candidates, found=len(names))
    return names[:candidates], names[candidates] if len(names) > candidates else ""


def _unquoted(line: str) -> str:
    if len(line) > 1 and line[0] == line[-1] == '"':
        return line[1:-1].replace('""', '"').strip()
    return line


def write(election: Election) -> str:
    """Return the election as `.blt`; candidates are numbered in the order of the options."""
    numbers = {option["id"]: str(n) for n, option in enumerate(election.vote["options"], 1)}
    lines = [f"{len(numbers)} {election.vote['seats']}"]
    for ranking, many in election.papers:
        lines.append(" ".join([str(many), *(numbers[one] for one in ranking), "0"]))
    titles = [*(option["text"] for option in election.vote["options"]), election.vote.get("question")]
    quoted = ['"' + text_of(title).replace('"', '""') + '"' for title in titles]
    return "\n".join([*lines, "0", *quoted, ""])
