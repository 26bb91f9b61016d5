"""A mail server that fails keeps nobody from working."""

import smtplib

import pytest
from django.core.mail import EmailMessage, get_connection

FAILURES = [
    ConnectionRefusedError(),
    TimeoutError(),
    smtplib.SMTPAuthenticationError(535, b"no"),
    smtplib.SMTPServerDisconnected(),
]


@pytest.fixture
def connection():
    return get_connection("core.mail.ForgivingEmailBackend", host="127.0.0.1", port=1)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_no_connection_is_logged_and_not_raised(connection, monkeypatch, caplog, failure):
    def refuse(*args, **kwargs):
        raise failure

    monkeypatch.setattr(type(connection), "connection_class", property(lambda self: refuse))
    assert connection.open() is None
    assert connection.send_messages([EmailMessage("題", "文", "a@example.com", ["b@example.com"])]) == 0
    assert "Cannot reach the mail server" in caplog.text
    connection.close()


def test_a_server_that_breaks_off_while_a_mail_is_sent_is_logged_and_not_raised(connection, monkeypatch, caplog):
    def break_off(self, message):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(type(connection).__mro__[1], "_send", break_off)
    monkeypatch.setattr(type(connection), "open", lambda self: False)
    connection.connection = object()
    assert connection.send_messages([EmailMessage("題", "文", "a@example.com", ["b@example.com"])]) == 0
    assert "Cannot send 1 mails" in caplog.text
