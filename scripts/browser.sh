#!/bin/sh
# Finds or installs a chromium for the browser tests and keeps its path in .venv/browser; never skips.
set -eu
cd "$(dirname "$0")/.."
for path in "${ASAMBLEA_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
  if [ -n "$path" ] && [ -x "$path" ]; then found=$path; break; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  wanted=""
  [ -n "${found:-}" ] || wanted="chromium"
  fc-list 2>/dev/null | grep -qi 'noto sans cjk' || wanted="$wanted fonts-noto-cjk fonts-noto-core"
  if [ -n "$wanted" ]; then
    echo "Installing for the browser tests: $wanted" >&2
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
    [ -x /usr/bin/chromium ] && found=/usr/bin/chromium
  fi
fi
if [ -z "${found:-}" ]; then
  .venv/bin/python -m playwright install chromium >&2 || true
  found=$(.venv/bin/python -c 'from playwright.sync_api import sync_playwright as p
with p() as play: print(play.chromium.executable_path)')
fi
if [ ! -x "$found" ]; then
  echo "No browser: the story must be seen in a real one. Install chromium, or set ASAMBLEA_CHROMIUM to its path." >&2
  exit 1
fi
echo "$found" >.venv/browser
