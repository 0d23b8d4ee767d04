"""One table of what readers' pages cost: `make bench`, which asks the database that DATA_DIR and DATABASE_URL name.

Needs wrk, nginx and a newsroom that is filled (`manage.py demo`, `manage.py bulk_demo`); writes nothing. Starts on
loopback nginx with an article's page as a file, a bare WSGI function that gives the same answer, a plain page of one
ORM query (`benchmarks.plain`), and the newsroom with its page cache and without; asks each in turn, ROUNDS times for
SECONDS with 16 connections. Printed are the medians: requests a second, the same as a part of nginx's file, of the
bare function and of the plain page, milliseconds of CPU a request, which other work on the machine changes least, and
the 99th percentile of an answer's time. With `--json FILE` the same as data. Below the table: the memory of two workers
that have the analyser loaded.
"""

import argparse
import getpass
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
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

SECONDS, ROUNDS, CONNECTIONS = 3, 3, 16
WARMING = 12  # requests before the first round, so that each worker has had its first
FIRST_PORT = 8961
OF_SERVER = {"date", "server", "connection", "content-length"}
BARE, PLAIN = "bare function", "plain page"
NGINX = """daemon off; user {user}; worker_processes 2; pid {folder}/pid; error_log /dev/null;
events {{ worker_connections 256; }}
http {{
  access_log off; default_type text/html; etag on; client_body_temp_path {folder}/t; proxy_temp_path {folder}/t;
  fastcgi_temp_path {folder}/t; uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; location / {{ gzip_static on; }} }}
}}
""".replace("{user}", getpass.getuser())
TICKS = os.sysconf("SC_CLK_TCK")


class Row(NamedTuple):
    name: str
    server: "Server"
    address: str
    headers: dict[str, str]


class Server(NamedTuple):
    port: int
    process: subprocess.Popen[bytes]

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in children]

    def cpu(self) -> float:
        """Seconds of CPU that the server and its workers have taken."""
        return sum(map(_ticks, (self.process.pid, *self.workers()))) / TICKS

    def memory(self) -> float:
        """Megabytes: the proportional share of the server and its workers."""
        rollups = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in (self.process.pid, *self.workers()))
        return sum(int(re.search(r"^Pss:\s+(\d+)", one, re.M)[1]) for one in rollups) / 1024  # type: ignore[index]


def _ticks(pid: int) -> int:
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return int(user) + int(system)


@contextmanager
def running(port: int, command: list[str], **environment: str) -> Iterator[Server]:
    process = subprocess.Popen(command, env={**os.environ, "LOG_LEVEL": "CRITICAL", **environment})
    try:
        for _ in range(300):
            try:
                fetch(port, "/")
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait()


def serving(port: int, application: str, **environment: str) -> AbstractContextManager[Server]:
    command = [*f"-m granian --interface wsgi --host 127.0.0.1 --port {port} --workers 2".split(), application]
    return running(port, [sys.executable, *command, "--blocking-threads", "1", "--log-level", "error"], **environment)


def file_server(port: int, folder: Path) -> AbstractContextManager[Server]:
    """nginx with two workers, which gives the files of a folder, with `.gz` beside them."""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    return running(port, ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")])


def fetch(port: int, path: str, **headers: str) -> tuple[bytes, list[tuple[str, str]]]:
    """The body, and the headers that the application gave: those of the connection are the server's own."""
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)) as answer:
        return answer.read(), [(name, value) for name, value in answer.headers.items() if name.lower() not in OF_SERVER]


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        site = stack.enter_context(serving(FIRST_PORT, "newsroom.wsgi:application"))
        anew = stack.enter_context(serving(FIRST_PORT + 1, "newsroom.wsgi:application", PAGE_CACHE_MB="0"))
        plain = stack.enter_context(serving(FIRST_PORT + 2, "benchmarks.plain:application"))
        found = addresses()
        article, small = found["article"], {"Accept-Encoding": "gzip"}
        answers = {"whole": fetch(site.port, article), "gzip": fetch(site.port, article, **small)}
        bare = {}
        (folder / "files").mkdir()
        (folder / "files" / "page.html").write_bytes(answers["whole"][0])
        (folder / "files" / "page.html.gz").write_bytes(answers["gzip"][0])
        for number, (name, (body, headers)) in enumerate(answers.items()):
            (folder / name).write_bytes(body)
            given = {"BARE_BODY": str(folder / name), "BARE_HEADERS": json.dumps(headers)}
            bare[name] = stack.enter_context(serving(FIRST_PORT + 3 + number, "benchmarks.bare:application", **given))
        file = stack.enter_context(file_server(FIRST_PORT + 5, folder))
        etag = {name.lower(): value for name, value in answers["gzip"][1]}["etag"]
        rows = [
            Row("file, nginx", file, "/page.html", {}),
            Row("file, nginx, gzip", file, "/page.html", small),
            Row(BARE, bare["whole"], "/", {}),
            Row(f"{BARE}, gzip", bare["gzip"], "/", small),
            Row("stored page", site, article, {}),
            Row("stored page, gzip", site, article, small),
            Row("stored page, 304", site, article, {**small, "If-None-Match": etag}),
            Row(PLAIN, plain, f"/plain/{found.pop('plain')}/", {}),
            *(Row(f"{name}, made anew", anew, address, {}) for name, address in found.items()),
        ]
        results = asked_in_turn(rows)
        report(rows, results, len(answers["whole"][0]), len(answers["gzip"][0]))
        memory = anew.memory()
        print(f"two workers with the analyser loaded: {memory:.0f} MB")
        if options.json:
            told = {row.name: dict(zip(("rate", "cpu_ms", "p99"), results[row.name], strict=True)) for row in rows}
            options.json.write_text(json.dumps({"rows": told, "memory_mb": memory}, indent=1))


def addresses() -> dict[str, str]:
    """What is asked for, by a process of its own: this one has no Django."""
    told = subprocess.run([sys.executable, "-m", "benchmarks.plain"], capture_output=True, text=True, check=True).stdout
    return json.loads(told)


def asked_in_turn(rows: list[Row]) -> dict[str, tuple[float, float, str]]:
    """Name → median requests a second, median milliseconds of CPU, the last round's 99th percentile."""
    results: dict[str, list[tuple[float, float, str]]] = {row.name: [] for row in rows}
    for row in rows:
        for _ in range(WARMING):
            with suppress(urllib.error.HTTPError):
                fetch(row.server.port, row.address)
    for turn in range(ROUNDS):
        for row in rows if turn % 2 == 0 else reversed(rows):
            results[row.name].append(measured(row))
    return {
        name: (statistics.median(one[0] for one in found), statistics.median(one[1] for one in found), found[-1][2])
        for name, found in results.items()
    }


def report(rows: list[Row], results: dict[str, tuple[float, float, str]], whole: int, small: int) -> None:
    print(f"{whole} bytes, {small} as gzip; load {os.getloadavg()[0]:.1f}")
    print(f"{'':28} {'req/s':>8} {'of file':>8} {'of bare':>8} {'of plain':>8} {'CPU ms':>8} {'p99':>9}")
    for row in rows:
        rate, cpu, slowest = results[row.name]
        gzip = ", gzip" if "Accept-Encoding" in row.headers else ""
        parts = [rate / results[name + gzip][0] for name in ("file, nginx", BARE)] + [rate / results[PLAIN][0]]
        told = " ".join(f"{part:8.3f}" for part in parts)
        print(f"{row.name:28} {rate:8.0f} {told} {cpu:8.3f} {slowest:>9}")


if __name__ == "__main__":
    main()
