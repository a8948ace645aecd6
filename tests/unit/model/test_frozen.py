"""Nouns and results are values: once made, nothing can change them."""

import inspect
from dataclasses import is_dataclass
from importlib import import_module
from pkgutil import iter_modules

import pytest

import generator.audit
import generator.model
import generator.score

CLASSES = sorted(
    {
        value
        for package in (generator.model, generator.score, generator.audit)
        for module in iter_modules(package.__path__, f"{package.__name__}.")
        for value in vars(import_module(module.name)).values()
        if inspect.isclass(value) and is_dataclass(value)
    },
    key=lambda one: f"{one.__module__}.{one.__qualname__}",
)


def test_there_are_such_classes():
    assert len(CLASSES) > 50


@pytest.mark.parametrize("noun", CLASSES, ids=lambda one: one.__qualname__)
def test_a_noun_is_frozen(noun):
    assert noun.__dataclass_params__.frozen
