"""Which characters the pictures' own fonts have, and what stands in for the rest."""

import unicodedata

# The geta mark, which stands in Japanese proofs where a piece of type is missing.
MISSING = "〓"
_BEYOND_JIS = frozenset("𠮟塡剝頰āēīōūĀĒĪŌŪ‐‑–—―‘’“”•…‰€™→←↑↓−×÷～〜‖")
_NOT_IN_THE_FONTS = frozenset("≒")
_PRIVATE = range(0xE000, 0xF900)
_LATIN_1 = range(0xA1, 0x100)
_DROPPED = frozenset({"Mn", "Me", "Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk"})


def is_covered(character: str) -> bool:
    """JIS levels 1 and 2 with the makers' additions that Windows has (髙, ①, ㍿), Latin-1, and a few more.

    tests/core/share_images/test_characters.py holds the fonts to it.
    """
    if character in _NOT_IN_THE_FONTS or ord(character) in _PRIVATE:
        return False
    if character in _BEYOND_JIS or ord(character) in _LATIN_1:
        return character != "\xad"
    try:
        character.encode("cp932")
    except UnicodeEncodeError:
        return False
    return character.isprintable()


def printable(text: str) -> str:
    """The text in characters that can be drawn, without line breaks; never empty spaces at its ends.

    A letter is replaced by its plain form (`ｶﾞ` stays, `Š` becomes `S`), or by
    one 〓 for a run of them; emoji, marks and what is invisible are left out.
    """
    drawn = []
    for character in unicodedata.normalize("NFC", text):
        if character.isspace():
            character = character if character == "\u3000" else " "
        elif not is_covered(character):
            character = stand_in(character)
        if character == MISSING and "".join(drawn).rstrip(" ").endswith(MISSING):
            continue
        drawn.append(character)
    return "".join(drawn).strip(" ")


def stand_in(character: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    if plain and all(is_covered(c) for c in plain):
        return plain
    return "" if unicodedata.category(character) in _DROPPED else MISSING
