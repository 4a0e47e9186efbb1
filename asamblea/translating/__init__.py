"""The translation desk: what people wrote reaches everybody in words they read."""
