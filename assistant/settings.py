"""Every setting, from the environment or `.env`, as one frozen object."""

import os
import re
import secrets
import tempfile
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant import image_models

DEFAULT_PORT = 8100
SHORTEST_SECRET = 32
HOST = re.compile(r"(([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:\d{1,5})?")


class SettingsError(Exception):
    """The message is a sentence fit to show."""


class Settings(BaseSettings):
    """What the environment says. A wrong value is one clear sentence at start."""

    model_config = SettingsConfigDict(env_file=".env", env_prefix="SALON_", frozen=True, extra="ignore")

    home: Path = Field(default_factory=lambda: user_data_path("salon", appauthor=False))
    """The data folder."""
    database_url: str = ""
    """Default: SQLite in the data folder. Or postgresql+asyncpg://…"""
    media_url: str = ""
    """Where pictures are kept. Default: a folder in the data folder."""
    url: str = ""
    """The public address, where it is not the one that people type."""
    secret: str = ""
    """Signs the sign-in cookies. Made and kept in the data folder when absent."""
    embed_origins: str = ""
    """Sites that may embed the widget, besides the registered ones; separated by spaces or commas."""
    copilot_origins: str = ""
    """Sites whose every script is trusted to act for their visitors: they may use Chainlit's Copilot script."""
    chat_model: str = ""
    """The model to talk to. Needed where a server offers several."""
    openai_api_key: str = Field(default="", validation_alias="OPENAI_API_KEY", repr=False)
    openai_base_url: str = Field(default="", validation_alias="OPENAI_BASE_URL")
    turn_seconds: float = Field(default=60, gt=0, le=600)
    """How long one answer may take, besides the pictures in it."""
    image_model: str = Field(default="", max_length=200)
    """The model that makes pictures. Without it they are drawn here, by rules."""
    image_url: str = ""
    """Where it is, if not where the other model is."""
    image_key: str = Field(default="", repr=False)
    image_quality: str = "auto"
    """What a model of OpenAI's is to spend on a picture: low, medium, high…"""
    image_seconds: float = Field(default=180, gt=0, le=1800)
    """How long a model may take for one picture."""
    images_per_hour: int = Field(default=20, ge=1, le=10_000)
    """How many pictures one person may have made within an hour."""

    @field_validator("url", "openai_base_url", "image_url")
    @classmethod
    def _address(cls, value: str) -> str:
        value = value.strip().rstrip("/")
        if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc):
            raise ValueError("must be an address that starts with http:// or https://")
        return value

    @field_validator("openai_api_key", "image_key")
    @classmethod
    def _key(cls, value: str) -> str:
        value = value.strip()
        if not all("!" <= character <= "~" for character in value):
            raise ValueError("must be a key as it was given to you: letters, digits and signs, without spaces")
        return value

    @field_validator("image_model", "image_quality")
    @classmethod
    def _word(cls, value: str) -> str:
        return value.strip()

    @model_validator(mode="after")
    def _image_model_can_be_reached(self) -> "Settings":
        if not self.image_model and (self.image_url or self.image_key):
            raise ValueError("SALON_IMAGE_MODEL: name the model that is to make pictures there.")
        if self.image_model and self.offline and not self.image_url and not self.image_key:
            raise ValueError(
                "SALON_IMAGE_MODEL: say where that model is, by OPENAI_API_KEY, OPENAI_BASE_URL or SALON_IMAGE_URL."
            )
        known = image_models.qualities(self.image_model)
        if self.image_quality not in known:
            raise ValueError(f"SALON_IMAGE_QUALITY: must be one of {', '.join(known)}.")
        return self

    @field_validator("secret")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        if value and len(value) < SHORTEST_SECRET:
            raise ValueError(f"must be at least {SHORTEST_SECRET} characters long")
        return value

    @field_validator("media_url")
    @classmethod
    def _folder(cls, value: str) -> str:
        if "://" in value and not value.startswith("file://"):
            raise ValueError("must be a folder; buckets are not there yet")
        return value.removeprefix("file://")

    @field_validator("embed_origins", "copilot_origins")
    @classmethod
    def _origins(cls, value: str) -> str:
        return " ".join(origin(part) for part in value.replace(",", " ").split())

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.home / 'salon.db'}"

    @property
    def media(self) -> Path:
        return Path(self.media_url) if self.media_url else self.home / "media"

    @property
    def offline(self) -> bool:
        return not (self.openai_api_key or self.openai_base_url)

    @property
    def model_host(self) -> str:
        """Who answers where a model is set: fit to show, without a password that the address may hold."""
        return urlsplit(self.openai_base_url).hostname or "OpenAI"

    @property
    def image_address(self) -> str:
        """The base URL of the image model's server; empty where it is OpenAI's own."""
        return self.image_url or ("" if self.image_key else self.openai_base_url)

    @property
    def image_host(self) -> str:
        return urlsplit(self.image_address).hostname or "OpenAI"

    @property
    def image_api_key(self) -> str:
        """The key for the image model's server. The other server's key goes nowhere but there."""
        here, there = self.image_address, self.openai_base_url
        same = _place(here) == _place(there) or (image_models.is_openai(here) and image_models.is_openai(there))
        return self.image_key or (self.openai_api_key if same else "")

    @cached_property
    def signing_key(self) -> str:
        """The secret, read from the data folder or made there."""
        if self.secret:
            return self.secret
        file = self.home / "secret"
        if not file.exists():
            self.home.mkdir(parents=True, exist_ok=True)
            handle, whole = tempfile.mkstemp(prefix=".secret-", dir=self.home)
            with os.fdopen(handle, "w") as out:
                out.write(secrets.token_urlsafe(48))
            os.replace(whole, file)
        if len(found := file.read_text().strip()) < SHORTEST_SECRET:
            raise SettingsError(f"The file {file} is damaged. Remove it; everybody will be signed out once.")
        return found


def _place(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


def origin(text: str) -> str:
    """An origin as browsers spell it, https://blog.example; ValueError with a sentence otherwise."""
    parts = urlsplit(text.strip())
    plain = HOST.fullmatch(parts.netloc.lower()) and parts.path in ("", "/") and not parts.query and not parts.fragment
    if parts.scheme not in ("http", "https") or not plain:
        raise ValueError(f"{text[:80]} is not the address of a site, such as https://blog.example")
    usual = ":443" if parts.scheme == "https" else ":80"
    return f"{parts.scheme}://{parts.netloc.removesuffix(usual)}".lower()


def load(**given: object) -> Settings:
    """The settings, with those given (not None) before the environment. Raises SettingsError."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        if not first["loc"]:  # about several at once, and says about which
            raise SettingsError(first["msg"].removeprefix("Value error, ")) from None
        name = str(first["loc"][0]).upper()
        name = name if name.startswith("OPENAI") else f"SALON_{name}"
        raise SettingsError(f"{name}: {first['msg'].removeprefix('Value error, ')}.") from None
