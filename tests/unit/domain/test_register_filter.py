"""Looking for systems: by words, 課, kind, and how far they are filled in."""

from __future__ import annotations

from tests.unit.use_cases.city_register import CityRegister, the_form
from wakayama_audit_gui.domain.register_filter import (
    BEGUN,
    CONTESTED,
    UNNAMED,
    WHOLE,
    RegisterFilter,
    RegisterIndex,
    filling_of,
)
from wakayama_audit_gui.domain.survey_form import UNKNOWN, AnswerKind
from wakayama_audit_gui.domain.system_register import SystemEntry


def index(*more: SystemEntry) -> RegisterIndex:
    return RegisterIndex(the_form(), (*CityRegister().now.entries.values(), *more))


def found(asked: RegisterFilter, *more: SystemEntry) -> list[str]:
    return [entry.id for entry in index(*more).find(asked)]


def full(id_: str) -> SystemEntry:
    """Every question that applies is answered with 不明."""
    answers = {
        q.id: UNKNOWN for q in the_form().questions.values() if q.kind is not AnswerKind.TEXT
    }
    answers |= {q.id: "文" for q in the_form().questions.values() if q.kind is AnswerKind.TEXT}
    return SystemEntry(id_, "アプリ", "新課", "契約課だけ", ("運用課だけ",), answers)


def test_every_word_must_occur_however_it_is_written() -> None:
    assert found(RegisterFilter(words="行政 ﾈｯﾄﾜｰｸ")) == ["S01"]
    assert found(RegisterFilter(words="行政 存在しない")) == []
    assert len(found(RegisterFilter())) == 97


def test_a_section_finds_what_it_owns_contracts_and_operates() -> None:
    for section in ("新課", "契約課だけ", "運用課だけ"):
        assert found(RegisterFilter(section=section), full("x")) == ["x"]
    assert "運用課だけ" in index(full("x")).sections()


def test_kind_and_ids_narrow_too() -> None:
    assert found(RegisterFilter(kind="アプリ", ids=frozenset(("x", "S01"))), full("x")) == ["x"]


def test_the_filling_is_named_begun_or_whole() -> None:
    assert len(found(RegisterFilter(filling=UNNAMED), full("x"))) == 87
    assert len(found(RegisterFilter(filling=BEGUN), full("x"))) == 10
    assert found(RegisterFilter(filling=WHOLE), full("x")) == ["x"]
    torn = full("y")._replace(contested={"users": ("1", "2")})
    assert found(RegisterFilter(filling=CONTESTED), torn) == ["y"]


def test_a_conditional_question_counts_only_where_it_is_asked() -> None:
    form, entry = the_form(), full("x")
    before = filling_of(form, entry).asked
    asked = entry._replace(answers={**entry.answers, "password": "パスワード有り"})
    assert filling_of(form, asked).asked == before + 1
