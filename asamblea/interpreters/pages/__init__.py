"""An interpreter's own page, and the organizers' list."""
