"""A lost phone."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from tests.users.conftest import code_of, set_up, sign_in


def test_the_second_factor_goes_and_so_do_the_sessions(client, hanako, capsys):
    set_up(hanako)
    sign_in(client)
    client.post("/cms/login/code/", {"code": code_of(hanako)})
    call_command("reset_second_factor", "Hanako")
    assert "hanako の二段階認証を外し" in capsys.readouterr().out
    assert not Authenticator.objects.exists()
    assert client.get("/cms/").status_code == 302
    assert sign_in(client)["Location"] == "/cms/"


def test_a_name_that_nobody_has_is_told(db):
    with pytest.raises(CommandError, match="nobody というアカウントはありません"):
        call_command("reset_second_factor", "nobody")
