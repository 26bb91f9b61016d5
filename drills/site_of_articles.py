"""A site with so many articles (two_sites.py): fills a database of its own, then answers questions by lines."""

import datetime as dt
import json
import random
import statistics
import sys
import time
import uuid
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import django

if __name__ == "__main__":
    django.setup()

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from articles.models import ArticleIndexPage, ArticlePage, TaggedArticle, Topic
from facts.models import Entity
from home.where_shown import where_shown
from search import words
from search.query import Query
from search.results import Kind, Results

CHARACTERS = 5_000
AT_ONCE = 250
TABLE = "wagtailsearch_indexentry"


def main():
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    client = Client()
    answers = {"?plans": plans, "?time to index": time_to_index, "?memory": memory, "?publish": time_to_publish}
    try:
        say(fill(int(sys.argv[1])))
        for line in sys.stdin:
            question = line.strip()
            if question == "?end":
                break
            say(answers[question]() if question in answers else milliseconds_of(client, question))
    finally:
        connection.creation.destroy_test_db("airace", verbosity=0)
    say("")


def say(thing):
    print(json.dumps(thing, ensure_ascii=False), flush=True)


def milliseconds_of(client, path) -> float:
    """Of a page, templates included."""
    start = time.perf_counter()
    response = client.get(path)
    taken = (time.perf_counter() - start) * 1000
    assert response.status_code == 200, (path, response.status_code)
    return taken


def fill(n) -> str:
    start = time.perf_counter()
    sql("SET statement_timeout = 0")
    remember_sentences()
    indexes = sql(f"SELECT indexname, indexdef FROM pg_indexes WHERE tablename = '{TABLE}' AND indexdef LIKE '%gin%'")
    for name, _ in indexes:
        sql(f"DROP INDEX {name}")
    parent, writer = ArticleIndexPage.objects.get(), Writer(n)
    backend = get_search_backend()
    for first in range(0, n, AT_ONCE):
        pages = [writer.article(parent, number) for number in range(first, min(n, first + AT_ONCE))]
        store(pages)
        writer.connect(pages)
        backend.index_class(backend).add_items(ArticlePage, pages)
    ArticleIndexPage.objects.update(numchild=n)
    forget_sentences()
    filled = time.perf_counter()
    for _, definition in indexes:
        sql(definition)
    sql("ANALYZE")
    size = "pg_size_pretty(pg_relation_size('search_words')), pg_size_pretty(pg_total_relation_size('{}'))"
    [(of_index, of_table)] = sql(f"SELECT {size.format(TABLE)}")
    took = f"{filled - start:.0f} s, indexes {time.perf_counter() - filled:.0f} s"
    return f"{n} articles: {took}; search_words {of_index}, the table with all indexes {of_table}"


def sql(statement, params=None) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall() if cursor.description else []


def store(pages):
    """Rows of both tables; bulk_create refuses a model that has a parent."""
    shared = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    rows = Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in shared}) for page in pages)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.page_ptr_id = page.id = row.pk
    fields = ArticlePage._meta.local_concrete_fields
    names, places = ", ".join(f'"{field.column}"' for field in fields), ", ".join(["%s"] * len(fields))
    values = [[field.get_db_prep_save(getattr(page, field.attname), connection) for field in fields] for page in pages]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {ArticlePage._meta.db_table} ({names}) VALUES ({places})", values)


class Token:
    """What Sudachi found, to be asked again."""

    def __init__(self, token):
        surface, normalized, kind = token.surface(), token.normalized_form(), token.part_of_speech()
        self.surface = lambda: surface
        self.normalized_form = lambda: normalized
        self.part_of_speech = lambda: kind


class Remembering:
    """Sentences recur here, so each is cut once; nothing that is timed is cut by this."""

    tokenizer = words.own_tokenizer()

    @staticmethod
    @lru_cache(maxsize=50_000)
    def tokenize(text):
        return [Token(token) for token in Remembering.tokenizer.tokenize(text)]


def remember_sentences():
    words._of_thread.tokenizer = Remembering()


def forget_sentences():
    words._of_thread.tokenizer = Remembering.tokenizer


class Writer:
    """Writes of ever the same things, of the common ones far more often."""

    NOUNS = (
        "学習 推論 半導体 電力 評価 研究 開発 競争 発表 公開 企業 市場 投資 資金 技術 性能 速度 費用 "
        "計算 資源 人材 規制 政府 利用 製品 契約 提携 画像 音声 動画 翻訳 検索 広告 収益 赤字 黒字 "
        "株価 買収 訴訟 著作 権利 安全 倫理 監視 検証 実験 論文 特許 標準 基盤 端末 通信 回線 衛星 "
        "工場 設備 部品 材料 供給 需要 在庫 物流 教育 医療 金融 保険 農業 漁業 建設 交通 観光 行政 "
        "選挙 外交 防衛"
    )
    COMMON = "事前学習 大規模言語モデル 強化学習 推論モデル ＧＰＴ－５ Gemini サーバー エージェント"
    PATTERNS = (
        "{0}の{1}は、{2}を前提に進められてきた。",
        "{0}が{1}を上回り、{2}の見直しが始まっている。",
        "関係者によると、{0}と{1}をめぐる{2}は当初の計画より遅れている。",
        "{0}に詳しい専門家は「{1}だけでは{2}を説明できない」と話す。",
        "これまで{0}を支えてきた{1}には、{2}という限界があった。",
    )
    IN_EVERY_TEXT = ("大規模言語モデルの学習は進む。", "事前学習とＧＰＴ－５を比べた。", "推論と半導体の話題である。")
    SENTENCES = 20_000
    IN_A_SECTION = 20
    SHARED = 10

    def __init__(self, n):
        self.n, self.chance = n, random.Random(20261124)
        self.nouns, self.common = self.NOUNS.split(), self.COMMON.split()
        self.weights = [1 / (rank + 2) for rank in range(len(self.nouns))]
        self.sentences = [self.sentence() for _ in range(self.SENTENCES)]
        self.topics = [Topic.objects.create(name=f"話題{n}", slug=f"topic-{n}") for n in range(self.SHARED)]
        self.companies = [
            Entity.objects.create(name=f"会社{n}", slug=f"company-{n}", kind=Entity.Kind.COMPANY)
            for n in range(self.SHARED)
        ]
        self.kind, self.locale = ContentType.objects.get_for_model(ArticlePage), Locale.objects.get()

    def article(self, parent, number) -> ArticlePage:
        return ArticlePage(
            title=f"第{number}報――{self.noun()}の{self.noun()}",
            slug=f"a-{number}",
            content_type=self.kind,
            locale=self.locale,
            live=True,
            path=f"{parent.path}{number + 1:04d}",
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}a-{number}/",
            first_published_at=dt.datetime(2024, 1, 1, tzinfo=dt.UTC) + dt.timedelta(hours=number * 2),
            body=json.dumps(self.body(number)),
            character_count=CHARACTERS,
        )

    def connect(self, pages):
        """Each with a topic, and named in the reference index with a company."""
        TaggedArticle.objects.bulk_create(
            TaggedArticle(content_object=page, tag=self.topics[page.pk % self.SHARED]) for page in pages
        )
        of_page, of_company = map(ContentType.objects.get_for_model, (Page, Entity))
        ReferenceIndex.objects.bulk_create(
            ReferenceIndex(
                base_content_type=of_page,
                content_type=self.kind,
                object_id=str(page.pk),
                to_content_type=of_company,
                to_object_id=str(self.companies[page.pk // self.SHARED % self.SHARED].pk),
                model_path="body.section.content.quote.speaker",
                content_path=f"body.{page.pk}",
                content_path_hash=uuid.uuid4(),
            )
            for page in pages
        )

    def body(self, number, characters=CHARACTERS) -> list:
        written = list(self.IN_EVERY_TEXT)
        written += ["量子の計算機も試された。"] if number % 10 == 0 else []
        written += ["光回路の試作が届いた。"] if number % 100 == 0 else []
        written += ["紙幣の印刷に似ている。"] if number % max(1, self.n // 10) == 0 else []
        length = sum(map(len, written))
        while length < characters:
            written.append(self.chance.choice(self.sentences))
            length += len(written[-1])
        starts = range(0, len(written), self.IN_A_SECTION)
        return [self.section(f"{start:08x}", "".join(written[start : start + self.IN_A_SECTION])) for start in starts]

    def section(self, key, text) -> dict:
        content = [{"type": "paragraph", "value": f"<p>{text}</p>", "id": key}]
        return {"type": "section", "id": key, "value": {"heading": f"{self.noun()}のいま", "content": content}}

    def sentence(self) -> str:
        nouns = [self.noun() + (self.noun() if self.chance.random() < 0.6 else "") for _ in range(3)]
        if self.chance.random() < 0.15:
            nouns[0] = self.chance.choice(self.common)
        return self.chance.choice(self.PATTERNS).format(*nouns)

    def noun(self) -> str:
        return self.chance.choices(self.nouns, self.weights)[0]


def plans() -> str:
    """Of what is in every text, in a tenth, and of the admin's page search."""
    asked = {typed: Results(Query(typed)).matching(Kind.ARTICLE) for typed in ("学習", "大規模言語モデル", "量子")}
    asked["量子, in the admin"] = Page.objects.autocomplete("量子", order_by_relevance=False).get_queryset()
    return "\n".join(f"--- {name}\n{plan(queryset)}" for name, queryset in asked.items())


def plan(queryset) -> str:
    statement, params = queryset.order_by().values("pk").query.sql_with_params()
    return "\n".join(line for (line,) in sql(f"EXPLAIN (ANALYZE, COSTS OFF) {statement}", params))


def time_to_publish() -> str:
    """With finding every address to be purged, and without drawing a picture."""
    page, taken = ArticlePage.objects.get(slug="a-50"), []
    for _ in range(5):
        start = time.perf_counter()
        page.change_kind = "minor"
        page.save_revision().publish()
        taken.append((time.perf_counter() - start) * 1000)
    return f"published in {statistics.median(taken):.0f} ms; {len(where_shown(page))} addresses to purge"


def time_to_index() -> str:
    page = ArticlePage.objects.first()
    page.body = json.dumps(Writer(1).body(1, characters=20_000))
    page.save()
    page = ArticlePage.objects.get(pk=page.pk)
    taken = []
    for _ in range(9):
        start = time.perf_counter()
        index.insert_or_update_object(page)
        taken.append((time.perf_counter() - start) * 1000)
    spread = f"median of {len(taken)}; {min(taken):.0f} to {max(taken):.0f}"
    return f"an article of {page.character_count} characters is indexed in {statistics.median(taken):.0f} ms ({spread})"


def memory() -> str:
    """Of the dictionary alone: once more, in a process that has it already."""
    before, start = resident(), time.perf_counter()
    again = words.Dictionary(dict="core")
    loaded = (time.perf_counter() - start) * 1000
    again.tokenizer().tokenize("事前学習")
    parts = ", ".join(
        f"{name} {after - was:.0f} MB" for name, after, was in zip(PARTS, resident(), before, strict=True)
    )
    return f"the dictionary adds {parts} to a process, and is loaded in {loaded:.0f} ms"


PARTS = ("VmRSS", "RssAnon", "RssFile")


def resident() -> list[float]:
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return [int(lines[name].split()[0]) / 1024 for name in PARTS]


if __name__ == "__main__":
    main()
