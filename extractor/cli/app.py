"""All commands together. Whatever is heavy is imported by the command that needs it, so that help is instant."""

from __future__ import annotations

from typing import Annotated

import typer

from .evaluate import evaluate
from .exits import explained
from .extract import extract
from .grouped import GroupedCommand
from .schema import schema
from .show import show
from .train import train
from .verify import verify

app = typer.Typer(
    name="zongjie",
    help="从中文工作总结中抽取有出处的记录 · Grounded records from Chinese government work summaries.",
    epilog=explained(),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Rich cuts words of mixed Chinese and English lines when it wraps them.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"zongjie {version('zongjie')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本 · Show the version.")
    ] = False,
) -> None:
    """Options of the command itself; typer takes its help text from the application."""


for _command in (extract, show, verify, evaluate, train, schema):
    app.command(cls=GroupedCommand)(_command)
