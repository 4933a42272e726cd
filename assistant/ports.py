"""Ports to listen on."""

import socket


def listen(host: str, port: int) -> socket.socket:
    """Raises OSError where that cannot be."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    return socket.create_server((host, port), family=family)


def is_free(host: str, port: int) -> bool:
    try:
        listen(host, port).close()
        return True
    except OSError:
        return False
