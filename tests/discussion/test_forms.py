"""Whatever describes a field, what is wrong with it above all, is found by those who hear the page."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from discussion.admin.forms import ClaimForm as StepForm
from discussion.exceptions import Invalid
from discussion.forms import EditForm, ReportForm


def refused(form, field):
    form.refuse(Invalid("違います。", field=field))
    return form


def descriptions_in(html):
    """(element, words) of each `aria-describedby`, and every id that was named is there."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select("[aria-describedby]"):
        named = [soup.find(id=name) for name in element["aria-describedby"].split()]
        assert None not in named
        yield element.name, [found.get_text(strip=True) for found in named]


@pytest.mark.parametrize(
    ("form", "name", "element"),
    [(EditForm, "body", "textarea"), (ReportForm, "reason", "fieldset")],
    ids=["alone", "choice"],
)
def test_an_error_describes_its_control_or_the_group_of_choices(form, name, element):
    html = render_to_string("components/field.html", {"field": refused(form({}), name)[name]})
    assert [*descriptions_in(html)] == [(element, ["違います。"])]


def test_help_and_error_describe_a_field_of_moderation():
    html = render_to_string("discussion/admin/fields.html", {"form": StepForm({})})
    described = dict(descriptions_in(html))
    assert described["textarea"] == [
        "したこと、言われたこと、決めた理由。あとから変えられません。",
        "この項目は必須です。",
    ]
