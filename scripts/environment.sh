#!/bin/sh
# Makes or refreshes the environment .venv from the committed lock files.
#   scripts/environment.sh run|test|oracle
# Nothing but Python 3.11 or newer and the network is needed; the stamp makes a second call instant.
set -eu
cd "$(dirname "$0")/.."
group=${1:-run}
venv=.venv
[ "$group" = oracle ] && venv=.venv-oracle
lock=requirements/$group.txt
stamp=$venv/.stamp-$group

find_python() {
  for python in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
    if [ -n "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
  echo "Asamblea needs Python 3.11 or newer. Install it, or say where it is: make run PYTHON=/path/to/python3" >&2
  exit 1
}

# An environment for the tests holds what a run needs, too.
if [ "$group" = run ] && [ -f "$venv/.stamp-test" ] && [ ! requirements/test.txt -nt "$venv/.stamp-test" ]; then
  exit 0
fi
if [ -f "$stamp" ] && [ ! "$lock" -nt "$stamp" ]; then
  exit 0
fi
if [ ! -x "$venv/bin/python" ]; then
  python=$(find_python)
  echo "Making the environment $venv ($group) …" >&2
  "$python" -m venv "$venv"
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
VIRTUAL_ENV="$PWD/$venv" "$venv/bin/uv" pip install --quiet --require-hashes -r "$lock"
printf '#!/bin/sh\nexec "%s/bin/python" -m asamblea "$@"\n' "$PWD/$venv" >"$venv/bin/asamblea"
chmod +x "$venv/bin/asamblea"
touch "$stamp"
