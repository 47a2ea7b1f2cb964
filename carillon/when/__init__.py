"""The time language: a line of text in, a moment, a series or a question out; and back into words."""

from carillon.when.describe import describe
from carillon.when.items import parse
from carillon.when.reading import (
    Candidate,
    Doubt,
    NoReading,
    Note,
    Once,
    Parsed,
    Preferences,
    Problem,
    Question,
    Reading,
    Rule,
    Series,
    Span,
)
from carillon.when.recurrence import Occurrence, next_after, upcoming

__all__ = [
    "Candidate",
    "Doubt",
    "NoReading",
    "Note",
    "Occurrence",
    "Once",
    "Parsed",
    "Preferences",
    "Problem",
    "Question",
    "Reading",
    "Rule",
    "Series",
    "Span",
    "describe",
    "next_after",
    "parse",
    "upcoming",
]
