import io
import re

import pytest
from django.db import OperationalError, connection
from django.test import Client
from PIL import Image

from airace.inline_style import style_hash
from tests.factories.images import site_image
from tests.programs import ROOT


def test_live_answers_without_the_database(client):
    response = client.get("/health/live")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_answers_with_the_database(client):
    assert client.get("/health/ready").status_code == 200


@pytest.mark.django_db
def test_ready_says_503_when_the_database_is_away(client):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        assert client.get("/health/ready").status_code == 503


@pytest.fixture
def failed(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("articles.views.listing", fail)
    return Client(raise_request_exception=False).get("/entities/")


def test_a_fault_shows_a_page_that_needs_nothing_else(failed):
    page = failed.content.decode()
    assert failed.status_code == 500
    assert "いま、表示できません" in page
    assert failed["Cache-Control"] == "no-store"
    assert not re.findall(r'(?:src|href)="/static', page)


def test_the_fault_page_allows_its_own_style_by_hash_and_nothing_else(failed):
    policy = failed["Content-Security-Policy"]
    assert style_hash(failed.content.decode()) in policy
    assert "unsafe-inline" not in policy


@pytest.mark.django_db
def test_an_uploaded_file_is_served_as_a_file_and_never_as_a_page(client):
    image = site_image()
    response = client.get(image.file.url)
    assert response.status_code == 200
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_icon_is_where_browsers_ask_for_it(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 200
    with Image.open(io.BytesIO(response.content)) as icon:
        assert {16, 32, 48} <= {width for width, _ in icon.info["sizes"]}
    assert "public" in response["Cache-Control"]


def test_the_manifest_names_icons_of_the_size_that_it_says(client):
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    described = response.json()
    assert (described["name"], described["display"], described["lang"]) == ("airace", "browser", "ja")
    assert {icon["purpose"] for icon in described["icons"]} == {"any", "maskable"}
    for icon in described["icons"]:
        with Image.open(ROOT / icon["src"].removeprefix("/")) as picture:
            assert icon["sizes"] == "{}x{}".format(*picture.size)
