"""The one thread that owns a workspace."""

import threading
from collections.abc import Callable
from functools import partial
from hashlib import sha256

import pytest

from tests.unit.storage.desk import ANSWER, BOOK, Desk
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage.database_thread import DatabaseThread
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.use_cases.ports import Store


def test_jobs_run_in_order_on_one_thread_of_their_own(desk: Desk) -> None:
    thread = DatabaseThread(desk.create)
    seen: list[tuple[int, str]] = []

    def note(number: int, _store: SqliteStore) -> None:
        seen.append((number, threading.current_thread().name))

    for future in [thread.call(partial(note, number)) for number in range(20)]:
        future.result()
    thread.close()
    assert [n for n, _ in seen] == list(range(20))
    assert {name for _, name in seen} == {"database"}
    assert "database" not in {t.name for t in threading.enumerate()}


def test_what_a_job_raises_is_its_futures(desk: Desk) -> None:
    thread = DatabaseThread(desk.create)

    def fail(_store: SqliteStore) -> None:
        raise UserError("だめ。")

    with pytest.raises(UserError):
        thread.call(fail).result()
    assert thread.call(lambda store: store.visits()).result() == []
    thread.close()


def test_jobs_queued_before_the_end_are_run_and_later_ones_refused(desk: Desk) -> None:
    thread = DatabaseThread(desk.create)
    fact = NewFact(ANSWER, "remark", "x")
    queued = [thread.call(lambda store: store.append(BOOK, "p", [fact])) for _ in range(5)]
    thread.close()
    assert all(future.done() for future in queued)
    with pytest.raises(UserError) as caught:
        thread.call(lambda store: store.visits()).result()
    assert caught.value.code == "closed"
    thread.close()
    store = desk.open()
    assert len(store.history(ANSWER)) == 5
    store.close()


def test_when_opening_fails_every_job_says_so(desk: Desk) -> None:
    go = threading.Event()

    def opening() -> SqliteStore:
        go.wait(10)
        return desk.open()

    thread = DatabaseThread(opening)
    early = thread.call(lambda store: store.visits())
    go.set()
    with pytest.raises(UserError):
        thread.opened(10)
    late = thread.call(lambda store: store.visits())
    for future in (early, late):
        with pytest.raises(UserError) as caught:
            future.result()
        assert caught.value.code == "not_found"
    thread.close()


def test_a_cancelled_job_is_not_run(desk: Desk) -> None:
    hold = threading.Event()
    thread = DatabaseThread(desk.create)
    thread.call(lambda _store: hold.wait(10))
    cancelled = thread.call(lambda s: s.append(BOOK, "p", [NewFact(ANSWER, "remark", "x")]))
    assert cancelled.cancel()
    hold.set()
    assert thread.call(lambda store: store.history(ANSWER)).result() == []
    thread.close()


def test_the_proxy_is_the_store_for_other_threads(desk: Desk) -> None:
    thread = DatabaseThread(desk.create)
    proxy: Store = thread.proxy()
    data = b"photo"
    name = sha256(data).hexdigest()
    facts = [NewFact("photo:1", "blob", name), NewFact("photo:1", "caption", "来訪者")]
    receipt = proxy.append(BOOK, "p", facts, [data])
    proxy.keep_derivatives(name, {"thumb": b"t"})
    direct: list[Callable[[Store], object]] = [
        lambda s: s.state(BOOK),
        lambda s: s.cell("photo:1", "blob"),
        lambda s: s.history("photo:1"),
        lambda s: s.blob(name),
        lambda s: s.has_blob(name),
        lambda s: s.derivative(name, "thumb"),
        lambda s: s.digest(BOOK),
        lambda s: s.visits(),
        lambda s: s.previous("S01", "a", "1"),
        lambda s: s.search("来訪", 5),
    ]
    for job in direct:
        assert job(proxy) == thread.call(job).result()
    assert proxy.cell("photo:1", "blob")[0].entry == receipt.entry
    with pytest.raises(UserError):
        proxy.blob("0" * 64)
    thread.close()
