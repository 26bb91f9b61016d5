import pytest

from core.share_images.characters import printable
from core.share_images.lines import MOST_LINES, set_title
from core.share_images.typefaces import MINCHO
from tests.factories.naughty import naughty_strings

WIDTHS = [640, 876]
TITLES = [
    "OpenAI、Googleを追う――ChatGPT以来、初めての逆転",
    "AGI",
    "比較表の読み方",
    "GPT-5.1 Codex Max vs Gemini 3 Pro Deep Think",
    "2,000億円を超える計算資源への投資と、2026年1〜3月期に予定される30万台のGPUの稼働",
    "「ShallotPeat」と呼ばれる新しいモデルの学習が、10月上旬に完了したと社内メモで伝えられたとする報道について"
    "分かっていること、分かっていないこと、そして書かなかったこと",
    "訂正のしかた　消さずに残す、直したところを見せる",
    "Pneumonoultramicroscopicsilicovolcanoconiosissupercalifragilisticexpialidocious",
    "ラ" * 255,
    "。」』）、" * 40,
    "<script>alert('1')</script> & \x00 \ud800",
]


def words(title):
    return [line.words for line in set_title(title, WIDTHS).lines]


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_no_line_is_wider_than_its_column_and_there_are_three_at_most(title):
    setting = set_title(title, WIDTHS)
    assert 1 <= len(setting.lines) <= MOST_LINES
    assert all(MINCHO.width(line.words, line.size) <= setting.width + 0.01 for line in setting.lines)


def test_naughty_titles_fit_as_well():
    for title in naughty_strings()[::5]:
        setting = set_title(title, WIDTHS)
        assert all(MINCHO.width(line.words, line.size) <= setting.width + 0.01 for line in setting.lines), title


@pytest.mark.parametrize("title", [title for title in TITLES[:7] if len(title) < 80])
def test_nothing_is_lost_of_a_title_that_fits(title):
    drawn = "".join(words(title))
    assert drawn.replace(" ", "") == printable(title).replace("――", "").replace("　", "").replace(" ", "")


def test_only_the_last_line_of_a_title_too_long_is_cut():
    setting = set_title(TITLES[5], WIDTHS)
    assert setting.is_cut
    assert [line.words.endswith("…") for line in setting.lines] == [False, False, True]
    assert setting.width == WIDTHS[1]


def test_lines_break_between_phrases_and_after_a_stop():
    assert words("スコアの「差」は、ほんとうに「差」なのか。")[0] == "スコアの「差」は、"
    assert words("訂正のしかた　消さずに残す、直したところを見せる") == [
        "訂正のしかた",
        "消さずに残す、",
        "直したところを見せる",
    ]


def test_numbers_and_names_stay_whole():
    lines = words(TITLES[4])
    assert any("2,000億円" in line for line in lines)
    assert any("2026年1〜3月期" in line for line in lines)
    assert any("30万台" in line for line in lines)


def test_no_line_begins_with_what_may_not_begin_one():
    for title in TITLES[:7]:
        assert not any(line[0] in "、。」』）ーっャ" for line in words(title))


def test_a_subtitle_is_smaller_than_the_title():
    sizes = [line.size for line in set_title(TITLES[0], WIDTHS).lines]
    assert sizes[-1] < sizes[0]


def test_a_title_of_nothing_that_can_be_drawn_is_the_publication():
    assert words("🎉🎉") == ["airace"]
