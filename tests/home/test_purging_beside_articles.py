"""What is purged with an article besides its page: the same in other forms, and the articles before and after it."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories.facts import EntityFactory
from tests.factories.pages import article
from tests.factories.tables import place_of_table, table_article
from tests.factories.timeline import EventFactory, timeline_page
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db

ACTS = ["publish", "unpublish", "delete", "restrict"]


def do(act, page):
    if act == "restrict":
        return lambda: PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page.save_revision().publish if act == "publish" else getattr(page, act)


def articles_in(paths):
    return {path.split("/")[2] for path in paths if path.startswith("/articles/") and path.count("/") == 3}


@pytest.mark.parametrize("act", ACTS)
def test_its_text_and_its_tables_go_with_it(purges, act):
    page = table_article(slug="one")
    place = place_of_table(page)
    purges(do(act, page))
    assert purges.other_forms == {
        "/articles/one.md",
        f"/articles/one/tables/{place}.csv",
        f"/articles/one/tables/{place}.json",
        f"/embed/tables/one/{place}/",
    }


def test_with_a_password_for_it_its_aliases_text_and_tables_go_too(purges):
    page = table_article(slug="one")
    page.create_alias(update_slug="two")
    place = place_of_table(page)
    purges(do("restrict", page))
    assert {"/articles/two.md", f"/articles/two/tables/{place}.csv", f"/embed/tables/two/{place}/"} < purges.other_forms


def test_a_new_name_in_a_table_is_new_in_the_text(purges):
    page = table_article(slug="one")
    entity = page.body[0].value["content"][1].value["grid"].rows[0].header.entity
    entity.name = "新しい名前"
    purges(entity.save)
    assert "/articles/one.md" in purges.other_forms


def test_related_articles_show_another_card_and_keep_their_text(purges):
    topic = TopicFactory()
    page = article(slug="one", topics=[topic])
    article(slug="between")
    article(slug="related", topics=[topic])
    urls = purges(page.save_revision().publish)
    assert "/articles/related/" in urls
    assert purges.other_forms == {"/articles/one.md"}


@pytest.mark.parametrize("act", ACTS)
def test_the_articles_before_and_after_it_are_purged_and_no_further(purges, act):
    pages = [article(slug=f"article-{letter}") for letter in "abcde"]
    urls = purges(do(act, pages[2]))
    assert articles_in(urls) == {"article-b", "article-c", "article-d"}


def test_an_event_changes_the_figure_that_others_frame(purges):
    timeline_page()
    event = EventFactory()
    event.entities = [EntityFactory()]
    purges(event.save)
    assert purges.other_forms == {"/embed/timeline/"}
