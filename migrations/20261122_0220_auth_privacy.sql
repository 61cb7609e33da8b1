-- A guest of one network, project or event: nothing else is open to them, and it ends.
CREATE TABLE guest_grant (
    guest_grant_id uuid PRIMARY KEY,
    account_id     uuid NOT NULL REFERENCES account,
    scope_kind     text NOT NULL CONSTRAINT guest_grant_scope_check CHECK (scope_kind NOT IN ('', 'cluster', 'organisation')),
    scope_id       uuid NOT NULL,
    expires_at     timestamptz NOT NULL,
    invited_by     uuid,
    created_at     timestamptz NOT NULL,
    revoked_at     timestamptz
);
CREATE INDEX guest_grant_account ON guest_grant (account_id);
CREATE INDEX guest_grant_scope ON guest_grant (scope_kind, scope_id);

-- What people are asked to agree to. A version never changes; another text is another version.
CREATE TABLE consent_text (
    purpose  text NOT NULL,
    version  bigint NOT NULL CONSTRAINT consent_text_version_check CHECK (version >= 1),
    language text NOT NULL CONSTRAINT consent_text_language_check CHECK (language IN ('en', 'ru')),
    text     text NOT NULL,
    from_on  date NOT NULL,
    PRIMARY KEY (purpose, version, language)
);

-- Who agreed to which text; rows are added and never change. They hold no name, and stay as the proof after an erasure.
CREATE TABLE consent (
    consent_id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    person_id  uuid,                                    -- whose data it is about, where that is not who signs in
    purpose    text NOT NULL,
    version    bigint NOT NULL,
    language   text NOT NULL,
    given_at   timestamptz NOT NULL,
    how        text NOT NULL,                           -- 'web', 'paper', 'phone'
    CONSTRAINT consent_text_fkey FOREIGN KEY (purpose, version, language) REFERENCES consent_text
);
CREATE INDEX consent_account ON consent (account_id);
CREATE INDEX consent_purpose ON consent (purpose, version);
CREATE TABLE consent_withdrawal (
    consent_id   uuid PRIMARY KEY REFERENCES consent,
    withdrawn_at timestamptz NOT NULL,
    how          text NOT NULL
);
