"""A card as a file."""

from __future__ import annotations

import dataclasses
from functools import partial

from generator.pages.addresses import relative
from generator.pages.card import Card
from generator.render.languages import mark_chinese
from generator.render.pages import environment


def render_card(card: Card) -> bytes:
    """The HTML of a card, which MkDocs has no part in."""
    template = environment(card.language).get_template("card.html.j2")
    values = {field.name: getattr(card, field.name) for field in dataclasses.fields(card)}
    html = template.render(**values, href=partial(relative, here=card.address))
    return (html if card.language == "zh" else mark_chinese(html)).encode()
