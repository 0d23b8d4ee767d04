"""Is a text only the name of a file? A camera's word is no caption, and a scanner's number is no alt text."""

import re

_EXTENSION = re.compile(
    r"\.(?:jpe?g?|jfif|png|hei[cf]|tiff?|webp|avif|gif|bmp|svg|pdf|psd|raw|cr[23]|nef|arw|dng|orf|rw2|raf|mov|mp4)$"
)
# What copying, downloading twice and editing add: "IMG_8360 (2)", "DSC01234 – копія", "IMG_1~2", "Copy of IMG_1".
_COPY_AFTER = re.compile(
    r"(?:\s*\(\d{1,3}\)|~\d{1,3}|[\s_–—-]+(?:copy|edit(?:ed)?|final|small|копія|копия|ред)(?:\s*\d+)?)$"
)
_COPY_BEFORE = re.compile(r"^(?:copy of|копія|копия)\s+")
_PLACE = re.compile(r"^(?:фото|photo)\s*:\s*")
_AROUND = " \t\r\n\u00a0\"'«»„“”‘’[]<>*.,;:"

_APPS = (
    r"screenshot|screen shot|знімок екрана|снимок экрана|скриншот|whatsapp image|viber image|viber|signal|telegram|"
    r"received|photo|picture|image|pic|scan|scanned|scanned image|document|doc|file|untitled|unnamed|без назви|"
    r"без имени|фото|фотографія|світлина|зображення|знімок|скан|сканування|скан-копія|документ|файл"
)
# "Document № 5" is the name of a paper, though.
_DATED = re.compile(rf"(?:{_APPS})(?:[^\w№]|_)*\d[\d\W_]*(?:(?:at|о|в|from)\s+[\d\W_]+)?(?:am|pm)?[\d\W_]*")
_NAMELESS = re.compile(r"(?:untitled|unnamed|без назви|без имени|image|img|dsc|dcim|fullsizerender)")
# What cameras write into the caption of every picture.
_STOCK = re.compile(
    r"(?:olympus|konica minolta|minolta|kodak|nikon|samsung|vivitar|polaroid)? ?digital camera|sony dsc|"
    r"samsung camera pictures|dcim[\W_\d]*"
)
# A camera's letters and counter in one word: DSC01234, P1000123, GX010123, IMG8359, 100CANON.
_CAMERA = re.compile(r"_*(?:[a-z]{1,2}\d{5,}|[a-z]{3,5}[ -]?\d{3,}(?:[ -]\d+)*(?:-?wa\d+)?|\d{3}[a-z_]{4,5})")
_HEX = re.compile(r"(?=.*\d)[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_file_name(text: str | None) -> bool:
    """True when nothing but a file's name or number stands there, with or without extension, quotes or "(2)".

    A sentence that only mentions a file is a sentence. An empty text is no file name.
    """
    name = (text or "").strip(_AROUND).casefold()
    name = _PLACE.sub("", name).strip(_AROUND)
    if not name:
        return bool((text or "").strip())  # brackets and full stops alone say nothing either
    return any(_EXTENSION.search(each) or _is_stem(each) for each in (name, _without_copies(name)))


def _without_copies(name: str) -> str:
    shorter = _COPY_BEFORE.sub("", _COPY_AFTER.sub("", name)).strip(_AROUND)
    return name if shorter in ("", name) else _without_copies(shorter)


def _is_stem(name: str) -> bool:
    if not any(letter.isalpha() for letter in name):
        return True  # 20250822_101112, 8359
    if "_" in name and not re.search(r"\s", name):
        return True  # people part their words with spaces
    return any(pattern.fullmatch(name) for pattern in (_DATED, _NAMELESS, _STOCK, _CAMERA, _HEX))
