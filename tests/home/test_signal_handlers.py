"""Which cached addresses each change purges."""

import json

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.signal_handlers import disable_reference_index_auto_update

from articles.models import ArticleAuthor, ArticlePage, TaggedArticle, UpdateEntry
from core.models import SiteSettings
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.pages import article, article_index, home_page, section, standard_page
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db


def lists(*paths):
    """A list without further pages has two addresses."""
    return {address for path in paths for address in (path, f"{path}?page=1")}


def feeds(*paths):
    return {f"{path}feed.{form}" for path in paths for form in ("xml", "json")}


def things(*paths):
    """Topics, authors and entities: a list and its feeds."""
    return lists(*paths) | feeds(*paths)


def sitemaps(*names):
    return {"/sitemap.xml", *(f"/sitemap-{name}.xml" for name in names)}


ARTICLE_FEEDS = {"/feeds/articles.xml", "/feeds/articles.json"}
FILES = {*ARTICLE_FEEDS, "/news-sitemap.xml", "/llms.txt", *sitemaps("articles", "topics", "authors")}
PAGE_FILES = {"/llms.txt", *sitemaps("pages")}
FRONT_AND_LISTS = {"/", "/topics/", *lists("/articles/")}
CORRECTIONS = {*lists("/corrections/"), "/corrections/feed.xml"}
THINGS = ("/topics/topic/", "/authors/author/", "/entities/gpt/", "/entities/openai/")
IN_FULL = ARTICLE_FEEDS | feeds(*THINGS)
WHERE_SHOWN = {"/articles/shows/", *FRONT_AND_LISTS, *things(*THINGS), *FILES}


def about(entity, *sources):
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}]}],
    }
    sources = [source.pk for source in sources]
    return [section(("comparison_table", {"caption": "表", "grid": grid, "sources": sources}))]


def linking_to(page):
    return [section(("paragraph", f'<p><a linktype="page" id="{page.pk}">記事</a></p>'))]


def publish(page):
    return page.save_revision().publish


@pytest.fixture
def scene():
    """One article that shows one of each, and a stranger that shows none of them."""
    company = EntityFactory(slug="openai")
    model = EntityFactory(slug="gpt", parent=company)
    source, image = SourceFactory(), site_image()
    topic, author = TopicFactory(slug="topic"), AuthorFactory(slug="author")
    page = article(slug="shows", sections=about(model, source), topics=[topic], authors=[author], hero_image=image)
    article(slug="stranger", topics=[TopicFactory(slug="strange")])
    # Without a date it stands beside no other.
    ArticlePage.objects.filter(slug="stranger").update(first_published_at=None)
    return {
        "page": page,
        "company": company,
        "model": model,
        "source": source,
        "image": image,
        "topic": topic,
        "author": author,
    }


# An article


def test_publishing_an_article_purges_every_address_where_it_shows_in_one_batch(purges, scene):
    assert purges(publish(scene["page"])) == WHERE_SHOWN
    assert purges.batches == [WHERE_SHOWN]


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_a_withdrawn_or_deleted_article_goes_from_the_same_addresses(purges, scene, act):
    assert purges(getattr(scene["page"], act)) == WHERE_SHOWN


def test_a_kept_draft_purges_nothing(purges, scene):
    assert purges(scene["page"].save_revision) == set()


def test_an_entity_newly_mentioned_counts_before_the_reference_index_knows_it(purges, scene):
    scene["page"].body = json.dumps(about(EntityFactory(slug="claude", parent=EntityFactory(slug="anthropic"))))
    with disable_reference_index_auto_update():
        urls = purges(publish(scene["page"]))
    assert urls == WHERE_SHOWN | things("/entities/claude/", "/entities/anthropic/")


def test_what_an_article_had_and_lost_is_purged_once_more(purges, scene):
    page = scene["page"]
    page.slug, page.body = "moved", json.dumps([section(("paragraph", "<p>本文。</p>"))])
    page.tagged_topics = [TaggedArticle(tag=TopicFactory(slug="new"))]
    page.article_authors = [ArticleAuthor(author=AuthorFactory(slug="other"))]
    new = {"/articles/moved/", *things("/topics/new/", "/authors/other/")}
    assert purges(publish(page)) == WHERE_SHOWN | new | {"/articles/shows"}  # the last by Wagtail, for its redirect


def test_articles_that_relate_it_or_link_to_it_show_it_too(purges, scene):
    article(slug="same-topic", topics=[scene["topic"]])
    article(slug="same-model", sections=about(scene["model"]))
    article(slug="same-company-only", sections=about(scene["company"]))
    article(slug="links", sections=linking_to(scene["page"]))
    others = {"/articles/same-topic/", "/articles/same-model/", "/articles/links/"}
    assert purges(scene["page"].unpublish) == WHERE_SHOWN | others


def test_every_page_of_each_list_is_purged_and_the_one_that_vanishes_as_well(purges, scene, settings):
    settings.ARTICLES_PER_PAGE = 1
    article(slug="second", topics=[scene["topic"]], authors=[scene["author"]], sections=about(scene["model"]))
    longer = ["/topics/topic/", "/authors/author/", "/entities/gpt/", "/entities/openai/", "/articles/"]
    second_pages = {f"{path}?page=2" for path in longer}
    urls = purges(scene["page"].unpublish)
    assert urls == WHERE_SHOWN | second_pages | {"/articles/second/", "/articles/?page=3"}


def record(page, kind):
    return UpdateEntry.objects.create(article=page, kind=kind, note="直した")


@pytest.mark.parametrize("kind", ["update", "addition"])
def test_a_told_change_purges_its_article_and_what_tells_when_it_changed(purges, scene, kind):
    assert purges(lambda: record(scene["page"], kind)) == {"/articles/shows/", *IN_FULL, *FILES}


def test_a_correction_also_the_list_of_corrections_and_its_feed(purges, scene):
    assert purges(lambda: record(scene["page"], "correction")) == {"/articles/shows/", *IN_FULL, *FILES, *CORRECTIONS}


def test_a_correction_told_by_a_publication_does_so_too(purges, scene):
    scene["page"].change_kind, scene["page"].change_note = "correction", "直した"
    assert purges(publish(scene["page"])) == WHERE_SHOWN | CORRECTIONS


@pytest.mark.parametrize("act", ["publish", "unpublish", "delete", "restrict"])
def test_the_corrections_of_an_article_come_and_go_with_it(purges, scene, act):
    record(scene["page"], "correction")
    acts = {"publish": publish(scene["page"]), "restrict": lambda: restrict(scene["page"])}
    assert purges(acts.get(act) or getattr(scene["page"], act)) == WHERE_SHOWN | CORRECTIONS


def test_every_page_of_the_corrections_is_purged(purges, scene, settings):
    settings.CORRECTIONS_PER_PAGE = 1
    record(scene["page"], "correction")
    urls = purges(lambda: record(scene["page"], "correction"))
    assert urls == {"/articles/shows/", *IN_FULL, *FILES, *CORRECTIONS, "/corrections/?page=2"}


# Privacy


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type="password", password="pw")


def test_an_article_made_private_or_public_again_goes_from_everywhere_and_comes_back(purges, scene):
    assert purges(lambda: restrict(scene["page"])) == WHERE_SHOWN
    assert purges(PageViewRestriction.objects.get().delete) == WHERE_SHOWN


def test_the_same_through_the_admin(purges, scene, admin_client):
    address = reverse("wagtailadmin_pages:set_privacy", args=[scene["page"].pk])
    assert purges(lambda: admin_client.post(address, {"restriction_type": "login"})) == WHERE_SHOWN
    assert PageViewRestriction.objects.exists()
    assert purges(lambda: admin_client.post(address, {"restriction_type": "none"})) == WHERE_SHOWN
    assert not PageViewRestriction.objects.exists()


def test_the_list_of_articles_made_private_takes_all_articles_with_it(purges, scene):
    stranger = {"/articles/stranger/", *things("/topics/strange/")}
    assert purges(lambda: restrict(article_index())) == WHERE_SHOWN | stranger | PAGE_FILES


def test_what_lies_below_a_private_page_is_private_too_and_so_are_the_aliases(purges):
    page = standard_page(slug="policies")
    below = standard_page(slug="below", parent=page)
    below.create_alias(parent=home_page(), update_slug="alias")
    assert purges(lambda: restrict(page)) == {"/", "/policies/", "/policies/below/", "/alias/", *PAGE_FILES}


# What articles show


@pytest.mark.parametrize("thing", ["author", "topic"])
def test_the_name_of_an_author_or_topic_stands_wherever_the_articles_do(purges, scene, thing):
    assert purges(scene[thing].save) == WHERE_SHOWN | own_files(thing)


def own_files(thing):
    return {"/follow/"} if thing == "topic" else set()


@pytest.mark.parametrize("thing", ["topic", "author"])
def test_the_former_address_of_a_topic_or_author_is_purged_as_well(purges, scene, thing):
    scene[thing].slug = "renamed"
    assert purges(scene[thing].save) == WHERE_SHOWN | things(f"/{thing}s/renamed/") | own_files(thing)


TOPIC_FILES = {"/follow/", "/llms.txt", *sitemaps("topics")}


def test_a_topic_without_articles_has_its_page_and_everything_that_a_topic_shows_on(purges):
    assert purges(TopicFactory(slug="lonely").save) == {"/topics/", *things("/topics/lonely/"), *TOPIC_FILES}


def test_a_deleted_topic_goes_from_everywhere(purges, scene):
    assert purges(scene["topic"].delete) == WHERE_SHOWN | TOPIC_FILES


def test_a_picture_stands_on_the_cards_of_its_article(purges, scene):
    assert purges(scene["image"].save) == WHERE_SHOWN
    assert purges(scene["image"].delete) == WHERE_SHOWN


def test_a_source_shows_on_the_article_and_in_the_feeds_that_hold_its_text(purges, scene):
    assert purges(scene["source"].save) == {"/articles/shows/", *IN_FULL}


ENTITY_FILES = {"/entities/", "/follow/", *sitemaps("entities")}
ENTITIES = {*ENTITY_FILES, *things("/entities/gpt/", "/entities/openai/")}


@pytest.mark.parametrize("thing", ["model", "company"])
def test_a_company_and_its_model_show_on_each_others_pages_and_in_articles(purges, scene, thing):
    assert purges(scene[thing].save) == {"/articles/shows/", *IN_FULL, *ENTITIES}


def test_an_entity_that_moves_to_another_company_leaves_its_old_page_and_address(purges, scene):
    model = scene["model"]
    model.slug, model.parent = "renamed", EntityFactory(slug="google")
    new = things("/entities/renamed/", "/entities/google/")
    assert purges(model.save) == {"/articles/shows/", *IN_FULL, *ENTITIES, *new}


def test_a_new_entity_stands_on_the_list_of_all_and_on_its_companys_page(purges, scene):
    urls = purges(EntityFactory.build(slug="new", parent=scene["company"]).save)
    assert urls == {*ENTITY_FILES, *things("/entities/new/", "/entities/openai/")}


@pytest.mark.parametrize("make", [SourceFactory, TopicFactory, AuthorFactory, site_image])
def test_any_other_new_thing_shows_nowhere(purges, make):
    assert purges(make) == set()


# Other pages and the whole site


def test_the_front_page_shows_nowhere_else_but_its_choice_is_told_to_machines(purges, scene):
    assert purges(publish(home_page())) == {"/", "/llms.txt"}


def test_the_settings_show_on_every_page_once_somebody_has_set_them(purges, scene):
    standard_page(slug="policies")
    SiteSettings.objects.all().delete()
    assert purges(SiteSettings.load) == set()
    site_settings = SiteSettings.load()
    site_settings.footer_note = "新しい一言"
    rest = {"/entities/", "/timeline/", "/policies/", "/articles/stranger/", *things("/topics/strange/"), *CORRECTIONS}
    alone = {"/follow/", "/.well-known/security.txt"}
    assert purges(site_settings.save) == WHERE_SHOWN - FILES | rest | alone


def test_the_page_that_every_menu_names_shows_on_every_page(purges, scene):
    page = standard_page(slug="policies")
    SiteSettings.objects.update_or_create(defaults={"about_page": page})
    assert purges(publish(page)) >= WHERE_SHOWN - FILES | {"/policies/", "/entities/", *PAGE_FILES}


def test_nothing_is_purged_before_the_change_is_committed(purges, scene):
    purges.batches.clear()
    scene["source"].save()
    assert purges.batches == []
