"""The figure as a whole: what has a lane, how much is drawn."""

import datetime as dt
from types import SimpleNamespace

from core.dates import PartialDate
from timeline.figure import Company, Mark, Tally, draw, draw_events

TODAY = dt.date(2026, 11, 24)
OPENAI, GOOGLE = Company("openai", "OpenAI", "openai"), Company("google", "Google", "google")
DAY = dt.date(2025, 8, 7)


def drawn(*marks, companies=(OPENAI, GOOGLE), **options):
    return draw(companies=companies, marks=marks, today=TODAY, **options)


def mark(company="openai", lo=DAY, hi=None, **fields):
    return Mark(lo, hi or lo, company, **fields)


def test_nothing_is_drawn_of_nothing():
    assert drawn() is None


def test_a_company_without_events_has_no_lane():
    assert [lane.name for lane in drawn(mark("google")).lanes] == ["Google"]


def test_events_of_no_company_share_the_last_lane():
    assert [lane.name for lane in drawn(mark(""), mark("openai")).lanes] == ["OpenAI", "その他"]


def test_a_day_is_a_dot_and_a_month_a_bar():
    day, month = drawn(mark(), mark(lo=dt.date(2025, 9, 1), hi=dt.date(2025, 9, 30))).lanes[0].dots
    assert day.width == 0
    assert month.width > 0


def test_an_open_end_reaches_the_edge():
    [dot] = drawn(mark(hi=dt.date.max)).lanes[0].dots
    assert dot.x + dot.width == 100


def test_what_would_hide_each_other_stands_one_below_the_other():
    dots = drawn(mark(), mark(), mark()).lanes[0].dots
    assert len({dot.y for dot in dots}) == 3


def test_leaks_are_hollow():
    [dot] = drawn(mark(is_sure=False)).lanes[0].dots
    assert dot.mark.look == "hollow"


def test_today_is_left_out_where_it_is_not_shown():
    assert drawn(mark()).today_x is not None
    past = draw(companies=[OPENAI], marks=[mark()], today=dt.date(2030, 1, 1))
    assert past.today_x is not None


def test_a_ninth_company_and_further_ones_share_a_lane():
    companies = [Company(f"c{n}", f"企業{n}", "other") for n in range(12)]
    marks = [mark(f"c{n}") for n in range(12)] + [mark("c11"), mark("c10")]
    lanes = drawn(*marks, companies=companies).lanes
    assert len(lanes) == 8
    assert lanes[-1].name == "その他"
    assert {"企業10", "企業11"} < {lane.name for lane in lanes}


def test_more_marks_than_can_be_told_apart_become_columns():
    figure = drawn(*[mark(lo=DAY + dt.timedelta(days=n)) for n in range(200)])
    [lane] = figure.lanes
    assert figure.is_dense
    assert not lane.dots
    assert len(lane.bars) <= 96


def test_columns_are_as_high_as_they_are_full_and_what_is_unsure_stands_on_top():
    tallies = [Tally(DAY, "openai", True, 10), Tally(DAY, "openai", False, 10), Tally(DAY, "google", True, 5)]
    openai, google = draw(companies=[OPENAI, GOOGLE], tallies=tallies, today=TODAY).lanes
    sure, unsure = openai.bars
    assert (sure.is_sure, unsure.is_sure) == (True, False)
    assert unsure.y + unsure.height == sure.y
    assert google.bars[0].height < sure.height


def entity(slug, kind="company", parent=None):
    return SimpleNamespace(
        pk=slug,
        slug=slug,
        name=slug,
        kind=kind,
        parent=parent,
        parent_id=parent and parent.pk,
        lane_or_parents="google",
    )


def event(slug, *entities, when="2025-08-07", status="official", kind="release"):
    date = PartialDate.parse(when)
    return SimpleNamespace(
        slug=slug, kind=kind, status=status, start=date, end=None, when=date, lo=date.lo, hi=date.hi,
        entities=SimpleNamespace(all=lambda: entities), leader=None, get_track_display=lambda: "総合",
    )  # fmt: skip


def test_an_event_stands_in_the_lane_of_its_model_s_company_once():
    google = entity("google")
    [lane] = draw_events([event("a", google, entity("gemini", "model", google))], today=TODAY).lanes
    assert [dot.mark.company for dot in lane.dots] == ["google"]


def test_a_person_without_a_company_has_no_lane_of_their_own():
    lanes = draw_events([event("a", entity("google"), entity("somebody", "person"))], today=TODAY).lanes
    assert [lane.name for lane in lanes] == ["google"]


def test_an_event_of_two_companies_stands_in_both_lanes():
    figure = draw_events([event("a", entity("google"), entity("openai"))], today=TODAY)
    assert len(figure.lanes) == 2
    assert figure.caption == "1件の出来事を企業ごとに並べた図です。"


def test_numbers_lead_to_the_list_as_long_as_they_can_be_read():
    few = draw_events([event("a", entity("google"))], today=TODAY, numbered=True)
    assert (few.lanes[0].dots[0].mark.number, few.lanes[0].dots[0].mark.href) == (1, "#event-a")
    many = draw_events([event(f"e{n}", entity("google")) for n in range(31)], today=TODAY, numbered=True)
    assert {dot.mark.number for dot in many.lanes[0].dots} == {0}


def test_a_lead_event_stands_in_the_band_alone():
    lead = event("lead", entity("google"), kind="lead")
    figure = draw_events([lead, event("a", entity("google"))], leads=[lead], today=TODAY)
    assert [len(lane.dots) for lane in figure.lanes] == [1]
    assert [band.track for band in figure.bands] == ["総合"]
