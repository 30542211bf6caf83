"""The two kinds of failure: the world failed, or we have a bug.

Wording for a particular failure belongs to the room that notices it.
"""

from typing import Final

WAYS_BACK: Final = (
    "「控えから戻す」（restore）か、控えがないときは「壊れていない記録を新しいファイルへ移す」"
    "（doctor --salvage）で、新しいファイルに取り戻してください。壊れたファイルには何も書きません。"
)
"""What to do with a damaged workspace: the two links of the first screen, and their commands."""


class UserError(Exception):
    """The world failed; one Japanese sentence says what happened, another what to do.

    Attributes:
        what: What happened, e.g. 「空き容量が足りません（あと 1,234 KB 必要です）。」
        remedy: What the user can do now, e.g. 「不要なファイルを片付けてください。」
        code: A stable short code for logs and `--json`, e.g. ``disk_full``. Never holds data.
    """

    def __init__(self, what: str, remedy: str = "", *, code: str = "user_error") -> None:
        super().__init__(what + remedy)
        self.what = what
        self.remedy = remedy
        self.code = code


class BugError(Exception):
    """An expectation of ours does not hold; worth a report, never shown as the user's mistake."""
