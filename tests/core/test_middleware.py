import pytest

STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def policy(response):
    return {part.strip() for part in response["Content-Security-Policy"].split(";")}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/nothing-here/", "/topics/"])
def test_readers_pages_allow_nothing_inline_and_nothing_foreign(client, path):
    assert policy(client.get(path)) == STRICT


@pytest.mark.django_db
def test_the_admin_has_a_policy_of_its_own(client):
    allowed = policy(client.get("/cms/login/"))
    assert "frame-ancestors 'self'" in allowed
    assert allowed != STRICT


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/%00/", "/articles/%00/", "/topics/a%0Ab/", "/media/%00", "/%7F/", "/cms/%00/"])
def test_a_control_character_in_the_path_is_not_found(client, path):
    assert client.get(path).status_code == 404
