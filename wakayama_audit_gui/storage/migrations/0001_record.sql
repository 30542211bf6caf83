-- The record. Rows are only ever added, but for values and blobs lawfully erased.
CREATE TABLE install (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE book (b INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE chain (
    k INTEGER PRIMARY KEY,
    b INTEGER NOT NULL REFERENCES book,
    actor TEXT NOT NULL,
    UNIQUE (b, actor)
) STRICT;
CREATE TABLE entry (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    k INTEGER NOT NULL REFERENCES chain,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX entry_chain ON entry (k, seq);
CREATE TABLE value (
    c BLOB PRIMARY KEY,
    salt BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE erased (c BLOB PRIMARY KEY, by_entry BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE blob (
    n INTEGER PRIMARY KEY,
    h BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE held (id BLOB PRIMARY KEY, bytes BLOB NOT NULL, why TEXT NOT NULL) STRICT;

-- Which facts are live: derived from the entries.
CREATE TABLE subject (
    s INTEGER PRIMARY KEY,
    b INTEGER NOT NULL REFERENCES book,
    name TEXT NOT NULL,
    UNIQUE (name, b)
) STRICT;
CREATE INDEX subject_book ON subject (b);
CREATE TABLE fact (
    f INTEGER PRIMARY KEY,
    n INTEGER NOT NULL REFERENCES entry,
    s INTEGER NOT NULL REFERENCES subject,
    field TEXT NOT NULL,
    c BLOB NOT NULL,
    live INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_subject ON fact (s, live, field);

-- A cache of renderings; goes with its blob.
CREATE TABLE derivative (
    h BLOB NOT NULL REFERENCES blob (h) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sum BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (h, kind)
) STRICT;

-- Projections: derived from what is live; dropped and rebuilt when their version changes.
CREATE TABLE visit_row (
    b INTEGER PRIMARY KEY REFERENCES book,
    visit TEXT NOT NULL,
    removed INTEGER NOT NULL,
    title TEXT NOT NULL,
    systems TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    scheduled TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    sheet_no TEXT NOT NULL,
    total INTEGER NOT NULL,
    counts TEXT NOT NULL,
    photos INTEGER NOT NULL,
    touched TEXT NOT NULL
) STRICT;
CREATE TABLE visit_system (
    system TEXT NOT NULL,
    scheduled TEXT NOT NULL,
    b INTEGER NOT NULL REFERENCES book,
    PRIMARY KEY (system, scheduled, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_system_book ON visit_system (b);
CREATE TABLE place_row (
    s INTEGER PRIMARY KEY REFERENCES subject,
    b INTEGER NOT NULL REFERENCES book,
    place TEXT NOT NULL,
    removed INTEGER NOT NULL,
    checklist TEXT NOT NULL,
    items INTEGER NOT NULL,
    UNIQUE (b, place)
) STRICT;
CREATE TABLE answer_row (
    s INTEGER PRIMARY KEY REFERENCES subject,
    b INTEGER NOT NULL REFERENCES book,
    place TEXT NOT NULL,
    item TEXT NOT NULL,
    verdict TEXT NOT NULL
) STRICT;
CREATE INDEX answer_row_item ON answer_row (b, item);
CREATE TABLE photo_row (
    s INTEGER PRIMARY KEY REFERENCES subject,
    b INTEGER NOT NULL REFERENCES book
) STRICT;
CREATE INDEX photo_row_book ON photo_row (b);
CREATE TABLE own_item_row (
    s INTEGER PRIMARY KEY REFERENCES subject,
    b INTEGER NOT NULL REFERENCES book,
    place TEXT NOT NULL,
    item TEXT NOT NULL
) STRICT;
CREATE INDEX own_item_row_book ON own_item_row (b);
CREATE TABLE removed_row (s INTEGER PRIMARY KEY REFERENCES subject) STRICT;
CREATE TABLE text_row (
    f INTEGER PRIMARY KEY REFERENCES fact,
    s INTEGER NOT NULL REFERENCES subject,
    b INTEGER NOT NULL REFERENCES book,
    place TEXT NOT NULL,
    key TEXT NOT NULL
) STRICT;
CREATE INDEX text_row_subject ON text_row (s);
CREATE VIRTUAL TABLE text_index USING fts5 (
    grams,
    content = '',
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* S* P* M* Co Cn'"
);
