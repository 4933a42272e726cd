"""The safety desk in the chat: cards for moderators and for both sides of a report. No model has a part in it."""

import re
from typing import Any

from assistant.cards import Card, Cards, Props
from social_tools import desk
from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.text import ago, short
from storage import reports
from storage.database import Reader
from storage.ids import created_ms, parse_id
from storage.reports import ReportView

DESK = re.compile(
    r"(please )?((show|open|list|see|read)( me)? )?(the |all |all the |open |new )*"
    r"(reports|moderation( queue| desk)?|safety desk|report queue)( please)?"
)
OWN = re.compile(
    r"((i (want|would like) to|please|can i) )*(appeal|((show|open|list|see|read)( me)? )?my (reports?|appeals?))"
    r"( (it|this|that|the decision))?( please)?"
)
CATEGORIES = {
    "spam": "Spam",
    "abuse": "Abuse",
    "sexual": "Sexual content",
    "violence": "Violence",
    "self_harm": "Self-harm",
    "illegal": "Illegal",
    "impersonation": "Impersonation",
    "unlabelled_ai": "AI without a label",
    "my_likeness": "My likeness",
    "other": "Something else",
}
DECISIONS = {
    "no_action": "No action",
    "hide": "Hide the post",
    "warn": "Warn",
    "suspend": "Suspend",
    "uphold": "Uphold",
    "reverse": "Reverse",
}
STATES = {
    "open": "Waits for a moderator",
    "decided": "Decided",
    "appealed": "Appealed against",
    "upheld": "Upheld after an appeal",
    "reversed": "Reversed after an appeal",
}


def asked_for(message: str) -> str:
    """Which desk a whole message asks for: `queue`, `own`, or none."""
    words = " ".join(re.findall(r"\w+", message.lower()[:200]))
    if OWN.fullmatch(words):
        return "own"
    return "queue" if DESK.fullmatch(words) else ""


async def answer(context: Context, cards: Cards, message: str) -> tuple[str, Card] | None:
    """Words and a card, where a person asks for reports; None where the message is about something else."""
    which = asked_for(message)
    if not which:
        return None
    return await context.salon.db.read(_opened, cards, which)


def _opened(reader: Reader, cards: Cards, which: str) -> tuple[str, Card]:
    if which == "queue" and reports.is_moderator(reader, cards.viewer.id):
        card = draw(reader, cards, "queue")
        return ("These reports wait for you." if card.props["items"] else "No report waits for you."), card
    card = draw(reader, cards, "own")
    words = "Here is what you have reported, and what was decided about you."
    return (words if card.props["items"] else "You have reported nothing, and nothing was decided about you."), card


def draw(reader: Reader, cards: Cards, which: str) -> Card:
    """A desk as it is now."""
    found = reports.queue(reader) if which == "queue" else reports.concerning(reader, cards.viewer.id)
    items = [_item(cards, report, which) for report in found]
    return Card("ModerationCard", {"desk": which, "items": items})


def redraw(reader: Reader, cards: Cards, props: Props) -> Props | None:
    """A desk of an earlier conversation; None for somebody who is a moderator no more."""
    which = "queue" if props["desk"] == "queue" else "own"
    if which == "queue" and not reports.is_moderator(reader, cards.viewer.id):
        return None
    return draw(reader, cards, which).props


def _item(cards: Cards, report: ReportView, which: str) -> Props:
    """A report in a card. Those it is about do not learn who reported it, nor in which words."""
    mine = report.reporter_id == cards.viewer.id
    item: Props = {
        "id": str(report.id),
        "category": CATEGORIES[report.category],
        "state": STATES[report.state],
        "about": report.handle,
        "you": not mine and report.account_id == cards.viewer.id,
        "at": ago(cards.now_ms - created_ms(report.id)),
        "text": short(report.text, 500),
        "url": f"{cards.base}/p/{report.post_id}" if report.post_id and not report.gone else None,
        "decision": DECISIONS.get(report.decision),
        "reason": report.reason,
        "can": [[name, DECISIONS[name]] for name in _choices(report)] if which == "queue" else [],
        "appeal": report.appeal if which == "queue" or not mine else "",
        "may_appeal": report.account_id == cards.viewer.id and report.state == "decided",
    }
    if which == "queue" or mine:
        item["comment"] = report.comment
    if which == "queue":
        item["reporter"] = report.reporter
    return item


def _choices(report: ReportView) -> tuple[str, ...]:
    if report.state == "appealed":
        return ("uphold", "reverse")
    hides = ("hide",) if report.post_id else ()
    return ("no_action", *hides, "warn", "suspend")


async def pressed(context: Context, cards: Cards, payload: dict[str, Any]) -> dict[str, Any]:
    """A button of the card: `moderate` decides, `appeal` asks for a second look. Who may, the database says."""
    asked = payload.get("moderate") or payload.get("appeal")
    if not isinstance(asked, dict) or not all(isinstance(value, str) for value in asked.values()):
        return {"outcome": "error", "say": "That did not work. Nothing was changed."}
    report, words = parse_id(asked.get("report", "")) or 0, asked.get("words", "")
    try:
        if "moderate" in payload:
            receipt = await desk.decide(context, report, asked.get("decision", ""), words)
        else:
            receipt = await desk.appeal(context, report, words)
    except SocialError as error:
        return {"outcome": "error", "say": error.hint, "result": error.as_json()}
    found = await context.salon.db.read(reports.get, report)
    which = "queue" if "moderate" in payload else "own"
    item = _item(cards, found, which) if found else {}
    return {
        "outcome": "done",
        "result": {"item": {**item, "can": []}},
        "receipt": cards.receipt(receipt) if receipt else None,
    }


def told(report: ReportView) -> dict[str, Any]:
    """A report as the command line prints it."""
    found = {
        "report": str(report.id),
        "state": report.state,
        "category": report.category,
        "about": f"@{report.handle}",
        "by": f"@{report.reporter}",
        "post": str(report.post_id or ""),
        "text": report.text,
        "comment": report.comment,
        "decision": report.decision,
        "reason": report.reason,
        "appeal": report.appeal,
    }
    return {name: value for name, value in found.items() if value}
