import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from home.demo.accounts import make_accounts

pytestmark = pytest.mark.django_db


def test_each_role_has_one_account_whose_password_is_told_once():
    made = make_accounts()
    assert {name: role for name, (role, _) in made.items()} == {
        "editor": "編集者",
        "approver": "承認者",
        "admin": "管理者",
    }
    for name, (role, password) in made.items():
        user = get_user_model().objects.get(username=name)
        assert user.check_password(password)
        assert [group.name for group in user.groups.all()] == [role]
        assert user.is_superuser is (name == "admin")
    assert make_accounts() == {}


def test_new_passwords_replace_the_old_ones():
    (_, old) = make_accounts()["editor"]
    (_, new) = make_accounts(renew=True)["editor"]
    editor = get_user_model().objects.get(username="editor")
    assert not editor.check_password(old)
    assert editor.check_password(new)


def test_they_sign_in_with_name_and_password_alone(client):
    for name, (_, password) in make_accounts().items():
        assert client.post("/cms/login/", {"username": name, "password": password})["Location"] == "/cms/"
        client.post("/cms/logout/")


def test_passwords_are_long_and_differ():
    passwords = [password for _, password in make_accounts().values()]
    assert len(set(passwords)) == 3
    assert all(len(password) == 16 for password in passwords)


def test_without_the_roles_no_account_is_made_at_all():
    Group.objects.filter(name="承認者").delete()
    with pytest.raises(Group.DoesNotExist):
        make_accounts()
    assert not get_user_model().objects.exists()
