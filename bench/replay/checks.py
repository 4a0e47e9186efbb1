"""What must be the same after a replay; each difference is a sentence."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bench.replay.elections import Ballot, Replayed
from bench.replay.evening import closed
from bench.site import Site, asamblea

Winners = list[str]
"""Ids as the file has them, sorted."""


@dataclass(frozen=True)
class Evening:
    """A replayed evening that is over: where its record is, what was asked, what the phones were told."""

    site: Site
    assembly: str
    meeting: str
    replayed: Replayed
    receipts: Mapping[str, Ballot]

    @property
    def kind(self) -> str:
        """Ending of the file that holds such a vote."""
        return self.replayed.file.suffix

    @property
    def page(self) -> str:
        """Address of the public record."""
        return f"{self.site.url}/a/{self.assembly}/m/{self.meeting}"


def compare(evening: Evening, oracle: Winners, folder: Path) -> tuple[Winners, list[str]]:
    """Return the published winners and every difference; `folder` takes the files that are fetched and exported."""
    fetched = _fetched(f"{evening.page}/record.json", folder / "record.json")
    vote, end = closed(json.loads(fetched.read_text(encoding="utf-8")))
    published = _in_file(evening.replayed, end["result"]["winners"])
    said = [
        *options_differ(evening.replayed, vote),
        *ballots_differ(evening.receipts, end["ballots"]),
        *not_verified(fetched, folder),
        *_exports(evening, fetched, folder, published),
    ]
    counts = {"asamblea tally of the file": _tallied(evening.replayed.file, folder), "the oracle": oracle}
    said += [f"{who} elects {found}, the room {published}" for who, found in counts.items() if found != published]
    return published, said


def _fetched(address: str, file: Path) -> Path:
    """Keep what anybody gets at this address, without a cookie."""
    answer = httpx.get(address, timeout=60)
    answer.raise_for_status()
    file.write_bytes(answer.content)
    return file


def _in_file(replayed: Replayed, called: Iterable[object]) -> Winners:
    """Return the file's ids of options that the room calls 1, 2, 3 …, sorted."""
    return sorted(replayed.ids[int(str(one)) - 1] for one in called)


def options_differ(replayed: Replayed, vote: Mapping[str, Any]) -> Iterator[str]:
    """The room asked what the file asked: no option lost or made of two, costs and places as they were."""
    if len(vote["options"]) != len(replayed.ids):
        yield f"the room chose among {len(vote['options'])} options, the file has {len(replayed.ids)}"
    if replayed.method == "equal_shares":
        typed = [line.rpartition(" = ")[2] for line in replayed.fields["options"].split("\n")]
        if [str(option["cost"]) for option in vote["options"]] != typed:
            yield "the projects' costs are not those of the file"


def ballots_differ(receipts: Mapping[str, Ballot], published: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Every phone finds under its receipt what it cast last, and nothing else was counted."""
    found = {cast["receipt"]: cast["ballot"] for cast in published}
    if missing := len(receipts.keys() - found.keys()):
        yield f"{missing} ballots that phones were told are counted are not in the record"
    if strange := len(found.keys() - receipts.keys()):
        yield f"{strange} ballots in the record were cast by no phone"
    if other := sum(found[one] != cast for one, cast in receipts.items() if one in found):
        yield f"under {other} receipts the record has another ballot than the phone cast"


def not_verified(record: Path, var: Path) -> Iterator[str]:
    done = asamblea("verify", str(record), var=var)
    if done.returncode:
        yield f"asamblea verify does not accept the published record: {(done.stdout + done.stderr).strip()}"


def _exports(evening: Evening, fetched: Path, folder: Path, published: Winners) -> Iterator[str]:
    """What is exported here is what is published, and elects the same when it is counted from there."""
    record, ballots = folder / "exported.json", folder / f"exported{evening.kind}"
    _run(evening.site.command("export", evening.meeting, "--output", str(record)))
    _run(evening.site.command("export", evening.meeting, "--vote", "v1", "--format", evening.kind[1:], "--output", str(ballots)))
    if record.read_bytes() != fetched.read_bytes():
        yield "asamblea export writes another record than the one published"
    if ballots.read_bytes() != _fetched(f"{evening.page}/v1{evening.kind}", folder / f"fetched{evening.kind}").read_bytes():
        yield f"asamblea export writes another {evening.kind} than the one published"
    again = _in_file(evening.replayed, _tallied(ballots, folder))
    if again != published:
        yield f"the exported {evening.kind} elects {again}, the room {published}"


def _tallied(file: Path, var: Path) -> Winners:
    """Return what `asamblea tally` elects, as a person would run it."""
    done = _run(asamblea("tally", str(file), "--json", var=var))
    return sorted(map(str, json.loads(done)["winners"]))


def _run(done: Any) -> str:
    """Return what a command printed; raises RuntimeError with what it said where it failed."""
    if done.returncode:
        raise RuntimeError(f"{' '.join(done.args[1:])}: {(done.stdout + done.stderr).strip()}")
    return str(done.stdout)
