import pytest

from core.follow_up import put_off, unless_put_off


@pytest.fixture
def done():
    return []


@pytest.fixture
def follow(done):
    return unless_put_off(lambda change: done.append(change))


def test_what_follows_a_change_is_left_out_while_it_is_put_off_and_only_then(follow, done):
    follow(1)
    with put_off():
        follow(2)
        with put_off():
            follow(3)
        follow(4)
    follow(5)
    assert done == [1, 5]


def test_a_failure_within_ends_the_putting_off(follow, done):
    with pytest.raises(ZeroDivisionError), put_off():
        raise ZeroDivisionError
    follow(1)
    assert done == [1]
