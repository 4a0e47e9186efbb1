#!/bin/sh
# Environment, browser, checks, then every test: rules and rooms, PostgreSQL, browser, oracles.
set -eu
cd "$(dirname "$0")/.."
scripts/environment.sh test
scripts/environment.sh oracle
scripts/browser.sh
.venv/bin/python scripts/messages.py compile
scripts/check.sh
export PYTHONDONTWRITEBYTECODE=1
echo "== other people's counting programs"
.venv-oracle/bin/python -m pytest -q tests/oracle -p no:cacheprovider
echo "== rooms on PostgreSQL"
.venv/bin/python scripts/with_postgres.py .venv/bin/python -m pytest -q -n 2 tests/meetings tests/people tests/assemblies tests/slips tests/record tests/demo tests/site
echo "== rules, live server, rooms on SQLite, command line"
.venv/bin/python -m pytest -q -n 2 tests --ignore tests/oracle --ignore tests/browser
echo "== a real browser"
exec .venv/bin/python -m pytest -q tests/browser
