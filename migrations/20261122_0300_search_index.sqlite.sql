-- What can be found. A thing has one row for each level of auth::Visibility from which on more of it is seen; a caller
-- finds the row of the caller's own level, which holds nothing that is hidden at that level.
CREATE TABLE search_text (
    text_id     INTEGER PRIMARY KEY,
    kind        text NOT NULL,                            -- 'organisation', 'person', …
    object_id   uuid NOT NULL,
    from_level  bigint NOT NULL,                          -- the lowest level of the row: 0 public … 4 staff
    title       text NOT NULL,
    title_size  bigint NOT NULL,                          -- words in it: of equal matches the shortest title goes first
    parts       jsonb NOT NULL,                           -- [{"field": …, "text": …}], as far as the level sees them
    words       text NOT NULL                             -- those that count for corrections, separated by blanks
);
CREATE UNIQUE INDEX search_text_object_key ON search_text (kind, object_id, from_level);

-- Terms as search::terms makes them; the database takes them as they are. A row's number is its text_id.
CREATE VIRTUAL TABLE search_index USING fts5 (title, body, scope, tokenize = "ascii tokenchars '=@~'", detail = 'column');

-- Words that typing errors are corrected to, and the pieces by which near ones are found.
CREATE TABLE search_word (
    word text PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE search_piece (
    piece text NOT NULL,
    word  text NOT NULL,
    PRIMARY KEY (piece, word)
) WITHOUT ROWID;
CREATE INDEX search_piece_word ON search_piece (word);
