"""The queue of comments by keyboard, beside an input method, and without a script."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.browser.test_accessibility import violations
from tests.browser.test_grid_ime import Ime

pytestmark = pytest.mark.needs("chromium")

WAITING = """
from articles.models import ArticlePage
from discussion.models import Comment, CommentReport, Discussion
from django.utils import timezone
Comment.objects.pending().update(status=Comment.Status.REJECTED)
discussion = Discussion.ensure(ArticlePage.objects.live().first())
reasons = [{"code": "word", "points": 40, "label": "言葉の一覧に一致", "words": ["儲かる"]}]
print(*(Comment.objects.create(
    discussion=discussion, status=0, body=f"確かめる{number}番目", author_name=f"読者{number}",
    author_key=bytes([number]) * 32, spam_reasons=reasons, passage_text="記事の一節", kind="question",
).pk for number in range(4)))
"""
STATUS = "from discussion.models import Comment; print(Comment.objects.get(pk={}).get_status_display())"
SHORTCUTS_OFF = """
from django.contrib.auth import get_user_model
from wagtail.users.models import UserProfile
profile = UserProfile.get_for_user(get_user_model().objects.get(username="approver"))
profile.keyboard_shortcuts = {}
profile.save()
"""


@pytest.fixture
def waiting(site):
    """The ids of four comments that wait, and nothing else does."""
    return [int(pk) for pk in site.run(WAITING).split()]


@pytest.fixture
def queue(chromium, site, waiting):
    """Opens the queue as a moderator; errors of scripts and of the policy fail the test."""
    contexts = []

    def queue(**options):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP", **options)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
        contexts.append((context, page))
        sign_in(page, site, "approver")
        page.goto(f"{site.address}/cms/discussion/queue/")
        if options.get("java_script_enabled", True):
            page.wait_for_selector("moderation-queue:defined")
        return page

    yield queue
    for context, page in contexts:
        context.close()
        assert [problem for problem in page.problems if "409" not in problem] == []


def status_of(site, pk):
    return site.run(STATUS.format(pk))


def card(page, pk):
    return page.locator(f"#card-{pk}")


def test_a_moderator_works_through_it_by_keyboard_alone(queue, site, waiting):
    page = queue()
    first, second, third, _ = waiting
    expect(card(page, first)).to_have_attribute("aria-current", "true")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_contain_text("元に戻す")
    page.keyboard.press("a")  # not behind the dialog
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    expect(page.get_by_role("status").filter(has_text="公開しました。")).to_be_visible()
    expect(card(page, second)).to_be_focused()
    page.keyboard.press("z")
    expect(card(page, first)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="元に戻しました。")).to_be_visible()
    assert status_of(site, first) == "承認待ち"
    page.keyboard.press("a")
    expect(card(page, first)).to_be_hidden()
    page.keyboard.press("s")
    expect(card(page, third)).to_be_focused()
    page.keyboard.press("r")
    expect(card(page, third).get_by_label("理由", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="却下しました。")).to_be_visible()
    page.keyboard.press("b")
    expect(page.get_by_text("確認を待つコメントはありません。")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="投稿禁止")).to_be_visible()
    assert [status_of(site, pk) for pk in waiting] == ["公開", "スパム", "却下", "スパム"]
    expect(page.locator("[data-toast]")).to_be_hidden(timeout=7000)


def test_an_input_method_and_a_field_keep_their_keys(queue, site, waiting):
    page = queue()
    page.keyboard.press("r")
    field = card(page, waiting[0]).get_by_label("投稿者への説明")
    field.focus()
    ime = Ime(page)
    ime.compose("あすか")
    for key in ["a", "s", "z", "?", "Enter"]:
        ime.key(key)
    ime.confirm("明日か")
    page.keyboard.type("asbhzr?")
    expect(field).to_have_value("明日かasbhzr?")
    page.keyboard.press("Escape")
    # A conversion somewhere else on the page: the events say so, in one way or the other.
    for said in ['{ key: "a", isComposing: true }', '{ key: "a", keyCode: 229 }']:
        page.evaluate(
            "options => document.activeElement.dispatchEvent("
            f"new KeyboardEvent('keydown', {{ bubbles: true, cancelable: true, ...{said} }}))"
        )
    page.wait_for_timeout(300)
    assert [status_of(site, pk) for pk in waiting] == ["承認待ち"] * 4


def test_a_colleague_was_first_and_the_card_says_who(queue, site, waiting):
    page = queue()
    site.run(
        "from discussion.services import transition; from django.contrib.auth import get_user_model;"
        f"transition(comment_id={waiting[0]}, to=2, actor=get_user_model().objects.get(username='admin'))"
    )
    page.keyboard.press("a")
    expect(card(page, waiting[0]).get_by_role("alert")).to_contain_text("「却下」にしました")
    expect(card(page, waiting[0])).to_be_visible()
    assert status_of(site, waiting[0]) == "却下"


def test_who_has_switched_shortcuts_off_is_left_alone(queue, site, waiting):
    site.run(SHORTCUTS_OFF.format(False))
    try:
        page = queue()
        page.keyboard.press("a")
        page.wait_for_timeout(300)
        assert status_of(site, waiting[0]) == "承認待ち"
        card(page, waiting[0]).get_by_role("button", name="公開する").click()
        expect(card(page, waiting[0])).to_be_hidden()
    finally:
        site.run(SHORTCUTS_OFF.format(True))


def test_it_works_without_a_script(queue, site, waiting):
    page = queue(java_script_enabled=False)
    card(page, waiting[0]).get_by_role("button", name="公開する").click()
    undo = page.get_by_role("button", name="いまの操作を元に戻す")
    expect(undo).to_be_visible()
    assert status_of(site, waiting[0]) == "公開"
    undo.click()
    expect(card(page, waiting[0])).to_be_visible()
    assert status_of(site, waiting[0]) == "承認待ち"


def test_axe_finds_nothing_of_ours_and_nothing_is_too_wide(queue):
    page = queue(reduced_motion="reduce")
    for width, scheme in [(1280, "light"), (360, "dark")]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.reload()
        ours = page.evaluate(
            "[...document.querySelectorAll('.moderation, .moderation *')].map(e => e.outerHTML.slice(0, 160))"
        )
        assert [found for found in violations(page) if found[1] in ours] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
