"""Lighthouse, as `make tools` installs it, over Debian's Chromium."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import CHROMIUM, CHROMIUM_FLAGS

TOOLS = Path(__file__).resolve().parents[2] / ".venv" / "tools" / "node_modules"


# On a busy machine its Chromium is sometimes too slow to start; a fault of a page comes again.
TRIES = 3


def lighthouse(address: str, report: Path) -> dict[str, Any]:
    """Its report on a page, on a phone with a slow line, which it also writes to `report`. RuntimeError: it can't."""
    script = TOOLS / "lighthouse" / "cli" / "index.js"
    options = ["--quiet", "--output=json", f"--output-path={report}"]
    flags = f"--chrome-flags={' '.join(['--headless', *CHROMIUM_FLAGS])}"
    said = ""
    for _try in range(TRIES):
        run = subprocess.run(
            ["node", str(script), address, *options, flags],
            env={**os.environ, "CHROME_PATH": CHROMIUM or ""},
            check=False,
            capture_output=True,
            text=True,
        )
        if run.returncode == 0:
            return json.loads(report.read_text())
        said = run.stderr
    raise RuntimeError(said)
