"""The process of `sandbox`: reads a file from stdin, writes a line of JSON and the master to stdout."""

import dataclasses
import json
import sys
from typing import Any

from django.apps import apps
from django.conf import settings

from .errors import Refused
from .faces import find_faces
from .intake import examine
from .sandbox import confine


def main() -> None:
    wishes = json.loads(sys.argv[1])
    settings.configure(LANGUAGE_CODE=wishes["language"], LOCALE_PATHS=wishes["locale_paths"], USE_I18N=True)
    apps.populate([])  # translations want to know that no app brings any
    confine(wishes["memory_bytes"])
    content = sys.stdin.buffer.read()
    image = b""
    try:
        if wishes["work"] == "find_faces":
            answer: dict[str, Any] = {"boxes": find_faces(content)}
        else:
            facts, image = examine(content)
            answer = dataclasses.asdict(facts)
    except Refused as refusal:
        answer = {"refusal": str(refusal)}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + image)


if __name__ == "__main__":
    main()
