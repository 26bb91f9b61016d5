"""What is read of lines and files, what is refused, and how it is saved."""

import io

import pytest
from django.core.management import CommandError, call_command

from facts.models import Source
from tests.factories.facts import EntityFactory
from tests.factories.timeline import EventFactory
from tests.timeline import public_events
from tests.timeline.importers.import_scene import states, take
from timeline.importers import UnreadableFile, compare, read_csv, read_lines
from timeline.models import Event
from timeline.services import import_events
from timeline.signals import events_imported

pytestmark = pytest.mark.django_db


class TestLines:
    def test_a_line_becomes_a_published_event_with_a_source(self):
        company = EntityFactory(name="OpenAI", aliases=["オープンAI"])
        outcome = take(read_lines("２０２６年Q1？ ｜ オープンAI | 新しいモデルか | リーク | https://example.com/a"))[0]
        assert outcome.remarks == ["出典を新しく登録します：https://example.com/a"]
        event = Event.objects.get()
        assert (event.start.canonical, event.status, event.live) == ("2026-Q1?", "leaked", True)
        assert list(event.entities.all()) == [company]
        assert event.newest.source == Source.objects.get(publisher="example.com", title="新しいモデルか", kind="leak")

    def test_the_same_line_again_changes_nothing_and_another_word_joins_the_trail(self):
        EntityFactory(name="OpenAI")
        line = "2026-Q1? | OpenAI | 件名 | リーク | https://example.com/a"
        take(read_lines(line))
        assert states(take(read_lines(line))) == ["unchanged"]
        assert states(take(read_lines("2026-03-05 | OpenAI | 件名 | 公式 | https://example.com/b"))) == ["changed"]
        event = Event.objects.get()
        assert ([entry.status for entry in event.trail.all()], event.status) == (["leaked", "official"], "official")
        assert event.start.canonical == "2026-03-05"

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("2026-13 | OpenAI | 件名 | リーク", "日付"),
            ("2026 | 知らない会社 | 件名 | リーク", "登録されていません"),
            ("2026 | OpenAI | 件名 | うわさ", "確かさ"),
            ("2026 | OpenAI | 件名", "確かさがありません"),
            ("2026 | OpenAI | | リーク", "件名がありません"),
            (" | OpenAI | 件名 | リーク", "日付がありません"),
            ("2026 | OpenAI | 件名 | リーク | javascript:alert(1)", "アドレスではありません"),
            ("2026 | OpenAI | 件名 | リーク | https://example.com/" + "a" * 500, "長すぎます"),
            ("2026 | OpenAI | 件名 | リーク | https://example.com | さらに", "区切りが多すぎ"),
            ("2026 | OpenAI | " + "あ" * 10_000 + " | リーク", "件名"),
            ("ただの文", "日付 | 企業"),
        ],
    )
    def test_a_wrong_line_is_refused_with_its_number_and_reason_and_the_others_are_saved(self, line, words):
        EntityFactory(name="OpenAI")
        outcomes = take(read_lines(f"2025 | OpenAI | よい一行目 | 公式\n\n{line}\n2025 | OpenAI | よい四行目 | 公式"))
        assert states(outcomes) == ["new", "refused", "new"]
        assert outcomes[1].row.line == 3
        assert words in outcomes[1].reason
        assert Event.objects.count() == 2

    def test_a_line_that_comes_twice_is_taken_once(self):
        outcomes = take(read_lines("2025 |  | 件名 | 公式\n2025 |  | 件名 | 公式"))
        assert states(outcomes) == ["new", "refused"]
        assert "1行目と同じ" in outcomes[1].reason

    def test_a_title_is_known_in_letters_of_any_width(self):
        EventFactory(title="GPT-5を公開", start="2025", status="official")
        assert states(compare(read_lines("2025 |  | ＧＰＴ－５を公開 | 公式")))[0] == "changed"
        assert not compare(read_lines("2025 |  | ＧＰＴ－５を公開 | 公式"))[0].neighbours

    def test_too_many_are_refused_whole_and_comments_do_not_count(self):
        lines = ["# メモ"] + [f"2025 |  | 件名{n} | 公式" for n in range(2000)]
        assert len(read_lines("\n".join(lines))) == 2000
        with pytest.raises(UnreadableFile, match="2,000行まで"):
            read_lines("\n".join([*lines, "2025 |  | もう一件 | 公式"]))

    def test_what_no_database_keeps_is_left_out(self):
        take(read_lines("2025 |  | 件\0名\ud800 | 公式"))
        assert Event.objects.get().title == "件名"

    def test_events_of_the_same_company_within_three_days_are_pointed_out(self):
        company = EntityFactory(name="OpenAI")
        EventFactory(title="先の件", start="2025-08-07", entities=[EntityFactory(kind="model", parent=company)])
        lines = (
            "2025-08-10 | OpenAI | 近い件 | 公式\n2025-08-11 | OpenAI | 次の件 | 公式\n2025-08 | OpenAI | 月の件 | 公式"
        )
        near, next_one, month = compare(read_lines(lines))
        assert near.neighbours == ["2025年8月7日「先の件」"]
        assert next_one.neighbours == ["2025年8月10日「近い件」"]
        assert month.neighbours == []


class TestFiles:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "列がありません"),
            ("名前,日付\na,2025".encode(), "「件名」「いつ」の列がありません"),
            (b'title,start\n"a,2025', "CSVとして読めません"),
            (b"title,start\na\0,2025", "文字の読めない"),
            (b"\xff\xfet\0i\0", "文字の読めない"),
            (b"title,start\n\x81", "文字の読めない"),
            (b"title,title,start\na,b,2025", "二つあります"),
            (b"x" * (5 * 1024 * 1024 + 1), "大きすぎます"),
        ],
    )
    def test_a_broken_file_is_refused_whole(self, content, words):
        with pytest.raises(UnreadableFile, match=words):
            read_csv(content)

    @pytest.mark.parametrize(
        ("cells", "words"),
        [
            ({"start": "2025-02-30"}, "いつ：「2025年2月30日」"),
            ({"kind": "lead"}, "出典が要ります"),
            ({"kind": "lead", "trail": "公式 |  | https://example.com"}, "分野"),
            ({"kind": "うわさ"}, "種類の「うわさ」"),
            ({"importance": "9"}, "重みの「9」"),
            ({"end": "2024"}, "より前"),
            ({"entities": "nobody"}, "登録されていません"),
            ({"leader": "nobody"}, "登録されていません"),
            ({"fulfilled_by": "nothing"}, "登録されていません"),
            ({"slug": "日本"}, "アドレス名：半角"),
            ({"trail": "公式 | 2025\n公式 | 2024"}, "古い順"),
            ({"trail": ""}, "確かさがありません"),
            ({"trail": "公式 |  | #999 だれか「何か」"}, "出典「#999"),
            ({"trail": "公式 |  |  | " + "あ" * 300}, "200"),
            ({"summary": "あ" * 401}, "説明"),
        ],
    )
    def test_a_wrong_row_is_refused_by_name_and_the_others_are_saved(self, cells, words):
        good = {"slug": "a", "title": "題", "start": "2025", "end": "", "kind": "", "importance": "", "entities": ""}
        good |= {"track": "", "leader": "", "fulfilled_by": "", "summary": "", "trail": "報道"}
        content = public_events.as_csv([good, good | {"slug": "b"} | cells, good | {"slug": "c"}])
        outcomes = take(read_csv(content))
        assert states(outcomes) == ["new", "refused", "new"]
        assert words in outcomes[1].reason
        assert outcomes[1].row.line == 3

    def test_japanese_headings_and_words_are_read(self):
        take(read_csv("件名,いつ,種類,確かさ,出典\n題,2025年春,人事,公式,https://example.com\n".encode("cp932")))
        event = Event.objects.get()
        assert (event.start.canonical, event.kind, event.status) == ("2025-spring", "people", "official")

    def test_a_live_event_with_an_open_draft_is_not_overwritten(self):
        event = EventFactory(slug="a", title="題", start="2025")
        event.title = "書きかけ"
        event.save_revision()
        outcome = take(read_csv("slug,title,start\na,ほか,2025\n".encode()))[0]
        assert "下書きがあります" in outcome.reason


class TestSaving:
    def test_without_publication_they_are_drafts_and_changes_wait(self, django_user_model):
        EventFactory(slug="a", title="前", start="2025")
        user = django_user_model.objects.create(username="u")
        rows = read_csv("slug,title,start,status\na,後,2025,\nb,新,2025,公式\n".encode())
        take(rows, publish=False, user=user)
        assert list(Event.objects.order_by("slug").values_list("title", "live")) == [("前", True), ("新", False)]
        assert Event.objects.get(slug="a").get_latest_revision_as_object().title == "後"
        assert Event.objects.get(slug="b").latest_revision.user == user
        assert states(compare(rows)) == ["refused", "unchanged"]

    def test_a_draft_that_is_changed_is_so_in_the_list_and_in_its_version(self):
        take(read_lines("2025 |  | 甲 | 公式"), publish=False)
        slug = Event.objects.get().slug
        rows = read_csv(f"slug,title,start,trail\n{slug},乙,2025,報道\n".encode())
        take(rows, publish=False)
        event = Event.objects.get()
        assert (event.title, event.live, event.as_latest().title) == ("乙", False, "乙")
        assert [entry.status for entry in event.trail.all()] == ["reported"]
        assert states(compare(rows)) == ["unchanged"]

    def test_new_ones_cost_few_queries_each(self, django_assert_max_num_queries):
        outcomes = compare(read_lines("\n".join(f"2025 |  | 件名{n} | 公式" for n in range(30))))
        with django_assert_max_num_queries(30 * 6 + 20):
            import_events(outcomes, publish=True)

    def test_comparing_costs_the_same_however_many(self, django_assert_max_num_queries):
        for n in range(20):
            EventFactory(title=f"件名{n}", start="2025")
        rows = read_lines("\n".join(f"2025 |  | 件名{n} | 公式" for n in range(20)))
        with django_assert_max_num_queries(8):
            assert set(states(compare(rows))) == {"changed"}

    def test_the_apps_above_hear_of_them_once(self):
        heard = []

        def listen(events, **kwargs):
            heard.append([event.title for event in events])

        events_imported.connect(listen)
        take(read_lines("2025 |  | 甲 | 公式\n2025 |  | 乙 | 公式"))
        assert heard == [["甲", "乙"]]


class TestCommand:
    def run(self, tmp_path, text, *options):
        file, said = tmp_path / "events.csv", io.StringIO()
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        try:
            call_command("import_events", str(file), *options, stdout=said)
        except CommandError as error:
            said.write(str(error))
        return said.getvalue()

    def test_it_tells_what_would_change_and_saves_nothing_when_only_asked(self, tmp_path):
        said = self.run(tmp_path, "title,start,status\n題,2025,公式\n誤,2025-13,公式\n", "--dry-run")
        assert "2行目 新規 題" in said
        assert "3行目 取り込めません 誤 いつ：" in said
        assert "新規 1件、変更 0件、変更なし 0件、取り込めません 1件" in said
        assert not Event.objects.exists()

    def test_it_saves_the_good_rows_and_says_that_one_was_refused(self, tmp_path):
        said = self.run(tmp_path, "title,start,status\n題,2025,公式\n誤,2025-13,公式\n")
        assert "1行を取り込めませんでした" in said
        assert Event.objects.get().title == "題"

    def test_what_somebody_locked_is_left_alone(self, tmp_path):
        EventFactory(slug="a", title="題", start="2025", locked=True)
        assert "ロックされています" in self.run(tmp_path, "slug,title,start\na,新,2025\n")
        assert Event.objects.get().title == "題"

    def test_a_broken_file_changes_nothing(self, tmp_path):
        assert "文字の読めない" in self.run(tmp_path, b"title,start\n\xff\0")
