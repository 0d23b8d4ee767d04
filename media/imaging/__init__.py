"""Pictures as bytes: what comes in is cleaned here, what goes out is made here. Knows no models."""

from .delivery import relabelled
from .encode import EXTENSION, MIME, Format, encode, encode_finest
from .errors import Refused
from .faces import is_available as can_find_faces
from .intake import Intake, receive
from .labels import Label, packet
from .redact import Box, redact
from .sandbox import find_faces_apart as find_faces

__all__ = [
    "EXTENSION",
    "MIME",
    "Box",
    "Format",
    "Intake",
    "Label",
    "Refused",
    "can_find_faces",
    "encode",
    "encode_finest",
    "find_faces",
    "packet",
    "receive",
    "redact",
    "relabelled",
]
