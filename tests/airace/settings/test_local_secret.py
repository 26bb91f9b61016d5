import stat
from concurrent.futures import ThreadPoolExecutor

from airace.settings.local_secret import local_secret


def test_the_key_is_made_once_and_kept(tmp_path):
    first = local_secret(tmp_path / "var" / "key")
    assert len(first) == 100
    assert local_secret(tmp_path / "var" / "key") == first


def test_only_its_owner_can_read_it(tmp_path):
    local_secret(tmp_path / "key")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_starts_at_the_same_time_agree_on_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: local_secret(tmp_path / "key"), range(16)))
    assert len(keys) == 1
