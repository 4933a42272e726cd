"""How a change says what would take it back: the name of another change, and its arguments."""

from typing import Any, TypedDict


class Inverse(TypedDict):
    """Kept as JSON in a receipt; `storage.changes` runs it."""

    change: str
    args: dict[str, Any]


def inverse(change: str, **args: Any) -> Inverse:
    return {"change": change, "args": args}
