"""Edits of pictures by words and fixed rules: exactly what was asked for, and the truth about the rest."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from bad_pictures import encoded, plain
from conftest import Cast
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from social_tools import gate, grammar, images, uploads
from social_tools.intake.taking import take_in
from social_tools.painter import CannotPaint, Original, Painting
from social_tools.painter_local import LocalPainter
from social_tools.photo_edits import PhotoEditor
from social_tools.photo_edits.doing import box
from social_tools.photo_edits.reading import read
from social_tools.studio import Studio
from storage.models import Source

PHOTO = plain(640, 480)


def a_photo(picture: Image.Image = PHOTO, alt: str = "A kite over a field") -> Original:
    async def data() -> bytes:
        return encoded(picture, "WEBP", quality=95)

    return Original({}, "", "photo", "image/webp", data, Source.photo, 7, alt)


async def edited(wish: str, original: Original | None = None) -> Painting:
    return await PhotoEditor()(original or a_photo(), wish)


def opened(painting: Painting) -> Image.Image:
    return Image.open(io.BytesIO(painting.data)).convert("RGB")


def mean(picture: Image.Image) -> list[float]:
    return ImageStat.Stat(picture).mean


@pytest.mark.parametrize(
    ("wish", "size"),
    [
        ("crop it to a square", (480, 480)),
        ("make it square", (480, 480)),
        ("crop it to a portrait", (384, 480)),
        ("crop it to 16:9", (640, 360)),
        ("crop it to the left half", (320, 480)),
        ("turn it left", (480, 640)),
        ("rotate it 90 degrees", (480, 640)),
        ("turn it upside down", (640, 480)),
        ("resize it to 320 pixels", (320, 240)),
        ("make it smaller", (320, 240)),
        ("schneide es quadratisch zu", (480, 480)),
        ("drehe es nach rechts", (480, 640)),
        ("recórtala en cuadrado", (480, 480)),
        ("gira la foto a la izquierda", (480, 640)),
        ("recadre la photo en carré", (480, 480)),
        ("tourne la photo à droite", (480, 640)),
    ],
)
async def test_a_picture_gets_the_shape_that_was_asked_for(wish: str, size: tuple[int, int]) -> None:
    painting = await edited(wish)
    assert (painting.width, painting.height) == opened(painting).size == size
    assert painting.missed == ()
    assert painting.drawn


CORNERS: dict[str, tuple[int, int]] = {
    "turn it left": (0, 1),
    "turn it right": (1, 0),
    "turn it upside down": (1, 1),
    "flip it": (1, 0),
    "flip it vertically": (0, 1),
    "turn it left and turn it right": (0, 0),
}


@pytest.mark.parametrize("wish", CORNERS)
async def test_a_picture_is_turned_the_right_way(wish: str) -> None:
    """The red corner, at the upper left before, is where it belongs."""
    picture = opened(await edited(wish))
    x, y = CORNERS[wish]
    red, _, blue = picture.getpixel((5 + x * (picture.width - 10), 5 + y * (picture.height - 10)))  # type: ignore[misc]
    assert red > 180 > blue


LIGHT: dict[str, Callable[[Any, Any], bool]] = {
    "brighter": lambda new, old: sum(new) > sum(old) + 20,
    "darker": lambda new, old: sum(new) < sum(old) - 20,
    "warmer": lambda new, old: new[0] > old[0] + 2 and new[2] < old[2] - 2,
    "cooler": lambda new, old: new[0] < old[0] - 2 and new[2] > old[2] + 2,
    "black and white": lambda new, old: max(new) - min(new) < 2,
    "sepia": lambda new, old: new[0] > new[1] > new[2],
    "bluer": lambda new, old: new[2] - new[1] > old[2] - old[1] and new[2] > new[0],
    "plus clair": lambda new, old: sum(new) > sum(old) + 20,
    "etwas dunkler": lambda new, old: sum(new) < sum(old) - 5,
    "en blanco y negro": lambda new, old: max(new) - min(new) < 2,
}


@pytest.mark.parametrize("wish", LIGHT)
async def test_light_and_colour_change_as_they_were_asked_to(wish: str) -> None:
    painting = await edited(f"make it {wish}")
    assert LIGHT[wish](mean(opened(painting)), mean(PHOTO))
    assert (painting.width, painting.height, painting.missed) == (640, 480, ())


async def test_more_is_more_and_a_bit_is_less() -> None:
    light = [sum(mean(opened(await edited(f"{much} brighter")))) for much in ("a bit", "", "much")]
    assert light == sorted(light) and light[0] > sum(mean(PHOTO))


@pytest.mark.parametrize("where", ["top left", "bottom right", "left half", "middle", "top"])
async def test_only_the_part_that_was_named_is_blurred_and_cannot_be_made_out_any_more(where: str) -> None:
    board = Image.effect_noise((640, 480), 120).convert("RGB")
    original = a_photo(board)
    before = Image.open(io.BytesIO(await original.data())).convert("RGB")
    after = opened(await edited(f"blur the {where}", original))
    place = box(after, where)
    inside = ImageStat.Stat(after.crop(place).convert("L")).stddev[0]
    assert inside < ImageStat.Stat(before.crop(place).convert("L")).stddev[0] / 5
    outside = ImageChops.difference(before, after)
    outside.paste(0, tuple(side + more for side, more in zip(place, (-9, -9, 9, 9), strict=True)))  # type: ignore[arg-type]
    assert ImageStat.Stat(outside.convert("L")).mean[0] < 12


@pytest.mark.parametrize(
    "who", ["her face", "the background", "the number plate", "das Gesicht", "the sky", "my aunt Mary"]
)
async def test_what_only_eyes_could_find_is_asked_for_by_place(who: str) -> None:
    with pytest.raises(CannotPaint, match="Tell me where it is"):
        await edited(f"blur {who}")


async def test_a_caption_stands_below_or_above_and_in_the_alt_text() -> None:
    below = await edited("add a caption saying Good morning: it’s June")
    above = await edited('put a caption "Schöne Grüße" on top')
    assert below.height > 480 and below.width == 640
    assert opened(below).getpixel((320, below.height - 2)) == opened(above).getpixel((320, 2))
    assert below.alt == "A kite over a field, with the words “Good morning: it’s June” below it."
    assert above.alt == "A kite over a field, with the words “Schöne Grüße” above it."


async def test_signs_without_letters_are_left_out_and_told() -> None:
    painting = await edited('add a caption "Hello 日本 🦊"')
    assert painting.drawn == ("“Hello”",)
    assert painting.missed == ("日本🦊",)
    with pytest.raises(CannotPaint, match="I have no letters for “日本”"):
        await edited('add a caption "日本"')


async def test_what_was_not_understood_is_told_and_what_was_is_done() -> None:
    painting = await edited("make it black and white, with a purple hat")
    assert painting.drawn == ("black & white",)
    assert painting.missed == ("purple", "hat")


@pytest.mark.parametrize("wish", ["add a purple hat", "a dog", "make it nicer", "☃"])
async def test_what_rules_cannot_do_is_not_done(wish: str) -> None:
    with pytest.raises(CannotPaint, match="anything in"):
        await edited(wish)


@pytest.mark.parametrize("wish", ["make it brighter but not warmer", "do not crop it", "mach es nicht heller"])
async def test_what_somebody_does_not_want_is_not_done(wish: str) -> None:
    with pytest.raises(CannotPaint, match="not sure"):
        await edited(wish)


@given(st.text(max_size=80))
def test_any_words_are_read_without_a_mishap(words: str) -> None:
    wish = read(words)
    assert all(edit["do"] for edit in wish.edits)
    assert len(wish.drawn) == len(wish.edits)


@given(st.lists(st.sampled_from(sorted(CORNERS)), max_size=6))
def test_turning_and_mirroring_loses_nothing(wishes: list[str]) -> None:
    from social_tools.photo_edits.doing import done

    picture = done(plain(12, 8), [edit for wish in wishes for edit in read(wish).edits])
    assert sorted(picture.size) == [8, 12]
    assert sorted(picture.get_flattened_data()) == sorted(plain(12, 8).get_flattened_data())


# In a conversation: what is kept of them.


async def photo_of(cast: Cast, alt: str = "A kite over a field", picture: Image.Image = PHOTO) -> str:
    brought = await uploads.bring(cast.asks(cast.ada), [await take_in(encoded(picture))], alt)
    return str(brought.images[0].id)


@pytest.fixture
def shop(cast: Cast) -> Cast:
    """The cast with the real editor beside the quick painter."""
    object.__setattr__(cast.salon, "painter", Studio(cast.painter, photo=PhotoEditor()))  # type: ignore[arg-type]
    return cast


async def say(cast: Cast, words: str, from_image: str) -> images.Image:
    asked = {"prompt": words, "from_image": from_image}
    outcome = await gate.call(cast.asks(cast.ada), "create_image", asked)  # as a button would
    assert outcome.kind == "done", outcome.data
    return outcome.view.images[0]  # type: ignore[union-attr]


async def test_edits_are_kept_as_data_and_begin_with_the_photo(shop: Cast) -> None:
    photo = await photo_of(shop)
    first = await say(shop, "crop it to a square", photo)
    second = await say(shop, "add a caption saying Hi", str(first.id))
    third = await say(shop, "make it sepia", str(second.id))
    assert [edit["do"] for edit in third.scene["edits"]] == ["crop", "caption", "sepia"]
    assert third.scene["edits_of"] == photo
    assert (third.varies, second.varies, first.varies) == (second.id, first.id, int(photo))
    assert {row.source for row in (first, second, third)} == {Source.edited}
    assert {row.maker for row in (first, second, third)} == {"salon-edits"}


async def test_an_edit_is_taken_out_again_without_a_trace(shop: Cast) -> None:
    photo = await photo_of(shop)
    square = await say(shop, "crop it to a square", photo)
    written = await say(shop, "add a caption saying Hi", str(square.id))
    again = await say(shop, "without the caption", str(written.id))
    assert (again.width, again.height, again.alt) == (square.width, square.height, square.alt)
    back = await say(shop, "back to the original", str(written.id))
    assert (back.width, back.height) == (640, 480)


async def test_a_new_caption_takes_the_place_of_the_old_one(shop: Cast) -> None:
    written = await say(shop, "add a caption saying Hi", await photo_of(shop))
    again = await say(shop, "add a caption saying Ho", str(written.id))
    assert [edit["text"] for edit in again.scene["edits"]] == ["Ho"]
    assert again.height == written.height


async def test_edits_go_on_where_the_photo_itself_is_gone(shop: Cast) -> None:
    photo = await photo_of(shop)
    square = await say(shop, "crop it to a square", photo)
    await gate.call(shop.asks(shop.ada), "delete_post", {"image": photo})
    asked = await gate.call(shop.asks(shop.ada), "delete_post", {"image": photo})
    await gate.approve(shop.asks(shop.ada), asked.data["act"])
    small = await say(shop, "make it smaller", str(square.id))
    assert (small.width, small.height) == (240, 240)
    outcome = await gate.call(
        shop.asks(shop.ada), "create_image",
        {"prompt": "back to the original", "from_image": str(small.id)},
    )  # fmt: skip
    assert outcome.kind == "refused"


async def test_a_collage_is_made_of_two_to_four_pictures_and_says_what_of(shop: Cast) -> None:
    one, two = await photo_of(shop), await photo_of(shop, alt="A boat")
    collage = await say(shop, "a collage", f"{one},{two}")
    assert collage.alt == "A collage of 2 pictures: A kite over a field; A boat."
    assert collage.scene["edits"][0] == {"do": "collage", "of": [one, two]}
    assert min(collage.width, collage.height) > 640
    await say(shop, "a collage", f"{one},{two},{one},{two}")


@pytest.mark.parametrize("ids", ["{one},{one},{one},{one},{one}", "{one},999999", ","])
async def test_a_collage_of_what_is_not_there_is_refused_in_a_sentence(shop: Cast, ids: str) -> None:
    from_image = ids.format(one=await photo_of(shop))
    outcome = await gate.call(
        shop.asks(shop.ada, "a collage"), "create_image", {"prompt": "a collage", "from_image": from_image}
    )
    assert outcome.kind == "refused" and outcome.say.endswith(".")


async def test_nobody_edits_what_is_somebody_elses(shop: Cast) -> None:
    photo = await photo_of(shop)
    asked = {"prompt": "make it sepia", "from_image": photo}
    outcome = await gate.call(shop.asks(shop.bob, "make it sepia", thread="other"), "create_image", asked)
    assert outcome.data["error"] == "not_found"


async def test_edited_photos_are_counted_by_themselves(shop: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = await photo_of(shop)
    object.__setattr__(shop.salon, "images_per_hour", 1)
    monkeypatch.setattr(images, "EDITS_PER_HOUR", 2)
    await say(shop, "make it sepia", photo)
    await say(shop, "make it warmer", photo)
    outcome = await gate.call(shop.asks(shop.ada), "create_image", {"prompt": "a fox"})
    assert outcome.kind == "done", "photos leave the painter's quota alone"
    again = await gate.call(shop.asks(shop.ada), "create_image", {"prompt": "darker", "from_image": photo})
    assert again.data["error"] == "rate_limited"


# Pictures that the painter has drawn.


async def test_a_painted_picture_is_cropped_and_written_on_and_can_still_be_painted_anew(cast: Cast) -> None:
    studio = Studio(LocalPainter(), photo=PhotoEditor())
    object.__setattr__(cast.salon, "painter", studio)
    made = await gate.call(cast.asks(cast.ada, "draw a fox"), "create_image", {"prompt": "a fox", "size": "landscape"})
    fox = made.view.images[0]  # type: ignore[union-attr]
    square = await say(cast, "crop it to a square", str(fox.id))
    assert square.width == square.height
    assert (square.source, square.maker) == (Source.painted, "salon-painter")
    written = await say(cast, "add a caption saying Hi", str(square.id))
    night = await say(cast, "at night", str(written.id))
    assert "night" in night.alt and "“Hi”" in night.alt
    assert night.height > night.width
    contrast = await say(cast, "more contrast", str(fox.id))
    assert contrast.drawn == ["more contrast"]


async def test_a_wish_that_neither_understands_is_answered_by_the_painter(cast: Cast) -> None:
    object.__setattr__(cast.salon, "painter", Studio(LocalPainter(), photo=PhotoEditor()))
    made = await gate.call(cast.asks(cast.ada, "draw a fox"), "create_image", {"prompt": "a fox"})
    fox = made.view.images[0]  # type: ignore[union-attr]
    asked = {"prompt": "xyzzy", "from_image": str(fox.id)}
    outcome = await gate.call(cast.asks(cast.ada), "create_image", asked)
    assert outcome.kind == "refused"


async def test_a_photo_that_is_no_file_any_more_is_told(shop: Cast) -> None:
    photo = await photo_of(shop)
    row = await images.own_image(shop.asks(shop.ada), photo)
    await shop.salon.media.remove(row.sha256)
    outcome = await gate.call(shop.asks(shop.ada), "create_image", {"prompt": "sepia", "from_image": photo})
    assert outcome.kind == "refused" and "not there any more" in outcome.say


@pytest.mark.parametrize(
    "said",
    [
        "schneide es quadratisch zu", "mach es schwarzweiß", "dreh es nach links", "spiegle es", "verpixel das Gesicht",
        'schreib "Hallo" darunter', "setz einen goldenen Rahmen drum", "mehr Kontrast", "ohne den Rahmen",
        "mach eine Collage aus den letzten zwei Bildern", "recorta la foto en cuadrado", "recórtala en cuadrado",
        "haz la foto en blanco y negro", "gira la foto a la derecha", "desenfoca la cara", "más contraste",
        "sin el marco", "haz un collage de las últimas dos fotos", "recadre la photo en carré",
        "mets la photo en noir et blanc", "tourne la photo à gauche", "floute le visage", "plus de contraste",
        "sans le cadre", "fais un collage des deux dernières photos",
    ],
)  # fmt: skip
def test_other_languages_say_it_too_and_nothing_of_it_is_lost(said: str) -> None:
    (command,) = grammar.read(said).commands
    assert command.tool == "create_image"
    wish = read(command.arguments["prompt"])
    assert (wish.edits or wish.hidden) and not (wish.missed or wish.unsure)


@pytest.mark.parametrize(
    "said", ["schneide es nicht zu", "der Rahmen ist schön", "no recortes la foto", "ne recadre pas la photo"]
)
def test_what_is_refused_or_only_told_changes_nothing(said: str) -> None:
    assert grammar.read(said).commands == ()
