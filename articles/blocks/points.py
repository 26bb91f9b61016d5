"""Points: numbered ones inside the argument, and the key points of a whole article."""

from wagtail import blocks

from core.blocks import InlineTextBlock, LinesBlock


class NumberedPointBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label="見出し", max_length=60)
    lines = blocks.ListBlock(InlineTextBlock(), label="行", min_num=1)

    class Meta:
        icon = "order"
        label = "番号付きの論点"
        label_format = "{heading}"


class NumberedPointsBlock(blocks.StructBlock):
    """Points in order, each with a heading and a few lines."""

    points = blocks.ListBlock(NumberedPointBlock(), label="論点", min_num=1)

    class Meta:
        icon = "list-ol"
        label = "番号付きの論点"
        group = "本文"
        template = "blocks/numbered_points.html"
        description = "見出しと数行の組を、番号を付けて並べます。見出しは目次にも出ます。"
        form_layout = ["points"]
        preview_value = {
            "points": [
                {"heading": "規模の拡大が崩れる", "lines": ["小さな規模での手順が通じない", "学習が不安定になる"]},
                {"heading": "期待した伸びがない", "lines": ["費用に見合う向上が見られない"]},
            ]
        }


class KeyPointBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label="要点", max_length=60)
    text = LinesBlock(label="説明", required=False, default="", rows=2, max_length=200)

    class Meta:
        icon = "key-points"
        label = "要点"
        template = "blocks/key_point.html"
        label_format = "{heading}"
        description = "読者がまず知りたいことを一行で。二、三行の説明を添えられます。"
        form_layout = ["heading", "text"]
        preview_value = {"heading": "首位は入れ替わった", "text": "ただし差は小さい。"}


class KeyPointsBlock(blocks.StructBlock):
    """What to remember, in a box."""

    title = blocks.CharBlock(label="題", default="要点", max_length=40)
    points = blocks.ListBlock(KeyPointBlock(), label="要点", min_num=1)

    class Meta:
        icon = "key-points"
        label = "要点"
        group = "箱"
        template = "blocks/key_points.html"
        label_format = "{title}"
        description = "節や記事のまとめ。二つから五つに絞ります。"
        form_layout = ["title", "points"]
        preview_value = {
            "title": "まとめ",
            "points": [
                {"heading": "事前学習が再び伸びた", "text": "頭打ちという見方は、いったん退いた。"},
                {"heading": "2026年が分かれ目になる", "text": "時期はまだ公表されていない。"},
            ],
        }
