"""Words and domains that hold a comment."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from discussion.models import WordRule


class WordRuleViewSet(ModelViewSet):
    model = WordRule
    icon = "tag"
    name = "discussion_words"
    url_prefix = "discussion/words"
    copy_view_enabled = False
    add_to_reference_index = False
    list_filter = ["kind", "action", "is_active"]
    list_display = [
        "text",
        Column("get_kind_display", label="種類"),
        Column("get_action_display", label="扱い"),
        Column("is_active", label="使う", accessor=lambda rule: "使う" if rule.is_active else "休み"),
        Column("note", label="覚え書き"),
    ]
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("action")]),
        FieldPanel("text"),
        FieldPanel("note"),
        FieldPanel("is_active"),
    ]
