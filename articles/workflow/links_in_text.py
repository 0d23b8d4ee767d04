"""Where the body of an edition first names what it mentions: found once, when the edition is written."""

from __future__ import annotations

import datetime
from typing import Any

from articles.mentions import match, register
from articles.workflow.snapshot import Content
from newsroom.lib.linking import runs


def first_mentions(content: Content) -> list[dict[str, Any]]:
    """`[{"type", "id", "words"}]` of the officials and organisations in `content["mentions"]`, in the text's order.

    Where several could be meant, the one whom the editors put into the mentions is. Three queries, or none.
    """
    mentioned = {(one["type"], one["id"]) for one in content["mentions"]}
    blocks = (block.get("html", "") for block in content["body"] if block["kind"] in ("html", "quotation"))
    # A blank line parts the runs: no name goes from one into another.
    text = "\n\n".join(run for html in blocks for run in runs(html) if run.strip())
    if not mentioned or not text:
        return []
    found: dict[tuple[str, int], str] = {}
    known = register(content["language"], datetime.date.fromisoformat(content["event_on"]))
    for span in match(text, known):
        meant = mentioned.intersection(span.keys)
        words = text[span.start : span.end]
        if len(meant) == 1 and words not in found.values():
            found.setdefault(meant.pop(), words)
    return [{"type": kind, "id": pk, "words": words} for (kind, pk), words in found.items()]
