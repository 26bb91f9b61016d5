"""Fields of two versions, as Wagtail's view asks for them."""

import pytest
from django.db import models
from django.test.utils import isolate_apps
from wagtail.admin.compare import comparison_class_registry
from wagtail.fields import RichTextField

from articles.models import ArticlePage
from core.comparison.fields import PartialDateDifference
from core.comparison.report import places_of
from core.fields import PartialDateField
from tests.factories.images import site_image
from tests.factories.pages import article
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def compare():
    """Compares a report's fields as they are in two revisions."""
    with isolate_apps("core"):

        class Report(models.Model):  # noqa: DJ008 - never shown
            made_on = PartialDateField()
            name = models.CharField()
            text = RichTextField()
            open = models.BooleanField(verbose_name="公開")
            kind = models.CharField(choices=[("a", "甲"), ("b", "乙")])

            class Meta:
                app_label = "core"

        def compare(name, old, new):
            field = Report._meta.get_field(name)
            ours = comparison_class_registry.get(field)
            return ours(field, Report(**{name: old}), Report(**{name: new}))

        yield compare


def test_a_changed_date_is_shown_in_japanese(compare):
    comparison = compare("made_on", "2026-03", "2026-Q2")
    assert isinstance(comparison, PartialDateDifference)
    assert comparison.has_changed()
    assert "2026年4〜6月期" in comparison.htmldiff()


def test_no_date_is_shown_as_none(compare):
    assert not compare("made_on", None, None).has_changed()
    html = compare("made_on", None, "2026").htmldiff()
    assert "None" not in html
    assert ">なし</span> → <ins>" in html


def test_a_title_is_cut_by_phrases_and_not_by_spaces(compare):
    assert compare("name", "首位が再び替わった", "首位がまた替わった").htmldiff().count("<del>") == 1


def test_rich_text_is_compared_by_its_words(compare):
    assert "&lt;p&gt;" not in compare("text", "<p>一</p>", "<p>二</p>").htmldiff()


def compared(name, old, new):
    """The one place, as the registered class or its replacement tells it."""
    field = ArticlePage._meta.get_field(name)
    (place,) = places_of(comparison_class_registry.get(field)(field, old, new))
    return place


def test_topics_are_told_by_name():
    old = article(topics=[TopicFactory(name="推論"), TopicFactory(name="企業")])
    new = ArticlePage(title="新")
    new.topics.set([TopicFactory(name="学習"), old.topics.last()])
    html = compared("topics", old, new).parts[0].html
    assert "推論" in html.split("</del>")[0]
    assert "学習" in html.split("<ins>")[1]


def test_pictures_are_shown_small_and_a_missing_one_in_words():
    image = site_image(title="走路の図")
    html = compared("hero_image", article(), ArticlePage(hero_image=image)).parts[0].html
    assert '<img src="/media/' in html
    assert "走路の図" in html
    assert "なし" in html
