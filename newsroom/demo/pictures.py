"""Draws the demo pictures: the same key always gives the same picture."""

import io
import random
from collections.abc import Callable

from PIL import ImageOps

from newsroom.demo import scenes_land as land
from newsroom.demo import scenes_rooms as rooms
from newsroom.demo.canvas import PALETTES, Canvas, Palette
from newsroom.demo.portraits import SITTERS, portrait

Scene = Callable[[Canvas, Palette], None]

# The second of two pictures with one scene is turned around, so that they do not look alike side by side.
MIRRORED = {
    "ambulances-road",
    "briefing-evening",
    "city-evening",
    "markers-autumn",
    "range-autumn",
    "ship-patrol",
    "tent-evening",
    "wheat-dusk",
    "winter-road",
}

# Enough for a column of 1152 pixels, and for a phone with two to each; at 1920 a picture costs twice as much.
LANDSCAPE = (1600, 1067)
UPRIGHT = (1080, 1350)

SCENES: dict[str, tuple[Scene, str]] = {
    "hills-dawn": (land.hills, "dawn"),
    "hills-spring": (land.hills, "day"),
    "wheat-summer": (land.wheat, "day"),
    "wheat-dusk": (land.wheat, "dusk"),
    "city-morning": (land.city, "dawn"),
    "city-evening": (land.city, "dusk"),
    "winter-forest": (land.winter, "winter"),
    "winter-road": (land.winter, "dawn"),
    "briefing-hall": (rooms.briefing, "day"),
    "briefing-evening": (rooms.briefing, "dusk"),
    "flags-partners": (rooms.flags, "day"),
    "flags-dawn": (rooms.flags, "dawn"),
    "round-table": (rooms.round_table, "day"),
    "round-table-autumn": (rooms.round_table, "autumn"),
    "ambulances-handover": (land.ambulances, "day"),
    "ambulances-road": (land.ambulances, "dawn"),
    "workshop-benches": (rooms.workshop, "day"),
    "workshop-assembly": (rooms.workshop, "dawn"),
    "tent-exercise": (rooms.medical_tent, "overcast"),
    "tent-evening": (rooms.medical_tent, "dusk"),
    "ship-dawn": (land.ship, "dawn"),
    "ship-patrol": (land.ship, "overcast"),
    "helicopters-training": (land.helicopters, "autumn"),
    "range-morning": (land.training_ground, "dawn"),
    "range-autumn": (land.training_ground, "autumn"),
    "candle-memorial": (rooms.candle, "night"),
    "candle-rain": (rooms.candle, "dusk"),
    "ribbons-ceremony": (rooms.ribbons, "day"),
    "markers-field": (land.markers, "day"),
    "markers-autumn": (land.markers, "autumn"),
    "phone-service": (rooms.phone, "day"),
    "track-race": (land.track, "day"),
    "bridge-repaired": (land.bridge, "day"),
    "classroom-course": (rooms.classroom, "day"),
    "warehouse-winter": (rooms.warehouse, "winter"),
    "rehabilitation-hall": (rooms.rehabilitation, "day"),
    "train-medical": (rooms.train, "dawn"),
    "saplings-park": (land.saplings, "day"),
}


def draw(key: str, size: tuple[int, int] | None = None) -> bytes:
    """The JPEG of the picture `key`, LANDSCAPE for a scene and UPRIGHT for a portrait unless `size` says otherwise.

    Raises KeyError for a key that is neither in SCENES nor in SITTERS.
    """
    rng = random.Random(key)
    if key in SITTERS:
        canvas = Canvas(size or UPRIGHT, rng)
        portrait(canvas, SITTERS[key])
    else:
        scene, palette = SCENES[key]
        canvas = Canvas(size or LANDSCAPE, rng)
        scene(canvas, PALETTES[palette])
    picture = canvas.finish()
    if key in MIRRORED:
        picture = ImageOps.mirror(picture)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=88, optimize=True)
    return stream.getvalue()
