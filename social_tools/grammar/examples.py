"""What the help answer teaches, by what it is about: an example of each thing to ask for, and what it does."""

HELP_GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "Pictures": (
        ("draw a fox in a snowy forest at dawn", "yours alone until you share it"),
        ("bluer", "varies the last picture; so do: darker, at night, in watercolour"),
        ("another one", "the same once more"),
        ("share it saying good morning", "shows the post first"),
    ),
    "Posts": (
        ("post: hello everyone", "publishes these words"),
        ("open the second one", "a post and its replies"),
        ("show me the replies", "to the post we spoke of last"),
        ("reply to her: lovely", "also “to the second one”, “to it”"),
        ("like the second one", "or unlike"),
        ("like it and reply: lovely", "one step after the other"),
        ("delete my last post", "asks first; “restore it” brings it back"),
    ),
    "Feeds and people": (
        ("show my feed", "the people you follow"),
        ("explore", "everyone"),
        ("show me lin's posts", "one person"),
        ("more", "goes on where the list ended"),
        ("who is @lin", "somebody's profile"),
        ("follow lin", "or unfollow"),
    ),
    "You": (
        ("my profile", "as others see it"),
        ("call me ada", "your handle"),
        ("my name is Ada Lovelace", "your display name"),
        ("my bio is ink and rain", "a few words about you"),
        ("my pronouns are she/her", "beside your name"),
        ("use it as my avatar", "the last picture"),
    ),
    "Second thoughts": (
        ("undo that", "takes back the last thing done"),
        ("what have you done for me", "lists it all"),
    ),
}
HELP = tuple(line for lines in HELP_GROUPS.values() for line in lines)
