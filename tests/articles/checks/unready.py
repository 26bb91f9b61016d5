"""An article with a mark for later, and what is done with it in the admin."""

from django.urls import reverse

from articles.models import ArticlePage
from tests.factories.admin_forms import article_form
from tests.factories.pages import article, section

UNREADY = [section(("paragraph", "<p>発売日はTKである。</p>"), heading="価格")]
WHY = "「価格」の節、段落：「TK」が残っています。"


def unready(**fields) -> ArticlePage:
    page = article(sections=UNREADY, published=False, **fields)
    page.save_revision()
    return page


def is_live(page) -> bool:
    return ArticlePage.objects.get(pk=page.pk).live


def edit(client, page, text="発売日はTKである。", **form):
    form = article_form(title=page.title, slug=page.slug, text=text, **form)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)


def told(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def in_review(page) -> ArticlePage:
    page.get_workflow().start(page, None)
    return ArticlePage.objects.get(pk=page.pk)
