-- What is measured. A row is one version of a method; a method that changes is a new row of the same code, so that an
-- old figure keeps the rule that it was found by.
CREATE TABLE indicator (
    code           text NOT NULL,                       -- 'M8'
    method_version bigint NOT NULL,                     -- 1, 2, …
    name_en        text NOT NULL,
    name_ru        text NOT NULL,
    block          text NOT NULL,                       -- 'members'
    block_en       text NOT NULL,
    block_ru       text NOT NULL,
    position       bigint NOT NULL,                     -- among all, for lists
    unit_kind      text NOT NULL CONSTRAINT indicator_unit_kind_check CHECK (unit_kind IN ('cluster', 'country')),
    kind           text NOT NULL CONSTRAINT indicator_kind_check CHECK (kind IN ('amount', 'count', 'rank', 'score',
                       'boolean', 'ordinal', 'nominal', 'set')),
    measure_unit   text NOT NULL,                       -- 'organisations'; '' for words
    measure_unit_ru text NOT NULL,
    polarity       text NOT NULL CONSTRAINT indicator_polarity_check CHECK (polarity IN ('higher', 'lower', 'neutral')),
    is_changeable  boolean NOT NULL,                    -- by the cluster's own work
    words          jsonb NOT NULL,                      -- levels (lowest first) or members of the set, with their names
    minimum        double precision,
    maximum        double precision,
    at_least       double precision,                    -- of a boolean that is found from a count
    combine        text NOT NULL CONSTRAINT indicator_combine_check
        CHECK (combine IN ('only', 'sum', 'mean', 'best', 'any', 'union')),
    method_en      text NOT NULL,                       -- what is counted and how
    method_ru      text NOT NULL,
    source         text NOT NULL,                       -- whose method it is
    disclosure_threshold bigint NOT NULL,               -- fewer organisations than this are not told of; 0: no limit
    valid_from     date NOT NULL,
    valid_to       date,                                -- the last day
    content_hash   text NOT NULL,                       -- of the method as it was given
    PRIMARY KEY (code, method_version),
    CONSTRAINT indicator_dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE UNIQUE INDEX indicator_valid_key ON indicator (code) WHERE valid_to IS NULL;

-- One value of one indicator for one unit and period, with where it comes from. What was observed is never changed: a
-- correction is a row that supersedes another. state, published_at and version follow observation_state.
CREATE TABLE observation (
    observation_id uuid PRIMARY KEY,
    indicator      text NOT NULL,
    method_version bigint NOT NULL,
    cluster_id     uuid REFERENCES cluster,
    country_code   text REFERENCES country,
    unit_key       text NOT NULL,                       -- 'cluster:0190…' or 'country:DE': the unit in one word
    period         text NOT NULL,                       -- '2026', '2026-01-12/2026-02-11'; '' where it is not known
    from_on        date,
    to_on          date,                                -- the last day
    edition        text NOT NULL,                       -- of a list that has editions: '2020-21'; else ''
    value          jsonb,                               -- a number, true or false, a word, a list of words
    absence        text CONSTRAINT observation_absence_check CHECK (absence IN ('not_available', 'suppressed')),
    absence_reason text NOT NULL,
    basis_count    bigint,                              -- organisations that a measured value is made of
    origin         text NOT NULL CONSTRAINT observation_origin_check CHECK (origin IN ('measured', 'declared', 'imported')),
    source_code    text NOT NULL,                       -- of the catalogue or feature that it comes from; may be ''
    source_title   text NOT NULL,
    source_publisher text NOT NULL,
    source_address text NOT NULL,                       -- 'https://…'; '' where there is none
    retrieved_on   date,                                -- the day on which the source said so
    file_id        uuid,                                -- the evidence, where it is kept here
    file_version   bigint,
    evidence_value text NOT NULL,                       -- what the evidence says, as it stands there; may be ''
    confidence     text NOT NULL CONSTRAINT observation_confidence_check CHECK (confidence IN ('high', 'medium', 'low')),
    note           text NOT NULL,                       -- how it was read, converted or inferred
    reason         text NOT NULL,                       -- why it was entered, in the person's words
    supersedes     uuid REFERENCES observation,
    import_id      uuid,
    content_hash   text NOT NULL,                       -- of all above but ids: equal observations have equal hashes
    state          text NOT NULL CONSTRAINT observation_state_word_check
        CHECK (state IN ('proposed', 'checked', 'published', 'superseded', 'refused')),
    proposed_by    uuid,                                -- an account; none: the program
    proposed_at    timestamptz NOT NULL,
    published_at   timestamptz,                         -- stays when it is superseded
    updated_at     timestamptz NOT NULL,
    version        bigint NOT NULL,
    FOREIGN KEY (indicator, method_version) REFERENCES indicator (code, method_version),
    CONSTRAINT observation_unit_check CHECK ((cluster_id IS NULL) <> (country_code IS NULL)),
    CONSTRAINT observation_value_check CHECK ((value IS NULL) = (absence IS NOT NULL)),
    CONSTRAINT observation_period_check CHECK ((from_on IS NULL) = (to_on IS NULL) AND (to_on IS NULL OR to_on >= from_on))
);
-- One figure of a cell at a time is what everybody sees.
CREATE UNIQUE INDEX observation_published_key ON observation (unit_key, indicator, period) WHERE state = 'published';
CREATE INDEX observation_cell ON observation (unit_key, indicator, period, observation_id);
CREATE INDEX observation_indicator ON observation (indicator, state, observation_id);
CREATE INDEX observation_state_idx ON observation (state, observation_id);
CREATE INDEX observation_supersedes ON observation (supersedes);
CREATE INDEX observation_proposed_by ON observation (proposed_by);
CREATE INDEX observation_file ON observation (file_id);

-- What became of an observation, in order; only ever added to.
CREATE TABLE observation_state (
    observation_id  uuid NOT NULL REFERENCES observation,
    position        bigint NOT NULL,                    -- 1, 2, …
    state           text NOT NULL CONSTRAINT observation_state_check
        CHECK (state IN ('proposed', 'checked', 'published', 'superseded', 'refused')),
    account_id      uuid,                               -- who did it; none: the program
    organisation_id uuid,                               -- acting for
    reason          text NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (observation_id, position)
);
CREATE INDEX observation_state_account ON observation_state (account_id);

-- Files of observations that are brought in: checked as a whole, then written as a whole.
CREATE TABLE observation_import (
    import_id      uuid PRIMARY KEY,
    file_name      text NOT NULL,
    state          text NOT NULL CONSTRAINT observation_import_state_check CHECK (state IN ('previewed', 'committed')),
    lines          jsonb NOT NULL,                      -- [{"line": 2, "cells": […], "action": …, "faults": […]}]
    line_count     bigint NOT NULL,
    new_count      bigint NOT NULL,
    revised_count  bigint NOT NULL,
    unchanged_count bigint NOT NULL,
    fault_count    bigint NOT NULL,
    created_by     uuid,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    version        bigint NOT NULL
);
CREATE INDEX observation_import_created_by ON observation_import (created_by);

-- What was brought in from the program's own data, by its hash, so that a start that finds it unchanged does nothing.
CREATE TABLE indicator_load (
    name         text PRIMARY KEY,                      -- 'catalogue'
    content_hash text NOT NULL,
    loaded_at    timestamptz NOT NULL
);

-- The directory's units by the words that people name them by, for those below it.
CREATE VIEW directory_unit_v (unit_kind, unit_key, unit_code, cluster_id, country_code, name_en, name_ru, operated) AS
    SELECT 'cluster', 'cluster:' || CAST(c.cluster_id AS text), c.code, c.cluster_id, NULL, c.name_en, c.name_ru, c.operated
    FROM cluster c
    UNION ALL
    SELECT 'country', 'country:' || n.country_code, n.country_code, NULL, n.country_code, n.name_en, n.name_ru, FALSE
    FROM country n;
