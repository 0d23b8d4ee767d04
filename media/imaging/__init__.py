"""Pictures as bytes: what comes in is cleaned here, what goes out is made here. Knows no models."""

from .delivery import relabelled
from .encode import EXTENSION, MIME, Format, encode, encode_finest
from .errors import Refused
from .intake import Intake, receive
from .labels import Label, packet
from .redact import Box, redact

__all__ = [
    "EXTENSION",
    "MIME",
    "Box",
    "Format",
    "Intake",
    "Label",
    "Refused",
    "encode",
    "encode_finest",
    "packet",
    "receive",
    "redact",
    "relabelled",
]
