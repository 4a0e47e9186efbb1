"""The words that every assembly begins with: those of the interface, so that pages and interpreters say the same."""

from django.utils.translation import gettext_lazy, pgettext_lazy

TERMS = {
    "assembly": (
        pgettext_lazy("glossary", "assembly, assemblies"),
        gettext_lazy("Neighbors who meet openly and decide together."),
    ),
    "neighbor": (
        pgettext_lazy("glossary", "neighbor"),
        gettext_lazy("Whoever lives or works here. No papers are asked for."),
    ),
    "slip": (
        pgettext_lazy("glossary", "slip"),
        gettext_lazy("The paper from the door: one voice in one meeting."),
    ),
    "meeting": (
        pgettext_lazy("glossary", "meeting"),
        gettext_lazy("One evening of the assembly."),
    ),
    "agenda-item": (
        pgettext_lazy("glossary", "agenda item"),
        gettext_lazy("One question of the evening, with its time."),
    ),
    "facilitator": (
        pgettext_lazy("glossary", "facilitator"),
        gettext_lazy("Leads through the evening and gives the floor; decides nothing alone."),
    ),
    "note-taker": (
        pgettext_lazy("glossary", "note-taker"),
        gettext_lazy("Writes down what is decided."),
    ),
    "interpreter": (
        pgettext_lazy("glossary", "interpreter"),
        gettext_lazy("Says aloud in another language what is said."),
    ),
    "stack": (
        pgettext_lazy("glossary", "stack, line"),
        gettext_lazy("Those who asked to speak, in their order."),
    ),
    "temperature-check": (
        pgettext_lazy("glossary", "temperature check"),
        gettext_lazy("A quick look at how the room feels; it decides nothing."),
    ),
    "proposal": (
        pgettext_lazy("glossary", "proposal"),
        gettext_lazy("What somebody asks the assembly to decide, word for word."),
    ),
    "amendment": (
        pgettext_lazy("glossary", "amendment"),
        gettext_lazy("A change to a proposal, before it is voted on."),
    ),
    "ballot": (
        pgettext_lazy("glossary", "ballot"),
        gettext_lazy("What one slip says in one vote."),
    ),
    "quorum": (
        pgettext_lazy("glossary", "quorum"),
        gettext_lazy("How many must be here for a vote to count."),
    ),
    "agree": (
        pgettext_lazy("glossary", "agree"),
        gettext_lazy("I like it, or I can live with it."),
    ),
    "stand-aside": (
        pgettext_lazy("glossary", "stand aside"),
        gettext_lazy("I have doubts, and I do not stop the others."),
    ),
    "block": (
        pgettext_lazy("glossary", "block"),
        gettext_lazy("This would do harm. It must not go ahead like this."),
    ),
    "decision": (
        pgettext_lazy("glossary", "decision"),
        gettext_lazy("What the assembly decided, who carries it, and by when."),
    ),
    "minutes": (
        pgettext_lazy("glossary", "minutes"),
        gettext_lazy("What happened in a meeting, entry by entry."),
    ),
    "record": (
        pgettext_lazy("glossary", "record"),
        gettext_lazy("What is published of a meeting, for everybody to check."),
    ),
    "breakout": (
        pgettext_lazy("glossary", "small group"),
        gettext_lazy("Some neighbors who talk about one question and come back to the whole."),
    ),
    "plenary": (
        pgettext_lazy("glossary", "plenary"),
        gettext_lazy("The whole room together; only it decides."),
    ),
    "effort": (
        pgettext_lazy("glossary", "effort"),
        gettext_lazy("Work that neighbors do together between meetings."),
    ),
    "pledge": (
        pgettext_lazy("glossary", "pledge"),
        gettext_lazy("Hours a week that somebody really gives."),
    ),
    "house-rules": (
        pgettext_lazy("glossary", "house rules"),
        gettext_lazy("How this assembly decides; only it can change them."),
    ),
}
"""By key: the word, and what it means. Both come from the catalogues."""
