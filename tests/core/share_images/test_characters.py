import pytest
from fontTools.ttLib import TTFont

from core.share_images.characters import is_covered, printable
from core.share_images.typefaces import FONTS, GOTHIC, MINCHO

MEGABYTE = 1024 * 1024
PLANES = [code for code in range(0x20, 0x21000) if not 0xD800 <= code < 0xE000]


@pytest.mark.parametrize("face", [MINCHO, GOTHIC], ids=lambda face: face.family)
def test_the_fonts_have_every_character_that_is_promised(face):
    known = TTFont(face.path).getBestCmap()
    assert [chr(code) for code in PLANES if is_covered(chr(code)) and code not in known] == []


def test_they_hold_both_levels_of_jis_kana_and_latin():
    level_1_and_2 = [
        bytes([row + 0xA0, cell + 0xA0]).decode("euc_jp", "ignore") for row in range(16, 85) for cell in range(1, 95)
    ]
    assert all(map(is_covered, filter(None, level_1_and_2)))
    assert all(map(is_covered, "あァ゛ゝー〜ｱ髙﨑𠮟①Ⅳé×→"))


def test_the_fonts_are_small_have_a_name_of_their_own_and_their_licence_beside_them():
    assert sum(file.stat().st_size for file in FONTS.iterdir()) <= 6 * MEGABYTE
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    for face in (MINCHO, GOTHIC):
        names = {record.toUnicode() for record in TTFont(face.path)["name"].names if record.nameID in (1, 3, 4, 6)}
        assert face.family in names
        assert not any(reserved in name for name in names for reserved in ("Noto", "Source"))


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("GPT-5を公開", "GPT-5を公開"),
        ("Škoda", "Skoda"),
        ("速い🚀モデル", "速いモデル"),
        ("ไทย と العربية", "〓 と 〓"),
        ("改\n行\tと\x00制御\u202e", "改 行 と制御"),
        ("\ud800孤立", "孤立"),
        ("か\u3099", "が"),
        ("🎉", ""),
    ],
)
def test_what_cannot_be_drawn_is_replaced_or_left_out(text, drawn):
    assert printable(text) == drawn
