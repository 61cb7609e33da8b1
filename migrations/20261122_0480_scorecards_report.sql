-- Who gets the report of a cluster by mail.
CREATE TABLE report_subscription (
    account_id  uuid NOT NULL REFERENCES account,
    cluster_id  uuid NOT NULL REFERENCES cluster,
    frequency   text NOT NULL CONSTRAINT report_subscription_frequency_check CHECK (frequency IN ('monthly', 'quarterly')),
    sent_for    text NOT NULL,                          -- the month or quarter in which the last one was sent: '2026-11'
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, cluster_id)
);
CREATE INDEX report_subscription_cluster ON report_subscription (cluster_id);
