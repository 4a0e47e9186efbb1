"""`python -m asamblea` is the command line."""

import sys

from asamblea.cli import main

sys.exit(main(sys.argv[1:]))
