"""Reading asks nothing of another site and leaves nothing on the reader's device."""

import pytest

from tests.browser.conftest import PAGES, scroll_through

pytestmark = pytest.mark.needs("chromium")


@pytest.mark.parametrize("name", PAGES)
def test_reading_stays_on_the_site_and_leaves_nothing_behind(open_page, site, name):
    page = open_page(name)
    scroll_through(page)
    assert [url for url in page.requested if not url.startswith(site.address)] == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("[...document.fonts].length") == 0


def test_the_policy_stops_what_is_inline(open_page):
    page = open_page("article")
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            const styled = document.createElement('p');
            styled.setAttribute('style', 'position: fixed');
            document.body.append(styled);
            window.position = getComputedStyle(styled).position;
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert page.evaluate("window.position") != "fixed"
    assert any("Content Security Policy" in text for text in page.problems)
    page.problems.clear()
