"""How long what readers got may be kept. Whatever can be taken down must leave every cache on its way."""

PAGE = "public, no-cache"  # kept by whoever likes, asked about each time
# A browser keeps for an hour a picture its reader has seen; a cache that many share asks after a minute. Both get a
# 304 while the picture is public.
PICTURE = "public, max-age=3600, s-maxage=60"
NOTHING = "no-store"
# Answers to what somebody is typing: the same letters come back within the minute, and what was taken down is gone after.
HINT = "public, max-age=60"
