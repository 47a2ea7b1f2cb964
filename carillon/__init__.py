"""Carillon: schedules messages and delivers them on time."""

__version__ = "0.1.0"
