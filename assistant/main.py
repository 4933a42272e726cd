"""The `salon` command."""

import asyncio
import base64
import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant import VERSION, admin, serving
from assistant.settings import DEFAULT_PORT, SettingsError, load
from assistant.terminal import REFUSED, USAGE, As, Home, bar, run, settings_at, show, stop

app = typer.Typer(
    name="salon",
    help="A social network that lives inside a chat assistant. Without a word: chat.",
    no_args_is_help=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
app.add_typer(admin.site, name="site")
app.add_typer(admin.user, name="user")
app.add_typer(admin.desk)
app.add_typer(admin.data)


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
    settings = settings_at(home)
    serving.check_port(host, port)
    asyncio.run(serving.serve(settings, host, port, browser and sys.stdout.isatty(), seed))


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
        stop('Say something: salon ask "show me my feed" --as you', USAGE)
    told = run(home, "ask", handle=handle, text=text, thread=thread, approve=approve, deny=deny)
    if as_json:
        show(told)
        return
    from assistant.inert import plain

    typer.echo(plain(told["reply"]))
    for line in [*(f"- {plain(choice)}" for choice in told["choices"]), *map(_pending, told["pending"])]:
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
        stop("The arguments are not valid JSON.", USAGE)
    if not isinstance(given, dict):
        stop("The arguments must be a JSON object.", USAGE)
    told = run(home, "do", handle=handle, tool=tool, arguments=given, yes=yes)
    show(told["data"])
    raise typer.Exit(told["code"])


@app.command()
def upload(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A JPEG, PNG, WebP, AVIF, GIF or HEIC.")],
    handle: As = ...,  # type: ignore[assignment]
    alt: Annotated[str, typer.Option(help="What it shows, for people who cannot see it.")] = "",
    thread: Annotated[str, typer.Option(help="The conversation in which “it” then means this picture.")] = "main",
    home: Home = None,
) -> None:
    """Bring a picture of your own; it stays private until you share it. Prints its image id."""
    from social_tools.intake.taking import MOST_BYTES, WHY

    if not file.is_file():
        stop(f"There is no file {file}.", USAGE)
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError:
        stop(f"The file {file} cannot be read.", USAGE)
    if len(data) > MOST_BYTES:
        stop(WHY["bytes"], REFUSED)
    told = run(home, "upload", handle=handle, data=base64.b64encode(data).decode(), alt=alt, thread=thread)
    for note in told["notes"]:
        typer.echo(note, err=True)
    typer.echo(told["image"])


@app.command()
def tools(
    format_: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.openai,
) -> None:
    """Print the tools and their schemas."""
    from social_tools import TOOLS

    if format_ is Format.names:
        typer.echo("\n".join(tool.name for tool in TOOLS))
    elif format_ is Format.mcp:
        show([tool.mcp for tool in TOOLS])
    else:
        show([tool.schema for tool in TOOLS])


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
        typer.echo(run(home, "unseed")["said"])
        return
    numbers = {"people": people, "posts": posts, "follows": follows, "random_seed": random_seed}
    with bar() as progress:
        told = run(home, "seed", progress, **numbers)
    typer.echo(told["said"])


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
        stop(str(error))
    bad = sum(not finding.ok for finding in findings)
    if as_json:
        show({"ok": not bad, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            typer.echo(f"{'ok  ' if finding.ok else 'LOOK'}  {finding.name}: {finding.words}")
        typer.echo(f"{bad} of {len(findings)} need a look." if bad else "All is well.")
    raise typer.Exit(1 if bad else 0)


def _pending(pending: dict[str, Any]) -> str:
    """A preview as it is stored, all of it, and how to answer."""
    lines = [f"  {name}: {_value(value)}" for name, value in pending["preview"].items() if value not in ("", [], None)]
    answers = f"It waits for your yes: salon ask --approve {pending['id']} (or --deny {pending['id']})"
    return "\n".join([f"{pending['tool']}:", *lines, answers])


def _value(value: Any) -> str:
    from assistant.cards.seen import plainly

    shown = plainly(value)
    return shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False)


def main() -> None:
    app(prog_name="salon")


if __name__ == "__main__":
    main()
