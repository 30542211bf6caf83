"""実施通知: the letter that tells a 課 of an audit, and its 文書番号, 発信日 and 差出人.

They are kept in the year's book of the selection: a letter about a visit is no part of what was
seen there. Notices of the results are compose_notice.py's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wakayama_audit_gui.domain.calendar import fiscal_year_label, long_date
from wakayama_audit_gui.domain.document import Column, Heading, Table, TableRow, Text
from wakayama_audit_gui.domain.letter import Letter, SentUnder
from wakayama_audit_gui.domain.visit import Place, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.choose_targets import selection_book
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Office, read_office
from wakayama_audit_gui.use_cases.recording import record

_FACTS = (Column("", 20), Column("", 80))
_ITEMS = (Column("番号", 8, centred=True), Column("確認項目", 40), Column("方法", 28))
_PLACE = Column("場所", 24)
_WIDE = Column("確認項目", 64)
_DOCUMENTS = (Column("番号", 8, centred=True), Column("資料", 92))
_REQUESTS = (
    "当日は、内容の分かる職員の立会いをお願いします。",
    "実機の確認では、操作を貴課の職員にお願いします。監査人の機器にデータを取り出すことはありません。",
    "場所の状況を撮影することがあります。撮影の可否は、当日、場所ごとに伺います。",
)


def read_announcement(store: Store, visit: str) -> SentUnder:
    """Under what a visit is announced, by its id; empty while nothing was decided."""
    subject = _subject(visit)
    fields = Fields({name: store.cell(subject, name) for name in SentUnder._fields})
    return SentUnder(*(fields.text(name) for name in SentUnder._fields))


def write_announcement(store: Store, visit: Visit, told: SentUnder, by: str) -> Changes:
    """Decide under what a visit is announced.

    Raises:
        UserError: The day is no date or after the visit, or a text is too long for the head of a
            letter.
    """
    clean = told.cleaned()
    _require_in_time(visit, clean)
    subject = _subject(visit.id)
    facts = [NewFact(subject, name, value or None) for name, value in clean._asdict().items()]
    label = f"{visit.sheet_no}の実施通知の文書番号・発信日・差出人を決めた"
    return record(store, selection_book(visit.fiscal_year), by, label, facts)


def compose_announcements(store: Store, visit: Visit) -> tuple[Letter, ...]:
    """The letters of a visit, one to each 課 whose places are visited.

    Raises:
        UserError: No place of the visit has a 課, so that there is nobody to tell; or the visit was
            moved before the day of the letter.
    """
    sections = list(dict.fromkeys(place.section for place in visit.places if place.section))
    if not sections:
        raise UserError(
            "この視察の場所に、所管する課がありません。",
            "場所に課のある視察を選んでください。",
            code="no_section",
        )
    told, office = read_announcement(store, visit.id), read_office(store)
    _require_in_time(visit, told)
    return tuple(_letter(section, visit, told, office) for section in sections)


def _require_in_time(visit: Visit, told: SentUnder) -> None:
    """Refuse a letter that asks for papers until a day that is over when it is sent."""
    if visit.scheduled and told.date > visit.scheduled:
        raise UserError(
            f"発信日の{long_date(told.date)}は、実施日の{long_date(visit.scheduled)}より後です。",
            "実施日までの発信日にするか、視察の日を改めてください。",
            code="announced_late",
        )


def _letter(section: str, visit: Visit, told: SentUnder, office: Office) -> Letter:
    year = fiscal_year_label(visit.fiscal_year)
    places = [place for place in visit.places if place.section == section]
    day = long_date(visit.scheduled)
    documents = list(dict.fromkeys(_documents(places)))
    blocks = [
        Table(_FACTS, tuple(map(TableRow, _facts(visit, places, day, office))), headed=False),
        Heading(3, "確かめる項目"),
        _items(places),
        Heading(3, "準備していただく資料"),
        _numbered(documents) if documents else Text("当日に伺います。"),
        Heading(3, "お願い"),
        *(Text(f"・{words}") for words in _REQUESTS),
    ]
    return Letter(
        title=f"{year}{visit.audit_kind}の実施について（通知）",
        number=told.number_line,
        date=told.date_line,
        to=(f"{section}　所属長　様",),
        sender=(told.sender_line,),
        opening=(
            f"{year}の{visit.audit_kind}を、下記のとおり実施しますので通知します。",
            f"ついては、{day}までに資料を準備し、当日の立会いをお願いします。",
        ),
        blocks=tuple(blocks),
        mark=told.mark,
        name=f"実施通知_{visit.sheet_no}",
    )


def _facts(
    visit: Visit, places: Sequence[Place], day: str, office: Office
) -> tuple[tuple[str, str], ...]:
    others = [office.name_of(one) for one in visit.auditors if one != visit.lead]
    team = [f"{office.name_of(visit.lead)}（主任）", *others]
    return (
        ("実施日", day),
        ("場所", "、".join(place.name for place in places)),
        ("対象システム", "、".join(visit.system_names.get(s, s) for s in visit.systems)),
        ("監査人", "、".join(name for name in team if name)),
        ("調書番号", visit.sheet_no),
    )


def _items(places: Sequence[Place]) -> Table | Text:
    rows = [
        (item.title, "・".join(item.methods) or "―", place.name)
        for place in places
        for item in place.items
    ]
    if not rows:
        return Text("場所の状況を視察します。")
    several = len(places) > 1
    columns = (*_ITEMS, _PLACE) if several else (*_ITEMS[:1], _WIDE, _ITEMS[2])
    told = [(str(n), *row) for n, row in enumerate(rows, start=1)]
    return Table(columns, tuple(TableRow(row if several else row[:-1]) for row in told))


def _documents(places: Sequence[Place]) -> Iterable[str]:
    return (name for place in places for item in place.items for name in item.documents)


def _numbered(words: Sequence[str]) -> Table:
    rows = tuple(TableRow((str(n), one)) for n, one in enumerate(words, start=1))
    return Table(_DOCUMENTS, rows)


def _subject(visit: str) -> str:
    return f"announcement:{visit}"
