"""Fixed, truthful answers about Salon and its offline assistant, and the questions it asks back."""

from dataclasses import dataclass

from social_tools.grammar import HELP_GROUPS, Reading, read


@dataclass(frozen=True)
class Answer:
    """Words, and up to four things to say next, each a button."""

    words: str
    choices: tuple[str, ...] = ()


FEED, EXPLORE, DRAW, ACTIONS = "show me my feed", "explore", "draw a fox in a snowy forest at dawn", "what did you do"
PROFILE = "my profile"

SIGN_IN, YOUR_ACCOUNT = "Sign in", "Your account"
PLACES = {SIGN_IN: "/signin", YOUR_ACCOUNT: "/account"}
"""Choices that are not said but open a page of ours. No other choice is ever a link."""
OUTSIDE_THE_CHAT = frozenset({"sign_in", "passphrase", "sign_out", "own_account", "told_passphrase"})
"""Topics that are answered here, whoever else may think: no model sees them, and none remembers them."""

MAX_MESSAGE = 8_000
"""Characters; a longer message is not read."""
NOT_KEPT = "(This looked like a passphrase, so it was not kept.)"

HELP_WORDS = "Here is what you can say, in your own words or nearly so.\n\n" + "\n\n".join(
    "\n".join((f"**{about}**\n", *(f"- “{say}”: {does}" for say, does in lines)))
    for about, lines in HELP_GROUPS.items()
)

TOPICS: dict[str, Answer] = {
    "greeting": Answer("Hello. What would you like to do?", (DRAW, FEED, EXPLORE, "help")),
    "thanks": Answer("You're welcome."),
    "goodbye": Answer("See you. What you made is still here when you come back in this browser."),
    "how_are_you": Answer("Running fine, thank you. I follow fixed rules, so I have no moods.", (FEED, DRAW)),
    "help": Answer(HELP_WORDS, (DRAW, FEED, EXPLORE)),
    "what_can_you_do": Answer(HELP_WORDS, (DRAW, FEED, EXPLORE)),
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
        "take it back."
    ),
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

QUESTIONS: dict[str, Answer] = {
    "post_what": Answer("What should the post say? For example:", ('post "hello from Salon"', DRAW)),
    "share_what": Answer("Which picture shall I share? Make one first, then say “share it”.", (DRAW, "share it")),
    "follow_whom": Answer(
        "Whom would you like to follow? Say it with their handle, such as “follow @lin”.", (EXPLORE, FEED)
    ),
    "like_which": Answer("Which post do you like? Open a feed, then say “like the second one”.", (FEED, EXPLORE)),
    "picture_of_what": Answer("What should the picture show?", (DRAW, "draw a lighthouse by the sea at sunset")),
    "which_user": Answer("Whom do you mean? Say it with their handle, such as “who is @lin”.", (EXPLORE, PROFILE)),
    "reply_what": Answer(
        "What shall the reply say, and to which post? For example “reply to the second one: lovely”. Without a post it "
        "goes to the one we spoke of last.",
        ("open the first one", "reply: lovely", FEED),
    ),
    "delete_what": Answer(
        "I can delete a post or a reply of yours, and I always ask first. Which one do you mean?",
        ("delete my last post", "delete my last reply", "show my posts"),
    ),
    "open_which": Answer(
        "Which post shall I open? Say its number in the list.", ("open the first one", "open the second one", FEED)
    ),
    "restore_what": Answer(
        "I can bring back the post that was deleted last, and undo what was done.", ("restore my last post", ACTIONS)
    ),
    "profile_what": Answer(
        "What shall people see of you? Say “call me ada” for a handle, “my name is Ada Lovelace” for a display name, "
        "“my bio is …” or “my pronouns are …”.",
        (PROFILE, "use the last picture as my avatar", "help"),
    ),
    "who_follows": Answer(
        "I cannot list followers or likes by name yet. A profile counts the followers, a post counts its likes.",
        (PROFILE, FEED),
    ),
    "unknown": Answer(
        "I did not understand that. I know the sentences of Salon, not the whole world. Did you mean one of these?",
        (DRAW, FEED, EXPLORE, "help"),
    ),
}

UNRESOLVED: dict[str, Answer] = {
    "no_posts": Answer("I have not shown you any posts here yet. Shall I?", (FEED, EXPLORE)),
    "which_post": Answer(
        "Which post do you mean? Say its number.", ("like the first one", "like the second one", FEED)
    ),
    "which_user": Answer("Whom do you mean? Say their handle, or the number of their post.", (EXPLORE,)),
    "nothing_to_undo": Answer("There is nothing here to undo.", (ACTIONS,)),
    "nothing_to_restore": Answer("Nothing was deleted here that I could bring back.", ("show my posts", ACTIONS)),
    "no_post_of_mine": Answer("You have not shared anything yet.", (DRAW, 'post "hello from Salon"')),
    "no_reply_of_mine": Answer("You have not replied to anything yet.", (FEED, EXPLORE)),
    "no_picture": Answer("There is no picture here yet. Shall I draw one?", (DRAW,)),
    "no_more": Answer("That was all. You are caught up.", (EXPLORE, DRAW)),
}


def choice(label: str) -> dict[str, str]:
    """A choice as its card shows it: something to say, or a page of ours to open."""
    return {"label": label, "href": PLACES[label]} if label in PLACES else {"label": label, "message": label}


def outside_the_chat(reading: Reading) -> Answer | None:
    """The answer to what belongs on a page of its own; None where the message is about something else."""
    return TOPICS[reading.topic] if reading.topic in OUTSIDE_THE_CHAT else None


def without_passphrase(text: str) -> str:
    """What may be kept of a message: not one that tells a passphrase."""
    told = len(text) <= MAX_MESSAGE and read(text).topic == "told_passphrase"
    return NOT_KEPT if told else text


def unresolved(what: str, handle: str = "") -> Answer:
    """The question for a reference that leads nowhere; `only_3` means that a list has just three."""
    if what == "no_posts_by":
        return Answer(f"I have shown you no post by {handle} here yet. Shall I?", (f"show me {handle}'s posts", FEED))
    if what.startswith("only_"):
        count = what.removeprefix("only_")
        return Answer(f"That list has only {count} {'post' if count == '1' else 'posts'}. Which one do you mean?")
    return UNRESOLVED.get(what, QUESTIONS["unknown"])
