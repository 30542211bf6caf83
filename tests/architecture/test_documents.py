"""What the documents say is there: glossary, map, commands and links."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT
from wakayama_audit_gui.cli import build_parser

DOCUMENTS = (
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    *(f"docs/{file.name}" for file in sorted((ROOT / "docs").glob("*.md"))),
)
ROW = re.compile(r"^\| ([^|`]+) \| `([^|`]+)` \| `([^|`]+)` \|$", re.MULTILINE)
PATH = re.compile(
    r"`((?:wakayama_audit_gui|gui|checklists|resources|tests|tools|bench|docs)/[^`\s]*)`"
)
TARGET = re.compile(r"`make ([a-z]+)")


def read(name: str) -> str:
    """Text of a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def glossary() -> list[tuple[str, str, str]]:
    """(Japanese, identifier, file) of every row."""
    _, _, section = read("ARCHITECTURE.md").partition("## Glossary")
    return [row for row in ROW.findall(section) if row[1] != "identifier"]


def broken_rows(rows: list[tuple[str, str, str]]) -> list[str]:
    """Rows whose file is not there or does not hold the identifier as a word."""
    return [
        f"{word}: {identifier} in {name}"
        for word, identifier, name in rows
        if not (ROOT / name).is_file() or not re.search(rf"\b{identifier}\b", read(name))
    ]


def test_every_word_of_the_glossary_is_where_it_says() -> None:
    assert len(glossary()) > 40
    assert broken_rows(glossary()) == []
    assert len({word for word, _, _ in glossary()}) == len(glossary())


def test_a_wrong_row_is_noticed() -> None:
    wrong = [("場所", "Plaice", "wakayama_audit_gui/domain/visit.py"), ("課", "x", "gone.py")]
    assert len(broken_rows(wrong)) == 2


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_a_document_names_is_there(name: str) -> None:
    text = read(name)
    paths = [re.sub(r"<[^>]*>", "*", path).rstrip("/") for path in PATH.findall(text)]
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "//" not in link]
    here = (ROOT / name).parent
    lost = [p for p in paths if not any(list(base.glob(p)) for base in (ROOT, PACKAGE))]
    lost += [link for link in links if not (here / Path(link)).exists()]
    assert lost == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_a_document_names_is_in_the_makefile(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(TARGET.findall(read(name))) <= targets


def test_the_readme_names_every_command_there_is() -> None:
    told = set(re.findall(r"main\.py ([a-z]+) ", read("README.md")))
    usage = build_parser().format_usage()
    (known,) = re.findall(r"\{([a-z,]+)\}", usage)
    assert told == set(known.split(","))


def test_every_floor_is_on_the_map() -> None:
    floors = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    files = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    text = read("ARCHITECTURE.md")
    assert [name for name in sorted(floors | files) if name not in text] == []
