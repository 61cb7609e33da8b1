-- Sign-ins at an OpenID provider that were begun and have not come back yet.
CREATE TABLE oidc_attempt (
    state_hash bytea PRIMARY KEY,                       -- SHA-256; the state itself is in the browser alone
    nonce      text NOT NULL,
    verifier   text NOT NULL,
    expires_at timestamptz NOT NULL
);

-- Who an account is at a provider.
CREATE TABLE account_identity (
    issuer     text NOT NULL,
    subject    text NOT NULL,
    account_id uuid NOT NULL REFERENCES account,
    linked_at  timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX account_identity_account ON account_identity (account_id);
