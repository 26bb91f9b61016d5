"""A few numbers, large."""

from wagtail import blocks

from core.date_block import PartialDateBlock
from facts.blocks import SourceChooserBlock
from facts.status import Status


class StatisticBlock(blocks.StructBlock):
    label = blocks.CharBlock(label="何の数字か", max_length=60)
    value = blocks.CharBlock(label="数字", max_length=12, help_text="四字までが読みやすい長さです。")
    unit = blocks.CharBlock(label="単位", required=False, default="", max_length=12, help_text="例：日、億ドル、%")
    note = blocks.CharBlock(
        label="補足", required=False, default="", max_length=80, help_text="数え方や、比べる相手。例：前の年の約二倍"
    )
    status = blocks.ChoiceBlock(label="確かさ", required=False, choices=Status.choices, search_index=False)

    class Meta:
        icon = "figures"
        label = "数字"
        label_format = "{label}：{value}{unit}"


class StatisticsBlock(blocks.StructBlock):
    figures = blocks.ListBlock(StatisticBlock(), label="数字", min_num=1, max_num=4)
    source = SourceChooserBlock(required=False)
    as_of = PartialDateBlock(label="いつの時点か", required=False)

    class Meta:
        icon = "figures"
        label = "数字"
        group = "図"
        template = "blocks/statistics.html"
        description = "目で止まってほしい数字を、二つから四つ。"
        form_layout = blocks.BlockGroup(children=["figures", "source"], settings=["as_of"])
        preview_value = {
            "figures": [
                {"label": "一分で読む文字", "value": "500", "unit": "字", "note": "この媒体の目安"},
                {"label": "表の列の上限", "value": "12", "unit": "列"},
            ]
        }
