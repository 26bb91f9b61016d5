"""What the rows of a file name and what is there already, looked up in a few queries for all of them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Q

from core.validators import validate_ascii_slug
from facts.models import Entity, Source
from timeline.importers.exceptions import RefusedRow
from timeline.importers.holds import perhaps_held, refusal_of
from timeline.importers.rows import Row, Word, folded
from timeline.models import Event

NUMBERED = re.compile(r"#(?P<pk>[0-9]{1,9})\b")
validate_address = URLValidator(schemes=["http", "https"])
MAX_ADDRESS = 500
NO_ENTITY = "「{name}」という企業・モデルは登録されていません。先に「企業・モデルと出典」で登録してください。"
MANY_ENTITIES = "「{name}」に当たるものが複数あります。アドレス名（例：{slug}）で書いてください。"
NO_FULFILMENT = "実現した出来事「{slug}」は登録されていません。同じファイルにあるなら、もう一度取り込んでください。"


class Known:
    """Entities by any of their names, sources by address or number, events by address or title."""

    def __init__(self, entities: Iterable[Entity], sources: Iterable[Source], events: Iterable[Event]):
        self._entities = defaultdict(list)
        for entity in entities:
            for name in {folded(name) for name in (entity.slug, entity.name, entity.name_ja, *entity.aliases) if name}:
                self._entities[name].append(entity)
        self._sources = {self.key_of(source): source for source in sources}
        self._perhaps_held = {event.pk for event in events if event.perhaps_held}
        self._by_slug = {event.slug: event for event in map(Event.as_latest, events)}
        self._by_title = defaultdict(list)
        for event in self._by_slug.values():
            self._by_title[folded(event.title)].append(event)
        self._named: dict = {}

    @classmethod
    def of(cls, rows: list[Row]) -> Self:
        """Six queries, and some more for each draft."""
        keys = set().union(*(row.sources for row in rows))
        slugs = {row.values["slug"] for row in rows if row.values.get("slug")}
        slugs |= {row.fulfilled_by for row in rows if row.fulfilled_by}
        titles = {folded(row.title) for row in rows if row.title and not row.values.get("slug")}
        events = Event.objects.filter(Q(slug__in=slugs) | Q(pk__in=cls.events_titled(titles))).for_display()
        return cls(
            Entity.objects.all(),
            cls.sources_named(keys).values(),
            events.select_related("latest_revision").annotate(perhaps_held=perhaps_held()),
        )

    @staticmethod
    def events_titled(titles: set[str]) -> list[int]:
        """Those that are called so in whatever width of letters, which no index knows. One query for all titles."""
        all_titles = Event.objects.values_list("pk", "title") if titles else ()
        return [pk for pk, title in all_titles if folded(title) in titles]

    @classmethod
    def sources_named(cls, keys: Iterable[str]) -> dict[str, Source]:
        """The registered ones among these, by name. One query."""
        keys = set(keys)
        numbers = {int(found["pk"]) for key in keys if (found := NUMBERED.match(key))}
        found = Source.objects.filter(Q(url__in=keys) | Q(pk__in=numbers)) if keys else ()
        return {key: source for source in found if (key := cls.key_of(source)) in keys}

    @staticmethod
    def key_of(source: Source | None) -> str:
        """How `timeline.exporters` names it."""
        return "" if source is None else source.url or f"#{source.pk} {source}"

    def entity(self, name: str) -> Entity:
        found = self._entities.get(folded(name), [])
        if not found:
            raise RefusedRow(NO_ENTITY.format(name=name[:40]))
        exact = [entity for entity in found if name in (entity.slug, entity.name)]
        if len(exact or found) > 1:
            raise RefusedRow(MANY_ENTITIES.format(name=name[:40], slug=found[0].slug))
        return (exact or found)[0]

    def source(self, key: str) -> Source | None:
        """The source of this name; None for one that an address will make.

        Raises:
            RefusedRow: it is neither registered nor an address.
        """
        if key in self._sources or key == "":
            return self._sources.get(key)
        if key.startswith("#"):
            raise RefusedRow(f"出典「{key[:60]}」は登録されていません。")
        try:
            validate_address(key)
        except ValidationError:
            raise RefusedRow(f"出典「{key[:60]}」はアドレスではありません。https:// から書いてください。") from None
        if len(key) > MAX_ADDRESS:
            raise RefusedRow(f"出典のアドレスが長すぎます。{MAX_ADDRESS}字までです。")
        return None

    def remarks_on(self, trail: list[Word]) -> list[str]:
        unknown = [word.source for word in trail if word.source and self.source(word.source) is None]
        return [f"出典を新しく登録します：{key}" for key in dict.fromkeys(unknown)]

    def fulfilment(self, slug: str) -> Event:
        if slug not in self._by_slug:
            raise RefusedRow(NO_FULFILMENT.format(slug=slug[:80]))
        return self._by_slug[slug]

    def refusal_of(self, event: Event, user) -> str:
        """Why this person may not change it. A query only where there can be a reason."""
        return refusal_of(event, user) if event.pk in self._perhaps_held else ""

    def event_of(self, row: Row, entities: list | None) -> Event | None:
        """The event that a row speaks of: that of its address, else that of its title and entities; None for a new one.

        Raises:
            RefusedRow: there are several, or an earlier row speaks of the same.
        """
        slug = row.values.get("slug", "")
        if slug:
            try:
                validate_ascii_slug(slug)
            except ValidationError as error:
                raise RefusedRow(f"アドレス名：{error.messages[0]}") from None
        event = self._by_slug.get(slug) if slug else self._of_title(row, entities)
        self._claim(row, slug or (event.slug if event else self._likeness(row, entities)))
        return event

    def _of_title(self, row: Row, entities: list | None) -> Event | None:
        wanted = {entity.pk for entity in entities or []}
        found = [
            event
            for event in self._by_title.get(folded(row.title), [])
            if entities is None or {entity.pk for entity in event.entities.all()} == wanted
        ]
        same_date = [event for event in found if event.start == row.values["start"]]
        if len(same_date or found) > 1:
            raise RefusedRow("同じ件名の出来事が複数あります。CSVのアドレス名の列で、どれかを示してください。")
        return next(iter(same_date or found), None)

    @staticmethod
    def _likeness(row: Row, entities: list | None) -> tuple:
        return folded(row.title), row.values["start"], tuple(sorted(entity.pk for entity in entities or []))

    def _claim(self, row: Row, key) -> None:
        if key in self._named:
            raise RefusedRow(f"{self._named[key]}行目と同じ出来事です。")
        self._named[key] = row.line
