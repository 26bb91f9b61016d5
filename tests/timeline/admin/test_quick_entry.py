"""Many events at once, in the admin."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import Workflow
from wagtail.test.utils import WagtailTestUtils

from home.roles import APPROVER, EDITOR
from tests.factories.facts import EntityFactory
from tests.factories.timeline import EventFactory
from timeline.models import Event

pytestmark = pytest.mark.django_db

ADDRESS = "/cms/timeline/quick-entry/"
LINES = "2025 |  | 甲 | 公式 | https://example.com/\n2025-13 |  | 乙 | 公式"


def look(client, **form):
    """The first answer, and the form that it offers for confirmation, with the line ends that a browser sends."""
    answer = client.post(ADDRESS, form)
    fields = WagtailTestUtils.get_soup(answer.content).select(".quick-entry form [name]")
    offered = {field["name"]: field.get("value", field.get_text()) for field in fields}
    return answer.content.decode(), {name: "\r\n".join(value.splitlines()) for name, value in offered.items()}


@pytest.fixture
def approver(signed_in):
    return signed_in(APPROVER)


def test_what_would_change_is_shown_and_nothing_is_saved(approver):
    EntityFactory(name="OpenAI")
    page, _ = look(approver, text=f"{LINES}\n2026 | OpenAI | 丙 | 推測")
    for words in ["新規 2件", "取り込めません 1件", "日付：", "出典を新しく登録します：https://example.com/", "OpenAI"]:
        assert words in page
    assert not Event.objects.exists()


def test_confirmed_it_saves_the_good_rows_and_tells_of_the_others(approver):
    _, offered = look(approver, text=LINES)
    answer = approver.post(ADDRESS, offered, follow=True)
    assert "1件の出来事を公開しました。取り込めなかった行が1行あります。" in answer.content.decode()
    event = Event.objects.get()
    assert (event.title, event.live, event.latest_revision.user) == ("甲", True, approver.user)


def test_an_approver_may_leave_them_drafts(approver):
    _, offered = look(approver, text=LINES)
    offered.pop("publish")
    approver.post(ADDRESS, offered)
    assert not Event.objects.get().live


def test_an_editors_are_drafts_even_if_asked_otherwise(signed_in):
    editor = signed_in(EDITOR)
    page, offered = look(editor, text=LINES)
    assert "承認を依頼" in page
    editor.post(ADDRESS, offered | {"publish": "on"})
    assert not Event.objects.get().live


def test_a_file_is_carried_over_to_the_confirmation(approver):
    file = SimpleUploadedFile("a.csv", '件名,いつ,確かさ,説明\n題,2025年,公式,"一行目\n二行目"\n'.encode("cp932"))
    _, offered = look(approver, file=file)
    approver.post(ADDRESS, offered)
    assert Event.objects.get().summary == "一行目\n二行目"


@pytest.mark.parametrize(
    "content",
    [
        '"件名","いつ","確かさ","説明"\n"題","2025年","公式","一行目\n二行目"\n',
        '\ufeff"件名","いつ","確かさ","説明"\r\n"題","2025年","公式","一行目\n二行目"\r\n',
        '"件名","いつ","確かさ","説明"\r"題","2025年","公式","一行目\r\n二行目"\r',
    ],
)
def test_a_file_with_quoted_headings_and_any_line_ends_is_confirmed_at_once(approver, content):
    _, offered = look(approver, file=SimpleUploadedFile("a.csv", content.encode()))
    approver.post(ADDRESS, offered)
    assert Event.objects.get().summary == "一行目\n二行目"


def test_pasted_lines_below_a_comment_are_confirmed_at_once(approver):
    _, offered = look(approver, text="# メモ\r\n  2025 |  | 甲 | 公式")
    approver.post(ADDRESS, offered)
    assert Event.objects.get().title == "甲"


class TestWhatSomebodyHolds:
    """A row that would change it is refused, and one that changes nothing is no matter."""

    LINE = "2026 |  | 甲 | 公式"

    def refusal(self, client):
        page, offered = look(client, text=self.LINE)
        client.post(ADDRESS, offered)
        return page

    def test_what_a_colleague_locked_is_refused_and_what_one_locked_oneself_is_not(self, approver, signed_in):
        colleague = signed_in(APPROVER, "colleague")
        event = EventFactory(title="甲", start="2025", locked=True, locked_by=colleague.user)
        assert "ロックされています" in self.refusal(approver)
        event.refresh_from_db()
        assert event.start.canonical == "2025"
        assert "変更 1件" in self.refusal(colleague)

    def test_a_draft_in_review_is_refused_to_who_may_not_approve_it(self, approver, signed_in):
        editor = signed_in(EDITOR)
        event = EventFactory(title="甲", start="2025", live=False, has_unpublished_changes=True)
        event.save_revision(user=editor.user)
        Workflow.objects.get().start(event, editor.user)
        assert "承認を待っています" in self.refusal(editor)
        assert Event.objects.get().start.canonical == "2025"
        assert "下書きです。公開すると読者に見えます。" in self.refusal(approver)
        assert Event.objects.get().live

    def test_what_is_scheduled_is_refused_to_everybody(self, approver):
        event = EventFactory(title="甲", start="2025", live=False, go_live_at=timezone.now() + dt.timedelta(days=1))
        event.save_revision().publish()
        assert "公開が予約されています" in self.refusal(approver)
        assert Event.objects.get().start.canonical == "2025"

    def test_what_changes_nothing_is_unchanged(self, approver):
        EventFactory(title="甲", start="2026", status="official", locked=True)
        assert "変更なし 1件" in self.refusal(approver)


def test_a_time_that_is_still_to_come_is_not_told_as_publication(approver):
    tomorrow = timezone.now() + dt.timedelta(days=1)
    EventFactory(title="甲", start="2025", live=False, go_live_at=tomorrow).save_revision()
    page, offered = look(approver, text="2026 |  | 甲 | 公式\n2026 |  | 乙 | 公式")
    assert "予約の時刻になります" in page
    answer = approver.post(ADDRESS, offered, follow=True)
    assert "1件の出来事を公開しました。1件は、予約の時刻に公開されます。" in answer.content.decode()
    assert not Event.objects.get(title="甲").live


def test_an_editor_is_not_told_of_a_publication_that_cannot_be(signed_in):
    EventFactory(title="甲", start="2025", live=False)
    page, _ = look(signed_in(EDITOR), text="2026 |  | 甲 | 公式")
    assert "変更 1件" in page
    assert "公開すると読者に見えます" not in page


def test_what_changed_in_between_is_shown_again(approver):
    _, offered = look(approver, text=LINES)
    EventFactory(title="甲", start="2024")
    answer = approver.post(ADDRESS, offered)
    assert "もう一度確かめてください" in answer.content.decode()
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "貼り付けるか"),
        ({"text": " \n"}, "貼り付けるか"),
        ({"file": SimpleUploadedFile("a.csv", b"a,b\n1,2\n")}, "列がありません"),
        ({"file": SimpleUploadedFile("a.csv", b"")}, "列がありません"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\0\0")}, "文字の読めない"),
        ({"file": SimpleUploadedFile("a.csv", b"x" * (2 * 1024 * 1024 + 1))}, "大きすぎます"),
        ({"file": SimpleUploadedFile("a.csv", "あ".encode("cp932") * 950_000)}, "大きすぎます"),
        ({"file": SimpleUploadedFile("a.csv", b"\n" * (1024 * 1024 + 1))}, "大きすぎます"),
        ({"text": "題", "format": "csv"}, "列がありません"),
        ({"text": "題\n" * 2001}, "2,000行まで"),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(approver, form, words):
    answer = approver.post(ADDRESS, form)
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize("text", ["\0", "|" * 10_000, "あ" * 10_000, "=1 | @x | -y | +z"])
def test_odd_lines_are_refused_calmly(approver, text):
    assert approver.post(ADDRESS, {"text": text}).status_code in (200, 422)


def test_it_is_for_those_who_may_write_events(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="u"))
    assert client.get(ADDRESS).status_code in (302, 403)
    assert client.get("/cms/timeline/export/").status_code in (302, 403)


def test_the_list_leads_there_and_to_the_file_that_can_be_read_again(approver):
    EventFactory(title="題")
    page = approver.get("/cms/snippets/timeline/event/").content.decode()
    assert ADDRESS in page
    assert "/cms/timeline/export/" in page
    exported = b"".join(approver.get("/cms/timeline/export/").streaming_content)
    page, _ = look(approver, file=SimpleUploadedFile("events.csv", exported))
    assert "変更なし 1件" in page
    assert "登録するものはありません" in page


def test_a_corrected_draft_stays_corrected_when_the_list_is_read_again(approver):
    _, offered = look(approver, text="2025 |  | 甲 | 公式")
    offered.pop("publish")
    approver.post(ADDRESS, offered)
    exported = b"".join(approver.get("/cms/timeline/export/").streaming_content)
    corrected = exported.replace("甲".encode(), "乙".encode())
    _, offered = look(approver, file=SimpleUploadedFile("events.csv", corrected))
    offered.pop("publish")
    approver.post(ADDRESS, offered)
    assert Event.objects.get().title == "乙"
    exported = b"".join(approver.get("/cms/timeline/export/").streaming_content)
    assert "乙" in exported.decode()
    assert "変更なし 1件" in look(approver, file=SimpleUploadedFile("events.csv", exported))[0]


def test_the_file_holds_what_was_last_written_of_what_readers_do_not_see(approver):
    event = EventFactory(title="甲")
    event.title = "乙"
    event.save_revision()
    event.refresh_from_db()
    event.unpublish()
    exported = b"".join(approver.get("/cms/timeline/export/").streaming_content)
    assert "乙" in exported.decode()
    assert "変更なし 1件" in look(approver, file=SimpleUploadedFile("events.csv", exported))[0]
