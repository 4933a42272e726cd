"""The command line, with and without a running server."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from live import Live, salon

from social_tools import TOOLS

Say = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(params=["with a server", "without a server"])
def command(request: pytest.FixtureRequest, tmp_path: Path) -> Say:
    """`salon …` on data that a running server has open, and on data of its own."""
    if request.param == "with a server":
        running: Live = request.getfixturevalue("live")
        return running.salon
    return lambda *words: salon(*words, "--home", str(tmp_path / "home"))


def told(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def add(command: Say, *handles: str) -> None:
    for handle in handles:
        command("user", "add", handle)
    assert {f"@{handle}" for handle in handles} <= {
        line.split("\t")[0] for line in command("user", "list").stdout.splitlines()
    }


def test_the_main_job_from_a_terminal(command: Say) -> None:
    add(command, "ada", "bob")

    def ask(who: str, text: str = "", *more: str) -> dict[str, Any]:
        return told(command("ask", text, "--as", who, "--json", *more))

    drawn = ask("ada", "draw a fox in the snow")
    assert drawn["calls"][0]["tool"] == "create_image" and drawn["cards"][0]["name"] == "PictureCard"
    shared = ask("ada", "share it saying good morning")
    assert shared["pending"][0]["preview"]["text"] == "good morning"
    done = ask("ada", "", "--approve", shared["pending"][0]["id"])
    assert done["calls"][0]["outcome"]["ok"] == "done"
    read = ask("bob", "show me ada's posts")
    assert read["cards"][0]["props"]["items"][0]["text"] == "good morning"
    assert ask("bob", "like the first one")["calls"][0]["outcome"]["likes"] == 1
    assert ask("bob", "follow her")["calls"][0]["outcome"]["state"] == "following"
    assert ask("bob", "undo that")["calls"][0]["outcome"]["state"] == "not_following"
    assert ask("bob", "xyzzy")["choices"]


def test_a_thread_is_remembered_by_its_name(command: Say) -> None:
    add(command, "cy")
    command("ask", "who am i", "--as", "cy", "--thread", "one")
    there = told(command("ask", "who is she", "--as", "cy", "--thread", "one", "--json"))
    elsewhere = told(command("ask", "who is she", "--as", "cy", "--thread", "two", "--json"))
    assert there["calls"] and not elsewhere["calls"]


def test_a_tool_by_name_ends_with_the_code_of_what_came_of_it(command: Say) -> None:
    add(command, "ada", "bob")

    def do(tool: str, arguments: str, *more: str) -> int:
        return command("do", tool, arguments, "--as", "ada", *more).returncode

    assert do("follow_user", '{"user": "@bob"}') == 0
    assert do("share_post", '{"text": "never literal"}') == 3
    assert do("share_post", '{"text": "with a yes"}', "--yes") == 0
    assert do("share_post", '{"author": "bob"}') == 4
    assert do("follow_user", '{"user": "@nobody_at_all"}') == 5
    assert do("follow_user", "{broken") == 2
    assert do("follow_user", "[]") == 2
    assert command("do", "get_user", "--as", "nobody_at_all").returncode == 5
    assert command("do", "get_user").returncode == 2


@pytest.mark.parametrize("handle", ["", "ada lovelace", "admin", "@me", "аda", "a" * 31, "ada!"])
def test_a_handle_that_may_not_be_is_refused_in_a_sentence(handle: str, tmp_path: Path) -> None:
    done = salon("user", "add", handle, "--home", str(tmp_path))
    assert done.returncode == 1 and done.stderr.strip().endswith(".") and len(done.stderr.splitlines()) == 1


def test_a_handle_is_given_out_once(tmp_path: Path) -> None:
    assert salon("user", "add", "@Ada", "--name", "Ada Lovelace", "--home", str(tmp_path)).returncode == 0
    again = salon("user", "add", "ada", "--home", str(tmp_path))
    assert again.returncode == 1 and "taken" in again.stderr
    assert salon("user", "list", "--home", str(tmp_path)).stdout == "@ada\tAda Lovelace\tmember\t0 posts\n"


def test_a_world_to_look_at_is_added_once_and_removed_in_one_act(command: Say, tmp_path: Path) -> None:
    small = ("seed", "--people", "3", "--posts", "4")
    first, second = command(*small), command(*small)
    assert "3 sample people, 4 posts" in first.stdout, first.stderr
    assert "here already" in second.stdout
    users = command("user", "list").stdout
    assert users.count("\tsample\t") == 3
    assert "Removed 3" in command("seed", "--remove").stdout
    assert "\tsample\t" not in command("user", "list").stdout
    assert "no sample people" in command("seed", "--remove").stdout
    assert command("seed", "--people", "0").returncode == 1


def test_the_tools_are_printed_in_three_ways() -> None:
    names = salon("tools", "--format", "names").stdout.split()
    assert names == [tool.name for tool in TOOLS]
    assert [tool["function"]["name"] for tool in json.loads(salon("tools").stdout)] == names
    mcp = json.loads(salon("tools", "--format", "mcp").stdout)
    assert [tool["name"] for tool in mcp] == names and all(len(tool["annotations"]) == 4 for tool in mcp)


def test_what_is_piped_in_is_what_is_said(tmp_path: Path) -> None:
    home = ("--home", str(tmp_path))
    salon("user", "add", "ada", *home)
    assert told(salon("ask", "--as", "ada", "--json", *home, stdin="who am i\n"))["calls"][0]["tool"] == "get_user"
    silent = salon("ask", "--as", "ada", *home, stdin=" \n")
    assert silent.returncode == 2 and "Say something" in silent.stderr


def test_a_picture_is_brought_from_a_terminal_and_is_it_from_then_on(command: Say, tmp_path: Path) -> None:
    from bad_pictures import encoded, located, plain

    add(command, "ada")
    photo, document = tmp_path / "photo <b>.jpg", tmp_path / "photo.png"
    photo.write_bytes(encoded(plain(), exif=located()))
    document.write_bytes(b"%PDF-1.4")
    done = command("upload", str(photo), "--as", "ada", "--alt", "A red flag")
    assert done.returncode == 0 and done.stdout.strip().isdecimal()
    assert done.stderr.startswith("Taken out: where it was taken")
    asked = told(command("ask", "share it saying hello", "--as", "ada", "--json"))
    assert asked["pending"][0]["preview"]["images"] == [{"id": done.stdout.strip(), "alt": "A red flag"}]
    edited = told(command("ask", "crop it to a square", "--as", "ada", "--json"))
    assert edited["calls"][0]["arguments"]["from_image"] == done.stdout.strip()
    refused = command("upload", str(document), "--as", "ada")
    assert (refused.returncode, refused.stdout) == (4, "") and "That is a PDF" in refused.stderr
    assert command("upload", str(tmp_path / "nothing.png"), "--as", "ada").returncode == 2
    assert command("upload", str(photo), "--as", "nobody_at_all").returncode == 5
