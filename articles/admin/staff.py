"""The people of the desk and their roles, kept by an administrator, who has no rights over content.

The hazard is that whoever gives roles could give them to themselves. So an administrator changes nobody who stands
above (a superuser) and no role of their own, and a person is either an administrator or works on content. Nobody gives
single permissions here: what a role may do is written in the code.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, SetUnusablePasswordMixin, UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.admin.audited import Audited
from articles.models import Membership
from articles.roles import ABILITIES, ADMINISTRATOR, CONTENT_ROLES
from newsroom.lib.alphabet import Alphabetical
from newsroom.lib.icons import yes_or_no

admin.site.unregister((User, Group))

ABOVE_ROLES = ("is_superuser",)


class PersonForm(UserChangeForm):
    def clean_groups(self) -> Any:
        groups = self.cleaned_data["groups"]
        names = {group.name for group in groups}
        if ADMINISTRATOR in names and names & set(CONTENT_ROLES):
            raise ValidationError(_t("An administrator has no rights over content: choose either."))
        return groups


class PasswordForm(AdminPasswordChangeForm):
    """Django's own says this in English, whatever the language."""

    usable_password_help_text = format_lazy(  # type: ignore[assignment]  # as lazy as Django's own part of it
        '{}<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        SetUnusablePasswordMixin.usable_password_help_text,
        _("If disabled, the current password for this user will be lost."),
    )


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ()
    fields = ("organisation",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("organisation")


# What is told in words where it can't be changed.
READ: dict[Any, str] = {"is_active": "works_here", "is_staff": "enters", "is_superuser": "is_above"}


@admin.register(User)
class PersonAdmin(Audited, UserAdmin):
    form = PersonForm
    change_password_form = PasswordForm
    inlines = (MembershipInline,)
    list_display = ("username", "full_name", "roles", "works_here", "last_login")
    list_filter = ("is_active", "groups")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Who it is"), {"fields": ("first_name", "last_name", "email")}),
        (_("Roles"), {"fields": ("is_active", "is_staff", "groups", *ABOVE_ROLES)}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined", *READ.values())

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("name"), ordering=Alphabetical("last_name"))
    def full_name(self, person: User) -> str:
        return person.get_full_name() or "—"

    @admin.display(description=User._meta.get_field("is_active").verbose_name, ordering="is_active")
    def works_here(self, person: User) -> str:
        return yes_or_no(person.is_active)

    @admin.display(description=User._meta.get_field("is_staff").verbose_name)
    def enters(self, person: User) -> str:
        return yes_or_no(person.is_staff)

    @admin.display(description=User._meta.get_field("is_superuser").verbose_name)
    def is_above(self, person: User) -> str:
        return yes_or_no(person.is_superuser)

    @admin.display(description=_("roles"))
    def roles(self, person: User) -> str:
        return ", ".join(group.name for group in person.groups.all()) or "—"

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        hidden = () if _stands_above(request) else ABOVE_ROLES
        read: dict[Any, Any] = {} if self.has_change_permission(request, obj) else READ
        if obj.pk == request.user.pk and hidden:
            read = {"is_staff": READ["is_staff"]}
        return [
            (
                name,
                {**options, "fields": [read.get(field, field) for field in options["fields"] if field not in hidden]},
            )
            for name, options in fieldsets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        own = obj is not None and obj.pk == request.user.pk and not _stands_above(request)
        return (*super().get_readonly_fields(request, obj), *(("groups", "is_staff") if own else ()))

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The page of a password has no other place where its success can be seen."""
        if request.resolver_match and request.resolver_match.url_name == "auth_user_password_change":
            self.record(request, obj, "password")
        return super().log_change(request, obj, message)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whoever sets a password could sign in with it: that of a superuser is for superusers."""
        below = obj is None or not obj.is_superuser or _stands_above(request)
        return super().has_change_permission(request, obj) and below

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """A person is switched off: what they did stays in the history under their name."""
        return False


@admin.register(Group)
class RoleAdmin(Audited, GroupAdmin):
    """Roles are written in the code (`articles.roles`) and in the editors' guide; here one reads them."""

    fields = ("name", "abilities")
    readonly_fields = ("abilities",)

    @admin.display(description=_("what it may do"))
    def abilities(self, group: Group) -> SafeString | str:
        words = [(ability.words,) for ability in ABILITIES if group.name in ability.roles]
        return format_html_join("", "<div>{}</div>", words) or "—"


def _stands_above(request: HttpRequest) -> bool:
    return bool(request.user.is_superuser)
