"""Synonyms for search: whoever keeps the lists of officials, organisations and tags keeps these too."""

from __future__ import annotations

from django.contrib import admin

from articles.admin.bilingual import DeskAdmin
from articles.models import Synonym
from newsroom.lib.alphabet import Alphabetical


@admin.register(Synonym)
class SynonymAdmin(DeskAdmin):
    search_fields = ("variants",)
    ordering = (Alphabetical("variants"), "pk")
