-- Clusters elsewhere whose signed figures are taken in. A key is trusted since somebody said so by bringing in the first
-- file of it.
CREATE TABLE exchange_partner (
    exchange_partner_id uuid PRIMARY KEY,
    name         text NOT NULL,                         -- as it is called here
    cluster_code text NOT NULL,                         -- of the one cluster that it speaks for
    public_key   text NOT NULL,                         -- Ed25519, base64url
    last_made_at timestamptz NOT NULL,                  -- when the newest file was made: older ones are refused
    trusted_by   uuid,                                  -- an account; none: the command line
    trusted_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX exchange_partner_key ON exchange_partner (public_key);
CREATE UNIQUE INDEX exchange_partner_cluster ON exchange_partner (cluster_code);
