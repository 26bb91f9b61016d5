"""An article with one of each block, for the feeds that show all of it."""

from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.pages import article, section
from tests.factories.timeline import EventFactory
from tests.factories.writers import AuthorFactory, TopicFactory

ALL_BLOCKS = [
    "paragraph",
    "numbered_points",
    "prose_list",
    "quote",
    "comparison_table",
    "timeline",
    "figure",
    "statistics",
    "key_points",
    "callout",
    "dialogue",
]


def whole_article(*, company=None, **fields):
    """Each kind of block, with a company, a source, a linked page, pictures and an event of its own."""
    company = company or EntityFactory(name="OpenAI")
    source, image, linked = SourceFactory(publisher="日刊新聞"), site_image(), article(title="つながる記事")
    event = EventFactory(title="GPT-5を公開")
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}, {"heading": "越えたか", "kind": "verdict"}, {"heading": "次"}],
        "rows": [
            {
                "cells": [{"entity": company.pk, "text": company.name}, {"text": "○ 越えた"}, {"text": ""}],
                "status": "leaked",
            }
        ],
    }
    mark = f'<a linktype="source" id="{source.pk}">出典</a>'
    blocks = [
        ("paragraph", f'<p><b>本文</b>は<a linktype="page" id="{linked.pk}">別の記事</a>へ。{mark}</p>'),
        ("numbered_points", {"points": [{"heading": "論点", "lines": ["一行目"]}]}),
        ("prose_list", {"ordered": True, "lines": ["項目"]}),
        (
            "quote",
            {
                "status": "reported",
                "wording": "translation",
                "text": "壁はない。",
                "speaker": "話し手",
                "organisation": company.pk,
                "source": source.pk,
                "original_text": "There is no wall.",
                "original_language": "en",
            },
        ),
        ("comparison_table", {"caption": "比べた表", "grid": grid, "sources": [source.pk], "as_of": "2025-11"}),
        ("timeline", {"caption": "流れ", "look": "lanes", "events": [event.pk], "filter": {}}),
        ("figure", {"image": image.pk, "caption": "図の説明", "width": "standard"}),
        ("statistics", {"figures": [{"label": "日数", "value": "500", "unit": "日"}], "source": source.pk}),
        ("key_points", {"title": "まとめ", "points": [{"heading": "要点", "text": "説明"}]}),
        ("callout", {"kind": "note", "body": "<p>囲みの中</p>"}),
        (
            "dialogue",
            {"turns": [{"speaker": "編集部", "text": "問い", "side": "left"}, {"speaker": "校閲", "text": "答え"}]},
        ),
    ]
    assert [kind for kind, _ in blocks] == ALL_BLOCKS
    return article(
        **{
            "sections": [section(*blocks, heading="節の見出し")],
            "topics": [TopicFactory()],
            "authors": [AuthorFactory()],
            "hero_image": image,
            "dek": "リード文。",
            **fields,
        }
    )
