"""The words and photos with Typst.

Run in the environment of the peers; see peers.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import typst

from bench.sheet_text import COLUMNS, PHOTOS_ACROSS, WIDTHS, SheetText
from bench.way import FAMILY, FONTS, main

_TEMPLATE = """
#let data = json("{data}")
#set page(paper: "a4", margin: 17mm)
#set text(font: "{family}", size: 8.5pt, lang: "ja")
#set table(stroke: 0.4pt + gray)
#show table.cell: set block(breakable: false)
= #data.title
#table(columns: (40mm, 136mm), ..data.front.flatten())
#table(
  columns: ({widths}),
  table.header(..data.columns),
  ..data.items.flatten(),
)
#for finding in data.findings [#finding #parbreak()]
#grid(
  columns: (1fr,) * {across}, gutter: 2mm,
  ..data.captions.zip(data.photos).map(((caption, photo)) => block(
    breakable: false, [#image(photo, width: 100%) #caption],
  ))
)
"""


def draw(text: SheetText, photos: list[Path], out: Path) -> None:
    """Draw the sheet: Typst reads files below one root only, hence the names."""
    data = out.with_suffix(".json")
    source = out.with_suffix(".typ")
    named = {"photos": [str(path.absolute()) for path in photos], "columns": COLUMNS}
    data.write_text(json.dumps(text._asdict() | named, ensure_ascii=False), encoding="utf-8")
    source.write_text(
        _TEMPLATE.format(
            data=data.absolute(),
            family=FAMILY,
            widths=", ".join(f"{width}mm" for width in WIDTHS),
            across=PHOTOS_ACROSS,
        ),
        encoding="utf-8",
    )
    typst.compile(
        source, output=out, root="/", font_paths=[FONTS], ignore_system_fonts=True, pdf_tags=False
    )


if __name__ == "__main__":
    main(draw)
