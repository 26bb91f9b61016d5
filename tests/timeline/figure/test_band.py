"""Who leads, and the sentence that says so."""

import datetime as dt

import pytest

from timeline.figure import Axis, Lead, bands_of, sentence_of

TODAY = dt.date(2026, 11, 24)
AXIS = Axis(dt.date(2022, 1, 1), dt.date(2026, 12, 31))


def lead(start, name="", *, end=None, track="総合", sure=True, until=None):
    lo = dt.date.fromisoformat(start)
    hi = dt.date.fromisoformat(end) if end else lo
    return Lead(track, lo, hi, name, name.lower() or "", is_sure=sure, until=until, when=f"{lo.year}年{lo.month}月")


def band(*leads, today=TODAY):
    [only] = bands_of(leads, AXIS, today)
    return only


def sentence(*leads, today=TODAY):
    return sentence_of(bands_of(leads, AXIS, today), 3)


def test_a_lead_lasts_until_the_next_and_the_last_until_today():
    first, second = band(lead("2022-11-30", "OpenAI"), lead("2025-11-18", "Google")).segments
    assert first.x == AXIS.x(dt.date(2022, 11, 30))
    assert first.x + first.width == pytest.approx(second.x, abs=0.02)
    assert second.x + second.width == pytest.approx(AXIS.x(TODAY), abs=0.02)


def test_where_nobody_leads_it_says_so():
    even = band(lead("2022-11-30", "OpenAI"), lead("2025-01-01")).segments[1]
    assert (even.look, even.label) == ("even", "拮抗")


def test_a_change_on_an_unknown_day_is_uncertain_for_as_long():
    changed = band(lead("2022-11-30", "OpenAI"), lead("2025-01-01", "Google", end="2025-04-30")).segments[1]
    assert changed.fuzzy == pytest.approx(AXIS.after(dt.date(2025, 4, 30)) - changed.x, abs=0.02)


def test_a_guess_changes_nothing_and_is_drawn_hollow():
    guessed = band(lead("2022-11-30", "OpenAI"), lead("2026-01-01", "Google", end="2026-12-31", sure=False))
    assert guessed.current.name == "OpenAI"
    assert [part.look for part in guessed.segments] == ["lead"]
    assert [part.look for part in guessed.guesses] == ["guess"]


def test_what_is_announced_for_later_has_not_happened():
    assert band(lead("2022-11-30", "OpenAI"), lead("2026-12-01", "Google")).current.name == "OpenAI"


def test_a_lead_that_ended_without_a_successor_ends():
    [part] = band(lead("2022-11-30", "OpenAI", until=dt.date(2024, 12, 31))).segments
    assert part.x + part.width == pytest.approx(AXIS.x(dt.date(2024, 12, 31)), abs=0.02)


def test_each_track_has_a_band():
    leads = [lead("2022-11-30", "OpenAI"), lead("2024-06-20", "Anthropic", track="コーディング")]
    assert [band.track for band in bands_of(leads, AXIS, TODAY)] == ["総合", "コーディング"]


def test_a_label_stands_only_where_there_is_room():
    parts = band(lead("2022-11-30", "OpenAI"), lead("2026-11-01", "DeepSeekという長い名")).segments
    assert [bool(part.label) for part in parts] == [True, False]


def test_a_lead_before_the_figure_begins_goes_on_in_it():
    [part] = band(lead("2019-01-01", "OpenAI")).segments
    assert part.x == 0


def test_very_many_changes_are_drawn_in_few_pieces():
    start = dt.date(2022, 1, 1)
    leads = [lead((start + dt.timedelta(days=n)).isoformat(), ("OpenAI", "Google")[n % 2]) for n in range(1000)]
    many = band(*leads)
    assert many.changes == 999
    assert len(many.segments) <= 32


OPENAI, EVEN = lead("2023-05-01", "OpenAI"), lead("2024-03-01")
BACK, GOOGLE = lead("2024-06-01", "OpenAI"), lead("2024-06-01", "Google")


@pytest.mark.parametrize(
    ("leads", "told"),
    [
        ([OPENAI], "総合：2023年5月からOpenAIが首位。"),
        ([OPENAI, GOOGLE], "総合：2023年5月から首位交代は1回。現在はGoogle（2024年6月から）。"),
        ([EVEN], "総合：2024年3月から拮抗。"),
        ([OPENAI, EVEN], "総合：2024年3月から拮抗。"),
        ([OPENAI, EVEN, BACK], "総合：2024年6月からOpenAIが首位。"),
        ([OPENAI, EVEN, GOOGLE], "総合：2023年5月から首位交代は1回。現在はGoogle（2024年6月から）。"),
        ([OPENAI, GOOGLE, lead("2025-01-01")], "総合：2023年5月から首位交代は1回。現在は拮抗（2025年1月から）。"),
        ([], "3件の出来事を企業ごとに並べた図です。"),
    ],
)
def test_the_sentence_tells_what_the_band_shows(leads, told):
    assert sentence(*leads) == told


def test_the_sentence_tells_of_each_track():
    told = sentence(OPENAI, lead("2024-06-01", "Anthropic", track="コーディング"))
    assert told == "総合：2023年5月からOpenAIが首位。コーディング：2024年6月からAnthropicが首位。"


def test_no_events_need_no_sentence():
    assert sentence_of([], 0) == ""
