"""Counters for Prometheus. Label values come from fixed lists, so no text and no identifier can become one."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest

from guardrails.types import PLATFORMS
from server.answer import DraftAnswer

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
WRITERS = ("composer", "guided", "free-form", "fixed", "none")
STEPS = ("deidentify", "triage", "select", "write", "record", "total")
ROUTES = ("reply", "reply_and_escalate", "escalate", "walk_away")
MOST_PATHS = 100
disable_created_metrics()  # type: ignore[no-untyped-call]

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32)


class Metrics:
    """The counters of one server. Make one per app; nothing is global."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "sincerely_http_requests_total", "Requests answered.", ("method", "path", "status"), registry=self.registry
        )
        self._latency = Histogram(
            "sincerely_http_request_seconds", "Time to answer.", ("path",), registry=self.registry, buckets=SECONDS
        )
        self._drafts = Counter(
            "sincerely_drafts_total", "Drafts served.", ("platform", "route", "writer"), registry=self.registry
        )
        self._failed = Counter("sincerely_drafts_failed_total", "Drafts refused.", ("code",), registry=self.registry)
        self._steps = Histogram(
            "sincerely_draft_step_seconds", "Time of each step.", ("step",), registry=self.registry, buckets=SECONDS
        )
        self._outcomes = Counter(
            "sincerely_outcomes_total", "What became of drafts.", ("status",), registry=self.registry
        )
        self.up = Gauge("sincerely_ready", "1 while drafts can be made.", registry=self.registry)
        self._paths: set[str] = set()

    def request(self, method: str, path: str, status: int, seconds: float) -> None:
        """`path` is a route's pattern, never what the client sent."""
        if path not in self._paths and len(self._paths) >= MOST_PATHS:
            path = "other"
        self._paths.add(path)
        self._requests.labels(method if method in METHODS else "other", path, str(status)).inc()
        self._latency.labels(path).observe(seconds)

    def draft(self, platform: str, answer: DraftAnswer) -> None:
        self._drafts.labels(
            _known(platform, PLATFORMS), _known(answer.route, ROUTES), _known(answer.writer.name, WRITERS)
        ).inc()
        self._observe(answer.timings_ms)

    def failed(self, code: str) -> None:
        """`code` is an error's own constant."""
        self._failed.labels(code).inc()

    def outcome(self, status: str) -> None:
        self._outcomes.labels(_known(status, ("posted", "edited", "discarded"))).inc()

    def text(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)

    def _observe(self, timings_ms: Mapping[str, float]) -> None:
        for step in STEPS:
            if step in timings_ms:
                self._steps.labels(step).observe(timings_ms[step] / 1000)


def _known(value: str, allowed: tuple[str, ...]) -> str:
    return value if value in allowed else "other"
