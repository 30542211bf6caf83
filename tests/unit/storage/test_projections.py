"""Projections keep up by subject: what a write touches is derived anew, and nothing else."""

from tests.unit.storage.desk import ANSWER, BOOK, Desk
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage.search import grams


def test_a_text_that_did_not_change_is_not_indexed_again(desk: Desk) -> None:
    store = desk.filled()
    statements: list[str] = []
    store.connection.set_trace_callback(statements.append)
    store.append(BOOK, "p", [NewFact(ANSWER, "verdict", "意見")])
    assert not [line for line in statements if "INTO text_" in line]
    store.append(BOOK, "p", [NewFact(ANSWER, "remark", "直した")])
    assert [line for line in statements if "INTO text_" in line]
    store.close()


def test_an_append_touches_its_own_subject_only(desk: Desk) -> None:
    store = desk.filled()
    statements: list[str] = []
    store.connection.set_trace_callback(statements.append)
    store.append(BOOK, "p", [NewFact(ANSWER, "verdict", "意見")])
    inserts = [line for line in statements if line.startswith("INSERT INTO")]
    assert sum("answer_row" in line for line in inserts) == 1
    assert not [line for line in inserts if "place_row" in line]
    store.close()


def test_grams_are_pairs_of_neighbours() -> None:
    assert grams("来訪者") == "来訪 訪者"
    assert grams("a 来 bc") == "a 来 bc"
    assert grams("") == ""
