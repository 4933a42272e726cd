"""Commands for who keeps a Salon: accounts, sites, reports, and moving to another database."""

import asyncio
import sys
from enum import StrEnum
from typing import Annotated

import typer

from assistant.settings import origin
from assistant.terminal import As, Home, bar, run, show, stop
from storage.errors import StorageError

site = typer.Typer(help="Sites that may embed the widget.", no_args_is_help=True)
user = typer.Typer(help="Accounts.", no_args_is_help=True)
desk = typer.Typer()
data = typer.Typer()


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
    added = run(home, "user add", handle=handle, name=name, passphrase=passphrase)
    typer.echo(f"{added['handle']} ({added['name']}) is there.")


@user.command("list")
def user_list(home: Home = None) -> None:
    """Print the accounts."""
    for one in run(home, "user list")["users"]:
        typer.echo(f"{one['handle']}\t{one['name']}\t{one['kind']}\t{one['posts']} posts")


@user.command("role")
def user_role(
    handle: Annotated[str, typer.Argument(help="Whose role.")],
    role: Annotated[Role, typer.Argument(help="moderator, or none.")],
    home: Home = None,
) -> None:
    """Make somebody a moderator, or no longer."""
    told = run(home, "user role", handle=handle, role=role.value)
    typer.echo(f"{told['handle']} is {'a moderator now' if role is Role.moderator else 'no moderator'}.")


@desk.command()
def reports(home: Home = None) -> None:
    """Print the reports that wait for a moderator, oldest first, as JSON."""
    show(run(home, "reports")["reports"])


@desk.command()
def decide(
    report: Annotated[str, typer.Argument(help="The report's id: see salon reports")],
    decision: Annotated[Verdict, typer.Argument(help="What is done; uphold or reverse where somebody has appealed.")],
    handle: As = ...,  # type: ignore[assignment]
    reason: Annotated[str, typer.Option(help="Both sides read it.")] = ...,  # type: ignore[assignment]
    home: Home = None,
) -> None:
    """Decide on a report, as a moderator."""
    typer.echo(run(home, "decide", handle=handle, report=report, decision=decision.value, reason=reason)["said"])


@desk.command()
def appeal(
    report: Annotated[str, typer.Argument(help="The report's id.")],
    words: Annotated[str, typer.Argument(help="Why it should be looked at again.")],
    handle: As = ...,  # type: ignore[assignment]
    home: Home = None,
) -> None:
    """Appeal against a decision about yourself."""
    typer.echo(run(home, "appeal", handle=handle, report=report, words=words)["said"])


@site.command("add")
def site_add(
    address: Annotated[str, typer.Argument(metavar="ORIGIN", help="For example https://blog.example")],
    home: Home = None,
) -> None:
    """Let a site embed the widget; prints the site's key."""
    asked = _origin(address)
    typer.echo(f"{asked} may embed the widget.\nKey: {run(home, 'site add', origin=asked)['key']}")


@site.command("remove")
def site_remove(
    address: Annotated[str, typer.Argument(metavar="ORIGIN", help="As salon site list prints it.")],
    home: Home = None,
) -> None:
    """No longer let a site embed the widget; its key is worth nothing from then on."""
    removed = run(home, "site remove", origin=_origin(address))
    typer.echo(f"{removed['origin']} may no longer embed the widget.")


@site.command("list")
def site_list(home: Home = None) -> None:
    """Print the sites that may embed the widget."""
    for line in run(home, "site list")["sites"]:
        typer.echo(line)


@data.command("migrate-data")
def migrate_data(
    source: Annotated[str, typer.Option("--from", metavar="URL", help="The database that has the data.")],
    target: Annotated[str, typer.Option("--to", metavar="URL", help="An empty database.")],
) -> None:
    """Move a community to another database; the folder of pictures stays where it is. Stop Salon first."""
    from storage import moving

    try:
        with bar("Moving") as progress:
            moved = asyncio.run(moving.move(source, target, progress))
    except StorageError as error:
        stop(str(error))
    except KeyboardInterrupt:
        stop("Stopped. The same command goes on from here.", 130)
    typer.echo(
        f"Moved and verified {moved.rows} rows of {moved.tables} tables. Now set SALON_DATABASE_URL to the target."
    )


def _origin(address: str) -> str:
    try:
        return origin(address)
    except ValueError as error:
        stop(f"{error}.")
