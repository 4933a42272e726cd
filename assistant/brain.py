"""The one way to think: the openai SDK's chat-completions stream, to a local or a remote model."""

import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant import egress, router
from assistant.egress import Ledger, Unnoted
from assistant.servers import Takes
from assistant.settings import Settings
from assistant.stream import UNREADABLE, words_of
from assistant.thought import OFFLINE, BrainError, NoTools, Thought, Unaccepted

if TYPE_CHECKING:
    import httpx2
    import openai
    from openai import AsyncOpenAI

log = logging.getLogger("salon")
OPENAI_DEFAULT_MODEL = "gpt-5.4-mini"
NO_LIST = "The model's server does not say which models it has. Check OPENAI_BASE_URL, or set SALON_CHAT_MODEL."
NO_MODEL = "The model's server has no model yet. Load one there, then try again."
SEVERAL = "The model's server offers {count} models. Set SALON_CHAT_MODEL to the one you want, and restart."
NO_TOOLS = "The model's server knows no tools."
UNNOTED = "I could not write down what would leave this machine, so I sent nothing to the model. Is the disk full?"
ELSEWHERE = "The model's server sends me to another address, and I do not follow. Set OPENAI_BASE_URL to the right one."
GARBAGE = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)
"""What the SDK raises on an answer that is not what the protocol says."""


class Brain:
    """A model to talk to. `local` says that it is the built-in offline assistant."""

    def __init__(self, make_client: "Callable[[], AsyncOpenAI]", model: str, *, local: bool) -> None:
        self._make_client, self.model, self.local = make_client, model, local
        self._must_find = not model
        self.takes = Takes()
        self.has_called = False
        """Whether this model has ever called a tool."""

    @cached_property
    def _client(self) -> "AsyncOpenAI":
        """Made at the first thought: the SDK takes as long to load as everything else together."""
        return self._make_client()

    async def think(
        self, messages: list[dict[str, Any]], tools: list[dict[str, Any]], thought: Thought, ledger: Ledger
    ) -> AsyncIterator[str]:
        """Stream the words as they come, and fill `thought`. All that leaves this machine is in the ledger before it
        does. Raises BrainError; NoTools where the same can be asked without tools."""
        with _explained():
            self.model = self.model or await self._only_model()
            try:
                stream = await self._ask(messages, tools, ledger)
            except NoTools:
                raise
            except Exception:
                self._look_again()
                raise
            async with stream, contextlib.aclosing(words_of(stream, thought)) as words:
                async for word in words:
                    yield word
        self.has_called = self.has_called or bool(thought.calls)
        if thought.tokens and not self.local:
            await ledger.counted(thought.tokens)

    def _look_again(self) -> None:
        """The server may have another model by now, which takes other things."""
        if self._must_find:
            self.model, self.takes = "", Takes()

    async def _ask(self, messages: list[dict[str, Any]], tools: list[dict[str, Any]], ledger: Ledger) -> Any:
        """The answer's stream. What the server turns out not to take is left out, and it is asked once more."""
        import openai

        while True:
            try:
                stream = await self._create(messages, tools, ledger)
            except openai.APIStatusError as error:
                if not self.takes.learns(error):
                    self.takes.minded_something_else()
                    raise
                if tools and not self.takes.tools:
                    raise NoTools(NO_TOOLS) from None
            else:
                self.takes.took_it()
                return stream

    async def _create(self, messages: list[dict[str, Any]], tools: list[dict[str, Any]], ledger: Ledger) -> Any:
        body = {"messages": messages} | ({"tools": tools} if tools else {})
        body |= {} if self.local else self.takes.options()
        noted = egress.noting.set(ledger)
        try:
            return await self._client.chat.completions.create(
                model=self.model,
                messages=[],
                stream=True,
                extra_body=body,  # as it is: the SDK would walk through all of it
            )
        finally:
            egress.noting.reset(noted)

    async def models(self) -> list[str]:
        """The names of the models that the server offers. Raises BrainError."""
        import openai

        with _explained():
            try:
                listed = [model.id async for model in self._client.models.list()]
            except (openai.NotFoundError, openai.APIResponseValidationError, *GARBAGE):
                raise BrainError(NO_LIST) from None
        return sorted({name for name in listed if isinstance(name, str) and name})

    async def _only_model(self) -> str:
        found = await self.models()
        if len(found) != 1:
            raise BrainError(SEVERAL.format(count=len(found)) if found else NO_MODEL)
        return found[0]

    def warm(self) -> None:
        """Load the SDK now (in a thread), so that the first answer does not wait for it."""
        _ = self._client
        if self.local:
            router.warm()

    async def close(self) -> None:
        if "_client" in self.__dict__:
            await self._client.close()


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Whatever goes wrong with a model's server, as a sentence."""
    import httpx2
    import openai

    try:
        yield
    except openai.APITimeoutError:
        raise BrainError("The model did not answer in time. Send your message again.") from None
    except Unnoted:
        log.warning("a request to the model is not noted, and not sent", exc_info=True)
        raise BrainError(UNNOTED) from None
    except openai.APIConnectionError:
        raise BrainError("I cannot reach the model's server. Is it running?") from None
    except openai.APIStatusError as error:
        raise _refused(error) from None
    except httpx2.HTTPError:
        raise BrainError("The connection to the model's server broke off. Send your message again.") from None
    except (openai.OpenAIError, *GARBAGE):
        raise BrainError(UNREADABLE) from None


def _refused(error: "openai.APIStatusError") -> BrainError:
    code = error.status_code
    if 300 <= code < 400:
        return BrainError(ELSEWHERE)
    if code in (401, 403):
        return BrainError("The model's server refused the key. Check OPENAI_API_KEY.")
    if code == 404:
        return BrainError(
            "The model's server does not know that model. Check SALON_CHAT_MODEL, and that OPENAI_BASE_URL is its "
            "whole address: often it ends in /v1."
        )
    if code == 402 or error.code == "insufficient_quota":
        return BrainError("The account at the model's server has nothing left to spend. Top it up, then try again.")
    if code == 429:
        return BrainError(f"The model's server says that it is too busy for us just now. Try again {_when(error)}.")
    if code >= 500 or code in (408, 409, 425):
        return BrainError(f"The model's server has a problem of its own. Try again {_when(error)}.")
    return Unaccepted(
        f"The model's server did not accept that (status {code}). I have let go of what was said before, "
        "in case it was too much for the model: send your message again."
    )


def _when(error: "openai.APIStatusError") -> str:
    """When to come back, as the server says."""
    said = error.response.headers.get("retry-after", "")
    if not (said.isascii() and said.isdecimal() and len(said) < 7):
        return "in a minute"
    seconds = max(int(said), 2)
    return f"in {seconds} seconds" if seconds <= 90 else f"in {-(-seconds // 60)} minutes"


def make(settings: Settings) -> Brain:
    """The brain that the settings ask for: the offline assistant, unless there is a key or an address."""
    if settings.offline:
        return Brain(_offline_client, OFFLINE, local=True)
    model = settings.chat_model or ("" if settings.openai_base_url else OPENAI_DEFAULT_MODEL)
    return Brain(lambda: _remote_client(settings), model, local=False)


def _offline_client() -> "AsyncOpenAI":
    from openai import AsyncOpenAI

    from assistant.brain_local import transport_client

    return AsyncOpenAI(
        api_key=OFFLINE, base_url="http://offline.invalid/v1", max_retries=0, http_client=transport_client()
    )


def _remote_client(settings: Settings) -> "AsyncOpenAI":
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient

    return AsyncOpenAI(
        api_key=settings.openai_api_key or "none",
        base_url=settings.openai_base_url or None,
        timeout=settings.turn_seconds,
        max_retries=1,
        http_client=DefaultAsyncHttpxClient(
            follow_redirects=False, event_hooks={"request": [egress.note], "response": [_not_waited_for]}
        ),
    )


async def _not_waited_for(response: "httpx2.Response") -> None:
    """A server that says when to come back says so to the person: the SDK would keep them waiting for as long."""
    if "retry-after" in response.headers or "retry-after-ms" in response.headers:
        response.headers["x-should-retry"] = "false"
