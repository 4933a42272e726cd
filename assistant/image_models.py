"""What each kind of server for pictures is asked, by whose it is and by the name of the model."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

OPENAI_HOST = "api.openai.com"
PARTIALS = 2
"""So many times a picture is shown before it is finished, where the server can."""
SIZES: dict[str, str] = {"square": "1024x1024", "portrait": "832x1216", "landscape": "1216x832"}
FIXED: dict[str, str] = {"square": "1024x1024", "portrait": "1024x1536", "landscape": "1536x1024"}
QUALITIES = ("auto", "low", "medium", "high")
MORE_QUALITIES = (*QUALITIES, "xhigh", "max")
GENERATION = re.compile(r"gpt-image-(\d+)")
FREE_SIZES_SINCE = 2
OPTIONAL = (
    "response_format",
    "stream",
    "partial_images",
    "safety_identifier",
    "output_compression",
    "output_format",
    "quality",
)
"""What a server may turn out not to know; then it is asked without."""
SHARPNESS = 90
"""Of a WebP, from 0 to 100."""


@dataclass(frozen=True)
class Family:
    """What a model's server is asked besides the model, the words and the pictures."""

    sizes: dict[str, str]
    openai: bool
    quality: str = "auto"

    def options(self, size: str, account: str) -> dict[str, Any]:
        """The options of a request; `account` stands for who asks, and does not name them."""
        if not self.openai:
            return {"size": self.sizes[size], "response_format": "b64_json"}
        return {
            "size": self.sizes[size],
            "quality": self.quality,
            "output_format": "webp",
            "output_compression": SHARPNESS,
            "safety_identifier": account,
            "stream": True,
            "partial_images": PARTIALS,
        }


def is_openai(address: str) -> bool:
    """Whether a base URL is OpenAI's own; empty is."""
    host = urlsplit(address).hostname or ""
    return not address or host == OPENAI_HOST or host.endswith("." + OPENAI_HOST)


def is_openais(model: str) -> bool:
    """Whether a model is one of OpenAI's, also where a gateway passes on to it."""
    return GENERATION.match(model) is not None


def family(model: str, quality: str, *, openai: bool) -> Family:
    if not openai:
        return Family(SIZES, openai=False)
    return Family(SIZES if _generation(model) >= FREE_SIZES_SINCE else FIXED, openai=True, quality=quality)


def qualities(model: str) -> tuple[str, ...]:
    """The qualities that a model of OpenAI's knows."""
    return MORE_QUALITIES if _generation(model) >= FREE_SIZES_SINCE else QUALITIES


def _generation(model: str) -> int:
    found = GENERATION.match(model)
    return int(found[1]) if found else 0
