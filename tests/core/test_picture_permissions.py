import pytest

from core.models import SiteImage
from tests.factories.images import site_image
from tests.factories.pages import article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


WAYS = {
    "on its own page": "/cms/images/{}/delete/",
    "after an upload of several": "/cms/images/multiple/{}/delete/",
    "several at once": "/cms/bulk/core/siteimage/delete/?id={}",
}


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def way(request):
    return request.param


def test_a_picture_that_an_article_shows_stays_even_if_a_superuser_asks(admin_client, way):
    image = site_image()
    article(hero_image=image)
    admin_client.post(way.format(image.pk), headers={"x-requested-with": "XMLHttpRequest"})
    assert SiteImage.objects.filter(pk=image.pk).exists()


def test_a_picture_that_nothing_shows_can_go(admin_client, way):
    image = site_image()
    admin_client.post(way.format(image.pk), headers={"x-requested-with": "XMLHttpRequest"})
    assert not SiteImage.objects.filter(pk=image.pk).exists()
