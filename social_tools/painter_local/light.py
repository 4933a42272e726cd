"""The light of a time of day: the colours of the sky, the sun or moon, and how they tint everything else."""

from dataclasses import dataclass, replace

import numpy as np

from social_tools.painter_local.brush import Colour, Rng, mix, rgb
from social_tools.painter_local.scene import Scene


@dataclass(frozen=True)
class Light:
    top: Colour
    middle: Colour
    low: Colour
    sun: Colour
    ambient: Colour
    """What a white thing looks like in the shade."""
    sun_x: float
    sun_y: float
    """Where the sun or moon stands, as a share of the picture's width and of the sky's height."""
    power: float
    """How strongly the sun or moon lights what it reaches."""
    haze: float
    stars: float
    night: bool = False
    aurora: bool = False
    """Whether there are northern lights in the sky."""

    @property
    def lit(self) -> Colour:
        """What a white thing looks like in full light."""
        return np.clip(self.ambient + self.sun * self.power * 0.5, 0, 1.1).astype(np.float32)


SKIES: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {
    # top, middle, near the horizon, sun, shade
    "dawn": (
        ("#6d83c4", "#c7a6cf", "#ffd3a1", "#ffc27a", "#a79cc8"),
        ("#7aa0cf", "#e9b6b8", "#ffe0ae", "#ffcf88", "#b0a4c4"),
        ("#5f6cb0", "#b78fc6", "#ffb9a0", "#ffb38a", "#9d90c2"),
        ("#8fb4dc", "#d8c8e0", "#fff0c8", "#ffdc9a", "#b4b0cc"),
        ("#4f6fa8", "#8fb0c8", "#ffd8b4", "#ffc08f", "#9aa4c4"),
    ),
    "day": (
        ("#2c86de", "#74bdf2", "#d8f1ff", "#fff3cf", "#b9cde6"),
        ("#2a9be0", "#86d0f0", "#e6f7f2", "#fff2c4", "#bcd4de"),
        ("#4178d8", "#8fb6f4", "#f1ecf6", "#fff0d2", "#c0c8e6"),
        ("#1f74c8", "#5fb0e8", "#c4e8fa", "#fff6d8", "#b4c8e4"),
        ("#3fa8c8", "#8fd8dc", "#f4f4dc", "#fff0b8", "#bcd2d2"),
        ("#5f94d0", "#a4c8e4", "#fbeedd", "#ffeec0", "#c4cad8"),
    ),
    "sunset": (
        ("#4b2f7f", "#d9587a", "#ffb45c", "#ffb15a", "#b487a6"),
        ("#3f4a94", "#f07a5e", "#ffd06a", "#ffb868", "#b8929c"),
        ("#6a2f86", "#f0669a", "#ffc27c", "#ffa866", "#b884b4"),
        ("#2f5f9a", "#e8a08a", "#ffe08a", "#ffc870", "#b09ca4"),
        ("#3a2260", "#a83f8a", "#ff8a5a", "#ff9a5a", "#a47aa8"),
        ("#5a4a8a", "#f49a7a", "#ffdca0", "#ffc47a", "#bc98a0"),
    ),
    "dusk": (
        ("#161d4c", "#4f4a94", "#d98aa6", "#ff9f8a", "#7474ae"),
        ("#12264f", "#3f5b9a", "#e0a48f", "#ffae84", "#6e7eae"),
        ("#231a50", "#6a4b9a", "#ee93a0", "#ff9a90", "#8070b2"),
        ("#102a4a", "#2f6f94", "#c4b8a0", "#ffc494", "#6a86a4"),
        ("#1a1440", "#5a3480", "#c85f8a", "#ff8a94", "#7862a4"),
    ),
    "night": (
        ("#060a24", "#111c4e", "#2c4684", "#cfdcff", "#5a6ba6"),
        ("#07131f", "#10304f", "#2f6a7e", "#cfeaff", "#55799a"),
        ("#0d0826", "#25174f", "#5a3a86", "#dcd2ff", "#6a60a8"),
        ("#04081a", "#0c1a3c", "#1f3f6a", "#e0e8ff", "#52689c"),
        ("#081a28", "#123a4a", "#3f7a7a", "#dcfff0", "#5a8492"),
    ),
}
SUN_HEIGHTS = {
    "dawn": (0.68, 0.9),
    "day": (0.14, 0.4),
    "sunset": (0.74, 0.95),
    "dusk": (0.98, 0.98),
    "night": (0.14, 0.42),
}
POWER = {"dawn": 0.75, "day": 0.7, "sunset": 0.85, "dusk": 0.35, "night": 0.3}
HAZE = {"dawn": 0.85, "day": 0.6, "sunset": 0.7, "dusk": 0.6, "night": 0.5}
STARS = {"dawn": 0.12, "day": 0.0, "sunset": 0.0, "dusk": 0.45, "night": 1.0}


def light_of(scene: Scene, rng: Rng) -> Light:
    top, middle, low, sun, ambient = (rgb(code) for code in SKIES[scene.time][scene.seed % len(SKIES[scene.time])])
    side = rng.choice((-1.0, 1.0))
    light = Light(
        top=top,
        middle=middle,
        low=low,
        sun=sun,
        ambient=ambient,
        sun_x=float(0.5 + side * rng.uniform(0.08, 0.36)),
        sun_y=float(rng.uniform(*SUN_HEIGHTS[scene.time])),
        power=POWER[scene.time],
        haze=HAZE[scene.time],
        stars=STARS[scene.time],
        night=scene.time == "night",
        aurora=scene.time == "night"
        and (scene.weather == "aurora" or (scene.place, scene.weather) == ("ice", "clear")),
    )
    return under_weather(light, scene.weather)


def under_weather(light: Light, weather: str) -> Light:
    """Clouds grey the sky and soften the light; fog hides what is far."""
    if weather in ("rain", "storm"):
        deep = 0.62 if weather == "rain" else 0.42
        grey = rgb("#8d9bb0") * (0.45 if light.night else 1.0) * deep * 1.2
        return replace(
            light,
            top=mix(light.top * deep, grey, 0.6),
            middle=mix(light.middle * (deep + 0.1), grey * 1.1, 0.6),
            low=mix(light.low * (deep + 0.2), grey * 1.35, 0.5),
            ambient=light.ambient * (1.12 if light.night else 0.9),
            power=light.power * 0.3,
            haze=0.8,
            stars=0.0,
        )
    if weather == "fog":
        pale = mix(light.low, light.ambient, 0.4)
        return replace(
            light,
            top=mix(light.top, pale, 0.55),
            middle=mix(light.middle, pale, 0.7),
            low=pale,
            power=light.power * 0.5,
            haze=1.25,
            stars=light.stars * 0.2,
        )
    if weather in ("cloudy", "snow"):
        pale = mix(light.low, light.ambient, 0.5)
        share = 0.42 if weather == "cloudy" else 0.25
        return replace(
            light, top=mix(light.top, pale, share), middle=mix(light.middle, pale, share), stars=light.stars * 0.5
        )
    return light
