"""The bytes of a picture at its unguessable address: large, small, or as made. Who may see it is asked each time.

What a version's address gives never changes, so whoever may have it from anybody's server may keep it for ever; a
shared cache asks again each time, so that it gives nothing of what is no longer for everybody.
"""

import re

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from assistant.pages import gone, usable, visitor
from assistant.running import Running
from storage import images, wishes
from storage.images import Fetchable
from storage.media import Sides

NAME = re.compile(r"(?P<token>[A-Za-z0-9_-]{16,32})(\.(?P<version>512|1024|original))?(\.webp)?")
SIDES: dict[str | None, Sides] = {None: 1024, "1024": 1024, "512": 512, "original": 0}
ENDINGS = {
    "image/webp": "webp",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/avif": "avif",
    "image/gif": "gif",
}
FOR_EVERYBODY = "public, max-age=31536000, s-maxage=0, proxy-revalidate, immutable"
FOR_SOME = "private, no-cache"


def routes(running: Running) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/media/{name}", methods=["GET", "HEAD"])
    async def media(request: Request, name: str) -> Response:
        match = NAME.fullmatch(name)
        viewer = await visitor(running, request)
        found = await running.salon.db.read(images.fetchable, viewer.id, match["token"]) if match else None
        if found is None or match is None:
            return gone()
        version = match["version"]
        kept = running.salon.media.nearest(found.sha256, found.size, SIDES[version])
        if kept is None:
            return gone()
        path, side = kept
        headers = {
            "Cache-Control": FOR_EVERYBODY if found.public else FOR_SOME,
            "ETag": f'"{found.sha256}.{side}"',
        }
        trained = found.public and await running.salon.db.read(wishes.picture_trains, match["token"])
        if headers["ETag"] in request.headers.get("If-None-Match", ""):
            return usable(Response(status_code=304, headers=headers), trained)
        mime = "image/webp" if side else _mime(found)
        if version == "original":
            ending = ENDINGS.get(mime, "bin")
            headers["Content-Disposition"] = f'attachment; filename="picture-{found.sha256[:8]}.{ending}"'
        return usable(FileResponse(path, media_type=mime, headers=headers), trained)

    return router


def _mime(found: Fetchable) -> str:
    """Only what browsers draw as a picture is called one."""
    return found.mime if found.mime in ENDINGS else "application/octet-stream"
