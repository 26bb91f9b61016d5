import re

import pytest
from wagtail.contrib.frontend_cache.backends import BaseBackend

batches = []
other_forms = set()
# The same in another form, which tests/home/test_purging_beside_articles.py sees to.
OTHER_FORMS = re.compile(r"/articles/[^/]+\.md|/articles/[^/]+/tables/.+|/embed/.+")


class Recorder(BaseBackend):
    def purge_batch(self, urls):
        assert len(urls) == len(set(urls))
        paths = {url.removeprefix("http://testserver") for url in urls}
        other_forms.update(found := set(filter(OTHER_FORMS.fullmatch, paths)))
        batches.append(paths - found)


@pytest.fixture
def purges(settings, django_capture_on_commit_callbacks):
    """The addresses that an act purges once it is committed; Wagtail's own purges, made before that, left out.

    `purges.batches` are those of the last act, one by one; `purges.other_forms` what they also held of articles and
    of the timeline in another form than their pages.
    """
    settings.WAGTAILFRONTENDCACHE = {"recorder": {"BACKEND": f"{__name__}.Recorder"}}

    def run(act):
        with django_capture_on_commit_callbacks() as callbacks:
            act()
        batches.clear()
        other_forms.clear()
        for callback in callbacks:
            callback()
        return set().union(*batches)

    run.batches = batches
    run.other_forms = other_forms
    return run
