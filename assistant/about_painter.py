"""Who makes the pictures, and where words to draw go: said from how things are set, whoever else may think."""

from assistant import about
from assistant.brain import Brain
from social_tools.painter import Painter

THERE = (
    "Pictures are made by {model}, an AI image model. What you ask it to draw is sent there, and the picture that you "
    "want changed, but not who you are."
)
HEARD = (
    "The picture itself is drawn on this machine, by rules. But what you say here is read by {model}, so your words go "
    "there. “What left my machine” lists it."
)
LEAVES = "Yes. What you ask to be drawn goes to {model}, an AI image model. “What left my machine” lists all of it."
ALSO = " What you say is read by {model} before."
ONLY_PICTURES = (
    "I am Salon’s built-in offline assistant: fixed rules on this machine, not a language model. Only what you ask to "
    "be drawn leaves it: {model} makes the pictures. “What left my machine” lists all of it."
)
TOPICS = frozenset({"image_model", "prompt_leaves"})
CLAIMS = frozenset({"who_are_you", "are_you_ai", "privacy"})
"""Answers of the offline assistant that say that nothing leaves, or that no AI is at work."""


def answer(topic: str | None, painter: Painter, brain: Brain) -> str:
    """What there is to say about it; empty where the topic is another, or the usual answer is true."""
    if topic == "image_model":
        return THERE.format(model=painter.elsewhere) if painter.elsewhere else about.TOPICS[topic].words
    if topic == "prompt_leaves":
        return _leaves(painter, brain)
    if topic in CLAIMS and brain.local and painter.elsewhere:
        return ONLY_PICTURES.format(model=painter.elsewhere)
    return ""


def _leaves(painter: Painter, brain: Brain) -> str:
    thinks = "" if brain.local else brain.model or "the model of the server that is set"
    if painter.elsewhere:
        return LEAVES.format(model=painter.elsewhere) + (ALSO.format(model=thinks) if thinks else "")
    return HEARD.format(model=thinks) if thinks else about.TOPICS["prompt_leaves"].words
