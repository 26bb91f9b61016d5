"""The page of an author, and the list of bans."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from discussion.models import AuthorRecord, Ban, ModerationEvent
from tests.discussion.admin.acting import words
from tests.discussion.admin.moderation_scene import KEY
from tests.factories.discussion import CommentFactory

pytestmark = pytest.mark.django_db


class TestAuthors:
    def test_a_page_tells_how_their_comments_fared_and_sets_their_treatment(self, moderator):
        CommentFactory(author_key=KEY, body="前の投稿")
        address = reverse("discussion_author", args=[KEY.hex()])
        assert "前の投稿" in words(moderator.get(address))
        moderator.post(address, {"treatment": "trusted", "days": "7", "note": "常連"})
        record = AuthorRecord.objects.get()
        assert (record.treatment, record.note) == ("trusted", "常連")
        assert timezone.now() < record.until < timezone.now() + dt.timedelta(days=8)
        assert ModerationEvent.objects.get().action == "author"

    @pytest.mark.parametrize("key", ["zz", "00", "0" * 500])
    def test_an_unknown_author_is_missing(self, moderator, key):
        assert moderator.get(reverse("discussion_author", args=[key])).status_code == 404

    def test_an_unreadable_treatment_is_refused(self, moderator):
        CommentFactory(author_key=KEY)
        assert moderator.post(reverse("discussion_author", args=[KEY.hex()]), {"treatment": "x"}).status_code == 422


class TestBans:
    def test_the_list_tells_when_each_ends_and_lifts_it(self, moderator):
        ban = Ban.objects.create(kind="address", value=b"v", expires_at=timezone.now() - dt.timedelta(days=1))
        assert "に終了" in words(moderator.get(reverse("discussion_bans")))
        for _ in range(2):
            assert moderator.post(reverse("discussion_lift", args=[ban.pk])).status_code == 302
        assert not Ban.objects.exists()
        assert [event.action for event in ModerationEvent.objects.all()] == ["unban"]
