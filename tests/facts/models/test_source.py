import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from facts.models import Source
from tests.factories.facts import SourceFactory

pytestmark = pytest.mark.django_db


def test_an_address_belongs_to_one_source():
    SourceFactory(url="https://example.com/a")
    with pytest.raises(ValidationError):
        SourceFactory.build(url="https://example.com/a").full_clean()
    with pytest.raises(IntegrityError):
        SourceFactory(url="https://example.com/a")


def test_many_sources_may_have_no_address():
    SourceFactory(url=None)
    second = SourceFactory.build(url="")
    second.full_clean()
    second.save()
    assert second.url is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp//x"])
def test_only_web_addresses_are_taken(url):
    with pytest.raises(ValidationError):
        SourceFactory.build(url=url).full_clean()


def test_the_date_keeps_its_precision():
    source = SourceFactory(published_on="2025年11月")
    source.refresh_from_db()
    assert source.published_on.canonical == "2025-11"
    assert str(source.published_on) == "2025年11月"


def test_the_host_is_shown_as_readers_know_it():
    assert SourceFactory.build(url="https://www.example.com:8080/a?b").host == "example.com"
    assert SourceFactory.build(url=None).host == ""


@pytest.mark.parametrize(
    ("kind", "status"), [("official", "official"), ("press", "reported"), ("leak", "leaked"), ("paper", "")]
)
def test_some_kinds_say_how_sure_a_claim_is(kind, status):
    assert Source(kind=kind).status == status
