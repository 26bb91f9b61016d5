import pytest

from tests.factories.pages import standard_page

pytestmark = pytest.mark.django_db


def test_a_page_shows_its_introduction_and_its_blocks(client):
    page = standard_page(
        title="編集方針",
        intro="約束します。",
        body=[("heading", "確かさ"), ("paragraph", "<p>印をつける。</p>"), ("prose_list", {"lines": ["一", "二"]})],
    )
    html = client.get(page.url).content.decode().replace("<wbr>", "")
    for words in ("編集方針", "約束します。", "確かさ", "印をつける。", "二"):
        assert words in html


def test_a_page_lists_the_live_pages_below_it(client):
    parent = standard_page(title="約束", slug="policies")
    child = standard_page(parent=parent, title="訂正の方針", slug="corrections-policy")
    html = client.get("/policies/").content.decode().replace("<wbr>", "")
    assert 'href="/policies/corrections-policy/"' in html
    child.unpublish()
    assert "corrections-policy" not in client.get("/policies/").content.decode()


def test_without_an_introduction_it_is_described_by_its_first_words_without_marks(client):
    text = '<p>A&amp;Bの方針<a linktype="source" id="1">出典</a>。</p>'
    html = client.get(standard_page(body=[("heading", "題"), ("paragraph", text)]).url).content.decode()
    assert '<meta name="description" content="A&amp;Bの方針。">' in html


def test_the_way_back_is_shown(client):
    parent = standard_page(title="約束", slug="policies")
    child = standard_page(parent=parent, title="訂正の方針")
    response = client.get(child.url)
    assert response.context["breadcrumbs"] == [("ホーム", "/"), ("約束", "/policies/")]
