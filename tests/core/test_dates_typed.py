"""What an editor may type for a partial date, and how it is refused."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.dates import PartialDate, PartialDateError


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("2026年", "2026"),
        ("2026年3月", "2026-03"),
        ("2026年3月5日", "2026-03-05"),
        ("２０２６年３月５日", "2026-03-05"),
        (" 2026 年 3 月　5 日\n", "2026-03-05"),
        ("2026年\u200b3月\ufeff", "2026-03"),
        ("2026年㋂", "2026-03"),
        ("2026/3/5", "2026-03-05"),
        ("2026／３", "2026-03"),
        ("2026-3-5", "2026-03-05"),
        ("2026.3.5", "2026-03-05"),
        ("2026-q1", "2026-Q1"),
        ("fy2026", "FY2026"),
        ("2026-Spring", "2026-spring"),
        ("2026年3月上旬", "2026-03e"),
        ("2026年3月初旬", "2026-03e"),
        ("2026年3月中旬", "2026-03m"),
        ("2026年3月半ば", "2026-03m"),
        ("2026年3月下旬", "2026-03l"),
        ("2026年3月末", "2026-03l"),
        ("2026年3月中", "2026-03"),
        ("2026年Q1", "2026-Q1"),
        ("2026Q1", "2026-Q1"),
        ("2026年1〜3月期", "2026-Q1"),
        ("2026年4～6月期", "2026-Q2"),
        ("2026年7月-9月期", "2026-Q3"),
        ("2026年１０−１２月期", "2026-Q4"),
        ("2026年1〜6月期", "2026-H1"),
        ("2026年前半", "2026-H1"),
        ("2026年の後半", "2026-H2"),
        ("2026年春", "2026-spring"),
        ("2026年の夏", "2026-summer"),
        ("2026年秋", "2026-autumn"),
        ("2026年冬", "2026-winter"),
        ("2026年初", "2026e"),
        ("2026年初め", "2026e"),
        ("2026年年初", "2026e"),
        ("2026年半ば", "2026m"),
        ("2026年中頃", "2026m"),
        ("2026年末", "2026l"),
        ("2026年年末", "2026l"),
        ("2026年の終わり", "2026l"),
        ("2026年内", "2026"),
        ("2026年度", "FY2026"),
        ("令和8年3月", "2026-03"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("昭和64年", "1989"),
        ("令和８年度", "FY2026"),
    ],
)
def test_one_point(typed, canonical):
    assert PartialDate.parse(typed).canonical == canonical


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("2026年頃", "2026~"),
        ("2026年3月ごろ", "2026-03~"),
        ("2026年3月ころ", "2026-03~"),
        ("2026年末頃", "2026l~"),
        ("2026年半ばごろ", "2026m~"),
        ("2026年前後", "2026~"),
        ("2026年？", "2026?"),
        ("2026年3月?", "2026-03?"),
        ("2026年3月か", "2026-03?"),
        ("2026年1〜3月期か", "2026-Q1?"),
        ("2026年夏（未確定）", "2026-summer?"),
        ("2026年夏(？)", "2026-summer?"),
        ("2026/3/5頃", "2026-03-05~"),
        ("2026-03 ~", "2026-03~"),
    ],
)
def test_doubt(typed, canonical):
    assert PartialDate.parse(typed).canonical == canonical


@pytest.mark.parametrize("wave", ["〜", "～", "~", "∼", "〰", "-", "－", "−", "–", "—", "―", "ー", " 〜 ", "から"])
def test_every_sign_that_joins_two_dates(wave):
    assert PartialDate.parse(f"2026年3月{wave}5月").canonical == "2026-03/2026-05"


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("2026年3月から2026年5月まで", "2026-03/2026-05"),
        ("2026年3月から5月まで", "2026-03/2026-05"),
        ("2026年3〜5月", "2026-03/2026-05"),
        ("2026年1〜3月", "2026-01/2026-03"),
        ("2026年2月〜4月", "2026-02/2026-04"),
        ("2026年3月5〜8日", "2026-03-05/2026-03-08"),
        ("2026年3月5日〜8日", "2026-03-05/2026-03-08"),
        ("2026年3月5日〜4月10日", "2026-03-05/2026-04-10"),
        ("2026年3月上旬〜中旬", "2026-03e/2026-03m"),
        ("2026年前半〜後半", "2026-H1/2026-H2"),
        ("2026年夏〜秋", "2026-summer/2026-autumn"),
        ("2022年〜2024年", "2022/2024"),
        ("2022〜2024年", "2022/2024"),
        ("2022〜2024", "2022/2024"),
        ("令和7年〜令和8年", "2025/2026"),
        ("2025〜2026年度", "FY2025/FY2026"),
        ("2025年度〜2026年度", "FY2025/FY2026"),
        ("2026-03〜2026-05", "2026-03/2026-05"),
        ("2026/3/5〜2026/3/8", "2026-03-05/2026-03-08"),
        ("2026年3月/2026年5月", "2026-03/2026-05"),
        ("2026年1〜3月期から4〜6月期まで", "2026-Q1/2026-Q2"),
        ("2026年3月から", "2026-03/.."),
        ("2026年3月〜", "2026-03/.."),
        ("2026年3月以降", "2026-03/.."),
        ("2026年3月/..", "2026-03/.."),
        ("2026年3月まで", "../2026-03"),
        ("〜2026年3月", "../2026-03"),
        ("2026年3月以前", "../2026-03"),
        ("../2026年3月", "../2026-03"),
    ],
)
def test_ranges(typed, canonical):
    assert PartialDate.parse(typed).canonical == canonical


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("2026年3〜5月頃", "2026-03~/2026-05~"),
        ("2026年3月〜5月か", "2026-03?/2026-05?"),
        ("2026年3月から5月までか", "2026-03?/2026-05?"),
        ("2026年3月頃〜5月", "2026-03~/2026-05"),
        ("2026年3月頃〜5月か", "2026-03~/2026-05?"),
        ("2026年3月〜2026年5月頃", "2026-03/2026-05~"),
        ("2026年3月頃から", "2026-03~/.."),
        ("2026年3月からか", "2026-03?/.."),
        ("2026年3月まで？", "../2026-03?"),
    ],
)
def test_a_mark_speaks_for_both_ends_only_where_they_are_one_expression(typed, canonical):
    assert PartialDate.parse(typed).canonical == canonical


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("", "書かれていません"),
        ("　", "書かれていません"),
        ("来年の春", "「来年の春」には4桁の年がありません"),
        ("3月5日", "「3月5日」には4桁の年がありません"),
        ("26年3月", "「26年3月」には4桁の年がありません"),
        ("2026年13月", "「13月」"),
        ("2026年2月30日", "「2026年2月30日」"),
        ("平成50年", "「平成50年」"),
        ("令和0年", "「令和0年」"),
        ("2026年ごろごろか", "「ごろ」と「か」"),
        ("2026年3月頃か", "「頃」と「か」"),
        ("2026年2〜4月期", "「2〜4月期」は暦の四半期ではありません"),
        ("2026年度前半", "「2026年度前半」"),
        ("2026年3月〜らいねん", "らいねん」"),
        ("2026年5月〜3月", "終わりの「2026年3月」が始まりの「2026年5月」より前"),
        ("2025年度〜3月", "終わりの「2025年3月」が始まりの「2025年度」より前"),
        ("2026年〜Q1", "終わりの「2026年1〜3月期」が始まりの「2026年」より前"),
        ("〜", "始まりか終わりが書かれていません"),
        ("~2026", "「~2026」"),
        ("20263月", "「20263月」"),
        ("２０２６年<b>", "「2026年<b>」"),
    ],
)
def test_a_refusal_names_what_was_not_understood_and_gives_an_example(typed, named):
    with pytest.raises(PartialDateError, match="例：") as refusal:
        PartialDate.parse(typed)
    assert named in str(refusal.value)


@pytest.mark.parametrize("words", ["2026年第1四半期", "2026年上期", "2026年下半期", "2026年度第３四半期", "2026年1Q"])
def test_words_that_may_mean_the_fiscal_year_are_refused_not_guessed(words):
    with pytest.raises(PartialDateError, match=r"年度の区切りとも読めます.*2026年1〜3月期"):
        PartialDate.parse(words)


@given(st.text(st.characters(exclude_categories=())))
@example("\x002026")
@example("2026\x00")
@example("\ud800")
@example("2026年\udfff")
@example("٢٠٢٦")
@example("２０２６年\u0301")
@example("ﷺ" * 100)
@example("か" * 100)
@example("〜" * 100)
@example("2026年" + "から" * 40)
def test_any_text_is_read_or_refused_with_a_message_that_can_be_printed(text):
    _read_or_refuse(text)


@given(st.text("0129年月日度春冬初末前半上旬期QHFYeml頃か?~〜-/.から 令和元", max_size=14))
def test_nearly_a_date_is_read_or_refused(text):
    _read_or_refuse(text)


def _read_or_refuse(text):
    try:
        date = PartialDate.parse(text)
    except PartialDateError as error:
        message = str(error)
        assert message.isprintable()
    else:
        assert PartialDate.parse(date.canonical) == date


class Untouched(str):
    """Text of which no more than an excerpt may be read."""

    def translate(self, table):
        raise AssertionError("the whole of a very long text was read")


def test_a_very_long_text_is_refused_unread():
    with pytest.raises(PartialDateError, match="長すぎます") as refusal:
        PartialDate.parse(Untouched("2026年" * 1_000_000))
    assert len(str(refusal.value)) < 200
