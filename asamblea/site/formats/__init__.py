"""How readers here write dates and numbers, where it differs from what Django knows of their language."""
