-- One row per run that was asked for: waiting, at work, or ended.
CREATE TABLE job (
    job_id        uuid PRIMARY KEY,
    kind          text NOT NULL CONSTRAINT job_kind_check CHECK (kind <> ''),
    payload       jsonb NOT NULL,
    state         text NOT NULL CONSTRAINT job_state_check
                  CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    priority      bigint NOT NULL,
    run_at        timestamptz NOT NULL,                   -- not before
    unique_key    text,
    attempt_count bigint NOT NULL DEFAULT 0,              -- begun so far
    max_attempts  bigint NOT NULL CONSTRAINT job_max_attempts_check CHECK (max_attempts >= 1),
    lease_id      uuid,                                   -- of the runner that has it, new with each attempt
    lease_until   timestamptz,
    cancel_asked  boolean NOT NULL DEFAULT false,
    stage         text NOT NULL DEFAULT '',
    done_share    double precision NOT NULL DEFAULT 0 CONSTRAINT job_done_share_check
                  CHECK (done_share >= 0 AND done_share <= 1),
    result        jsonb,
    error         text NOT NULL DEFAULT '',               -- of the last attempt
    created_at    timestamptz NOT NULL,
    started_at    timestamptz,                            -- the last attempt
    ended_at      timestamptz,
    CONSTRAINT job_lease_check CHECK ((state = 'running') = (lease_id IS NOT NULL))
);
CREATE UNIQUE INDEX job_queued_key ON job (kind, unique_key) WHERE state = 'queued';
CREATE INDEX job_queued_idx ON job (priority DESC, run_at, job_id) WHERE state = 'queued';
CREATE INDEX job_queued_run_idx ON job (kind, run_at) WHERE state = 'queued';
CREATE INDEX job_running_idx ON job (lease_until) WHERE state = 'running';
CREATE INDEX job_running_key_idx ON job (kind, unique_key) WHERE state = 'running';
CREATE INDEX job_ended_idx ON job (state, ended_at);

-- When each job that runs again and again is due next.
CREATE TABLE job_schedule (
    name        text PRIMARY KEY,
    cron        text NOT NULL,
    zone        text NOT NULL,
    next_run_at timestamptz                               -- nothing when no day fits
);
