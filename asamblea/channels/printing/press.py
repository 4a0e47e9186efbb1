"""The press itself, a process of its own: reads a job from standard input, writes a PDF.

Typst keeps what it has set for the next time and gives it up only with its process: 240 MB more
for every thousand slips, and their codes with it. So each job has a process, and it ends.
"""

import json
import sys
from pathlib import Path

ROOM = Path(__file__).parent


def main() -> int:
    """Set one job: JSON with `template`, `data` and `paper` (a paper of typst's)."""
    import typst

    job = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(ROOM / "fonts")])
    page = ROOM / "templates" / f"{job['template']}.typ"
    inputs = {"data": json.dumps({**job["data"], "paper": job["paper"]})}
    try:
        compiler = typst.Compiler(page, root=ROOM, font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs)
        pdf, warnings = compiler.compile_with_warnings()
    except typst.TypstError as error:
        print(error.message, *error.hints, sep="\n", file=sys.stderr)
        return 1
    if warnings:
        # A font it does not know is only a warning to typst; to us it is a wrong page.
        print(*(warning.message for warning in warnings), sep="\n", file=sys.stderr)
        return 1
    assert isinstance(pdf, bytes)
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
