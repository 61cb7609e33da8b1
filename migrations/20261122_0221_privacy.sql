-- A copy of all that is known of somebody, for that person alone, until it expires.
CREATE TABLE data_export (
    data_export_id uuid PRIMARY KEY,
    account_id     uuid NOT NULL REFERENCES account,
    document       text,                                -- JSON; none before it is ready and after it expired
    asked_at       timestamptz NOT NULL,
    ready_at       timestamptz,
    expires_at     timestamptz
);
CREATE INDEX data_export_account ON data_export (account_id);

-- Somebody asks to be forgotten: asked, checked by staff, then done after the time for second thoughts; or refused, or
-- taken back.
CREATE TABLE erasure_request (
    erasure_request_id uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES account,
    state        text NOT NULL CONSTRAINT erasure_request_state_check
                 CHECK (state IN ('asked', 'checked', 'done', 'refused', 'withdrawn')),
    asked_at     timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,                  -- not before, so that one may think better of it
    decided_by   uuid,
    reason       text NOT NULL,                         -- of a refusal
    ended_at     timestamptz,
    version      bigint NOT NULL
);
CREATE UNIQUE INDEX erasure_request_open_key ON erasure_request (account_id) WHERE state IN ('asked', 'checked');
CREATE INDEX erasure_request_state ON erasure_request (state, due_at);

-- How long things of a class are kept, from a day on. Rows are added and never change.
CREATE TABLE retention_rule (
    class     text NOT NULL,
    from_on   date NOT NULL,
    keep_days bigint NOT NULL CONSTRAINT retention_rule_days_check CHECK (keep_days >= 0 AND keep_days <= 36500),
    set_by    uuid,
    set_at    timestamptz NOT NULL,
    PRIMARY KEY (class, from_on)
);
