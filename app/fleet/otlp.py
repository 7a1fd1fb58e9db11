"""A till's figures and warnings as OpenTelemetry puts them on the wire (OTLP, protobuf).

Owns what they are called. Loading it takes its time: only a till that is to tell loads it, off the
event loop. Nothing here knows whom anything was about.
"""

from collections.abc import Iterable, Sequence

from opentelemetry.exporter.otlp.proto.common.metrics_encoder import encode_metrics
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import AnyValue, InstrumentationScope, KeyValue
from opentelemetry.proto.logs.v1.logs_pb2 import (
    LogRecord,
    ResourceLogs,
    ScopeLogs,
    SeverityNumber,
)
from opentelemetry.proto.resource.v1.resource_pb2 import Resource as ResourceMessage
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.resources import Resource

from app.domain.op import OpState, PendingSummary
from app.domain.outcome import Verdict
from app.fleet.till_figures import CallFigure, TillName, Warned

SCOPE = "tillside"
_CALL_BOUNDS_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 5, 10, 30)
_WAIT_BOUNDS_S = (1, 5, 30, 120, 600, 3600, 6 * 3600, 86_400, 7 * 86_400)
_SEVERITIES = (
    (50, SeverityNumber.SEVERITY_NUMBER_FATAL),
    (40, SeverityNumber.SEVERITY_NUMBER_ERROR),
    (30, SeverityNumber.SEVERITY_NUMBER_WARN),
    (0, SeverityNumber.SEVERITY_NUMBER_INFO),
)


class Figures:
    """Adds up what a till tells, from its start on, and writes all of it down when asked."""

    def __init__(self, till: TillName) -> None:
        self._resource = {
            "service.name": "tillside",
            "service.version": till.version,
            "service.instance.id": till.instance,
            **({"tillside.store.code": till.store} if till.store else {}),
        }
        self._reader = InMemoryMetricReader()
        # Made by hand: otherwise the environment and the machine would add what they know.
        self._provider = MeterProvider(
            metric_readers=[self._reader],
            resource=Resource(self._resource),
            shutdown_on_exit=False,
        )
        meter = self._provider.get_meter(SCOPE, till.version)
        self._unsent = meter.create_gauge("tillside.outbox.ops", "{op}", "Ops not sent yet")
        self._attention = meter.create_gauge(
            "tillside.outbox.needs_attention", "{op}", "Of these, those that need a person"
        )
        self._oldest = meter.create_gauge(
            "tillside.outbox.oldest_age", "s", "For how long the oldest of them has waited"
        )
        self._online = meter.create_gauge("tillside.online", "1", "1 while the server answers")
        self._verdicts = meter.create_counter(
            "tillside.op.verdicts", "{verdict}", "What attempts to send ops came to"
        )
        self._waited = meter.create_histogram(
            "tillside.op.wait",
            "s",
            "From saved to acknowledged",
            explicit_bucket_boundaries_advisory=_WAIT_BOUNDS_S,
        )
        self._calls = meter.create_histogram(
            "http.client.request.duration",
            "s",
            "Calls of the Customer API",
            explicit_bucket_boundaries_advisory=_CALL_BOUNDS_S,
        )

    def add(self, calls: Iterable[CallFigure], verdicts: Iterable[Verdict]) -> None:
        for call in calls:
            fault = {"error.type": call.fault} if call.fault else {}
            self._calls.record(call.latency_s, {"url.template": call.path, **fault})
        for verdict in verdicts:
            kind = {"tillside.op.kind": verdict.kind.value}
            told: dict[str, str | int] = {**kind, "tillside.op.state": verdict.to.value}
            if verdict.code is not None:
                told["tillside.code"] = verdict.code
            self._verdicts.add(1, told)
            if verdict.to is OpState.ACKED:
                self._waited.record(max(verdict.waited.total_seconds(), 0.0), kind)

    def metrics(self, queue: PendingSummary, oldest_s: float, *, is_online: bool) -> bytes:
        """An ExportMetricsServiceRequest with everything since the start, and how the queue stands:
        `oldest_s` is 0 where nothing is unsent.
        """
        self._unsent.set(queue.unsent)
        self._attention.set(queue.needs_person)
        self._oldest.set(oldest_s)
        self._online.set(int(is_online))
        data = self._reader.get_metrics_data()
        return b"" if data is None else encode_metrics(data).SerializeToString()

    def logs(self, warnings: Sequence[Warned]) -> bytes:
        """An ExportLogsServiceRequest with these."""
        records = [
            LogRecord(
                time_unix_nano=one.at_ns,
                severity_number=next(number for level, number in _SEVERITIES if one.level >= level),
                body=AnyValue(string_value=one.text),
                attributes=[
                    KeyValue(key=key, value=AnyValue(string_value=value))
                    for key, value in one.facts
                ],
            )
            for one in warnings
        ]
        resource = ResourceMessage(
            attributes=[
                KeyValue(key=key, value=AnyValue(string_value=value))
                for key, value in self._resource.items()
            ]
        )
        scope = ScopeLogs(scope=InstrumentationScope(name=SCOPE), log_records=records)
        request = ExportLogsServiceRequest(
            resource_logs=[ResourceLogs(resource=resource, scope_logs=[scope])]
        )
        return bytes(request.SerializeToString())

    def close(self) -> None:
        self._provider.shutdown()
