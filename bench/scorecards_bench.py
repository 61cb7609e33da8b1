"""What studies cost: one by another recipe and a what-if over HTTP, in CPU time of the server; and how soon a run of 20,000 units
ends when it is asked to."""

import json
import subprocess
import urllib.request
from pathlib import Path

from http_bench import Process, free_port, get

STUDY = "/api/v1/studies/current"
PARTS = ["number_of_groups", "group_tests", "stability", "configurations", "robustness"]

# What is asked, how often, and its goal in ms of CPU.
REQUESTS = [
    ("the robust recipe on 64 units, another linkage", "/recompute", {"parts": ["robustness"], "linkage": "complete"}, 20, 50),
    ("the same with every slow part", "/recompute", {"parts": PARTS, "linkage": "complete"}, 5, None),
    ("what-if of one unit", "/what-if", {"unit": "mimc", "changes": {"M8": 300}}, 100, 10),
]
UNITS = 20000
ASKED_AFTER = ["1", "3", "10", "30"]  # s


def post(url: str, body: dict) -> None:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        answer.read()


def measure(vallis: Path, folder: Path) -> list[list[str]]:
    """One row a request: what, ms of CPU, goal."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    rows = [["over HTTP", "CPU, ms a request", "goal"]]
    with Process([str(vallis), "serve", "--data", str(folder / "data"), "--port", str(port)], f"{address}/readyz") as server:
        get(address + STUDY)  # the first to ask brings the study in
        for name, path, body, count, goal in REQUESTS:
            post(address + STUDY + path, body)  # warm
            before = server.cpu()
            for _ in range(count):
                post(address + STUDY + path, body)
            rows.append([name, f"{(server.cpu() - before) / count * 1e3:.1f}", f"≤ {goal}" if goal else ""])
    return rows


def measure_cancel(bench: Path, units: int = UNITS, asked_after: list[str] | None = None) -> list[list[str]]:
    """One row for each moment at which a run is asked to end: where it was, seconds until it had ended."""
    rows = [["units × 15", "asked in", "ended after, s", "goal"]]
    printed = subprocess.run([bench, str(units), *(asked_after or ASKED_AFTER)], capture_output=True, text=True, check=True).stdout
    for line in printed.splitlines():
        one = json.loads(line)
        rows.append([f"{one['units']:,}", one["in"] if one["ended"] != "done" else "done before", f"{one['seconds']:.2f}", "≤ 1"])
    return rows
