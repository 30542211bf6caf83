"""The catalogue as a program reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.use_cases.describe_catalogue import describe_catalogue

Content = dict[str, list[dict[str, object]]]


@pytest.fixture(scope="module")
def content() -> Content:
    folder = Path(__file__).parents[3] / "checklists"
    text = json.dumps(describe_catalogue(load_catalogue(folder).catalogue), ensure_ascii=False)
    described: Content = json.loads(text)
    return described


def test_every_kind_has_the_agreed_keys(content: Content) -> None:
    agreed = {
        "systems": {"id", "name"},
        "sections": {"局", "部", "課", "systems"},
        "clauses": {"no", "quote", "estimated"},
        "items": {"id", "question", "clauses", "methods", "findings"},
        "findings": {
            "code", "class", "text_body", "text_summary", "page", "sections", "clauses",
        },
    }  # fmt: skip
    for kind, keys in agreed.items():
        assert content[kind]
        for entry in content[kind]:
            assert keys <= entry.keys()


def test_counts(content: Content) -> None:
    assert len(content["systems"]) == 10
    assert len(content["findings"]) == 70
    assert len(content["sections"]) == 63
    assert [clause["estimated"] for clause in content["clauses"]] == [False] * 29 + [True] * 3


def test_what_is_named_is_there(content: Content) -> None:
    clauses = {clause["no"] for clause in content["clauses"]}
    codes = {finding["code"] for finding in content["findings"]}
    found: set[object] = set()
    for item in content["items"]:
        assert set(_texts(item["clauses"])) <= clauses
        found |= set(_texts(item["findings"]))
    for finding in content["findings"]:
        assert set(_texts(finding["clauses"])) <= clauses
    assert found == codes


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(text) for text in value]
