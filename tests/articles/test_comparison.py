"""The page on which an approver compares two versions of an article."""

import copy
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from articles.models import ArticleAuthor, ArticlePage
from facts.rich_text import stored_mark
from home.demo.loader import load_demo
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import picture_bytes, site_image
from tests.factories.pages import article, section
from tests.factories.writers import AuthorFactory
from tests.programs import NAUGHTY_STRINGS

pytestmark = pytest.mark.django_db

QUERY_BUDGET = 80


def compare_url(old, new):
    return reverse("wagtailadmin_pages:revisions_compare", args=[old.object_id, old.pk, new.pk])


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


def written(*sections, **fields):
    """An article as the editor's form reads it: its blocks have ids."""
    return ArticlePage.objects.get(pk=article(sections=list(sections), **fields).pk)


def stored(page):
    return copy.deepcopy(list(page.body.raw_data))


def words(html):
    return " ".join(strip_tags(html[html.index('<div class="comparison-page"') :]).split())


def places(html):
    return re.findall(r'<section class="comparison-place', html)


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


def pointing_section(number):
    """A section in which every block points at something of its own."""
    source, entity, image = SourceFactory(), EntityFactory(), site_image()
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}, {"heading": "値"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}, f"値{number}"]}],
    }
    quote = {"text": "言葉", "speaker": "人", "status": "official", "wording": "paraphrase"}
    return section(
        ("paragraph", f"<p>文{number}{stored_mark(source.pk)}</p>"),
        ("quote", {**quote, "source": source.pk, "organisation": entity.pk}),
        ("figure", {"image": image.pk, "caption": "図"}),
        ("comparison_table", {"caption": "表", "grid": grid, "sources": [source.pk]}),
        heading=f"節の{number}",
    )


@pytest.fixture
def queries_of(admin_client):
    """How many queries the comparison costs of an article of so many sections with one that has as many others."""

    def queries_of(count):
        page = written(*[pointing_section(number) for number in range(count)])
        old = page.save_revision()
        page.body = json.dumps([pointing_section(number + count) for number in range(count)])
        url = compare_url(old, page.save_revision())
        admin_client.get(url)  # makes the small pictures
        with CaptureQueriesContext(connection) as queries:
            assert "か所の変更" in admin_client.get(url).content.decode()
        return len(queries)

    return queries_of


def test_the_number_of_queries_does_not_depend_on_the_length(queries_of):
    queries_of(1)
    assert queries_of(1) == queries_of(4)


@pytest.fixture
def heavily_changed(monkeypatch):
    """The long article of the demo, and a version in which every block of every section says something else."""
    monkeypatch.setattr("home.demo.loader.render_png", lambda figure: picture_bytes())  # drawing takes long
    monkeypatch.setattr("home.demo.loader.make_renditions", lambda: None)
    load_demo()
    page = ArticlePage.objects.get(slug="openai-chases-google")
    old = page.save_revision()
    text = json.dumps(stored(page), ensure_ascii=False)
    for before, after in (
        ("した", "していた"),
        ("である", "とみられる"),
        ("OpenAI", "同社"),
        ("報道", "報告"),
        ("。", "という。"),
    ):
        text = text.replace(before, after)
    body = json.loads(text)
    page.body = json.dumps([body[-1], *body[:-1]])
    return old, page.save_revision()


def test_the_demo_heavily_changed_is_compared_with_few_queries(
    admin_client, heavily_changed, django_assert_max_num_queries
):
    url = compare_url(*heavily_changed)
    admin_client.get(url)
    with django_assert_max_num_queries(QUERY_BUDGET):
        response = admin_client.get(url)
    assert response.status_code == 200
    assert len(places(response.content.decode())) > 30
