"""What `check --deploy` says about signing in."""

from users.checks import second_factor_is_required


def test_a_server_that_asks_for_no_second_factor_is_told_so(settings):
    settings.REQUIRE_SECOND_FACTOR = False
    assert [warning.id for warning in second_factor_is_required(None)] == ["users.W001"]


def test_a_server_that_asks_for_it_hears_nothing(required):
    assert second_factor_is_required(None) == []
