"""What a stored page costs: `DEBUG=1 DATA_DIR=… [DATABASE_URL=…] .venv/bin/python -m benchmarks.pagecache`.

Needs wrk and a newsroom that is filled (`manage.py demo`). Starts on loopback a bare WSGI function that gives the same
answer as an article's page, as it is and as gzip, and the newsroom with its page cache and without; asks each in turn,
ROUNDS times for SECONDS with 16 connections, and prints the medians: requests a second, the same as a part of the bare
function, and milliseconds of CPU a request, which other work on the machine changes least.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

SECONDS, ROUNDS, CONNECTIONS = 3, 3, 16
WARMING = 12  # requests before the first round, so that each worker has had its first
FIRST_PORT = 8961
TICKS = os.sysconf("SC_CLK_TCK")


class Row(NamedTuple):
    name: str
    compared_with: str
    server: "Server"
    address: str
    headers: dict[str, str]


class Server(NamedTuple):
    port: int
    process: subprocess.Popen[bytes]

    def cpu(self) -> float:
        """Seconds of CPU that the server and its workers have taken."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(_ticks(int(pid)) for pid in (self.process.pid, *map(int, children))) / TICKS


def _ticks(pid: int) -> int:
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return int(user) + int(system)


@contextmanager
def serving(port: int, application: str, **environment: str) -> Iterator[Server]:
    command = [*f"-m granian --interface wsgi --host 127.0.0.1 --port {port} --workers 2".split(), application]
    process = subprocess.Popen(
        [sys.executable, *command, "--blocking-threads", "1", "--log-level", "error"],
        env={**os.environ, "LOG_LEVEL": "ERROR", **environment},
    )
    try:
        for _ in range(300):
            try:
                fetch(port, "/")
                break
            except OSError:
                time.sleep(0.1)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait()


def fetch(port: int, path: str, **headers: str) -> tuple[bytes, list[tuple[str, str]]]:
    """The body and the headers."""
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)) as answer:
        return answer.read(), [(name, value) for name, value in answer.headers.items() if name.lower() != "date"]


def measured(row: Row) -> tuple[float, float, str]:
    """Requests a second, milliseconds of CPU each, and the 99th percentile of the answer's time."""
    named = [part for name, value in row.headers.items() for part in ("-H", f"{name}: {value}")]
    before = row.server.cpu()
    told = subprocess.run(
        [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{SECONDS}",
            "--latency",
            *named,
            f"http://127.0.0.1:{row.server.port}{row.address}",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    taken = row.server.cpu() - before
    requests = int(re.search(r"(\d+) requests in", told)[1])  # type: ignore[index]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])  # type: ignore[index]
    return rate, 1000 * taken / max(requests, 1), re.search(r"99%\s+(\S+)", told)[1]  # type: ignore[index]


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(serving(FIRST_PORT, "newsroom.wsgi:application"))
        bare_site = stack.enter_context(serving(FIRST_PORT + 1, "newsroom.wsgi:application", PAGE_CACHE_MB="0"))
        article = re.search(rb'href="(/news/[^"/]+/)"', fetch(site.port, "/news/")[0])[1].decode()  # type: ignore[index]
        small = {"Accept-Encoding": "gzip"}
        answers = {"whole": fetch(site.port, article), "gzip": fetch(site.port, article, **small)}
        bare = {}
        for number, (name, (body, headers)) in enumerate(answers.items()):
            (folder / name).write_bytes(body)
            given = {"BARE_BODY": str(folder / name), "BARE_HEADERS": json.dumps(headers)}
            bare[name] = stack.enter_context(serving(FIRST_PORT + 2 + number, "benchmarks.bare:application", **given))
        etag = {name.lower(): value for name, value in answers["gzip"][1]}["etag"]
        rows = [
            Row("bare function", "", bare["whole"], "/", {}),
            Row("stored page", "bare function", site, article, {}),
            Row("bare function, gzip", "", bare["gzip"], "/", {}),
            Row("stored page, gzip", "bare function, gzip", site, article, small),
            Row("stored page, 304", "bare function, gzip", site, article, {**small, "If-None-Match": etag}),
            Row("page made anew", "bare function", bare_site, article, {}),
        ]
        report(rows, len(answers["whole"][0]), len(answers["gzip"][0]))


def report(rows: list[Row], whole: int, small: int) -> None:
    results: dict[str, list[tuple[float, float, str]]] = {row.name: [] for row in rows}
    for row in rows:
        for _ in range(WARMING):
            fetch(row.server.port, row.address)
    for turn in range(ROUNDS):
        for row in rows if turn % 2 == 0 else reversed(rows):
            results[row.name].append(measured(row))
    rates = {name: statistics.median(rate for rate, _, _ in found) for name, found in results.items()}
    print(f"{whole} bytes, {small} as gzip; load {os.getloadavg()[0]:.1f}")
    print(f"{'':24} {'req/s':>8} {'of bare':>8} {'CPU ms':>8} {'p99':>9}")
    for row in rows:
        part = f"{rates[row.name] / rates[row.compared_with]:.2f}" if row.compared_with else ""
        cpu = statistics.median(ms for _, ms, _ in results[row.name])
        print(f"{row.name:24} {rates[row.name]:8.0f} {part:>8} {cpu:8.3f} {results[row.name][-1][2]:>9}")


if __name__ == "__main__":
    main()
