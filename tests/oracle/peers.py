"""How other people's programs count a file: pabutools (equal shares) and pref_voting (rankings).

They run in an environment of their own, .venv-oracle. As a program it prints, for each line
`method satisfaction file` on standard input, one line of JSON with winners and seconds.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def equal_shares(file: Path, satisfaction: str, add: int | None = None) -> list[str]:
    """Return the ids that pabutools funds; `add` grows the shares by so much in each round."""
    from pabutools.election import Additive_Cardinal_Sat, Cardinality_Sat, Cost_Sat, parse_pabulib
    from pabutools.rules import method_of_equal_shares

    measures = {"cost": Cost_Sat, "cardinality": Cardinality_Sat, "points": Additive_Cardinal_Sat}
    instance, profile = parse_pabulib(str(file))
    measure = measures[satisfaction]
    said = {"sat_class": measure, "voter_budget_increment": add}
    return sorted(project.name for project in method_of_equal_shares(instance, profile, **said))


def ranked(file: Path, method: str) -> list[str]:
    """Return the candidates' numbers that pref_voting elects from a `.blt`."""
    from pref_voting.iterative_methods import instant_runoff_for_truncated_linear_orders as instant_runoff
    from pref_voting.margin_based_methods import beat_path
    from pref_voting.proportional_methods import stv_scottish

    profile, seats = read_blt(file)
    if method == "stv":
        winners = stv_scottish(profile, num_seats=seats)
    elif method == "irv":
        winners = instant_runoff(profile)
    else:
        winners = beat_path(profile, strength_function=profile.support)
    return sorted(map(str, winners))


def read_blt(file: Path) -> tuple[Any, int]:
    """Return pref_voting's profile and the seats, read without any of our code."""
    from pref_voting.profiles_with_ties import ProfileWithTies

    lines = file.read_text(encoding="utf-8-sig").splitlines()
    candidates, seats = map(int, lines[0].split())
    rankings, counts = [], []
    for line in lines[1:]:
        if line.strip() == "0":
            break
        many, *order = map(int, line.split())
        rankings.append({one: place for place, one in enumerate(order[:-1], 1)})
        counts.append(many)
    profile = ProfileWithTies(rankings, rcounts=counts, candidates=list(range(1, candidates + 1)))
    profile.use_extended_strict_preference()
    return profile, seats


def answers(asked: Callable[[], list[str]]) -> dict[str, Any]:
    """Return the winners and how long they took; imports are not part of it."""
    begun = time.perf_counter()
    winners = asked()
    return {"winners": winners, "seconds": time.perf_counter() - begun}


def main() -> None:
    """Answer each line of standard input."""
    for line in sys.stdin:
        method, satisfaction, name = line.rstrip("\n").split(" ", 2)
        file = Path(name)
        import_module("pabutools.rules" if method == "equal_shares" else "pref_voting.proportional_methods")
        if method == "equal_shares":
            answer = answers(lambda file=file, satisfaction=satisfaction: equal_shares(file, satisfaction))
        else:
            answer = answers(lambda file=file, method=method: ranked(file, method))
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
