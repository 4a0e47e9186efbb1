"""What people do in a meeting, read from a form and turned into commands of the rules."""
