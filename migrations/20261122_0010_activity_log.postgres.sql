-- What was done, by whom and for whom: entries are added and never change. Each holds the hash of the one before.
CREATE TABLE activity_entry (
    sequence        bigint PRIMARY KEY,                   -- 1, 2, 3 … without a gap
    entry_hash      text NOT NULL,
    previous_hash   text NOT NULL,
    occurred_at     timestamptz NOT NULL,
    account_id      uuid,                                 -- who; nobody when the program itself did it
    organisation_id uuid,                                 -- acting for
    request_id      text NOT NULL,
    verb            text NOT NULL CONSTRAINT activity_entry_verb_check CHECK (verb <> ''),
    object_kind     text NOT NULL CONSTRAINT activity_entry_object_kind_check CHECK (object_kind <> ''),
    object_id       text NOT NULL,
    scope           text NOT NULL,
    detail_hash     text NOT NULL                         -- of the row of activity_detail; empty when there is none
);
CREATE INDEX activity_entry_object_idx ON activity_entry (object_kind, object_id, sequence);
CREATE INDEX activity_entry_kind_idx ON activity_entry (object_kind, sequence);
CREATE INDEX activity_entry_account_idx ON activity_entry (account_id, sequence);
CREATE INDEX activity_entry_organisation_idx ON activity_entry (organisation_id, sequence);
CREATE INDEX activity_entry_scope_idx ON activity_entry (scope, sequence);
CREATE INDEX activity_entry_occurred_idx ON activity_entry (occurred_at, sequence);

-- What may hold personal data, apart from the chain, so that it can be erased and the chain still holds.
CREATE TABLE activity_detail (
    sequence     bigint PRIMARY KEY REFERENCES activity_entry,
    salt         text NOT NULL,                           -- without it a hash of a short text tells the text
    before_value text,                                    -- JSON, byte for byte as it was hashed
    after_value  text,
    reason       text NOT NULL
);

-- The end of the chain. Who adds an entry holds this row until the end of the transaction.
CREATE TABLE activity_head (
    head_id    bigint PRIMARY KEY CONSTRAINT activity_head_single_check CHECK (head_id = 1),
    sequence   bigint NOT NULL,
    entry_hash text NOT NULL
);
INSERT INTO activity_head (head_id, sequence, entry_hash) VALUES (1, 0, '');

-- Who looked at data of a sensitive class.
CREATE TABLE activity_read (
    read_id         uuid PRIMARY KEY,
    occurred_at     timestamptz NOT NULL,
    account_id      uuid,
    organisation_id uuid,
    request_id      text NOT NULL,
    object_kind     text NOT NULL CONSTRAINT activity_read_object_kind_check CHECK (object_kind <> ''),
    object_id       text NOT NULL,
    subject_id      uuid,                                 -- the person whose data it is
    purpose         text NOT NULL
);
CREATE INDEX activity_read_object_idx ON activity_read (object_kind, object_id, read_id);
CREATE INDEX activity_read_subject_idx ON activity_read (subject_id, read_id);
CREATE INDEX activity_read_account_idx ON activity_read (account_id, read_id);

-- How far each subscriber has come.
CREATE TABLE activity_subscriber (
    name            text PRIMARY KEY,
    position        bigint NOT NULL,                      -- the last entry that is done with
    failed_sequence bigint,                               -- the entry that holds it up
    failure_count   bigint NOT NULL DEFAULT 0,            -- of that entry, one after another
    last_error      text NOT NULL DEFAULT '',
    retry_at        timestamptz
);

CREATE FUNCTION activity_entry_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE activity_head SET sequence = NEW.sequence, entry_hash = NEW.entry_hash
    WHERE sequence = NEW.sequence - 1 AND entry_hash = NEW.previous_hash;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'activity_entry: an entry follows the last one' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION activity_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: rows do not change', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER activity_entry_follows BEFORE INSERT ON activity_entry
    FOR EACH ROW EXECUTE FUNCTION activity_entry_follows();
CREATE TRIGGER activity_entry_unchanging BEFORE UPDATE OR DELETE ON activity_entry
    FOR EACH ROW EXECUTE FUNCTION activity_refuse();
CREATE TRIGGER activity_entry_no_truncate BEFORE TRUNCATE ON activity_entry EXECUTE FUNCTION activity_refuse();
CREATE TRIGGER activity_detail_unchanging BEFORE UPDATE ON activity_detail
    FOR EACH ROW EXECUTE FUNCTION activity_refuse();
CREATE TRIGGER activity_detail_no_truncate BEFORE TRUNCATE ON activity_detail EXECUTE FUNCTION activity_refuse();
CREATE TRIGGER activity_read_unchanging BEFORE UPDATE OR DELETE ON activity_read
    FOR EACH ROW EXECUTE FUNCTION activity_refuse();
CREATE TRIGGER activity_read_no_truncate BEFORE TRUNCATE ON activity_read EXECUTE FUNCTION activity_refuse();
