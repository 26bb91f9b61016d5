"""A partial date inside a StreamField."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.admin.compare import get_comparison_class_for_block
from wagtail.admin.telepath import JSContext
from wagtail.fields import StreamField

from core.date_block import PartialDateBlock
from core.dates import PartialDate
from core.validators import validate_has_start

MARCH = PartialDate.parse("2026-03?")


class QuoteBlock(blocks.StructBlock):
    text = blocks.CharBlock()
    said_on = PartialDateBlock(required=False, help_text="話した日", label="時期")


class QuotesBlock(blocks.StreamBlock):
    quote = QuoteBlock()


def test_a_date_is_stored_as_its_canonical_string_and_none_as_an_empty_one():
    block = PartialDateBlock()
    assert (block.get_prep_value(MARCH), block.get_prep_value(None)) == ("2026-03?", "")
    assert (block.to_python("2026-03?"), block.to_python(""), block.to_python(None)) == (MARCH, None, None)
    assert block.to_python(MARCH) == MARCH


def test_a_stream_keeps_the_date_through_json():
    block = QuotesBlock()
    stream = block.to_python([{"type": "quote", "value": {"text": "言葉", "said_on": "2026-03?"}, "id": "1"}])
    assert stream[0].value["said_on"] == MARCH
    stored = json.loads(json.dumps(block.get_prep_value(stream)))
    assert stored[0]["value"] == {"text": "言葉", "said_on": "2026-03?"}


def test_a_date_may_be_given_as_text_by_code():
    assert PartialDateBlock(default="2026年3月か").get_default() == MARCH
    assert PartialDateBlock(default=MARCH).get_default() == MARCH
    assert PartialDateBlock().get_default() is None
    assert QuoteBlock().normalize({"text": "言葉", "said_on": "2026年3月か"})["said_on"] == MARCH


def test_an_unreadable_stored_text_is_logged_and_the_page_still_shown(caplog):
    value = QuoteBlock().to_python({"text": "言葉", "said_on": "soon"})
    assert (value["text"], value["said_on"]) == ("言葉", None)
    assert "'soon' in said_on" in caplog.text


def test_what_an_editor_types_is_read_and_shown_again_in_japanese():
    block = PartialDateBlock()
    typed = block.value_from_datadict({"on": "2026年3月か"}, {}, "on")
    assert block.clean(typed) == MARCH
    assert block.get_form_state(MARCH) == "2026年3月（未確定）"
    assert block.get_form_state(None) in ("", None)


def test_a_refused_text_is_explained_and_given_back_as_typed():
    block = PartialDateBlock()
    with pytest.raises(ValidationError, match=r"「らいねん」.*例："):
        block.clean("らいねん")
    assert block.get_form_state("らいねん") == "らいねん"


def test_a_date_that_is_not_required_may_be_left_blank():
    assert PartialDateBlock(required=False).clean("") is None
    assert PartialDateBlock(required=False).clean(None) is None
    with pytest.raises(ValidationError):
        PartialDateBlock().clean("")


def test_migrations_know_only_wagtails_own_block():
    field = StreamField([("quote", QuoteBlock()), ("on", PartialDateBlock(default=MARCH))])
    _, _, args, kwargs = field.deconstruct()
    paths = {path for path, _, _ in kwargs["block_lookup"].values()}
    assert paths == {"wagtail.blocks.StructBlock", "wagtail.blocks.CharBlock"}
    options = [options for path, _, options in kwargs["block_lookup"].values() if path.endswith("CharBlock")]
    assert {"required": False, "help_text": "話した日", "label": "時期"} in options
    assert {"default": "2026-03?"} in options
    assert isinstance(StreamField(*args, **kwargs).stream_block.child_blocks["on"], blocks.CharBlock)


def test_migrations_know_nothing_of_its_validators_which_it_keeps():
    block = PartialDateBlock(validators=[validate_has_start])
    assert "validators" not in block.deconstruct()[2]
    assert block._constructor_args[1]["validators"] == [validate_has_start]
    with pytest.raises(ValidationError):
        block.clean("../2025")


def test_a_date_is_found_and_shown_in_japanese():
    block = PartialDateBlock()
    assert block.get_searchable_content(MARCH) == ["2026年3月（未確定）"]
    assert block.get_searchable_content(None) == []
    assert (block.render(MARCH), block.render(None)) == ("2026年3月（未確定）", "")


def test_two_versions_of_a_date_can_be_compared():
    block = PartialDateBlock()
    comparison = get_comparison_class_for_block(block)(block, True, True, None, MARCH)
    assert comparison.has_changed()
    assert "未確定" in comparison.htmldiff()


def test_the_editor_has_a_text_input_with_examples():
    packed = json.dumps(JSContext().pack(PartialDateBlock()), ensure_ascii=False)
    assert "2026年1〜3月期" in packed
    assert '"required": true' in packed


def test_the_block_has_a_preview_value_and_says_how_to_type():
    block = PartialDateBlock()
    assert block.get_preview_value() == PartialDate.parse("2026-03e")
    assert "2026年1〜3月期" in block.get_description()
