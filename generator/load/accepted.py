"""`accepted.yml`: warnings that an editor has looked at and lets stand, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from generator.load.folder import Folder
from generator.problems import Place, Severity
from generator.problems.catalogue import kinds
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.nodes import Scalar

ACCEPTED = "accepted.yml"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One warning that stands: its kind, the file from the root of the data, its source line.

    `line` is the text of the line with single spaces and none at its ends.
    """

    problem: str
    file: str
    line: str
    reason: str
    place: Place


def load_accepted(folder: Folder) -> tuple[Acceptance, ...]:
    """The acceptances of a folder, those with a mistake of their own left out."""
    file = folder.open(ACCEPTED, required=False)
    if file is None:
        return ()
    found = [_acceptance(folder, one) for one in file.children("accepted", required=True)]
    file.finish()
    return tuple(one for one in found if one is not None)


def _acceptance(folder: Folder, fields: Fields) -> Acceptance | None:
    problem = fields.one_of("problem", kinds(), "kind")
    if problem in kinds() and kinds()[problem].severity is Severity.ERROR:
        fields.problem("accepted-error", fields.at("problem"), id=problem)
    name = fields.text("file")
    line = one_spaced(_raw(fields, "line"))
    reason = fields.text("reason", length=PARAGRAPH_LENGTH)
    ok = fields.finish()
    return Acceptance(problem, folder.file(name), line, reason, fields.place) if ok else None


def _raw(fields: Fields, key: str) -> str:
    """A text as it stands; spaces in it are those of the line it quotes."""
    found = fields.node_at(key, required=True)
    if found is not None and not isinstance(found, Scalar):
        fields.problem("expected-text", found.place, key=key)
    return found.text if isinstance(found, Scalar) else ""


def one_spaced(line: str) -> str:
    """A line without the spaces at its ends, and single ones inside."""
    return " ".join(line.split())
