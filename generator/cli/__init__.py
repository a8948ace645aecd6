"""The console command `evaluations`: one module a command, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from generator import __version__

COMMANDS = {
    "accept": "accept.accept",
    "check": "check.check",
    "demo": "demo.demo",
    "diff": "diff.diff",
    "export": "write.export",
    "import": "import_report.import_report",
    "new": "new.new",
    "schema": "schema.schemas",
    "start": "start.start",
    "upgrade": "upgrade.upgrade",
    "write": "write.write",
}
"""Where each command stands, so that none waits for what another imports."""


class _Commands(click.Group):
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
