"""What the offline assistant asks back: a question, and two to four things to say next, each a button."""

import re
from collections.abc import Iterator

from assistant import router, tongues
from assistant.about import ACTIONS, DRAW, EXPLORE, FEED, PROFILE, Answer, Tongue
from social_tools.grammar import Reading, read

IT = re.compile(r"\b(?:it|this post|that post|this one|that one|this|that)\b", re.IGNORECASE)
LIKING = re.compile(r"(?:i )?(?:(?:really|also|quite) )?(?:like|love) (.+)", re.IGNORECASE)
LONGEST = 200
"""Characters of a message that a button repeats."""

QUESTIONS: dict[str, Answer] = {
    "post_what": Answer("What should the post say? For example:", ('post "hello from Salon"', DRAW)),
    "share_what": Answer("Which picture shall I share? Make one first, then say “share it”.", (DRAW, "share it")),
    "follow_whom": Answer(
        "Whom would you like to follow? Say it with their handle, such as “follow @lin”.", (EXPLORE, FEED)
    ),
    "like_which": Answer("Which post do you like? Open a feed, then say “like the second one”.", (FEED, EXPLORE)),
    "remix_how": Answer(
        "Which post, and how should your picture differ? For example “remix the second one: at night”. Its author has "
        "to let others remix it, and is credited.",
        (FEED, EXPLORE, "help with pictures"),
    ),
    "picture_of_what": Answer("What should the picture show?", (DRAW, "draw a lighthouse by the sea at sunset")),
    "which_user": Answer("Whom do you mean? Say it with their handle, such as “who is @lin”.", (EXPLORE, PROFILE)),
    "reply_what": Answer(
        "What shall the reply say, and to which post? For example “reply to the second one: lovely”. Without a post it "
        "goes to the one we spoke of last.",
        ("open the first one", "reply: lovely", FEED),
    ),
    "delete_what": Answer(
        "I can delete a post, a reply or a picture of yours, and I always ask first. Which one do you mean?",
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
        "Whose followers, or the likes of which post? For example “my followers”, “who likes the second one”.",
        ("my followers", "who do I follow", "who likes the first one"),
    ),
    "list_what": Answer(
        "What is the list called, and who is on it? Say it in one sentence.",
        ("make a list called painters", "add @lin to my list painters", "my lists"),
    ),
    "poll_what": Answer(
        "What do you want to ask, and which two to four answers are there?",
        ("poll: tea or coffee?", "poll: What shall I paint? a fox, an owl or a whale"),
    ),
    "schedule_what": Answer(
        "What shall be shared, and when exactly? Put the words in quotation marks, and say a time. Times are in UTC.",
        ('post "good morning" tomorrow at 9', 'post "good morning" in two hours', "what is scheduled"),
    ),
    "schedule_or_text": Answer(
        "Is the time part of the post, or is it when the post shall be shared? Quotation marks tell.",
        ('post "good morning" tomorrow at 9', 'post "good morning"'),
    ),
    "follow_pack": Answer(
        "Which starter pack? Let me show you whose, and then say “follow the first starter pack”.",
        ("lin's lists", "who should I follow"),
    ),
    "limit_whom": Answer(
        "Whom do you mean? Say it with their handle, such as “mute @lin for an hour” or “block @lin”.",
        (EXPLORE, "my settings"),
    ),
    "report_as": Answer(
        "What is wrong with it? Say which post or whom, and why: spam, abuse, sexual, violence, self-harm, illegal, "
        "impersonation, unlabelled AI, my likeness, or something else.",
        ("report it as spam", "report it for abuse", "report the second one as spam"),
    ),
    "vote_what": Answer(
        "For which answer? Say its words or its place.",
        ("vote for the first option", "vote for the second option", EXPLORE),
    ),
    "search_what": Answer(
        "What shall I look for? Posts, people, tags, or your own pictures.",
        ("search for night market", "find people called lin", "what is trending", "my pictures"),
    ),
    "quote_what": Answer(
        "Which post shall be quoted, and what do you say to it?",
        ("quote the first one saying so true", "quote it: so true", FEED),
    ),
    "react_which": Answer(
        "Which post do you mean? Say its number.", ("repost the first one", "bookmark the first one", FEED)
    ),
    "message_what": Answer(
        "To whom, and what shall it say? For example “message lin: see you at ten”.", ("my messages", EXPLORE)
    ),
    "edit_what": Answer(
        "What shall be different? I always ask before I change what is published.",
        ("change my last post to good evening", "add the warning loud to my last post", "pin my last post"),
    ),
    "request_of": Answer(
        "Which request do you mean: to follow you, to write to you, or to have you in a starter pack?",
        ("my requests", "message requests"),
    ),
    "settings_what": Answer(
        "What shall be different? For example “approve my followers”, “nobody may quote me”, “hide the word spoiler”.",
        ("my settings", "approve my followers", "my posts are for my followers only", "help with safety"),
    ),
    "feed_wish": Answer(
        "Is that a wish for your feed? Then say so, and I show you the rules first.",
        ("in my feed: more watercolour", "what are my feed rules"),
    ),
    "subject": Answer("I did not understand all of that. Is it one of these?", (FEED, "help")),
    "unknown": Answer(
        "I did not understand that. I know the sentences of Salon, not the whole world. Did you mean one of these?",
        (DRAW, FEED, EXPLORE, "help"),
    ),
}

SUBJECTS: dict[str, tuple[str, ...]] = {
    "posts": ('post "hello from Salon"', "share it", "my drafts"),
    "messages": ("my messages", "help with messages"),
    "notifications": ("notifications", "show me the replies", "my mentions"),
    "feeds": (FEED, "what did I miss", EXPLORE),
    "people": ("who should I follow", "my followers", "help with people"),
    "safety": ("help with safety", "report it as spam"),
    "pictures": (DRAW, "my pictures", "help with pictures"),
    "trends": ("what is trending", EXPLORE),
}
"""What may have been meant, by what a sentence is about that was not understood."""
MOST = 4
"""Buttons below a question."""

UNRESOLVED: dict[str, Answer] = {
    "no_posts": Answer("I have not shown you any posts here yet. Shall I?", (FEED, EXPLORE)),
    "which_post": Answer(
        "Which post do you mean? Say its number.", ("like the first one", "like the second one", FEED)
    ),
    "which_user": Answer("Whom do you mean? Say their handle, or the number of their post.", (FEED, EXPLORE)),
    "nothing_to_undo": Answer("There is nothing of that kind here to undo.", (ACTIONS, FEED)),
    "nothing_to_restore": Answer("Nothing was deleted here that I could bring back.", ("show my posts", ACTIONS)),
    "no_post_of_mine": Answer("You have not shared anything yet.", (DRAW, 'post "hello from Salon"')),
    "no_reply_of_mine": Answer("You have not replied to anything yet.", (FEED, EXPLORE)),
    "few_pictures": Answer(
        "I have not shown you so many pictures here yet. Bring or make another one first.", ("my pictures", DRAW)
    ),
    "no_alt": Answer(
        "I do not look at your photo, so tell me first what it shows, for those who cannot see it. For example: "
        "“it shows a dog on a beach”.",
        (),
    ),
    "no_picture": Answer("There is no picture here yet. Shall I draw one?", (DRAW, "my pictures")),
    "no_acts": Answer("Which one? Let me list what was done, and say its number then.", (ACTIONS, "undo that")),
    "no_rules": Answer(
        "I have not shown you any rules here yet. Say what you want more or less of.",
        ("in my feed: more watercolour", "what are my feed rules"),
    ),
    "no_poll": Answer("I have not shown you a poll here yet. Shall I?", (FEED, EXPLORE)),
    "which_poll": Answer(
        "There are several polls. Which one do you mean?",
        ("vote for the first option in the first one", "vote for the first option in the second one"),
    ),
    "no_message": Answer("I have not shown you a message here yet. Shall I?", ("my messages", FEED)),
    "nothing_to_mark": Answer("I have not shown you anything unread here. Shall I?", ("notifications", "my messages")),
    "no_proposal": Answer(
        "I have proposed nothing here yet. Shall I?", ("suggest a caption", "help me write a post about rain")
    ),
    "nothing_binned": Answer("No deleted picture of yours is left to erase.", ("my pictures", ACTIONS)),
    "no_draft": Answer("You have no such draft.", ("my drafts", 'post "hello from Salon"')),
    "no_more": Answer("That was all. You are caught up.", (EXPLORE, DRAW)),
}


def back(reading: Reading, said: str = "") -> Answer:
    """What is asked back where a message was not understood."""
    subjects = reading.subjects
    if (reading.question or "unknown") == "unknown":
        subjects = router.subjects(said, reading.language)
    if subjects:
        return _about(subjects, reading.language)
    return question(reading.question or "unknown", said, reading.language)


def _about(subjects: tuple[str, ...], language: str) -> Answer:
    """The most likely meaning of each thing that it is about, then the next ones."""
    tongue = tongues.TONGUES.get(language)
    known = tongue.subjects if tongue else SUBJECTS
    rows = [known[subject] for subject in subjects if subject in known][:MOST]
    choices = [row[place] for place in range(MOST) for row in rows if place < len(row)]
    asked = (tongue.questions if tongue else QUESTIONS)["subject"]
    return Answer(asked.words, tuple(dict.fromkeys(choices))[:MOST])


def question(name: str, said: str = "", language: str = "en") -> Answer:
    """What is asked back, with the person's own words on the buttons where that says more than an example."""
    if language in tongues.TONGUES and name in tongues.TONGUES[language].questions:
        return tongues.TONGUES[language].questions[name]
    asked = QUESTIONS.get(name, QUESTIONS["unknown"])
    words = " ".join(said.split()).rstrip(" .!?")
    if len(words) > LONGEST or name not in OWN_WORDS:
        return asked
    own = tuple(say for say in OWN_WORDS[name](words) if read(say).commands)
    return Answer(asked.words, (*own, *asked.choices)[: max(len(own), 2)] if own else asked.choices)


def _posted(words: str) -> Iterator[str]:
    """ "tweet my congratulations": perhaps these are the words."""
    verb, _, text = words.partition(" ")
    if text and verb.lower() in ("post", "tweet", "publish", "share"):
        yield f"post: {text}"


def _liked(words: str) -> Iterator[str]:
    """ "I love the second one"."""
    found = LIKING.fullmatch(words)
    if found:
        yield f"like {found[1]}"


def _reported(words: str) -> Iterator[str]:
    yield from (f"{words} as spam", f"{words} for abuse", f"{words} for something else")


def _scheduled(words: str) -> Iterator[str]:
    """ "post see you tomorrow at 9" may be either."""
    verb, *rest = words.split(" ")
    text = " ".join(rest)
    yield f"{verb}: {text}"
    for place in range(max(1, len(rest) - 8), len(rest)):
        timed = f'{verb} "{" ".join(rest[:place])}" {" ".join(rest[place:])}'
        if any("publish_at" in command.arguments for command in read(timed).commands):
            yield timed
            return


def _timed(words: str) -> Iterator[str]:
    yield from (f"{words} at 9", f"{words} at 18:00")


def _wished(words: str) -> Iterator[str]:
    yield f"in my feed: {words}"


def _packs(words: str) -> Iterator[str]:
    yield f"{words.split(' ')[1]} lists"


def _requested(words: str) -> Iterator[str]:
    *verb, name = words.split(" ")
    yield from (f"{' '.join(verb)} {name}'s {kind} request" for kind in ("follow", "message", "starter pack"))


def _pointed(what: str, about: str, words: str) -> tuple[str, ...]:
    """The person's own sentence again, with a place in the list in it."""
    if len(words) > LONGEST:
        return ()
    if what == "which_poll":
        tried = [f"{words} in number {place}" for place in about.split()]
    else:
        tried = [IT.sub(f"the {place} one", words, count=1) for place in ("first", "second", "third")]
    found = tuple(say for say in tried if say != words and read(say).commands)
    return found[:4] if len(found) > 1 else ()


def which_picture(said: str, named: str, count: int) -> Answer:
    """The person's own sentence again, with a place among the pictures that have just been shown."""
    places = ("first", "second", "third", "fourth")[:count]
    tried = [said.strip().replace(named, f"the {place} one") for place in places]
    own = tuple(say for say in tried if named in said and read(say).commands)
    return Answer("Several of your pictures fit. Which one do you mean?", own or ("my pictures",))


OWN_WORDS = {
    "post_what": _posted,
    "like_which": _liked,
    "report_as": _reported,
    "schedule_or_text": _scheduled,
    "schedule_what": _timed,
    "feed_wish": _wished,
    "request_of": _requested,
    "follow_pack": _packs,
}


def unresolved(what: str, about: str = "", said: str = "", language: str = "en") -> Answer:
    """The question for a reference that leads nowhere; `only_3` means that a list has just three."""
    if (tongue := tongues.TONGUES.get(language)) and (found := _unresolved_in(tongue, what)):
        return found
    if what in ("which_post", "which_poll") and (own := _pointed(what, about, " ".join(said.split()).rstrip(" .!?"))):
        return Answer(UNRESOLVED[what].words, own)
    if what == "no_posts_by":
        return Answer(f"I have shown you no post by {about} here yet. Shall I?", (f"show me {about}'s posts", FEED))
    if what == "no_such_picture":
        return Answer(f"None of your pictures shows “{about}”.", ("my pictures", f"draw {about}"))
    if what == "no_list":
        return Answer(f"I know no list called “{about}” here.", ("my lists", "make a list called painters"))
    if what == "no_such_answer":
        words = f"The poll has no answer that is “{about}”. Say it as it stands there, or its place."
        return Answer(words, ("vote for the first option", "vote for the second option"))
    if what.startswith("pictures_"):
        words = f"There are {what.removeprefix('pictures_')} pictures. Which ones do you mean?"
        return Answer(words, ("share the first one", "share the first two pictures"))
    if what.startswith("only_"):
        count = what.removeprefix("only_")
        return Answer(f"That list has only {count}. Which one do you mean?", (FEED, EXPLORE))
    return UNRESOLVED.get(what, QUESTIONS["unknown"])


def _unresolved_in(tongue: Tongue, what: str) -> Answer | None:
    if what.startswith("only_"):
        return Answer(tongue.only.format(count=what.removeprefix("only_")), tongue.unresolved["no_posts"].choices)
    return tongue.unresolved.get(what)
