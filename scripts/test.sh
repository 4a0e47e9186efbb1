#!/bin/sh
# Environment, browser, checks, then every test: other people's counts, PostgreSQL, SQLite, a real browser.
# Every part is run even when an earlier one failed; one failure fails the whole. The last line is pytest's own.
set -eu
cd "$(dirname "$0")/.."
exec </dev/null
scripts/environment.sh test
scripts/environment.sh oracle
scripts/browser.sh
.venv/bin/python scripts/messages.py compile
export PYTHONDONTWRITEBYTECODE=1
python=.venv/bin/python
failed=""
part() { # part NAME COMMAND [ARG …]
  name=$1
  shift
  echo "== $name"
  "$@" || failed="$failed
  $name"
}
part "checks" scripts/check.sh
part "other people's counting programs" .venv-oracle/bin/python -m pytest -q -p no:cacheprovider tests/oracle
# What has no table, or brings its own PostgreSQL, would only run twice.
part "rooms on PostgreSQL" $python scripts/with_postgres.py $python -m pytest -q -n 2 tests \
  --ignore tests/rules --ignore tests/urn --ignore tests/live --ignore tests/channels --ignore tests/cli \
  --ignore tests/scripts --ignore tests/bench --ignore tests/oracle --ignore tests/browser
part "rules, urn, live server, command line, rooms on SQLite" $python -m pytest -q -n 2 tests --ignore tests/oracle --ignore tests/browser
if [ -n "$failed" ]; then
  printf '\nFailed so far:%s\n\n' "$failed" >&2
fi
echo "== a real browser"
$python -m pytest -q tests/browser && [ -z "$failed" ]
