"""The page on which an approver compares two versions of an article."""

import json
import re

import pytest
from django.utils.html import strip_tags

from articles.models import ArticleAuthor
from facts.rich_text import stored_mark
from tests.articles.comparison_scene import compare_url, places, stored, written
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.pages import article, section
from tests.factories.writers import AuthorFactory
from tests.programs import NAUGHTY_STRINGS

pytestmark = pytest.mark.django_db


@pytest.fixture
def compared(admin_client):
    """The HTML of the comparison of an article with what `change` makes of it."""

    def compared(page, change):
        old = page.save_revision()
        change(page)
        response = admin_client.get(compare_url(old, page.save_revision()))
        assert response.status_code == 200
        return response.content.decode()

    return compared


def words(html):
    return " ".join(strip_tags(html[html.index('<div class="comparison-page"') :]).split())


def test_a_change_of_a_quote_names_the_section_the_quote_and_the_fields(compared):
    quote = {"text": "言葉。", "speaker": "人", "status": "official", "wording": "paraphrase"}
    page = written(section(("quote", quote), heading="問い"))
    body = stored(page)
    body[0]["value"]["content"][0]["value"] |= {"status": "reported", "said_on": "2025-11"}
    html = compared(page, lambda page: setattr(page, "body", json.dumps(body)))
    text = words(html)
    assert "1か所の変更" in text
    assert "節「問い」 › 引用「人：言葉。」" in text
    assert "確かさ ［削除：公式］ → ［追加：報道］" in text
    assert "発言の時期 なし → ［追加：2025年11月］" in text
    assert "引用のしかた" not in text


def test_a_moved_section_is_told_as_moved(compared):
    page = written(*[section(("paragraph", f"<p>文{n}。</p>"), heading=f"節の{n}") for n in "甲乙丙"])
    body = stored(page)
    body.insert(0, body.pop())
    html = compared(page, lambda page: setattr(page, "body", json.dumps(body)))
    assert len(places(html)) == 1
    assert "節「節の丙」" in words(html)
    assert "3番目から1番目へ移しました。" in words(html)


def test_a_block_that_went_to_another_section_has_moved(compared):
    page = written(section(("paragraph", "<p>渡り鳥の段落。</p>"), heading="甲"), section(heading="乙"))
    body = stored(page)
    body[1]["value"]["content"].append(body[0]["value"]["content"].pop())
    html = compared(page, lambda page: setattr(page, "body", json.dumps(body)))
    assert len(places(html)) == 1
    assert "節「甲」から節「乙」へ移しました。" in words(html)


def test_the_opening_has_a_name(compared):
    page = written(section(("paragraph", "<p>文。</p>"), heading=""))
    body = stored(page)
    body[0]["value"]["content"][0]["value"] = "<p>新しい文。</p>"
    assert "本文 › 書き出し ›" in words(compared(page, lambda page: setattr(page, "body", json.dumps(body))))


def test_a_table_is_compared_cell_by_cell(compared):
    grid = {
        "columns": [{"heading": "モデル"}, {"heading": "評価", "kind": "text"}],
        "rows": [{"status": "reported", "cells": ["甲", "良い"]}, {"cells": ["乙", "悪い"]}],
    }
    page = written(section(("comparison_table", {"caption": "表", "grid": grid})))
    body = stored(page)
    grid = body[0]["value"]["content"][0]["value"]["grid"]
    grid["columns"][1]["kind"] = "verdict"
    grid["rows"][0] |= {"status": "official"}
    grid["rows"][1]["cells"][1] = "× 悪い"
    grid["rows"].insert(0, {"cells": ["丙", "○ 良い"]})
    html = compared(page, lambda page: setattr(page, "body", json.dumps(body)))
    assert "種類：［削除：文章］ → ［追加：判定］" in words(html)
    assert "確かさ：［削除：報道］ → ［追加：公式］" in words(html)
    assert "［追加：× ］悪い" in words(html)
    assert html.count('<tr class="added">') == 1


def test_authors_are_told_by_name_and_who_made_the_versions(compared, admin_user):
    page = article(authors=[AuthorFactory(name="佐久間")])

    def change(page):
        page.article_authors = [ArticleAuthor(author=AuthorFactory(name="城戸"))]

    text = words(compared(page, change))
    assert "著者" in text
    assert "［削除：佐久間］" in text
    assert "［追加：城戸］" in text


def test_what_readers_will_be_told_stands_on_top_and_is_no_change_of_the_article(compared):
    def change(page):
        page.title, page.change_kind, page.change_note = "新しい題", "correction", "数を直した。"

    html = compared(article(), change)
    assert "読者に伝える変更 訂正 数を直した。" in words(html)
    assert len(places(html)) == 1


def test_versions_that_are_alike_are_said_to_be(compared):
    assert "この二つの版に違いはありません。" in words(compared(article(), lambda page: None))


@pytest.mark.parametrize("names", ["live...latest", "earliest...latest", "earliest...live"])
def test_versions_may_be_asked_for_by_name(admin_client, names):
    page = article()
    url = compare_url(page.latest_revision, page.latest_revision)
    assert admin_client.get(re.sub(r"\d+\.\.\.\d+", names, url)).status_code == 200


def test_a_source_a_picture_and_a_company_that_are_gone_leave_the_comparison_readable(compared):
    source, image, entity = SourceFactory(), site_image(), EntityFactory()
    quote = {"text": "言葉", "speaker": "人", "status": "official", "wording": "paraphrase", "source": source.pk}
    page = written(
        section(
            ("paragraph", f"<p>文{stored_mark(source.pk)}</p>"),
            ("quote", {**quote, "organisation": entity.pk}),
            ("figure", {"image": image.pk, "caption": "図"}),
        )
    )
    body = stored(page)
    content = body[0]["value"]["content"]
    content[0]["value"] = "<p>文</p>"
    content[1]["value"] |= {"source": None, "organisation": None}
    content[2]["value"] |= {"image": None}

    def change(page):
        for gone in (source, image, entity):
            type(gone).objects.filter(pk=gone.pk).delete()
        page.body = json.dumps(body)

    assert "（いまはない項目）" in words(compared(page, change))


@pytest.mark.parametrize(
    "body",
    [
        [{"type": "nothing", "id": "1", "value": "x"}],
        [{"type": "section", "id": "1", "value": {"heading": None, "content": None}}],
        [{"type": "section", "id": "1", "value": "no struct"}],
        [{"type": "section", "id": "1", "value": {"heading": "h", "content": [{"type": "quote", "value": ["x"]}]}}],
        [{"type": "section", "value": {"content": [{"type": "comparison_table", "value": {"grid": ["x"]}}]}}],
        [{"type": "section", "value": {"content": [{"type": "comparison_table", "value": {"grid": {"columns": 3}}}]}}],
        "no json",
        [],
    ],
)
def test_a_version_of_another_time_is_compared_as_well_as_it_can_be_read(admin_client, body):
    page = article()
    old = page.save_revision()
    broken = page.save_revision()
    broken.content["body"] = body if isinstance(body, str) else json.dumps(body)
    broken.save()
    for first, second in ((old, broken), (broken, old)):
        assert admin_client.get(compare_url(first, second)).status_code == 200


def one_cell(text):
    return {"columns": [{"heading": text}], "rows": [{"cells": [text]}]}


@pytest.mark.needs("corpora")
def test_naughty_strings_in_every_kind_of_text_are_escaped_and_no_fault(admin_client):
    strings = [text for text in json.loads(NAUGHTY_STRINGS.read_text()) if "\x00" not in text]
    page = article()
    old = page.save_revision()
    page.title, page.dek = strings[-1] or "題", "".join(strings)
    page.body = json.dumps(
        [
            section(
                ("paragraph", text),
                ("quote", {"text": text, "speaker": text, "status": text, "wording": text}),
                ("comparison_table", {"caption": text, "grid": one_cell(text)}),
                heading=text,
            )
            for text in strings
        ]
    )  # fmt: skip
    html = admin_client.get(compare_url(old, page.save_revision())).content.decode()
    ours = html[html.index('<div class="comparison-page"') :]
    tags = {found.lower() for found in re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", ours.split("</main>")[0])}
    assert "script" not in tags
    assert tags <= {
        "a", "b", "br", "dd", "del", "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "header", "ins", "li", "nav",
        "p", "section", "span", "summary", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
    }  # fmt: skip
    assert not re.search(r"<[^>]*\son\w+=", ours.split("</main>")[0])
