"""Pictures as bytes: what comes in is cleaned here, what goes out is made here. Knows no models."""

from .decode import MAX_PIXELS
from .encode import EXTENSION, MIME, Format, encode, encode_finest
from .errors import Refused
from .intake import MAX_BYTES, Intake, receive

__all__ = [
    "EXTENSION",
    "MAX_BYTES",
    "MAX_PIXELS",
    "MIME",
    "Format",
    "Intake",
    "Refused",
    "encode",
    "encode_finest",
    "receive",
]
