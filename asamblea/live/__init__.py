"""What many phones do at the same moment: listen to a meeting and vote. Raw ASGI, no Django."""
