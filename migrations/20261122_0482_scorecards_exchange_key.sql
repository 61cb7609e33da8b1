-- What this installation signs its figures with: one key, the same for all its servers, and in its backups.
CREATE TABLE exchange_key (
    exchange_key_id bigint PRIMARY KEY CHECK (exchange_key_id = 1),
    seed    text NOT NULL,                              -- Ed25519, base64url; secret
    made_at timestamptz NOT NULL
);
