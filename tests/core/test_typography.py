"""Line breaks, halves of a title, reading time, and the filters that show them."""

import datetime as dt
import html
import itertools
import re
import sys
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from core import typography
from core.templatetags.typography import japanese_date, japanese_datetime, machine_datetime, phrase
from core.typography import phrase_html, plain_characters, reading_minutes, split_title

any_text = st.text(st.characters(exclude_categories=()))
prose = st.text("約第2,026年11月27日億円倍GPT-5.1 Proのを超えた「賭け」、――。 　<b>&か\u3099🇯🇵", max_size=40)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("OpenAI、追う側に回る", ["OpenAI、", "追う側に", "回る"]),
        ("GPT-5.1を超えたGemini 3 Proの事前学習", ["GPT-5.1を", "超えた", "Gemini 3 Proの", "事前学習"]),
        ("約2,000億円の投資が3.5倍に", ["約2,000億円の", "投資が", "3.5倍に"]),
        ("2025年11月27日に公開された記事", ["2025年11月27日に", "公開された", "記事"]),
        ("「十分に強い」の意味", ["「十分に", "強い」の", "意味"]),
        ("５００ドルを３０分で", ["５００ドルを", "３０分で"]),
        ("事前学習", ["事前学習"]),
        ("", [""]),
    ],
)
def test_a_line_may_break_between_phrases(text, phrases):
    assert phrase_html(text) == "<wbr>".join(phrases)


@pytest.mark.parametrize(
    "kept",
    [
        "2,000億円", "3.5倍", "10月1日", "12行", "2025年", "3か月", "1兆2,000億円", "100万トークン", "1〜3月期", "50%",
        "３．５倍", "7時30分", "2026/3/5", "3分の2", "第3章", "約10分", "GPT-5.1", "Gemini 3 Pro", "o1-preview", "C++",
        "Anthropic's Claude", "DeepSeek-R1", "Müller", "―― ", "👨‍👩‍👧", "🇯🇵", "か\u3099",
    ],
)  # fmt: skip
def test_numbers_with_their_units_and_spaced_words_stay_whole(kept, monkeypatch):
    monkeypatch.setattr(typography, "_parser", BreakEverywhere)
    shown = phrase_html.__wrapped__(f"価格を{kept}まで下げる").replace("<wbr>", "|")
    assert html.escape(kept.strip()) in shown
    assert "価|格" in shown


class BreakEverywhere:
    """In the place of BudouX: would break between any two characters."""

    def parse(self, text):
        return list(text)


@given(prose)
def test_no_break_between_a_digit_and_what_it_counts_nor_before_closing_marks(text):
    phrases = phrase_html(text).split("<wbr>")
    for before, after in itertools.pairwise(phrases):
        before, after = re.sub("<[^>]*>", "", before), html.unescape(re.sub("<[^>]*>", "", after))
        assert not (before[-1:].isdigit() and after[:1].isalnum())
        assert not after.startswith(tuple("、。」』）―ー"))
        assert not unicodedata.combining(after[:1] or " ")


@given(st.one_of(any_text, prose))
def test_nothing_is_lost_and_everything_is_escaped(text):
    shown = phrase_html(text)
    assert isinstance(shown, SafeString)
    plain = re.sub(r"<wbr>|</?span(?: class=\"(?:title-part|dash)\")?>", "", shown)
    assert not re.search('[<>"]', plain)
    assert _without_separators(html.unescape(plain)) == _without_separators(html.unescape(html.escape(text)))


def _without_separators(text):
    return re.sub(r"[\s―—─]", "", text)


def test_markup_is_shown_as_text_even_if_it_claims_to_be_safe():
    assert phrase_html(mark_safe("<script>")) == "&lt;script&gt;"
    assert phrase_html("<b>――&") == (
        '<span class="title-part">&lt;b&gt;<span class="dash">――</span></span><span class="title-part">&amp;</span>'
    )


@pytest.mark.parametrize("dash", ["――", "―", "——", "—", "──", " ―― ", "　――　"])
def test_a_title_with_a_dash_becomes_two_parts(dash):
    assert phrase_html(f"主題{dash}副題") == (
        '<span class="title-part">主題<span class="dash">――</span></span><span class="title-part">副題</span>'
    )


def test_a_title_with_a_wide_space_becomes_two_parts():
    assert phrase_html("主題　副題") == '<span class="title-part">主題</span> <span class="title-part">副題</span>'


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("OpenAIがGoogleを追う――逆転の三年", ("OpenAIがGoogleを追う", "逆転の三年")),
        ("主題　副題", ("主題", "副題")),
        ("特集　主題――副題", ("特集　主題", "副題")),
        ("主題――副題　補足", ("主題", "副題　補足")),
        ("主題　副題　補足", ("主題", "副題　補足")),
        ("先頭――いまは二社――が入れ替わる", ("先頭――いまは二社――が入れ替わる", "")),
        ("3―5月の動き", ("3―5月の動き", "")),
        ("スーパーコンピューター", ("スーパーコンピューター", "")),
        ("GPT-5 の評価", ("GPT-5 の評価", "")),
        ("――副題", ("――副題", "")),
        ("主題――", ("主題――", "")),
        ("　主題　", ("主題", "")),
        ("", ("", "")),
    ],
)
def test_halves_of_a_title(text, halves):
    assert split_title(text) == halves


@given(any_text)
def test_any_text_has_two_halves_of_which_the_second_may_be_empty(text):
    main, sub = split_title(text)
    assert main or not sub
    assert main in text
    assert sub in text


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("事前学習", 4), ("事前　学習\n", 4), ("GPT-5.1 は", 8), ("か\u3099", 1), ("a\u200bb\x00", 2)],
)
def test_characters_to_read_are_those_that_are_seen(text, count):
    assert plain_characters(text) == count


@pytest.mark.parametrize(
    ("characters", "minutes"),
    [(0, 1), (1, 1), (749, 1), (750, 2), (1249, 2), (1250, 3), (1749, 3), (1750, 4), (8000, 16)],
)
def test_reading_time_is_rounded_to_the_nearest_minute_and_at_least_one(characters, minutes):
    assert reading_minutes(characters) == minutes


@pytest.mark.parametrize("unit", ["1,", "1", "月1", "a ", "a-", " ", "　", "―", "――a", "「", "あ"])
def test_twice_the_text_costs_twice_the_steps(unit, monkeypatch):
    monkeypatch.setattr(typography, "_parser", BreakEverywhere)
    assert _steps(unit * 1000) <= 2.1 * _steps(unit * 500) + 200


def _steps(text) -> int:
    """How many lines of `typography` run."""
    steps = 0

    def count(frame, event, _argument):
        nonlocal steps
        steps += event == "line"
        return count if frame.f_code.co_filename == typography.__file__ else None

    previous = sys.gettrace()
    sys.settrace(count)
    try:
        phrase_html.__wrapped__(text)
    finally:
        sys.settrace(previous)
    return steps


def test_the_model_is_read_once_however_many_threads_ask_first(monkeypatch):
    started, loads = threading.Barrier(8), []

    def load():
        loads.append(1)
        threading.Event().wait(0.05)
        return BreakEverywhere()

    monkeypatch.setattr(typography.budoux, "load_default_japanese_parser", load)
    typography._load_parser.cache_clear()
    try:
        with ThreadPoolExecutor(8) as pool:
            parsers = list(pool.map(lambda _: started.wait() >= 0 and typography._parser(), range(8)))
    finally:
        typography._load_parser.cache_clear()
    assert len(loads) == 1
    assert len(set(map(id, parsers))) == 1


def test_the_filters_work_in_a_template():
    engine = Engine(libraries={"typography": "core.templatetags.typography"})
    template = engine.from_string("{% load typography %}{{ title|phrase }} {{ at|japanese_datetime }}")
    shown = template.render(
        Context({"title": "<b>追う側に回る", "at": dt.datetime(2025, 11, 26, 22, 0, tzinfo=dt.UTC)})
    )
    assert shown == "&lt;b&gt;追う側に<wbr>回る 2025年11月27日 7:00"


@pytest.mark.parametrize(("value", "shown"), [(None, ""), ("", ""), (2026, "2026")])
def test_phrase_takes_what_is_no_text(value, shown):
    assert phrase(value) == shown


@pytest.mark.parametrize(
    ("moment", "day", "minute"),
    [
        (dt.datetime(2025, 11, 27, 14, 59, tzinfo=dt.UTC), "2025年11月27日", "2025年11月27日 23:59"),
        (dt.datetime(2025, 11, 27, 15, 5, tzinfo=dt.UTC), "2025年11月28日", "2025年11月28日 0:05"),
        (dt.datetime(2025, 1, 2, 9, 30), "2025年1月2日", "2025年1月2日 9:30"),
        (dt.date(2025, 1, 2), "2025年1月2日", ""),
        (None, "", ""),
        ("", "", ""),
    ],
)
def test_moments_are_shown_on_tokyos_clock(moment, day, minute):
    assert (japanese_date(moment), japanese_datetime(moment)) == (day, minute)


def test_a_moment_in_an_attribute_has_no_parts_of_a_second():
    moment = dt.datetime(2025, 11, 27, 14, 59, 3, 250, tzinfo=dt.UTC)
    assert machine_datetime(moment) == "2025-11-27T23:59:03+09:00"
    assert machine_datetime(None) == ""
