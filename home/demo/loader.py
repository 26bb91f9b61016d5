"""Puts the demonstration into the database. What is there already stays as it is."""

import datetime as dt
import json

from django.core.files.base import ContentFile
from wagtail.models import Page

from articles.models import (
    ArticleAuthor,
    ArticleIndexPage,
    ArticlePage,
    Author,
    TaggedArticle,
    Topic,
    UpdateEntry,
)
from core.models import SiteImage, SiteSettings
from facts.models import Entity, Source
from home.demo import content
from home.demo.content import home as front
from home.demo.figures import FIGURES, render_png
from home.demo.renditions import make_renditions
from home.demo.writing import Block, Library, block_id, stream
from home.models import EditorsChoice, HomePage, StandardPage

CREDIT = "図版：airace"
LICENCE = "編集部作成（BSD-3-Clause）"


def load_demo() -> bool:
    """Load all of it; returns whether anything was new. A second call reads a few rows and changes none."""
    home = HomePage.objects.get()
    before = (Page.objects.count(), SiteImage.objects.count(), Source.objects.count(), Entity.objects.count())
    library = Library(sources=load_sources(), entities=load_entities(), images=load_images())
    topics, authors = load_topics(), load_authors(library)
    index = ArticleIndexPage.objects.child_of(home).get()
    for article in content.ARTICLES:
        if not ArticlePage.objects.child_of(index).filter(slug=article["slug"]).exists():
            add_article(index, article, library, topics, authors)
    add_standard_pages(home, library)
    arrange_front_page(home)
    is_new = before != (Page.objects.count(), SiteImage.objects.count(), Source.objects.count(), Entity.objects.count())
    if is_new:
        make_renditions()
    return is_new


def load_sources() -> dict[str, int]:
    keys = {}
    for fields in content.SOURCES:
        known = {name: value for name, value in fields.items() if name != "key"}
        known["url"] = known.get("url") or None
        source, _ = Source.objects.get_or_create(
            title=known.pop("title"), publisher=known.pop("publisher"), defaults=known
        )
        keys[fields["key"]] = source.pk
    return keys


def load_entities() -> dict[str, int]:
    keys = {}
    for fields in sorted(content.ENTITIES, key=lambda entity: entity.get("parent") or ""):
        known = {**fields, "parent_id": keys.get(fields.get("parent"))}
        known.pop("parent", None)
        entity, _ = Entity.objects.get_or_create(slug=known.pop("slug"), defaults=known)
        keys[entity.slug] = entity.pk
    return keys


def load_images() -> dict[str, int]:
    keys = dict(SiteImage.objects.filter(title__in=[f.title for f in FIGURES.values()]).values_list("title", "pk"))
    for key, figure in FIGURES.items():
        if figure.title not in keys:
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
            keys[figure.title] = image.pk
    return {key: keys[figure.title] for key, figure in FIGURES.items()}


def load_topics() -> dict[str, Topic]:
    return {
        fields["slug"]: Topic.objects.get_or_create(
            slug=fields["slug"], defaults={"name": fields["name"], "description": fields["description"]}
        )[0]
        for fields in content.TOPICS
    }


def load_authors(library: Library) -> dict[str, Author]:
    return {
        fields["slug"]: Author.objects.get_or_create(
            slug=fields["slug"],
            defaults={
                "name": fields["name"],
                "role": fields["role"],
                "profile": library.paragraphs(fields["profile"]),
                "links": json.dumps([{"type": "link", "value": link} for link in fields["links"]]),
            },
        )[0]
        for fields in content.AUTHORS
    }


def add_article(index, manuscript: dict, library: Library, topics, authors) -> None:
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


def opening(blocks, slug: str) -> list[Block]:
    """What stands before the first heading: a section without one."""
    if not blocks:
        return []
    return [Block("section", lambda library: {"heading": "", "content": stream(blocks, library, f"{slug}/opening")})]


def add_standard_pages(home, library: Library) -> None:
    parent = home
    for manuscript in content.PAGES:
        page = StandardPage.objects.child_of(parent).filter(slug=manuscript["slug"]).first()
        if page is None:
            page = StandardPage(
                slug=manuscript["slug"],
                title=manuscript["title"],
                intro=manuscript["intro"],
                body=json.dumps(stream(manuscript["blocks"], library, manuscript["slug"])),
            )
            parent.add_child(instance=page)
            page.save_revision().publish()
        # The first page holds the others.
        parent = page if parent == home else parent


def arrange_front_page(home) -> None:
    if home.lead_article_id:
        return
    SiteSettings.objects.update_or_create(
        defaults={"tagline": front.TAGLINE, "description": front.DESCRIPTION, "footer_note": front.FOOTER_NOTE}
    )
    home.lead_article = ArticlePage.objects.get(slug=front.LEAD)
    home.editors_choice = [EditorsChoice(article=ArticlePage.objects.get(slug=slug)) for slug in front.EDITORS_CHOICE]
    home.save_revision().publish()
