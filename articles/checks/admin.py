"""Where Wagtail's admin meets the checks: an address, the editor's files, the pages chosen for publishing."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail.models import Page
from wagtail.query import PageQuerySet

from articles.checks.article import check_article
from articles.checks.exceptions import NotReadyToPublish
from articles.checks.publishing import is_request_for_approval, refuse_unready
from articles.checks.views import check_form
from articles.models import ArticlePage

# Set by the editor's script: the person has seen the findings in a dialog.
SEEN = "content-checks-seen"


def checks_address():
    return [path("articles/<int:page_id>/checks/", check_form, name="article_checks")]


def checks_in_editor():
    return format_html(
        '<link rel="stylesheet" href="{}"><script type="module" src="{}"></script>',
        static("articles/css/checks.css"),
        static("articles/js/checks/editor.js"),
    )


def mention_findings(request, page):
    """For a request for approval that was sent without the dialog, as it is without scripts."""
    if not (isinstance(page, ArticlePage) and is_request_for_approval(request.POST)) or SEEN in request.POST:
        return
    if findings := check_article(page):
        text = "見直すとよいところが{}件あります。編集画面の「内容の確認」に、場所と直し方があります。{}"
        link = format_html('<a href="{}">編集画面を開く</a>', reverse("wagtailadmin_pages:edit", args=[page.pk]))
        messages.warning(request, format_html(text, len(findings), link))


def refuse_unready_choice(request, action_type, objects, action):
    """Of many pages chosen for publishing none is published while one of them is not ready."""
    if action_type != "publish":
        return None
    refusals = list(filter(None, (refusal_of(article) for article in chosen_articles(objects, action))))
    for refused in refusals:
        messages.error(request, refused.explanation)
    return redirect(action.next_url) if refusals else None


def chosen_articles(objects, action) -> PageQuerySet:
    """Each once, though it may have been chosen itself and with what is above it."""
    pages = [page for page in objects if isinstance(page, Page)]
    chosen = Q(pk__in=[page.pk for page in pages])
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in pages:
            chosen |= ArticlePage.objects.all().descendant_of_q(page) & Q(live=False)
    return ArticlePage.objects.filter(chosen)


def refusal_of(article: ArticlePage) -> NotReadyToPublish | None:
    try:
        refuse_unready(article.get_latest_revision_as_object())
    except NotReadyToPublish as refused:
        return refused
    return None
