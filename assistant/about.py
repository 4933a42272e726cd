"""Fixed, truthful answers about Salon and its offline assistant, and the questions it asks back."""

from dataclasses import dataclass, field

from social_tools.grammar import HELP_GROUPS, read


@dataclass(frozen=True)
class Answer:
    """Words, and up to four things to say next, each a button."""

    words: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tongue:
    """What is said in another language than English; what is missing in it is said in English."""

    topics: dict[str, Answer]
    questions: dict[str, Answer]
    unresolved: dict[str, Answer]
    only: str  # "That list has only {count}."
    subjects: dict[str, tuple[str, ...]]  # what may have been meant, by what a sentence is about
    nothing_open: Answer
    nothing_to_cancel: Answer
    several_open: str
    results: dict[str, str] = field(default_factory=dict)  # what came of an act, by the English, with {} for a handle


FEED, EXPLORE, DRAW, ACTIONS = "show me my feed", "explore", "draw a fox in a snowy forest at dawn", "what did you do"
PROFILE = "my profile"

SIGN_IN, YOUR_ACCOUNT = "Sign in", "Your account"
PLACES = dict.fromkeys((SIGN_IN, "Anmelden", "Iniciar sesión", "Se connecter"), "/signin") | dict.fromkeys(
    (YOUR_ACCOUNT, "Dein Konto", "Tu cuenta", "Ton compte"), "/account"
)
"""Choices that are not said but open a page of ours. No other choice is ever a link."""
OUTSIDE_THE_CHAT = frozenset({"sign_in", "passphrase", "sign_out", "own_account", "told_passphrase"})
"""Topics that are answered here, whoever else may think: no model sees them, and none remembers them."""

MAX_MESSAGE = 8_000
"""Characters; a longer message is not read."""
NOT_KEPT = "(This looked like a passphrase, so it was not kept.)"


def _help(group: str) -> Answer:
    """All that can be said about one thing."""
    lines = "\n".join(f"- “{say}”: {does}" for say, does in HELP_GROUPS[group])
    return Answer(f"**{group}**\n\n{lines}", ("help", *(say for say, _ in HELP_GROUPS[group][:2])))


FIRST = 4
"""So many sentences of each group stand in the whole help."""
HELP_WORDS = (
    "Here is what you can say, in your own words or nearly so. “Help with feeds” tells more about one of these.\n\n"
    + "\n".join(
        f"- **{group}**: {' · '.join(f'“{say}”' for say, _ in lines[:FIRST])}" for group, lines in HELP_GROUPS.items()
    )
)
WHOLE_HELP = Answer(HELP_WORDS, ("help with feeds", "help with posts", "help with people", "help with safety"))

TOPICS: dict[str, Answer] = {
    "greeting": Answer("Hello. What would you like to do?", (DRAW, FEED, EXPLORE, "help")),
    "thanks": Answer("You're welcome."),
    "goodbye": Answer("See you. What you made is still here when you come back in this browser."),
    "how_are_you": Answer("Running fine, thank you. I follow fixed rules, so I have no moods.", (FEED, DRAW)),
    "help": WHOLE_HELP,
    "what_can_you_do": WHOLE_HELP,
    **{f"help_{group.lower()}": _help(group) for group in HELP_GROUPS},
    "translate": Answer(
        "I cannot translate: I follow fixed rules, and understand only certain sentences. With OPENAI_API_KEY or "
        "OPENAI_BASE_URL set, a real model answers here, and can."
    ),
    "drafts": Answer(
        "A preview that you neither share nor cancel is kept as a draft when its ten minutes are over. Leave it as it "
        "is, and find it with “my drafts”.",
        ("my drafts", FEED),
    ),
    "who_are_you": Answer(
        "Salon is a social network inside a chat, and I am its built-in offline assistant. "
        "I follow fixed rules: I am not a language model, and nothing you say "
        "leaves this machine. With OPENAI_API_KEY or OPENAI_BASE_URL set, a real model answers here instead."
    ),
    "are_you_ai": Answer(
        "No. I am a set of fixed rules that understands certain sentences, not a language model. The pictures are "
        "drawn by rules too, not by an AI model."
    ),
    "privacy": Answer(
        "In this mode nothing you say or make leaves this machine: there is no outside model, no tracking, no "
        "advertising. "
        "Pictures are private until you share them. A post reaches the people its preview names, and you can "
        "take it back.",
        ("what left my machine", "my settings"),
    ),
    "image_model": Answer(
        "No image model: Salon’s offline painter draws the pictures on this machine, by fixed rules and a box of "
        "figures. It is not an AI. Whoever runs this server can name a model for them, by SALON_IMAGE_MODEL."
    ),
    "prompt_leaves": Answer(
        "No. What you ask to be drawn stays on this machine: the painter is a set of rules that runs here."
    ),
    "what_left": Answer("Nothing leaves this machine here: I am fixed rules that need no model elsewhere."),
    "who_made_you": Answer(
        "Salon is open source software under the Apache-2.0 licence. Whoever runs this server owns it."
    ),
    "sign_in": Answer(
        "Signing in happens on a page of its own, never in this chat. What you made here can come along.", (SIGN_IN,)
    ),
    "passphrase": Answer(
        "You set or change your passphrase on a page of its own. Never type it into this chat.", (YOUR_ACCOUNT,)
    ),
    "sign_out": Answer("You sign out on the page of your account.", (YOUR_ACCOUNT,)),
    "own_account": Answer(
        "You have an account already: it lives in this browser. Set a passphrase, and you can sign in to it from "
        "any other. Do you have another one? Then sign in to that.",
        (YOUR_ACCOUNT, SIGN_IN),
    ),
    "told_passphrase": Answer(
        "Please do not type a passphrase here: a chat is no place for one. I did nothing with it. If that was a real "
        "one, change it on the page of your account.",
        (YOUR_ACCOUNT,),
    ),
    "not_done": Answer("All right, I did nothing."),
}

NOTHING_OPEN = Answer("There is nothing waiting for your answer.", ("share it", FEED, DRAW))
SEVERAL_OPEN = "There are {count} previews open. Press the button on the one you mean."
NOTHING_TO_CANCEL = Answer("All right. Nothing was waiting, and nothing was done.")


def choice(label: str) -> dict[str, str]:
    """A choice as its card shows it: something to say, or a page of ours to open."""
    return {"label": label, "href": PLACES[label]} if label in PLACES else {"label": label, "message": label}


def without_passphrase(text: str) -> str:
    """What may be kept of a message: not one that tells a passphrase."""
    told = len(text) <= MAX_MESSAGE and read(text).topic == "told_passphrase"
    return NOT_KEPT if told else text
