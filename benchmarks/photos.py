"""What photos cost: `DEBUG=1 DATA_DIR=$(mktemp -d) .venv/bin/python -m benchmarks.photos` in the project's folder.

Each figure comes from a fresh process; memory is the peak of the resident set, of the process and of its decoder.
"""

import io
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

import django
from PIL import Image

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from media.imaging import receive
from media.models import Photo
from media.renditions import rendered, rendered_as

SMALL_PHOTOS = 500


def sample(width: int, height: int) -> Image.Image:
    """Clouds and grain: about as hard to pack as a photo."""
    clouds = Image.effect_noise((width // 40, height // 40), 90).resize((width, height), Image.Resampling.BICUBIC)
    return Image.merge("RGB", (clouds, Image.effect_noise((width, height), 12), clouds.rotate(180)))


def jpeg(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    sample(width, height).save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def photo_of(picture: Image.Image) -> Photo:
    return Photo(number="250822-PRESS-1001", width=picture.width, height=picture.height)


def receive_large(content: bytes) -> str:
    started = time.perf_counter()
    receive(content)
    return f"receive 24 megapixels: {time.perf_counter() - started:.1f} s, {peak()}"


def make_all(content: bytes) -> str:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    started = time.perf_counter()
    made = sum(1 for _ in rendered(photo_of(picture), picture))
    return f"make its {made} renditions: {time.perf_counter() - started:.1f} s, {peak()}"


def weigh_lead(content: bytes) -> str:
    picture = Image.open(io.BytesIO(content))
    sizes = [
        f"{rendition['format']} {rendition['width']}: {len(file) / 1024:.0f} KB"
        for rendition, file in rendered_as("lead", photo_of(picture), picture)
    ]
    return "lead image (390 px takes 480 or, on sharp screens, 800 or 1200; 1280 px takes 1200): " + ", ".join(sizes)


def receive_many(content: bytes) -> str:
    receive(content)
    before = resident()
    for _ in range(SMALL_PHOTOS):
        receive(content)
    return f"receive {SMALL_PHOTOS} photos in a row: {before:.0f} MB before, {resident():.0f} MB after"


def peak() -> str:
    who = {"own": resource.RUSAGE_SELF, "decoder": resource.RUSAGE_CHILDREN}
    return ", ".join(f"{name} peak {resource.getrusage(of).ru_maxrss / 1024:.0f} MB" for name, of in who.items())


def resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1024 / 1024


def main() -> None:
    large, small = jpeg(6000, 4000), jpeg(800, 600)
    jobs: list[tuple[Callable[[bytes], str], bytes]] = [
        (receive_large, large),
        (make_all, large),
        (weigh_lead, large),
        (receive_many, small),
    ]
    for job, content in jobs:
        with multiprocessing.get_context("spawn").Pool(1) as fresh:
            print(fresh.apply(job, (content,)), flush=True)


if __name__ == "__main__":
    main()
