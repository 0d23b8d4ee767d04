"""Synonyms for search: whoever keeps the lists of officials, organisations and tags keeps these too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.bilingual import DeskAdmin
from articles.models import Synonym
from articles.workflow.effects import raise_generation


@admin.register(Synonym)
class SynonymAdmin(DeskAdmin):
    search_fields = ("variants",)

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        raise_generation()  # pages of results

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        raise_generation()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        super().delete_queryset(request, queryset)
        raise_generation()
