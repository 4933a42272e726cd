"""Animals that make a good face for a guest: single words, each with a sprite. Imports nothing heavy."""

AVATAR_ANIMALS: tuple[str, ...] = (
    "fox", "bear", "lion", "panda", "koala", "wolf", "frog", "hamster", "raccoon", "rabbit", "tiger", "penguin",
    "owl", "cat", "dog", "hedgehog", "otter", "beaver", "squirrel", "turtle", "octopus", "dolphin", "parrot",
    "flamingo", "llama", "badger", "seal", "swan",
)  # fmt: skip
