-- A measured table as it stood: which units, which values, where each comes from. It is never changed.
CREATE TABLE scorecard_version (
    scorecard_version_id uuid PRIMARY KEY,
    title_en       text NOT NULL,
    title_ru       text NOT NULL,
    definition     text NOT NULL,                       -- id of the scorecard's definition
    cluster_id     uuid REFERENCES cluster,             -- whose it is; none: it came with the program
    content        text NOT NULL,                       -- the table as JSON, byte for byte
    content_hash   text NOT NULL,
    unit_count     bigint NOT NULL,
    indicator_count bigint NOT NULL,
    measured_count bigint NOT NULL,                     -- values by origin
    declared_count bigint NOT NULL,
    imported_count bigint NOT NULL,
    missing_count  bigint NOT NULL,
    is_publishable boolean NOT NULL,                    -- every value is published, so that everybody may see it
    note           text NOT NULL,                       -- how the units and periods were chosen
    frozen_by      uuid REFERENCES account,             -- none: it came with the program
    frozen_at      timestamptz NOT NULL
);
CREATE INDEX scorecard_version_cluster ON scorecard_version (cluster_id);

-- What the values of a version were taken from.
CREATE TABLE scorecard_version_observation (
    scorecard_version_id uuid NOT NULL REFERENCES scorecard_version ON DELETE CASCADE,
    observation_id uuid NOT NULL,
    PRIMARY KEY (scorecard_version_id, observation_id)
);

-- One run of a recipe on a version.
CREATE TABLE scorecard_run (
    scorecard_run_id uuid PRIMARY KEY,
    scorecard_version_id uuid NOT NULL REFERENCES scorecard_version,
    recipe         text NOT NULL,                       -- JSON with every choice written out
    recipe_hash    text NOT NULL,
    seed           bigint NOT NULL,
    build          text NOT NULL,                       -- version of the program; '' until it has run
    state          text NOT NULL CONSTRAINT scorecard_run_state_check
        CHECK (state IN ('queued', 'done', 'failed', 'cancelled')),
    job_id         uuid,                                -- says how far it is
    findings       text NOT NULL,                       -- findings.json, byte for byte; '' until it is done
    findings_hash  text NOT NULL,
    warnings       jsonb NOT NULL,
    group_count    bigint NOT NULL,
    error          text NOT NULL,
    made_by        uuid REFERENCES account,
    made_at        timestamptz NOT NULL,
    ended_at       timestamptz,
    version        bigint NOT NULL
);
CREATE INDEX scorecard_run_version ON scorecard_run (scorecard_version_id);

-- A run that has an address for ever.
CREATE TABLE study (
    study_id       uuid PRIMARY KEY,
    code           text NOT NULL,                       -- 'biomedical-clusters-2026'
    scorecard_run_id uuid NOT NULL REFERENCES scorecard_run,
    cluster_id     uuid REFERENCES cluster,
    title_en       text NOT NULL,
    title_ru       text NOT NULL,
    citation       text NOT NULL,
    state          text NOT NULL CONSTRAINT study_state_check
        CHECK (state IN ('proposed', 'published', 'superseded', 'withdrawn', 'refused')),
    supersedes     uuid REFERENCES study,               -- which it is to take the place of
    superseded_by  uuid REFERENCES study,
    reason         text NOT NULL,                       -- of the last step
    inputs_hash    text NOT NULL,                       -- of all that a study of the program is made of; '' for others
    proposed_by    uuid REFERENCES account,
    proposed_at    timestamptz NOT NULL,
    decided_by     uuid REFERENCES account,
    published_at   timestamptz,
    updated_at     timestamptz NOT NULL,
    version        bigint NOT NULL
);
CREATE UNIQUE INDEX study_code_key ON study (code);
CREATE INDEX study_published ON study (published_at);
