import json

import pytest

from core.structured_data import breadcrumb_list, graph, json_ld
from tests.factories.naughty import naughty_strings


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "]]>", "a & b", "\u2028\u2029", "\ud800"]
)
def test_nothing_in_it_can_end_its_element(text):
    written = json_ld({"name": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["name"] == text


def test_naughty_words_come_back_as_they_were():
    texts = naughty_strings()
    assert json.loads(graph([{"name": text} for text in texts]))["@graph"] == [{"name": text} for text in texts]


def test_the_trail_leads_to_the_page_itself_by_whole_addresses():
    listed = breadcrumb_list([("ホーム", "/"), ("記事", "/articles/")], "題", "https://example.com/articles/a/")
    assert [(item["position"], item["name"], item["item"]) for item in listed["itemListElement"]] == [
        (1, "ホーム", "https://example.com/"),
        (2, "記事", "https://example.com/articles/"),
        (3, "題", "https://example.com/articles/a/"),
    ]
