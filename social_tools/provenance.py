"""The rule that decides who must say yes. It does not depend on the model: a table, and facts about the call."""

from typing import Literal

from social_tools.tool import Kind

Decision = Literal["run", "ask"]


def decide(
    kind: Kind,
    *,
    literal: bool,
    tainted: bool,
    asked_for: bool,
    asks: bool,
) -> Decision:
    """Whether a call may run, or a person must see it first.

    kind: the class of the call. literal: the person's whole message, or their click, is exactly this call.
    tainted: the context holds somebody else's words. asked_for: the message asks for this kind of act.
    asks: the call itself wants a preview, whatever was said.
    """
    if kind == "read":
        return "run"
    if kind == "danger" or asks:
        return "ask"
    if literal:
        return "run"
    if kind == "write" and asked_for and not tainted:
        return "run"
    return "ask"
