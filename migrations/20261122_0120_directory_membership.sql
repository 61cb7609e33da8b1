-- What one can be a member as. Rows are dated: terms that change are a new row of the same code.
CREATE TABLE membership_type (
    membership_type_id uuid PRIMARY KEY,
    cluster_id   uuid NOT NULL REFERENCES cluster,
    code         text NOT NULL,
    name_en      text NOT NULL,
    name_ru      text NOT NULL,
    tier         text NOT NULL,                         -- the cluster's own word: 'core', 'associate', …
    benefits     jsonb NOT NULL,                        -- [{"en": …, "ru": …}]
    questions    jsonb NOT NULL,                        -- of the application's form
    notice_days  bigint NOT NULL,                       -- a reminder, before dues are due
    grace_days   bigint NOT NULL,                       -- from due to lapsed
    lapsed_days  bigint NOT NULL,                       -- from lapsed to ended
    from_on      date NOT NULL,
    to_on        date,                                  -- the last day on which one can apply for it
    created_at   timestamptz NOT NULL,
    version      bigint NOT NULL,
    CONSTRAINT membership_type_dates_check CHECK (to_on IS NULL OR to_on >= from_on)
);
CREATE UNIQUE INDEX membership_type_code_key ON membership_type (cluster_id, code, from_on);
CREATE UNIQUE INDEX membership_type_open_key ON membership_type (cluster_id, code) WHERE to_on IS NULL;

CREATE TABLE membership_application (
    application_id  uuid PRIMARY KEY,
    cluster_id      uuid NOT NULL REFERENCES cluster,
    membership_type_id uuid NOT NULL REFERENCES membership_type,
    organisation    jsonb NOT NULL,                     -- who applies, as they say
    organisation_id uuid REFERENCES organisation,       -- an organisation that is known here
    contact_name    text NOT NULL,
    contact_email   text NOT NULL,
    language        text NOT NULL
        CONSTRAINT membership_application_language_check CHECK (language IN ('en', 'ru')),
    answers         jsonb NOT NULL,
    state           text NOT NULL
        CONSTRAINT membership_application_state_check CHECK (state IN ('draft', 'submitted', 'in_review', 'more_asked',
            'accepted', 'refused', 'withdrawn')),
    account_id      uuid REFERENCES account,            -- who applies; none for a guest
    secret_hash     bytea NOT NULL,                     -- of the secret in the status address
    assignee_id     uuid REFERENCES account,
    created_at      timestamptz NOT NULL,
    submitted_at    timestamptz,
    decided_at      timestamptz,
    updated_at      timestamptz NOT NULL,
    version         bigint NOT NULL
);
CREATE INDEX membership_application_queue ON membership_application (cluster_id, state, application_id);
CREATE INDEX membership_application_account ON membership_application (account_id);

-- What happened to an application, in order. The applicant sees states with their reasons, and no notes.
CREATE TABLE membership_application_event (
    application_event_id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES membership_application,
    kind           text NOT NULL
        CONSTRAINT membership_application_event_kind_check CHECK (kind IN ('state', 'note', 'assigned')),
    state          text,
    text           text NOT NULL,
    account_id     uuid,
    recorded_at    timestamptz NOT NULL
);
CREATE INDEX membership_application_event_of ON membership_application_event (application_id, application_event_id);

-- One row an unbroken spell of an organisation in a cluster. begins_on to ended_on are worked out from the
-- history at each write to it; they are here to be searched by.
CREATE TABLE membership (
    membership_id   uuid PRIMARY KEY,
    cluster_id      uuid NOT NULL REFERENCES cluster,
    organisation_id uuid NOT NULL REFERENCES organisation,
    membership_type_id uuid NOT NULL REFERENCES membership_type,
    application_id  uuid REFERENCES membership_application,
    payer_id        uuid REFERENCES organisation,       -- who pays the dues; none: the member itself
    is_listed       boolean NOT NULL,                   -- in the listing that anybody sees
    begins_on       date NOT NULL,                      -- of its history
    joined_on       date,                               -- first day of being a member
    left_on         date,                               -- first day of being one no more: lapsed or ended
    ended_on        date,                               -- nothing can happen to it from here on
    created_at      timestamptz NOT NULL,
    version         bigint NOT NULL
);
CREATE UNIQUE INDEX membership_open_key ON membership (cluster_id, organisation_id) WHERE ended_on IS NULL;
CREATE INDEX membership_organisation ON membership (organisation_id);

-- Only ever added to: a correction is a row that takes the place of another.
CREATE TABLE membership_state (
    membership_state_id uuid PRIMARY KEY,
    membership_id  uuid NOT NULL REFERENCES membership,
    position       bigint NOT NULL,                     -- 1, 2, … in the order in which they were recorded
    state          text NOT NULL CONSTRAINT membership_state_check
        CHECK (state IN ('pending', 'active', 'grace', 'lapsed', 'suspended', 'ended')),
    from_on        date NOT NULL,
    cause          text NOT NULL,
    reason         text NOT NULL,
    supersedes     uuid REFERENCES membership_state,
    account_id     uuid,                                -- who recorded it; none: the program, by date
    recorded_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX membership_state_position_key ON membership_state (membership_id, position);
CREATE UNIQUE INDEX membership_state_supersedes_key ON membership_state (supersedes);

-- That a membership is officially confirmed, and by what.
CREATE TABLE membership_proof (
    membership_proof_id uuid PRIMARY KEY,
    membership_id  uuid NOT NULL REFERENCES membership,
    file_id        uuid,
    address        text,                                -- of a page that says so, where there is no file
    signed_on      date NOT NULL,
    confirmed_on   date NOT NULL,
    confirmed_by   uuid,
    withdrawn_on   date,                                -- the first day on which it counts no more
    withdrawn_reason text,
    recorded_at    timestamptz NOT NULL,
    version        bigint NOT NULL,
    CONSTRAINT membership_proof_source_check CHECK (file_id IS NOT NULL OR address IS NOT NULL)
);
CREATE INDEX membership_proof_membership ON membership_proof (membership_id);
