import pytest

from core.models import SiteRendition
from home.demo.renditions import make_renditions
from tests.factories.images import site_image
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db


def test_what_readers_will_ask_for_is_made_beforehand(client):
    image = site_image()
    page = article(hero_image=image, sections=[section(("figure", {"image": image.pk, "caption": "図"}))])
    make_renditions()
    before = SiteRendition.objects.count()
    assert before > 0
    for path in (page.url, "/", "/articles/"):
        client.get(path)
    assert SiteRendition.objects.count() == before
