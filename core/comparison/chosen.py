"""The pages, sources, companies and pictures that two versions point at, loaded together."""

import logging
from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.images import get_image_model

logger = logging.getLogger(__name__)

GONE = "（いまはない項目）"
LARGEST_KEY = 2**63 - 1


class Chosen:
    """One query for each model, however many references there are; what is gone is simply not found."""

    def __init__(self, references: Iterable[tuple[type[models.Model], object]] = ()):
        keys = defaultdict(set)
        for model, key in references:
            keys[model].add(usable_key(model, key))
        self._found = {model: rows(model).in_bulk(wanted - {None}) for model, wanted in keys.items()}

    @classmethod
    def of(cls, block, values) -> "Chosen":
        return cls((model, key) for value in values if value for model, key in references(block, value))

    def find(self, model: type[models.Model], key) -> models.Model | None:
        return self._found.get(model, {}).get(usable_key(model, key))

    def title(self, model: type[models.Model], key) -> str:
        found = self.find(model, key)
        return str(found) if found else GONE


def references(block, value) -> Iterable[tuple[type[models.Model], object]]:
    try:
        yield from ((model, key) for model, key, *_ in block.extract_references(value))
    except (KeyError, ValueError):
        # A link that lacks what it points at; the titles behind it stay unknown, and the comparison readable.
        logger.exception("References of %s cannot be read", block)


def rows(model):
    if issubclass(model, get_image_model()):
        return model._default_manager.prefetch_related("renditions")
    return model._base_manager.all()


def usable_key(model, key):
    """The key as the model has it; None for one that no row can have."""
    try:
        key = model._meta.pk.to_python(key)
    except (ValidationError, TypeError, ValueError):
        return None
    return None if isinstance(key, int) and not 0 < key <= LARGEST_KEY else key
