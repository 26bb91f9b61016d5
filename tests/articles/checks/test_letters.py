import pytest

from tests.articles.checks.conftest import table


@pytest.fixture
def in_text(findings):
    def in_text(text, code):
        return [finding.what for finding in findings(("paragraph", f"<p>{text}</p>"), code=code)]

    return in_text


def test_full_width_letters_and_digits_are_found_and_shown_half_width(findings):
    (found,) = findings(("paragraph", "<p>ＧＰＴ－５は２０２５年に出た</p>"), code="full_width")
    assert found.what == "全角の英数字があります：ＧＰＴ－５、２０２５"
    assert found.mend == "半角にします：GPT-5、2025"


@pytest.mark.parametrize("text", ["GPT-5は2025年に出た", "二〇二五年", "！？：（）", "①②Ⅳ㎏", "〜"])
def test_half_width_letters_and_japanese_signs_are_fine(in_text, text):
    assert in_text(text, "full_width") == []


def test_half_width_kana_are_found(findings):
    (found,) = findings(("paragraph", "<p>ｼﾞｪﾐﾆの性能</p>"), code="half_width_kana")
    assert found.what == "半角のカナがあります：ｼﾞｪﾐﾆ"
    assert found.mend == "全角にします：ジェミニ"


def test_a_number_that_readers_see_half_width_may_be_typed_full_width(findings):
    assert findings(table("名 | 人数〔数値・人〕\n甲 | 約２億人\n乙 | ２０"), code="full_width") == []
    assert len(findings(table("名 | 評価\n甲 | ２０社"), code="full_width")) == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("発表（仮)の日", "「（」が「）」でなく「)」で閉じられています：発表（仮)の日"),
        ("発表(仮）の日", "「(」が「)」でなく「）」で閉じられています：発表(仮）の日"),
        ("「速い”と述べた", "「「」が「」」でなく「”」で閉じられています：「速い”と述べた"),
        ("「速いと述べた", "「「」が閉じられていません：「速いと述べた"),
        ("速い」と述べた", "「」」に対になる「「」がありません：速い」と述べた"),
        ("「（速い」）", "「（」が「）」でなく「」」で閉じられています：「（速い」）"),
    ],
)
def test_brackets_that_do_not_match_are_found(in_text, text, what):
    assert in_text(text, "brackets") == [what]


@pytest.mark.parametrize(
    "text",
    [
        "「『速い』と（甲は）述べた」",
        "(a) 一つ目<br/>(b) 二つ目",
        "1) 一つ目</p><p>2）二つ目",
        "“速い”",
        "3 > 2",
        "〔報道〕",
    ],
)
def test_brackets_that_match_and_numbers_of_a_list_are_fine(in_text, text):
    assert in_text(text, "brackets") == []


def test_a_quotation_over_two_paragraphs_is_fine(findings):
    assert findings(("paragraph", "<p>「一つ目。</p><p>二つ目」</p>"), code="brackets") == []


def test_brackets_of_a_text_are_counted_across_links_and_emphasis(in_text):
    assert in_text('（<b>太い</b><a href="/x/">文</a>）', "brackets") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("GPT-5  は速い", "空白が続いています：「GPT-5 は速い」のあいだ"),
        ("一つ　　二つ", "全角の空白が続いています：「一つ 二つ」のあいだ"),
        ("一つ 　二つ", "全角の空白が続いています：「一つ 二つ」のあいだ"),
    ],
)
def test_two_spaces_in_a_row_are_found(in_text, text, what):
    assert in_text(text, "double_space") == [what]


@pytest.mark.parametrize("text", ["GPT-5 Pro", "主題　副題", "　　字下げ", "終わり  ", "一行<br/>　　二行"])
def test_one_space_and_the_ends_of_a_line_are_fine(in_text, text):
    assert in_text(text, "double_space") == []


def test_the_original_of_a_quote_keeps_its_own_typography(findings):
    quote = {
        "text": "話",
        "speaker": "甲",
        "status": "official",
        "original_text": "ＧＰＴ  （x)",
        "original_language": "zh",
    }
    found = {finding.code for finding in findings(("quote", quote))}
    assert found.isdisjoint({"full_width", "brackets", "double_space"})
