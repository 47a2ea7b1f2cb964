"""Logs: one line an event, with ids, on standard error; what libraries log goes the same way."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from carillon.redaction import redact_item

# Below these levels libraries log what people wrote, or every statement with its values.
FLOORS = {
    "aiohttp": logging.INFO,
    "arq": logging.INFO,
    "httpcore": logging.INFO,
    "httpx": logging.INFO,
    "psycopg": logging.INFO,
    "sqlalchemy": logging.WARNING,
    "telegram": logging.INFO,
}
WITH_HANDLERS_OF_THEIR_OWN = ("arq", "uvicorn", "uvicorn.access", "uvicorn.error")


def configure(process: str, *, level: str = "INFO", form: str = "json", stream: TextIO | None = None) -> None:
    """Send all logging of this process to `stream` (standard error), as "json" or for a "console".

    Ids bound with `structlog.contextvars` appear in every line, those of libraries too.
    """
    stream = stream or sys.stderr
    chain = _chain(process)
    renderer = _renderer(form, stream)
    structlog.configure(
        processors=[*chain, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.WriteLoggerFactory(file=stream),
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(chain, renderer))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    _calm_libraries()
    sys.excepthook = _report
    threading.excepthook = lambda ended: _report(ended.exc_type, ended.exc_value, ended.exc_traceback)


def _chain(process: str) -> list[Processor]:
    def add_process(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        event["process"] = process
        return event

    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        _redact,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        add_process,
    ]


def _redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Keep structlog's own notes, which carry an underscore and are objects that later steps need."""
    for name, value in event.items():
        if not name.startswith("_"):
            event[name] = redact_item(name, value)
    return event


def _renderer(form: str, stream: TextIO) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(
        colors=stream.isatty(), timestamp_key="at", exception_formatter=structlog.dev.plain_traceback
    )


def _formatter(chain: list[Processor], renderer: Processor) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *chain],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )


def _calm_libraries() -> None:
    logging.captureWarnings(capture=True)
    for name, floor in FLOORS.items():
        logging.getLogger(name).setLevel(max(floor, logging.root.level))
    for name in WITH_HANDLERS_OF_THEIR_OWN:
        library = logging.getLogger(name)
        library.handlers.clear()
        library.propagate = True


def _report(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Log an error that nobody caught; Python's own way would print it with every secret in it."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logger = structlog.get_logger()
    logger.critical("ended by an error that nobody caught", exc_info=(kind, error, trace))
