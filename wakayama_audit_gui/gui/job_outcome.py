"""What a job off the GUI thread came to, in a form that is safe to carry between threads.

Which thread runs it and who is told is in tasks.py.
"""

from __future__ import annotations

from collections.abc import Callable
from traceback import format_exception
from typing import NamedTuple

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import Cancelled
from wakayama_audit_gui.use_cases.ports import Store


class Outcome(NamedTuple):
    """A value, a failure, or neither when cancelled.

    Attributes:
        value: What the job returned.
        failure: A sentence for the user; also set, in general words, when the cause is a bug.
        report: The trace of a bug, to be copied by the user; "" when the world failed.
        cancelled: The job stopped because it was asked to.
    """

    value: object = None
    failure: UserError | None = None
    report: str = ""
    cancelled: bool = False


def attempt(job: Callable[[Store], object], store: Store) -> Outcome:
    """Run a job; never raises."""
    try:
        return Outcome(job(store))
    except Cancelled:
        return Outcome(cancelled=True)
    except BaseException as error:  # noqa: BLE001 - every failure is carried to the GUI thread
        return failed_with(error)


def failed_with(error: BaseException) -> Outcome:
    """An outcome without the exception itself.

    The raised exception holds the frames of the job, and through them perhaps a widget, which must
    not be destroyed on another thread.
    """
    if isinstance(error, UserError):
        return Outcome(failure=UserError(error.what, error.remedy, code=error.code))
    failure = UserError(
        "予期しない不具合で、処理を終えられませんでした。",
        "入力はそのまま残っています。もう一度お試しください。",
        code="bug",
    )
    return Outcome(failure=failure, report="".join(format_exception(error)))
