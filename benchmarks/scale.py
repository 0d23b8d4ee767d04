"""Whether a page costs the same however large the archive is.

    .venv/bin/python -m benchmarks.scale sqlite:////data/10k.sqlite3 sqlite:////data/100k.sqlite3

Each address is a DATABASE_URL of a newsroom that `manage.py demo` and `manage.py bulk_demo` have filled, the smallest
first. `benchmarks.pages` measures each in a process of its own, in turns, PASSES times; of a page the quickest counts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from typing import Any

PASSES = 3


def measured(database: str, plans: bool) -> dict[str, Any]:
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "benchmarks.pages",
        "--json",
        "--rounds",
        "40",
        *(["--plans"] if plans else []),
    ]
    done = subprocess.run(
        command, env={**os.environ, "DATABASE_URL": database}, check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("databases", nargs="+", metavar="DATABASE_URL")
    options = parser.parse_args()
    runs: dict[str, list[dict[str, Any]]] = {database: [] for database in options.databases}
    for number in range(PASSES):
        for database, found in runs.items():
            found.append(measured(database, plans=number == 0))
    sizes = [found[0]["editions"] for found in runs.values()]
    print(f"{'ms by the clock':16}", *(f"{size:>9,}" for size in sizes), f"{'growth':>9}")
    for page in next(iter(runs.values()))[0]["pages"]:
        quickest = [min(one["pages"][page]["clock"] for one in found) for found in runs.values()]
        print(f"{page:16}", *(f"{one:9.2f}" for one in quickest), f"{quickest[-1] / quickest[0]:9.2f}")
    print("\nHow the largest goes about it:")
    for page, plans in runs[options.databases[-1]][0]["plans"].items():
        print(page, *plans, sep="\n")


if __name__ == "__main__":
    main()
