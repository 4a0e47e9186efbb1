"""Time zones: which there are, and which one this machine stands in."""

import zoneinfo
from pathlib import Path

LOCALTIME = Path("/etc/localtime")


def names() -> list[str]:
    """Return every time zone that has a place's name, sorted."""
    return sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))


def here() -> str:
    """Return the zone of this machine's clock, or "" where it names none.

    Django sets the variable TZ for its own process, so that the machine's link is asked instead.
    """
    parts = LOCALTIME.resolve().parts
    if "zoneinfo" not in parts:
        return ""
    name = "/".join(parts[parts.index("zoneinfo") + 1 :])
    return name if name in names() else ""
