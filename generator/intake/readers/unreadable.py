"""Why a file cannot be read as a report, in words that say what to do."""

from __future__ import annotations

from collections.abc import Mapping

from generator.catalogues import read_catalogue


class Unreadable(Exception):
    """A file cannot be read. `kind` is an entry of unreadable.toml, `values` fill its gaps."""

    def __init__(self, kind: str, values: Mapping[str, str]) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = dict(values)

    def __str__(self) -> str:
        return self.message("en")

    def message(self, language: str) -> str:
        """What is the matter, in `zh` or `en`; one line."""
        return _words()[self.kind][language].format_map(self.values)

    def hint(self, language: str) -> str:
        """What to do about it, in `zh` or `en`; one line."""
        return _words()[self.kind][f"hint_{language}"].format_map(self.values)


def _words() -> dict[str, dict[str, str]]:
    return read_catalogue("generator.intake.readers", "unreadable.toml")
