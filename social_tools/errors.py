"""What a tool says when it does not do what it was asked. Every message is a sentence fit to show."""

from typing import Any, Literal

Code = Literal[
    "not_found", "forbidden", "too_long", "rate_limited", "needs_approval", "stale", "invalid", "unavailable"
]


class SocialError(Exception):
    """A refusal. `hint` is one sentence to act on; `field` names the argument; `retry_s` is in seconds.

    `others` says that the sentence holds what somebody else wrote; of a handle in it, that need not be said.
    """

    def __init__(
        self, code: Code, hint: str, *, field: str | None = None, retry_s: int | None = None, others: bool = False
    ) -> None:
        super().__init__(hint)
        self.code, self.hint, self.field, self.retry_s, self.others = code, hint, field, retry_s, others

    def as_json(self) -> dict[str, Any]:
        found = {"error": self.code, "field": self.field, "hint": self.hint, "retry_s": self.retry_s}
        return {name: value for name, value in found.items() if value is not None}
