-- What somebody is in a scope: in the cluster as a whole (no scope), in one organisation, network or project.
CREATE TABLE role_grant (
    role_grant_id uuid PRIMARY KEY,
    account_id    uuid NOT NULL REFERENCES account,
    role          text NOT NULL
        CONSTRAINT role_grant_role_check CHECK (role IN ('patient', 'member_user', 'organisation_admin', 'cluster_staff',
            'board', 'authority', 'operator', 'investor', 'analyst')),
    scope_kind    text NOT NULL,                        -- 'cluster', 'organisation', …
    scope_id      uuid,                                 -- none: all of that kind
    from_on       date NOT NULL,
    to_on         date,                                 -- the last day; none: until further notice
    granted_by    uuid,
    CONSTRAINT role_grant_dates_check CHECK (to_on IS NULL OR to_on >= from_on)
);
CREATE INDEX role_grant_account ON role_grant (account_id);
