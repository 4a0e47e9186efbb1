"""The outside world: paper now; later text messages, voice, e-mail. Each with one small interface."""
