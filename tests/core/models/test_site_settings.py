import pytest

from core.models import SiteSettings

pytestmark = pytest.mark.django_db


def test_what_the_editors_say_of_the_publication_is_shown_on_its_pages(client):
    SiteSettings.objects.create(
        tagline="確かさで読む", description="説明", footer_note="見本です", contact_email="desk@example.com"
    )
    html = client.get("/").content.decode()
    for words in ("確かさで読む", "説明", "見本です", "desk@example.com"):
        assert words in html


def test_nothing_said_is_nothing_shown(client):
    assert client.get("/").status_code == 200
