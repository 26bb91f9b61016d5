"""What somebody said, and how sure we are that they did."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import LinesBlock
from core.date_block import PartialDateBlock
from facts.blocks import SourceChooserBlock
from facts.status import Status

OPENING_BRACKETS = '「『“"'


class QuoteValue(blocks.StructValue):
    @property
    def wording_label(self) -> str:
        return dict(QuoteBlock.WORDINGS).get(self.get("wording"), "")

    @property
    def original_language_label(self) -> str:
        return dict(QuoteBlock.LANGUAGES).get(self.get("original_language"), "")

    @property
    def is_bracketed(self) -> bool:
        """Whether 「」 are to be set around the text: for words as spoken, unless it has its own."""
        text = self.get("text") or ""
        return self.get("wording") != "paraphrase" and not text.startswith(tuple(OPENING_BRACKETS))


class QuoteBlock(blocks.StructBlock):
    """Words of a person or a document. `paraphrase` (要旨) is never set in quotation marks."""

    WORDINGS = [("verbatim", "逐語"), ("translation", "翻訳"), ("paraphrase", "要旨")]
    LANGUAGES = [("en", "英語"), ("zh", "中国語"), ("ko", "韓国語"), ("fr", "フランス語")]

    status = blocks.ChoiceBlock(
        label="確かさ",
        choices=Status.choices,
        help_text="会見や公式の文書なら「公式」、記事を通して知った言葉なら「報道」。",
        search_index=False,
    )
    wording = blocks.ChoiceBlock(
        label="引用のしかた",
        choices=WORDINGS,
        help_text="逐語：言葉どおり。翻訳：編集部が訳したもの。要旨：趣旨をまとめたもの。",
        search_index=False,
    )
    text = LinesBlock(label="引用", rows=3, help_text="要旨には「」を付けません。")
    speaker = blocks.CharBlock(label="発言者", max_length=80, help_text="例：サム・アルトマン、内部関係者")
    position = blocks.CharBlock(label="立場", required=False, default="", max_length=80, help_text="例：最高経営責任者")
    organisation = SnippetChooserBlock("facts.Entity", label="所属", required=False)
    source = SourceChooserBlock(required=False)
    said_on = PartialDateBlock(label="発言の時期", required=False)
    original_text = LinesBlock(
        label="原文", required=False, default="", rows=3, help_text="訳したときに、もとの言葉を添えます。"
    )
    original_language = blocks.ChoiceBlock(
        label="原文の言語",
        required=False,
        choices=LANGUAGES,
        search_index=False,
    )

    class Meta:
        icon = "openquote"
        label = "引用"
        group = "本文"
        template = "blocks/quote.html"
        value_class = QuoteValue
        label_format = "{speaker}：{text}"
        description = "発言や文書の言葉。確かさと出典を必ず添えます。"
        form_layout = blocks.BlockGroup(
            children=["text", "wording", "status", "speaker", "position", "organisation", "source", "said_on"],
            settings=["original_text", "original_language"],
        )
        preview_value = {
            "status": Status.REPORTED,
            "wording": "paraphrase",
            "text": "数か月は後れを取るかもしれない。会社はそれに耐えるだけの力がある。",
            "speaker": "サム・アルトマン",
            "position": "最高経営責任者",
            "said_on": "2025-11",
        }

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if value["wording"] == "paraphrase" and (value["text"] or "").startswith(("「", "『")):
            errors["text"] = ValidationError("要旨は話した言葉そのものではないので、「」を外してください。")
        if value["original_text"] and not value["original_language"]:
            errors["original_language"] = ValidationError("原文の言語を選んでください。")
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value
