"""An article of which two versions are compared, and what the page tells."""

import copy
import re

from django.urls import reverse

from articles.models import ArticlePage
from tests.factories.pages import article


def compare_url(old, new):
    return reverse("wagtailadmin_pages:revisions_compare", args=[old.object_id, old.pk, new.pk])


def written(*sections, **fields):
    """An article as the editor's form reads it: its blocks have ids."""
    return ArticlePage.objects.get(pk=article(sections=list(sections), **fields).pk)


def stored(page):
    return copy.deepcopy(list(page.body.raw_data))


def places(html):
    return re.findall(r'<section class="comparison-place', html)
