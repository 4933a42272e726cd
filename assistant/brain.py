"""The one way to think: the openai SDK's chat-completions stream, to a local or a remote model."""

import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from assistant.settings import Settings
from assistant.thought import OFFLINE, Thought, ToolCall

if TYPE_CHECKING:
    from openai import AsyncOpenAI

OPENAI_DEFAULT_MODEL = "gpt-5.4-mini"
UNREADABLE = "The model's server sent something I cannot read. Send your message again."
BROKEN_OFF = "The model's answer broke off there, so nothing more was done. Send your message again."
MAX_REPLY = 20_000
MAX_ARGUMENTS = 20_000


class BrainError(Exception):
    """The model could not answer. The message is a sentence fit to show."""


class Brain:
    """A model to talk to. `local` says that it is the built-in offline assistant."""

    def __init__(self, make_client: "Callable[[], AsyncOpenAI]", model: str, *, local: bool) -> None:
        self._make_client, self.model, self.local = make_client, model, local

    @cached_property
    def _client(self) -> "AsyncOpenAI":
        """Made at the first thought: the SDK takes as long to load as everything else together."""
        return self._make_client()

    async def think(
        self, messages: list[dict[str, Any]], tools: list[dict[str, Any]], thought: Thought
    ) -> AsyncIterator[str]:
        """Stream the words as they come, and fill `thought`. Raises BrainError."""
        import httpx2
        import openai

        try:
            model = self.model or await self._only_model()
            stream = await self._client.chat.completions.create(
                model=model,
                messages=cast(Any, messages),
                tools=cast(Any, tools),
                stream=True,
            )
            async with contextlib.aclosing(_deltas(stream, thought)) as words:
                async for word in words:
                    yield word
        except openai.APITimeoutError:
            raise BrainError("The model did not answer in time. Your message is still here: send it again.") from None
        except openai.APIConnectionError:
            raise BrainError("I cannot reach the model's server. Is it running? Your message is still here.") from None
        except openai.APIStatusError as error:
            raise BrainError(_status(error.status_code)) from None
        except httpx2.HTTPError:
            raise BrainError("The connection to the model's server broke off. Send your message again.") from None
        except openai.OpenAIError:
            raise BrainError(UNREADABLE) from None
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
            raise BrainError(UNREADABLE) from None

    async def _only_model(self) -> str:
        found = [model.id async for model in await self._client.models.list()]
        if len(found) != 1:
            raise BrainError(
                f"The model's server offers {len(found)} models. Set SALON_CHAT_MODEL to the one you want, and restart."
            )
        self.model = found[0]
        return self.model

    def warm(self) -> None:
        """Load the SDK now (in a thread), so that the first answer does not wait for it."""
        _ = self._client

    async def close(self) -> None:
        if "_client" in self.__dict__:
            await self._client.close()


async def _deltas(stream: Any, thought: Thought) -> AsyncGenerator[str, None]:
    """The words, one piece at a time. An answer that does not say it has ended is not taken for whole."""
    calls: dict[int, ToolCall] = {}
    ended = False
    async for chunk in stream:
        ended = ended or any(choice.finish_reason for choice in chunk.choices)
        delta = chunk.choices[0].delta if chunk.choices else None
        if delta is None:
            continue
        for part in delta.tool_calls or []:
            _add(calls.setdefault(part.index or 0, ToolCall()), part)
        if delta.content and len(thought.words) < MAX_REPLY:
            thought.words += delta.content
            yield delta.content
    if not ended:
        raise BrainError(BROKEN_OFF if thought.words or calls else UNREADABLE)
    thought.calls = [call for _, call in sorted(calls.items()) if call.name]
    for number, call in enumerate(thought.calls):
        call.id = call.id or f"call_{number}"


def _add(call: ToolCall, part: Any) -> None:
    call.id = call.id or part.id or ""
    if part.function:
        call.name = call.name or part.function.name or ""
        if len(call.arguments) < MAX_ARGUMENTS:
            call.arguments += part.function.arguments or ""


def _status(code: int) -> str:
    if code in (401, 403):
        return "The model's server refused the key. Check OPENAI_API_KEY, then send your message again."
    if code == 404:
        return "The model's server does not know that model. Check SALON_CHAT_MODEL."
    if code == 429:
        return "The model's server says that it is too busy for us just now. Try again in a minute."
    if code >= 500:
        return "The model's server has a problem of its own. Try again in a moment."
    return f"The model's server did not accept the request (status {code})."


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
    from openai import AsyncOpenAI

    return AsyncOpenAI(
        api_key=settings.openai_api_key or "none",
        base_url=settings.openai_base_url or None,
        timeout=settings.turn_seconds,
        max_retries=1,
    )
