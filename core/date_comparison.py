"""How two revisions of a model differ in a partial date; `core.wagtail_hooks` imports it."""

from wagtail.admin.compare import TextFieldComparison, register_comparison_class

from core.fields import PartialDateField


class PartialDateComparison(TextFieldComparison):
    """Compares the Japanese: Wagtail would walk through the value as through a text."""

    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = str(self.val_a or ""), str(self.val_b or "")


register_comparison_class(PartialDateField, comparison_class=PartialDateComparison)
