"""What machines are told of an article, a topic, an author or an entity."""

from urllib.parse import urlsplit

from wagtail.rich_text import get_text_for_indexing

from articles.entities import entities_shown
from articles.share_images import article_card, author_card, entity_card, topic_card
from core.metadata import Metadata, Publication, describe
from core.structured_data import web_page
from facts.models import Entity

TYPES = {
    Entity.Kind.COMPANY: "Organization",
    Entity.Kind.MODEL: "SoftwareApplication",
    Entity.Kind.PRODUCT: "SoftwareApplication",
    Entity.Kind.PERSON: "Person",
}
LONGEST_HEADLINE = 110
MOST_SUBJECTS = 12


def article_metadata(article, request) -> Metadata:
    """No query on the article's page: all of it is loaded there anyway."""
    publication = Publication.of(request)
    metadata = Metadata(
        url=article.get_full_url(request) or "",
        title=article.seo_title or article.title,
        description=describe(article.search_description, article.dek, first_words(article), publication.description),
        image=article_card(article).shown(),
        kind="article",
        published_at=article.first_published_at,
        modified_at=article.last_updated_at,
        section=article.main_topic.name if article.main_topic else "",
        tags=[topic.name for topic in article.topic_list],
        trail=article.breadcrumbs(request),
    )
    metadata.things = [news_article(article, metadata, publication)]
    return metadata


def first_words(article) -> str:
    """Of the first paragraph, without the marks of its sources."""
    blocks = (child for section in article.body for child in section.value["content"])
    return " ".join(next((words_of(child) for child in blocks if child.block_type == "paragraph"), []))


def words_of(child) -> list[str]:
    return child.block.get_searchable_content(child.value)


def news_article(article, metadata: Metadata, publication: Publication) -> dict:
    described = {
        "@type": "NewsArticle",
        "@id": f"{metadata.url}#article",
        "mainEntityOfPage": metadata.url,
        "url": metadata.url,
        "headline": article.title[:LONGEST_HEADLINE],
        "description": metadata.description,
        "image": [metadata.picture],
        "inLanguage": "ja",
        "isAccessibleForFree": True,
        "author": [person(author, publication.root) for author in article.authors],
        "publisher": publication.organization(),
        "publishingPrinciples": publication.principles,
        "articleSection": metadata.section,
        "keywords": metadata.tags,
        "about": [thing(entity, publication.root) for entity in entities_shown(article)[:MOST_SUBJECTS]],
        "correction": [correction(entry) for entry in article.history if entry.kind == entry.Kind.CORRECTION],
    }
    if metadata.published_at:
        described["datePublished"] = metadata.published_at.isoformat()
        described["dateModified"] = (metadata.modified_at or metadata.published_at).isoformat()
    described["author"] = described["author"] or [{"@id": described["publisher"]["@id"]}]
    return {name: value for name, value in described.items() if value not in ("", [])}


def correction(entry) -> dict:
    return {"@type": "CorrectionComment", "text": entry.note, "datePublished": entry.at.isoformat()}


def person(author, root: str) -> dict:
    described = {"@type": "Person", "name": author.name, "url": f"{root}{author.get_absolute_url()}"}
    if author.role:
        described["jobTitle"] = author.role
    addresses = [link.value["url"] for link in author.links]
    if same := [address for address in addresses if urlsplit(address).netloc and not address.startswith(f"{root}/")]:
        described["sameAs"] = same  # the same person elsewhere, not a page of this site
    return described


def thing(entity, root: str) -> dict:
    described = {
        "@type": TYPES.get(entity.kind, "Thing"),
        "name": entity.name,
        "url": f"{root}{entity.get_absolute_url()}",
    }
    if names := [name for name in (entity.name_ja, *entity.aliases) if name and name != entity.name]:
        described["alternateName"] = names
    return {**described, "sameAs": entity.website} if entity.website else described


def topic_metadata(topic, request, trail) -> Metadata:
    metadata = of_thing(request, topic, f"{topic.name}の記事", trail, topic_card(topic), topic.description)
    about = {"@type": "Thing", "name": topic.name}
    metadata.things = [web_page(metadata.url, metadata.title, metadata.description, kind="CollectionPage", about=about)]
    return metadata


def author_metadata(author, request, trail) -> Metadata:
    role = f"{author.role}、" if author.role else ""
    said = get_text_for_indexing(author.profile), f"{role}{author.name}の紹介と記事。"
    metadata = of_thing(request, author, author.name, trail, author_card(author), *said)
    metadata.kind = "profile"
    about = {**person(author, Publication.of(request).root), "description": metadata.description}
    metadata.things = [web_page(metadata.url, author.name, metadata.description, kind="ProfilePage", mainEntity=about)]
    return metadata


def entity_metadata(entity, request, trail) -> Metadata:
    fallback = f"{entity.get_kind_display()}「{entity.name}」の出来事と、取り上げた記事。"
    metadata = of_thing(request, entity, entity.name, trail, entity_card(entity), entity.description, fallback)
    about = {**thing(entity, Publication.of(request).root), "description": metadata.description}
    metadata.things = [web_page(metadata.url, entity.name, metadata.description, kind="CollectionPage", about=about)]
    return metadata


def of_thing(request, subject, title: str, trail, card, *descriptions: str) -> Metadata:
    publication = Publication.of(request)
    return Metadata(
        url=f"{publication.root}{subject.get_absolute_url()}",
        title=title,
        description=describe(*descriptions, publication.description),
        image=card.shown(),
        trail=trail,
    )
