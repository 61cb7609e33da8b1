-- How many days before a year begins its dues are drawn up without being asked for; none: by hand.
ALTER TABLE membership_type ADD COLUMN renew_days bigint;

-- Which reminders of dues were sent: each step once.
CREATE TABLE dues_reminder (
    dues_id  uuid NOT NULL REFERENCES dues,
    step     text NOT NULL CONSTRAINT dues_reminder_step_check CHECK (step IN ('ahead', 'late')),
    sent_at  timestamptz NOT NULL,
    PRIMARY KEY (dues_id, step)
);
