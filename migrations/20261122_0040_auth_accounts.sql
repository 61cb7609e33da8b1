-- People who sign in. A person who was erased leaves the row, without anything personal, so that what they did keeps
-- an author.
CREATE TABLE account (
    account_id    uuid PRIMARY KEY,                     -- UUIDv7, made by the application
    email         text,                                 -- as the person writes it; none once erased
    email_key     text,                                 -- what is compared: lower case
    name          text NOT NULL,
    language      text NOT NULL CONSTRAINT account_language_check CHECK (language IN ('en', 'ru')),
    state         text NOT NULL
        CONSTRAINT account_state_check CHECK (state IN ('invited', 'active', 'suspended', 'erased')),
    password_hash text,                                 -- argon2id; none for those who sign in elsewhere
    totp_secret   bytea,                                -- 20 bytes; in force once totp_confirmed_at is set
    totp_confirmed_at timestamptz,
    totp_last_step bigint,                              -- the newest step that was used: a code serves once
    created_at    timestamptz NOT NULL,
    version       bigint NOT NULL
);
CREATE UNIQUE INDEX account_email_key ON account (email_key);

-- Codes that stand in for a lost second factor; each serves once.
CREATE TABLE account_recovery_code (
    account_id uuid NOT NULL REFERENCES account,
    code_hash  bytea NOT NULL,
    used_at    timestamptz,
    PRIMARY KEY (account_id, code_hash)
);

-- Secrets that were sent by mail: to take up an invitation, or to set a new password.
CREATE TABLE account_ticket (
    ticket_hash bytea PRIMARY KEY,                      -- SHA-256 of the secret
    account_id  uuid NOT NULL REFERENCES account,
    purpose     text NOT NULL
        CONSTRAINT account_ticket_purpose_check CHECK (purpose IN ('invitation', 'password')),
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz
);
CREATE INDEX account_ticket_account ON account_ticket (account_id);

CREATE TABLE session (
    session_id   uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES account,
    secret_hash  bytea NOT NULL,                        -- SHA-256; the secret itself is in the cookie alone
    acting_for   uuid,                                  -- an organisation
    device       text NOT NULL,                         -- what the browser calls itself
    address      text NOT NULL,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz
);
CREATE UNIQUE INDEX session_secret_key ON session (secret_hash);
CREATE INDEX session_account ON session (account_id);

-- For programs: what they may do is listed, and it ends.
CREATE TABLE api_token (
    api_token_id uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES account,
    name         text NOT NULL,
    secret_hash  bytea NOT NULL,
    permissions  text NOT NULL,                         -- separated by blanks
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE UNIQUE INDEX api_token_secret_key ON api_token (secret_hash);
CREATE INDEX api_token_account ON api_token (account_id);

-- Browsers from which somebody signed in before: attempts from them are counted apart, so that a stranger's wrong
-- guesses never keep the person out.
CREATE TABLE known_device (
    account_id  uuid NOT NULL REFERENCES account,
    secret_hash bytea NOT NULL,
    seen_at     timestamptz NOT NULL,
    PRIMARY KEY (account_id, secret_hash)
);

-- Failed attempts, by what they are counted under: an address, a name from strange devices, a known device.
CREATE TABLE sign_in_failure (
    counter    text PRIMARY KEY,
    failures   bigint NOT NULL,
    last_at    timestamptz NOT NULL
);
