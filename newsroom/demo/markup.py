"""Lets the demo texts be written as prose: blocks apart by an empty line, turned into the HTML of a body."""


def html(text: str) -> str:
    """One line of HTML: `## ` starts a heading, `> key: ` a quotation of that official, `<` is HTML already."""
    return "".join(_block(" ".join(block.split())) for block in text.strip().split("\n\n"))


def _block(words: str) -> str:
    if words.startswith("<"):
        return words
    if words.startswith("## "):
        return f"<h2>{words[3:]}</h2>"
    if words.startswith("> "):
        speaker, quoted = words[2:].split(": ", 1)
        return f'<blockquote data-speaker="{speaker}"><p>{quoted}</p></blockquote>'
    return f"<p>{words}</p>"
