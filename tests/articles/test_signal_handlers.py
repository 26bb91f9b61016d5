import pytest

from tests.factories.pages import article

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_history_and_publication_opens_it():
    page = article(published=False)
    assert page.updates.count() == 0
    page.save_revision().publish()
    assert [entry.get_kind_display() for entry in page.updates.all()] == ["公開"]
