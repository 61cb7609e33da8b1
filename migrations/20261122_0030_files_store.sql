-- What lies in the store's folder, by its hash. A row is made after the bytes are on disk.
CREATE TABLE file_blob (
    content_hash text PRIMARY KEY CONSTRAINT file_blob_hash_check CHECK (content_hash LIKE 'sha256:%'),
    byte_count   bigint NOT NULL CONSTRAINT file_blob_byte_count_check CHECK (byte_count >= 0),
    media_type   text NOT NULL,                           -- by what the bytes are, not by the name
    created_at   timestamptz NOT NULL
);

-- What people see as a file: one row a version, the newest counts.
CREATE TABLE file_entry (
    file_id      uuid NOT NULL,
    version      bigint NOT NULL CONSTRAINT file_entry_version_check CHECK (version >= 1),
    content_hash text NOT NULL REFERENCES file_blob,
    name         text NOT NULL CONSTRAINT file_entry_name_check CHECK (name <> ''),
    owner_scope  text NOT NULL,                           -- whose quota it counts against
    uploaded_by  uuid,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (file_id, version)
);
CREATE INDEX file_entry_hash_idx ON file_entry (content_hash);
CREATE INDEX file_entry_scope_idx ON file_entry (owner_scope, file_id);

-- What each owner's files take, all versions.
CREATE TABLE file_usage (
    owner_scope text PRIMARY KEY,
    byte_count  bigint NOT NULL CONSTRAINT file_usage_byte_count_check CHECK (byte_count >= 0)
);
