"""The least a WSGI function can do: one answer, whole, for `benchmarks.bench` to compare with."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

BODY = Path(os.environ["BARE_BODY"]).read_bytes()
HEADERS = [(name, value) for name, value in json.loads(os.environ["BARE_HEADERS"])]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", HEADERS)
    return [BODY]
