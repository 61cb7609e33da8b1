"""What a request costs the server: CPU time, rate, waiting times, memory and start, on SQLite and PostgreSQL; beside it a
bare Fastify on better-sqlite3 with the same file, in turn (A-B-A-B). Needs wrk and, for the floor, Node.js with npm."""

import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOOR = ROOT / "bench" / "http" / "floor"
TICK = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 8
PASSWORD = "nine slow boats on the lake"

PAGES = "pages"  # all pages of the list in turn: more of them than a connection remembers
# What is asked for, and its goal in ms of CPU; {id} is an organisation.
REQUESTS = [
    ("list of 50, as a guest", "/api/v1/organisations", 0.25),
    ("list of 50, signed in", "/api/v1/organisations", 0.25),
    ("any page of all, as a guest (none remembered)", PAGES, None),
    ("one record, signed in", "/api/v1/organisations/{id}", 0.1),
    ("list with three facets", "/api/v1/organisations?facets=kind,country,specialisation", None),
    ("list by a word of the name", "/api/v1/organisations?q=kelmar", None),
    ("people, 50, signed in", "/api/v1/people", None),
]
GROWTH = [one for one in REQUESTS[1:] if one[1] not in (PAGES, "/api/v1/people")]


class NotMeasured(Exception):
    """Why there are no figures, in words."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(url: str, cookie: str = "") -> bytes:
    request = urllib.request.Request(url, headers={"Cookie": cookie} if cookie else {})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


@dataclass
class Process:
    """A server under measurement."""

    command: list[str]
    ready: str  # address that answers once it is up
    environment: dict = field(default_factory=dict)

    def __enter__(self):
        self.log = tempfile.TemporaryFile()
        begin = time.perf_counter()
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log, env={**os.environ, **self.environment})
        while True:
            try:
                get(self.ready)
                break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() - begin > 60:
                    self.log.seek(0)
                    raise NotMeasured(self.log.read().decode(errors="replace")[-300:]) from None
                time.sleep(0.005)
        self.start = time.perf_counter() - begin
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()

    def cpu(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def exact_cpu(self) -> float:
        """To the nanosecond, of the threads that are there now."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def memory(self, what: str) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{what}:\s+(\d+)", status)[1]) * 1024 / 1e6

    def load(self, urls: list[str], cookie: str, seconds: float) -> dict:
        """All of the addresses in turn."""
        try:
            for url in urls:
                get(url, cookie)  # warm
        except OSError as why:
            raise NotMeasured(f"{url}: {why}") from None
        before = self.cpu()
        headers = ["-H", f"Cookie: {cookie}"] if cookie else []
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            targets = ", ".join(json.dumps(urllib.parse.urlsplit(url)._replace(scheme="", netloc="").geturl()) for url in urls)
            script.write(f"local targets = {{{targets}}}\nlocal at = 0\n"
                         "request = function() at = at % #targets + 1; return wrk.format(nil, targets[at]) end\n")
            script.flush()
            several = ["-s", script.name] if len(urls) > 1 else []
            printed = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "--latency", *headers,
                                      *several, urls[0]], capture_output=True, text=True, check=True).stdout
        used = self.cpu() - before
        if "Non-2xx" in printed:
            raise NotMeasured("it answered errors")
        count = int(re.search(r"(\d+) requests in", printed)[1])
        unit = {"us": 1e-3, "ms": 1.0, "s": 1e3}

        def percentile(name: str) -> float:
            value, of = re.search(rf"{name}%\s+([\d.]+)(us|ms|s)", printed).groups()
            return float(value) * unit[of]

        return {"cpu_ms": used / max(count, 1) * 1e3, "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", printed)[1]),
                "p50": percentile("50"), "p99": percentile("99")}


def median(figures: list[dict]) -> dict:
    return {key: statistics.median(one[key] for one in figures) for key in figures[0]}


def build_database(vallis: Path, data: Path, database: str, organisations: int, people: int) -> float:
    command = [vallis, "demo", "load", "--data", data, "--organisations", str(organisations), "--people", str(people)]
    begin = time.perf_counter()
    done = subprocess.run([*command, *(["--database", database] if database else [])], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured(done.stderr.strip()[-300:])
    return time.perf_counter() - begin


def vallis_server(vallis: Path, data: Path, database: str) -> Process:
    port = free_port()
    command = [str(vallis), "serve", "--data", str(data), "--port", str(port), "--log-level", "error"]
    server = Process(command + (["--database", database] if database else []), f"http://127.0.0.1:{port}/readyz")
    server.address = f"http://127.0.0.1:{port}"
    return server


def sign_in(vallis: Path, data: Path, database: str, address: str) -> str:
    """A member's session: the usual reader."""
    email = f"reader-{time.time_ns()}@example.org"
    secret = invite(vallis, data, database, email, "Reader")

    def post(path: str, body: dict):
        request = urllib.request.Request(f"{address}/api/v1/{path}", json.dumps(body).encode(),
                                         {"Content-Type": "application/json"})
        return urllib.request.urlopen(request, timeout=60)

    post("invitations/redeem", {"secret": secret, "password": PASSWORD})
    cookies = post("session", {"email": email, "password": PASSWORD}).headers.get_all("Set-Cookie")
    return "; ".join(cookie.partition(";")[0] for cookie in cookies)


def floor_server(data: Path) -> Process:
    if not shutil.which("npm"):
        raise NotMeasured("there is no npm")
    if not (FLOOR / "node_modules").exists():
        # Debian's own headers (libnode-dev): without them npm looks for some elsewhere.
        headers = {"npm_config_nodedir": "/usr"} if Path("/usr/include/node/node.h").exists() else {}
        command = ["npm", "ci", "--prefix", FLOOR, "--no-audit", "--no-fund"]
        try:
            subprocess.run(command, capture_output=True, env={**os.environ, **headers}, check=True, timeout=600)
        except subprocess.SubprocessError as why:
            shutil.rmtree(FLOOR / "node_modules", ignore_errors=True)
            raise NotMeasured(f"npm could not install the floor ({why})") from None
    port = free_port()
    server = Process(["node", str(FLOOR / "server.js"), str(data / "vallis.db"), str(port)], f"http://127.0.0.1:{port}/organisations")
    server.address = f"http://127.0.0.1:{port}"
    return server


def all_pages(address: str) -> list[str]:
    urls = [f"{address}/api/v1/organisations"]
    while cursor := json.loads(get(urls[-1]))["next"]:
        urls.append(f"{address}/api/v1/organisations?cursor={cursor}")
    return urls


def figures_row(name: str, size: dict, goal: float | None) -> list[str]:
    met = "–" if goal is None else "yes" if size["cpu_ms"] <= goal else "**no**"
    return [name, f"{size['cpu_ms']:.3f}", "–" if goal is None else f"≤ {goal}", met, f"{size['rate']:,.0f}",
            f"{size['p50']:.1f}", f"{size['p99']:.1f}"]


HEADER = ["task", "CPU ms", "goal", "met", "req/s", "p50 ms", "p99 ms"]


def measure(vallis: Path, folder: Path, database: str, organisations: int, people: int, seconds: float, rounds: int,
            progress) -> tuple[list[list[str]], str]:
    """Rows of one database, and a sentence on start and memory."""
    data = folder / ("postgres" if database else "sqlite")
    progress(f"filling {data.name} with {organisations:,} and {people:,}")
    filled = build_database(vallis, data, database, organisations, people)
    with vallis_server(vallis, data, database) as server:
        cookie = sign_in(vallis, data, database, server.address)
    starts = []
    for _ in range(3):
        with vallis_server(vallis, data, database) as server:
            starts.append(server.start)
            time.sleep(1)
            idle = server.memory("VmRSS")
    rows: list[list[str]] = [HEADER]
    with vallis_server(vallis, data, database) as server:
        one = json.loads(get(server.address + "/api/v1/organisations?limit=1"))["items"][0]["organisation_id"]
        try:
            floor = None if database else floor_server(data).__enter__()
        except NotMeasured as why:
            floor = None
            progress(f"the floor is not measured: {why}")
        try:
            beneath: list[dict] = []
            for number, (name, path, goal) in enumerate(REQUESTS):
                progress(f"{data.name}: {name}")
                mine = []
                for _ in range(rounds):
                    urls = all_pages(server.address) if path == PAGES else [server.address + path.format(id=one)]
                    mine.append(server.load(urls, "" if "guest" in name else cookie, seconds))
                    if floor and number == 0:
                        beneath.append(floor.load([floor.address + "/organisations"], "", seconds))
                rows.append(figures_row(name, median(mine), goal))
                if beneath and number == 0:
                    rows.append(figures_row("(floor: Fastify, the same 50 rows, no rights)", median(beneath), None))
        finally:
            if floor:
                floor.__exit__()
        peak = server.memory("VmHWM")
    said = (f"{'PostgreSQL' if database else 'SQLite'}, {organisations:,} organisations and {people:,} people, filled in "
            f"{filled:.0f} s. From start to first answer {statistics.median(starts) * 1e3:.0f} ms (goal 300); memory "
            f"{idle:.0f} MB idle (goal 60), {peak:.0f} MB at most. p99 at {CONNECTIONS} connections, goal 10 ms.")
    return rows, said


def invite(vallis: Path, data: Path, database: str, email: str, name: str) -> str:
    """Writes something, and gives the secret of the invitation."""
    more = ["--database", database] if database else []
    return subprocess.run([vallis, "user", "invite", email, "--name", name, "--role", "member_user", "--data", data, *more],
                          capture_output=True, text=True, check=True).stdout.strip().splitlines()[-1]


def first_times(vallis: Path, data: Path, server: Process, cookie: str, urls: list[str], rounds: int = 5) -> list[str]:
    """ms of CPU of each address when somebody has just written, so that nothing is remembered."""
    def spent(url: str) -> float:
        invite(vallis, data, "", f"guest-{time.time_ns()}@example.org", "Guest")
        time.sleep(0.5)  # what follows the log has looked at it
        before = server.exact_cpu()
        get(url, cookie)
        return (server.exact_cpu() - before) * 1e3

    return [f"{statistics.median(spent(url) for _ in range(rounds)):.1f}" for url in urls]


def measure_growth(vallis: Path, folder: Path, sizes: list[int], progress) -> list[list[str]]:
    """How costs grow with the number of organisations, on SQLite. What `folder` holds already as growth-N is taken as it is."""
    rows = [["", *(f"{size:,}" for size in sizes)], ["filled, s"], ["start to first answer, ms"], ["memory at most, MB"],
            *([f"{name}, CPU ms"] for name, _, _ in GROWTH), *([f"{name}, first after a write"] for name, _, _ in GROWTH)]
    for size in sizes:
        data = folder / f"growth-{size}"
        kept = data.exists()
        progress(f"growth: {size:,} organisations")
        column = ["–" if kept else f"{build_database(vallis, data, '', size, 0):.0f}"]
        with vallis_server(vallis, data, ""):
            pass  # the first start brings an older database up to date
        with vallis_server(vallis, data, "") as server:
            cookie = sign_in(vallis, data, "", server.address)
            one = json.loads(get(server.address + "/api/v1/organisations?limit=1"))["items"][0]["organisation_id"]
            urls = [server.address + path.format(id=one) for _, path, _ in GROWTH]
            again = [f"{server.load([url], cookie, 2)['cpu_ms']:.2f}" for url in urls]
            first = first_times(vallis, data, server, cookie, urls)
            column += [f"{server.start * 1e3:.0f}", f"{server.memory('VmHWM'):.0f}", *again, *first]
        for row, figure in zip(rows[1:], column):
            row.append(figure)
        if not kept:
            shutil.rmtree(data)
    return rows
