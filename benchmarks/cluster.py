"""Two web nodes under load, of which parts are killed: `.venv/bin/python -m benchmarks.cluster [--json FILE]`.

Starts on loopback, on free ports and in a folder that is thrown away: PostgreSQL with a streaming replica, Redis, two
nodes of the newsroom with production settings, and nginx with `docs/nginx.conf` before them. Fills the database with
the demo, then publishes one article again and again from the first node, while readers ask both nodes and nginx, and
kills the second node, the replica and Redis in turn (SIGKILL). At last the article is taken down. The newsroom itself
asks Redis for nothing (decision 25): that it is killed shows only that nobody needs it.

Each edition carries its number in the headline, and readers check it in every answer. An answer of a node is *stale*
when it shows less than what was committed 100 ms before it was asked for; one through nginx, when that was committed
longer ago than the answer's own Cache-Control let a shared cache keep it. It is *wrong* when it shows what nobody had
begun to publish. Both must be 0. An *error* is any other status than 200 (410 after the end), or no answer.

Needs Debian's postgresql, nginx, redis-server and wrk. As root, PostgreSQL runs as the user postgres.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BINARIES = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), Path("/usr/bin"))
WORDS = "Перевірка вузлів"
NUMBER = re.compile(rf"{WORDS} №(?:\s|&nbsp;)*(\d+)")  # typography puts a space of its own after №
TAKEN_DOWN = 1_000_000  # the number of an answer 410, which comes after all editions
PROMISED = 0.1  # seconds within which every node shows a change
KEPT = re.compile(rb"s-maxage=(\d+), stale-while-revalidate=(\d+)")
KEPT_FRESH = 5  # seconds: s-maxage of pages
PATIENCE = 5.0  # of a reader
READERS = 2  # for each page of each target; they ask one after another
PAUSE = 0.004  # seconds between two questions of one reader: the machine has other work too


# Servers


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def run(*command: str | Path, **options: Any) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, cwd=ROOT, **options)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}:\n{done.stdout}{done.stderr}")
    return done.stdout


class Process:
    """A server that can be killed with all its children, and started again."""

    def __init__(self, *command: str | Path, port: int, log: Path, env: dict[str, str] | None = None) -> None:
        self.command, self.port, self.log, self.env = [*map(str, command)], port, log, env
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.env, stdout=log, stderr=log, cwd=ROOT, start_new_session=True
            )
        wait_for(self.port, self.log)

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, how)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None

    def memory(self) -> int:
        """Kilobytes of all its processes, what they share counted once (PSS)."""
        assert self.process
        rollups = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in family(self.process.pid))
        return sum(int(found[1]) for each in rollups if (found := re.search(r"^Pss:\s+(\d+)", each, re.MULTILINE)))


def family(pid: int) -> Iterator[int]:
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from family(int(child))


def wait_for(port: int, log: Path, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise SystemExit(f"nothing listens on {port}:\n{log.read_text()[-2000:]}")


def as_postgres() -> list[str]:
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []


class Postgres:
    """PostgreSQL refuses to run as root."""

    def __init__(self, folder: Path, port: int) -> None:
        self.data, self.port = folder, port

    def _run(self, program: str, *arguments: str | Path) -> str:
        return run(*as_postgres(), BINARIES / program, *arguments)

    def _own_folder(self) -> None:
        self.data.mkdir(mode=0o700)
        if os.getuid() == 0:
            shutil.chown(self.data, "postgres", "postgres")

    def make(self) -> None:
        self._own_folder()
        locale = ("--locale=C.UTF-8", "--encoding=UTF8")
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "--no-sync", *locale)
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write("max_connections = 100\nshared_buffers = 256MB\nwal_keep_size = 256MB\n")

    def create(self) -> None:
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "newsroom")

    def make_replica_of(self, primary: Postgres) -> None:
        self._own_folder()
        given = ("-h", "127.0.0.1", "-p", str(primary.port), "-U", "postgres", "-R", "-X", "stream", "-c", "fast")
        self._run("pg_basebackup", "-D", self.data, *given)

    def start(self, more: str = "") -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.data} {more}"
        self._run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.data / "log", "-o", options)

    def kill(self) -> None:
        """Every process at once, as when the power goes."""
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        for each in [*family(pid)]:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]:
            time.sleep(0.02)

    def stop(self) -> None:
        with suppress(SystemExit):
            self._run("pg_ctl", "stop", "-m", "immediate", "-D", self.data)

    def url(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/newsroom"

    def size(self) -> int:
        asked = ("-h", "127.0.0.1", "-p", str(self.port), "-Atc", "SELECT pg_database_size('newsroom')", "newsroom")
        return int(self._run("psql", *asked))


def nginx_settings(folder: Path, port: int, nodes: list[int]) -> Path:
    """The file that is shipped, with addresses of this machine, and without TLS."""
    shipped = (ROOT / "docs/nginx.conf").read_text()
    changes = {
        "10.0.0.11:8000": f"127.0.0.1:{nodes[0]}",
        "10.0.0.12:8000": f"127.0.0.1:{nodes[1]}",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port} backlog=1024;",
        "/var/cache/nginx/newsroom": str(folder / "cache"),
        "server_name news.example;": "server_name 127.0.0.1;",
    }
    for old, new in changes.items():
        assert old in shipped, old
        shipped = shipped.replace(old, new)
    shipped = re.sub(r"\n *ssl_certificate.*", "", shipped)
    shipped = shipped.replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    temporary = "".join(
        f"{name}_temp_path {folder / name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = folder / "nginx.conf"
    main.write_text(
        f"daemon off; worker_processes 1; pid {folder / 'nginx.pid'}; error_log {folder / 'error.log'} warn;\n"
        f"{'user root;' if os.getuid() == 0 else ''}\n"
        f"events {{ worker_connections 1024; }}\nhttp {{\n{temporary}\n"
        # A line for each question that reached a node, those in the background too, and one ("-") for the reader who
        # set such a one off and got the page of before: nginx asks `if` once for both.
        'map $upstream_addr $was_asked { "" 0; default 1; }\nlog_format short "$upstream_status";\nlog_subrequest on;\n'
        f"access_log {folder / 'asked.log'} short if=$was_asked;\n{shipped}\n}}\n"
    )
    return main


class Cluster:
    def __init__(self, stack: ExitStack, options: argparse.Namespace) -> None:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cluster-")))
        folder.chmod(0o755)
        self.folder = folder
        self.primary = Postgres(folder / "primary", free_port())
        self.replica = Postgres(folder / "replica", free_port())
        self.primary.make()
        self.primary.start()
        stack.callback(self.primary.stop)
        self.primary.create()
        self.replica.make_replica_of(self.primary)
        self.replica.start()
        stack.callback(self.replica.stop)
        redis_port = free_port()
        redis = ("redis-server", "--port", str(redis_port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder))
        self.redis = Process(*redis, port=redis_port, log=folder / "redis.log")
        self.redis.start()
        stack.callback(self.redis.stop)

        ports = [free_port(), free_port()]
        self.front = free_port()
        self.env = {
            **{name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")},
            "DATABASE_URL": self.primary.url(),
            "REPLICA_URL": self.replica.url() if options.replica else "",
            "DATA_DIR": str(folder / "data"),
            "SECRET_KEY": "only-for-this-benchmark-" * 3,
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": f"http://127.0.0.1:{self.front}",
            "SECURE_SSL_REDIRECT": "false",
            "LOG_LEVEL": "WARNING",
        }
        manage = (sys.executable, ROOT / "manage.py")
        print("filling the database …", flush=True)
        run(*manage, "migrate", "--verbosity", "0", env=self.env)
        run(*manage, "demo", "--verbosity", "0", env={**self.env, "DEBUG": "true"})
        run(*manage, "collectstatic", "--noinput", "--verbosity", "0", env=self.env)
        self.nodes = []
        for number, port in enumerate(ports, 1):
            granian = f"-m granian --interface wsgi --host 127.0.0.1 --port {port} --workers 1 --blocking-threads 4"
            command = (sys.executable, *granian.split(), "--log-level", "error", "newsroom.wsgi:application")
            node = Process(*command, port=port, log=folder / f"node-{number}.log", env=self.env)
            node.start()
            stack.callback(node.stop)
            self.nodes.append(node)
        settings = nginx_settings(folder, self.front, ports)
        self.nginx = Process("nginx", "-c", settings, "-p", folder, port=self.front, log=folder / "nginx.log")
        self.nginx.start()
        stack.callback(self.nginx.stop)

    def asked(self) -> int:
        """Questions of nginx to the nodes until now."""
        log = self.folder / "asked.log"
        return sum(line != "-" for line in log.read_text().splitlines()) if log.exists() else 0

    def targets(self) -> dict[str, int]:
        return {"node 1": self.nodes[0].port, "node 2": self.nodes[1].port, "nginx": self.front}


# The editor, a process of its own on the first node


def publisher() -> None:
    """For each line read: one edition more, or (`down`) the end. Writes what became of it as a line of JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import transaction
    from django.utils import timezone

    from articles import workflow
    from articles.models import Article

    people = {user.username: user for user in get_user_model().objects.all()}
    olena, taras, iryna = people["olena"], people["taras"], people["iryna"]
    now = timezone.localdate()
    lead = "Один матеріал виходить знову й знову, доки вузли падають."
    article = Article(lead_uk=lead, body_uk="<p>Текст перевірки.</p>", event_on=now, created_by=olena)
    number = 0
    for line in sys.stdin:
        told: dict[str, float] = {}
        if line.strip() == "down":
            number = TAKEN_DOWN
        else:
            number += 1
            article.headline_uk = f"{WORDS} № {number}"
            workflow.tidy(article)
            article.save()
            workflow.touch(article, by=olena)
            workflow.submit(article, "uk", by=olena)
            workflow.approve(article, "uk", by=taras)
        told["begun"] = time.time()
        with transaction.atomic():
            transaction.on_commit(lambda told=told: told.update(committed=time.time()))  # type: ignore[misc]
            if number == TAKEN_DOWN:
                moved = workflow.take_down(article, "uk", by=iryna, notice="Кінець перевірки")
            else:
                moved = workflow.publish(article, "uk", by=iryna)
        told["ended"] = time.time()
        path = f"/news/{moved.edition.slug}/" if moved.edition else ""
        print(json.dumps({"number": number, "path": path, **told}), flush=True)


class Editor:
    def __init__(self, env: dict[str, str], log: Path) -> None:
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.cluster", "--publisher"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, env=env, cwd=ROOT,
            )  # fmt: skip
        self.log = log
        self.committed: list[tuple[float, int]] = []
        self.took: list[float] = []
        self.begun = 0  # the number that may come out at any moment
        self.path = ""

    async def publish(self, word: str = "go") -> None:
        self.begun = TAKEN_DOWN if word == "down" else self.begun + 1
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        line = await asyncio.to_thread(self.process.stdout.readline)
        if not line:
            raise SystemExit(f"the editor failed:\n{self.log.read_text()[-3000:]}")
        told = json.loads(line)
        self.committed.append((told["committed"], told["number"]))
        self.took.append(told["ended"] - told["begun"])
        self.path = self.path or told["path"]

    def end(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(10)


# Readers


class Answers:
    """What readers of one target met. An answer is judged when all editions are known: see `judge`."""

    def __init__(self) -> None:
        self.seen: list[tuple[float, float, int, float, str, int, str]] = []
        self.errors: list[tuple[float, str]] = []
        self.times: list[float] = []

    def add(self, others: Answers) -> None:
        self.seen += others.seen
        self.errors += others.errors
        self.times += others.times


async def read(port: int, path: str, current: Callable[[], Answers | None], editor: Editor) -> None:
    """One reader with one connection, who asks again and again while there is somewhere to note the answers."""
    streams: Any = None
    while answers := current():
        asked = time.time()
        try:
            async with asyncio.timeout(PATIENCE):
                if streams is None:
                    streams = await asyncio.open_connection("127.0.0.1", port)
                reader, writer = streams
                writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
                head = await reader.readuntil(b"\r\n\r\n")
                body = await reader.readexactly(int(re.search(rb"(?i)content-length: (\d+)", head)[1]))  # type: ignore[index]
        except (OSError, EOFError, TimeoutError, asyncio.IncompleteReadError, TypeError) as error:
            if current():  # else it was this very server that was killed
                answers.errors.append((asked, type(error).__name__))
            if streams:
                streams[1].close()
            streams = None
            await asyncio.sleep(0.05)
            continue
        got = time.time()
        if b"onnection: close" in head:  # nginx, after a thousand answers
            writer.close()
            streams = None
        answers.times.append(got - asked)
        status, found = head.split(b" ", 2)[1], NUMBER.search(body.decode())
        if status == b"410":
            number = TAKEN_DOWN
        elif status != b"200":
            answers.errors.append((asked, status.decode()))
            await asyncio.sleep(0.05)
            continue
        else:
            # A list from which the text was taken.
            number = int(found[1]) if found else TAKEN_DOWN if editor.begun == TAKEN_DOWN else 0
        kept = sum(map(int, found.groups())) if (found := KEPT.search(head)) else 0
        state = re.search(rb"X-Cache: (\w+)", head)
        answers.seen.append((asked, got, number, kept, path, editor.begun, state[1].decode() if state else ""))
        await asyncio.sleep(PAUSE)
    if streams:
        streams[1].close()


def judge(answers: Answers, editor: Editor, *, is_shared: bool) -> tuple[int, int, float]:
    """Stale, wrong, and the greatest age of what was shown (seconds after a newer one was committed)."""
    stale = wrong = 0
    oldest = 0.0
    for asked, _got, number, kept, _path, begun, _state in answers.seen:
        allowed = PROMISED + (kept if is_shared else 0)
        wrong += number > begun
        newer = [at for at, each in editor.committed if each > number and at <= asked]
        if newer:
            oldest = max(oldest, asked - min(newer))
            stale += asked - min(newer) > allowed
    return stale, wrong, oldest


def delays(answers: Answers, editor: Editor) -> list[float]:
    """Seconds from each commit until each page first showed it (or a later one)."""
    found = []
    by_path = defaultdict(list)
    for asked, got, number, _kept, path, _begun, _state in answers.seen:
        by_path[path].append((asked, got, number))
    for seen in by_path.values():
        seen.sort(key=lambda each: each[1])
        for at, edition in editor.committed:
            around = [got for asked, got, number in seen if number >= edition and got >= at]
            watched = any(at - 0.2 < asked <= at for asked, _got, _number in seen)  # not while the node was away
            if around and watched:
                found.append(around[0] - at)
    return found


# The story


async def story(cluster: Cluster, options: argparse.Namespace) -> dict[str, Any]:
    editor = Editor(cluster.env, cluster.folder / "editor.log")
    await editor.publish()
    paths = [editor.path, "/", "/news/"]
    targets = cluster.targets()
    phases: list[tuple[str, dict[str, Answers]]] = []
    current: dict[str, Answers] = {}
    away: set[str] = set()
    ended = False

    async def reader(target: str, path: str) -> None:
        while not ended:
            await read(targets[target], path, lambda: None if ended or target in away else current[target], editor)
            await asyncio.sleep(0.02)

    def phase(name: str) -> None:
        print(f"{name} …", flush=True)
        current.clear()
        current.update({target: Answers() for target in targets})
        phases.append((name, dict(current)))

    async def publishing(seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            await editor.publish()
            await asyncio.sleep(options.every)

    phase("all is well")
    current_readers = [
        asyncio.create_task(reader(target, path)) for target in targets for path in paths for _ in range(READERS)
    ]
    began, asked_before = time.time(), cluster.asked()
    loads = [load(port, editor.path, options.connections) for port in targets.values()] if options.connections else []
    await publishing(options.seconds)

    phase("node 2 is killed")
    away.add("node 2")  # its own readers know; those of nginx must not notice
    await asyncio.to_thread(cluster.nodes[1].kill)
    await publishing(options.seconds)
    phase("node 2 is back")
    await asyncio.to_thread(cluster.nodes[1].start)
    away.discard("node 2")
    await publishing(options.seconds)

    for name, server in (("the replica", cluster.replica), ("Redis", cluster.redis)):
        phase(f"{name} is killed")
        await asyncio.to_thread(server.kill)
        await publishing(options.seconds)
        phase(f"{name} is back")
        await asyncio.to_thread(server.start)
        await publishing(options.seconds)

    phase("the article is taken down")
    await editor.publish("down")
    await asyncio.sleep(12)  # longer than any shared cache may keep it
    loaded = [ended_load(each) for each in loads]
    through = {
        "answers": (loaded[-1] if loaded else 0) + sum(len(targets["nginx"].seen) for _name, targets in phases),
        "asked of nodes": cluster.asked() - asked_before,
        "asked of nodes at most, by the model": len(paths) * math.ceil((time.time() - began) / KEPT_FRESH),
    }
    phase("no node answers")
    away.update(("node 1", "node 2"))
    for node in cluster.nodes:
        await asyncio.to_thread(node.kill)
    await asyncio.sleep(options.seconds)
    ended = True
    await asyncio.gather(*current_readers)
    editor.end()
    found = told(phases, editor)
    found["through nginx"] = through
    return found


def load(port: int, path: str, connections: int) -> subprocess.Popen[str]:
    """Readers whom nobody asks what they saw."""
    command = ["wrk", "-t1", f"-c{connections}", "-d600", f"http://127.0.0.1:{port}{path}"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def ended_load(process: subprocess.Popen[str]) -> int:
    """How many answers it got."""
    process.send_signal(signal.SIGINT)
    return int(re.search(r"(\d+) requests in", process.communicate()[0])[1])  # type: ignore[index]


def told(phases: list[tuple[str, dict[str, Answers]]], editor: Editor) -> dict[str, Any]:
    rows = []
    whole = {target: Answers() for target in phases[0][1]}
    for _name, targets in phases:
        for target, answers in targets.items():
            whole[target].add(answers)
    for name, targets in [*phases, ("the whole run", whole)]:
        for target, answers in targets.items():
            if not answers.seen and not answers.errors:
                continue
            stale, wrong, oldest = judge(answers, editor, is_shared=target == "nginx")
            shown = [ms(each) for each in delays(answers, editor)]
            rows.append(
                {
                    "phase": name,
                    "target": target,
                    "answers": len(answers.seen),
                    "p50 ms": ms(statistics.median(answers.times)) if answers.times else None,
                    "p99 ms": ms(statistics.quantiles(answers.times, n=100)[98]) if len(answers.times) > 1 else None,
                    "editions seen": len(shown),
                    "visible p50 ms": round(statistics.median(shown), 1) if shown else None,
                    "visible max ms": max(shown, default=None),
                    "oldest ms": ms(oldest),
                    "stale": stale,
                    "wrong": wrong,
                    "errors": len(answers.errors),
                    "kinds of errors": dict(Counter(kind for _at, kind in answers.errors)),
                    "nginx": dict(Counter(each[6] for each in answers.seen if each[6])),
                }
            )
    took = sorted(editor.took)
    publishing = {
        "editions": len(took) - 1,
        "p50 ms": ms(statistics.median(took)),
        "max ms": ms(took[-1]),
    }
    return {"rows": rows, "publishing": publishing}


def ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


# Capacity, while nobody else reads


def capacity(cluster: Cluster, options: argparse.Namespace) -> dict[str, Any]:
    """Requests a second: nginx out of its cache, a node out of its memory; and the memory of what runs."""
    path = "/news/"
    rates = {}
    for name, port in (("nginx, from its cache", cluster.front), ("node 1, stored page", cluster.nodes[0].port)):
        command = ["wrk", "-t1", "-c16", f"-d{options.quiet}", f"http://127.0.0.1:{port}{path}"]
        rates[name] = float(re.search(r"Requests/sec:\s+([\d.]+)", run(*command))[1])  # type: ignore[index]
    return {
        "requests a second": rates,
        "MB of a node": round(cluster.nodes[0].memory() / 1024),
        "MB of nginx": round(cluster.nginx.memory() / 1024),
        "MB of the demo's database": round(cluster.primary.size() / 1024 / 1024),
    }


COLUMNS = ("answers", "p50 ms", "p99 ms", "editions seen", "visible p50 ms", "visible max ms", "oldest ms",
           "stale", "wrong", "errors")  # fmt: skip


def report(found: dict[str, Any]) -> None:
    print(f"\nload {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':44}" + "".join(f"{name:>15}" for name in COLUMNS))
    for row in found["rows"]:
        cells = "".join(f"{'' if row[name] is None else row[name]:>15}" for name in COLUMNS)
        print(f"{row['phase'][:32] + ': ' + row['target']:44}{cells}")
        if row["kinds of errors"]:
            print(f"{'':44}  {row['kinds of errors']}")
    print(f"through nginx: {found['through nginx']}")
    print(f"publishing: {found['publishing']}")
    print(f"capacity: {found['capacity']}")
    print(f"stale {found['stale']}, wrong {found['wrong']}, errors through nginx {found['errors through nginx']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=8, help="of each phase")
    parser.add_argument("--every", type=float, default=0.5, help="seconds between two editions")
    parser.add_argument("--connections", type=int, default=4, help="of wrk, beside the readers, to each target")
    parser.add_argument("--quiet", type=int, default=4, help="seconds of each measurement of capacity")
    parser.add_argument("--no-replica", dest="replica", action="store_false", help="pages are read from the primary")
    parser.add_argument("--json", type=Path, help="write all figures here")
    parser.add_argument("--publisher", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.publisher:
        return publisher()
    missing = [name for name in ("nginx", "redis-server", "wrk", "setpriv") if not shutil.which(name)]
    missing += [] if (BINARIES / "pg_basebackup").exists() else ["postgresql"]
    if missing:
        sys.exit(f"Missing: {', '.join(missing)}. Debian: apt-get install nginx postgresql redis-server wrk util-linux")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # and end all that was started
    with ExitStack() as stack:
        cluster = Cluster(stack, options)
        measured = capacity(cluster, options)
        found = asyncio.run(story(cluster, options))
    found["capacity"] = measured
    whole = [row for row in found["rows"] if row["phase"] == "the whole run"]
    found["stale"], found["wrong"] = (sum(row[name] for row in whole) for name in ("stale", "wrong"))
    found["errors through nginx"] = sum(row["errors"] for row in whole if row["target"] == "nginx")
    report(found)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1, ensure_ascii=False))
    sys.exit(1 if found["stale"] or found["wrong"] else 0)


if __name__ == "__main__":
    main()
