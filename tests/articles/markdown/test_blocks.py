"""Every block of a section as Markdown."""

import pytest

from tests.articles.markdown.reading import of_blocks, read, words
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db


def table(entity, **fields):
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}, {"heading": "判定", "kind": "verdict"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}, "○ 成功"], "status": "reported"}],
    }
    return {"caption": "比べる", "grid": grid, **fields}


def test_lists_and_numbered_points(client):
    text = of_blocks(
        client,
        ("prose_list", {"ordered": True, "lines": ["<p>一</p>", "<p>- 二</p>"]}),
        ("prose_list", {"ordered": False, "lines": ["<p>三</p>"]}),
        ("numbered_points", {"points": [{"heading": "論点", "lines": ["<p>行</p>"]}]}),
    )
    html = read(text)
    assert [[words(li) for li in each.find_all("li")] for each in html.find_all(["ol", "ul"])] == [
        ["一", "- 二"],
        ["三"],
        ["行"],
    ]
    assert html.h3.get_text() == "1 論点"


def test_a_quote_keeps_who_said_it_how_sure_that_is_and_its_source(client):
    source = SourceFactory(title="会見", publisher="新聞")
    quote = {
        "text": "言葉\n二行目",
        "speaker": "話し手",
        "position": "代表",
        "organisation": EntityFactory(name="会社", slug="company").pk,
        "status": "leaked",
        "wording": "translation",
        "source": source.pk,
        "said_on": "2025-11",
        "original_text": "words",
        "original_language": "en",
    }
    html = read(of_blocks(client, ("quote", quote)))
    said = words(html.blockquote)
    assert (
        said == "「言葉 二行目」 原文（英語）：words"
        " ― 話し手（会社・代表） 2025年11月、新聞「会見」[^1]（訳は編集部）〔リーク・翻訳〕"
    )
    assert html.a["href"] == "http://testserver/entities/company/"


def test_a_paraphrase_has_no_quotation_marks(client):
    quote = {"text": "趣旨", "speaker": "人", "status": "reported", "wording": "paraphrase"}
    assert of_blocks(client, ("quote", quote)).startswith("> 趣旨\n")


def test_a_table_keeps_title_date_note_and_sources(client):
    source = SourceFactory(publisher="新聞")
    value = table(EntityFactory(), subtitle="範囲", as_of="2025-11", note="注。", sources=[source.pk])
    html = read(of_blocks(client, ("comparison_table", value)))
    assert [words(p) for p in html.find_all("p")] == ["表：比べる", "範囲", "2025年11月時点 注。 出典：新聞[^1]"]
    assert len(html.table.find_all("tr")) == 2


def test_a_timeline_is_a_list_with_dates_statuses_and_sources(client):
    source = SourceFactory(publisher="新聞", url="https://example.com/news")
    event = EventFactory(
        title="GPT-5を公開", slug="gpt-5", start="2025-08", status="leaked", source=source, summary="説明。"
    )
    chosen = {"entities": [], "kinds": [], "since": "", "until": "", "importance": "1", "most": 20}
    value = {"caption": "流れ", "look": "list", "events": [event.pk], "filter": chosen, "note": "注"}
    html = read(of_blocks(client, ("timeline", value)))
    assert words(html.p) == "年表：流れ"
    assert words(html.li) == "2025年8月 GPT-5を公開〔リーク〕 説明。 公開 出典 新聞"
    assert [a["href"] for a in html.li.find_all("a")] == [
        "http://testserver/timeline/events/gpt-5/",
        "https://example.com/news",
    ]


def test_a_figure_has_alternative_text_caption_credit_and_a_whole_address(client):
    value = {
        "image": site_image().pk,
        "caption": "図の説明",
        "alt": "見えるもの",
        "credit": "編集部",
        "width": "standard",
    }
    html = read(of_blocks(client, ("figure", value)))
    assert html.img["alt"] == "見えるもの"
    assert html.img["src"].startswith("http://testserver/media/")
    assert html.img["src"].endswith(".webp")
    assert words(html.find_all("p")[-1]) == "図：図の説明（編集部）"


def test_a_picture_that_cannot_be_read_does_no_harm(client):
    image = site_image()
    image.file.storage.delete(image.file.name)
    html = read(of_blocks(client, ("figure", {"image": image.pk, "caption": "図", "width": "standard"})))
    assert html.img["src"].startswith("http://testserver/media/")


def test_boxes_numbers_and_dialogue_keep_their_words(client):
    text = of_blocks(
        client,
        ("key_points", {"title": "まとめ", "points": [{"heading": "一", "text": ""}]}),
        (
            "callout",
            {"kind": "expert", "title": "", "body": "<p>見方</p><ul><li>甲</li><li>乙</li></ul>", "speaker": "専門家"},
        ),
        (
            "statistics",
            {"figures": [{"label": "数", "value": "50", "unit": "%", "note": "前年比", "status": "estimated"}]},
        ),
        ("dialogue", {"turns": [{"speaker": "甲", "text": "問い", "side": "left"}, {"speaker": "乙", "text": "答え"}]}),
    )
    html = read(text)
    assert words(html.blockquote) == "専門家の見方 見方 甲 乙 ― 専門家"
    assert "数：50%（前年比）〔推計〕" in words(html)
    assert "甲：問い" in words(html)
    assert "まとめ" in words(html)
