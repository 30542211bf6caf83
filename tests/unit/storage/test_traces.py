"""An erasure leaves nothing in the file; a rendering's rot is not shown."""

from collections.abc import Callable

import pytest

from tests.unit.storage.desk import ANSWER, BOOK, NAME, PHOTO, Desk
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage.doctor import doctor


def test_nothing_of_an_erased_value_or_photo_is_left_in_the_file(desk: Desk) -> None:
    store = desk.filled()
    secret = "鼯鼠蟷螂" * 3
    for number in range(30):
        facts = [NewFact(f"answer:1/9/{number}", "remark", f"ふつうの文{number}")]
        store.append(BOOK, "p", facts)
    store.append(BOOK, "p", [NewFact(ANSWER, "interview", f"氏名は{secret}です")])
    store.append(BOOK, "p", [NewFact(ANSWER, "interview", "直した")])
    store.keep_derivatives(NAME, {"thumb": PHOTO[:500] * 2})
    assert secret.encode() in desk.path.read_bytes()
    store.erase([Erasing([Cut(ANSWER, "interview")])], "p", "個人名", "q")
    store.erase([Erasing([Cut("photo:1", "blob")])], "p", "写り込み", "q")
    store.close()
    left = desk.path.read_bytes()
    for part in (secret, "鼯鼠", "鼠蟷", "蟷螂"):
        assert part.encode() not in left
    assert PHOTO[:200] not in left
    assert "ふつう".encode() in left


def test_a_rotten_rendering_is_made_anew_not_shown(desk: Desk) -> None:
    store = desk.filled()
    store.keep_derivatives(NAME, {"thumb": b"thumb"})
    store.close()
    desk.tamper(lambda connection: connection.execute("UPDATE derivative SET body = x'00'"))
    store = desk.open()
    assert store.derivative(NAME, "thumb") is None
    store.keep_derivatives(NAME, {"thumb": b"thumb"})
    assert store.derivative(NAME, "thumb") == b"thumb"
    store.close()


def replaced(table: str, column: str, old: str, new: str) -> str:
    return f"UPDATE {table} SET {column} = CAST(replace({column}, '{old}', '{new}') AS BLOB)"


@pytest.mark.parametrize(
    ("statement", "reads"),
    [
        (replaced("value", "body", "指摘", "適合"), ("state", "history")),
        (replaced("value", "body", "来訪", "来方"), ("state", "history", "search")),
        (replaced("entry", "bytes", '"by":"p"', '"by":"q"'), ("state", "history")),
        (replaced("entry", "bytes", "適", "x"), ()),
        ("UPDATE blob SET body = CAST('x' || substr(body, 2) AS BLOB)", ("blob",)),
        ("UPDATE fact SET c = zeroblob(32) WHERE field = 'remark'", ("state", "history")),
        ("UPDATE subject SET name = name || 'x'", ()),
    ],
)
def test_what_has_rotted_is_an_error_never_shown(
    desk: Desk, statement: str, reads: tuple[str, ...]
) -> None:
    desk.filled().close()
    desk.tamper(lambda connection: connection.execute(statement))
    store = desk.open()
    jobs: dict[str, Callable[[], object]] = {
        "state": lambda: store.state(BOOK),
        "history": lambda: store.history(ANSWER),
        "search": lambda: store.search("者"),
        "blob": lambda: store.blob(NAME),
    }
    for name in reads:
        with pytest.raises(UserError) as caught:
            jobs[name]()
        assert caught.value.code == "damaged"
    store.close()
    assert (not doctor(desk.path).ok) == (statement != replaced("entry", "bytes", "適", "x"))
