"""情報セキュリティ監査指摘対処マニュアル: what a year's findings teach every 課, theme by theme.

What goes in is composed in use_cases/compose_manual.py; the report itself is in report.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wakayama_audit_gui.domain.document import Column, Heading, Meter, PageOf, Table, TableRow, Text
from wakayama_audit_gui.domain.report import Count
from wakayama_audit_gui.domain.whole_document import Block, Document, with_anchors

_ABOUT = (
    "このマニュアルは、年度の監査の指摘・意見を主題ごとにまとめ、どの課でも同じことが起きないように、"
    "守ること、見られた事例、対処、自分で確かめる方法を示すものである。"
)


class ManualTheme(NamedTuple):
    """One theme.

    Attributes:
        tally: How many findings, under the theme's name.
        duties: What must be kept, one sentence each.
        seen: What was seen, each once.
        remedies: What the audit asks for, in the words of the findings, each once.
        done: What 課 did about it.
        checks: How a 課 can see for itself.
        codes: The findings this rests on.
    """

    tally: Count
    duties: tuple[str, ...]
    seen: tuple[str, ...]
    remedies: tuple[str, ...]
    done: tuple[str, ...]
    checks: tuple[str, ...]
    codes: tuple[str, ...]


class Manual(NamedTuple):
    """The whole manual of a year; themes with the most findings first."""

    title: str
    office: str
    issued: str
    themes: tuple[ManualTheme, ...]
    notes: tuple[str, ...] = ()


def lay_out_manual(manual: Manual) -> Document:
    """The manual as headings, paragraphs and a table that leads to each theme."""
    return Document(
        manual.title,
        "",
        tuple(filter(None, (manual.issued, manual.office))),
        manual.office,
        with_anchors(_blocks(manual)),
    )


def _blocks(manual: Manual) -> Iterable[Block]:
    yield Heading(1, "1. このマニュアルについて", breaks=True)
    yield Text(_ABOUT)
    yield from map(Text, manual.notes)
    yield Heading(1, "2. 主題の一覧")
    if not manual.themes:
        yield Text("指摘・意見の記載はない。")
        return
    yield _overview(manual)
    yield Heading(1, "3. 主題ごとの対処")
    for number, theme in enumerate(manual.themes, start=1):
        yield from _theme(number, theme)


def _overview(manual: Manual) -> Table:
    most = max(theme.tally.total for theme in manual.themes)
    columns = (
        Column("主題", 34),
        *(Column(name, 8, centred=True) for name in ("指摘", "意見", "計")),
        Column("■ 指摘　□ 意見", 32),
        Column("該当頁", 10, centred=True),
    )
    rows = (
        TableRow(
            (
                theme.tally.label,
                str(theme.tally.shiteki),
                str(theme.tally.iken),
                str(theme.tally.total),
                Meter(theme.tally.shiteki, theme.tally.iken, most),
                PageOf(_anchor(number)),
            )
        )
        for number, theme in enumerate(manual.themes, start=1)
    )
    return Table(columns, tuple(rows))


def _theme(number: int, theme: ManualTheme) -> Iterable[Block]:
    yield Heading(2, f"3.{number} {theme.tally.label}", _anchor(number))
    parts = (
        ("守ること", theme.duties),
        ("見られた事例", theme.seen),
        ("対処", theme.remedies),
        ("改善の例", theme.done),
        ("自分で確かめる", theme.checks),
    )
    for title, lines in parts:
        if lines:
            yield Heading(4, title)
            yield from (Text(f"・{line}") for line in lines)
    if theme.codes:
        yield Text(f"もとになった指摘・意見：{'、'.join(theme.codes)}", "note")


def _anchor(number: int) -> str:
    return f"t{number}"
