-- Files that are brought into the directory: what was read, what is planned and what was done, line by line.
CREATE TABLE directory_import (
    import_id   uuid PRIMARY KEY,
    kind        text NOT NULL,                          -- 'organisations', 'people'
    file_name   text NOT NULL,
    headers_key text NOT NULL,                          -- of its header words, for the mapping that is remembered
    columns     jsonb NOT NULL,                         -- [{"header": "Город", "field": "city"}]
    clear_empty boolean NOT NULL,                       -- an empty cell empties the field
    state       text NOT NULL,
    line_count  bigint NOT NULL,
    job_id      uuid,                                   -- of the last step that ran as a job
    created_by  uuid,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    version     bigint NOT NULL,
    CONSTRAINT directory_import_kind_check CHECK (kind IN ('organisations', 'people')),
    CONSTRAINT directory_import_state_check
        CHECK (state IN ('uploaded', 'previewing', 'previewed', 'committing', 'committed', 'undoing', 'undone'))
);
CREATE INDEX directory_import_created ON directory_import (created_at, import_id);
CREATE TABLE directory_import_line (
    import_id      uuid NOT NULL REFERENCES directory_import,
    line           bigint NOT NULL,                     -- of the file
    cells          jsonb NOT NULL,
    choice         text,                                -- 'create', 'update', 'skip': the person's
    choice_id      uuid,                                -- which one to update
    action         text,                                -- 'create', 'update', 'skip', 'error', 'duplicate'; NULL: no preview yet
    record_id      uuid,                                -- found, then made
    record_version bigint,                              -- when the preview was made
    plan           jsonb NOT NULL,                      -- the whole form, before and after; changes, faults, candidates
    state          text NOT NULL,                       -- 'open', 'done', 'left', 'undone', 'kept'
    done_version   bigint,                              -- of the record, once written
    note           text NOT NULL,                       -- why it was left or kept
    PRIMARY KEY (import_id, line)
);
CREATE INDEX directory_import_line_action ON directory_import_line (import_id, action, line);
-- What columns of such headers were taken for last time.
CREATE TABLE directory_import_mapping (
    kind        text NOT NULL,
    headers_key text NOT NULL,
    columns     jsonb NOT NULL,
    PRIMARY KEY (kind, headers_key)
);
-- One row: commits and undoings take turns, so that two imports of one organisation find each other.
CREATE TABLE directory_import_turn (
    turn bigint NOT NULL
);
INSERT INTO directory_import_turn (turn) VALUES (0);
