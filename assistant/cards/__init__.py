"""Outcomes → the names and the props of cards, for every surface that can draw."""

from assistant.cards.drawing import Cards
from assistant.cards.props import Card, Props, day, gist
from assistant.cards.shots import fit

__all__ = ["Card", "Cards", "Props", "day", "fit", "gist"]
