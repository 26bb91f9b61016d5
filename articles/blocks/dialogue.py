"""Two or more voices in turn."""

from wagtail import blocks

from core.blocks import LinesBlock


class TurnBlock(blocks.StructBlock):
    SIDES = [("left", "左"), ("right", "右")]

    speaker = blocks.CharBlock(label="話し手", max_length=40)
    text = LinesBlock(label="内容", rows=2, max_length=400)
    side = blocks.ChoiceBlock(label="寄せる側", choices=SIDES, default="left", search_index=False)

    class Meta:
        icon = "comment"
        label = "発言"
        label_format = "{speaker}：{text}"


class DialogueBlock(blocks.StructBlock):
    turns = blocks.ListBlock(TurnBlock(), label="発言", min_num=2, max_num=8)

    class Meta:
        icon = "dialogue"
        label = "対話"
        group = "箱"
        template = "blocks/dialogue.html"
        description = "編集部の対話や問答。六つまでの発言が読みやすい長さです。"
        form_layout = ["turns"]
        preview_value = {
            "turns": [
                {"speaker": "編集部", "text": "「報道」と「リーク」は、どこで分かれますか。", "side": "left"},
                {"speaker": "校閲", "text": "出どころを確かめた第三者がいるかどうかです。", "side": "right"},
            ]
        }
