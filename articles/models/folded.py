"""A column that holds other columns' words as search compares them."""

from __future__ import annotations

from typing import Any

from django.db import models

from newsroom.lib.text import fold


class FoldedField(models.TextField):
    """The words of `sources` (names of columns), folded, a space before each: `contains=" шми"` finds a beginning.

    Written with the row, by `save()` and `bulk_create`; `update_fields` and `QuerySet.update` must name it too. An
    index cannot help such a question, so it is for directories of thousands of rows, not for texts.
    """

    def __init__(self, *sources: str, **options: Any) -> None:
        self.sources = sources
        super().__init__(**{"editable": False, "default": "", **options})

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, _args, options = super().deconstruct()
        return name, path, self.sources, options

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        texts = (getattr(model_instance, source) or "" for source in self.sources)
        folded = f" {' '.join(dict.fromkeys(fold(' '.join(texts)).split()))}"
        setattr(model_instance, self.attname, folded)
        return folded
