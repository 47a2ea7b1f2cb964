"""What a monitor is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from api.main import build
from carillon.config import Settings

NOBODY = "postgresql://nobody@127.0.0.1:1/nothing"


@asynccontextmanager
async def api(database_url: str, redis_url: str) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(database_url=database_url, redis_url=redis_url, carillon_keys={"test": bytes(32)})
    app = build(settings)
    asking = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://carillon")
    async with app.router.lifespan_context(app), asking as client:
        yield client


async def test_all_is_well_while_both_servers_answer(database_url: str, redis_url: str) -> None:
    async with api(database_url, redis_url) as client:
        answer = await client.get("/api/health/")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "database": "ok", "redis": "ok"})


async def test_without_redis_it_is_slower_and_no_outage(database_url: str) -> None:
    async with api(database_url, "redis://127.0.0.1:1/0") as client:
        answer = await client.get("/api/health/")

    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")


async def test_without_the_database_it_is_down(redis_url: str) -> None:
    async with api(NOBODY, redis_url) as client:
        answer = await client.get("/api/health/")

    assert (answer.status_code, answer.json()["status"]) == (503, "down")


@pytest.mark.parametrize("name", ["carillon_lateness_seconds", "carillon_deliveries_total", "carillon_in_hand"])
async def test_every_metric_is_offered(database_url: str, redis_url: str, name: str) -> None:
    async with api(database_url, redis_url) as client:
        assert name in (await client.get("/metrics")).text
