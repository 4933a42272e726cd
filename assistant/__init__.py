"""The assistant talks: brains, and the surfaces on which people meet it."""

VERSION = "0.1.0"
