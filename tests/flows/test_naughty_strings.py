"""The 515 naughty strings in every field that an editor fills in: never a fault of ours, kept as typed or refused."""

from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, streamfield

from articles.models import ArticlePage, Author, Topic, UpdateEntry
from facts.models import Entity, Source
from tests.factories.admin_forms import article_form
from tests.factories.images import site_image
from tests.factories.naughty import NULL, SHAPES, Cells, Prose, Text, kept, naughty_strings, packed, sections
from tests.factories.pages import article

pytestmark = [pytest.mark.django_db, pytest.mark.needs("corpora")]

# So many strings make as many fields as one form may have.
AT_ONCE = 55


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def chunks(strings, size=AT_ONCE):
    return [strings[start : start + size] for start in range(0, len(strings), size)]


def latest(page):
    return ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def refusals(response) -> dict:
    found = response.context["form"].errors.as_data()
    return {name: [getattr(e, "as_json_data", e.__str__)() for e in errors] for name, errors in found.items()}


def texts(shape, value) -> list[str]:
    """The texts that a block of this shape holds, in the order of its fields."""
    if isinstance(shape, dict):
        return [found for name, child in shape.items() for found in texts(child, value[name])]
    if isinstance(shape, list):
        return [found for child, item in zip(shape, value, strict=True) for found in texts(child, item)]
    if isinstance(shape, Prose):
        return [BeautifulSoup(value.source, "html.parser").get_text()]
    if isinstance(shape, Cells):
        return [value.columns[0].heading, value.rows[0].header.typed]
    return [value] if isinstance(shape, Text) else []


@pytest.mark.parametrize("strings", chunks(naughty_strings()), ids=lambda strings: strings[0][:8])
def test_in_every_text_of_every_block_they_are_kept_as_typed_and_shown(admin_client, client, strings):
    image = site_image()
    page = article()
    form = article_form(
        title=page.title, slug=page.slug, body=sections(strings, image.pk), action="action-publish", change_kind="minor"
    )
    response = admin_client.post(edit(page), form)
    assert response.status_code == 302, refusals(response)
    saved = ArticlePage.objects.get(pk=page.pk)
    for text, section in zip(strings, saved.body, strict=True):
        assert section.value["heading"] == Text(60).kept(text)
        for block in section.value["content"]:
            shape = SHAPES[block.block_type]
            assert texts(shape, block.value) == kept(shape, text), (block.block_type, text)
    assert client.get(page.url).status_code == 200
    assert admin_client.get(edit(page)).status_code == 200


def one_line(text) -> str:
    return "".join(line.strip() for line in text.splitlines())


def test_in_the_fields_of_an_article_they_are_kept_as_typed(admin_client):
    """Many at once, since a field holds but a few of them."""
    page = article()
    limits = {"title": 255, "dek": 160, "hero_caption": 200, "seo_title": 255, "change_note": 400}
    packs = {name: packed(naughty_strings(), limit) for name, limit in limits.items()}
    fives = chunks(naughty_strings(), 5)
    for number in range(max(map(len, [*packs.values(), fives]))):
        typed = {name: texts[number % len(texts)] for name, texts in packs.items()}
        points = fives[number % len(fives)]
        stream = streamfield([("point", {"heading": Text(60).sent(p), "text": Text(200).sent(p)}) for p in points])
        form = article_form(slug=page.slug, change_kind="update", key_points=stream, **typed)
        response = admin_client.post(edit(page), form)
        assert response.status_code == 302, refusals(response)
        saved = latest(page)
        expected = {name: text.strip() for name, text in typed.items()} | {
            "change_note": one_line(typed["change_note"])
        }
        assert {name: getattr(saved, name) for name in typed} == expected
        kept_points = [(point.value["heading"], point.value["text"]) for point in saved.key_points]
        assert kept_points == [(Text(60).kept(p), Text(200).kept(p)) for p in points]


def test_what_readers_are_told_of_a_change_is_shown_and_kept(admin_client):
    page = article()
    notes = packed(naughty_strings(), 400)[::5]
    for note in notes:
        form = article_form(slug=page.slug, action="action-publish", change_kind="correction", change_note=note)
        assert admin_client.post(edit(page), form).status_code == 302
    told = page.updates.exclude(kind="publication").order_by("pk").values_list("note", flat=True)
    assert list(told) == [one_line(note) for note in notes]
    for address in (edit(page), page.url, "/corrections/"):
        assert admin_client.get(address).status_code == 200


def test_a_feed_of_corrections_that_holds_them_is_still_xml(admin_client):
    page = article()
    for note in packed(naughty_strings(), 400):
        UpdateEntry.objects.create(article=page, kind="correction", note=note)
    feed = admin_client.get("/corrections/feed.xml")
    assert len(ElementTree.fromstring(feed.content).findall("{http://www.w3.org/2005/Atom}entry")) > 10


def test_comments_are_kept_as_typed(admin_client):
    page = article()
    page.save_revision()
    texts = packed(naughty_strings(), 400)
    comments = [
        {"text": text, "contentpath": text[:60], "position": text[-60:], "replies": inline_formset([])}
        for text in texts
    ]
    response = admin_client.post(edit(page), article_form(slug=page.slug, comments=inline_formset(comments)))
    assert response.status_code == 302, refusals(response)
    kept = list(page.wagtail_admin_comments.order_by("pk").values_list("text", flat=True))
    assert kept == [text.strip() for text in texts]
    assert admin_client.get(edit(page)).status_code == 200


TYPED_FIELDS = {
    Source: {"title": 200, "publisher": 120, "note": 200},
    Entity: {"name": 80, "name_ja": 80, "reading": 120, "description": 400},
    Author: {"name": 60, "role": 80},
    Topic: {"name": 100, "description": 160},
}


def snippet_form(model, number, texts):
    """The form of a thing with these texts and nothing else to complain of."""
    rest = {
        Source: {"kind": "press"},
        Entity: {"kind": "company", "slug": f"thing-{number}", "aliases": "", "lane": ""},
        Author: {"slug": f"thing-{number}", "profile": Prose().sent(texts.get("name", "")), "links-count": "0"},
        Topic: {"slug": f"thing-{number}"},
    }
    return rest[model] | texts


@pytest.mark.parametrize("model", TYPED_FIELDS)
def test_the_texts_of_what_articles_point_to_are_kept_as_typed(model, admin_user):
    """Through the form itself: the views around it are asked below."""
    form_class = model.snippet_viewset.get_edit_handler().get_form_class()
    for number, text in enumerate(naughty_strings()):
        typed = {name: Text(limit).sent(text) for name, limit in TYPED_FIELDS[model].items()}
        form = form_class(snippet_form(model, number, typed), instance=model(), for_user=admin_user)
        if form.is_valid():
            thing = form.save()
            thing.refresh_from_db()
            assert {name: getattr(thing, name) for name in typed} == {n: text.strip() for n, text in typed.items()}
        else:
            # The same name again is no fault of the text.
            assert set(form.errors) <= {"name"}, (text, form.errors)


@pytest.mark.parametrize("model", TYPED_FIELDS)
def test_fields_that_take_no_words_refuse_them_with_a_reason(model, admin_user):
    """Addresses, dates, choices; not the number of a chosen thing, which nobody types."""
    form_class = model.snippet_viewset.get_edit_handler().get_form_class()
    texts = TYPED_FIELDS[model]
    for text in [*naughty_strings(), NULL]:
        data = snippet_form(model, 0, dict.fromkeys(texts, "題"))
        data |= dict.fromkeys(form_class.base_fields.keys() - texts.keys() - {"parent"}, text)
        form = form_class(data, instance=model(), for_user=admin_user)
        form.is_valid()
        assert str(form)
        assert all(message for messages in form.errors.values() for message in messages)


def test_an_article_refuses_them_where_it_takes_no_words(admin_client):
    page = article()
    for text in [*naughty_strings()[::12], NULL]:
        wrong = dict.fromkeys(["slug", "topics", "change_kind", "go_live_at", "expire_at"], text)
        assert admin_client.post(edit(page), article_form(**wrong)).status_code in (200, 302), text


def test_a_null_is_refused_in_every_kind_of_field(admin_client):
    page = article()
    fields = {"title": NULL, "dek": NULL, "key_points": streamfield([("point", {"heading": NULL, "text": NULL})])}
    for form in (article_form(slug=page.slug, **fields), article_form(slug=page.slug, body=sections([NULL], 1))):
        response = admin_client.post(edit(page), form)
        assert response.status_code == 200
        assert refusals(response)


SEARCHED = [
    "/cms/pages/?q={}",
    "/cms/pages/search/?q={}",
    "/cms/images/results/?q={}",
    "/cms/images/chooser/results/?q={}",
    "/cms/documents/results/?q={}",
    "/cms/snippets/facts/source/results/?q={}",
    "/cms/snippets/facts/entity/results/?q={}",
    "/cms/snippets/articles/author/results/?q={}",
    "/cms/snippets/articles/topic/results/?q={}",
    "/cms/snippets/choose/facts/source/results/?q={}",
    "/cms/snippets/choose/facts/entity/results/?q={}",
    "/cms/choose-page/search/?q={}",
    "/cms/users/results/?q={}",
    "/cms/tag-autocomplete/articles/topic/?term={}",
    "/cms/update_entries/results/?kind={}",
    "/cms/redirects/results/?q={}",
]


@pytest.mark.parametrize("turn", range(len(SEARCHED)))
def test_every_search_box_takes_its_share_of_them(admin_client, turn):
    """A third of them in each box; the letters of a query's own language in all."""
    article()
    assert admin_client.get(SEARCHED[turn].format("a")).status_code == 200
    strings = naughty_strings()
    operators = ["'", '"', "\\", "&", "|", "!", ":*", "a:b", "(", "<->", "%", "_", "*", "x" * 5000]
    for text in [*strings[turn % 3 :: 3], *operators]:
        address = SEARCHED[turn].format(quote(text))
        assert admin_client.get(address).status_code in (200, 302, 400, 404), (address, text)


def test_nobody_gets_in_with_them_and_nothing_breaks(client):
    for text in [*naughty_strings(), NULL]:
        response = client.post("/cms/login/", {"username": text, "password": text}, REMOTE_ADDR="10.0.0.1")
        assert response.status_code in (200, 429), text
        assert client.post("/cms/password_reset/", {"email": text}).status_code in (200, 302, 429), text


def test_a_copy_of_a_page_takes_them_as_title(admin_client):
    page = article()
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    parent = page.get_parent().pk
    for number, title in enumerate(packed(naughty_strings(), 255)[::4]):
        form = {"new_title": title, "new_slug": f"copy-{number}", "new_parent_page": parent}
        assert admin_client.post(address, form).status_code == 302, title
        assert ArticlePage.objects.get(slug=f"copy-{number}").title == title.strip()
    for text in naughty_strings()[::12]:
        form = {"new_title": text, "new_slug": text, "new_parent_page": parent}
        assert admin_client.post(address, form).status_code in (200, 302), text
