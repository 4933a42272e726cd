"""The health report: what it looks at, and what it says where it is not well."""

import asyncio
import json
import sqlite3
import subprocess
from collections import namedtuple
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from fake_model import FakeModel, serving, words
from live import Live, obey_modes, salon
from model_faults import LISTS

from assistant import doctor
from assistant import running as parts
from assistant.doctor import Finding
from assistant.running import Running
from assistant.settings import load
from social_tools import certificate, gate
from social_tools.context import Context
from storage import people, sites
from storage.database import Database

AROUND = ["python", "packages", "data folder", "media folder", "secret", "content credentials", "server"]
WITHIN = ["model", "database", "durability", "damage", "pictures", "spare files", "widget sites"]


def report(done: subprocess.CompletedProcess[str]) -> dict[str, tuple[bool, str]]:
    told: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (0 if told["ok"] else 1) and done.stderr == ""
    assert told["ok"] == all(finding["ok"] for finding in told["findings"])
    return {finding["name"]: (finding["ok"], finding["words"]) for finding in told["findings"]}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with Ada in it."""
    assert salon("user", "add", "ada", "--home", str(tmp_path / "home")).returncode == 0
    return tmp_path / "home"


@pytest.fixture
async def opened(database_url: str, tmp_path: Path) -> AsyncIterator[Running]:
    """The parts of a Salon, on each engine."""
    made = parts.put_together(load(home=tmp_path, database_url=database_url))
    await made.salon.db.open()
    yield made
    await made.salon.db.close()


async def finding(running: Running, name: str) -> Finding:
    return next(found for found in await doctor.within(running) if found.name == name)


def test_where_there_is_no_data_yet_all_is_well_and_none_is_made(tmp_path: Path) -> None:
    done = salon("doctor", "--home", str(tmp_path / "home"))
    assert done.returncode == 0 and done.stdout.endswith("All is well.\n")
    assert len(done.stdout.splitlines()) == len(AROUND) + 1 and not (tmp_path / "home").exists()


def test_without_a_server_it_opens_the_data_itself(home: Path) -> None:
    found = report(salon("doctor", "--home", str(home), "--json"))
    assert list(found) == AROUND + WITHIN and "No Salon is running" in found["server"][1]


def test_with_a_server_it_asks_the_server(live: Live) -> None:
    found = report(live.salon("doctor", "--json"))
    assert list(found) == AROUND + WITHIN and "A Salon is running" in found["server"][1]
    lines = live.salon("doctor").stdout.splitlines()
    assert all(line.startswith("ok    ") and line.endswith(".") for line in lines[:-1])


async def test_all_is_well_on_each_engine(opened: Running) -> None:
    await opened.salon.db.write(sites.add, "https://blog.example")
    found = await doctor.within(opened)
    assert [one.name for one in found] == WITHIN and all(one.ok for one in found), found
    assert "https://blog.example" in found[-1].words


def test_a_database_that_cannot_be_opened_is_one_finding_among_the_others(home: Path) -> None:
    for file in home.glob("salon.db*"):
        file.write_bytes(b"not a database at all" * 300)
    found = report(salon("doctor", "--home", str(home), "--json"))
    assert list(found) == [*AROUND, "database"]
    assert not found["database"][0] and "damaged" in found["database"][1]


def test_a_data_folder_that_cannot_be_written_to(home: Path) -> None:
    home.chmod(0o555)
    done = salon("doctor", "--home", str(home), "--json", before=obey_modes)
    home.chmod(0o755)
    ok, words_ = report(done)["data folder"]
    assert not ok and str(home) in words_


@pytest.mark.parametrize(("change", "expected"), [(lambda file: file.chmod(0o644), "chmod 600"),
                                                  (lambda file: file.write_text("short"), "damaged")])  # fmt: skip
def test_a_secret_that_is_none(home: Path, change: Any, expected: str) -> None:
    change(home / "secret")
    found = doctor.secret(load(home=home))
    assert not found.ok and expected in found.words


def test_the_certificate_that_pictures_are_signed_with(home: Path) -> None:
    def found() -> Finding:
        return doctor.content_credentials(load(home=home))

    assert found().ok and "first picture makes" in found().words
    certificate.load(home)
    file = home / certificate.NAME
    assert found().ok and "own certificate" in found().words
    file.chmod(0o644)
    assert not found().ok and "chmod 600" in found().words
    file.write_bytes(b"-----BEGIN NOTHING-----")
    assert not found().ok and "is damaged, so new pictures are not signed" in found().words


def test_little_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(10**12, 10**12, 10**8))
    found = doctor.data_folder(load(home=tmp_path))
    assert not found.ok and "0.1 GB are free" in found.words


def test_another_python_and_other_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs = (">=4", ["openai>=99", "nonesuch", "chainlit", "elsewhere; sys_platform == 'win32'"])
    monkeypatch.setattr(doctor, "_needs", lambda: needs)
    assert not doctor.python(load(home=tmp_path)).ok
    found = doctor.packages(load(home=tmp_path))
    assert not found.ok and "not >=99" in found.words and "nonesuch is missing" in found.words
    assert "chainlit" not in found.words and "elsewhere" not in found.words


async def test_a_picture_without_its_file_and_files_without_a_picture_are_counted(opened: Running) -> None:
    salon_ = opened.salon
    ada = await salon_.db.write(people.create, key="a", handle="ada", name="Ada")
    await gate.call(Context(salon_, ada, "thread", click=True), "create_image", {"prompt": "a fox"})
    assert (await finding(opened, "pictures")).words == "All 1 have their file."
    for file in [file for file in salon_.media.folder.rglob("*") if file.is_file()]:
        file.write_bytes(b"")
    (salon_.media.folder / "ab").mkdir(exist_ok=True)
    (salon_.media.folder / "ab" / ".new-x").touch()
    salon_.db.clock = lambda: 4_000_000_000_000
    lost, spare = await finding(opened, "pictures"), await finding(opened, "spare files")
    assert not lost.ok and lost.words.startswith("1 of 1 ") and spare.ok and spare.words.startswith("1 ")


def test_a_row_that_names_what_is_not_there_is_damage(home: Path) -> None:
    with sqlite3.connect(home / "salon.db") as connection:
        connection.execute("INSERT INTO post_like (account_id, post_id) VALUES (1, 2)")
    connection.close()
    ok, words_ = report(salon("doctor", "--home", str(home), "--json"))["damage"]
    assert not ok and "post_like" in words_ and "backup" in words_


@pytest.mark.parametrize(
    ("listing", "model", "ok", "expected"),
    [
        ("", "", True, "m0 at 127.0.0.1 is there"), ("", "m0", True, "m0 at 127.0.0.1"), ("", "m7", False, "no m7"),
        ("three models", "", False, "offers 3 models (a, b, c)"), ("no model", "", False, "offers 0 models (none)"),
        ("401", "", False, "refused the key"), ("HTML", "", False, "does not say"),
        ("silence", "", False, "does not answer within"),
    ],
)  # fmt: skip
async def test_the_model_is_looked_for_in_a_short_time_and_no_key_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listing: str, model: str, ok: bool, expected: str
) -> None:
    monkeypatch.setattr(doctor, "PATIENCE_S", 0.3 if listing == "silence" else 30)
    server = FakeModel(lambda _: words("x"))
    server.listing = LISTS[listing][0] if listing else None
    with serving(server) as url:
        address = url.replace("//", "//user:sesame@")
        settings = load(home=tmp_path, OPENAI_API_KEY="sk-sesame", OPENAI_BASE_URL=address, chat_model=model)
        running = parts.put_together(settings)
        found = await doctor.model(running)
        await running.brain.close()
    assert found.ok == ok and expected in found.words and "sesame" not in found.words, found


async def test_looking_at_a_live_connection_takes_nothing_back(any_db: Database) -> None:
    async def add(number: int) -> None:
        await any_db.write(people.create, key=f"k{number}", handle=f"h{number}", name="H")

    await asyncio.gather(*(work for number in range(30) for work in (add(number), any_db.careless())))
    assert len(await any_db.read(people.everybody)) == 30


async def test_a_database_that_stopped_is_told_and_the_other_checks_go_on(opened: Running) -> None:
    await opened.salon.db.close()
    found = {one.name: one for one in await doctor.within(opened)}
    assert list(found) == WITHIN and found["model"].ok and "shutting down" in found["durability"].words
