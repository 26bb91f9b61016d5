import pytest
from django.core.exceptions import ValidationError

from articles.blocks import DialogueBlock


def dialogue(*turns):
    block = DialogueBlock()
    return block, block.normalize({"turns": [{"speaker": s, "text": t, "side": "left"} for s, t in turns]})


def test_one_voice_alone_is_no_dialogue():
    block, value = dialogue(("甲", "独り言"))
    with pytest.raises(ValidationError):
        block.clean(value)


def test_every_turn_names_its_speaker():
    block, value = dialogue(("甲", "問い"), ("乙", "答え"), ("甲", "なるほど"))
    html = block.render(value, context={})
    assert html.count("甲") >= 2
    assert html.index("問い") < html.index("答え") < html.index("なるほど")
