"""Reading the demo's main article."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PAGES, scroll_through

pytestmark = pytest.mark.needs("chromium")

# A browser may draw an element of which it has read only half; 0.1 is what is still called good.
HAIR = 0.0003


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_jumps_while_it_loads(open_page, name, width):
    page = open_page(name, width=width)
    scroll_through(page)
    shifts = page.evaluate(
        """() => new Promise(done => {
            const shifts = [];
            const place = box => [box.x, box.y, box.width, box.height].join(" ");
            new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push([
                entry.value, entry.startTime,
                ...entry.sources.map(source => `${source.node?.outerHTML ?? source.node?.data}`.slice(0, 80)
                    + ` ${place(source.previousRect)} → ${place(source.currentRect)}`),
            ]))).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(shifts), 200);
        })"""
    )
    assert sum(value for value, *_ in shifts) < HAIR, shifts


def test_a_source_mark_leads_to_the_list_and_back(open_page):
    page = open_page("article")
    mark = page.locator("sup.reference a").first
    mark.click()
    assert page.evaluate("location.hash") == "#source-1"
    page.locator("#source-1 a[href='#cite-1-a']").click()
    assert page.evaluate("document.querySelector(':target').id") == "cite-1-a"


def test_the_contents_mark_the_section_being_read(open_page):
    page = open_page("article")
    link = page.locator("table-of-contents a[href^='#s-']").first
    link.click()
    page.locator(f"table-of-contents [aria-current][href='{link.get_attribute('href')}']").wait_for()


def test_the_contents_are_folded_on_a_phone_and_open_with_a_tap(open_page):
    page = open_page("article", width=360)
    link = page.locator("#contents a[href^='#s-']").first
    assert not link.is_visible()
    page.locator("#contents summary").click()
    assert link.is_visible()


def test_the_theme_follows_the_system_until_it_is_chosen_and_then_stays(open_page):
    page = open_page("article", scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator("footer").get_by_text("明るい", exact=True).click()
    light = page.evaluate(ground)
    assert light != dark
    page.reload()
    assert page.evaluate(ground) == light
    page.locator("footer").get_by_text("自動", exact=True).click()
    assert page.evaluate(ground) == dark


def test_a_level_column_sorts_and_says_so(open_page):
    page = open_page("article")
    table = page.locator(".comparison-table.levels table").first
    table.locator("th button").first.click()
    values = table.locator("tbody tr").evaluate_all("rows => rows.map(row => Number(row.cells[1].dataset.value))")
    assert values == sorted(values, reverse=True)
    assert table.locator("th[aria-sort=descending]").count() == 1
    assert "並べ替えました" in page.locator("[role=status]").inner_text()


def test_a_headings_link_can_be_copied(open_page):
    page = open_page("article", permissions=["clipboard-read", "clipboard-write"])
    heading = page.locator("h2[id^='s-']").first
    heading.hover()
    heading.locator("a").click()
    expect(page.locator("toast-message")).to_have_text("リンクをコピーしました")
    copied = page.evaluate("navigator.clipboard.readText()")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert copied == f"{canonical}#{heading.get_attribute('id')}"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_wide_table_scrolls_within_itself(open_page, width):
    page = open_page("article", width=width)
    for box in page.locator(".comparison-table .scroller").all():
        assert box.evaluate("box => box.getBoundingClientRect().right") <= width


def test_a_stacked_table_names_its_columns_to_a_screen_reader_even_when_its_headings_are_put_away(open_page):
    page = open_page("article", width=360)
    spoken = page.locator(".scroller.stack").evaluate_all(
        """boxes => boxes.map(box => ({
            headings: getComputedStyle(box.querySelector('thead')).display !== 'none',
            labels: !getComputedStyle(box.querySelector('td'), '::before').content.includes('/ ""'),
        }))"""
    )
    # Either the headings are there to be read, or the words before the cells are; never both, never neither.
    assert spoken
    assert all(table["headings"] != table["labels"] for table in spoken), spoken
    assert not all(table["headings"] for table in spoken), spoken


def test_marks_differ_by_shape(open_page):
    page = open_page("article")
    shapes = page.locator(".comparison-table tbody use").evaluate_all(
        "uses => uses.map(use => use.getAttribute('href'))"
    )
    marks = {shape.split("#")[1] for shape in shapes if "#mark-" in shape}
    assert {"mark-yes", "mark-no"} <= marks


@pytest.mark.parametrize("width", [360, 1280])
def test_forced_colours_keep_marks_and_badges(open_page, width):
    page = open_page("article", width=width, forced_colors="active")
    mark = page.locator(".comparison-table tbody svg").first
    colour, ground = mark.evaluate("m => [getComputedStyle(m).color, getComputedStyle(document.body).backgroundColor]")
    assert colour != ground
    assert page.locator(".badge").first.evaluate("b => getComputedStyle(b).borderStyle") != "none"


def test_reduced_motion_is_respected(open_page):
    page = open_page("article", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
