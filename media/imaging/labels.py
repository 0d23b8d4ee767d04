"""The label written back into delivered files: an XMP packet with a fixed list of IPTC properties, nothing else.

Property names and meanings: IPTC Photo Metadata Standard 2023.2.
"""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

_NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
# A packet must fit into one segment of a JPEG (65,502 bytes); the old IPTC limit of a caption is the same.
LONGEST = 2000
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0, however escaped
for _prefix, _uri in _NAMESPACES.items():
    ET.register_namespace(_prefix, _uri)


@dataclass(frozen=True)
class Label:
    """What a file says of itself. Texts by language: {"uk": …, "en": …}, the first is the default.

    A web file serves many editions and carries only what never differs between them: number and source.
    The rest is for a file that is delivered from one edition (docs/decisions/0005).
    """

    number: str
    credit: dict[str, str] = field(default_factory=dict)
    headline: str = ""
    caption: dict[str, str] = field(default_factory=dict)
    alt_text: dict[str, str] = field(default_factory=dict)
    usage_terms: str = ""
    digital_source_type: str = ""


def packet(label: Label) -> bytes:
    """The XMP packet of a label; empty texts are left out, those past 2,000 characters are cut."""
    meta = ET.Element(_name("x:xmpmeta"))
    about = ET.SubElement(ET.SubElement(meta, _name("rdf:RDF")), _name("rdf:Description"), {_name("rdf:about"): ""})
    _plain(about, "dc:identifier", label.number)
    _plain(about, "photoshop:TransmissionReference", label.number)
    _plain(about, "photoshop:Headline", label.headline)
    _by_language(about, "dc:description", label.caption)
    _by_language(about, "Iptc4xmpCore:AltTextAccessibility", label.alt_text)
    _list(about, "dc:creator", _default(label.credit))
    _plain(about, "photoshop:Credit", _default(label.credit))
    _by_language(about, "dc:rights", label.credit)
    _by_language(about, "xmpRights:UsageTerms", {"x-default": label.usage_terms})
    _plain(
        about, "Iptc4xmpExt:DigitalSourceType", label.digital_source_type and _SOURCE_TYPES + label.digital_source_type
    )
    body = ET.tostring(meta, encoding="utf-8")
    return b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>' + body + b'<?xpacket end="r"?>'


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _printable(text: str) -> str:
    text = _FORBIDDEN.sub("", text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _default(texts: dict[str, str]) -> str:
    return next((text for text in texts.values() if text), "")


def _plain(about: ET.Element, name: str, text: str) -> None:
    if text:
        ET.SubElement(about, _name(name)).text = _printable(text)


def _list(about: ET.Element, name: str, text: str) -> None:
    if text:
        items = ET.SubElement(ET.SubElement(about, _name(name)), _name("rdf:Seq"))
        ET.SubElement(items, _name("rdf:li")).text = _printable(text)


def _by_language(about: ET.Element, name: str, texts: dict[str, str]) -> None:
    """Every language's text, and the first of them again as the default that readers of XMP ask for."""
    if not _default(texts):
        return
    items = ET.SubElement(ET.SubElement(about, _name(name)), _name("rdf:Alt"))
    for language, text in {"x-default": _default(texts), **texts}.items():
        if text:
            item = ET.SubElement(items, _name("rdf:li"), {"{http://www.w3.org/XML/1998/namespace}lang": language})
            item.text = _printable(text)
