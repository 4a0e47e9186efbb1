"""What a provider is told to do: send a text back, speak, wait for keys. TwiML, built by its own library."""

from collections.abc import Sequence
from dataclasses import dataclass

from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import Gather, VoiceResponse

VOICES = {"en": "en-US", "es": "es-MX", "ko": "ko-KR"}
"""The provider's synthesised voice for each of our languages; another language is spoken by the first."""
WAIT_S = 8
"""Seconds to think before the words are said again, and after the second time before the call ends."""

Spoken = tuple[str, str]
"""(language, words): a text is read by the voice of its own language."""


@dataclass(frozen=True)
class Keys:
    """Wait for keys and send them to `url`; `many` is how many, None until the # key."""

    url: str
    many: int | None = None


def text(*messages: str) -> str:
    """Return the answer to a text message: the messages to send back, or none."""
    answer = MessagingResponse()
    for words in messages:
        answer.message(words)
    return str(answer)


def speech(said: Sequence[Spoken], keys: Keys | None = None, goodbye: Sequence[Spoken] = ()) -> str:
    """Return the answer to a call: what is said, twice where keys are waited for, then the end of the call."""
    answer = VoiceResponse()
    if keys is None:
        _say(answer, said)
    else:
        for _ in range(2):
            more = {"num_digits": keys.many} if keys.many else {"finish_on_key": "#"}
            gather = Gather(input="dtmf", action=keys.url, method="POST", timeout=WAIT_S, **more)
            _say(gather, said)
            answer.append(gather)
    _say(answer, goodbye)
    answer.hangup()
    return str(answer)


def _say(into: VoiceResponse | Gather, said: Sequence[Spoken]) -> None:
    for lang, words in said:
        into.say(words, language=VOICES.get(lang, VOICES["en"]))
        into.pause(length=1)
