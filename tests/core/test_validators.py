import pytest
from django.core.exceptions import ValidationError

from core.dates import PartialDate
from core.validators import (
    validate_ascii_slug,
    validate_has_end,
    validate_has_start,
    validate_web_or_site_address,
)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "//evil.example",
        "https://",
        "https:///x",
        "a b",
        "/a b",
        "",
        "ftp://a",
        "/\\evil.example",
        "/\tx",
        "Javascript:x",
        "ｊａｖａｓｃｒｉｐｔ：x",
    ],
)
def test_an_address_of_anything_but_a_page_is_refused(url):
    with pytest.raises(ValidationError):
        validate_web_or_site_address(url)


@pytest.mark.parametrize("url", ["https://example.com", "http://example.com/a?b#c", "/", "/policies/editorial/"])
def test_pages_here_and_elsewhere_are_fine(url):
    validate_web_or_site_address(url)


@pytest.mark.parametrize("slug", ["A", "あ", "a_b", "-a", "a-", "a--b", "a b"])
def test_a_slug_is_lower_case_ascii_with_single_hyphens(slug):
    with pytest.raises(ValidationError):
        validate_ascii_slug(slug)


@pytest.mark.parametrize(("validate", "open_end"), [(validate_has_start, "../2025"), (validate_has_end, "2025/..")])
def test_a_bound_that_is_open_on_its_own_side_is_refused(validate, open_end):
    with pytest.raises(ValidationError):
        validate(PartialDate.parse(open_end))


@pytest.mark.parametrize(
    ("validate", "typed"),
    [
        (validate_has_start, "2025-03?"),
        (validate_has_start, "2025/2026"),
        (validate_has_start, "2025/.."),
        (validate_has_end, "2025/2026"),
        (validate_has_end, "../2025"),
    ],
)
def test_a_bound_may_be_open_on_the_other_side_and_as_wide_as_it_likes(validate, typed):
    validate(PartialDate.parse(typed))
