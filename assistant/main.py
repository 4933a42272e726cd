"""The `salon` command."""

import asyncio
import contextlib
import errno
import json
import logging
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from assistant import VERSION, ports
from assistant.settings import DEFAULT_PORT, Settings, SettingsError, load, origin
from storage.errors import StorageError

if TYPE_CHECKING:
    from assistant.running import Running

app = typer.Typer(
    name="salon",
    help="A social network that lives inside a chat assistant. Without a word: chat.",
    no_args_is_help=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
site = typer.Typer(help="Sites that may embed the widget.", no_args_is_help=True)
app.add_typer(site, name="site")

user = typer.Typer(help="Accounts.", no_args_is_help=True)
app.add_typer(user, name="user")

USAGE = 2
UNWRITABLE = "The data folder {home} cannot be written to, or its disk is full. Choose another one with --home."
As = Annotated[str, typer.Option("--as", metavar="HANDLE", help="Who you are.")]
Home = Annotated[Path | None, typer.Option(help="The data folder.", show_default="SALON_HOME, or the user's own")]


class Role(StrEnum):
    """What an account may do for everybody."""

    moderator = "moderator"
    none = "none"


class Verdict(StrEnum):
    """What a moderator may decide."""

    no_action = "no_action"
    hide = "hide"
    warn = "warn"
    suspend = "suspend"
    uphold = "uphold"
    reverse = "reverse"


class Format(StrEnum):
    """How `salon tools` prints."""

    openai = "openai"
    mcp = "mcp"
    names = "names"


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"salon {VERSION}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def default(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        chat()


@app.command()
def chat(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = DEFAULT_PORT,
    home: Home = None,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    seed: Annotated[bool, typer.Option("--seed", help="Add sample people first, for a world to look at.")] = False,
) -> None:
    """Serve the chat page, the widget and the public pages."""
    settings = _settings(home)
    _check_port(host, port)
    asyncio.run(_serve(settings, host, port, browser and sys.stdout.isatty(), seed))


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="What you say; without it, what is piped in.", show_default=False)] = "",
    handle: As = ...,  # type: ignore[assignment]
    thread: Annotated[str, typer.Option(help="The conversation, by any name.")] = "main",
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    approve: Annotated[str, typer.Option(metavar="ID", help="Say yes to a preview, instead of text.")] = "",
    deny: Annotated[str, typer.Option(metavar="ID", help="Say no to a preview, instead of text.")] = "",
    home: Home = None,
) -> None:
    """Say something to the assistant."""
    if not (text or approve or deny):
        text = _piped()
    if not (text or approve or deny):
        _stop('Say something: salon ask "show me my feed" --as you', USAGE)
    told = _run(home, "ask", handle=handle, text=text, thread=thread, approve=approve, deny=deny)
    if as_json:
        _print(told)
        return
    typer.echo(told["reply"])
    for line in [*(f"- {choice}" for choice in told["choices"]), *map(_pending, told["pending"])]:
        typer.echo(line)


def _piped() -> str:
    """What another program writes to us; nothing where a person sits at the other end."""
    return "" if sys.stdin.isatty() else sys.stdin.buffer.read().decode("utf-8", "replace").strip()


@app.command()
def do(
    tool: Annotated[str, typer.Argument(help="The name of a tool: see salon tools --format names")],
    arguments: Annotated[str, typer.Argument(help="Its arguments as a JSON object.")] = "{}",
    handle: As = ...,  # type: ignore[assignment]
    yes: Annotated[bool, typer.Option("--yes", help="Say yes to the preview at once.")] = False,
    home: Home = None,
) -> None:
    """Call one tool. Ends with 0 done, 2 usage, 3 waits for a yes, 4 refused, 5 not found."""
    try:
        given = json.loads(arguments)
    except ValueError:
        _stop("The arguments are not valid JSON.", USAGE)
    if not isinstance(given, dict):
        _stop("The arguments must be a JSON object.", USAGE)
    told = _run(home, "do", handle=handle, tool=tool, arguments=given, yes=yes)
    _print(told["data"])
    raise typer.Exit(told["code"])


@app.command()
def tools(
    format_: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.openai,
) -> None:
    """Print the tools and their schemas."""
    from social_tools import TOOLS

    if format_ is Format.names:
        typer.echo("\n".join(tool.name for tool in TOOLS))
    elif format_ is Format.mcp:
        _print([tool.mcp for tool in TOOLS])
    else:
        _print([tool.schema for tool in TOOLS])


@app.command()
def seed(
    people: Annotated[int, typer.Option(help="How many sample people.")] = 12,
    posts: Annotated[int, typer.Option(help="How many posts.")] = 60,
    follows: Annotated[int | None, typer.Option(help="How many follows.", show_default="four a person")] = None,
    random_seed: Annotated[int, typer.Option(help="The same number gives the same world.")] = 1,
    remove: Annotated[bool, typer.Option("--remove", help="Take the sample people away instead.")] = False,
    home: Home = None,
) -> None:
    """Add a world to look at: sample people, marked so, with pictures, follows and likes."""
    if remove:
        typer.echo(_run(home, "unseed")["said"])
        return
    numbers = {"people": people, "posts": posts, "follows": follows, "random_seed": random_seed}
    with _bar() as progress:
        told = _run(home, "seed", progress, **numbers)
    typer.echo(told["said"])


@app.command("migrate-data")
def migrate_data(
    source: Annotated[str, typer.Option("--from", metavar="URL", help="The database that has the data.")],
    target: Annotated[str, typer.Option("--to", metavar="URL", help="An empty database.")],
) -> None:
    """Move a community to another database; the folder of pictures stays where it is. Stop Salon first."""
    from storage import moving

    try:
        with _bar("Moving") as progress:
            moved = asyncio.run(moving.move(source, target, progress))
    except StorageError as error:
        _stop(str(error))
    except KeyboardInterrupt:
        _stop("Stopped. The same command goes on from here.", 130)
    typer.echo(
        f"Moved and verified {moved.rows} rows of {moved.tables} tables. Now set SALON_DATABASE_URL to the target."
    )


@contextlib.contextmanager
def _bar(what: str = "Drawing pictures") -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, for as long as something goes on."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


@user.command("add")
def user_add(
    handle: Annotated[str, typer.Argument(help="1 to 30 letters, digits or underscores.")],
    name: Annotated[str, typer.Option(help="The name that others see.")] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read a passphrase from one line of standard input.")
    ] = False,
    home: Home = None,
) -> None:
    """Add an account without a browser."""
    passphrase = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    added = _run(home, "user add", handle=handle, name=name, passphrase=passphrase)
    typer.echo(f"{added['handle']} ({added['name']}) is there.")


@user.command("list")
def user_list(home: Home = None) -> None:
    """Print the accounts."""
    for one in _run(home, "user list")["users"]:
        typer.echo(f"{one['handle']}\t{one['name']}\t{one['kind']}\t{one['posts']} posts")


@user.command("role")
def user_role(
    handle: Annotated[str, typer.Argument(help="Whose role.")],
    role: Annotated[Role, typer.Argument(help="moderator, or none.")],
    home: Home = None,
) -> None:
    """Make somebody a moderator, or no longer."""
    told = _run(home, "user role", handle=handle, role=role.value)
    typer.echo(f"{told['handle']} is {'a moderator now' if role is Role.moderator else 'no moderator'}.")


@app.command()
def reports(home: Home = None) -> None:
    """Print the reports that wait for a moderator, oldest first, as JSON."""
    _print(_run(home, "reports")["reports"])


@app.command()
def decide(
    report: Annotated[str, typer.Argument(help="The report's id: see salon reports")],
    decision: Annotated[Verdict, typer.Argument(help="What is done; uphold or reverse where somebody has appealed.")],
    handle: As = ...,  # type: ignore[assignment]
    reason: Annotated[str, typer.Option(help="Both sides read it.")] = ...,  # type: ignore[assignment]
    home: Home = None,
) -> None:
    """Decide on a report, as a moderator."""
    typer.echo(_run(home, "decide", handle=handle, report=report, decision=decision.value, reason=reason)["said"])


@app.command()
def appeal(
    report: Annotated[str, typer.Argument(help="The report's id.")],
    words: Annotated[str, typer.Argument(help="Why it should be looked at again.")],
    handle: As = ...,  # type: ignore[assignment]
    home: Home = None,
) -> None:
    """Appeal against a decision about yourself."""
    typer.echo(_run(home, "appeal", handle=handle, report=report, words=words)["said"])


@site.command("add")
def site_add(
    address: Annotated[str, typer.Argument(metavar="ORIGIN", help="For example https://blog.example")],
    home: Home = None,
) -> None:
    """Let a site embed the widget; prints the site's key."""
    asked = _origin(address)
    typer.echo(f"{asked} may embed the widget.\nKey: {_run(home, 'site add', origin=asked)['key']}")


@site.command("remove")
def site_remove(
    address: Annotated[str, typer.Argument(metavar="ORIGIN", help="As salon site list prints it.")],
    home: Home = None,
) -> None:
    """No longer let a site embed the widget; its key is worth nothing from then on."""
    removed = _run(home, "site remove", origin=_origin(address))
    typer.echo(f"{removed['origin']} may no longer embed the widget.")


@site.command("list")
def site_list(home: Home = None) -> None:
    """Print the sites that may embed the widget."""
    for line in _run(home, "site list")["sites"]:
        typer.echo(line)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    home: Home = None,
) -> None:
    """Look whether all is well, and say what to do where it is not. Ends with 0 when all is well, 1 otherwise."""
    from assistant import doctor as health

    try:
        findings = health.report(load(home=home))
    except SettingsError as error:
        _stop(str(error))
    bad = sum(not finding.ok for finding in findings)
    if as_json:
        _print({"ok": not bad, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            typer.echo(f"{'ok  ' if finding.ok else 'LOOK'}  {finding.name}: {finding.words}")
        typer.echo(f"{bad} of {len(findings)} need a look." if bad else "All is well.")
    raise typer.Exit(1 if bad else 0)


def _origin(address: str) -> str:
    try:
        return origin(address)
    except ValueError as error:
        _stop(f"{error}.")


def _run(
    home: Path | None, name: str, progress: Callable[[int, int], None] | None = None, /, **arguments: Any
) -> dict[str, Any]:
    """A command's answer; what cannot be done ends the process with a sentence."""
    from assistant import reach

    try:
        answer = reach.run(_settings(home), name, progress, **arguments)
    except StorageError as error:
        _stop(str(error))
    if "failed" in answer:
        _stop(answer["failed"], answer["code"])
    return answer


def _print(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _pending(pending: dict[str, Any]) -> str:
    return f"It waits for your yes: salon ask --approve {pending['id']} (or --deny {pending['id']})"


def _settings(home: Path | None) -> Settings:
    try:
        return _at_home(load(home=home))
    except SettingsError as error:
        _stop(str(error))


def _at_home(settings: Settings) -> Settings:
    """The settings, with their data folder and its secret in place."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        _ = settings.signing_key
    except OSError:
        raise SettingsError(UNWRITABLE.format(home=settings.home)) from None
    return settings


async def _seed_first(parts: "Running") -> str:
    from assistant import commands

    with _bar() as parts.progress:
        told = await commands.seed(parts, people=12, posts=60)
    return str(told["said"])


def _check_port(host: str, port: int) -> None:
    try:
        ports.listen(host, port).close()
    except PermissionError:
        _stop(f"Port {port} needs more rights than you have. Try --port {DEFAULT_PORT}.")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            _stop(f"{host} is not an address of this machine. Try --host 127.0.0.1.")
        free = next((p for p in range(port + 1, min(port + 100, 65536)) if ports.is_free(host, p)), None)
        advice = f" Port {free} is free: use --port {free}." if free else ""
        _stop(f"Port {port} of {host} is busy: is Salon running already?{advice}")


async def _serve(settings: Settings, host: str, port: int, browser: bool, seeded: bool) -> None:
    import uvicorn

    from assistant.server import build

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("chainlit").setLevel(logging.ERROR)
    try:
        application, parts = build(settings)
        await parts.salon.db.open()
        if seeded:
            typer.echo(await _seed_first(parts))
    except StorageError as error:
        _stop(str(error))
    except OSError:
        _stop(UNWRITABLE.format(home=settings.home))
    config = uvicorn.Config(
        application, host=host, port=port, log_level="warning", access_log=False, server_header=False
    )
    address = settings.url or f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0', '::') else host}:{port}"

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            typer.echo(f"Salon is open at {address}\n(Ctrl+C stops it. Data: {settings.home})")
            if browser:
                webbrowser.open(address)

    await Server(config).serve()


def _stop(sentence: str, code: int = 1) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def main() -> None:
    app(prog_name="salon")


if __name__ == "__main__":
    main()
