"""The console command `evaluations`: one module a command, imported when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from generator import __version__
from generator.stopping import EXIT_CODE, stoppable

COMMANDS = {
    "accept": "accept.accept",
    "build": "build.build_command",
    "check": "check.check",
    "demo": "demo.demo",
    "diff": "diff.diff",
    "explain": "explain.explain",
    "export": "write.export",
    "import": "import_report.import_report",
    "join": "join.join_command",
    "new": "new.new",
    "pdf": "pdf.pdf_command",
    "publish": "publish.publish_command",
    "schema": "schema.schemas",
    "start": "start.start",
    "todo": "todo.todo",
    "upgrade": "upgrade.upgrade",
    "upload": "upload.upload_command",
    "verify": "publish.verify_command",
    "workbook": "workbook.workbook",
    "write": "write.write",
}
"""Where each command stands, so that none waits for what another imports."""


class _Commands(click.Group):
    def main(self, *args: Any, **kwargs: Any) -> Any:
        """A command that can be stopped at any moment.

        Signs that a Chinese Windows cannot print, of rare names say, do not end it.
        """
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        with stoppable():
            return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """A command; who stops it reads what became of its work."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            from generator.cli.showing import STOPPED

            click.echo(f"\n{STOPPED}", err=True)
            ctx.exit(EXIT_CODE)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(".")
        found = getattr(import_module(f"generator.cli.{module}"), name)
        return found if isinstance(found, click.Command) else None


@click.group(cls=_Commands)
@click.version_option(__version__)
def main() -> None:
    """Published performance evaluations from YAML folders / 绩效评价公开数据工具."""
