"""Every reader of slots and source of facts, brought together by importing them."""

from carillon.when import clocks, dates, lengths, rules, words
from carillon.when.scan import SLOTS, SOURCES, Scan

READERS = (clocks, dates, lengths, rules, words)

__all__ = ["READERS", "SLOTS", "SOURCES", "Scan"]
