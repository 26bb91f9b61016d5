import pytest

from articles.models import ArticlePage
from tests.factories.pages import article, article_index

pytestmark = pytest.mark.django_db


def submitted(instance, **fields):
    form_class = ArticlePage.get_edit_handler().get_form_class()
    data = {"title": "日本語の題", "slug": "", "article_authors-TOTAL_FORMS": 0, "article_authors-INITIAL_FORMS": 0}
    data |= {f"{name}-count": 0 for name in ("body", "key_points", "other_sources")}
    data |= {f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    form = form_class({**data, **fields}, instance=instance, parent_page=article_index())
    form.defer_required_fields()
    form.is_valid()
    return form


def test_a_japanese_title_gets_an_address_by_its_date():
    form = submitted(ArticlePage())
    assert "slug" not in form.errors
    assert form.cleaned_data["slug"][:8].isdigit()


def test_an_address_once_given_stays():
    page = article(slug="given")
    assert submitted(page).cleaned_data["slug"] == "given"


def test_an_address_of_somebody_else_is_refused():
    article(slug="taken")
    assert "slug" in submitted(ArticlePage(), slug="taken").errors


def test_an_address_in_japanese_is_refused():
    assert "slug" in submitted(ArticlePage(), slug="日本語").errors
