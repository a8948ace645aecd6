"""A card as a file."""

from __future__ import annotations

from generator.pages.card import Card
from generator.render.alone import render_alone


def render_card(card: Card) -> bytes:
    """The HTML of a card."""
    return render_alone(card, "card.html.j2")
