"""Things side by side."""

from wagtail import blocks

from articles.tables.grid_block import GridBlock
from core.date_block import PartialDateBlock
from facts.blocks import SourceChooserBlock

GRID_HELP = (
    "表計算ソフトの範囲を、そのまま貼り付けられます。"
    "文字で書くときは、一行目に見出し、次の行から中身を、セルを | で区切って書きます。"
    "見出しの終わりの〔判定〕〔段階〕〔数値・単位〕〔名称〕は列の種類に、"
    "行の最初のセルの終わりの〔公式〕〔報道〕〔推計〕〔リーク〕〔推測〕〔否定〕は行の確かさになります。"
)
EXAMPLE = """モデル〔名称〕 | 評価 | 壁を越えたか〔判定〕
Gemini 3 Pro〔報道〕 | GPT-5.1を上回る | ○ 越えた
GPT-5.1〔報道〕 | 強いが、上回れず | × 停滞"""


class ComparisonTableBlock(blocks.StructBlock):
    """A table whose first row and first column are headings.

    At most 12 columns, 60 rows and 400 characters a cell; an empty cell means
    "not known" and is shown as such.
    """

    LOOKS = [("verdict", "判定（◎○△×）"), ("text", "文章"), ("levels", "段階（高・中・低）")]
    NARROW = [("scroll", "横に動かす"), ("stack", "一行ずつ積む")]

    caption = blocks.CharBlock(label="表の題", max_length=120, help_text="何を比べた表か。例：事前学習の壁を越えたか")
    subtitle = blocks.CharBlock(
        label="補足の一行", required=False, default="", max_length=160, help_text="比べ方や範囲。題の下に小さく出ます。"
    )
    grid = GridBlock(help_text=GRID_HELP)
    look = blocks.ChoiceBlock(label="見せ方", choices=LOOKS, default="text", search_index=False)
    narrow = blocks.ChoiceBlock(
        label="狭い画面では",
        choices=NARROW,
        default="scroll",
        help_text="列どうしを見比べる表は「横に動かす」、一行ずつ読む表は「一行ずつ積む」。",
        search_index=False,
    )
    as_of = PartialDateBlock(label="いつの時点か", required=False)
    note = blocks.CharBlock(
        label="注",
        required=False,
        default="",
        max_length=300,
        help_text="数え方や但し書き。リークを含むときは、その扱いもここに書きます。",
    )
    sources = blocks.ListBlock(SourceChooserBlock(), label="出典", default=[])

    class Meta:
        icon = "table"
        label = "比較表"
        group = "表"
        template = "blocks/comparison_table.html"
        label_format = "{caption}"
        description = "企業やモデルを並べて比べます。判定・文章・段階の三つの見せ方があります。"
        form_layout = blocks.BlockGroup(
            children=["caption", "subtitle", "grid", "look", "sources"], settings=["narrow", "as_of", "note"]
        )
        preview_value = {
            "caption": "事前学習の壁を越えたか",
            "look": "verdict",
            "narrow": "scroll",
            "grid": EXAMPLE,
            "as_of": "2025-11",
        }
