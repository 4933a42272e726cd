"""The launcher, run as a person runs it, in copies whose locks are empty so that nothing needs the network."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMAND = "import sys; print('salon', *sys.argv[1:])\n"


@pytest.fixture
def launcher() -> ModuleType:
    loader = SourceFileLoader("salon_launcher", str(ROOT / "salon"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def make_checkout(folder: Path) -> Path:
    """A checkout with nothing to install and a `salon` command that prints its words."""
    (folder / "assistant").mkdir(parents=True)
    (folder / "assistant" / "__init__.py").touch()
    (folder / "assistant" / "main.py").write_text(COMMAND)
    for lock in ("requirements.lock", "requirements-test.lock"):
        (folder / lock).write_text("# nothing\n")
    shutil.copy2(ROOT / "salon", folder / "salon")
    return folder


def environment(checkout: Path, **more: str) -> dict[str, str]:
    bare = {"PATH": os.environ["PATH"], "HOME": str(checkout / "home"), "PIP_CONFIG_FILE": os.devnull}
    return {**bare, "PIP_NO_INDEX": "1", **more}


def start(checkout: Path, *words: str, **more: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(checkout / "salon"), *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=checkout, env=environment(checkout, **more), **pipes)  # type: ignore[call-overload,no-any-return]


def run(checkout: Path, *words: str, **more: str) -> tuple[int, str, str]:
    process = start(checkout, *words, **more)
    said, told = process.communicate(timeout=120)
    return process.returncode, said, told


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_checkout(tmp_path_factory.mktemp("salon") / "checkout")
    code, said, told = run(made, "tools", "--format", "names")
    assert (code, said) == (0, "salon tools --format names\n"), told
    assert "Setting up Salon" in told
    assert "Ready after" in told
    return made


@pytest.fixture
def made_by_hand(checkout: Path, tmp_path: Path) -> Path:
    """A checkout in which ada made .venv herself."""
    made = make_checkout(tmp_path / "checkout")
    shutil.copytree(checkout / ".venv", made / ".venv", symlinks=True)
    for trace in (made / ".venv").glob("salon-*"):
        trace.unlink()
    (made / ".venv" / "of-ada").touch()
    return made


@pytest.mark.parametrize(
    ("words", "handed_over"),
    [
        ((), "salon chat\n"),
        (("--seed", "--port", "9000"), "salon chat --seed --port 9000\n"),
        (("ask", "show my feed", "--as", "ada"), "salon ask show my feed --as ada\n"),
        (("--version",), "salon --version\n"),
    ],
)
def test_a_second_start_only_hands_the_words_over(checkout: Path, words: tuple[str, ...], handed_over: str) -> None:
    assert run(checkout, *words) == (0, handed_over, "")


def test_help_names_the_words_of_a_checkout_too(checkout: Path) -> None:
    _, said, _ = run(checkout, "--help")
    assert "./salon check" in said
    assert said.endswith("salon --help\n")


def test_a_folder_named_like_one_of_our_packages_does_not_get_in_the_way(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "assistant").mkdir()
    (tmp_path / "assistant" / "__init__.py").touch()
    (tmp_path / "assistant" / "main.py").write_text("print('another assistant')")
    command = [sys.executable, str(checkout / "salon"), "doctor"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(checkout), capture_output=True, text=True)
    assert done.stdout == "salon doctor\n"


def test_a_changed_lock_is_installed_once(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text("# nothing, but newer\n")
    assert "Ready after" in run(checkout)[2]
    assert run(checkout)[2] == ""


def test_running_after_testing_installs_nothing(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text("# newer again\n")
    assert "Ready after" in run(checkout, "test")[2]
    assert run(checkout)[2] == ""


def test_a_moved_checkout_started_twice_at_once_sets_up_once(checkout: Path, tmp_path: Path) -> None:
    moved = Path(shutil.copytree(checkout, tmp_path / "moved", symlinks=True))
    both = [start(moved, "one"), start(moved, "two")]
    said, told = zip(*(process.communicate(timeout=120) for process in both), strict=True)
    assert said == ("salon one\n", "salon two\n"), told
    assert sum("Ready after" in words for words in told) == 1


def test_a_set_up_that_was_killed_is_repaired_by_the_next_start(tmp_path: Path) -> None:
    made = make_checkout(tmp_path / "checkout")
    killed = start(made)
    assert killed.stderr is not None
    assert killed.stderr.readline().startswith("Setting up Salon")
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    code, said, told = run(made)
    assert (code, said) == (0, "salon chat\n"), told
    assert told.startswith("Another set-up is under way")  # what the killed one started is still writing
    assert "Setting up Salon" in told


def test_an_environment_made_by_hand_is_kept(made_by_hand: Path) -> None:
    code, said, told = run(made_by_hand)
    assert (code, said) == (0, "salon chat\n")
    assert "Setting up" not in told
    assert (made_by_hand / ".venv" / "of-ada").exists()


def test_an_unreachable_index_says_what_to_do(made_by_hand: Path) -> None:
    closed = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "1"}
    code, said, told = run(made_by_hand, **closed)
    assert (code, said) == (1, "")
    assert "The package index cannot be reached. Set-up needs the network once" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("output", "hint"),
    [
        (
            "The virtual environment was not created: ensurepip is not available.",
            "sudo apt install python3-venv",
        ),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that the lock file names"),
        ("error: Hash mismatch for `pillow==13.0.0`", "not the one that the lock file names"),
        ("error sending request for url", "check the connection or the proxy"),
        ("something nobody foresaw", "something nobody foresaw"),
    ],
)
def test_a_failed_set_up_says_what_is_missing(launcher: ModuleType, output: str, hint: str) -> None:
    assert hint in launcher.advice(output)


def test_an_old_python_says_which_one_it_needs(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as ended:
        launcher.use_fitting_python()
    assert ended.value.code == 1
    assert "Salon runs on Python 3.11, 3.12 or 3.13; this is 3.9." in capsys.readouterr().err


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 15, 0)])
def test_a_python_that_does_not_fit_hands_over_to_one_that_does(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: tuple[int, int, int]
) -> None:
    fitting = tmp_path / "python3.12"
    fitting.touch(mode=0o755)
    started: list[list[str]] = []

    def execv(_: str, arguments: list[str]) -> None:
        started.append(arguments)
        raise SystemExit

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["./salon", "ask", "hello"])
    monkeypatch.setattr(sys, "version_info", version)
    monkeypatch.setattr(os, "execv", execv)
    with pytest.raises(SystemExit):
        launcher.use_fitting_python()
    assert started == [[str(fitting), "./salon", "ask", "hello"]]


@pytest.mark.parametrize(
    ("words", "code", "ran"),
    [
        (("world", "S"), 0, "world S\n"),
        (("--check",), 0, "speed --check\n"),
        (("world", "T", "speed"), 0, "world T\nspeed\n"),
        ((), 0, "speed\nworld\n"),
        (("nothing",), 2, ""),
    ],
)
def test_a_benchmark_gets_the_words_after_its_name(checkout: Path, words: tuple[str, ...], code: int, ran: str) -> None:
    (checkout / "benchmarks").mkdir(exist_ok=True)
    for name in ("world", "speed", "_helps"):
        text = f"import sys; print(*['{name}', *sys.argv[1:]], flush=True)\n"
        (checkout / "benchmarks" / f"{name}.py").write_text(text)
    ended, said, told = run(checkout, "bench", *words)
    assert (ended, said) == (code, ran), told


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^\S+==[^\s;\\]+", (ROOT / lock).read_text(), flags=re.MULTILINE))


def test_the_lock_for_testing_holds_the_lock_for_running() -> None:
    assert len(pins("requirements.lock")) > 100
    assert pins("requirements.lock") <= pins("requirements-test.lock")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_has_hashes_and_names_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert text.count("--hash=sha256:") >= len(pins(lock))
