"""Asking for a time, and giving a schedule another one."""
