import pytest
from django.test import Client

from core.policy_check import check_script_sources
from tests.factories.pages import article

STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def policy(response):
    return {part.strip() for part in response["Content-Security-Policy"].split(";")}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/nothing-here/", "/topics/"])
def test_readers_pages_allow_nothing_inline_and_nothing_foreign(client, path):
    assert policy(client.get(path)) == STRICT


ADMIN = {
    *(STRICT - {"style-src 'self'", "img-src 'self'", "frame-ancestors 'none'"}),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "frame-src 'self'",
    "frame-ancestors 'self'",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/cms/", 200),
        ("/cms/pages/4/", 200),
        ("/cms/reports/site-history/", 200),
        ("/cms/nothing-here/", 404),
        ("/cms/pages/99999/edit/", 404),
        ("/cms/pages/%00/", 404),
    ],
)
def test_the_admin_runs_scripts_from_files_alone_whatever_the_answer(admin_client, path, status):
    response = admin_client.get(path)
    assert response.status_code == status
    assert policy(response) == ADMIN


@pytest.mark.django_db
def test_so_does_the_sign_in_and_so_does_a_refusal(client):
    assert policy(client.get("/cms/login/")) == ADMIN
    refused = Client(enforce_csrf_checks=True).post("/cms/login/")
    assert refused.status_code == 403
    assert policy(refused) == ADMIN


@pytest.mark.django_db
def test_an_error_of_ours_runs_none_either(admin_client, monkeypatch):
    monkeypatch.setattr("wagtail.admin.views.home.HomeView.get_context_data", lambda *args, **kwargs: 1 / 0)
    admin_client.raise_request_exception = False
    broken = admin_client.get("/cms/")
    assert broken.status_code == 500
    assert "script-src 'self'" in policy(broken)


@pytest.mark.django_db
def test_a_preview_has_the_readers_policy_but_for_the_frame_around_it(admin_client):
    page = article()
    shown = policy(admin_client.get(f"/cms/pages/{page.pk}/view_draft/"))
    assert shown == (STRICT - {"frame-ancestors 'none'"}) | {"frame-ancestors 'self'"}


@pytest.mark.django_db
def test_a_list_to_be_kept_as_a_file_can_do_nothing_when_it_is_shown(admin_client):
    response = admin_client.get("/cms/reports/site-history/?export=csv")
    assert policy(response) == {"default-src 'none'", "sandbox"}


@pytest.mark.parametrize("source", ["'unsafe-inline'", "'unsafe-eval'", "https:", "*"])
@pytest.mark.parametrize(
    "name", ["CONTENT_SECURITY_POLICY", "ADMIN_CONTENT_SECURITY_POLICY", "OWN_CONTENT_SECURITY_POLICY"]
)
def test_a_policy_that_lets_a_page_run_its_own_scripts_stops_the_start(settings, name, source):
    assert check_script_sources(None) == []
    setattr(settings, name, {"DIRECTIVES": {"default-src": ["'none'"], "script-src": ["'self'", source]}})
    assert [error.id for error in check_script_sources(None)] == ["core.E001"]


@pytest.mark.parametrize(
    "directives", [{}, {"default-src": ["*"]}, {"script-src": ["'self'"], "script-src-attr": ["'unsafe-inline'"]}]
)
def test_so_does_one_that_forgets_about_scripts(settings, directives):
    settings.ADMIN_CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}
    assert [error.id for error in check_script_sources(None)] == ["core.E001"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/%00/", "/articles/%00/", "/topics/a%0Ab/", "/media/%00", "/%7F/", "/cms/%00/"])
def test_a_control_character_in_the_path_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/cms/snippets/articles/author/add/", "/cms/choose-external-link/"])
def test_a_form_of_which_a_part_did_not_arrive_is_refused_in_japanese(admin_client, path):
    response = admin_client.post(path)
    assert response.status_code == 400
    assert "読み取れませんでした" in response.content.decode()


@pytest.mark.django_db
def test_a_fault_that_no_missing_field_explains_stays_a_fault(admin_client, monkeypatch):
    monkeypatch.setattr("wagtail.admin.views.home.HomeView.get_context_data", lambda self: {}["nothing"])
    admin_client.raise_request_exception = False
    assert admin_client.get("/cms/").status_code == 500
