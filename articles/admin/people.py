"""“People in the picture” as one line of names from left to right: quick to type, to paste and to put in order."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.models import Official
from articles.models.photos import set_people
from media.batch import CommonForm, RowForm
from media.forms import PhotoForm
from media.models import Photo
from newsroom.lib.languages import LANGUAGES

LEFT_TO_RIGHT = _("From left to right, with commas between.")


class Register:
    """Every official by every spelling of the name; read once a page, when somebody was named."""

    @cached_property
    def names(self) -> dict[str, list[Official]]:
        found: dict[str, list[Official]] = {}
        for official in Official.objects.unmerged().order_by("pk"):
            for spelling in {spelling for language in LANGUAGES for spelling in _spellings(official, language)}:
                found.setdefault(spelling, []).append(official)
        return found

    def find(self, name: str) -> Official:
        """By full name in either order and language, or by name and number. Raises ValidationError."""
        name, number = re.fullmatch(r"(.*?)(?:\s*#\s*(\d+))?", name, re.DOTALL).groups()  # type: ignore[union-attr]
        found = self.names.get(_plain(name), [])
        if number:
            found = [official for official in found if str(official.pk) == number]
        if not found:
            raise ValidationError(_t("No official is called “%(name)s”.") % {"name": name})
        if len(found) > 1:
            choices = ", ".join(f"{official} #{official.pk}" for official in found)
            raise ValidationError(_t("Several are called so; choose one: %(choices)s.") % {"choices": choices})
        return found[0]

    def written(self, photo: Photo) -> str:
        """The people of a photo as this field wants them; namesakes with their numbers."""
        officials = [person.official for person in photo.people.all()]
        return ", ".join(f"{each} #{each.pk}" if self._has_namesake(each) else str(each) for each in officials)

    def _has_namesake(self, official: Official) -> bool:
        return len(self.names.get(_plain(str(official)), [])) > 1


def _spellings(official: Official, language: str) -> set[str]:
    name = _plain(official.full_name(language))
    given, _space, family = name.rpartition(" ")
    return {name, f"{family} {given}".strip()} if name else set()


def _plain(name: str) -> str:
    return " ".join(re.sub("['’ʼ`´′‘]", "'", name).casefold().split())


class PeopleField(forms.CharField):
    """Cleans to a list of officials, from left to right."""

    def __init__(self, register: Register, **kwargs: Any) -> None:
        self.register = register
        look_up = reverse_lazy("admin:articles_article_pick", args=["officials"])
        attrs = {"data-people-address": look_up, "autocomplete": "off", "class": "vTextField"}
        super().__init__(
            label=_("people in the picture"),
            required=False,
            max_length=2000,
            widget=forms.TextInput(attrs=attrs),
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        names = [part.strip() for part in re.split(r"[,;\n]", super().clean(value)) if part.strip()]
        officials, wrong = [], []
        for name in names:
            try:
                officials.append(self.register.find(name))
            except ValidationError as error:
                wrong.append(error)
        if wrong:
            raise ValidationError(wrong)
        return list(dict.fromkeys(officials))


class PeopleCommonForm(CommonForm):
    def __init__(self, data: Any, register: Register) -> None:
        super().__init__(data)
        self.fields["people"] = PeopleField(register, help_text=LEFT_TO_RIGHT)


class PeopleRowForm(RowForm):
    def __init__(self, data: Any, photo: Photo, register: Register) -> None:
        super().__init__(data, photo)
        self.fields["people"] = PeopleField(register, show_hidden_initial=True)
        self.initial["people"] = self.stored["people"] = register.written(photo)

    def write(self, values: dict[str, Any]) -> list[str]:
        people = values.pop("people", None)
        changed = super().write(values)
        if people is None or people == [person.official for person in self.instance.people.all()]:
            return changed
        set_people(self.instance, people)
        return [*changed, "people"]


class PeoplePhotoForm(PhotoForm):
    """`who` is not called like the relation, which the admin would show to those who may only look."""

    who = forms.CharField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        register = Register()
        if "who" in self.fields:
            self.fields["who"] = PeopleField(register, help_text=LEFT_TO_RIGHT)
        if self.instance.pk:
            self.initial["who"] = register.written(self.instance)
