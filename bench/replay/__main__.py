"""`make replay`: real elections, held once more by the real program; also: python -m bench.replay [--all | FILE …]

For each file an organizer founds an assembly, opens an evening and a vote, prints as many slips as
the file has ballots and reads their codes from the paper; every slip comes in; every ballot is cast,
one in ten after another one that it replaces; the vote is closed, the evening ends. All of this goes
over HTTP by the pages that people use: the organizer with an own session, phones 8 at once through
the door and 256 at once into the urn, each waiting for "counted" and a receipt. Nothing is written
behind the server's back.

Then are compared: the published winners with `asamblea tally` of the file and with other people's
programs (pabutools, pref_voting); the record, fetched as anybody would, with `asamblea verify`, with
what the phones cast, and with `asamblea export`; the exported .blt or .pb, counted again.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import tally
from bench.basics import DATA, row
from bench.replay import checks, elections, evening, room
from bench.replay.elections import Replayed
from bench.site import Site, new_site

WARD = DATA / "blt" / "argyll_bute_2022_ward2.blt"
BUDGET = DATA / "pabulib" / "Worldwide_Mechanical_Turk_k_approval_3.pb"
"""One ward and one small budget, of those that are there."""


def main(asked: Sequence[str]) -> int:
    """Replay the files; return 1 when anything differs or a file that can be held was not."""
    parser = argparse.ArgumentParser(prog="make replay", description="cast real elections over HTTP and compare the winners")
    parser.add_argument("files", metavar="FILE", type=Path, nargs="*", help="a .blt or .pb (default: one ward and one budget)")
    parser.add_argument("--all", action="store_true", help="every file of the real data")
    args = parser.parse_args(asked)
    every = sorted(DATA.glob("blt/*.blt")) + sorted(DATA.glob("pabulib/*.pb"))
    return replay(every if args.all else args.files or [WARD, BUDGET])


def replay(files: Sequence[Path]) -> int:
    """Replay these files on one new site, print a row for each, and return the exit status."""
    held = []
    for file in files:
        read = elections.read(file)
        if isinstance(read, str):
            print(f"{_short(file):<44}not replayed: {read}")
        else:
            held.append(read)
    if not held:
        return 1
    oracle = tally.theirs([(one.file, one.method, "cost") for one in held])
    with new_site() as site:
        organizer = evening.Organizer(site)
        same = [_one(site, organizer, one, answer["winners"]) for one, answer in zip(held, oracle, strict=True)]
    return 0 if all(same) else 1


def _one(site: Site, organizer: evening.Organizer, replayed: Replayed, oracle: list[str]) -> bool:
    """Hold one election; print what was reached and each difference; return whether there was none."""
    count = len(replayed.cast)
    assembly, meeting = organizer.begin(replayed.file.stem)
    codes = organizer.printed(meeting, count)
    organizer.act(meeting, "open-vote", **replayed.fields)
    voted = asyncio.run(room.evening(site.port, meeting, codes, replayed))
    organizer.act(meeting, "close-vote", vote="v1")
    organizer.end(meeting)
    over = checks.Evening(site, assembly, meeting, replayed, voted.receipts)
    with tempfile.TemporaryDirectory(prefix="asamblea-replay-") as folder:
        winners, differences = checks.compare(over, oracle, Path(folder))
    told = "DIFFERENT" if differences else f"same winners: {' '.join(winners) or 'none'}"
    row(f"{replayed.method} {_short(replayed.file)}", f"{count:,} ballots", f"{voted.sent / voted.voting:,.0f}/s", told)
    again = f", {voted.again} asked to try again" if voted.again else ""
    row("  slips coming in by the page", f"{count / voted.coming_in:,.0f}/s", "", f"longest wait {voted.longest:.1f} s{again}")
    for difference in differences:
        print(f"{replayed.file.name}: {difference}.")
    return not differences


def _short(file: Path) -> str:
    return file.stem[:30]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
