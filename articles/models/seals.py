"""What of the press office is history: the database itself refuses to change or delete it."""

from articles.models.editions import Edition
from articles.models.history import Correction, Transition
from articles.models.versions import ArticleVersion
from media.models import SafetySignature
from newsroom.lib.seals import keep

SEALED = (Edition, Transition, Correction, ArticleVersion, SafetySignature)

keep(Edition, open_until_closed=("live_until",))
keep(Transition, Correction, ArticleVersion, SafetySignature)
