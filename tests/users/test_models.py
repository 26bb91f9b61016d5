"""The account."""

from users.models import User


def test_a_name_is_written_with_the_family_name_first():
    assert User(first_name="まこと", last_name="仮野").get_full_name() == "仮野 まこと"
    assert User(last_name="編集者").get_full_name() == "編集者"
