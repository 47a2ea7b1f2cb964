"""A strict stand-in for the chat platforms, for tests, benchmarks and a first look without an account.

Everything lives in memory. `simulator.app.create_app` builds it for use inside a test; `python -m simulator` serves it.
"""
