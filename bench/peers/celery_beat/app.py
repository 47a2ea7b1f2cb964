"""Celery beat as the clock: every five seconds the due rows become one task each.

Settings are Celery's own defaults where it has one: prefork, a task is acknowledged before it runs, four fetched
ahead for each process. Each worker process keeps one HTTP client and one database connection.
"""

import os

import httpx
import psycopg
from celery import Celery
from celery.signals import worker_process_init

DATABASE_URL = os.environ["PEER_DATABASE_URL"]
SEND = f"{os.environ['TELEGRAM_API_URL']}/bot{os.environ['TELEGRAM_BOT_TOKEN']}/sendMessage"

app = Celery("peer", broker=os.environ["PEER_BROKER_URL"])
app.conf.beat_schedule = {"dispatch": {"task": "peer.dispatch", "schedule": 5.0}}
app.conf.broker_connection_retry_on_startup = True
app.conf.task_ignore_result = True


class Process:
    """What a worker process opens once."""

    client: httpx.Client
    database: psycopg.Connection


@worker_process_init.connect
def open_once(**_: object) -> None:
    """Open the HTTP client and the database connection of a new worker process."""
    Process.client = httpx.Client(timeout=20)
    Process.database = psycopg.connect(DATABASE_URL, autocommit=True)


@app.task(name="peer.dispatch")
def dispatch() -> None:
    """Make a task of every row that is due."""
    due = Process.database.execute(
        "UPDATE messages SET status = 'dispatched' WHERE id IN"
        " (SELECT id FROM messages WHERE status = 'pending' AND due_at <= now() ORDER BY due_at"
        "  FOR UPDATE SKIP LOCKED) RETURNING id"
    ).fetchall()
    for (message_id,) in due:
        send.delay(message_id)


@app.task(name="peer.send", autoretry_for=(httpx.TransportError,), retry_backoff=True, max_retries=5)
def send(message_id: int) -> None:
    """Send one message and record that it was sent."""
    found = Process.database.execute(
        "SELECT chat_id, body FROM messages WHERE id = %s AND status = 'dispatched'", (message_id,)
    ).fetchone()
    if found is None:
        return
    Process.client.post(SEND, data={"chat_id": found[0], "text": found[1]}).raise_for_status()
    with Process.database.transaction():
        Process.database.execute("UPDATE messages SET status = 'sent', sent_at = now() WHERE id = %s", (message_id,))
        Process.database.execute("INSERT INTO attempts (message_id, outcome) VALUES (%s, 'ok')", (message_id,))
