-- What somebody is told, in the order of their ids.
CREATE TABLE notice (
    notice_id   uuid PRIMARY KEY,
    account_id  uuid NOT NULL REFERENCES account,
    kind        text NOT NULL,                            -- of data/messages
    object_kind text NOT NULL,                            -- what it is about; '' for nothing
    object_id   uuid,
    message_values jsonb NOT NULL,                        -- what the message is filled with, in the reader's language
    in_app      boolean NOT NULL,                         -- shown by the bell
    digest      text NOT NULL CONSTRAINT notice_digest_check CHECK (digest IN ('none', 'daily', 'weekly')),
    digested_at timestamptz,
    created_at  timestamptz NOT NULL,
    read_at     timestamptz
);
CREATE INDEX notice_account ON notice (account_id, notice_id);
CREATE INDEX notice_unread ON notice (account_id) WHERE read_at IS NULL AND in_app;
CREATE INDEX notice_undigested ON notice (digest, account_id) WHERE digested_at IS NULL AND digest <> 'none';

-- By which channels somebody wants to be told; what is not chosen is as data/messages has it.
CREATE TABLE notification_settings (
    account_id uuid PRIMARY KEY REFERENCES account,
    choices    jsonb NOT NULL,                            -- {"invitation": {"in_app": true, "mail": "daily"}}
    version    bigint NOT NULL
);

-- Mails on their way. Text and secret are emptied once the mail is sent.
CREATE TABLE mail (
    mail_id    uuid PRIMARY KEY,                          -- also of its Message-ID
    kind       text NOT NULL,
    account_id uuid,
    address    text NOT NULL,
    subject    text NOT NULL,
    text       text NOT NULL,
    html       text NOT NULL,
    unsubscribe_secret text NOT NULL,                     -- '' for mails that cannot be turned off
    unsubscribe_hash   bytea,                             -- SHA-256 of it, which stays
    state      text NOT NULL CONSTRAINT mail_state_check CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
    attempt_count bigint NOT NULL,
    error      text NOT NULL,                             -- of the last attempt
    created_at timestamptz NOT NULL,
    sent_at    timestamptz
);
CREATE INDEX mail_state ON mail (state, mail_id);
CREATE UNIQUE INDEX mail_unsubscribe_key ON mail (unsubscribe_hash);

-- How often a new password was asked for, by address of the network and by mail address.
CREATE TABLE recovery_request (
    counter       text PRIMARY KEY,
    request_count bigint NOT NULL,
    since         timestamptz NOT NULL
);
