"""A painter elsewhere: an image model behind the openai SDK, at OpenAI or on any server that speaks its protocol."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import logging
import re
from collections.abc import AsyncIterator, Sequence
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from assistant import egress, image_answers
from assistant.egress import PictureLedger, Unnoted
from assistant.image_answers import NO_PICTURE
from assistant.image_models import OPTIONAL, Family, family, is_openai, is_openais
from assistant.settings import Settings
from social_tools.marked import PHOTOS
from social_tools.painter import NOBODY, CannotPaint, NotOffered, Order, Original, OutOfOrder, Painting, Size, Stage
from social_tools.text import short
from storage.models import Source

if TYPE_CHECKING:
    import httpx2
    import openai
    from openai import AsyncOpenAI

log = logging.getLogger("salon")
LONGEST_PROMPT, LONGEST_ALT, LONGEST_MAKER, MOST_PICTURES = 4_000, 300, 64, 16
WITH_PHOTOS = (*PHOTOS, Source.reworked)
BLOCKED = ("moderation_blocked", "content_policy_violation")
ORDERS = re.compile(r"<\s*sd_cpp_extra_args\s*>.*?(<\s*/\s*sd_cpp_extra_args\s*>|$)|<\s*lora\s*:[^>]*>?", re.I | re.S)
TAG = re.compile(r"<\s*/?\s*sd_cpp_extra_args\s*>?", re.IGNORECASE)
GARBAGE = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)
UNREADABLE = "The image model's server answered in a way that I cannot read, so there is no picture. Try again."
TOO_LONG = "The image model took too long, so I stopped waiting. There is no picture; try again."
UNREACHED = "I cannot reach the image model's server. Is it running?"
BROKEN_OFF = "The connection to the image model's server broke off, so there is no picture. Try again."
UNNOTED = "I could not write down what would leave this machine, so I sent nothing. Is the disk full?"
ELSEWHERE = "The image model's server sends me to another address, and I do not follow."
NONE_HERE = (
    "The image model’s server makes no such pictures, so this one is by Salon’s offline painter, on this machine."
)
MODERATED = "The image model will not draw that: its server says it goes against its rules. Try other words."
NO_WORDS = "There is nothing to draw in that. Tell me in words, for example: a fox in a snowy forest at dawn."
GONE = "The file of that picture is lost, so it cannot be changed."


class RemotePainter:
    """Sends the words, and the picture that is to be changed. `elsewhere` says whereto."""

    def __init__(self, settings: Settings, asked: Family) -> None:
        self._settings, self._family = settings, asked
        self.model = settings.image_model
        self.elsewhere = f"{settings.image_model} at {settings.image_host}"
        self._minds: set[str] = set()
        """Options that this server has said it does not know."""

    def warm(self) -> None:
        _ = self._client

    async def close(self) -> None:
        if "_client" in self.__dict__:
            await self._client.close()

    async def paint(self, prompt: str, *, size: Size = "square", seed: int = 0, order: Order = NOBODY) -> Painting:
        words = without_orders(prompt)
        data = await self._made("generate", size, order, {"prompt": words}, ())
        return await self._painting(data, f"AI picture: {words}", Source.made)

    async def vary(
        self,
        original: Original,
        change: str,
        *,
        size: Size = "square",
        order: Order = NOBODY,
        beside: Sequence[Original] = (),
        mask: bytes = b"",
    ) -> Painting:
        """The picture changed by the model. It may look at others `beside` it; with a mask, a PNG as large as the
        picture, only what is transparent there is changed."""
        words, pictures = without_orders(change), (original, *beside)[:MOST_PICTURES]
        files = [await _file(n, one) for n, one in enumerate(pictures, 1)]
        sent: dict[str, Any] = {"prompt": words, "image": files if len(files) > 1 else files[0]}
        if mask:
            sent["mask"] = ("mask.png", mask, "image/png")
        data = await self._made("edit", size, order, sent, pictures)
        if any(one.source in WITH_PHOTOS for one in pictures):
            return await self._painting(data, f"Photo changed by AI: {words}", Source.reworked)
        return await self._painting(data, f"AI picture: {original.prompt}, {words}", Source.made)

    async def _painting(self, data: bytes, alt: str, source: Source) -> Painting:
        """What a model drew of the words nobody has looked at, so nothing is said to be drawn or missed."""
        found = await asyncio.to_thread(image_answers.seen, data)
        return Painting(
            data=found.data,
            mime=found.mime,
            width=found.width,
            height=found.height,
            alt=short(alt, LONGEST_ALT),
            drawn=(),
            missed=(),
            maker=self.model[:LONGEST_MAKER],
            scene={},
            blur=found.blur,
            source=source,
        )

    async def _made(
        self, act: str, size: Size, order: Order, sent: dict[str, Any], pictures: Sequence[Original]
    ) -> bytes:
        """The bytes of the picture. All that leaves this machine is in the ledger before it does."""
        if order.context is None:
            raise OutOfOrder(UNNOTED)
        ids = [one.id for one in pictures if one.id]
        ledger = PictureLedger(order.context, act, self.model, sent["prompt"], ids)
        options = self._family.options(size, pseudonym(order.context.salon.key, order.person))
        noted = egress.noting.set(ledger)
        try:
            async with self._explained(), asyncio.timeout(self._settings.image_seconds):
                return await self._ask(act, {"model": self.model, **sent, **options}, order, ledger)
        finally:
            egress.noting.reset(noted)

    async def _ask(self, act: str, body: dict[str, Any], order: Order, ledger: PictureLedger) -> bytes:
        """The answer. What the server says it does not know is left out, and it is asked once more."""
        import openai

        ask: Any = getattr(self._client.images, act)
        while True:
            wanted = {name: value for name, value in body.items() if name not in self._minds}
            try:
                answer = await ask(**wanted)
            except openai.APIStatusError as error:
                if not self._learns(error, wanted):
                    raise
            else:
                break
        if wanted.get("stream"):
            async with answer:
                if "json" in answer.response.headers.get("content-type", ""):  # in one piece all the same
                    whole = json.loads(await answer.response.aread())
                    return await self._bytes_of(SimpleNamespace(**{"url": None, "b64_json": None, **whole["data"][0]}))
                return await self._last_of(answer, order, ledger)
        await ledger.counted_of(answer)
        return await self._bytes_of(answer.data[0] if answer.data else None)

    def _learns(self, error: "openai.APIStatusError", sent: dict[str, Any]) -> bool:
        """Whether this refusal names an option, so that it is worth asking once more without."""
        told = f"{error.message} {error.body}"[:2_000]
        if error.status_code not in (400, 422) or error.code in BLOCKED:
            return False
        minded = {name for name in OPTIONAL if name in sent and re.search(rf"\b{name}\b", told)}
        self._minds |= minded | ({"partial_images"} if "stream" in minded else set())
        return bool(minded)

    async def _last_of(self, events: Any, order: Order, ledger: PictureLedger) -> bytes:
        """Show a picture as it comes, as often as was asked for; its bytes are those of the last event."""
        shown = 0
        async for event in events:
            kind = str(getattr(event, "type", ""))
            if kind.endswith(".partial_image") and shown < image_answers.MOST_PREVIEWS:
                shown += 1
                with contextlib.suppress(OutOfOrder):
                    small = await asyncio.to_thread(_small, event.b64_json)
                    order.told(Stage(preview=small))
            elif kind.endswith(".completed"):
                await ledger.counted_of(event)
                return await asyncio.to_thread(image_answers.unpacked, event.b64_json)
        raise OutOfOrder(NO_PICTURE)

    async def _bytes_of(self, answer: Any) -> bytes:
        if answer is None:
            raise OutOfOrder(NO_PICTURE)
        if text := answer.b64_json:
            return await asyncio.to_thread(image_answers.unpacked, text)
        if address := answer.url:
            return await self._fetched(str(address))
        raise OutOfOrder(NO_PICTURE)

    async def _fetched(self, address: str) -> bytes:
        """The picture behind an address on the very server that was asked; no other is fetched from."""
        if address.startswith("data:"):
            return await asyncio.to_thread(image_answers.unpacked, address)
        base = str(self._client.base_url)
        whole = urljoin(base, address)
        if _origin(whole) != _origin(base):
            raise OutOfOrder(ELSEWHERE)
        answer = await self._http.get(whole, headers=self._client.auth_headers)
        if answer.status_code != 200:
            raise OutOfOrder(ELSEWHERE if answer.is_redirect else NO_PICTURE)
        return answer.content

    @cached_property
    def _http(self) -> "httpx2.AsyncClient":
        from openai import DefaultAsyncHttpxClient

        return DefaultAsyncHttpxClient(
            follow_redirects=False,
            timeout=self._settings.image_seconds,
            event_hooks={"request": [egress.note], "response": [image_answers.bounded]},
        )

    @cached_property
    def _client(self) -> "AsyncOpenAI":
        from openai import AsyncOpenAI

        return AsyncOpenAI(
            api_key=self._settings.image_api_key or "none",
            base_url=self._settings.image_address or None,
            timeout=self._settings.image_seconds,
            max_retries=0,  # a picture that is asked for twice may be paid for twice
            http_client=self._http,
            default_headers={"accept-encoding": "identity"},
        )

    @contextlib.asynccontextmanager
    async def _explained(self) -> AsyncIterator[None]:
        """Whatever goes wrong with the server, as a sentence."""
        import httpx2
        import openai

        try:
            yield
        except CannotPaint:
            raise
        except (TimeoutError, openai.APITimeoutError, httpx2.TimeoutException):
            raise OutOfOrder(TOO_LONG) from None
        except Unnoted:
            log.warning("a request for a picture is not noted, and not sent", exc_info=True)
            raise OutOfOrder(UNNOTED) from None
        except openai.APIConnectionError as error:
            reached = not isinstance(error.__cause__, httpx2.ConnectError)
            raise OutOfOrder(BROKEN_OFF if reached else UNREACHED) from None
        except openai.APIStatusError as error:
            raise self._refused(error) from None
        except openai.APIError as error:
            raise CannotPaint(MODERATED) if error.code in BLOCKED else OutOfOrder(UNREADABLE) from None
        except httpx2.HTTPError:
            raise OutOfOrder(BROKEN_OFF) from None
        except (openai.OpenAIError, *GARBAGE):
            raise OutOfOrder(UNREADABLE) from None

    def _refused(self, error: "openai.APIStatusError") -> CannotPaint:
        code = error.status_code
        if error.code in BLOCKED:
            return CannotPaint(MODERATED)
        if 300 <= code < 400:
            return OutOfOrder(ELSEWHERE)
        if code in (401, 403):
            return OutOfOrder("The image model's server refused the key. Check OPENAI_API_KEY or SALON_IMAGE_KEY.")
        if code in (404, 405, 501) and not self._family.openai and error.code != "model_not_found":
            return NotOffered(NONE_HERE)
        if code == 404:
            return OutOfOrder("The image model's server does not know that model. Check SALON_IMAGE_MODEL.")
        if code == 402 or error.code in ("insufficient_quota", "billing_hard_limit_reached"):
            return OutOfOrder("The account at the image model's server has nothing left to spend.")
        if code == 429:
            return OutOfOrder("The image model's server is too busy for us just now. Try again in a minute.")
        if code >= 500 or code in (408, 409, 425):
            return OutOfOrder("The image model's server has a problem of its own. Try again in a minute.")
        return CannotPaint(f"The image model's server did not accept that (status {code}). Try other words.")


def make(settings: Settings) -> RemotePainter | None:
    """The painter that the settings ask for; None where pictures are drawn here."""
    if not settings.image_model:
        return None
    openai = is_openai(settings.image_address) or is_openais(settings.image_model)
    return RemotePainter(settings, family(settings.image_model, settings.image_quality, openai=openai))


def without_orders(prompt: str) -> str:
    """A prompt without what some servers take for orders about themselves. Raises CannotPaint where that is all."""
    words = prompt
    while (shorter := TAG.sub("", ORDERS.sub("", words))) != words:
        words = shorter
    if not words.strip():
        raise CannotPaint(NO_WORDS)
    return words.strip()[:LONGEST_PROMPT]


def pseudonym(key: bytes, person: int) -> str:
    """What stands for a person at the server: always the same, and nobody can tell who it is."""
    return hmac.new(key, f"image model: {person}".encode(), hashlib.sha256).hexdigest()[:32]


def _small(text: Any) -> bytes:
    return image_answers.preview(image_answers.unpacked(text))


async def _file(number: int, original: Original) -> tuple[str, bytes, str]:
    try:
        data = await original.data()
    except OSError:
        raise CannotPaint(GONE) from None
    return f"{number}.{original.mime.rpartition('/')[2]}", data, original.mime


def _origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)
