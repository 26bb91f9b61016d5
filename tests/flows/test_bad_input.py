"""Whatever arrives, readers never see a fault of ours."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.factories.images import site_image
from tests.factories.pages import article, section
from tests.programs import NAUGHTY_STRINGS

pytestmark = pytest.mark.django_db

PARAMETERS = ["page", "q", "year", "utm_source", "next"]
PATHS = ["/", "/articles/", "/topics/", "/entities/"]


def encoded(text):
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("value", ["\x00", "\ud800", "９", "a" * 5000, "%", "'\"><script>", "..//..", "\r\nX: y"])
def test_odd_parameters_give_a_page_or_not_found(client, path, value):
    for parameter in PARAMETERS:
        response = client.get(f"{path}?{parameter}={encoded(value)}")
        assert response.status_code in (200, 404)
        assert "X" not in response.headers


@pytest.mark.parametrize("text", ["\x00", "\ud800", "..", "%", "日本", "a" * 3000, "<script>", "'--", "a\\b", "\u202e"])
@pytest.mark.parametrize(
    "prefix", ["/", "/articles/", "/topics/", "/authors/", "/entities/", "/policies/", "/media/", "/static/"]
)
def test_odd_paths_are_not_found(client, prefix, text):
    assert client.get(f"{prefix}{encoded(text)}/").status_code in (301, 400, 404)


@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), prefix=st.sampled_from(["/", "/articles/", "/topics/", "/entities/"]))
def test_no_path_is_a_fault(client, text, prefix):
    assert client.get(f"{prefix}{encoded(text)}/").status_code in (200, 301, 404)


def test_raw_bytes_that_are_no_utf8_are_not_found(client):
    for path in ("/articles/%ff%fe/", "/%c3%28/", "/topics/%e2%82/"):
        assert client.get(path).status_code in (301, 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_that_only_read_take_nothing(client, method):
    page = article()
    assert getattr(client, method)(page.url).status_code == 405


@pytest.mark.needs("corpora")
def test_naughty_strings_in_every_parameter_are_no_fault(client):
    for text in json.loads(NAUGHTY_STRINGS.read_text()):
        assert client.get(f"/articles/?page={encoded(text)}").status_code in (200, 404)
        assert client.get(f"/topics/{encoded(text)}/").status_code in (301, 404)


@pytest.mark.parametrize("content", [None, b"", b"no picture"])
def test_an_article_with_a_broken_picture_is_still_read(client, content):
    image = site_image(description="走路の図")
    page = article(hero_image=image, sections=[section(("figure", {"image": image.pk, "caption": "図の説明"}))])
    path = Path(image.file.path)
    path.unlink() if content is None else path.write_bytes(content)
    response = client.get(page.url)
    assert response.status_code == 200
    assert 'aria-label="走路の図"' in response.content.decode()
    assert client.get("/").status_code == 200


def test_an_article_whose_picture_was_deleted_is_still_read(client):
    image = site_image()
    page = article(hero_image=image, sections=[section(("figure", {"image": image.pk, "caption": "図の説明"}))])
    image.delete()
    assert client.get(page.url).status_code == 200
