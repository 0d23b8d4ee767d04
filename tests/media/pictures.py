"""Pictures for tests, drawn on the spot."""

import io
from typing import Any

from PIL import Image, ImageDraw


def picture(width: int = 640, height: int = 480, *, mode: str = "RGB", seed: int = 0) -> Image.Image:
    """A gradient with a bright square top left, so that turning or flipping it shows; `seed` makes another one."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.ellipse(
        (width * 0.3, height * 0.3, width * 0.8, height * 0.9), fill=((seed * 67) % 256, (90 + seed // 256) % 256, 160)
    )
    draw.rectangle((0, 0, width // 4, height // 4), fill=(230, 40, 40))
    return image.convert(mode)


def saved(image: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def picture_bytes(
    width: int = 640, height: int = 480, *, format: str = "JPEG", mode: str = "RGB", seed: int = 0, **options: Any
) -> bytes:
    """A file; `options` go to Pillow's save (`exif=`, `icc_profile=`, `comment=` …)."""
    return saved(picture(width, height, mode=mode, seed=seed), format, **options)
