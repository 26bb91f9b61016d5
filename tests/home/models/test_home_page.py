import pytest
from wagtail.models import PageViewRestriction

from home.models import EditorsChoice
from tests.factories.images import site_image
from tests.factories.pages import article, home_page
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db


def context(client):
    return client.get("/").context


def arrange(lead=None, choice=()):
    home = home_page()
    home.lead_article = lead
    home.editors_choice = [EditorsChoice(article=page) for page in choice]
    home.save_revision().publish()


def test_an_empty_publication_has_a_front_page(client):
    assert client.get("/").status_code == 200
    assert context(client)["lead"] is None


def test_without_a_choice_the_newest_article_leads(client):
    older, newer = article(), article()
    assert context(client)["lead"] == newer
    assert context(client)["latest"] == [older]


def test_an_article_stands_in_one_place_only(client):
    pages = [article() for _ in range(4)]
    arrange(lead=pages[0], choice=[pages[1], pages[0], pages[1]])
    shown = context(client)
    assert shown["lead"] == pages[0]
    assert shown["choice"] == [pages[1]]
    assert shown["latest"] == [pages[3], pages[2]]


def test_old_articles_may_lead_and_be_chosen(client):
    old = [article() for _ in range(2)]
    newest = [article() for _ in range(8)]
    arrange(lead=old[0], choice=[old[1]])
    shown = context(client)
    assert (shown["lead"], shown["choice"]) == (old[0], [old[1]])
    assert shown["latest"] == list(reversed(newest))[:6]


@pytest.mark.parametrize("hide", ["draft", "restricted"])
def test_a_lead_that_readers_may_not_see_gives_way_to_the_newest(client, hide):
    lead, other = article(), article()
    arrange(lead=lead)
    if hide == "draft":
        lead.unpublish()
    else:
        PageViewRestriction.objects.create(page=lead, restriction_type="login")
    assert context(client)["lead"] == other


def test_the_front_page_costs_at_most_fourteen_queries(client, django_assert_max_num_queries):
    topic, author = TopicFactory(), AuthorFactory()
    pages = [article(topics=[topic], authors=[author], hero_image=site_image()) for _ in range(9)]
    arrange(lead=pages[0], choice=pages[1:4])
    client.get("/")
    with django_assert_max_num_queries(14):
        assert client.get("/").status_code == 200
