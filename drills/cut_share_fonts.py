"""Makes the two fonts of the share images anew from Debian's fonts-noto-cjk.

    python drills/cut_share_fonts.py [folder of the NotoSansCJK-Bold.ttc]

Only the characters that core/share_images/characters.py promises are kept, of
the Japanese faces, in one bold weight each. The Open Font License asks that a
changed font bears no reserved name, so they are called "airace".
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from core.share_images.characters import is_covered  # noqa: E402

DEBIAN = Path("/usr/share/fonts/opentype/noto")
FONTS = ROOT / "core/share_images/fonts"
CUTS = [
    ("NotoSerifCJK-Bold.ttc", "Noto Serif CJK JP Bold", "airace Mincho", "airace-mincho-bold.otf"),
    ("NotoSansCJK-Bold.ttc", "Noto Sans CJK JP Bold", "airace Gothic", "airace-gothic-bold.otf"),
]
LAST = 0x2FFFF
KEPT_NAMES = {0, 13, 14}  # copyright, licence and its address


def main(folder: Path) -> None:
    characters = [code for code in range(0x20, LAST) if not 0xD800 <= code < 0xE000 and is_covered(chr(code))]
    for collection, face, family, file in CUTS:
        fonts = TTCollection(folder / collection).fonts
        font = next(font for font in fonts if font["name"].getDebugName(4) == face)
        cut(font, characters)
        rename(font, family)
        font.save(FONTS / file)
        missing = [chr(code) for code in characters if code not in font.getBestCmap()]
        print(f"{file}: {(FONTS / file).stat().st_size:,} bytes, not in the font: {''.join(missing) or 'nothing'}")


def cut(font: TTFont, characters: list[int]) -> None:
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font: TTFont, family: str) -> None:
    names, post_script = font["name"], f"{family.replace(' ', '')}-Bold"
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES and record.platformID == 3]
    for number, text in {1: family, 2: "Bold", 3: f"{post_script};airace", 4: f"{family} Bold", 6: post_script}.items():
        names.setName(text, number, 3, 1, 0x409)
    table = font["CFF "].cff
    table.fontNames = [post_script]
    top = table.topDictIndex[0]
    top.FamilyName, top.FullName = family, f"{family} Bold"
    for name in ("Notice", "Copyright"):
        if hasattr(top, name):
            setattr(top, name, font["name"].getDebugName(0))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN)
