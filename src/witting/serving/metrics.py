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
        self.begun = self.answered = 0
        """How many requests came, and how many of them have their answer."""
        running = Gauge(
            "witting_requests_running", "Requests not yet answered.", registry=self._registry
        )
        running.set_function(lambda: self.begun - self.answered)
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
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
        self.answered += 1
        key = method, route, status
        if key not in self._known:
            requests = self._requests.labels(method, route, str(status))
            self._known[key] = requests, self._seconds.labels(route)
        requests, times = self._known[key]
        requests.inc()
        times.observe(seconds)

    def set_lists(self, versions: dict[str, str]) -> None:
        """These lists are in use now."""
        self._lists.clear()
        for name, version in versions.items():
            self._lists.labels(name, version).set(1)

    def page(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)
