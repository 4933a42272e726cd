"""Wishes about the last picture, as they are typed in the chat: the grammar hears them, and the painter can do them."""

import pytest

from social_tools.grammar import read
from social_tools.painter_local.reading import change
from social_tools.painter_local.reading import read as scene_of

BEFORE = "a fox wearing a scarf, a car, a tree and a dog in a meadow at noon in the snow"
WISHES = {
    "en": (
        "closer", "a bit closer please", "further away", "zoom out", "bigger", "without the tree", "remove the car",
        "take away the tree", "take off the scarf", "no snow", "add a moon", "add another fox", "with a red balloon",
        "two more foxes", "four of them", "only two of them", "another fox", "replace the fox by a cat",
        "swap the car for a bicycle", "a cat instead of the fox", "make the car blue", "make it blue",
        "paint the fox purple", "make the fox bigger", "move the fox to the right", "move it to the left",
        "to the left", "put a hat on it", "put a crown on the fox", "give it a balloon", "same but watercolour",
        "same but at night", "the same in pixel art", "in stained glass", "as an oil painting", "in the rain",
        "can you add a moon?", "please make it bigger",
    ),
    "de": (
        "näher", "größer", "weiter weg", "ohne den Baum", "entferne das Auto", "ohne Schnee",
        "füge einen Mond hinzu", "mit einem Luftballon", "mit einem Hut", "vier davon",
        "ersetze den Fuchs durch eine Katze", "mach das Auto blau", "mach es rot", "nach links",
        "dasselbe aber bei nacht", "als aquarell",
    ),
    "es": (
        "más cerca", "más grande", "sin el árbol", "quita el coche", "sin nieve", "añade una luna", "con un globo",
        "cuatro de ellos", "cambia el zorro por un gato", "lo mismo pero de noche", "en acuarela", "otro perro",
    ),
    "fr": (
        "plus près", "plus grand", "sans l'arbre", "enlève la voiture", "sans neige", "ajoute une lune",
        "avec un ballon", "quatre d'entre eux", "remplace le renard par un cheval", "la même mais de nuit",
        "à l'aquarelle",
    ),
}  # fmt: skip
SAID = [(language, wish) for language, wishes in WISHES.items() for wish in wishes]


@pytest.mark.parametrize(("language", "wish"), SAID, ids=[wish for _, wish in SAID])
def test_a_wish_is_heard_as_a_change_of_the_last_picture_and_the_painter_can_do_it(language: str, wish: str) -> None:
    (command,) = read(wish).commands
    assert command.tool == "create_image"
    assert command.arguments["from_image"].kind == "image"
    assert language == "en" or read(wish).language == language
    before = scene_of(BEFORE, 4).scene
    assert change(before, str(command.arguments["prompt"])).scene != before


@pytest.mark.parametrize(
    "say",
    [
        "remove the post", "remove the person", "remove bob", "add bob", "add a comment", "add a poll",
        "without the comments", "with ada", "give it a heart", "add a bookmark", "remove the bookmark",
        "replace the post by a poll", "more posts", "remove the letter", "add a like", "move it to drafts",
        "put a warning on it", "post it without the tree", "no people", "get rid of the mice",
        "remove the batteries", "more coffee", "paint it black", "remove the camera from my profile", "ohne ada",
        "sin bob", "sans bob", "entferne den Beitrag",
    ],
)  # fmt: skip
def test_what_is_said_of_posts_and_people_never_changes_a_picture(say: str) -> None:
    assert not [command for command in read(say).commands if "from_image" in command.arguments]
