-- One row once the first-run wizard was gone through: it is never open again.
CREATE TABLE installation (
    installation_id bigint PRIMARY KEY CONSTRAINT installation_single_check CHECK (installation_id = 1),
    languages       text NOT NULL,                      -- separated by blanks, the first is the standard
    set_up_at       timestamptz NOT NULL
);
