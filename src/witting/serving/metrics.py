"""What does Prometheus read?"""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The figures of one server, none of which says who was looked for."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "witting_requests_total",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "witting_request_seconds",
            "Seconds from a request to its answer.",
            ("route",),
            buckets=BUCKETS,
            registry=self._registry,
        )
        self.running = Gauge(
            "witting_requests_running", "Requests not yet answered.", registry=self._registry
        )
        self.reloads = Counter(
            "witting_reloads_total",
            "Times that lists were taken up anew.",
            ("result",),
            registry=self._registry,
        )
        self._lists = Gauge(
            "witting_list_version",
            "1 for each list's version in use.",
            ("list", "version"),
            registry=self._registry,
        )

    def count(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """One request was answered."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def set_lists(self, versions: dict[str, str]) -> None:
        """These lists are in use now."""
        self._lists.clear()
        for name, version in versions.items():
            self._lists.labels(name, version).set(1)

    def page(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)
