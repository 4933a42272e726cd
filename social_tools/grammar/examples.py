"""What the help answer teaches: an example of each thing that can be asked for, and what it does."""

HELP: tuple[tuple[str, str], ...] = (
    ("draw a fox in a snowy forest at dawn", "makes a picture, for you alone until you share it"),
    ("another one", "makes the last picture once more"),
    ("share it saying good morning", "shows you a post with the picture, and publishes it when you agree"),
    ('post "hello everyone"', "publishes a post with these words"),
    ("show my feed", "reads what the people you follow have posted"),
    ("explore", "reads what everyone is posting"),
    ("show me lin's posts", "reads one person's posts"),
    ("more", "reads on where the last list ended"),
    ("who is @lin", "shows somebody's profile"),
    ("follow lin", "puts somebody's posts into your feed; unfollow takes them out"),
    ("like the second one", "likes a post in the last list; unlike takes it back"),
    ("what have you done for me", "lists what was done in your name"),
    ("undo that", "takes back the last thing that was done"),
)
