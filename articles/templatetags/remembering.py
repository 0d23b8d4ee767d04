"""`{% remember "row" edition.hash … %}…{% endremember %}`: a piece of a page that is rendered once a process.

What follows the name must tell everything that the piece shows, beside the page's language: an edition by its hash
(which never changes), a picture by its token (which changes with its files). Where the first of these is empty, the
piece is rendered each time. Nothing inside may do more than show: what a tag leaves behind, it would leave once.

A builtin of every template (`TEMPLATES` of the settings), as `{% url %}` is.
"""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from newsroom.lib.remembering import Texts

register = template.Library()

MOST = 8_000_000  # bytes in a process
pieces = Texts(MOST)


class RememberNode(template.Node):
    def __init__(self, nodelist: template.NodeList, shown: list[template.base.FilterExpression]) -> None:
        self.nodelist = nodelist
        self.shown = shown

    def render(self, context: template.Context) -> str:
        shown = tuple(each.resolve(context, ignore_failures=True) for each in self.shown)
        if not shown[1]:
            return self.nodelist.render(context)
        return pieces.get((get_language(), settings.SITE_URL, *shown), lambda: self.nodelist.render(context))


@register.tag
def remember(parser: template.base.Parser, token: template.base.Token) -> RememberNode:
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    return RememberNode(nodelist, [parser.compile_filter(each) for each in token.split_contents()[1:]])
