"""Chainlit's own scripts, compressed once instead of at every request, and cached by the browser."""

import asyncio
import gzip
import mimetypes
from pathlib import Path

from fastapi import APIRouter, Request, Response

FOREVER = "public, max-age=31536000, immutable"
_packed: dict[Path, bytes] = {}


def routes(folder: Path) -> APIRouter:
    """Serves the scripts and styles of Chainlit's page. Their names change with their content."""
    router = APIRouter(include_in_schema=False)
    assets = (folder / "assets").resolve()

    @router.get("/assets/{name}")
    async def asset(request: Request, name: str) -> Response:
        path = (assets / name).resolve()
        if path.parent != assets or not path.is_file():
            return Response("Not found", 404)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        if "gzip" not in request.headers.get("accept-encoding", "") or kind.startswith("font"):
            return Response(await asyncio.to_thread(path.read_bytes), media_type=kind, headers=headers)
        if path not in _packed:
            _packed[path] = await asyncio.to_thread(lambda: gzip.compress(path.read_bytes(), 5))
        return Response(_packed[path], media_type=kind, headers={**headers, "Content-Encoding": "gzip"})

    return router
