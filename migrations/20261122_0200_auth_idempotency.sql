-- Answers to changes that were sent under a key of the caller's, so that sending them again gives the same answer and
-- changes nothing twice. Kept for a day.
CREATE TABLE idempotency_key (
    owner        text NOT NULL,                         -- 'account:…', or 'guest:' and the network's address
    key          text NOT NULL,
    run_id       uuid NOT NULL,                         -- of the attempt that has the key
    request_hash text NOT NULL,
    changed      boolean NOT NULL,                      -- set in the transaction of the change itself
    status       bigint,                                -- nothing while it is being answered
    headers      text NOT NULL,                         -- JSON: pairs of name and value
    body         text NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
