"""Health and metrics: what a monitor asks for."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel
from redis.exceptions import RedisError
from sqlalchemy import text

from carillon.store.engine import SYSTEM, StoreUnavailable

router = APIRouter()

State = Literal["ok", "down"]


class Health(BaseModel):
    """Whether the parts that Carillon stands on answer. Without Redis it is only slower, so that is not an outage."""

    status: Literal["ok", "degraded", "down"]
    database: State
    redis: State


async def database_state(request: Request) -> State:
    """Ask Postgres for a sign of life."""
    try:
        async with request.app.state.store.transaction(SYSTEM) as session:
            await session.execute(text("SELECT 1"))
    except StoreUnavailable:
        return "down"
    return "ok"


async def redis_state(request: Request) -> State:
    """Ask Redis for a sign of life."""
    try:
        await request.app.state.redis.ping()
    except (RedisError, OSError):
        return "down"
    return "ok"


@router.get("/api/health/")
async def health(
    response: Response,
    database: Annotated[State, Depends(database_state)],
    redis: Annotated[State, Depends(redis_state)],
) -> Health:
    """Answer 200 while messages are taken and sent, 503 when the database is away."""
    if database == "down":
        response.status_code = 503
        return Health(status="down", database=database, redis=redis)
    return Health(status="ok" if redis == "ok" else "degraded", database=database, redis=redis)


@router.get("/metrics", include_in_schema=False)
def metrics() -> Response:
    """Return this process's metrics in Prometheus's text format."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
