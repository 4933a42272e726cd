"""What the commands of a terminal share: how they run, print, show progress, and end with a sentence."""

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from assistant.settings import Settings, SettingsError, load
from storage.errors import StorageError

USAGE, REFUSED = 2, 4
UNWRITABLE = "The data folder {home} cannot be written to, or its disk is full. Choose another one with --home."
As = Annotated[str, typer.Option("--as", metavar="HANDLE", help="Who you are.")]
Home = Annotated[Path | None, typer.Option(help="The data folder.", show_default="SALON_HOME, or the user's own")]


def run(
    home: Path | None, name: str, progress: Callable[[int, int], None] | None = None, /, **arguments: Any
) -> dict[str, Any]:
    """A command's answer; what cannot be done ends the process with a sentence."""
    from assistant import reach

    try:
        answer = reach.run(settings_at(home), name, progress, **arguments)
    except StorageError as error:
        stop(str(error))
    if "failed" in answer:
        stop(answer["failed"], answer["code"])
    return answer


def show(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def stop(sentence: str, code: int = 1) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def settings_at(home: Path | None) -> Settings:
    try:
        return at_home(load(home=home))
    except SettingsError as error:
        stop(str(error))


def at_home(settings: Settings) -> Settings:
    """The settings, with their data folder and its secret in place."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        _ = settings.signing_key
    except OSError:
        raise SettingsError(UNWRITABLE.format(home=settings.home)) from None
    return settings


@contextlib.contextmanager
def bar(what: str = "Drawing pictures") -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, for as long as something goes on."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)
