"""Taking part by text message and by voice keypad: what a message asks, what a ballot in numbers says, how much it costs."""
