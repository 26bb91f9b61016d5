import pytest
from wagtail.models import Site

from home.site_address import set_site_address

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("url", "host", "port", "root"),
    [
        ("https://airace.example", "airace.example", 443, "https://airace.example"),
        ("http://localhost:8123", "localhost", 8123, "http://localhost:8123"),
        ("http://airace.example", "airace.example", 80, "http://airace.example"),
    ],
)
def test_the_site_is_where_the_setting_says(url, host, port, root):
    set_site_address(url)
    site = Site.objects.get()
    assert (site.hostname, site.port, site.root_url) == (host, port, root)


def test_an_address_that_is_set_already_costs_one_query(django_assert_num_queries):
    set_site_address("http://localhost:8123")
    with django_assert_num_queries(1):
        set_site_address("http://localhost:8123")
