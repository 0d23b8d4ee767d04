"""Decoders of eight formats and a detector of faces, all in C, read bytes of strangers: in a process of their own.

The process knows no secrets (its environment is empty), writes no files, and the kernel ends it at a limit of memory
and time: what it can break is itself. Starting it costs about 0.15 s a file.
"""

import json
import logging
import resource
import subprocess
import sys
import threading
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .errors import Refused
from .redact import Box

SECONDS = 20.0  # of the clock; 48 megapixels of HEIC took 10 on a very busy machine
MEMORY_BYTES = 600 * 1024 * 1024
AT_ONCE = 2  # a process: 60 photos dropped on the desk must not want 60 times the memory

_turn = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def examine_apart(content: bytes) -> tuple[dict[str, Any], bytes]:
    """The facts of `intake.Facts` as a dict, and the master's bytes. Raises Refused, also at a limit."""
    return _apart("examine", content)


def find_faces_apart(content: bytes) -> list[Box]:
    """What `faces.find_faces` suggests for a JPEG of ours. Raises Refused, also at a limit."""
    boxes: list[Box] = _apart("find_faces", content)[0]["boxes"]
    return boxes


def _apart(work: str, content: bytes) -> tuple[dict[str, Any], bytes]:
    wishes = {
        "work": work,
        "language": get_language() or settings.LANGUAGE_CODE,
        "locale_paths": [str(path) for path in settings.LOCALE_PATHS],
        "memory_bytes": MEMORY_BYTES,
    }
    command = [sys.executable, "-m", "media.imaging", json.dumps(wishes)]
    with _turn:
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter, our own module
                command, input=content, capture_output=True, timeout=SECONDS, cwd=settings.BASE_DIR, env={}, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise Refused(_too_much()) from error
    if done.returncode != 0 or not done.stdout:
        _log.warning("The decoder ended with %s: %s", done.returncode, done.stderr.decode(errors="replace")[-500:])
        raise Refused(_too_much())
    line, _newline, image = done.stdout.partition(b"\n")
    answer = json.loads(line)
    if "refusal" in answer:
        raise Refused(answer["refusal"])
    return answer, image


def confine(memory_bytes: int) -> None:
    """From here on this process may not grow past the limit, write a file or run long after its parent gave up."""
    resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))


def _too_much() -> str:
    return _("This picture takes too long or too much memory to open. Save it again as a JPEG and try once more.")
