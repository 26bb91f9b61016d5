"""What the cases of the search are asked of: a small cast, each part with something of its own."""

import json

from django.utils import timezone

from articles.models import ArticlePage
from articles.tables.grid_block import find_entities
from articles.tables.plain_form import from_plain
from articles.tables.stored_form import to_stored
from facts.models import Entity
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, article_index, section
from tests.factories.timeline import EventFactory

FILLER = "編集部は毎朝の会議で、その日の見出しを選ぶ。写真は自分たちで撮る。"
TABLE = "会社〔名称〕 | 収益 | 見通し\nクオークル | 黒字 | 据え置き\nベータ社 | 赤字 | 引き下げ"


def paragraph(text):
    return "paragraph", f"<p>{text}</p>"


def make_cast() -> dict[str, object]:
    """Name → article, event or entity."""
    EntityFactory(
        name="OpenAI", slug="openai", name_ja="オープンAI", reading="おーぷんえーあい", aliases=["チャットの本家"],
        description="対話の会社。",
    )  # fmt: skip
    EntityFactory(name="クオークル", slug="quokle", name_ja="", reading="くおーくる", aliases=["Quokle", "クオ社"])
    EntityFactory(
        name="山田太郎", slug="yamada", kind=Entity.Kind.PERSON, reading="やまだたろう", description="批評家。"
    )
    article(
        slug="scaling",
        title="事前学習スケーリングの限界",
        sections=[section(paragraph("規模を大きくすれば賢くなる、という見方が揺らぐ。"), heading="壁が見える")],
    )
    article(
        slug="gpt",
        title="新しいモデルを読む",
        dek="ＧＰＴ－５の評価を並べた。",
        sections=[
            section(paragraph("OpenAIのGPT-5は、前のGPT-4oを上回った。サーバーの費用も下がる。"), heading="結果"),
            section(
                ("quote", {"text": "勝ったとは言わない。", "speaker": "匿名の研究者", "status": "reported",
                           "wording": "verbatim"}),
                heading="反応",
            ),
        ],
    )  # fmt: skip
    article(
        slug="gemini",
        title="首位の交代",
        sections=[
            section(paragraph("Geminiが先頭に立つ。強化学習で訓練されたモデルである。"), heading="何が起きたか"),
            section(paragraph("速さを競うWebブラウザーの引っ越し。"), heading="それから"),
        ],
    )
    article(
        slug="table",
        title="表で見る決算",
        key_points='[{"type": "point", "value": {"heading": "在庫は減った", "text": "倉庫に余りはない"}}]',
        sections=[
            section(
                ("comparison_table", {"caption": "四半期の成績", "subtitle": "単位は億円", "look": "text",
                                      "grid": to_stored(from_plain(TABLE, find_entities)),
                                      "narrow": "scroll", "note": "監査の前の速報値"}),
                heading="数字",
            )
        ],
    )  # fmt: skip
    article(
        slug="kana",
        title="コーヒーとヴァイオリン",
        sections=[section(paragraph("ﾏｲｸﾛｿﾌﾄの計算機で２０２５年に書き始めた。半導体は１,０００億ドルの市場だ。"))],
    )
    article(
        slug="order",
        title="並びのこと",
        sections=[
            section(paragraph("先に大規模な投資が決まった。言語の規模は別の話。小さなモデルも大きなモデルもある。"))
        ],
    )
    article(
        slug="llm", title="大規模言語モデルの電力", sections=[section(paragraph("推論の電力を測る。評価は割れた。"))]
    )
    article(slug="draft", title="事前学習の下書き", published=False)
    EventFactory(slug="launch", title="Geminiの新版を公開", summary="検索にも載せる。", start="2025-11-18")
    EventFactory(slug="hidden", title="Geminiの秘密", live=False)
    for number in range(93):
        filler = ArticlePage(
            title=f"雑記その{number}", slug=f"other-{number}", first_published_at=timezone.now(), live=True
        )
        filler.body = json.dumps([section(paragraph(FILLER))])
        article_index().add_child(instance=filler)
    return {page.slug: page for page in ArticlePage.objects.all()}
