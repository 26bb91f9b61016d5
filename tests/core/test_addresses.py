"""Where a request comes from."""

import pytest
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from core.addresses import client_address, client_network


def request(remote="10.0.0.1", forwarded=None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **headers)


@pytest.mark.parametrize(
    ("count", "forwarded", "address"),
    [
        (0, "203.0.113.7", "10.0.0.1"),
        (1, None, "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "8.8.8.8, 203.0.113.7", "203.0.113.7"),
        (2, "8.8.8.8, 203.0.113.7, 10.1.1.1", "203.0.113.7"),
        (2, "203.0.113.7", "203.0.113.7"),
        (1, "203.0.113.7:4711", "203.0.113.7"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
        (1, "2001:DB8:0:0::1", "2001:db8::1"),
        (1, "::ffff:203.0.113.7", "203.0.113.7"),
        (1, "fe80::1%eth0", "fe80::1"),
        (1, "unknown", "10.0.0.1"),
        (1, "8.8.8.8, ", "8.8.8.8"),
        (1, "'; DROP TABLE", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_the_proxies_of_the_site_are_believed_and_nobody_else(settings, count, forwarded, address):
    settings.TRUSTED_PROXY_COUNT = count
    assert client_address(request(forwarded=forwarded)) == address


def test_a_socket_without_an_address_gives_none(settings):
    settings.TRUSTED_PROXY_COUNT = 1
    assert client_address(request(remote="")) is None
    assert client_network(request(remote="")) is None


@pytest.mark.parametrize(
    ("remote", "network"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("::ffff:192.0.2.7", "192.0.2.7")],
)
def test_a_household_of_ipv6_is_one(remote, network):
    assert client_network(request(remote=remote)) == network


@given(st.text(), st.text(), st.integers(0, 4))
def test_no_text_breaks_it(remote, forwarded, count):
    with override_settings(TRUSTED_PROXY_COUNT=count):
        client_network(request(remote, forwarded))
