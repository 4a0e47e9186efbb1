"""The command line: one file for each command, imported only when it is called.

A command's module has `HELP` (a line), `add_arguments(parser)` and `run(args) -> int`.
"""

import argparse
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

COMMANDS = {
    "serve": "asamblea.cli.serve",
    "organizer-link": "asamblea.cli.organizer_link",
    "tally": "asamblea.cli.tally",
    "plan": "asamblea.cli.plan",
    "verify": "asamblea.cli.verify",
    "export": "asamblea.cli.export",
    "telephone": "asamblea.cli.telephone",
    "check-stack": "asamblea.cli.check_stack",
}


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 done, 1 something is wrong, 2 not understood."""
    parser = argparse.ArgumentParser(prog="asamblea", description="Runs a neighborhood popular assembly.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    here = {name: path for name, path in COMMANDS.items() if find_spec(path)}
    asked = argv[0] if argv else ""
    for name, path in here.items():
        # Only the command that is called is imported, so that `asamblea tally` starts at once.
        module = import_module(path) if name == asked or asked not in here else None
        _add(commands, name, module)
    args = parser.parse_args(argv)
    return int(import_module(here[args.command]).run(args))


def _add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, module: ModuleType | None) -> None:
    if module is None:
        commands.add_parser(name)
        return
    parser = commands.add_parser(name, help=module.HELP, description=module.HELP)
    module.add_arguments(parser)
