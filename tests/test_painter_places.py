"""Places, light, moods and the camera: each is drawn at every size, looks like itself and shows what it is told."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from social_tools.painter_local.camera import view_of
from social_tools.painter_local.draw import PLACES, SIZES, draw_at
from social_tools.painter_local.light import SKIES
from social_tools.painter_local.moods import MOODS
from social_tools.painter_local.places import COMBINED, GREEN_PLACES, SHOWS, TIMELESS, UNDER_STARS, joined
from social_tools.painter_local.reading import change, read
from social_tools.painter_local.scene import NO_WEATHER, Scene, Subject
from social_tools.painter_local.stage import Easel
from social_tools.painter_local.telling import ALONE, VIEWS, WHERE, tell
from social_tools.painter_local.telling import MOODS as MOOD_WORDS
from social_tools.painter_local.vocabulary import meanings

Pixels = NDArray[np.float32]
OUTDOORS = sorted(set(PLACES) - set(NO_WEATHER) - {"sky", "starry sky", "window"})


@cache
def drawn(place: str, side: int = 128, **changed: Any) -> Pixels:
    scene = Scene(place, **{"time": "day", "seed": 5, **changed})
    return np.asarray(draw_at(scene, side, side), dtype=np.float32)


def apart(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one - other).mean())


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("size", sorted(SIZES))
def test_every_place_is_drawn_in_every_shape_however_small(place: str, size: str) -> None:
    width, height = (side // 8 for side in SIZES[size])  # type: ignore[index]
    for time in ("day", "night"):
        image = draw_at(Scene(place, time, weather="snow", seed=3, subjects=(Subject("fox"),)), width, height)
        assert image.size == (width, height)
    assert draw_at(Scene(place, "dusk", season="autumn", seed=2), 24, 24).size == (24, 24)


def test_every_place_looks_different_from_every_other() -> None:
    pictures = {place: drawn(place) for place in PLACES}
    near = [
        (one, other, round(apart(pictures[one], pictures[other]), 1))
        for one in pictures
        for other in pictures
        if one < other and apart(pictures[one], pictures[other]) < 6
    ]
    assert near == []


def test_there_are_more_than_twice_as_many_places_as_were_asked_for() -> None:
    assert len(PLACES) >= 44
    assert set(WHERE) == set(ALONE) == set(PLACES)
    assert {meaning.value for meaning in meanings().values() if meaning.group == "place"} == set(PLACES)


@pytest.mark.parametrize("place", sorted(set(PLACES) - {"space", "moonscape", "starry sky", *TIMELESS}))
def test_a_night_is_darker_than_its_day(place: str) -> None:
    assert drawn(place, time="night").mean() < drawn(place, time="day").mean() - 8


@pytest.mark.parametrize("place", OUTDOORS)
@pytest.mark.parametrize("weather", ["rain", "snow", "fog"])
def test_weather_is_seen_wherever_it_is_told(place: str, weather: str) -> None:
    assert apart(drawn(place, weather=weather), drawn(place)) > 5


@pytest.mark.parametrize("place", sorted(set(GREEN_PLACES)))
def test_a_spring_is_seen_where_leaves_are_green(place: str) -> None:
    assert apart(drawn(place, season="spring"), drawn(place)) > 0.8


@pytest.mark.parametrize("place", NO_WEATHER)
def test_rain_is_not_promised_where_there_is_none(place: str) -> None:
    reading = read(f"a fox, {WHERE[place]}, in the rain") if place in ("cave", "kitchen") else None
    assert reading is None or "rain" in reading.missed


def test_rain_at_a_window_stays_outside() -> None:
    wet, dry = drawn("window", 256, weather="rain"), drawn("window", 256)
    streaks = [
        float(np.diff(wet[rows, 60:190] - dry[rows, 60:190], axis=1).std())
        for rows in (slice(60, 140), slice(235, 256))
    ]
    assert streaks[0] > 3 * streaks[1]


def test_the_season_of_a_forest_colours_its_leaves() -> None:
    summer, autumn = (drawn("birch forest", season=season).mean(axis=(0, 1)) for season in ("summer", "autumn"))
    assert autumn[0] / autumn[1] > summer[0] / summer[1] * 1.1


def test_northern_lights_are_green_in_a_night_sky_and_not_promised_by_day() -> None:
    lit, plain = drawn("snowfield", time="night", weather="aurora"), drawn("snowfield", time="night")
    assert (lit - plain)[:60, :, 1].mean() > 8
    assert read("a cabin under northern lights").scene.time == "night"
    assert "aurora" in read("a lake at noon under northern lights").missed


def test_the_seed_varies_sky_light_and_camera() -> None:
    pictures = [drawn("meadow", seed=seed) for seed in range(12)]
    assert min(apart(one, other) for i, one in enumerate(pictures) for other in pictures[:i]) > 6
    assert len({view_of(Scene("meadow", "day", seed=seed)).zoom for seed in range(12)}) == 12
    assert all(len(skies) >= 5 for skies in SKIES.values())


@pytest.mark.parametrize("place", sorted(PLACES))
def test_a_place_takes_no_notice_of_what_stands_in_it(place: str) -> None:
    """Space alone leaves out its planet where one is asked for."""
    scene = Scene(place, "day", seed=7)
    bare, peopled = (
        Easel(np.zeros((48, 48, 3), np.float32), one, *_light(one))
        for one in (scene, Scene(place, "day", seed=7, subjects=(Subject("fox", 3), Subject("tree"))))
    )
    assert PLACES[place](bare) is not None
    PLACES[place](peopled)
    assert np.array_equal(bare.picture, peopled.picture)


def _light(scene: Scene) -> tuple[Any, Any]:
    from social_tools.painter_local.light import light_of
    from social_tools.painter_local.stage import stream

    return light_of(scene, stream(scene.seed, "light")), stream(scene.seed, "place", scene.place)


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_a_mood_changes_the_picture_and_moves_nothing(mood: str) -> None:
    for place in ("meadow", "room"):
        assert apart(drawn(place, mood=mood), drawn(place)) > 4
    reading = change(read("a fox in a meadow", 3).scene, mood)
    assert reading.scene.mood == mood
    assert reading.scene.subjects == read("a fox in a meadow", 3).scene.subjects
    assert MOOD_WORDS[mood] in tell(reading.scene)


def test_moods_differ_from_one_another() -> None:
    pictures = [drawn("village", mood=mood) for mood in MOODS]
    assert min(apart(one, other) for i, one in enumerate(pictures) for other in pictures[:i]) > 5


def test_gloom_darkens_and_cheer_brightens() -> None:
    gloomy, plain, cheerful = (drawn("park", mood=mood).mean() for mood in ("gloomy", "", "cheerful"))
    assert gloomy < plain - 15 < cheerful - 15


def shown(camera: str, place: str = "meadow") -> float:
    """The share of the picture that the fox covers."""
    easel_sizes = []
    scene = Scene(place, "day", seed=4, camera=camera, subjects=(Subject("fox"),))
    with_fox = np.asarray(draw_at(scene, 160, 160), dtype=np.float32)
    without = np.asarray(draw_at(Scene(place, "day", seed=4, camera=camera), 160, 160), dtype=np.float32)
    easel_sizes.append((np.abs(with_fox - without).max(axis=2) > 40).mean())
    return float(easel_sizes[0])


def test_the_nearer_the_camera_the_larger_the_subject() -> None:
    sizes = [shown(camera) for camera in ("very far away", "far away", "", "close-up", "extreme close-up")]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2] / 2 and sizes[4] > sizes[2] * 2


def test_looking_down_raises_the_horizon_and_looking_up_lowers_it() -> None:
    tilts = [view_of(Scene("meadow", "day", seed=4, camera=camera)).tilt for camera in ("from below", "", "from above")]
    assert tilts == sorted(tilts)
    above, below = (drawn("meadow", camera=camera) for camera in ("from above", "from below"))
    sky = [(picture[..., 2] > picture[..., 1]).mean() for picture in (above, below)]
    assert sky[0] < sky[1] - 0.15


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_a_camera_is_told(view: str) -> None:
    assert VIEWS[view] in tell(Scene("meadow", "day", camera=view))


def test_closer_and_further_are_steps() -> None:
    scene = read("a fox in a meadow", 3).scene
    near = change(scene, "closer").scene
    assert (near.camera, change(near, "closer").scene.camera) == ("close-up", "extreme close-up")
    assert change(near, "further away").scene.camera == ""
    assert change(scene, "zoom out").scene.camera == "far away"


@pytest.mark.parametrize(
    ("prompt", "place", "time"),
    [
        ("a boat on a lake in the mountains", "lake", "day"),
        ("a waterfall in a jungle", "jungle waterfall", "day"),
        ("a train on a bridge in the mountains", "viaduct", "day"),
        ("two friends on a hill under the stars", "hill", "night"),
        ("a dog in a park by a pond", "park", "day"),
        ("a cosy library in a house", "library", "day"),
        ("a village in a valley", "village", "day"),
    ],
)
def test_two_places_that_are_seen_together_are_one_picture(prompt: str, place: str, time: str) -> None:
    reading = read(prompt)
    assert (reading.scene.place, reading.scene.time) == (place, time)


def test_places_that_are_said_to_show_others_are_places() -> None:
    named = (
        {name for shows in SHOWS.values() for name in shows} | set(SHOWS) | set(COMBINED.values()) | set(UNDER_STARS)
    )
    assert named | set(TIMELESS) | set(GREEN_PLACES) <= set(PLACES)
    assert joined("room", "desert") is None


def test_a_second_place_that_does_not_fit_is_missed() -> None:
    assert "desert" in read("a cat in a library in the desert").missed


@pytest.mark.parametrize(
    ("prompt", "place", "told"),
    [
        ("ein Fuchs im Dorf", "village", "A fox in a village"),
        ("un gato en la ventana", "window", "A cat by a window"),
        ("un lion dans une grotte", "cave", "A lion in a cave with glowing crystals"),
        ("ein Hund in der Küche, gruselig", "kitchen", "A dog in a kitchen, in a spooky mood"),
    ],
)
def test_places_and_moods_are_known_in_other_languages(prompt: str, place: str, told: str) -> None:
    reading = read(prompt, 0)
    assert reading.scene.place == place
    assert tell(reading.scene).startswith(told)
    assert reading.missed == ()


def test_the_time_of_a_cave_is_not_told() -> None:
    reading = read("a bear in a cave at sunset")
    assert "sunset" in reading.missed
    assert "sunset" not in tell(reading.scene)
