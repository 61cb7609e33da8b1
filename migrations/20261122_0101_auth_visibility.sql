-- Who may see a record or field whose visibility is 'named'; a field of '' is the whole record.
CREATE TABLE visibility_grant (
    object_kind  text NOT NULL,
    object_id    uuid NOT NULL,
    field        text NOT NULL,
    grantee_kind text NOT NULL CONSTRAINT visibility_grant_grantee_check CHECK (grantee_kind IN ('account', 'organisation', 'group')),
    grantee_id   uuid NOT NULL,
    to_on        date,                                  -- the last day; none: until taken back
    PRIMARY KEY (object_kind, object_id, field, grantee_kind, grantee_id)
);
CREATE INDEX visibility_grant_grantee ON visibility_grant (grantee_kind, grantee_id);
