"""Forms of the photo desk. A file is received (checked and cleaned) while the form is validated."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from newsroom.lib.languages import LANGUAGES, language_mark
from newsroom.lib.text import slug

from .bounds import bound_texts, is_near, is_not_too_early, is_past
from .imaging import Box, Intake, Refused, receive
from .models import Gallery, Photo, no_file_name

ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/tiff,image/gif,image/heic,image/heif"


def mark_language(field: forms.Field, name: Any, language: str) -> None:
    """The label of a field that stands once per language: its name and its language."""
    field.label = format_html('{} <span class="language-mark">{}</span>', capfirst(name), language_mark(language))
    field.label_suffix = ""
    field.widget.attrs["lang"] = language


def received(file: UploadedFile) -> Intake:
    """The file as the library wants it. Raises ValidationError with an editor's sentence."""
    try:
        return receive(file)
    except Refused as refusal:
        raise ValidationError(f"{file.name}: {refusal}") from refusal


class PhotoForm(forms.ModelForm):
    """A photo's texts and, for a new one or to replace the picture, its file; `cleaned_data["picture"]`: Intake | None.

    The admin says which model and fields.
    """

    picture = forms.FileField(
        label=_("file"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_("JPEG, PNG, WebP, AVIF, TIFF, GIF or HEIC. Coordinates and camera data are taken out at once."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "picture" in self.fields:
            self.fields["picture"].required = False
            self.fields["picture"].label = _("replace the file")
        bound_texts(self.fields.values())
        if "taken_on" in self.fields:
            self.fields["taken_on"].validators += [is_not_too_early, is_past]

    def clean_picture(self) -> Intake | None:
        file = self.cleaned_data["picture"]
        if file and self.instance.is_public:
            raise ValidationError(_("Readers see this photo. Upload the new picture as another photo."))
        return received(file) if file else None


class GalleryForm(forms.ModelForm):
    """An address left empty is made from the title; the cover is one of the gallery's own photos."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bound_texts(self.fields.values())
        if "event_on" in self.fields:
            self.fields["event_on"].validators += [is_not_too_early, is_near]
        if "cover" in self.fields:
            own = self.instance.in_order() if self.instance.pk else Photo.objects.none()
            cover = Photo.objects.filter(pk=self.instance.cover_id or 0)
            choices = [*own, *(photo for photo in cover if photo not in own)]
            field: Any = self.fields["cover"]
            field.queryset = Photo.objects.filter(pk__in=[photo.pk for photo in choices])
            field.choices = [("", _("no cover")), *((photo.pk, str(photo)) for photo in choices)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for language in LANGUAGES:
            name = f"slug_{language}"
            if not cleaned.get(name) and cleaned.get(f"title_{language}"):
                cleaned[name] = slug(cleaned[f"title_{language}"])
        return cleaned


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; cleans to a list of UploadedFile."""

    widget = FilesInput(attrs={"accept": ACCEPT})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [super(FilesField, self).clean(file, initial) for file in (data or [None])]


class UploadForm(forms.Form):
    """Many photos of one occasion: the same credit and place for all; a caption is written for each one later.

    `again`: this file was sent before and the answer never came; a photo of it that came in is not made twice.
    """

    # An empty file is refused by itself, with the others coming in.
    photos = FilesField(label=capfirst(_("photos")), allow_empty_file=True)
    credit_uk = forms.CharField(
        label=capfirst(_("credit (Ukrainian)")), max_length=200, required=False, validators=[no_file_name]
    )
    credit_en = forms.CharField(
        label=capfirst(_("credit (English)")), max_length=200, required=False, validators=[no_file_name]
    )
    place = forms.CharField(
        label=capfirst(_("place")), max_length=200, required=False, help_text=_("No closer than a city.")
    )
    gallery: forms.ModelChoiceField = forms.ModelChoiceField(
        Gallery.objects.none(), label=capfirst(_("add to gallery")), required=False
    )
    again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gallery"].queryset = Gallery.objects.all()  # type: ignore[attr-defined]


class BoxForm(forms.Form):
    """A part of the picture to destroy, in percent of its width and height."""

    x = forms.FloatField(
        label=capfirst(_("from the left, %")),
        widget=forms.NumberInput(attrs={"step": "any"}),
        min_value=0,
        max_value=99.9,
    )
    y = forms.FloatField(
        label=capfirst(_("from the top, %")),
        widget=forms.NumberInput(attrs={"step": "any"}),
        min_value=0,
        max_value=99.9,
    )
    width = forms.FloatField(
        label=capfirst(_("width, %")), widget=forms.NumberInput(attrs={"step": "any"}), min_value=0.1, max_value=100
    )
    height = forms.FloatField(
        label=capfirst(_("height, %")), widget=forms.NumberInput(attrs={"step": "any"}), min_value=0.1, max_value=100
    )

    suggested = forms.BooleanField(widget=forms.HiddenInput, required=False)
    confirmed = forms.BooleanField(label=_("Yes, destroy this"), required=False)

    def sides(self) -> list[forms.BoundField]:
        return [self[side] for side in ("x", "y", "width", "height")]

    def box(self) -> Box:
        data = self.cleaned_data
        return Box(x=data["x"] / 100, y=data["y"] / 100, width=data["width"] / 100, height=data["height"] / 100)


class BaseBoxFormSet(forms.BaseFormSet):
    """Boxes of one picture. Those that a detector suggested count only when a person has confirmed them."""

    def chosen(self, *, all_confirmed: bool = False) -> list[Box]:
        return [
            form.box()
            for form in self.filled()
            if all_confirmed or not form.cleaned_data["suggested"] or form.cleaned_data["confirmed"]
        ]

    def filled(self) -> list[BoxForm]:
        return [form for form in self.forms if form.cleaned_data and form not in self.deleted_forms]


MOST_BOXES = 50
BoxFormSet = forms.formset_factory(
    BoxForm, BaseBoxFormSet, extra=2, max_num=MOST_BOXES, validate_max=True, can_delete=True
)


class ReasonForm(forms.Form):
    """Why somebody needs what is under seal; `purposes` are the ones this person may have, (permission, words)."""

    purpose = forms.ChoiceField(label=capfirst(_("purpose")), widget=forms.RadioSelect)

    reason = forms.CharField(
        label=capfirst(_("reason")),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the log with your name."),
    )

    def __init__(self, *args: Any, purposes: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        if len(purposes) == 1:
            self.initial["purpose"] = purposes[0][0]
