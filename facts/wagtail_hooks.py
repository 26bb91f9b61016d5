"""The admin of what is known: entities and sources, their choosers, and the source button of the text editor."""

from django.urls import reverse_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, UsageCountColumn
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from facts.deletion import refuse_deletion_in_use
from facts.draftail import register_source
from facts.models import Entity, Source


class SourceChooserViewSet(SnippetChooserViewSet):
    """Lets an editor make a source without leaving the article."""

    form_fields = ["title", "publisher", "kind", "published_on", "url"]
    creation_tab_label = "新しい出典"
    create_action_label = "登録して選ぶ"


class EntityChooserViewSet(SnippetChooserViewSet):
    form_fields = ["kind", "name", "name_ja", "reading", "slug", "parent"]
    creation_tab_label = "新しく登録"
    create_action_label = "登録して選ぶ"


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "openquote"
    chooser_viewset_class = SourceChooserViewSet
    list_display = [
        "title",
        "publisher",
        Column("get_kind_display", label="種類", sort_key="kind"),
        Column("published_on", label="発行日"),
        UsageCountColumn("usage_count", label="使われた数"),
    ]
    list_filter = ["kind"]
    list_export = ["title", "publisher", "kind", "published_on", "url", "archive_url"]
    list_per_page = 50
    panels = [
        FieldPanel("title"),
        FieldPanel("publisher"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("published_on")]),
        FieldPanel("url"),
        MultiFieldPanel(
            [FieldPanel("archive_url"), FieldPanel("accessed_on"), FieldPanel("note")],
            heading="保存版と覚え書き",
            classname="collapsed",
        ),
    ]

    def get_queryset(self, request):
        return Source.objects.annotate(usage_count=ReferenceIndex.usage_count_subquery(Source))


class EntityViewSet(SnippetViewSet):
    model = Entity
    icon = "site"
    chooser_viewset_class = EntityChooserViewSet
    list_display = [
        "name",
        "name_ja",
        Column("get_kind_display", label="種類", sort_key="kind"),
        Column("parent", label="属する企業・製品"),
        UsageCountColumn("usage_count", label="使われた数"),
    ]
    list_filter = ["kind", "parent"]
    list_export = ["slug", "kind", "name", "name_ja", "reading"]
    list_per_page = 50
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("parent")]),
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_ja")]),
        FieldRowPanel([FieldPanel("reading"), FieldPanel("slug")]),
        FieldPanel("aliases"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("lane"), FieldPanel("website")]),
    ]

    def get_queryset(self, request):
        return Entity.objects.annotate(usage_count=ReferenceIndex.usage_count_subquery(Entity))


class FactsViewSetGroup(SnippetViewSetGroup):
    menu_label = "企業・モデルと出典"
    menu_icon = "list-ul"
    menu_order = 210
    items = [EntityViewSet, SourceViewSet]


register_snippet(FactsViewSetGroup)


@hooks.register("register_rich_text_features")
def register_source_feature(features):
    chooser = Source.snippet_viewset.chooser_viewset
    register_source(features, choose_address=reverse_lazy(chooser.get_url_name("choose")))


hooks.register("before_delete_snippet", refuse_deletion_in_use)
