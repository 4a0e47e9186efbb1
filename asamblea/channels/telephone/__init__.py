"""Text messages and calls, as a provider or a modem gateway speaks of them over HTTP.

The form is Twilio's, which many providers and gateways speak: a signed request for each message or key pressed,
answered by TwiML. Nothing here knows the assembly, and nothing of Twilio's own service is asked.
"""
