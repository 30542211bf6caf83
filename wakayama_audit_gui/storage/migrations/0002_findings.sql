-- 指摘・意見 as drafted in visits and as filed in their ledger; derived like every projection.
CREATE TABLE finding_row (
    s INTEGER PRIMARY KEY REFERENCES subject,
    b INTEGER NOT NULL REFERENCES book,
    finding TEXT NOT NULL,
    filed INTEGER NOT NULL,
    place TEXT NOT NULL,
    item TEXT NOT NULL,
    fields TEXT NOT NULL
) STRICT;
CREATE INDEX finding_row_book ON finding_row (b);
