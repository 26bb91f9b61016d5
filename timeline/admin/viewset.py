"""The list of events and the form of one, in Wagtail's admin."""

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from timeline.admin.filters import EventFilterSet
from timeline.admin.forms import EventForm
from timeline.exporters.cells import neutralised
from timeline.exporters.csv_format import joined
from timeline.models import Event


def standing_of(event) -> str:
    """In a word. Wagtail's own column asks twice for each row whether it is scheduled or waits for approval."""
    if not event.live:
        return "下書き"
    return "公開中＋下書き" if event.has_unpublished_changes else "公開中"


class NoCreation(SnippetChooserViewSet.create_view_class):
    """An event has a trail and sources, for which a chooser has no room."""

    def can_create(self):
        return False


class EventChooserViewSet(SnippetChooserViewSet):
    per_page = 20
    create_view_class = NoCreation


class EventIndexView(IndexView):
    @cached_property
    def header_more_buttons(self):
        may_write = self.request.user.has_perms(["timeline.add_event", "timeline.change_event"])
        together = Button("まとめて登録", url=reverse("timeline_quick_entry"), icon_name="list-ul", priority=10)
        whole = Button("直して戻せるCSV", url=reverse("timeline_export"), icon_name="download", priority=95)
        return [*super().header_more_buttons, *([together] if may_write else []), whole]

    def to_row_dict(self, event):
        """As last written. Cells that a spreadsheet would run are text; names are told apart as imports do."""
        event = event.as_latest()
        names = joined((entity.name for entity in event.entities.all()), ";")
        row = super().to_row_dict(event) | {"entity_names": names}
        return {name: neutralised(value) for name, value in row.items()}


class EventViewSet(SnippetViewSet):
    model = Event
    icon = "history"
    menu_label = "年表"
    menu_order = 205
    add_to_admin_menu = True
    chooser_viewset_class = EventChooserViewSet
    index_view_class = EventIndexView
    filterset_class = EventFilterSet
    list_per_page = 50
    list_display = [
        "title",
        Column("when", label="いつ", sort_key="sort"),
        Column("get_kind_display", label="種類", sort_key="kind"),
        Column("get_status_display", label="確かさ", sort_key="status"),
        Column("entity_names", label="企業・モデル"),
        Column("standing", label="状態", accessor=standing_of),
    ]
    list_export = [
        "slug",
        "title",
        "exported_start",
        "exported_end",
        "get_kind_display",
        "get_status_display",
        "entity_names",
        "importance",
        "summary",
        "sources_of_trail",
        "live",
    ]
    export_headings = {
        "exported_start": "いつ",
        "exported_end": "いつまで",
        "get_kind_display": "種類",
        "get_status_display": "確かさ",
        "entity_names": "企業・モデル",
        "sources_of_trail": "出典",
        "live": "公開中",
    }
    export_filename = "events"
    edit_handler = ObjectList(
        [
            FieldPanel("title", required_on_save=True),
            FieldRowPanel([FieldPanel("start", required_on_save=True), FieldPanel("end")]),
            FieldRowPanel([FieldPanel("kind", required_on_save=True), FieldPanel("importance")]),
            FieldPanel("summary"),
            InlinePanel(
                "trail",
                heading="経緯と出典",
                label="経緯",
                min_num=1,
                help_text="古い順に並べます。最後の行が、この出来事の確かさになります。",
            ),
            FieldPanel("entities", classname="event-entities"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("track"), FieldPanel("leader")])],
                heading="首位（種類が「首位」のとき）",
                classname="collapsed",
            ),
            MultiFieldPanel(
                [FieldPanel("fulfilled_by"), FieldPanel("slug")], heading="そのほか", classname="collapsed"
            ),
            PublishingPanel(),
        ],
        base_form_class=EventForm,
    )

    def get_queryset(self, request):
        return Event.objects.for_display()
