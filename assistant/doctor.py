"""A health report: what a Salon stands on, one finding after the other, and what to do where it is not well."""

import asyncio
import importlib.metadata
import os
import shutil
import socket
import sys
import tempfile
import tomllib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from assistant import ports, reach
from assistant.running import Running
from assistant.settings import DEFAULT_PORT, SHORTEST_SECRET, Settings, SettingsError
from assistant.thought import BrainError
from storage import images, sites
from storage.errors import StorageError

DISTRIBUTION = "salon-social"
PROJECT = Path(__file__).parent.parent / "pyproject.toml"
LITTLE_SPACE = 500_000_000
PATIENCE_S = 5
BATCH = 500


@dataclass(frozen=True)
class Finding:
    """One line of the report. `words` say what to do where it is not well."""

    name: str
    ok: bool
    words: str


def report(settings: Settings) -> list[Finding]:
    """All findings, through the running server where there is one. Data that is not there yet is not made."""
    findings = around(settings)
    if not settings.home.exists():
        return findings
    try:
        answer = reach.run(settings, "doctor")
    except (StorageError, SettingsError, OSError) as error:
        return [*findings, Finding("database", False, str(error))]
    return [*findings, *(Finding(**finding) for finding in answer["findings"])]


def around(settings: Settings) -> list[Finding]:
    """What can be seen without opening the data."""
    checks = (python, packages, data_folder, media_folder, secret, server)
    return [check(settings) for check in checks]


async def within(running: Running) -> list[Finding]:
    """What only those see who have the data open."""
    checks = (model, database, durability, damage, pictures, spare_files, widget_sites)
    return [await _guarded(check, running) for check in checks]


async def _guarded(check: Callable[[Running], Awaitable[Finding]], running: Running) -> Finding:
    try:
        return await check(running)
    except (StorageError, OSError) as error:
        return Finding(check.__name__.replace("_", " "), False, str(error))


# Around the data.


def python(_: Settings) -> Finding:
    wanted, version = SpecifierSet(_needs()[0]), ".".join(map(str, sys.version_info[:3]))
    fits = wanted.contains(version)
    return Finding("python", fits, f"{version} fits." if fits else f"{version} is not one of {wanted}: install one.")


def packages(_: Settings) -> Finding:
    wrong = [sentence for need in map(Requirement, _needs()[1]) if (sentence := _misfit(need))]
    words = f"{'; '.join(wrong)}. Set Salon up again." if wrong else "Every package has a version that fits."
    return Finding("packages", not wrong, words)


def _misfit(need: Requirement) -> str:
    """What is wrong with an installed package; empty where it fits or is not for this machine."""
    if need.marker and not need.marker.evaluate():
        return ""
    try:
        found = importlib.metadata.version(need.name)
    except importlib.metadata.PackageNotFoundError:
        return f"{need.name} is missing"
    return "" if need.specifier.contains(found, prereleases=True) else f"{need.name} is {found}, not {need.specifier}"


def _needs() -> tuple[str, list[str]]:
    """The versions of Python and of packages that Salon is for, as the checkout or the installed package says."""
    if PROJECT.exists():
        project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
        return project["requires-python"], project["dependencies"]
    about = importlib.metadata.metadata(DISTRIBUTION)
    return about["Requires-Python"], importlib.metadata.requires(DISTRIBUTION) or []


def data_folder(settings: Settings) -> Finding:
    return _folder("data folder", settings.home)


def media_folder(settings: Settings) -> Finding:
    return _folder("media folder", settings.media)


def _folder(name: str, folder: Path) -> Finding:
    if not folder.exists():
        return Finding(name, True, f"{folder} is not there yet; the first start makes it.")
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError:
        return Finding(
            name, False, f"{folder} cannot be written to: give it to the user that runs Salon, or make room."
        )
    free = shutil.disk_usage(folder).free
    advice = "" if free > LITTLE_SPACE else " Make room before it is full."
    return Finding(name, not advice, f"{folder} can be written to; {free / 1e9:.1f} GB are free.{advice}")


def secret(settings: Settings) -> Finding:
    file = settings.home / "secret"
    if settings.secret:
        return Finding("secret", True, "It comes from SALON_SECRET.")
    if not file.exists():
        return Finding("secret", True, "The first start makes it.")
    return _secret_file(file)


def _secret_file(file: Path) -> Finding:
    try:
        long_enough = len(file.read_text().strip()) >= SHORTEST_SECRET
    except (OSError, ValueError):
        long_enough = False
    if not long_enough:
        return Finding("secret", False, f"{file} is damaged. Remove it; everybody will be signed out once.")
    if file.stat().st_mode & 0o077:
        return Finding("secret", False, f"Others on this machine can read {file}: chmod 600 it.")
    return Finding("secret", True, "It is whole, and nobody else can read it.")


def server(settings: Settings) -> Finding:
    if is_running(settings.home):
        return Finding("server", True, "A Salon is running on this data; commands go through it.")
    if ports.is_free("127.0.0.1", DEFAULT_PORT):
        return Finding("server", True, f"No Salon is running on this data; port {DEFAULT_PORT} is free for one.")
    words = f"No Salon is running on this data, and something else has port {DEFAULT_PORT}: start one with --port."
    return Finding("server", True, words)


def is_running(home: Path) -> bool:
    """Whether a server answers at the data folder's socket."""
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(os.fspath(reach.socket_path(home)))
        except OSError:
            return False
    return True


# Within the data.


async def model(running: Running) -> Finding:
    brain, settings = running.brain, running.settings
    if brain.local:
        return Finding("model", True, "None is set: the offline assistant answers, by fixed rules.")
    where = settings.model_host
    try:
        async with asyncio.timeout(PATIENCE_S):
            names = await brain.models()
    except TimeoutError:
        return Finding("model", False, f"{where} does not answer within {PATIENCE_S} seconds. Is it running?")
    except BrainError as error:
        return Finding("model", False, f"At {where}: {error}")
    return _model(settings.chat_model or brain.model, names, where)


def _model(wanted: str, names: list[str], where: str) -> Finding:
    offered = ", ".join(names[:5]) + (", …" if len(names) > 5 else "") if names else "none"
    if wanted in names or (not wanted and len(names) == 1):
        return Finding("model", True, f"{wanted or names[0]} at {where} is there.")
    if wanted:
        return Finding("model", False, f"{where} has no {wanted}, but {offered}. Set SALON_CHAT_MODEL to one of them.")
    return Finding("model", False, f"{where} offers {len(names)} models ({offered}). Set SALON_CHAT_MODEL to one.")


async def database(running: Running) -> Finding:
    version, newest = await running.salon.db.schema()
    fits = version == newest
    words = (
        f"It answers, with tables of version {version}."
        if fits
        else (f"Its tables are of version {version}, and this Salon is for {newest}. Restart Salon.")
    )
    return Finding("database", fits, words)


async def durability(running: Running) -> Finding:
    found = await running.salon.db.careless()
    words = (
        f"A power cut could lose what was confirmed: {'; '.join(found)}. Set it so and restart."
        if found
        else ("What is confirmed is on disk.")
    )
    return Finding("durability", not found, words)


async def damage(running: Running) -> Finding:
    found = await running.salon.db.damage()
    words = (
        f"It is damaged ({found[0]}). Put a backup in its place." if found else "Nothing in the database is damaged."
    )
    return Finding("damage", not found, words)


async def pictures(running: Running) -> Finding:
    total, lost, name = 0, 0, ""
    while rows := await running.salon.db.read(images.files, name, BATCH):
        lost += await asyncio.to_thread(_lost, running, rows)
        total, name = total + len(rows), rows[-1][0]
    if lost:
        words = f"{lost} of {total} have no whole file, and are shown as words. Put the media folder of a backup back."
        return Finding("pictures", False, words)
    return Finding("pictures", True, f"All {total} have their file." if total else "There are none yet.")


def _lost(running: Running, rows: list[tuple[str, int]]) -> int:
    whole = running.salon.media.whole
    return sum(not (whole(sha256, size) and whole(sha256, size, 512)) for sha256, size in rows)


async def spare_files(running: Running) -> Finding:
    count = await running.spare_pictures()
    words = f"{count} that no picture needs; the running server removes them." if count else "None in the media folder."
    return Finding("spare files", True, words)


async def widget_sites(running: Running) -> Finding:
    registered = await running.salon.db.read(sites.origins)
    words = (
        f"{len(registered)} may show the widget: {', '.join(registered[:5])}."
        if registered
        else ("None is registered for the widget: salon site add.")
    )
    return Finding("widget sites", True, words)
