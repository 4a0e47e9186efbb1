#!/bin/sh
# Everything that can be known without running the program. Every line is tried; one that fails, fails the whole.
set -eu
cd "$(dirname "$0")/.."
ASAMBLEA_VAR=$(mktemp -d)
export ASAMBLEA_VAR
trap 'rm -rf "$ASAMBLEA_VAR"' EXIT
bin=.venv/bin
failed=""
step() { # step NAME COMMAND [ARG …]
  name=$1
  shift
  "$@" || failed="$failed  $name"
}
step lint $bin/ruff check --quiet .
step format $bin/ruff format --check --quiet .
step types $bin/mypy asamblea bench
step directions $bin/lint-imports --no-logo
step translations $bin/python scripts/messages.py check
step migrations $bin/python -m django makemigrations --check --dry-run --settings asamblea.site.settings
if [ -n "$failed" ]; then
  echo "check: failed:$failed" >&2
  exit 1
fi
echo "check: all good"
