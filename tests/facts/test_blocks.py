import pytest

from facts.blocks import SourceChooserBlock
from tests.factories.facts import SourceFactory

pytestmark = pytest.mark.django_db


def test_naming_a_source_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert SourceChooserBlock().to_python(5).pk == 5
        assert SourceChooserBlock().bulk_to_python([None, 7])[0] is None


def test_the_form_shows_the_source_and_an_empty_field_for_one_that_is_gone():
    source = SourceFactory()
    block = SourceChooserBlock()
    assert block.get_form_state(block.to_python(source.pk))["string"] == str(source)
    source.delete()
    assert not block.get_form_state(block.to_python(5))


def test_migrations_name_wagtails_own_block():
    path, args, _ = SourceChooserBlock().deconstruct()
    assert (path, args) == ("wagtail.snippets.blocks.SnippetChooserBlock", ["facts.Source"])
