"""`{% url %}` that remembers the addresses of public pages: a list asks for the same ones again and again.

A builtin of every template (`TEMPLATES` of the settings), it stands in for Django's own of the same name.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.translation import get_language

register = template.Library()

PUBLIC = "articles:"


class PublicURLNode(URLNode):
    def render(self, context: template.Context) -> str:
        name = self.view_name.resolve(context)
        if self.kwargs or self.asvar or not str(name).startswith(PUBLIC):
            return super().render(context)
        return _address(name, tuple(each.resolve(context) for each in self.args), get_language())


@lru_cache(maxsize=20_000)
def _address(name: str, args: tuple[Any, ...], _language: str | None) -> str:
    return conditional_escape(reverse(name, args=args))


@register.tag
def url(parser: template.base.Parser, token: template.base.Token) -> URLNode:
    node = django_url(parser, token)
    return PublicURLNode(node.view_name, node.args, node.kwargs, node.asvar)
