"""When the demonstration is loaded; what it holds is tested in tests/flows/test_demo.py."""

import pytest

from core.models import SiteSettings
from home.demo import loader
from home.demo.loader import load_demo
from home.models import HomePage
from tests.factories.images import picture_bytes
from tests.factories.pages import article
from tests.factories.writers import TopicFactory
from tests.home.demo.demo_rows import rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_figures(monkeypatch):
    """The figures and their sizes are tested elsewhere, and take long to draw."""
    monkeypatch.setattr(loader, "render_png", lambda figure: picture_bytes())
    monkeypatch.setattr(loader, "make_renditions", lambda: None)


@pytest.mark.parametrize("write", [article, TopicFactory], ids=["article", "topic"])
def test_a_site_with_work_of_its_own_is_left_alone(write):
    write()
    before = rows()
    assert load_demo() is False
    assert rows() == before


def test_words_about_the_site_that_are_there_already_stay():
    settings = SiteSettings.load()
    settings.tagline = "運営者の一言"
    settings.save()
    load_demo()
    settings = SiteSettings.load()
    assert settings.tagline == "運営者の一言"
    assert settings.description
    assert settings.about_page.slug == "policies"


@pytest.mark.parametrize("part", ["add_standard_pages", "arrange_front_page", "make_renditions"])
def test_an_interrupted_load_leaves_nothing_and_the_next_one_is_whole(monkeypatch, part):
    def interrupted(*args):
        raise KeyboardInterrupt

    before = rows()
    with monkeypatch.context() as patch:
        patch.setattr(loader, part, interrupted)
        with pytest.raises(KeyboardInterrupt):
            load_demo()
    assert rows() == before
    assert load_demo() is True
    assert HomePage.objects.get().lead_article
