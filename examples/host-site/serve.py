"""A site of somebody else's that has Salon in its corner: python3 examples/host-site/serve.py

It registers its address with Salon by `./salon site add`, then serves this folder under a strict content policy.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
LAUNCHER = HERE.parent.parent / "salon"
SALON_IN_PAGE = "http://localhost:8100"


class HostSite(SimpleHTTPRequestHandler):
    """The folder, with the page's Salon address replaced by the one that is asked for."""

    def __init__(self, *arguments: object, salon: str, **options: object) -> None:
        self.salon = salon
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path.partition("?")[0] not in ("/", "/index.html"):
            super().do_GET()
            return
        page = (HERE / "index.html").read_text(encoding="utf-8").replace(SALON_IN_PAGE, self.salon).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy(self.salon))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Stays quiet."""


def policy(salon: str) -> str:
    """All that a page with the widget has to allow is the script and the frame."""
    return (
        f"default-src 'none'; script-src {salon}; frame-src {salon}; "
        "style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def register(origin: str) -> None:
    """Tells Salon that this address may show it."""
    done = subprocess.run([LAUNCHER, "site", "add", origin], stdout=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"Salon did not accept {origin} as a site; what it said stands above.")


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Serves an imaginary newspaper with Salon in its corner.")
    parser.add_argument("--port", type=int, default=8200)
    parser.add_argument("--salon", default=SALON_IN_PAGE, help="where Salon is served (default: %(default)s)")
    parser.add_argument("--no-register", action="store_true", help="do not run ./salon site add")
    return parser.parse_args()


def main() -> None:
    arguments = read_arguments()
    salon = arguments.salon.rstrip("/")
    try:
        server = ThreadingHTTPServer(("127.0.0.1", arguments.port), partial(HostSite, salon=salon, directory=str(HERE)))
    except OSError:
        sys.exit(f"Port {arguments.port} is in use. Choose another: --port {arguments.port + 1}")
    origin = f"http://127.0.0.1:{server.server_port}"
    if not arguments.no_register:
        register(origin)
    print(f"The Harbour Weekly is at {origin}/ and shows the Salon of {salon} (run ./salon for it).", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
