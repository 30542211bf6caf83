"""The words and photos with WeasyPrint.

Run in the environment of the peers; see peers.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import weasyprint

from bench.sheet_text import COLUMNS, PHOTOS_ACROSS, WIDTHS, SheetText
from bench.way import BOLD, REGULAR, main

_STYLE = f"""
@font-face {{ font-family: J; src: url({REGULAR.as_uri()}); font-weight: 400 }}
@font-face {{ font-family: J; src: url({BOLD.as_uri()}); font-weight: 700 }}
@page {{ size: A4; margin: 17mm }}
body {{ font: 8.5pt/12pt J; margin: 0 }}
h1 {{ font-size: 14pt; line-height: 20pt }}
table {{ border-collapse: collapse; table-layout: fixed; width: 176mm; margin-bottom: 10pt }}
td, th {{ border: 0.4pt solid gray; vertical-align: top; text-align: left; white-space: pre-line }}
tr, figure {{ break-inside: avoid }}
p {{ margin: 0 }}
figure {{ display: inline-block; width: {176 / PHOTOS_ACROSS - 3}mm; margin: 0 2mm 2mm 0 }}
img {{ width: 100%; display: block }}
"""


def draw(text: SheetText, photos: list[Path], out: Path) -> None:
    """Draw the sheet."""
    columns = "".join(f'<col style="width: {width}mm">' for width in WIDTHS)
    front = "".join(_row(cells, "td") for cells in text.front)
    rows = "".join(_row(cells, "td") for cells in text.items)
    findings = "".join(f"<p>{escape(finding)}</p>" for finding in text.findings)
    figures = "".join(
        f'<figure><img src="{path.absolute().as_uri()}">{escape(caption)}</figure>'
        for path, caption in zip(photos, text.captions, strict=True)
    )
    page = (
        f'<html lang="ja"><style>{_STYLE}</style><h1>{escape(text.title)}</h1>'
        f'<table><col style="width: 40mm"><col style="width: 136mm">{front}</table>'
        f"<table>{columns}<thead>{_row(COLUMNS, 'th')}</thead>{rows}</table>"
        f"{findings}<div>{figures}</div></html>"
    )
    weasyprint.HTML(string=page).write_pdf(out)


def _row(cells: Sequence[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


if __name__ == "__main__":
    main(draw)
