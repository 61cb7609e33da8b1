-- How often something was asked for in a span of time, by whom it is counted under: 'membership_application:192.0.2.7'.
CREATE TABLE use_counter (
    counter    text PRIMARY KEY,
    use_count  bigint NOT NULL,
    began_at   timestamptz NOT NULL
);
CREATE INDEX use_counter_began ON use_counter (began_at);
