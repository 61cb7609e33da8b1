-- What a year's dues are, for whom, and in which years. Rules are closed and followed by others, never changed.
CREATE TABLE dues_rule (
    dues_rule_id      uuid PRIMARY KEY,
    cluster_id        uuid NOT NULL REFERENCES cluster,
    type_code         text,                             -- none: every type
    organisation_kind text,                             -- none: every kind
    staff_min         bigint,                           -- with staff_max: a band of staff_count, both ends included
    staff_max         bigint,
    amount_minor      bigint NOT NULL CONSTRAINT dues_rule_amount_check CHECK (amount_minor >= 0),
    first_fee_minor   bigint NOT NULL CONSTRAINT dues_rule_first_fee_check CHECK (first_fee_minor >= 0),
    currency_code     text NOT NULL REFERENCES currency,
    proration         text NOT NULL CONSTRAINT dues_rule_proration_check CHECK (proration IN ('none', 'month', 'day')),
    waived_years      bigint,                           -- organisations up to this age pay nothing
    due_days          bigint NOT NULL,                  -- from the first day charged to the day due
    from_on           date NOT NULL,
    to_on             date,                             -- the last day
    created_at        timestamptz NOT NULL,
    version           bigint NOT NULL,
    CONSTRAINT dues_rule_dates_check CHECK (to_on IS NULL OR to_on >= from_on)
);
CREATE INDEX dues_rule_cluster ON dues_rule (cluster_id, from_on);

-- What one membership owes for one period.
CREATE TABLE dues (
    dues_id        uuid PRIMARY KEY,
    membership_id  uuid NOT NULL REFERENCES membership,
    payer_id       uuid NOT NULL REFERENCES organisation,
    period_first   date NOT NULL,
    period_last    date NOT NULL,
    amount_minor   bigint NOT NULL CONSTRAINT dues_amount_check CHECK (amount_minor >= 0),
    paid_minor     bigint NOT NULL CONSTRAINT dues_paid_check CHECK (paid_minor >= 0 AND paid_minor <= amount_minor),
    currency_code  text NOT NULL REFERENCES currency,
    dues_rule_id   uuid NOT NULL REFERENCES dues_rule,
    reasoning      jsonb NOT NULL,                      -- sentences: [{"en": …, "ru": …}]
    state          text NOT NULL CONSTRAINT dues_state_check CHECK (state IN ('draft', 'sent', 'part_paid', 'paid',
        'overdue', 'written_off', 'waived')),
    due_on         date NOT NULL,
    sent_on        date,
    settled_on     date,                                -- paid, written off or waived
    created_at     timestamptz NOT NULL,
    version        bigint NOT NULL
);
CREATE UNIQUE INDEX dues_period_key ON dues (membership_id, period_first);
CREATE INDEX dues_open ON dues (state, due_on);

CREATE TABLE dues_payment (
    dues_payment_id uuid PRIMARY KEY,
    dues_id        uuid NOT NULL REFERENCES dues,
    amount_minor   bigint NOT NULL CONSTRAINT dues_payment_amount_check CHECK (amount_minor <> 0),
    paid_on        date NOT NULL,
    reference      text NOT NULL,                       -- of the bank
    account_id     uuid,                                -- who recorded it
    recorded_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX dues_payment_reference_key ON dues_payment (dues_id, reference);
