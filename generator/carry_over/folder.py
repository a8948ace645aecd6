"""All files of a new year's folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.carry_over.facts import carried_facts, first_facts
from generator.carry_over.follow_ups import carried_follow_ups
from generator.carry_over.former import Former
from generator.carry_over.head import carried_head, first_head, head_remarks
from generator.carry_over.judgements import carried_judgements, first_judgements
from generator.carry_over.plain import node_of
from generator.carry_over.published import carried_published, first_published
from generator.carry_over.tables import Names, carried_tables, names_of
from generator.carry_over.texts import TABLES, Carrying, carried
from generator.carry_over.todo import Todo
from generator.carry_over.words import say
from generator.carry_over.writing import file_text
from generator.model.disclosure import Department
from generator.model.framework import Framework
from generator.yaml_nodes import nodes
from generator.yaml_nodes.emit import Value

Files = dict[str, bytes]
NARRATIVE = ("profile.yml", "finance.yml", "goals.yml", "method.yml")


def carried_folder(root: Path, former: Former, department: Department) -> Files:
    """The files of a new year, carried over from a former evaluation in the data folder `root`.

    Names are relative to the new folder. Everything that depends on the year is to be filled in.
    """
    todo = Todo()
    _tell_of_former(former, department, todo)
    old = f"{former.evaluation.department}/{former.evaluation.year}"
    raw = {name: node_of(root, f"{old}/{name}") for name in (*NARRATIVE, "facts.yml")}
    years = (former.evaluation.year, former.year)
    tables = {
        table: names
        for name in ("profile.yml", "finance.yml")
        for table, names in names_of(raw[name], *years).items()
    }
    head = carried_head(former, department, todo)
    files = {"evaluation.yml": file_text(head, head_remarks(former.evaluation))}
    facts = raw["facts.yml"]
    assert facts is not None
    entries = carried_facts(former, facts, tables, todo)
    files["facts.yml"] = file_text({"facts": entries}, (say("facts", "top"),))
    judgements = carried_judgements(former, todo)
    files["judgements.yml"] = file_text({"judgements": judgements}, (say("judgements", "top"),))
    files["published.yml"] = file_text(carried_published(former, todo))
    for name in NARRATIVE:
        if (node := raw[name]) is not None:
            files[name] = _narrative(name, node, former, tables, todo)
    files |= _findings(former, department)
    return _with_todo(files, todo)


def first_folder(framework: Framework, department: Department, year: int) -> Files:
    """The files of a year before which there was no evaluation: what the framework asks for."""
    todo = Todo()
    facts, judgements = first_facts(framework), first_judgements(framework, todo)
    return _with_todo(
        {
            "evaluation.yml": file_text(first_head(framework, department, year)),
            "facts.yml": file_text({"facts": facts}),
            "judgements.yml": file_text({"judgements": judgements}),
            "published.yml": file_text(first_published(framework, todo)),
            "findings.yml": _no_findings(),
        },
        todo,
    )


def _with_todo(files: Files, todo: Todo) -> Files:
    return {**files, "todo.yml": file_text({"todo": todo.entries})} if len(todo) else files


def _narrative(
    name: str, node: nodes.Mapping, former: Former, tables: dict[str, Names], todo: Todo
) -> bytes:
    years = (former.evaluation.year, former.year)
    carrying = Carrying(name, *years, former.renamed)
    content = carried(node, carrying)
    if TABLES in node.entries:
        content[TABLES] = carried_tables(node, tables, *years)
        todo.add(say("narrative", "tables"), name)
    _tell_of_texts(carrying, todo)
    team = former.evaluation.method.team
    if name == "method.yml" and team:
        todo.add(say("narrative", "team", count=len(team)), name)
    return file_text(content)


def _tell_of_texts(carrying: Carrying, todo: Todo) -> None:
    tell: Callable[..., str] = say
    for key, found, year in (
        ("kept", carrying.kept, carrying.new),
        ("changed", carrying.changed, carrying.new),
        ("doubtful", carrying.doubtful, carrying.old),
    ):
        if found:
            text = tell("narrative", key, keys="、".join(found), year=year)
            todo.add(text, carrying.file)


def _findings(former: Former, department: Department) -> Files:
    files = {"findings.yml": _no_findings()}
    entries = carried_follow_ups(former, department.id)
    if entries:
        remarks = (say("follow_ups", "top"),)
        files["follow_ups.yml"] = file_text({"follow_ups": entries}, remarks)
    return files


def _no_findings() -> bytes:
    empty: dict[str, Value] = {key: [] for key in ("achievements", "problems", "recommendations")}
    return file_text(empty, (say("findings", "top"),))


def _tell_of_former(former: Former, department: Department, todo: Todo) -> None:
    old = former.evaluation
    if old.department != department.id:
        todo.add(say("narrative", "predecessor", department=old.department, year=old.year))
    elif not former.is_last_year:
        todo.add(say("narrative", "gap", year=old.year))
    if old.figures:
        todo.add(say("narrative", "figures", count=len(old.figures)))
