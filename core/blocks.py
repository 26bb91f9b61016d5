"""Prose: the blocks that any page may use."""

import re

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

INLINE_FEATURES = ["bold", "emphasis", "link", "source"]


# The mark of a numbered source: a number in print, not a word to search or count. Never into the next link.
EDITORIAL_MARK = re.compile(r'<a\b[^<>]*\blinktype="source"[^<>]*>[^<]*(?:<(?!/?a\b)[^<]*)*</a>')


class StockInMigrations:
    """Makes migrations name Wagtail's own block, so that they never import ours."""

    stock_block: str

    def deconstruct(self):
        _, args, kwargs = super().deconstruct()
        return self.stock_block, args, kwargs


class LinesBlock(StockInMigrations, blocks.TextBlock):
    """Plain text of several lines. A browser sends CRLF for each break; kept as LF, so that saving changes nothing."""

    stock_block = "wagtail.blocks.TextBlock"

    def value_from_form(self, value):
        return value.replace("\r\n", "\n") if value else value


class MarkedTextBlock(StockInMigrations, blocks.RichTextBlock):
    """Rich text in which sources may be marked; search reads it without the marks."""

    stock_block = "wagtail.blocks.RichTextBlock"

    def __init__(self, required=True, help_text=None, features=INLINE_FEATURES, **kwargs):
        super().__init__(required=required, help_text=help_text, features=features, **kwargs)

    def get_searchable_content(self, value):
        return super().get_searchable_content(RichText(EDITORIAL_MARK.sub("", value.source or "")))


class ParagraphBlock(MarkedTextBlock):
    """Running text. Headings, lists and pictures are blocks of their own."""

    class Meta:
        icon = "pilcrow"
        label = "段落"
        group = "本文"
        template = "blocks/paragraph.html"
        description = "ふつうの文章。太字、傍点、リンク、出典の番号が使えます。"
        preview_value = "<p>事前学習は、大量の文章を読ませてモデルの土台をつくる工程である。</p>"


class InlineTextBlock(MarkedTextBlock):
    """One line of text inside another block: the same marks as a paragraph."""

    class Meta:
        icon = "minus"
        label = "行"
        template = "blocks/inline_text.html"


class HeadingBlock(StockInMigrations, blocks.CharBlock):
    stock_block = "wagtail.blocks.CharBlock"

    class Meta:
        icon = "title"
        label = "見出し"
        group = "本文"
        template = "blocks/heading.html"
        description = "ページを区切る見出し。"
        preview_value = "私たちの約束"


class ProseListBlock(blocks.StructBlock):
    """Short points side by side, numbered or not."""

    ordered = blocks.BooleanBlock(label="番号を付ける", required=False)
    lines = blocks.ListBlock(InlineTextBlock(), label="項目", min_num=1)

    class Meta:
        icon = "list-ul"
        label = "箇条書き"
        group = "本文"
        template = "blocks/prose_list.html"
        description = "並びを見せたい短い項目。順番に意味があるときは番号を付けます。"
        form_layout = ["lines", "ordered"]
        preview_value = {
            "ordered": False,
            "lines": ["公式発表を最初に確かめる", "報道は発行元と日付を添える", "推測には根拠を書く"],
        }


class CalloutBlock(blocks.StructBlock):
    """An aside that the text can do without."""

    KINDS = [("note", "補足"), ("correction", "訂正・注記"), ("expert", "専門家の見方")]

    kind = blocks.ChoiceBlock(label="種類", choices=KINDS, default="note", search_index=False)
    title = blocks.CharBlock(label="見出し", required=False, default="", max_length=40)
    body = MarkedTextBlock(label="本文", features=[*INLINE_FEATURES, "ul"])
    speaker = blocks.CharBlock(
        label="話し手",
        required=False,
        default="",
        max_length=80,
        help_text="「専門家の見方」のときに、名前と立場を書きます。",
    )

    class Meta:
        icon = "info-circle"
        label = "囲み"
        group = "箱"
        template = "blocks/callout.html"
        label_format = "{kind} {title}"
        description = "補足、訂正・注記、専門家の見方。本文から少し離して添えます。"
        form_layout = ["kind", "title", "body", "speaker"]
        preview_value = {
            "kind": "note",
            "title": "「リーク」の扱い",
            "body": "<p>真偽を確かめられない文書は、そのことを記したうえで紹介します。</p>",
            "speaker": "",
        }


class FigureValue(blocks.StructValue):
    @property
    def alt_text(self) -> str:
        """What the picture shows: the words of this place, else those of the library."""
        image = self.get("image")
        return self.get("alt") or (image.default_alt_text if image else "")

    @property
    def credit_text(self) -> str:
        image = self.get("image")
        return self.get("credit") or (image.default_credit if image else "")


class FigureBlock(blocks.StructBlock):
    """A picture with its caption and who made it."""

    WIDTHS = [("standard", "本文の幅"), ("wide", "広い")]

    image = ImageChooserBlock(label="画像")
    caption = blocks.CharBlock(label="図の説明", max_length=200)
    alt = blocks.CharBlock(
        label="代替テキスト",
        required=False,
        default="",
        max_length=200,
        help_text="空なら画像ライブラリの代替テキストを使います。",
    )
    credit = blocks.CharBlock(
        label="クレジット",
        required=False,
        default="",
        max_length=120,
        help_text="空なら画像ライブラリのクレジットを使います。",
    )
    width = blocks.ChoiceBlock(label="幅", choices=WIDTHS, default="standard", search_index=False)

    class Meta:
        icon = "image"
        label = "図"
        group = "図"
        template = "blocks/figure.html"
        value_class = FigureValue
        label_format = "{caption}"
        description = "画像に説明、クレジット、代替テキストを添えて置きます。"
        form_layout = blocks.BlockGroup(children=["image", "caption"], settings=["alt", "credit", "width"])

    def get_preview_value(self):
        image = self.child_blocks["image"].model_class.objects.order_by("pk").first()
        return self.normalize({"image": image, "caption": "先頭の入れ替わりを走路で表した図", "width": "standard"})

    @property
    def is_previewable(self):
        return True

    def clean(self, value):
        value = super().clean(value)
        image = value.get("image")
        if image and not image.is_decorative and not (value["alt"] or image.description.strip()):
            message = "代替テキストを、ここか画像ライブラリのどちらかに入れてください。"
            raise blocks.StructBlockValidationError(block_errors={"alt": ValidationError(message)})
        return value
