"""Claims of rights, step by step."""

import pytest
from django.urls import reverse

from discussion.models import RightsClaim
from home.roles import EDITOR
from tests.discussion.admin.acting import words

pytestmark = pytest.mark.django_db


class TestClaims:
    @pytest.fixture
    def case(self):
        return RightsClaim.objects.create(
            reference="R-1",
            claimant_name="鈴木",
            claimant_email="s@example.com",
            target_url="https://example.com/",
            right="privacy",
            statement="名前が載っています。",
            request="削除",
        )

    def test_each_step_is_logged_and_a_decision_closes_the_case(self, moderator, case):
        address = reverse("discussion_claim", args=[case.pk])
        moderator.post(address, {"status": "inquiring", "due_on": "2030-01-31", "text": "投稿者に聞いた。"})
        moderator.post(address, {"status": "accepted", "text": "削除した。"})
        case.refresh_from_db()
        assert (case.status, bool(case.closed_at)) == ("accepted", True)
        shown = words(moderator.get(address))
        assert "受付→投稿者に照会中" in shown
        assert "削除した。" in shown

    def test_a_step_without_words_is_refused_and_keeps_what_was_typed(self, moderator, case):
        answer = moderator.post(reverse("discussion_claim", args=[case.pk]), {"status": "accepted", "text": ""})
        assert (answer.status_code, case.entries.count()) == (422, 0)

    def test_the_list_is_narrowed_to_open_ones(self, moderator, case):
        RightsClaim.objects.update(status="declined")
        assert "R-1" in words(moderator.get(reverse("discussion_claims")))
        assert "R-1" not in words(moderator.get(reverse("discussion_claims"), {"state": "open"}))

    def test_an_editor_sees_no_claimant(self, signed_in, case):
        assert signed_in(EDITOR).get(reverse("discussion_claims")).status_code == 302
