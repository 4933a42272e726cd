"""A site of somebody else's that has Salon in its corner: python3 examples/host-site/serve.py

It registers its address with Salon by `./salon site add`, then serves this folder under a strict content policy.
Its readers sign in by choosing a name; with the key that Salon gave it, it lets them into the chat as themselves.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import urllib.request
from functools import partial
from http.cookies import SimpleCookie
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

HERE = Path(__file__).resolve().parent
LAUNCHER = HERE.parent.parent / "salon"
SALON_IN_PAGE = "http://localhost:8100"
READERS = {"ada": "Ada Lovelace", "bob": "Bob Marsh"}
PATIENCE_S = 5


class HostSite(SimpleHTTPRequestHandler):
    """The folder, with the page's Salon address replaced by the one that is asked for, and with readers."""

    def __init__(self, *arguments: object, salon: str, key: str, **options: object) -> None:
        self.salon, self.key = salon, key
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/salon-token":
            self.give_token()
        elif path in ("/", "/index.html"):
            self.answer(200, "text/html; charset=utf-8", self.page())
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """Signs a reader in or out. A real site asks for a password here."""
        length = min(int(self.headers.get("Content-Length") or 0), 1000)
        chosen = parse_qs(self.rfile.read(length).decode("ascii", "replace")).get("reader", [""])[0]
        self.send_response(303)
        self.send_header("Location", "/")
        self.send_header("Set-Cookie", f"reader={chosen if chosen in READERS else ''}; HttpOnly; SameSite=Lax; Path=/")
        self.end_headers()

    @property
    def reader(self) -> str:
        """Who is signed in here; nothing for nobody."""
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("reader")
        return cookie.value if cookie and cookie.value in READERS else ""

    def page(self) -> bytes:
        page = (HERE / "index.html").read_text(encoding="utf-8").replace(SALON_IN_PAGE, self.salon)
        return page.replace(f'<option value="{self.reader}">', f'<option value="{self.reader}" selected>').encode()

    def give_token(self) -> None:
        """The widget on the page asks for this, with the reader's own cookie."""
        if not (self.reader and self.key):
            self.answer(204)
            return
        try:
            token = ask_for_token(self.salon, self.key, self.reader)
        except OSError:
            self.answer(502)
        else:
            self.answer(200, "application/json", token)

    def answer(self, status: int, kind: str = "", body: bytes = b"") -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy(self.salon))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Stays quiet."""


def policy(salon: str) -> str:
    """The widget needs its script, its frame and, to fetch a token from this very site, `connect-src 'self'`."""
    return (
        f"default-src 'none'; script-src {salon}; frame-src {salon}; connect-src 'self'; "
        "style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def ask_for_token(salon: str, key: str, reader: str) -> bytes:
    """What Salon answers to this server: JSON with a token that lets this reader in, once, within five minutes."""
    asked = json.dumps({"user": reader, "name": READERS[reader]}).encode()
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{salon}/api/entry", asked, headers)
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=PATIENCE_S) as answer:
        token: bytes = answer.read()
    return token


def register(origin: str) -> str:
    """Tells Salon that this address may show it; the key, which stays in this process."""
    done = subprocess.run([LAUNCHER, "site", "add", origin], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"Salon did not accept {origin} as a site; what it said stands above.")
    return done.stdout.partition("Key: ")[2].strip()


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Serves an imaginary newspaper with Salon in its corner.")
    parser.add_argument("--port", type=int, default=8200)
    parser.add_argument("--salon", default=SALON_IN_PAGE, help="where Salon is served (default: %(default)s)")
    parser.add_argument("--no-register", action="store_true", help="do not run ./salon site add; all are guests then")
    return parser.parse_args()


def main() -> None:
    arguments = read_arguments()
    salon = arguments.salon.rstrip("/")
    site = partial(HostSite, salon=salon, directory=str(HERE))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", arguments.port), partial(site, key=""))
    except OSError:
        sys.exit(f"Port {arguments.port} is in use. Choose another: --port {arguments.port + 1}")
    origin = f"http://127.0.0.1:{server.server_port}"
    if not arguments.no_register:
        server.RequestHandlerClass = partial(site, key=register(origin))  # type: ignore[assignment]
    print(f"The Harbour Weekly is at {origin}/ and shows the Salon of {salon} (run ./salon for it).", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
