"""Ways to paint: each turns the finished picture into another look."""

from social_tools.painter_local.styles import drawn, made, painted, photographic, printed
from social_tools.painter_local.styles.study import Study, Style

STYLES: dict[str, Style] = {
    "storybook": photographic.storybook,
    "watercolour": painted.watercolour,
    "oil painting": painted.oil,
    "impressionist": painted.impressionist,
    "pastel": painted.pastel,
    "pixel art": printed.pixels,
    "pencil sketch": drawn.pencil,
    "charcoal": drawn.charcoal,
    "line art": drawn.line_art,
    "black and white": photographic.black_and_white,
    "noir": photographic.noir,
    "sepia": photographic.sepia,
    "poster": printed.poster,
    "pop art": printed.pop_art,
    "comic": printed.comic,
    "vaporwave": printed.vaporwave,
    "neon": drawn.neon,
    "paper cut": made.paper_cut,
    "stained glass": made.stained_glass,
    "mosaic": made.mosaic,
    "low poly": made.low_poly,
    "woodblock print": printed.woodblock,
    "blueprint": drawn.blueprint,
    "embroidery": made.embroidery,
    "isometric": photographic.storybook,
}

__all__ = ["STYLES", "Study", "Style"]
