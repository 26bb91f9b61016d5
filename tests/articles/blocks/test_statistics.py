import pytest
from django.core.exceptions import ValidationError

from articles.blocks import StatisticsBlock

FIGURE = {"label": "利用者", "value": "2", "unit": "億人", "note": "週に一度", "status": ""}


def statistics(count, **fields):
    block = StatisticsBlock()
    return block, block.normalize({"figures": [FIGURE] * count, **fields})


@pytest.mark.parametrize("count", [0, 5])
def test_none_or_more_than_four_are_refused(count):
    block, value = statistics(count)
    with pytest.raises(ValidationError):
        block.clean(value)


def test_number_unit_note_and_date_are_shown():
    block, value = statistics(1, as_of="2024-08")
    html = block.render(value, context={})
    for words in ("利用者", "2", "億人", "週に一度", "2024年8月"):
        assert words in html
