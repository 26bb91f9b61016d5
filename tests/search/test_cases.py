"""What is found by which words, and what is not: readers' search and the admin's alike."""

import pytest
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from facts.models import Entity
from search.query import Query
from search.results import MODELS, Results

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

# A query, all that it finds, some of what it must not find. Articles, events and entities by their slugs.
CASES = [
    # words within longer ones
    ("学習", "scaling gemini", "llm draft"),
    ("事前学習", "scaling", "gemini draft"),
    ("スケーリング", "scaling", "order"),
    ("学習スケーリング", "scaling", "gemini"),
    ("事前学習スケーリングの限界", "scaling", "gemini"),
    ("強化学習", "gemini", "scaling"),
    ("言語モデル", "llm", "order gpt"),
    ("大規模言語モデル", "llm", "order"),
    # two characters, and one
    ("規模", "scaling order llm", "gpt"),
    ("壁", "scaling", "gemini"),
    ("電力", "llm", "scaling"),
    ("首位", "gemini", "scaling"),
    ("限界", "scaling", "llm"),
    ("評価", "gpt llm", "scaling"),
    # widths, cases, marks
    ("GPT-5", "gpt", "gemini llm"),
    ("gpt5", "gpt", "gemini"),
    ("ＧＰＴ－５", "gpt", "gemini"),
    ("GPT 5", "gpt", "gemini"),
    ("gpt-4o", "gpt", "gemini"),
    ("GPT-4.5", "", "gpt"),
    ("GPT-6", "", "gpt"),
    ("web", "gemini", "gpt"),
    ("ウェブ", "gemini", "gpt"),
    ("ＷＥＢブラウザー", "gemini", "gpt"),
    ("ｗｅｂブラウザ", "gemini", "gpt"),
    ("2025", "kana", "gpt"),
    ("２０２５年", "kana", "gpt"),
    ("1000億ドル", "kana", "table"),
    ("1,000億ドル", "kana", "table"),
    # kana and Latin
    ("ジェミニ", "gemini launch", "gpt hidden"),
    ("Gemini", "gemini launch", "gpt hidden"),
    ("ｼﾞｪﾐﾆ", "gemini launch", "gpt hidden"),
    ("じぇみに", "gemini launch", "gpt"),
    ("マイクロソフト", "kana", "gpt"),
    ("Microsoft", "kana", "gpt"),
    # long vowels and other spellings
    ("サーバ", "gpt", "gemini"),
    ("サーバー", "gpt", "gemini"),
    ("さーばー", "gpt", "gemini"),
    ("珈琲", "kana", "gpt"),
    ("バイオリン", "kana", "gpt"),
    ("ヴァイオリン", "kana", "gpt"),
    ("引越し", "gemini", "gpt"),
    ("引っ越し", "gemini", "gpt"),
    # inflection
    ("訓練する", "gemini", "gpt"),
    ("訓練した", "gemini", "gpt"),
    ("競った", "gemini", "gpt"),
    ("上回る", "gpt", "gemini"),
    ("揺らいだ", "scaling", "gpt"),
    ("勝つ", "gpt", "gemini"),
    # particles do not matter
    ("推論電力", "llm", "gpt"),
    ("推論の電力", "llm", "gpt"),
    # names: aliases, Japanese names, readings
    ("オープンAI", "openai gpt", "quokle"),
    ("OpenAI", "openai gpt", "quokle"),
    ("openai", "openai gpt", "quokle"),
    ("おーぷんえーあい", "openai gpt", "quokle"),
    ("オープンエーアイ", "openai gpt", "quokle"),
    ("チャットの本家", "openai gpt", "quokle"),
    ("オープンAIのGPT-5", "gpt", "openai"),
    ("Quokle", "quokle table", "openai"),
    ("クオ社", "quokle table", "openai"),
    ("くおーくる", "quokle table", "openai"),
    ("やまだたろう", "yamada", "openai"),
    ("山田太郎", "yamada", "openai"),
    # wherever a word stands
    ("引き下げ", "table", "gpt"),
    ("四半期", "table", "gpt"),
    ("億円", "table", "kana"),
    ("速報値", "table", "gpt"),
    ("在庫", "table", "gpt"),
    ("倉庫", "table", "gpt"),
    ("匿名の研究者", "gpt", "table"),
    ("勝ったとは言わない", "gpt", "table"),
    ("反応", "gpt", "gemini"),
    ("批評家", "yamada", "openai"),
    ("新版", "launch", "gemini"),
    # cells do not run into each other
    ("収益見通し", "", "table"),
    ("黒字据え置き", "", "table"),
    # several words
    ("学習 限界", "scaling", "gemini"),
    ("学習　限界", "scaling", "gemini"),
    ("　学習　 限界 ", "scaling", "gemini"),
    ("学習、限界", "", "gemini llm"),
    ("学習 電力", "", "scaling llm"),
    ("限界 学習", "scaling", "gemini"),
    # exclusion
    ("学習 -事前", "gemini", "scaling"),
    ("学習 －事前", "gemini", "scaling"),
    ("学習 -「強化学習」", "scaling", "gemini"),
    ("Gemini -公開", "gemini", "launch"),
    ("-学習", "", "scaling gemini llm"),
    ("規模 -学習 -電力", "order", "scaling llm"),
    # phrases
    ("「大規模言語モデル」", "llm", "order"),
    ('"大規模言語モデル"', "llm", "order"),
    ("“首位の交代”", "gemini", "launch"),
    ("『首位の交代』", "gemini", "launch"),
    ("「交代の首位」", "", "gemini"),
    ("「見方が揺らぐ", "scaling", "gpt"),
    ("「規模を大きく」 賢く", "scaling", "order llm"),
    # nothing to look for
    ("、。！？", "", "scaling gpt"),
    ("-", "", "scaling gpt"),
    ("「」", "", "scaling gpt"),
    ("は", "", "scaling gpt"),
    ("富士山", "", "scaling gpt"),
]


def found_by_readers(query) -> set[str]:
    matches = Results(Query(query)).matches
    return {MODELS[match.kind].objects.get(pk=match.pk).slug for match in matches}


def slugs(text) -> set[str]:
    return set(text.split())


def test_there_are_enough_cases():
    assert len(CASES) >= 60


@pytest.mark.parametrize(("query", "hits", "misses"), CASES)
def test_a_query_finds_just_this(query, hits, misses):
    found = found_by_readers(query)
    assert found == slugs(hits)
    assert not found & slugs(misses)


@pytest.mark.parametrize(("query", "hits", "misses"), CASES)
def test_the_admin_finds_the_same_pages_and_the_drafts_with_them(query, hits, misses):
    articles = {page.slug for page in Page.objects.all()}
    found = {page.slug for page in Page.objects.autocomplete(query)}
    assert found - {"draft"} >= slugs(hits) & articles
    assert not (found & slugs(misses)) - {"draft"}


@pytest.mark.parametrize("typed", ["事前学", "スケーリ", "事前学習スケ", "事"])
def test_while_typing_the_beginning_of_a_title_is_enough_in_the_admin(typed):
    assert "scaling" in {page.slug for page in Page.objects.autocomplete(typed)}


@pytest.mark.parametrize("typed", ["ope", "OPENA", "オープ", "オープンA"])
def test_a_chooser_of_entities_finds_by_the_beginning_of_a_name(typed):
    assert [entity.slug for entity in get_search_backend().autocomplete(typed, Entity)] == ["openai"]
