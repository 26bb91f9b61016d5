"""Refusals that a person may read. Services raise them; views catch `Refusal` once."""


class Refusal(Exception):
    """`message` is Japanese and whole, `status` the HTTP status, `field` where a form shows it."""

    status = 422

    def __init__(self, message: str, *, field: str = "__all__", retry_after: int | None = None):
        super().__init__(message)
        self.message = message
        self.field = field
        self.retry_after = retry_after

    @property
    def errors(self) -> dict[str, list[str]]:
        return {self.field: [self.message]}


class Invalid(Refusal):
    """What was typed cannot be taken."""


class Forbidden(Refusal):
    status = 403


class NotFound(Refusal):
    status = 404


class Conflict(Refusal):
    """The thing is no longer what the sender saw."""

    status = 409


class TooLarge(Refusal):
    status = 413


class NeedsConfirmation(Refusal):
    """Nothing is wrong, but a person has to confirm that it was their own doing."""

    status = 428


class TooMany(Refusal):
    status = 429
