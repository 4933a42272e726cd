"""A chat with the running product over its websocket, as the page holds it."""

import asyncio
import uuid
from typing import Any

import httpx2
import socketio
from live import Live


def cookie_of(client: httpx2.Client) -> str:
    return next(value for name, value in client.cookies.items() if name.startswith("salon_"))


def newcomer(live: Live) -> str:
    """The cookie of somebody who has just opened the page."""
    with httpx2.Client(base_url=live.url) as client:
        client.get("/", headers={"Accept": "text/html"})
        return cookie_of(client)


class Chat:
    """A chat over the websocket, as the page holds it."""

    def __init__(self, live: Live, token: str, thread: str = "") -> None:
        self.live, self.token, self.thread, self.session = live, token, thread, str(uuid.uuid4())
        self.elements: list[dict[str, Any]] = []
        self.states: list[str | None] = []
        self.said: list[str] = []
        self.words = ""

    async def __aenter__(self) -> "Chat":
        self.idle, self.begun, self.drew = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.spoke = asyncio.Event()
        self.resumed: asyncio.Future[dict[str, Any] | str] = asyncio.get_running_loop().create_future()
        self.client = socketio.AsyncClient()
        self.client.on("element", self._element)
        self.client.on("task_end", self._task_end)
        for event in ("new_message", "update_message"):
            self.client.on(event, self._message)
        self.client.on("first_interaction", self._begun)
        self.client.on("resume_thread", self.resumed.set_result)
        self.client.on("resume_thread_error", self.resumed.set_result)
        await connect(self.client, self.live, self.token, sessionId=self.session, threadId=self.thread)
        await self.client.emit("connection_successful")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.disconnect()

    def _element(self, element: dict[str, Any]) -> None:
        self.states.append(element["props"].get("state"))
        self.drew.set()
        self.elements = [known for known in self.elements if known["id"] != element["id"]] + [element]

    def _message(self, message: dict[str, Any]) -> None:
        if message["type"] == "assistant_message" and message["output"]:
            self.words = message["output"]
            self.said.append(self.words)
            self.spoke.set()

    def _begun(self, what: dict[str, Any]) -> None:
        self.thread = what["thread_id"]
        self.begun.set()

    async def again(self) -> Any:
        """The conversation that is shown again, or the sentence that says why it is not."""
        found = await asyncio.wait_for(self.resumed, 30)
        if isinstance(found, dict):
            self.elements = list(found["elements"])
        return found

    def _task_end(self, *_: object) -> None:
        """The chat's start is a task too; only one that has said something is an answer."""
        if self.words:
            self.idle.set()

    async def say(self, text: str) -> str:
        self.idle.clear()
        self.words = ""
        await self.emit(text)
        await asyncio.wait_for(self.idle.wait(), 60)
        return self.words

    async def hear(self, words: str) -> None:
        """Wait until something is said that begins so."""
        async with asyncio.timeout(60):
            while not any(said.startswith(words) for said in self.said):
                self.spoke.clear()
                await self.spoke.wait()

    async def emit(self, text: str) -> None:
        message = {
            "id": str(uuid.uuid4()),
            "name": "me",
            "type": "user_message",
            "output": text,
            "createdAt": "2026-11-23T10:00:00Z",
        }
        await self.client.emit("client_message", {"message": message, "fileReferences": []})

    def card(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = next(element["props"] for element in reversed(self.elements) if element["name"] == name)
        return found

    async def press(self, **payload: Any) -> dict[str, Any]:
        async with httpx2.AsyncClient(base_url=self.live.url, cookies={self.live.cookie: self.token}) as client:
            action = {
                "id": str(uuid.uuid4()),
                "name": "salon",
                "payload": payload,
                "label": "",
                "tooltip": "",
                "forId": None,
            }
            answer = await client.post(
                "/project/action", json={"action": action, "sessionId": self.session}, timeout=60
            )
            await self.client.call("window_message", "")  # what the press changed has arrived by then
            found: dict[str, Any] = answer.json()["response"]
            return found


async def connect(
    client: socketio.AsyncClient, live: Live, token: str, *, origin: str | None = None, **auth: Any
) -> None:
    headers = {"Cookie": f"{live.cookie}={token}", **({"Origin": origin} if origin else {})}
    given = {
        "sessionId": str(uuid.uuid4()),
        "clientType": "webapp",
        "userEnv": "{}",
        "chatProfile": "",
        "threadId": "",
        **auth,
    }
    await client.connect(
        live.url, socketio_path="/ws/socket.io", headers=headers, transports=["websocket"], auth=given, wait_timeout=30
    )
