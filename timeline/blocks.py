"""The timeline inside an article."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks

from core.date_block import PartialDateBlock
from core.validators import validate_has_end, validate_has_start
from facts.blocks import EntityChooserBlock, UnloadedChooserBlock
from timeline.examples import example_events
from timeline.figure import Figure, draw_events
from timeline.models import Event, TimelinePage
from timeline.shown_events import show_events
from timeline.vocabulary import EventKind

MOST_EVENTS = 40


class EventChooserBlock(UnloadedChooserBlock):
    """An event: an article loads those of all its timelines at once."""

    def __init__(self, **kwargs):
        super().__init__("timeline.Event", **{"label": "出来事", **kwargs})


class EventFilterBlock(blocks.StructBlock):
    """Which events come by themselves, also those written later."""

    entities = blocks.ListBlock(
        EntityChooserBlock(), label="企業・モデル", default=[], help_text="企業を選ぶと、そのモデルの出来事も入ります。"
    )
    kinds = blocks.MultipleChoiceBlock(label="種類", required=False, choices=EventKind.choices, search_index=False)
    since = PartialDateBlock(label="いつから", required=False, validators=[validate_has_start])
    until = PartialDateBlock(label="いつまで", required=False, validators=[validate_has_end])
    importance = blocks.ChoiceBlock(
        label="重み",
        choices=[("1", "すべて"), ("2", "ふつう以上"), ("3", "大きいものだけ")],
        default="1",
        search_index=False,
    )
    most = blocks.IntegerBlock(
        label="多くても",
        default=20,
        min_value=1,
        max_value=MOST_EVENTS,
        help_text="これより多ければ、新しいものを残します。",
    )

    class Meta:
        icon = "filter"
        label = "条件"

    def get_searchable_content(self, value):
        return []


class TimelineValue(blocks.StructValue):
    """What a block of the timeline shows."""

    @property
    def picked(self) -> list[int]:
        """Keys of the events chosen by hand, in the editor's order; a source of none means: by the filter."""
        return [event.pk for event in self["events"] if event]

    def selection(self):
        """The published events that the filter finds, the newest first and no more than it allows."""
        chosen = self["filter"]
        events = Event.objects.published().filter(importance__gte=int(chosen["importance"] or 1))
        if entities := [entity for entity in chosen["entities"] if entity]:
            events = events.of(*entities)
        if chosen["kinds"]:
            events = events.filter(kind__in=chosen["kinds"])
        since, until = chosen["since"], chosen["until"]
        events = events.overlapping(since.lo if since else None, until.hi if until else None)
        return events.newest_first()[: chosen["most"] or MOST_EVENTS]

    @property
    def shown(self) -> list[Event]:
        """The events in order of time; loaded for all blocks of a page at once by `show_events`, else for this one."""
        if not hasattr(self, "_shown"):
            show_events([self])
        return self._shown

    @shown.setter
    def shown(self, events):
        self._shown = events

    @property
    def figure(self) -> Figure | None:
        """The picture over the list; None for a mere list, and where there is nothing to draw."""
        leads = [event for event in self.shown if event.kind == EventKind.LEAD]
        drawn = {"list": [], "lanes": self.shown, "band": leads}[self["look"] or "list"]
        return draw_events(drawn, today=timezone.localdate(), leads=leads) if drawn else None

    @property
    def sources(self) -> list:
        """The sources of its events, each once."""
        said = {entry.source_id: entry.source for event in self.shown for entry in event.trail.all() if entry.source_id}
        return list(said.values())


class TimelineBlock(blocks.StructBlock):
    """Events picked by hand, or found by a filter, as a list, as lanes or as the band of who leads."""

    LOOKS = [("list", "一覧"), ("lanes", "企業ごとの図と一覧"), ("band", "先頭の帯と一覧")]

    caption = blocks.CharBlock(label="年表の題", max_length=120, help_text="何の流れを見せるか。例：先頭の移り変わり")
    look = blocks.ChoiceBlock(label="見せ方", choices=LOOKS, default="list", search_index=False)
    events = blocks.ListBlock(
        EventChooserBlock(),
        label="出来事",
        default=[],
        max_num=MOST_EVENTS,
        help_text="手で選ぶとき。空にすると、下の条件に合う出来事が自動で並びます。",
    )
    filter = EventFilterBlock(label="条件で選ぶ")
    note = blocks.CharBlock(label="注", required=False, default="", max_length=300)

    class Meta:
        icon = "history"
        label = "年表"
        group = "図"
        template = "blocks/timeline.html"
        label_format = "{caption}"
        value_class = TimelineValue
        description = "登録した出来事を並べます。出来事を直すと、この記事の年表も変わります。"
        form_layout = blocks.BlockGroup(children=["caption", "look", "events", "filter"], settings=["note"])

    def get_searchable_content(self, value):
        # Events are found as events.
        return [value["caption"], value["note"]]

    def clean(self, value):
        value = super().clean(value)
        if not value.picked and not has_condition(value["filter"]):
            raise blocks.StructBlockValidationError(
                block_errors={"events": ValidationError("出来事を選ぶか、条件を一つ以上決めてください。")}
            )
        return value

    def get_preview_value(self):
        value = self.normalize({"caption": "モデルの公開をめぐって", "look": "lanes"})
        value.shown = example_events()
        return value

    def extract_references(self, value):
        """The events; or the entities of the filter, and the timeline itself, which any event changes."""
        if value.picked:
            yield from self.child_blocks["events"].extract_references(value["events"])
            return
        yield from self.child_blocks["filter"].extract_references(value["filter"])
        for pk in TimelinePage.objects.values_list("pk", flat=True)[:1]:
            yield TimelinePage, str(pk), "filter", "filter"


def has_condition(chosen) -> bool:
    return any(chosen[name] for name in ("entities", "kinds", "since", "until")) or chosen["importance"] != "1"
