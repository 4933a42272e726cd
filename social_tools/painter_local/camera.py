"""Where the viewer stands: near or far, looking down or up. Left open, the seed decides within a little."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PIL import Image, ImageFilter

from social_tools.painter_local.brush import from_image, to_image
from social_tools.painter_local.light import Light
from social_tools.painter_local.scene import Scene
from social_tools.painter_local.stage import Easel, Post, Stage, stream

ZOOMS = {
    "very far away": 0.42,
    "far away": 0.64,
    "close-up": 1.5,
    "extreme close-up": 2.1,
    "from above": 0.94,
    "from below": 1.14,
}
TILTS = {"from above": 0.2, "from below": -0.18}
P = TypeVar("P", bound=Post)


@dataclass(frozen=True)
class View:
    zoom: float
    tilt: float
    """How much higher than usual the horizon lies."""


def view_of(scene: Scene) -> View:
    """The seed's own view of a scene, moved as the words ask."""
    rng = stream(scene.seed, "camera")
    zoom, tilt = float(rng.uniform(0.9, 1.14)), float(rng.uniform(-0.045, 0.05))
    if scene.camera in TILTS:
        tilt = TILTS[scene.camera]
    return View(zoom * ZOOMS.get(scene.camera, 1.0), tilt)


def framed(easel: Easel, stage: Stage) -> Stage:
    """The place as the camera sees it: its picture is enlarged, or what stands in it moves away."""
    zoom = view_of(easel.scene).zoom
    if zoom <= 1.0:
        nearer = stage.near if stage.ledge or stage.afloat else stage.near + (stage.far - stage.near) * 0.9 * (1 - zoom)
        return replace(stage, near=nearer, zoom=zoom)
    near = min(0.96, stage.near + 0.07 * (zoom - 1))
    top, left = stage.near - near / zoom, 0.5 - 0.5 / zoom
    if zoom > 1.02:
        enlarge(easel, left, max(0.0, top), 1 / zoom)

    def down(y: float) -> float:
        return near + (y - stage.near) * zoom

    horizon = down(stage.horizon)
    light = turned(stage.light, stage.horizon, horizon, zoom, down)
    easel.light = turned(easel.light, stage.horizon, horizon, zoom, down)
    board = (0.5 + (stage.board[0] - 0.5) * zoom, max(0.08, down(stage.board[1]))) if stage.board else None
    water = None if stage.water is None else down(stage.water)
    return replace(
        stage, light=light, horizon=horizon, near=near, far=down(stage.far), water=water, board=board, zoom=zoom
    )


def enlarge(easel: Easel, left: float, top: float, share: float) -> None:
    height, width = easel.height, easel.width
    box = (left * width, top * height, (left + share) * width, min(float(height), (top + share) * height))
    image = to_image(easel.picture)
    if share < 0.55:
        image = image.filter(ImageFilter.GaussianBlur(width / 900))
    easel.picture[:] = from_image(image.resize((width, height), Image.Resampling.BICUBIC, box=box))


def turned(light: Light, before: float, after: float, zoom: float, down: Callable[[float], float]) -> Light:
    """The light of a place whose picture was enlarged: its sun has moved too."""
    return replace(light, sun_x=0.5 + (light.sun_x - 0.5) * zoom, sun_y=down(light.sun_y * before) / max(after, 0.05))


def seen(posts: Sequence[P], stage: Stage) -> list[P]:
    """Figures as large as the camera's distance makes them; heads stay in the picture, feet may not."""
    standing = [post for post in posts if post.how != "sky"]
    widest = max((abs(post.x - 0.5) for post in standing), default=0.0)
    apart = min(stage.zoom, max(1.0, 0.36 / widest)) if widest > 0.05 else stage.zoom
    result = []
    for post in posts:
        if post.how == "sky":
            result.append(post)
            continue
        tall = post.tall * stage.zoom
        foot = max(post.foot, tall + 0.05) if stage.zoom > 1.2 else post.foot
        if post.how == "hover" and stage.zoom < 1:
            foot = post.foot - post.tall * (1 - stage.zoom) / 2
        result.append(
            replace(
                post,
                x=0.5 + (post.x - 0.5) * apart,
                tall=tall if stage.zoom > 1.2 else min(tall, foot - 0.04),
                foot=foot,
            )
        )
    return result
