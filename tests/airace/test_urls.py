import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/articles/",
        "/topics/",
        "/entities/",
        "/corrections/",
        "/corrections/feed.xml",
        "/cms/login/",
        "/health/live",
        "/health/ready",
    ],
)
def test_the_addresses_of_the_contract_answer(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/articles", "/topics/x", "/entities", "/corrections"])
def test_an_address_without_its_slash_leads_to_the_one_with_it(client, path):
    assert client.get(path)["Location"].endswith(f"{path}/")
