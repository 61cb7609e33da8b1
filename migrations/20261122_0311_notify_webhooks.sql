-- Addresses that are told what happens here.
CREATE TABLE webhook (
    webhook_id    uuid PRIMARY KEY,
    address       text NOT NULL,
    secret        text NOT NULL,                          -- signs; shown once
    event_kinds   text NOT NULL,                          -- 'membership event', separated by blanks; '' for all
    state         text NOT NULL CONSTRAINT webhook_state_check CHECK (state IN ('active', 'paused', 'disabled')),
    failure_count bigint NOT NULL,                        -- attempts that failed since one that did not
    made_by       uuid NOT NULL REFERENCES account,
    created_at    timestamptz NOT NULL,
    version       bigint NOT NULL
);

CREATE TABLE webhook_delivery (
    webhook_delivery_id uuid PRIMARY KEY,
    webhook_id    uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
    sequence      bigint NOT NULL,                        -- of the entry in the log of activity
    event         text NOT NULL,                          -- 'membership.admitted'
    payload       text NOT NULL,                          -- the bytes that are signed
    state         text NOT NULL CONSTRAINT webhook_delivery_state_check CHECK (state IN ('queued', 'sent', 'failed')),
    attempt_count bigint NOT NULL,
    status_code   bigint,                                 -- of the last answer
    error         text NOT NULL,
    created_at    timestamptz NOT NULL,
    ended_at      timestamptz
);
CREATE UNIQUE INDEX webhook_delivery_key ON webhook_delivery (webhook_id, sequence);
