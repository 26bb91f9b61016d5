import json

import pytest
from django.template import Context, Template

from articles.models import ArticlePage
from facts.references import References, letters
from facts.rich_text import stored_mark
from tests.factories.facts import SourceFactory
from tests.factories.pages import section

pytestmark = pytest.mark.django_db


def body(*content):
    return ArticlePage(body=json.dumps([section(*content)])).body


def paragraph(*sources):
    return ("paragraph", "<p>文" + "".join(stored_mark(source.pk) for source in sources) + "。</p>")


@pytest.mark.parametrize(("index", "name"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (701, "zz"), (702, "aaa")])
def test_places_are_lettered_as_a_spreadsheets_columns(index, name):
    assert letters(index) == name


def test_numbers_follow_the_order_of_citation_and_repeat():
    first, second = SourceFactory(), SourceFactory()
    references = References(body(paragraph(first, second)))
    assert references.cite(second.pk) == (1, "cite-1-a")
    assert references.cite(first.pk) == (2, "cite-2-a")
    assert references.cite(second.pk) == (1, "cite-1-b")
    assert [(entry.number, entry.source, entry.places) for entry in references.listed()] == [
        (1, second, ["cite-1-a", "cite-1-b"]),
        (2, first, ["cite-2-a"]),
    ]


def test_uncited_sources_come_last_with_no_place():
    cited, uncited = SourceFactory(), SourceFactory()
    references = References(body(paragraph(cited)), uncited=[uncited.pk, cited.pk])
    references.cite(cited.pk)
    assert [(entry.source, entry.places) for entry in references.listed()] == [(cited, ["cite-1-a"]), (uncited, [])]


def test_a_source_that_is_gone_gets_no_number():
    source = SourceFactory()
    stream = body(paragraph(source), ("quote", {"text": "言葉", "source": source.pk}))
    source.delete()
    references = References(stream)
    assert references.cite(1) is None
    assert references.listed() == []


def test_sources_of_every_depth_are_loaded_with_one_query(django_assert_num_queries):
    sources = SourceFactory.create_batch(4)
    stream = body(
        paragraph(sources[0]),
        ("quote", {"text": "言葉", "source": sources[1].pk}),
        ("comparison_table", {"caption": "表", "grid": None, "sources": [sources[2].pk, sources[3].pk]}),
    )
    with django_assert_num_queries(1):
        references = References(stream)
        content = stream[0].value["content"]
        assert content[1].value["source"].title == sources[1].title
        assert content[2].value["sources"][1].publisher == sources[3].publisher
        assert all(references.cite(source.pk) for source in sources)
        references.listed()


def test_a_text_without_sources_costs_nothing(django_assert_num_queries):
    stream = body(("paragraph", "<p>文。</p>"))
    with django_assert_num_queries(0):
        assert References(stream).listed() == []


def render(template, **context):
    return Template("{% load references %}" + template).render(Context(context))


def test_a_mark_in_running_text_leads_to_the_list():
    source = SourceFactory()
    html = render(
        "{% cited_richtext text %}",
        text=f"<p>文{stored_mark(source.pk)}。</p>",
        references=References(body(paragraph(source))),
    )
    assert html == (
        '<p>文\u2060<sup class="reference"><a id="cite-1-a" href="#source-1">'
        '<span class="visually-hidden">出典</span>[1]</a></sup>。</p>'
    )


def test_marks_cost_no_query_each(django_assert_num_queries):
    sources = SourceFactory.create_batch(3)
    references = References(body(paragraph(*sources)))
    with django_assert_num_queries(0):
        render("{% cited_richtext text %}", text=paragraph(*sources)[1], references=references)


def test_without_a_page_a_mark_has_no_number_and_no_link():
    source = SourceFactory()
    assert "<a" not in render("{% cite source %}", source=source)
    assert render("{% cite source %}", source=None) == ""


@pytest.mark.parametrize("stored", ['<a linktype="source" id="x">出典</a>', '<a linktype="source">出典</a>'])
def test_a_spoilt_mark_does_no_harm(stored):
    assert "出典" in render("{% cited_richtext text %}", text=f"<p>{stored}</p>", references=References())


def test_sources_that_the_page_has_already_are_listed_without_a_query(django_assert_num_queries):
    source = SourceFactory()
    with django_assert_num_queries(0):
        listed = References(loaded=[source]).listed()
    assert [(reference.number, reference.source) for reference in listed] == [(1, source)]
