"""The catalogue of keys against the loaders: what they ask for is what it lists, no more, no less.

Which keys are asked for is recorded while whole data folders are loaded.
"""

from collections import defaultdict

import pytest

from generator.load import load
from generator.load.evaluation import FILES
from generator.load.rules import RULES, load_rule
from generator.problems import Place, Report
from generator.schemas.catalogue import Form, catalogue
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.keys import Keys
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.parse import parse
from tests.unit.schemas.folders import FOLDERS

Asked = dict[tuple[str, tuple[str, ...]], set[str]]


def kind_of(node: Node) -> str:
    kind = node.entries.get("kind") if isinstance(node, Mapping) else None
    return kind.text if isinstance(kind, Scalar) else ""


def mappings(node: Node, form: Form, path: tuple[str, ...] = ()) -> dict[Place, object]:
    """The mappings of a file by place, each as its form and the path there; None for data keys."""
    found: dict[Place, object] = {}
    match node:
        case Mapping(entries, _, place):
            found[place] = (form.name, path)
            for name, below in entries.items():
                found |= below_key(below, form, (*path, name))
        case Sequence(items, _):
            for item in items:
                found |= mappings(item, form, path)
    return found


def below_key(node: Node, form: Form, path: tuple[str, ...]) -> dict[Place, object]:
    key = form.keys.get(path)
    for type in key.types if key else ():
        first, *rest = type.split()
        match first:
            case "by" if isinstance(node, Mapping):
                inside = (
                    mappings(one, catalogue().kinds[kind_of(one)]) if rest == ["rule"] else {}
                    for one in node.entries.values()
                )
                return {node.place: None} | {k: v for one in inside for k, v in one.items()}
            case "rule":
                return mappings(node, catalogue().kinds[kind_of(node)])
            case "like":
                file, dotted = rest
                return mappings(node, catalogue().files[file], tuple(dotted.split(".")))
    return mappings(node, form, path)


RANGE = parse("kind: bands\nbands:\n- {share: {from: 1%, to: 2%}}\n", "rules.yml", Report())
"""A band whose share is a range, which no data folder has."""


@pytest.fixture(scope="module")
def asked() -> Asked:
    """The keys asked for, by form and path of the mapping."""
    found: Asked = defaultdict(set)
    with pytest.MonkeyPatch.context() as patch:
        finish = Keys.finish
        recorded: list[tuple[Place, list[str]]] = []

        def finish_and_record(self: Keys) -> bool:
            recorded.append((self.place, self._asked))
            return finish(self)

        patch.setattr(Keys, "finish", finish_and_record)
        for root in FOLDERS:
            recorded.clear()
            load(root, Report())
            places: dict[Place, object] = {}
            for path in root.rglob("*.yml"):
                if form := catalogue().files.get(path.name):
                    name = path.relative_to(root).as_posix()
                    node = parse(path.read_text(encoding="utf-8"), name, Report())
                    assert node is not None
                    places |= mappings(node, form)
            for place, keys in recorded:
                if (where := places[place]) is not None:
                    found[where].update(keys)  # type: ignore[index]
        recorded.clear()
        assert RANGE is not None
        load_rule(Fields(RANGE, Report()), "%")
        places = mappings(RANGE, catalogue().kinds["bands"])
        for place, keys in recorded:
            found[places[place]].update(keys)  # type: ignore[index]
    for (_, where), names in found.items():
        names.discard("schema_version" if not where else "")
    return found


def listed() -> Asked:
    """The keys of the catalogue, by form and path of the mapping."""
    found: Asked = defaultdict(set)
    for form in (*catalogue().files.values(), *catalogue().kinds.values()):
        found[form.name, ()] |= {"kind"} if form.name in catalogue().kinds else set()
        for path in form.keys:
            found[form.name, path[:-1]].add(path[-1])
    return found


READ = sorted(
    {
        path.name
        for root in FOLDERS
        for path in root.rglob("*.yml")
        if path.name in catalogue().files
    }
)


@pytest.mark.parametrize("form", [*READ, *RULES])
def test_the_keys_asked_for_are_those_listed(form, asked):
    ours = {path: keys for (name, path), keys in listed().items() if name == form}
    theirs = {path: keys for (name, path), keys in asked.items() if name == form}
    assert theirs == ours


def test_every_kind_of_rule_is_listed():
    assert list(catalogue().kinds) == list(RULES)


def test_every_file_of_a_year_is_listed():
    assert set(FILES) <= set(catalogue().files)
