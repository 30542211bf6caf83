"""Reading what stands: an entry with many facts is read once, not once for each of them."""

import pytest

from tests.unit.storage.desk import BOOK, Desk
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage.sqlite_store import SqliteStore

FACTS = [NewFact(f"system:{n // 50}", f"field{n % 50}", f"答え{n}") for n in range(1_000)]


def statements(store: SqliteStore) -> list[str]:
    """What SQLite is asked from now on."""
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    return asked


@pytest.fixture
def store(desk: Desk) -> SqliteStore:
    return desk.create()


def test_the_bytes_of_an_entry_are_fetched_once_for_all_its_facts(store: SqliteStore) -> None:
    store.append(BOOK, "p", FACTS)
    asked = statements(store)
    state = store.state(BOOK)
    assert sum(map(len, state.values())) == len(FACTS)
    assert state["system:7"]["field3"][0].value == "答え353"
    of_bytes = [statement for statement in asked if "bytes" in statement]
    assert len(of_bytes) == 1
    assert "JOIN" not in of_bytes[0]
    store.close()


def test_writing_over_an_entry_reads_it_once_and_once_more_for_the_lists(
    store: SqliteStore,
) -> None:
    store.append(BOOK, "p", FACTS)
    asked = statements(store)
    store.append(BOOK, "p", [fact._replace(value="新") for fact in FACTS[:50]])
    fetched = [s for s in asked if s.startswith("SELECT") and "bytes" in s]
    assert len(fetched) == 2
    store.close()
