#!/bin/sh
# Everything that can be known without running the program. Each line fails the whole.
set -eu
cd "$(dirname "$0")/.."
ASAMBLEA_VAR=$(mktemp -d)
export ASAMBLEA_VAR
trap 'rm -rf "$ASAMBLEA_VAR"' EXIT
bin=.venv/bin
$bin/ruff check --quiet .
$bin/ruff format --check --quiet .
$bin/mypy asamblea
$bin/lint-imports --no-timing | tail -3
$bin/python scripts/messages.py check
$bin/python -m django makemigrations --check --dry-run --settings asamblea.site.settings
echo "check: all good"
