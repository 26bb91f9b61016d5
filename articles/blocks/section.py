"""Sections, of which an article is made."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from articles.blocks.comparison_table import ComparisonTableBlock
from articles.blocks.dialogue import DialogueBlock
from articles.blocks.points import KeyPointsBlock, NumberedPointsBlock
from articles.blocks.quote import QuoteBlock
from articles.blocks.statistics import StatisticsBlock
from core.blocks import CalloutBlock, FigureBlock, ParagraphBlock, ProseListBlock
from timeline.blocks import TimelineBlock


class ContentBlock(blocks.StreamBlock):
    """Everything that may stand in a section, in the order of the picker."""

    paragraph = ParagraphBlock()
    numbered_points = NumberedPointsBlock()
    prose_list = ProseListBlock()
    quote = QuoteBlock()
    comparison_table = ComparisonTableBlock()
    timeline = TimelineBlock()
    figure = FigureBlock()
    statistics = StatisticsBlock()
    key_points = KeyPointsBlock()
    callout = CalloutBlock()
    dialogue = DialogueBlock()


class SectionBlock(blocks.StructBlock):
    """A heading and what belongs under it. Without a heading it is the article's opening."""

    heading = blocks.CharBlock(
        label="見出し",
        required=False,
        default="",
        max_length=60,
        help_text="28字までが読みやすい長さです。書き出しの節では空にします。",
    )
    content = ContentBlock(label="中身")

    def name_in_comparison(self, value) -> str:
        return "" if value.get("heading") else "書き出し"

    class Meta:
        icon = "title"
        label = "節"
        template = "blocks/section.html"
        label_format = "{heading}"
        collapsed = True
        description = "見出しと、その下に置く文章・表・図のまとまり。目次はここから作られます。"
        form_layout = ["heading", "content"]
        preview_value = {
            "heading": "事前学習は、再び伸びた",
            "content": [("paragraph", "<p>頭打ちと見られていた工程が、もう一度前に進んだ。</p>")],
        }


class SectionsBlock(blocks.StreamBlock):
    """The body of an article. Only its first section, the opening, may be without a heading."""

    section = SectionBlock()

    def clean(self, value):
        value = super().clean(value)
        errors = {
            position: ValidationError("見出しを入れてください。見出しを空にできるのは、書き出しの節だけです。")
            for position, section in enumerate(value)
            if position and not section.value["heading"]
        }
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return value
