"""Files that somebody drops into the chat. They are opened as they come, and wait in memory for the message that brings
them along: nothing of a file touches a disk, and neither its name nor what it says it is goes anywhere.
"""

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from assistant.attached import AT_ONCE
from assistant.running import Running
from assistant.wall import cookie
from social_tools import uploads
from social_tools.errors import SocialError
from social_tools.intake.taking import MOST_BYTES, NotTaken
from storage.errors import StorageError

SIGNED_OUT = "Your sign-in has ended. Reload the page to go on."
TOO_MANY = "That is more than four files at once. Wait until they are here, and bring the next."
NO_FILE = "No file arrived. Choose the picture again."


class _InMemory(MultiPartParser):
    spool_max_size = 2 * MOST_BYTES


def routes(running: Running) -> APIRouter:
    router, sending = APIRouter(include_in_schema=False), Counter[int]()

    @router.post("/project/file")
    async def upload(request: Request) -> JSONResponse:
        """In place of Chainlit's own route, which keeps files as they come. The page shows `detail` to the person."""
        token = cookie(request.headers, running.sessions.cookie)
        person = await running.sessions.person(running.salon.db, token)
        if person is None:
            return _refused(401, SIGNED_OUT)
        if sending[person.id] >= AT_ONCE:
            return _refused(429, TOO_MANY)
        sending[person.id] += 1
        try:
            taken = await uploads.take(running.salon, person, await _file(request))
        except SocialError as error:
            return _refused(429 if error.code == "rate_limited" else 400, error.hint)
        except StorageError as error:
            return _refused(503, str(error))
        finally:
            sending[person.id] -= 1
            if not sending[person.id]:
                del sending[person.id]
        return JSONResponse({"id": running.uploads.hold(person.id, taken, running.salon.db.clock())})

    return router


async def _file(request: Request) -> bytes:
    """The one file of a form. Raises NotTaken."""
    parser = _InMemory(request.headers, request.stream(), max_files=1, max_fields=4, max_part_size=4096)
    try:
        form = await parser.parse()
    except (MultiPartException, ClientDisconnect, KeyError, ValueError):
        raise NotTaken("empty", NO_FILE) from None
    try:
        files = [value for _, value in form.multi_items() if not isinstance(value, str)]
        if not files:
            raise NotTaken("empty", NO_FILE)
        return await files[0].read(MOST_BYTES + 1)
    finally:
        await form.close()


def _refused(status: int, sentence: str) -> JSONResponse:
    return JSONResponse({"detail": sentence}, status)
