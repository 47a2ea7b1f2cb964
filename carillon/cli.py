"""The command line. A command imports what it needs when it runs, so that a small one starts at once."""
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from carillon import __version__
from carillon.errors import BadSettings, CannotStart, CarillonError

if TYPE_CHECKING:
    from carillon.config import Settings

app = typer.Typer(
    help="Carillon schedules messages from a chat and delivers them on time.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # it would print the values of variables, secrets among them
)


def main() -> None:
    """Run a command: 0 when it did what was asked, 1 when it could not, 2 when it was asked wrongly."""
    try:
        app()
    except CarillonError as error:
        from carillon.redaction import scrub

        typer.echo(scrub(str(error)), err=True)
        sys.exit(2 if isinstance(error, BadSettings) else 1)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"Carillon {__version__}")
        raise typer.Exit


@app.callback()
def carillon(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Schedules messages from a chat and delivers them on time."""


@app.command()
def up(
    *, verbose: Annotated[bool, typer.Option("--verbose", help="Show every log line here as well.")] = False
) -> None:
    """Run everything: servers, migrations, api, bot and workers."""
    from carillon.config import load_settings
    from carillon.supervisor.up import up as run

    run(load_settings(), verbose=verbose)


@app.command()
def bot() -> None:
    """Run the Telegram front end alone."""
    _run("bot")


@app.command()
def worker() -> None:
    """Run one worker alone."""
    _run("worker")


@app.command()
def api() -> None:
    """Run the HTTP process alone."""
    _run("api")


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    settings = _settings("database_url")
    from sqlalchemy.exc import OperationalError

    from carillon.store.migrations import head, upgrade

    try:
        upgrade(settings.database_url or "")
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise CannotStart(f"The database cannot be used: {reason}. Look at DATABASE_URL.") from error
    typer.echo(f"The database is at revision {head()}.")


@app.command()
def when(
    text: Annotated[str, typer.Argument(help="What a person would write, such as: tomorrow 9 Take your medicine")] = "",
    *,
    zone: Annotated[str, typer.Option(help="The person's time zone; CARILLON_ZONE without it.")] = "",
    language: Annotated[str, typer.Option(help="The person's language, such as de; guessed without it.")] = "",
    now: Annotated[str, typer.Option(help="The moment of writing, such as 2026-11-22T09:30, in that zone.")] = "",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Answer the JSON lines of standard input instead.")] = False,
) -> None:
    """Show how a time is understood."""
    from carillon.when import console

    if jsonl:
        console.run_jsonl(sys.stdin, sys.stdout)
        return
    if not text:
        raise typer.BadParameter("there is nothing to understand", param_hint="TEXT")
    if not zone:
        from carillon.config import load_settings

        zone = load_settings().zone
    typer.echo(console.show(text, now=_moment(now, zone), zone=zone, language=language or None))


def _moment(written: str, zone: str) -> datetime:
    """The moment that --now names, on the wall clock of `zone` unless it has an offset; without it, the present."""
    try:
        clock = ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise typer.BadParameter(f"{zone} is no IANA time zone", param_hint="--zone") from error
    if not written:
        return datetime.now(clock)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter("write it like 2026-11-22T09:30", param_hint="--now") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=clock)


@app.command()
def doctor() -> None:
    """Look at the settings, the servers and the bot, and say what is fine and what to do."""
    from rich.console import Console
    from rich.text import Text

    from carillon.config import load_settings
    from carillon.doctor import examine

    console, findings = Console(), examine(load_settings())
    for finding in findings:
        mark = ("ok  ", "green") if finding.fine else ("bad ", "bold red")
        console.print(Text.assemble(mark, (f"{finding.part}: ", "bold"), finding.text), soft_wrap=True)
    if not all(finding.fine for finding in findings):
        raise typer.Exit(1)


def _run(process: str) -> None:
    """Hand over to a process. It is named, not imported: the core knows no process."""
    from carillon import logs
    from carillon.processes import wait_at_gate

    settings = _settings("database_url", "redis_url", "keys")
    logs.configure(process, level=settings.log_level, form=settings.log_format)
    main = import_module(f"{process}.main")
    wait_at_gate()
    main.run(settings)


def _settings(*needed: str) -> Settings:
    """The settings, with the servers that run beside us; raises BadSettings for every `needed` one without a value."""
    from carillon.config import load_settings, missing
    from carillon.store.embedded.running import running_urls

    settings = load_settings()
    given = {name for name in needed if getattr(settings, name)}
    found = {name: url for name, url in running_urls(settings.home).items() if name not in given}
    problems = [missing(name) for name in needed if name not in given | found.keys()]
    if problems:
        raise BadSettings([f"{problem} (`carillon up` brings its own)" for problem in problems])
    return settings.model_copy(update=found)
