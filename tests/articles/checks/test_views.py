"""The checks of the form as it stands: who may ask, and what comes back."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import GroupPagePermission

from articles.models import ArticlePage
from home.roles import APPROVER, EDITOR
from tests.factories.admin_forms import article_form
from tests.factories.pages import article, article_index, standard_page

pytestmark = pytest.mark.django_db


def address(page):
    return reverse("article_checks", args=[page.pk])


def check(client, page, kind="submit", **form):
    return client.post(f"{address(page)}?for={kind}", article_form(title="題", slug=page.slug, **form))


def test_the_form_is_checked_as_it_stands_and_nothing_is_saved(signed_in):
    page = article()
    revision = page.latest_revision_id
    html = BeautifulSoup(check(signed_in(EDITOR), page, text="ＧＰＴ").content, "html.parser")
    assert html.h2.text == "見直すとよいところが2件あります"
    assert "全角の英数字があります：ＧＰＴ" in html.text
    assert html.select_one(".where")["data-check-anchor"] == "key_points"
    page = ArticlePage.objects.get(pk=page.pk)
    assert page.latest_revision_id == revision
    assert page.title != "題"


def test_an_article_without_findings_gets_no_dialog(signed_in):
    page = article()
    point = {"count": "1", "0-deleted": "", "0-order": "0", "0-type": "point", "0-id": "", "0-value-heading": "要点"}
    form = {f"key_points-{name}": value for name, value in point.items()} | {"key_points-0-value-text": ""}
    response = signed_in(EDITOR).post(address(page), article_form(title="題", slug=page.slug) | form)
    assert (response.status_code, response.content) == (204, b"")


def test_a_form_that_the_editor_will_refuse_gets_no_dialog(signed_in):
    assert check(signed_in(EDITOR), article(), text="ＧＰＴ", hero_image="x").status_code == 204


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("submit", ["戻って直す", "このまま依頼する"]),
        ("publish", ["戻って直す", "このまま公開する"]),
        ("approve", ["戻って直す", "このまま承認する"]),
    ],
)
def test_warnings_can_be_passed_over(signed_in, kind, answers):
    html = BeautifulSoup(check(signed_in(APPROVER), article(), kind).content, "html.parser")
    assert [button.text for button in html.select(".buttons button")] == answers


@pytest.mark.parametrize(("kind", "buttons"), [("publish", 1), ("approve", 1), ("submit", 2)])
def test_what_blocks_publishing_can_be_passed_over_only_to_ask_for_approval(signed_in, kind, buttons):
    html = BeautifulSoup(check(signed_in(APPROVER), article(), kind, text="TK").content, "html.parser")
    assert len(html.select(".buttons button")) == buttons


def test_half_a_form_is_refused_and_no_fault_of_ours(signed_in):
    assert signed_in(EDITOR).post(address(article()), {"title": "題"}).status_code == 400


def test_words_of_the_article_are_escaped(signed_in):
    response = check(signed_in(EDITOR), article(), dek="（<img src=x onerror=alert(1)>")
    assert b"<img" not in response.content
    assert b"&lt;img" in response.content


def test_an_unknown_purpose_gets_no_dialog(signed_in):
    assert check(signed_in(EDITOR), article(), "nothing", text="TK").status_code == 204


def test_whoever_may_not_edit_the_article_is_refused(signed_in):
    page = article()
    client = signed_in(EDITOR)
    GroupPagePermission.objects.filter(group__name=EDITOR, permission__codename="change_page").delete()
    GroupPagePermission.objects.filter(group__name=EDITOR, permission__codename="add_page").delete()
    assert check(client, page, text="TK").status_code in (302, 403)
    assert b"TK" not in check(client, page, text="TK").content


def test_nobody_signed_in_is_led_to_the_sign_in(client):
    response = check(client, article(), text="TK")
    assert response.status_code == 302
    assert "/login/" in response.url


def test_looking_is_not_asking(signed_in):
    assert signed_in(EDITOR).get(address(article())).status_code == 405


@pytest.mark.parametrize("other", [standard_page, article_index])
def test_a_page_of_another_type_or_none_is_not_found(signed_in, other):
    client = signed_in(APPROVER)
    assert client.post(address(other())).status_code == 404
    assert client.post(reverse("article_checks", args=[999_999])).status_code == 404


def test_the_editor_shows_the_findings_of_the_latest_draft(signed_in):
    page = article()
    page.dek = "TK"
    page.save_revision()
    response = signed_in(EDITOR).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    section = BeautifulSoup(response.content, "html.parser").select_one("#content-checks")
    assert (section["data-count"], section["data-blocking"]) == ("2", "1")
    assert [heading.text for heading in section.select("h3")] == ["公開を止めるもの（1）", "見直すとよいもの（1）"]
    assert "リード文" in section.text


def test_the_approver_sees_them_while_a_request_is_open(signed_in):
    page = article(dek="TK", published=False)
    page.save_revision()
    page.get_workflow().start(page, None)
    response = signed_in(APPROVER).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert b'data-blocking="1"' in response.content


def test_autosaving_brings_the_findings_of_what_was_saved(signed_in):
    page = article()
    response = signed_in(EDITOR).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        article_form(title="題TK", slug=page.slug),
        headers={"accept": "application/json"},
    )
    partial = BeautifulSoup(response.json()["html"], "html.parser")
    template = partial.select_one('template[data-w-teleport-target-value="#content-checks"]')
    assert template["data-w-teleport-mode-value"] == "outerHTML"
    assert 'data-blocking="1"' in str(template)


def test_a_new_article_says_that_saving_comes_first(signed_in):
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index().pk])
    section = BeautifulSoup(signed_in(EDITOR).get(address).content, "html.parser").select_one("#content-checks")
    assert "下書きを保存すると" in section.text
    assert "data-checks-url" not in section.attrs


def test_pages_of_another_type_have_no_content_checks(signed_in):
    response = signed_in(APPROVER).get(reverse("wagtailadmin_pages:edit", args=[standard_page().pk]))
    assert b'id="content-checks"' not in response.content
    assert b"data-checks-panel" in response.content
