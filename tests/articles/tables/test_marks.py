import pytest

from articles.tables.marks import Verdict, read_level, read_verdict, split_note


@pytest.mark.parametrize("text", ["", "成功", "-5%", "？の件", "A○", "最良"])
def test_a_text_without_a_mark_is_no_verdict(text):
    assert read_verdict(text) is None


@pytest.mark.parametrize(
    ("typed", "verdict", "word", "note"),
    [
        ("○ 成功", "yes", "成功", ""),
        ("〇成功", "yes", "成功", ""),
        ("✅ 成功", "yes", "成功", ""),
        ("✅\ufe0f 成功（初回）", "yes", "成功", "初回"),
        ("✔️成功", "yes", "成功", ""),
        ("× 停滞", "no", "停滞", ""),
        ("❌失敗 (二度)", "no", "失敗", "二度"),
        ("△ 一部", "partial", "一部", ""),
        ("⚠️ 一部", "partial", "一部", ""),
        ("◎", "best", "最良", ""),
        ("○", "yes", "対応", ""),
        ("？", "undisclosed", "非公表", ""),
        ("－", "na", "対象外", ""),
        ("-", "na", "対象外", ""),
        ("— 未定", "na", "未定", ""),
        ("非公表", "undisclosed", "非公表", ""),
        ("非公表（会社）", "undisclosed", "非公表", "会社"),
        ("対象外", "na", "対象外", ""),
    ],
)
def test_a_mark_and_its_words_are_read(typed, verdict, word, note):
    found = read_verdict(typed)
    assert (found.verdict.value, found.word, found.note) == (verdict, word, note)


def test_verdicts_rank_from_best_to_not_applicable():
    ranks = [verdict.rank for verdict in Verdict]
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize("text", ["", "高値", "中国", "とても", "（高）"])
def test_a_word_that_names_no_level_is_none(text):
    assert read_level(text) is None


@pytest.mark.parametrize(
    ("typed", "level", "word", "note"),
    [
        ("高（品質）", 3, "高", "品質"),
        ("高(品質)", 3, "高", "品質"),
        ("最高（難度）", 4, "最高", "難度"),
        ("革命的（研究の速さ）", 4, "革命的", "研究の速さ"),
        ("中", 2, "中", ""),
        ("小さい", 1, "小さい", ""),
    ],
)
def test_a_level_and_its_note_are_read(typed, level, word, note):
    found = read_level(typed)
    assert (found.level, found.word, found.note) == (level, word, note)


def test_a_bracket_in_the_middle_is_part_of_the_text():
    assert split_note("規模（大）の学習") == ("規模（大）の学習", "")


def test_a_thousand_open_brackets_are_read_in_one_go():
    assert read_level("（" * 400) is None
    assert read_verdict("○" + "（" * 399) is not None
