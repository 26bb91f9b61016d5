"""Puts the demonstration into a site that has nothing of its own yet. Afterwards it belongs to the editors."""

import datetime as dt
import json

from django.core.files.base import ContentFile
from django.db import connection, transaction
from wagtail.models import PageLogEntry

from articles.models import (
    ArticleAuthor,
    ArticleIndexPage,
    ArticlePage,
    Author,
    TaggedArticle,
    Topic,
    UpdateEntry,
)
from core.follow_up import put_off
from core.models import SiteImage, SiteSettings
from core.purging import purge_after_commit
from facts.models import Entity, Source
from home.demo import content
from home.demo.content import home as front
from home.demo.discussion import add_comments
from home.demo.figures import FIGURES, render_png
from home.demo.renditions import make_renditions
from home.demo.writing import Block, Library, block_id, stream
from home.models import EditorsChoice, HomePage, StandardPage
from home.where_shown import whole_site
from timeline.models import Event, TimelinePage

CREDIT = "図版：airace"
LICENCE = "編集部作成（BSD-3-Clause）"


def load_demo() -> bool:
    """Load all of it, the sizes of its pictures too, or nothing; returns whether it was loaded.

    It is loaded once: what an editor changes, moves or deletes afterwards
    stays changed. An interrupted load leaves no rows, only picture files that
    nothing refers to. The pictures for social sites come afterwards, by the clockwork.
    """
    if is_in_use():
        return False
    with transaction.atomic():
        allow_long_pauses()
        with put_off():
            add_everything()
        make_renditions()
        purge_after_commit(whole_site())
    return True


def is_in_use() -> bool:
    """Whether anybody, the demo included, ever made or changed a page here, or any of what pages are made from.

    Wagtail's log of pages stays when the pages are gone. A few cheap queries.
    """
    return PageLogEntry.objects.exists() or any(
        model.objects.exists() for model in (Author, Entity, SiteImage, Source, Topic)
    )


def allow_long_pauses() -> None:
    """On a slow machine, drawing and compressing may take longer than a transaction may otherwise rest."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


def add_everything() -> None:
    home = HomePage.objects.get()
    index = ArticleIndexPage.objects.child_of(home).get()
    library = Library(sources=add_sources(), entities=add_entities(), images=add_images())
    library.events.update(add_events(library))
    topics, authors = add_topics(), add_authors(library)
    articles = {
        manuscript["slug"]: add_article(index, manuscript, library, topics, authors) for manuscript in content.ARTICLES
    }
    about_page = add_standard_pages(home, library)
    describe_site(about_page)
    arrange_front_page(home, articles)
    add_comments(articles)


def add_sources() -> dict[str, int]:
    keys = {}
    for fields in content.SOURCES:
        known = {name: value for name, value in fields.items() if name != "key"}
        known["url"] = known.get("url") or None
        keys[fields["key"]] = Source.objects.create(**known).pk
    return keys


def add_entities() -> dict[str, int]:
    keys = {}
    for fields in sorted(content.ENTITIES, key=lambda entity: entity.get("parent") or ""):
        known = {**fields, "parent_id": keys.get(fields.get("parent"))}
        known.pop("parent", None)
        keys[fields["slug"]] = Entity.objects.create(**known).pk
    return keys


def add_images() -> dict[str, int]:
    return {key: add_image(key, figure).pk for key, figure in FIGURES.items()}


def add_image(key: str, figure) -> SiteImage:
    image = SiteImage(
        title=figure.title,
        description=figure.alt,
        credit=CREDIT,
        licence=LICENCE,
        file=ContentFile(render_png(figure), name=f"{key}.png"),
    )
    if figure.focal_point:
        (
            image.focal_point_x,
            image.focal_point_y,
            image.focal_point_width,
            image.focal_point_height,
        ) = figure.focal_point
    image.save()
    return image


def add_events(library: Library) -> dict[str, int]:
    TimelinePage.objects.update(intro=content.TIMELINE_INTRO)
    return {fields["slug"]: add_event(fields, library).pk for fields in content.EVENTS}


def add_event(fields: dict, library: Library) -> Event:
    own = {name: value for name, value in fields.items() if name not in ("entities", "trail", "leader")}
    event = Event(**own, leader_id=library.entities.get(fields.get("leader")))
    for entry in fields["trail"]:
        event.add_to_trail(**{**entry, "source": Source(pk=library.sources[entry["source"]])})
    event.entities = Entity.objects.filter(slug__in=fields["entities"])
    event.save()
    event.save_revision().publish()
    return event


def add_topics() -> dict[str, Topic]:
    return {
        fields["slug"]: Topic.objects.create(
            slug=fields["slug"], name=fields["name"], description=fields["description"]
        )
        for fields in content.TOPICS
    }


def add_authors(library: Library) -> dict[str, Author]:
    return {
        fields["slug"]: Author.objects.create(
            slug=fields["slug"],
            name=fields["name"],
            role=fields["role"],
            profile=library.paragraphs(fields["profile"]),
            links=json.dumps([{"type": "link", "value": link} for link in fields["links"]]),
        )
        for fields in content.AUTHORS
    }


def add_article(index, manuscript: dict, library: Library, topics, authors) -> ArticlePage:
    slug = manuscript["slug"]
    sections = [*opening(manuscript.get("lead", ()), slug), *manuscript["sections"]]
    article = ArticlePage(
        slug=slug,
        title=manuscript["title"],
        dek=manuscript["dek"],
        search_description=manuscript["dek"],
        hero_image_id=library.images[manuscript["hero"]],
        hero_caption=manuscript["hero_caption"],
        first_published_at=dt.datetime.fromisoformat(manuscript["first_published_at"]),
        key_points=json.dumps(
            [
                {"type": "point", "value": {"heading": heading, "text": text}, "id": block_id(f"{slug}/{heading}")}
                for heading, text in manuscript.get("key_points", ())
            ]
        ),
        body=json.dumps(stream(sections, library, slug)),
        other_sources=json.dumps(
            [{"type": "source", "value": library.sources[key]} for key in manuscript.get("extra_sources", ())]
        ),
    )
    article.article_authors = [ArticleAuthor(author=authors[key]) for key in manuscript["authors"]]
    article.tagged_topics = [TaggedArticle(tag=topics[key]) for key in manuscript["topics"]]
    index.add_child(instance=article)
    article.save_revision().publish()
    for entry in manuscript.get("updates", ()):
        if entry["kind"] != UpdateEntry.Kind.PUBLICATION:
            UpdateEntry.objects.create(
                article=article, kind=entry["kind"], at=dt.datetime.fromisoformat(entry["at"]), note=entry["note"]
            )
    return article


def opening(blocks, slug: str) -> list[Block]:
    """What stands before the first heading: a section without one."""
    if not blocks:
        return []
    return [Block("section", lambda library: {"heading": "", "content": stream(blocks, library, f"{slug}/opening")})]


def add_standard_pages(home, library: Library) -> StandardPage:
    """The pages about the publication; returns the first, which holds the others."""
    first, *others = content.PAGES
    about_page = add_standard_page(home, first, library)
    for manuscript in others:
        add_standard_page(about_page, manuscript, library)
    return about_page


def add_standard_page(parent, manuscript: dict, library: Library) -> StandardPage:
    page = StandardPage(
        slug=manuscript["slug"],
        title=manuscript["title"],
        intro=manuscript["intro"],
        body=json.dumps(stream(manuscript["blocks"], library, manuscript["slug"])),
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def describe_site(about_page: StandardPage) -> None:
    """What the publication says of itself; a word that is there already stays."""
    site = SiteSettings.load()
    site.tagline = site.tagline or front.TAGLINE
    site.description = site.description or front.DESCRIPTION
    site.footer_note = site.footer_note or front.FOOTER_NOTE
    site.about_page = site.about_page or about_page
    site.save()


def arrange_front_page(home, articles: dict[str, ArticlePage]) -> None:
    home.lead_article = articles[front.LEAD]
    home.editors_choice = [EditorsChoice(article=articles[slug]) for slug in front.EDITORS_CHOICE]
    home.save_revision().publish()
