"""The offline painter: rules and sprites, no model, no network. The same words and seed give the same picture."""

from social_tools.painter_local.animals import AVATAR_ANIMALS
from social_tools.painter_local.painter import LocalPainter

__all__ = ["AVATAR_ANIMALS", "LocalPainter", "avatar"]


def avatar(seed: str, animal: str | None, size: int = 160) -> bytes:
    """A square WebP for a person: a soft gradient from the seed with an animal, or the seed's first letter, on it."""
    from social_tools.painter_local.avatars import draw_avatar

    return draw_avatar(seed, animal, size)
