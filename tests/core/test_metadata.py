import pytest

from core.metadata import DESCRIPTION, LONGEST_DESCRIPTION, describe


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["", None, "  ", "導入。"], "導入。"),
        (["平らな<b>文</b>\n&amp; 改行"], "平らな<b>文</b> &amp; 改行"),
        (["", ""], DESCRIPTION),
        (["一文目。" + "あ" * 60 + "。" + "い" * 100 + "。"], "一文目。" + "あ" * 60 + "。"),
        (["あ" * 200], "あ" * (LONGEST_DESCRIPTION - 1) + "…"),
    ],
)
def test_a_description_is_never_empty_plain_and_short(texts, said):
    assert describe(*texts) == said
    assert len(said) <= LONGEST_DESCRIPTION
