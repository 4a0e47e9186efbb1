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
is_fresh() { # is_fresh GROUP: was it made after its lock file and this script changed last?
  [ -f "$venv/.stamp-$1" ] && [ ! "requirements/$1.txt" -nt "$venv/.stamp-$1" ] && [ ! scripts/environment.sh -nt "$venv/.stamp-$1" ]
}
if is_fresh "$group" || { [ "$group" = run ] && is_fresh test; }; then
  exit 0
fi
if [ ! -x "$venv/bin/python" ]; then
  python=$(find_python)
  echo "Making the environment $venv ($group) …" >&2
  if ! "$python" -m venv "$venv"; then
    rm -rf "$venv" # a half-made one would be taken for whole
    echo "Python could not make an environment. On Debian and Ubuntu: apt install python3-venv. Then try again." >&2
    exit 1
  fi
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
VIRTUAL_ENV="$PWD/$venv" "$venv/bin/uv" pip install --quiet --require-hashes -r "$lock"
# The command can be called from any folder, and still after this one was moved.
cat >"$venv/bin/asamblea" <<'LAUNCHER'
#!/bin/sh
bin=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
PYTHONPATH="$bin/../..${PYTHONPATH:+:$PYTHONPATH}" exec "$bin/python" -m asamblea "$@"
LAUNCHER
chmod +x "$venv/bin/asamblea"
touch "$stamp"
