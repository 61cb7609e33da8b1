-- Words that rows refer to. The program fills these tables from its own data at start, and again when that changes.
CREATE TABLE country (
    country_code text PRIMARY KEY,                      -- ISO 3166-1 alpha-2
    alpha3       text NOT NULL,
    name_en      text NOT NULL,
    name_ru      text NOT NULL
);
CREATE TABLE currency (
    currency_code text PRIMARY KEY,                     -- ISO 4217
    minor_digits  bigint NOT NULL,                      -- 2: money is kept in hundredths
    name_en       text NOT NULL,
    name_ru       text NOT NULL
);
CREATE TABLE organisation_kind (
    kind         text PRIMARY KEY,                      -- 'clinic', 'production', …
    position     bigint NOT NULL,
    member_group text NOT NULL,                         -- of the study's indicator of diversity: 'clinics', …
    name_en      text NOT NULL,
    name_ru      text NOT NULL
);
CREATE TABLE specialisation (
    specialisation text PRIMARY KEY,
    position       bigint NOT NULL,
    nace           text NOT NULL,                       -- codes of NACE Rev. 2, separated by blanks
    isic           text NOT NULL,                       -- codes of ISIC Rev. 4
    name_en        text NOT NULL,
    name_ru        text NOT NULL
);

-- Clusters that are run here, and those of the world they are compared with.
CREATE TABLE cluster (
    cluster_id     uuid PRIMARY KEY,
    code           text NOT NULL,                       -- of the catalogue, or chosen: 'medicon-valley'
    operated       boolean NOT NULL,                    -- run here
    name_en        text NOT NULL,
    name_ru        text,
    name_key       text NOT NULL,                       -- both names, folded
    region         text,
    city           text,
    latitude       double precision,
    longitude      double precision,
    founded_year   bigint,
    initiative     text,                                -- 'public', 'private', 'mixed'
    website        text,
    description_en text,
    description_ru text,
    currency_code  text REFERENCES currency,            -- of its dues
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    version        bigint NOT NULL
);
CREATE UNIQUE INDEX cluster_code_key ON cluster (code);
CREATE INDEX cluster_name_key ON cluster (name_key, cluster_id);
CREATE TABLE cluster_country (
    cluster_id   uuid NOT NULL REFERENCES cluster,
    country_code text NOT NULL REFERENCES country,
    position     bigint NOT NULL,
    PRIMARY KEY (cluster_id, country_code)
);

CREATE TABLE organisation (
    organisation_id uuid PRIMARY KEY,
    name            text NOT NULL,                      -- as it is shown; other names are in organisation_name
    name_key        text NOT NULL,                      -- folded: what is searched and sorted by
    match_key       text NOT NULL,                      -- what duplicates are found by
    description_key text NOT NULL,                      -- both descriptions, folded
    kind            text NOT NULL REFERENCES organisation_kind,
    country_code    text NOT NULL REFERENCES country,   -- of its seat
    region          text,
    city            text,
    address         text,
    latitude        double precision,
    longitude       double precision,
    website         text,
    domain          text,                               -- of the website, for comparing: 'tilia.example'
    email           text,
    phone           text,
    ror_id          text,                               -- '03yrm5c26'
    registry_number text,                               -- of the company register of its country
    lei             text,
    founded_year    bigint,
    staff_count     bigint,
    description_en  text,
    description_ru  text,
    offers          text,
    needs           text,
    visibility      text NOT NULL,                      -- of the record: auth::Visibility
    field_visibility jsonb NOT NULL,                    -- {"email": "members"}: where a field differs from its default
    logo_file_id    uuid,
    ended_on        date,
    ended_reason    text,
    merged_into     uuid REFERENCES organisation,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    version         bigint NOT NULL,
    CONSTRAINT organisation_visibility_check CHECK (visibility IN ('public', 'signed_in', 'members', 'named', 'staff')),
    CONSTRAINT organisation_place_check CHECK ((latitude IS NULL) = (longitude IS NULL))
);
CREATE INDEX organisation_name_key ON organisation (name_key, organisation_id);
CREATE INDEX organisation_updated_at ON organisation (updated_at, organisation_id);
-- Counts and facets read this index and no row. It begins with what is seldom asked for, so that pages of a list keep to
-- the index of their order.
CREATE INDEX organisation_facets
    ON organisation (kind, country_code, visibility, ended_on, field_visibility, organisation_id);
CREATE INDEX organisation_match_key ON organisation (match_key);
CREATE INDEX organisation_domain ON organisation (domain);
-- Not unique: an error about a clash would tell of numbers that are hidden. Look-alikes are found before a record is made.
CREATE INDEX organisation_ror ON organisation (ror_id);
CREATE INDEX organisation_lei ON organisation (lei);
CREATE INDEX organisation_registry ON organisation (registry_number, country_code);
CREATE TABLE organisation_name (
    organisation_id uuid NOT NULL REFERENCES organisation,
    kind            text NOT NULL
        CONSTRAINT organisation_name_kind_check CHECK (kind IN ('legal', 'short', 'alias', 'former', 'label')),
    language        text NOT NULL,                      -- BCP 47; '' where it has none
    name            text NOT NULL,
    name_key        text NOT NULL,
    match_key       text NOT NULL,
    PRIMARY KEY (organisation_id, kind, language, name)
);
CREATE INDEX organisation_name_match_key ON organisation_name (match_key);
CREATE TABLE organisation_specialisation (
    organisation_id uuid NOT NULL REFERENCES organisation,
    specialisation  text NOT NULL REFERENCES specialisation,
    PRIMARY KEY (organisation_id, specialisation)
);
CREATE INDEX organisation_specialisation_word ON organisation_specialisation (specialisation, organisation_id);
-- Where it works besides its seat.
CREATE TABLE organisation_country (
    organisation_id uuid NOT NULL REFERENCES organisation,
    country_code    text NOT NULL REFERENCES country,
    PRIMARY KEY (organisation_id, country_code)
);
CREATE TABLE organisation_relation (
    organisation_relation_id uuid PRIMARY KEY,
    from_id uuid NOT NULL REFERENCES organisation,
    to_id   uuid NOT NULL REFERENCES organisation,
    kind    text NOT NULL
        CONSTRAINT organisation_relation_kind_check CHECK (kind IN ('owner_of', 'spin_off_of', 'supplier_to', 'part_of')),
    from_on date,
    to_on   date,
    CONSTRAINT organisation_relation_self_check CHECK (from_id <> to_id)
);
CREATE INDEX organisation_relation_from ON organisation_relation (from_id);
CREATE INDEX organisation_relation_to ON organisation_relation (to_id);

CREATE TABLE person (
    person_id    uuid PRIMARY KEY,
    account_id   uuid,                                  -- who signs in; none for contacts that do not
    given_name   text NOT NULL,
    family_name  text NOT NULL,
    name_key     text NOT NULL,
    title        text,                                  -- 'Dr', 'Prof.'
    email        text,
    email_key    text,
    phone        text,
    language     text NOT NULL CONSTRAINT person_language_check CHECK (language IN ('en', 'ru')),
    country_code text REFERENCES country,
    orcid        text,
    about        text,
    offers       text,
    needs        text,
    visibility   text NOT NULL,
    field_visibility jsonb NOT NULL,
    erased_at    timestamptz,                           -- a tombstone: nothing personal is left in the row
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    version      bigint NOT NULL,
    CONSTRAINT person_visibility_check CHECK (visibility IN ('public', 'signed_in', 'members', 'named', 'staff'))
);
CREATE INDEX person_name_key ON person (name_key, person_id);
-- For counts, as organisation_facets.
CREATE INDEX person_facets ON person (country_code, visibility, erased_at, account_id, person_id);
CREATE UNIQUE INDEX person_account_key ON person (account_id);
CREATE INDEX person_email_key ON person (email_key);

-- A person in an organisation; a person may have several at once. Who may edit an organisation and act for it is a
-- role_grant with that organisation as its scope.
CREATE TABLE affiliation (
    affiliation_id   uuid PRIMARY KEY,
    person_id        uuid NOT NULL REFERENCES person,
    organisation_id  uuid NOT NULL REFERENCES organisation,
    position         text,                              -- 'Head of oncology'
    is_contact       boolean NOT NULL,                  -- whom the cluster writes to
    from_on          date,
    to_on            date,                              -- the last day
    verified_by      uuid,
    version          bigint NOT NULL,
    CONSTRAINT affiliation_dates_check CHECK (to_on IS NULL OR from_on IS NULL OR to_on >= from_on)
);
CREATE INDEX affiliation_person ON affiliation (person_id);
CREATE INDEX affiliation_organisation ON affiliation (organisation_id, person_id);
