"""What head office hears of a till: how its queue and its line are, and nothing of anybody."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceRequest,
)
from opentelemetry.proto.metrics.v1.metrics_pb2 import Metric

from app.api.outgoing import Outgoing
from app.domain.op import Evidence, OpState
from app.fleet.telemetry import EVERY_S, LONGEST_PAUSE_S, Telemetry
from app.fleet.till_figures import CallFigure, TillName, WarningTap
from app.store.opening import Stores, open_with
from tests.unit.fleet.hurrying import Hurrying
from tests.unit.store.samples import KEY, bring, claim, registration, save, settled

ENDPOINT = "https://collector.example.com/otlp"
TILL = TillName(version="1.2.3", instance="7c9e6679-7425-40de-944b-e07fc1f90ae7", store="0042")
PRIVATE = ("Sawyer", "Tom", "44700900", "tom.sawyer@", "Noor", "TS-77", "secret")


class Collector:
    """Takes what it is sent, or answers with `status`; `heard` ends once that came so often."""

    def __init__(self) -> None:
        self.status = 200
        self.bodies: list[tuple[str, bytes]] = []
        self.requests: list[httpx.Request] = []
        self._more = asyncio.Event()

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.status == 200:
            self.bodies.append((request.url.path, request.content))
        self._more.set()
        return httpx.Response(self.status, stream=httpx.ByteStream(b""))

    async def heard(self, is_it: Callable[[], bool]) -> None:
        while not is_it():
            self._more.clear()
            await self._more.wait()

    def metrics(self) -> dict[str, Metric]:
        """What the latest of them says, by name."""
        content = [body for path, body in self.bodies if path.endswith("/v1/metrics")][-1]
        (resource,) = ExportMetricsServiceRequest.FromString(content).resource_metrics
        return {one.name: one for scope in resource.scope_metrics for one in scope.metrics}

    @property
    def everything(self) -> bytes:
        return b"".join(body for _, body in self.bodies)


class Scene:
    """A till's outbox, and who listens."""

    def __init__(self, stores: Stores, clock: Hurrying) -> None:
        self.outbox = stores.outbox
        self.clock = clock
        self.collector = Collector()
        self.telemetry = Telemetry(
            endpoint=ENDPOINT,
            till=TILL,
            outgoing=Outgoing(
                proxy=lambda: None,
                make_transport=lambda: httpx.MockTransport(self.collector.answer),
            ),
            queue=stores.outbox,
            is_online=lambda: False,
            clock=clock,
        )
        self.task: asyncio.Task[None] | None = None

    async def heard(self, times: int = 1) -> None:
        """Run it until so many requests more have come."""
        wanted = len(self.collector.requests) + times
        if self.task is None:
            self.task = asyncio.create_task(self.telemetry.run())
        await self.collector.heard(lambda: len(self.collector.requests) >= wanted)

    async def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    clock = Hurrying()
    stores = await open_with(tmp_path / "profile", KEY, clock)
    scene = Scene(stores, clock)
    yield scene
    await scene.stop()
    await stores.close()


async def test_it_tells_how_long_the_queue_is_and_how_old(scene: Scene) -> None:
    await save(scene.outbox, "one")
    await save(scene.outbox, "two")
    await bring(scene.outbox, "two", OpState.REJECTED)
    await scene.heard()
    told = scene.collector.metrics()
    assert told["tillside.outbox.ops"].gauge.data_points[0].as_int == 2
    assert told["tillside.outbox.needs_attention"].gauge.data_points[0].as_int == 1
    assert told["tillside.online"].gauge.data_points[0].as_int == 0
    assert told["tillside.outbox.oldest_age"].gauge.data_points[0].as_double >= 0
    request = scene.collector.requests[0]
    assert str(request.url) == f"{ENDPOINT}/v1/metrics"
    assert request.headers["content-type"] == "application/x-protobuf"
    assert "authorization" not in request.headers


async def test_it_names_the_till_by_what_tells_nothing_of_anybody(scene: Scene) -> None:
    await scene.heard()
    (resource,) = ExportMetricsServiceRequest.FromString(
        scene.collector.bodies[0][1]
    ).resource_metrics
    assert {one.key: one.value.string_value for one in resource.resource.attributes} == {
        "service.name": "tillside",
        "service.version": "1.2.3",
        "service.instance.id": TILL.instance,
        "tillside.store.code": "0042",
    }


async def test_verdicts_are_counted_by_kind_state_and_code(scene: Scene) -> None:
    await save(scene.outbox, "before")
    await bring(scene.outbox, "before", OpState.ACKED)
    await scene.heard()
    assert "tillside.op.verdicts" not in scene.collector.metrics(), "what was before it started"
    for op_id in ("one", "two"):
        await save(scene.outbox, op_id)
        await claim(scene.outbox, op_id)
        await scene.outbox.settle([settled(op_id, OpState.ACKED)])
    await save(scene.outbox, "three")
    await claim(scene.outbox, "three")
    await scene.outbox.settle([settled("three", OpState.REJECTED, Evidence.REJECTED)])
    await scene.heard(2)
    told = scene.collector.metrics()
    counted = {
        tuple(sorted((each.key, each.value.string_value) for each in point.attributes)): (
            point.as_int
        )
        for point in told["tillside.op.verdicts"].sum.data_points
    }
    kind = ("tillside.op.kind", "registration")
    assert counted == {
        (kind, ("tillside.op.state", "acked")): 2,
        (kind, ("tillside.op.state", "rejected")): 1,
    }
    assert told["tillside.op.wait"].histogram.data_points[0].count == 2


async def test_calls_are_told_by_name_and_latency(scene: Scene) -> None:
    scene.telemetry.note_call(CallFigure(path="customer/get", latency_s=0.3))
    scene.telemetry.note_call(CallFigure(path="customer/get", latency_s=4.0, fault="NoAnswerFault"))
    await scene.heard()
    points = scene.collector.metrics()["http.client.request.duration"].histogram.data_points
    assert sorted((len(point.attributes), point.count, point.sum) for point in points) == [
        (1, 1, 0.3),
        (2, 1, 4.0),
    ]


async def test_nobodys_data_leaves(scene: Scene) -> None:
    logger = logging.getLogger("app.test")
    await scene.heard()
    await save(
        scene.outbox,
        "one",
        registration("44700900123", email="tom.sawyer@example.com", external_id="TS-77"),
    )
    await bring(scene.outbox, "one", OpState.REJECTED)
    logger.warning("tending", extra={"problem": "full", "mobile": "447009001234"})
    logger.warning("no card for tom.sawyer@example.com", extra={"fault": "Tom Sawyer <x>"})
    logger.warning("said %s", "Tom Sawyer", extra={"code": 447009001234, "path": "customer/get"})
    try:
        int("Tom Sawyer 447009001234")
    except ValueError:
        logger.exception("a background task failed")
    await scene.collector.heard(
        lambda: any(path.endswith("logs") for path, _ in scene.collector.bodies)
    )
    logs = next(body for path, body in scene.collector.bodies if path.endswith("logs"))
    (resource,) = ExportLogsServiceRequest.FromString(logs).resource_logs
    records = resource.scope_logs[0].log_records
    facts = [
        {each.key: each.value.string_value for each in record.attributes} for record in records
    ]
    assert [record.body.string_value for record in records] == [
        "tending",
        "no card for <email>",
        "said %s",
        "a background task failed",
    ]
    assert facts[0] == {"code.namespace": "app.test", "problem": "full"}
    assert facts[1] == {"code.namespace": "app.test"}
    assert facts[2] == {"code.namespace": "app.test", "path": "customer/get"}
    assert facts[3]["exception.type"] == "ValueError"
    assert facts[3]["exception.stacktrace"].startswith("test_telemetry.py:")
    for private in PRIVATE:
        assert private.encode() not in scene.collector.everything


async def test_what_could_not_be_told_is_told_later_and_ever_more_rarely_tried(
    scene: Scene,
) -> None:
    scene.collector.status = 503
    await scene.heard(8)
    logging.getLogger("app.test").warning("meanwhile")
    first, *pauses = scene.clock.slept
    assert 0 <= first < EVERY_S, "tills that start together do not speak together"
    assert pauses[:7] == [60.0, 120.0, 240.0, 480.0, 960.0, LONGEST_PAUSE_S, LONGEST_PAUSE_S]
    scene.collector.status = 200
    await scene.collector.heard(
        lambda: any(path.endswith("logs") for path, _ in scene.collector.bodies)
    )
    assert b"meanwhile" in scene.collector.everything


async def test_it_waits_as_long_as_it_is_told(scene: Scene) -> None:
    scene.collector.status = 429
    await scene.heard(2)
    assert scene.clock.slept[1] >= EVERY_S


async def test_the_logger_is_left_as_it_was(scene: Scene) -> None:
    before = list(logging.getLogger("app").handlers)
    await scene.heard()
    assert len(logging.getLogger("app").handlers) == len(before) + 1
    await scene.stop()
    assert logging.getLogger("app").handlers == before


def test_the_oldest_warnings_make_room() -> None:
    tap = WarningTap(2)
    record = logging.LogRecord
    for number in range(3):
        tap.emit(record("app.x", logging.WARNING, "", 0, f"w{number}", (), None))
    taken = tap.take()
    assert [one.text for one in taken] == ["w1", "w2"]
    tap.emit(record("app.x", logging.WARNING, "", 0, "w3", (), None))
    tap.give_back(taken)
    assert [one.text for one in tap.take()] == ["w2", "w3"]


async def test_only_a_safe_address_is_told_anything(tmp_path: Path) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200)

    clock = Hurrying()
    stores = await open_with(tmp_path / "profile", KEY, clock)
    telemetry = Telemetry(
        endpoint="http://collector.example.com",
        till=TILL,
        outgoing=Outgoing(proxy=lambda: None, make_transport=lambda: httpx.MockTransport(answer)),
        queue=stores.outbox,
        is_online=lambda: True,
        clock=clock,
    )
    task = asyncio.create_task(telemetry.run())
    while len(clock.slept) < 3:  # noqa: ASYNC110 - no bell rings
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await stores.close()
    assert asked == []
    assert clock.slept[1:3] == [EVERY_S, 2 * EVERY_S]


async def test_the_time_since_it_was_saved_goes_with_a_verdict(scene: Scene) -> None:
    op = await save(scene.outbox, "one")
    scene.clock.advance(90)
    before = await scene.outbox.newest_verdict()
    await claim(scene.outbox, "one")
    await scene.outbox.settle([settled("one", OpState.ACKED)])
    (verdict,) = await scene.outbox.verdicts(before)
    assert verdict.waited == scene.clock.now() - op.created_at > timedelta(seconds=60)
    assert (verdict.to, verdict.kind, verdict.code) == (OpState.ACKED, op.kind, None)
    assert await scene.outbox.verdicts(verdict.number) == ()
