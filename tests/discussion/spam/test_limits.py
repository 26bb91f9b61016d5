import pytest
from django.test import Client

from discussion.exceptions import TooMany
from discussion.hashing import current_key
from discussion.models import Comment, CommentOrigin, RateEvent
from discussion.spam import limits
from discussion.spam.limits import LIMITS, limit_attempts
from tests.discussion.posting import post, reader
from tests.factories.pages import article

pytestmark = pytest.mark.django_db
MOST = LIMITS["post"].minute


@pytest.mark.parametrize("proxies", [0, 1])
def test_forty_made_up_addresses_do_not_outwit_the_limit(settings, proxies):
    settings.TRUSTED_PROXY_COUNT = proxies
    page = article()
    answers = []
    for number in range(40):
        forwarded = f"203.0.113.{number}" + (", 198.51.100.7" if proxies else "")
        response = post(Client(), page, body=f"{number}番目の投稿です。", headers={
            "HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_X_FORWARDED_FOR": forwarded, "REMOTE_ADDR": "198.51.100.7",
        })  # fmt: skip
        answers.append(response.status_code)
    assert answers == [201] * MOST + [429] * (40 - MOST)
    assert int(response["Retry-After"]) > 0
    assert Comment.objects.count() == MOST


def test_refused_attempts_count_too():
    page = article()
    for _ in range(MOST):
        assert post(Client(), page, body="").status_code == 422
    assert post(Client(), page).status_code == 429


def test_the_half_of_an_ipv6_network_counts_as_one_client():
    page = article()
    answers = {
        post(Client(), page, body=f"{n}番目です。", headers={"HTTP_SEC_FETCH_SITE": "same-origin",
                                                         "REMOTE_ADDR": f"2001:db8::{n:x}"}).status_code
        for n in range(MOST + 1)
    }  # fmt: skip
    assert answers == {201, 429}


def test_other_clients_go_on():
    key = current_key()
    for _ in range(MOST):
        limit_attempts("post", reader(1), key)
    with pytest.raises(TooMany):
        limit_attempts("post", reader(1), key)
    assert limit_attempts("post", reader(2), key) is False


def test_a_wave_over_the_whole_site_is_held_and_a_greater_one_stopped(monkeypatch, settings):
    monkeypatch.setattr(limits, "SITE_HOLD_PER_MINUTE", 3)
    settings.DISCUSSION_SITE_MOST = 5
    key = current_key()
    assert [limit_attempts("post", reader(n), key) for n in range(5)] == [False] * 3 + [True] * 2
    with pytest.raises(TooMany):
        limit_attempts("post", reader(9), key)


def test_no_address_is_stored(client):
    post(client, article())
    origin, event = CommentOrigin.objects.get(), RateEvent.objects.first()
    for value in (origin.address_hash, origin.network_hash, event.bucket):
        assert b"127.0.0.1" not in bytes(value)
    assert len(bytes(origin.address_hash)) == 32
