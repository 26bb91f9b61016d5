"""How both commands about personal data are told whose."""

from django.core.management.base import CommandError


def add_whose(parser):
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--email", help="投稿や申出に添えられたメールアドレス。")
    whose.add_argument("--comment", type=int, help="コメントの番号。")


def whose(options) -> dict:
    """The arguments for personal_records; an empty address would be everybody's.

    Raises:
        CommandError
    """
    email, comment = (options.get("email") or "").strip(), options.get("comment")
    if not comment and "@" not in email:
        raise CommandError("メールアドレスか、コメントの番号を指定してください。")
    return {"comment_id": comment} if comment else {"email": email}
