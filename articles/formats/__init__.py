"""What machines read: feeds, sitemaps, structured data, cards and the small files at the root.

Pure: editions and plain values in, text or bytes out. Nothing here knows a request; what may be shown has been
decided by whoever hands the editions over.
"""

from articles.formats import cards, feeds, sitefiles, sitemaps, structured
from articles.formats.shots import File, PressSet, Shot, file_of, shots_of

__all__ = ["File", "PressSet", "Shot", "cards", "feeds", "file_of", "shots_of", "sitefiles", "sitemaps", "structured"]
