// Written by `npm run api` from the server's OpenAPI document.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite a person */
        post: operations["post_api_v1_accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: operations["get_api_v1_accounts_account_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles of an account */
        get: operations["get_api_v1_accounts_account_id_roles"];
        put?: never;
        /** Give a role */
        post: operations["post_api_v1_accounts_account_id_roles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend an account */
        post: operations["post_api_v1_accounts_account_id_suspension"];
        /** Resume an account */
        delete: operations["delete_api_v1_accounts_account_id_suspension"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done, the newest first */
        get: operations["get_api_v1_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clusters */
        get: operations["get_api_v1_clusters"];
        put?: never;
        /** Add a cluster that is run here */
        post: operations["post_api_v1_clusters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One cluster */
        get: operations["get_api_v1_clusters_cluster_id"];
        /** Change a cluster */
        put: operations["put_api_v1_clusters_cluster_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a cluster stands by the lists that others hold clusters to */
        get: operations["get_api_v1_clusters_cluster_id_checklists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/confirmed-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Officially confirmed members on a day */
        get: operations["get_api_v1_clusters_cluster_id_confirmed_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/dues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dues of all members */
        get: operations["get_api_v1_clusters_cluster_id_dues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/dues-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dues rules, closed ones too */
        get: operations["get_api_v1_clusters_cluster_id_dues_rules"];
        put?: never;
        /** Add a dues rule */
        post: operations["post_api_v1_clusters_cluster_id_dues_rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/dues-rules/{dues_rule_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a rule its last day */
        put: operations["put_api_v1_clusters_cluster_id_dues_rules_dues_rule_id_end"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its published figures, signed */
        get: operations["get_api_v1_clusters_cluster_id_exchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is published of a cluster and its countries, by indicator */
        get: operations["get_api_v1_clusters_cluster_id_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/measurements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Measure a cluster from its records */
        post: operations["post_api_v1_clusters_cluster_id_measurements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/measurements/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a measurement is */
        get: operations["get_api_v1_clusters_cluster_id_measurements_job_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is a member, and since when */
        get: operations["get_api_v1_clusters_cluster_id_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications to review, the oldest first */
        get: operations["get_api_v1_clusters_cluster_id_membership_applications"];
        put?: never;
        /** Apply for membership, with or without an account */
        post: operations["post_api_v1_clusters_cluster_id_membership_applications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What dates change today, in advance */
        get: operations["get_api_v1_clusters_cluster_id_membership_changes"];
        put?: never;
        /** Make the changes that dates bring */
        post: operations["post_api_v1_clusters_cluster_id_membership_changes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dues to remind of */
        get: operations["get_api_v1_clusters_cluster_id_membership_reminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-reports/churn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who left, year by year, and why */
        get: operations["get_api_v1_clusters_cluster_id_membership_reports_churn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-reports/diversity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of members, present and absent */
        get: operations["get_api_v1_clusters_cluster_id_membership_reports_diversity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-reports/dues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Billed, paid and overdue */
        get: operations["get_api_v1_clusters_cluster_id_membership_reports_dues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-reports/growth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Joined and left, month by month */
        get: operations["get_api_v1_clusters_cluster_id_membership_reports_growth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-reports/location": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members by country and region */
        get: operations["get_api_v1_clusters_cluster_id_membership_reports_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-reports/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members by type and tier */
        get: operations["get_api_v1_clusters_cluster_id_membership_reports_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one can be a member as */
        get: operations["get_api_v1_clusters_cluster_id_membership_types"];
        put?: never;
        /** Offer a type of membership */
        post: operations["post_api_v1_clusters_cluster_id_membership_types"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/membership-types/{membership_type_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One type of membership */
        get: operations["get_api_v1_clusters_cluster_id_membership_types_membership_type_id"];
        /** Change a type of membership */
        put: operations["put_api_v1_clusters_cluster_id_membership_types_membership_type_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Memberships with their states on a day */
        get: operations["get_api_v1_clusters_cluster_id_memberships"];
        put?: never;
        /** Admit an organisation */
        post: operations["post_api_v1_clusters_cluster_id_memberships"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/memberships/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Memberships on a day as a file */
        get: operations["get_api_v1_clusters_cluster_id_memberships_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A cluster's figures by period, and where studies put it */
        get: operations["get_api_v1_clusters_cluster_id_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a renewal would draw up */
        get: operations["get_api_v1_clusters_cluster_id_renewals"];
        put?: never;
        /** Draw up the dues of a period */
        post: operations["post_api_v1_clusters_cluster_id_renewals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{cluster_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every figure of a cluster with its source and year */
        get: operations["get_api_v1_clusters_cluster_id_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people are asked to agree to */
        get: operations["get_api_v1_consent_texts"];
        put?: never;
        /** Add a text to agree to */
        post: operations["post_api_v1_consent_texts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consents/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many agree to what */
        get: operations["get_api_v1_consents_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Countries */
        get: operations["get_api_v1_countries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/currencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Currencies */
        get: operations["get_api_v1_currencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dev/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails that went into the folder and nowhere else */
        get: operations["get_api_v1_dev_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests for erasure that are open */
        get: operations["get_api_v1_erasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{erasure_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to an erasure */
        post: operations["post_api_v1_erasures_erasure_id_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{erasure_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it would take and leave */
        get: operations["get_api_v1_erasures_erasure_id_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{erasure_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse an erasure */
        post: operations["post_api_v1_erasures_erasure_id_refusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes, as it changes (server-sent events) */
        get: operations["get_api_v1_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a partner's figures in as proposals */
        post: operations["post_api_v1_exchange_imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key that this installation signs with */
        get: operations["get_api_v1_exchange_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clusters elsewhere whose keys are known */
        get: operations["get_api_v1_exchange_partners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange/partners/{exchange_partner_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Trust a key no more */
        delete: operations["delete_api_v1_exchange_partners_exchange_partner_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who signed a file, and whether it holds */
        post: operations["post_api_v1_exchange_verifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a file */
        post: operations["post_api_v1_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a file */
        get: operations["get_api_v1_files_file_id"];
        put?: never;
        post?: never;
        /** Remove a file that nothing needs */
        delete: operations["delete_api_v1_files_file_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of a file, or a part of them */
        get: operations["get_api_v1_files_file_id_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Guests of one network, project or event */
        get: operations["get_api_v1_guests"];
        put?: never;
        /** Let a guest in */
        post: operations["post_api_v1_guests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_grant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a guest's stay */
        delete: operations["delete_api_v1_guests_guest_grant_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the stay of all guests there */
        post: operations["post_api_v1_guests_revocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, the newest first */
        get: operations["get_api_v1_imports"];
        put?: never;
        /** Upload a table of organisations or people */
        post: operations["post_api_v1_imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import */
        get: operations["get_api_v1_imports_import_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the job of an import */
        post: operations["post_api_v1_imports_import_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what single lines are to do */
        put: operations["put_api_v1_imports_import_id_choices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do what the preview said */
        post: operations["post_api_v1_imports_import_id_commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each line will do, or did */
        get: operations["get_api_v1_imports_import_id_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what the columns are */
        put: operations["put_api_v1_imports_import_id_mapping"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work out what each line would do */
        post: operations["post_api_v1_imports_import_id_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an import back */
        post: operations["post_api_v1_imports_import_id_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table to begin with */
        get: operations["get_api_v1_imports_sample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Indicators with the method in force */
        get: operations["get_api_v1_indicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of an indicator's method */
        get: operations["get_api_v1_indicators_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take up an invitation */
        post: operations["post_api_v1_invitations_redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails on their way, sent and failed */
        get: operations["get_api_v1_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{mail_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a failed mail again */
        post: operations["post_api_v1_mails_mail_id_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am and what I may do */
        get: operations["get_api_v1_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/acting-for": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Act for an organisation, or for myself */
        put: operations["put_api_v1_me_acting_for"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I did, the newest first */
        get: operations["get_api_v1_me_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I agreed to, and took back */
        get: operations["get_api_v1_me_consents"];
        put?: never;
        /** Agree to a text */
        post: operations["post_api_v1_me_consents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents/{consent_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a consent back */
        post: operations["post_api_v1_me_consents_consent_id_withdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How my erasure stands */
        get: operations["get_api_v1_me_erasure"];
        put?: never;
        /** Ask to be erased */
        post: operations["post_api_v1_me_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erasure/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What erasing me would take and leave */
        get: operations["get_api_v1_me_erasure_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erasure/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Think better of it */
        post: operations["post_api_v1_me_erasure_withdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My erasure, if I asked for one */
        get: operations["get_api_v1_me_erasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Copies of my data */
        get: operations["get_api_v1_me_exports"];
        put?: never;
        /** Ask for a copy of my data */
        post: operations["post_api_v1_me_exports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports/{data_export_id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A copy of my data, to keep */
        get: operations["get_api_v1_me_exports_data_export_id_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I am told, with the number of unread ones */
        get: operations["get_api_v1_me_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices/{notice_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notice as read */
        post: operations["post_api_v1_me_notices_notice_id_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all my notices as read */
        post: operations["post_api_v1_me_notices_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which channels I am told of what */
        get: operations["get_api_v1_me_notification_settings"];
        /** Choose the channels of some kinds */
        put: operations["put_api_v1_me_notification_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I work and whom I may act for */
        get: operations["get_api_v1_me_organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change my password */
        post: operations["post_api_v1_me_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at what is about me */
        get: operations["get_api_v1_me_reads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/report-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports that one gets by mail */
        get: operations["get_api_v1_me_report_subscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/report-subscriptions/{cluster_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Get a cluster's report by mail */
        put: operations["put_api_v1_me_report_subscriptions_cluster_id"];
        post?: never;
        /** Get a cluster's report no more */
        delete: operations["delete_api_v1_me_report_subscriptions_cluster_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am signed in */
        get: operations["get_api_v1_me_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions */
        delete: operations["delete_api_v1_me_sessions_session_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My tokens for programs */
        get: operations["get_api_v1_me_tokens"];
        put?: never;
        /** Make a token for a program */
        post: operations["post_api_v1_me_tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token */
        delete: operations["delete_api_v1_me_tokens_token_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a second factor */
        post: operations["post_api_v1_me_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put it in force */
        post: operations["post_api_v1_me_totp_confirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it away */
        post: operations["post_api_v1_me_totp_removal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/membership-applications/{application_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An application, for its applicant and its reviewers */
        get: operations["get_api_v1_membership_applications_application_id"];
        /** Change a draft, or answer what was asked */
        put: operations["put_api_v1_membership_applications_application_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/membership-applications/{application_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Accept, and open the membership */
        put: operations["put_api_v1_membership_applications_application_id_acceptance"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/membership-applications/{application_id}/assignee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say who reviews it */
        put: operations["put_api_v1_membership_applications_application_id_assignee"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/membership-applications/{application_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to an application */
        get: operations["get_api_v1_membership_applications_application_id_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/membership-applications/{application_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note something for the reviewers */
        post: operations["post_api_v1_membership_applications_application_id_notes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/membership-applications/{application_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Submit, withdraw, take into review, ask for more, refuse */
        put: operations["put_api_v1_membership_applications_application_id_state"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One membership on a day */
        get: operations["get_api_v1_memberships_membership_id"];
        /** Change type, payer or listing */
        put: operations["put_api_v1_memberships_membership_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/dues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dues of one membership */
        get: operations["get_api_v1_memberships_membership_id_dues"];
        put?: never;
        /** Draw up dues */
        post: operations["post_api_v1_memberships_membership_id_dues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/dues/{dues_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One period's dues */
        get: operations["get_api_v1_memberships_membership_id_dues_dues_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/dues/{dues_id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments */
        get: operations["get_api_v1_memberships_membership_id_dues_dues_id_payments"];
        put?: never;
        /** Record a payment */
        post: operations["post_api_v1_memberships_membership_id_dues_dues_id_payments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/dues/{dues_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark as sent, write off, waive */
        put: operations["put_api_v1_memberships_membership_id_dues_dues_id_state"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/dues/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would be owed for a period, and why */
        get: operations["get_api_v1_memberships_membership_id_dues_assessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/inheritance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose rights come from it, and whose do not */
        get: operations["get_api_v1_memberships_membership_id_inheritance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By what it is confirmed */
        get: operations["get_api_v1_memberships_membership_id_proofs"];
        put?: never;
        /** Confirm it officially */
        post: operations["post_api_v1_memberships_membership_id_proofs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/proofs/{membership_proof_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Withdraw a proof */
        put: operations["put_api_v1_memberships_membership_id_proofs_membership_proof_id_withdrawal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add a state, or correct one */
        put: operations["put_api_v1_memberships_membership_id_state"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its history, corrections included */
        get: operations["get_api_v1_memberships_membership_id_states"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observation-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload observations and see what they would do */
        post: operations["post_api_v1_observation_imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observation-imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An import of observations */
        get: operations["get_api_v1_observation_imports_import_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observation-imports/{import_id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter all of its lines as proposals, or none */
        post: operations["post_api_v1_observation_imports_import_id_commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observation-imports/{import_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each of its lines would do */
        get: operations["get_api_v1_observation_imports_import_id_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Observations */
        get: operations["get_api_v1_observations"];
        put?: never;
        /** Enter an observation */
        post: operations["post_api_v1_observations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/{observation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One observation */
        get: operations["get_api_v1_observations_observation_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/{observation_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a proposal is right */
        post: operations["post_api_v1_observations_observation_id_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/{observation_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of an observation */
        get: operations["get_api_v1_observations_observation_id_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/{observation_id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish what was checked */
        post: operations["post_api_v1_observations_observation_id_publication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/{observation_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a proposal */
        post: operations["post_api_v1_observations_observation_id_refusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Observations as a file that can be imported */
        get: operations["get_api_v1_observations_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many are measured, declared and imported */
        get: operations["get_api_v1_observations_shares"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check, publish or refuse several */
        post: operations["post_api_v1_observations_steps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observatory/classify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What kind of structure the answers tell of */
        post: operations["post_api_v1_observatory_classify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observatory/definition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The features that tell clusters from other structures */
        get: operations["get_api_v1_observatory_definition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observatory/effects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who gains what from a cluster, with the literature */
        get: operations["get_api_v1_observatory_effects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observatory/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The success factors and their checks */
        get: operations["get_api_v1_observatory_factors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observatory/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The target models and their checks */
        get: operations["get_api_v1_observatory_models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observatory/practices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What clusters do, by success factor */
        get: operations["get_api_v1_observatory_practices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observatory/references": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The literature as CSL-JSON */
        get: operations["get_api_v1_observatory_references"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observatory/units/{unit}/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the published studies put a cluster */
        get: operations["get_api_v1_observatory_units_unit_standings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends the browser back to */
        get: operations["get_api_v1_oidc_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oidc/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign in at the provider */
        get: operations["get_api_v1_oidc_sign_in"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oidc/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out here, and learn where to do so there */
        post: operations["post_api_v1_oidc_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of organisations */
        get: operations["get_api_v1_organisation_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations */
        get: operations["get_api_v1_organisations"];
        put?: never;
        /** Add an organisation */
        post: operations["post_api_v1_organisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation */
        get: operations["get_api_v1_organisations_organisation_id"];
        /** Change an organisation */
        put: operations["put_api_v1_organisations_organisation_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** End an organisation */
        put: operations["put_api_v1_organisations_organisation_id_end"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a duplicate into another */
        post: operations["post_api_v1_organisations_organisation_id_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is named as a reader of it */
        get: operations["get_api_v1_organisations_organisation_id_readers"];
        /** Name its readers */
        put: operations["put_api_v1_organisations_organisation_id_readers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it is to others */
        get: operations["get_api_v1_organisations_organisation_id_relations"];
        put?: never;
        /** Add a relation */
        post: operations["post_api_v1_organisations_organisation_id_relations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/relations/{relation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a relation away */
        delete: operations["delete_api_v1_organisations_organisation_id_relations_relation_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change many organisations */
        post: operations["post_api_v1_organisations_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations as a file */
        get: operations["get_api_v1_organisations_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations as GeoJSON */
        get: operations["get_api_v1_organisations_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Organisations that may be the same */
        post: operations["post_api_v1_organisations_similar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passwords/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the way to a new password mailed */
        post: operations["post_api_v1_passwords_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passwords/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by a mailed secret */
        post: operations["post_api_v1_passwords_redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People */
        get: operations["get_api_v1_people"];
        put?: never;
        /** Add a person */
        post: operations["post_api_v1_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: operations["get_api_v1_people_person_id"];
        /** Change a person */
        put: operations["put_api_v1_people_person_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say who signs in as the person */
        put: operations["put_api_v1_people_person_id_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/affiliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add to an organisation */
        post: operations["post_api_v1_people_person_id_affiliations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/affiliations/{affiliation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an affiliation */
        put: operations["put_api_v1_people_person_id_affiliations_affiliation_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase all that is personal */
        post: operations["post_api_v1_people_person_id_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is named as a reader of it */
        get: operations["get_api_v1_people_person_id_readers"];
        /** Name its readers */
        put: operations["put_api_v1_people_person_id_readers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People as a file */
        get: operations["get_api_v1_people_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long things are kept, and what would go */
        get: operations["get_api_v1_retention"];
        put?: never;
        /** Set how long things are kept */
        post: operations["post_api_v1_retention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles and what each may do */
        get: operations["get_api_v1_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{role_grant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a role */
        delete: operations["delete_api_v1_roles_role_grant_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecard-runs/{scorecard_run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run; how far it is, its job says */
        get: operations["get_api_v1_scorecard_runs_scorecard_run_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecard-runs/{scorecard_run_id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of it in one file, for `vallis study rerun` */
        get: operations["get_api_v1_scorecard_runs_scorecard_run_id_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecard-runs/{scorecard_run_id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run */
        post: operations["post_api_v1_scorecard_runs_scorecard_run_id_cancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecard-runs/{scorecard_run_id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What two runs differ by: data, method, seed or build, and the result */
        get: operations["get_api_v1_scorecard_runs_scorecard_run_id_comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecard-runs/{scorecard_run_id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it found, byte for byte */
        get: operations["get_api_v1_scorecard_runs_scorecard_run_id_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecard-runs/{scorecard_run_id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a run is */
        get: operations["get_api_v1_scorecard_runs_scorecard_run_id_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Frozen tables that one may see, the newest first */
        get: operations["get_api_v1_scorecards"];
        put?: never;
        /** Freeze what was observed */
        post: operations["post_api_v1_scorecards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecards/{scorecard_version_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A frozen table */
        get: operations["get_api_v1_scorecards_scorecard_version_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecards/{scorecard_version_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its units, values and sources */
        get: operations["get_api_v1_scorecards_scorecard_version_id_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecards/{scorecard_version_id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs on it, the newest first */
        get: operations["get_api_v1_scorecards_scorecard_version_id_runs"];
        put?: never;
        /** Run the recipe on it, with members that differ */
        post: operations["post_api_v1_scorecards_scorecard_version_id_runs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecards/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What freezing would hold; writes nothing */
        post: operations["post_api_v1_scorecards_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find things of all kinds by words */
        get: operations["get_api_v1_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether I am signed in, and who I am */
        get: operations["get_api_v1_session"];
        put?: never;
        /** Sign in */
        post: operations["post_api_v1_session"];
        /** Sign out */
        delete: operations["delete_api_v1_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server must be set up first */
        get: operations["get_api_v1_setup"];
        put?: never;
        /** Set the server up, once */
        post: operations["post_api_v1_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/specialisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What organisations do */
        get: operations["get_api_v1_specialisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published studies, the newest first */
        get: operations["get_api_v1_studies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A published study by its id, its code, or 'current' */
        get: operations["get_api_v1_studies_study"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of it in one file, for `vallis study rerun` */
        get: operations["get_api_v1_studies_study_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two to ten units side by side */
        get: operations["get_api_v1_studies_study_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/counterfactual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The smallest changes that reach a goal */
        post: operations["post_api_v1_studies_study_counterfactual"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Success factors of a unit, or all practices by factor */
        get: operations["get_api_v1_studies_study_factors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it found, byte for byte (findings.schema.json) */
        get: operations["get_api_v1_studies_study_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/recompute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The study by another recipe */
        post: operations["post_api_v1_studies_study_recompute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/scorecard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units, indicators, and every value with its source */
        get: operations["get_api_v1_studies_study_scorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/scorecard.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV, a row a value */
        get: operations["get_api_v1_studies_study_scorecard_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/scorecard.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as XLSX */
        get: operations["get_api_v1_studies_study_scorecard_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/units.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units as points with group, score and rank */
        get: operations["get_api_v1_studies_study_units_geojson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit: values, group, rank, neighbours, strengths */
        get: operations["get_api_v1_studies_study_units_unit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{study}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A unit after some of its indicators are changed */
        post: operations["post_api_v1_studies_study_what_if"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Studies that are proposed, published or ended, the latest change first */
        get: operations["get_api_v1_study_proposals"];
        put?: never;
        /** Ask the board to publish a run */
        post: operations["post_api_v1_study_proposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study-proposals/{study_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A study at any step */
        get: operations["get_api_v1_study_proposals_study_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study-proposals/{study_id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Publish it */
        put: operations["put_api_v1_study_proposals_study_id_publication"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study-proposals/{study_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Refuse it */
        put: operations["put_api_v1_study_proposals_study_id_refusal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study-proposals/{study_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Withdraw it from the public */
        put: operations["put_api_v1_study_proposals_study_id_withdrawal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unsubscribe/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn mails of a kind off (RFC 8058) */
        post: operations["post_api_v1_unsubscribe_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that are told what happens */
        get: operations["get_api_v1_webhooks"];
        put?: never;
        /** Add an address */
        post: operations["post_api_v1_webhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["get_api_v1_webhooks_webhook_id"];
        /** Change it, pause it, switch it on again */
        put: operations["put_api_v1_webhooks_webhook_id"];
        post?: never;
        /** Delete it with the log of its deliveries */
        delete: operations["delete_api_v1_webhooks_webhook_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to it */
        get: operations["get_api_v1_webhooks_webhook_id_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457. */
        Problem: {
            /** @description For the person who reads it. */
            detail?: string;
            errors?: {
                detail?: string;
                pointer?: string;
            }[];
            /** @description Leads to the server's log. */
            request_id?: string;
            status: number;
            title: string;
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    post_api_v1_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    language: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: date-time */
                            created_at: string;
                            email?: string | null;
                            language: string;
                            name: string;
                            /** @enum {string} */
                            state: "invited" | "active" | "suspended" | "erased";
                            version: number;
                        };
                        ticket: string;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_accounts_account_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        language: string;
                        name: string;
                        /** @enum {string} */
                        state: "invited" | "active" | "suspended" | "erased";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_accounts_account_id_roles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: date */
                            from_on: string;
                            /** @enum {string} */
                            role: "patient" | "member_user" | "organisation_admin" | "cluster_staff" | "board" | "authority" | "operator" | "investor" | "analyst";
                            /** Format: uuid */
                            role_grant_id: string;
                            /** Format: uuid */
                            scope_id?: string | null;
                            scope_kind: string;
                            /** Format: date */
                            to_on?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_accounts_account_id_roles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from_on: string;
                    /** @enum {string} */
                    role: "patient" | "member_user" | "organisation_admin" | "cluster_staff" | "board" | "authority" | "operator" | "investor" | "analyst";
                    /** Format: uuid */
                    scope_id?: string | null;
                    scope_kind: string;
                    /** Format: date */
                    to_on?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date */
                        from_on: string;
                        /** @enum {string} */
                        role: "patient" | "member_user" | "organisation_admin" | "cluster_staff" | "board" | "authority" | "operator" | "investor" | "analyst";
                        /** Format: uuid */
                        role_grant_id: string;
                        /** Format: uuid */
                        scope_id?: string | null;
                        scope_kind: string;
                        /** Format: date */
                        to_on?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_accounts_account_id_suspension: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_accounts_account_id_suspension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_audit: {
        parameters: {
            query?: {
                /** @description Done by this account. */
                account?: string;
                /** @description At or after this moment. */
                from?: string;
                /** @description About this one. */
                object_id?: string;
                /** @description Of this kind of thing, such as account. */
                object_kind?: string;
                /** @description Before this moment. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id?: string | null;
                            after_value?: unknown;
                            before_value?: unknown;
                            erased: boolean;
                            object_id: string;
                            object_kind: string;
                            /** Format: date-time */
                            occurred_at: string;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            reason: string;
                            request_id: string;
                            scope: string;
                            sequence: number;
                            verb: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters: {
        parameters: {
            query?: {
                /** @description One of its countries, ISO 3166-1 alpha-2. */
                country?: string[];
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Fields whose values are counted, separated by commas: country. */
                facets?: string;
                /** @description Members of each item, separated by commas; all where absent. */
                fields?: string;
                /** @description Items of a page. */
                limit?: number;
                /** @description true: those that are run here; false: the world's. */
                operated?: string[];
                /** @description Words that a name holds, in any spelling of either alphabet. */
                q?: string[];
                /** @description Order of the items. */
                sort?: "name" | "-name";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            city?: string | null;
                            /** Format: uuid */
                            cluster_id: string;
                            code: string;
                            countries: string[];
                            /** Format: date-time */
                            created_at: string;
                            currency_code?: string | null;
                            description_en?: string | null;
                            description_ru?: string | null;
                            founded_year?: number | null;
                            /** @enum {string|null} */
                            initiative?: "public" | "private" | "mixed" | null;
                            latitude?: number | null;
                            longitude?: number | null;
                            name_en: string;
                            name_ru?: string | null;
                            operated: boolean;
                            region?: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            version: number;
                            website?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_clusters: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    city?: string | null;
                    /** @description Lower-case letters, digits and hyphens. */
                    code: string;
                    /** @description ISO 3166-1 alpha-2, the main one first. */
                    countries: string[];
                    /** @description ISO 4217, of its dues. */
                    currency_code?: string | null;
                    description_en?: string | null;
                    description_ru?: string | null;
                    founded_year?: number | null;
                    /** @enum {string|null} */
                    initiative?: "public" | "private" | "mixed" | null;
                    /** @description Degrees, WGS 84. */
                    latitude?: number | null;
                    /** @description Degrees, WGS 84. */
                    longitude?: number | null;
                    name_en: string;
                    name_ru?: string | null;
                    region?: string | null;
                    website?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        city?: string | null;
                        /** Format: uuid */
                        cluster_id: string;
                        code: string;
                        countries: string[];
                        /** Format: date-time */
                        created_at: string;
                        currency_code?: string | null;
                        description_en?: string | null;
                        description_ru?: string | null;
                        founded_year?: number | null;
                        /** @enum {string|null} */
                        initiative?: "public" | "private" | "mixed" | null;
                        latitude?: number | null;
                        longitude?: number | null;
                        name_en: string;
                        name_ru?: string | null;
                        operated: boolean;
                        region?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        website?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        city?: string | null;
                        /** Format: uuid */
                        cluster_id: string;
                        code: string;
                        countries: string[];
                        /** Format: date-time */
                        created_at: string;
                        currency_code?: string | null;
                        description_en?: string | null;
                        description_ru?: string | null;
                        founded_year?: number | null;
                        /** @enum {string|null} */
                        initiative?: "public" | "private" | "mixed" | null;
                        latitude?: number | null;
                        longitude?: number | null;
                        name_en: string;
                        name_ru?: string | null;
                        operated: boolean;
                        region?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        website?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_clusters_cluster_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    city?: string | null;
                    /** @description Lower-case letters, digits and hyphens. */
                    code: string;
                    /** @description ISO 3166-1 alpha-2, the main one first. */
                    countries: string[];
                    /** @description ISO 4217, of its dues. */
                    currency_code?: string | null;
                    description_en?: string | null;
                    description_ru?: string | null;
                    founded_year?: number | null;
                    /** @enum {string|null} */
                    initiative?: "public" | "private" | "mixed" | null;
                    /** @description Degrees, WGS 84. */
                    latitude?: number | null;
                    /** @description Degrees, WGS 84. */
                    longitude?: number | null;
                    name_en: string;
                    name_ru?: string | null;
                    region?: string | null;
                    website?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        city?: string | null;
                        /** Format: uuid */
                        cluster_id: string;
                        code: string;
                        countries: string[];
                        /** Format: date-time */
                        created_at: string;
                        currency_code?: string | null;
                        description_en?: string | null;
                        description_ru?: string | null;
                        founded_year?: number | null;
                        /** @enum {string|null} */
                        initiative?: "public" | "private" | "mixed" | null;
                        latitude?: number | null;
                        longitude?: number | null;
                        name_en: string;
                        name_ru?: string | null;
                        operated: boolean;
                        region?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        website?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_checklists: {
        parameters: {
            query?: {
                /** @description The day that is asked about; today where absent. */
                on?: string;
            };
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            about: {
                                en: string;
                                ru: string;
                            };
                            bars: {
                                criteria: {
                                    evidence: {
                                        asked: string;
                                        /** @enum {string|null} */
                                        confidence?: "high" | "medium" | "low" | null;
                                        decides: boolean;
                                        indicator: string;
                                        name_en: string;
                                        name_ru: string;
                                        /** Format: uuid */
                                        observation_id?: string | null;
                                        /** @enum {string|null} */
                                        origin?: "measured" | "declared" | "imported" | null;
                                        period: string;
                                        source_address: string;
                                        source_title: string;
                                        value?: unknown;
                                        /** @enum {string} */
                                        verdict: "met" | "not_met" | "not_known";
                                    }[];
                                    id: string;
                                    note?: {
                                        en: string;
                                        ru: string;
                                    } | null;
                                    sources: string[];
                                    statement: {
                                        en: string;
                                        ru: string;
                                    };
                                    /** @enum {string} */
                                    verdict: "met" | "not_met" | "not_known";
                                    /** @enum {string} */
                                    wording: "from_source" | "not_in_our_sources";
                                }[];
                                id: string;
                                label: {
                                    en: string;
                                    ru: string;
                                };
                                met_count: number;
                                not_known_count: number;
                                not_met_count: number;
                                /** @enum {string} */
                                verdict: "met" | "not_met" | "not_known";
                            }[];
                            id: string;
                            /** Format: date */
                            in_force_from?: string | null;
                            in_force_note: {
                                en: string;
                                ru: string;
                            };
                            /** Format: date */
                            in_force_to?: string | null;
                            label: {
                                en: string;
                                ru: string;
                            };
                            /** Format: date */
                            on: string;
                            sources: {
                                address: string;
                                id: string;
                                note: string;
                                publisher: string;
                                /** Format: date */
                                retrieved_on: string;
                                title: string;
                            }[];
                            version: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_confirmed_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_dues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            amount_minor: number;
                            currency_code: string;
                            /** Format: date */
                            due_on: string;
                            /** Format: uuid */
                            dues_id: string;
                            /** Format: uuid */
                            dues_rule_id: string;
                            /** Format: uuid */
                            membership_id: string;
                            /** Format: uuid */
                            organisation_id: string;
                            organisation_name: string;
                            paid_minor: number;
                            /** Format: uuid */
                            payer_id: string;
                            /** Format: date */
                            period_first: string;
                            /** Format: date */
                            period_last: string;
                            reasoning: {
                                en: string;
                                ru: string;
                            }[];
                            /** Format: date */
                            sent_on?: string | null;
                            /** Format: date */
                            settled_on?: string | null;
                            /** @enum {string} */
                            state: "draft" | "sent" | "part_paid" | "paid" | "overdue" | "written_off" | "waived";
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_dues_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            amount_minor: number;
                            currency_code: string;
                            due_days: number;
                            /** Format: uuid */
                            dues_rule_id: string;
                            first_fee_minor: number;
                            /** Format: date */
                            from_on: string;
                            minor_digits: number;
                            organisation_kind?: string | null;
                            /** @enum {string} */
                            proration: "none" | "month" | "day";
                            staff_max?: number | null;
                            staff_min?: number | null;
                            /** Format: date */
                            to_on?: string | null;
                            type_code?: string | null;
                            version: number;
                            waived_years?: number | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_clusters_cluster_id_dues_rules: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description for a whole period */
                    amount_minor: number;
                    currency_code: string;
                    due_days: number;
                    first_fee_minor: number;
                    /** Format: date */
                    from_on: string;
                    organisation_kind?: string | null;
                    /** @enum {string} */
                    proration: "none" | "month" | "day";
                    staff_max?: number | null;
                    staff_min?: number | null;
                    /** Format: date */
                    to_on?: string | null;
                    type_code?: string | null;
                    waived_years?: number | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount_minor: number;
                        currency_code: string;
                        due_days: number;
                        /** Format: uuid */
                        dues_rule_id: string;
                        first_fee_minor: number;
                        /** Format: date */
                        from_on: string;
                        minor_digits: number;
                        organisation_kind?: string | null;
                        /** @enum {string} */
                        proration: "none" | "month" | "day";
                        staff_max?: number | null;
                        staff_min?: number | null;
                        /** Format: date */
                        to_on?: string | null;
                        type_code?: string | null;
                        version: number;
                        waived_years?: number | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_clusters_cluster_id_dues_rules_dues_rule_id_end: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                cluster_id: string;
                dues_rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    to_on: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount_minor: number;
                        currency_code: string;
                        due_days: number;
                        /** Format: uuid */
                        dues_rule_id: string;
                        first_fee_minor: number;
                        /** Format: date */
                        from_on: string;
                        minor_digits: number;
                        organisation_kind?: string | null;
                        /** @enum {string} */
                        proration: "none" | "month" | "day";
                        staff_max?: number | null;
                        staff_min?: number | null;
                        /** Format: date */
                        to_on?: string | null;
                        type_code?: string | null;
                        version: number;
                        waived_years?: number | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_figures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            block: string;
                            /** @enum {string} */
                            combine: "only" | "sum" | "mean" | "best" | "any" | "union";
                            combine_en: string;
                            combine_ru: string;
                            indicator: string;
                            name_en: string;
                            name_ru: string;
                            observations: {
                                /** @enum {string|null} */
                                absence?: "not_available" | "suppressed" | null;
                                absence_reason: string;
                                basis_count?: number | null;
                                /** Format: uuid */
                                cluster_id?: string | null;
                                /** @enum {string} */
                                confidence: "high" | "medium" | "low";
                                content_hash: string;
                                country_code?: string | null;
                                edition: string;
                                evidence_value: string;
                                /** Format: uuid */
                                file_id?: string | null;
                                file_version?: number | null;
                                /** Format: date */
                                from_on?: string | null;
                                indicator: string;
                                method_version: number;
                                note: string;
                                /** Format: uuid */
                                observation_id: string;
                                /** @enum {string} */
                                origin: "measured" | "declared" | "imported";
                                period: string;
                                /** Format: date-time */
                                proposed_at: string;
                                /** Format: uuid */
                                proposed_by?: string | null;
                                /** Format: date-time */
                                published_at?: string | null;
                                reason: string;
                                /** Format: date */
                                retrieved_on?: string | null;
                                source_address: string;
                                source_code: string;
                                source_publisher: string;
                                source_title: string;
                                /** @enum {string} */
                                state: "proposed" | "checked" | "published" | "superseded" | "refused";
                                /** Format: uuid */
                                supersedes?: string | null;
                                /** Format: date */
                                to_on?: string | null;
                                unit_code: string;
                                /** @enum {string} */
                                unit_kind: "cluster" | "country";
                                unit_name_en: string;
                                unit_name_ru?: string | null;
                                /** Format: date-time */
                                updated_at: string;
                                value?: unknown;
                                version: number;
                            }[];
                            /** @enum {string} */
                            unit_kind: "cluster" | "country";
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_clusters_cluster_id_measurements: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    period: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cluster_id: string;
                        done_share: number;
                        error: string;
                        /** Format: uuid */
                        job_id: string;
                        period: string;
                        result?: unknown;
                        stage: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_measurements_job_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cluster_id: string;
                        done_share: number;
                        error: string;
                        /** Format: uuid */
                        job_id: string;
                        period: string;
                        result?: unknown;
                        stage: string;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled";
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            country_code: string;
                            kind: string;
                            /** Format: date */
                            member_since: string;
                            name: string;
                            /** Format: uuid */
                            organisation_id: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_applications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id?: string | null;
                            answers: unknown;
                            /** Format: uuid */
                            application_id: string;
                            /** Format: uuid */
                            assignee_id?: string | null;
                            /** Format: uuid */
                            cluster_id: string;
                            contact_email: string;
                            contact_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            decided_at?: string | null;
                            language: string;
                            /** Format: uuid */
                            membership_type_id: string;
                            organisation: unknown;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "in_review" | "more_asked" | "accepted" | "refused" | "withdrawn";
                            /** Format: date-time */
                            submitted_at?: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_clusters_cluster_id_membership_applications: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: unknown;
                    contact_email: string;
                    contact_name: string;
                    language: string;
                    /** Format: uuid */
                    membership_type_id: string;
                    organisation: {
                        address?: string | null;
                        city?: string | null;
                        country_code: string;
                        description_en?: string | null;
                        description_ru?: string | null;
                        email?: string | null;
                        founded_year?: number | null;
                        kind: string;
                        name: string;
                        phone?: string | null;
                        region?: string | null;
                        registry_number?: string | null;
                        ror_id?: string | null;
                        staff_count?: number | null;
                        website?: string | null;
                    };
                    /** Format: uuid */
                    organisation_id?: string | null;
                    submit: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        application: {
                            /** Format: uuid */
                            account_id?: string | null;
                            answers: unknown;
                            /** Format: uuid */
                            application_id: string;
                            /** Format: uuid */
                            assignee_id?: string | null;
                            /** Format: uuid */
                            cluster_id: string;
                            contact_email: string;
                            contact_name: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            decided_at?: string | null;
                            language: string;
                            /** Format: uuid */
                            membership_type_id: string;
                            organisation: unknown;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "in_review" | "more_asked" | "accepted" | "refused" | "withdrawn";
                            /** Format: date-time */
                            submitted_at?: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            version: number;
                        };
                        secret: string;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            membership_id: string;
                            organisation_name: string;
                            overdue: string[];
                            states: {
                                /** @enum {string} */
                                cause: "admitted" | "paid" | "unpaid" | "decided" | "resumed" | "left" | "expelled" | "dissolved" | "merged" | "rejoined" | "not_taken_up";
                                /** Format: date */
                                from_on: string;
                                reason: string;
                                /** @enum {string} */
                                state: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended";
                                /** Format: uuid */
                                supersedes?: string | null;
                            }[];
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_clusters_cluster_id_membership_changes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            membership_id: string;
                            organisation_name: string;
                            overdue: string[];
                            states: {
                                /** @enum {string} */
                                cause: "admitted" | "paid" | "unpaid" | "decided" | "resumed" | "left" | "expelled" | "dissolved" | "merged" | "rejoined" | "not_taken_up";
                                /** Format: date */
                                from_on: string;
                                reason: string;
                                /** @enum {string} */
                                state: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended";
                                /** Format: uuid */
                                supersedes?: string | null;
                            }[];
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_reminders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            currency_code: string;
                            days_left: number;
                            /** Format: date */
                            due_on: string;
                            /** Format: uuid */
                            dues_id: string;
                            /** Format: uuid */
                            membership_id: string;
                            open_minor: number;
                            /** Format: uuid */
                            payer_id: string;
                            payer_name: string;
                            /** @enum {string} */
                            state: "draft" | "sent" | "part_paid" | "paid" | "overdue" | "written_off" | "waived";
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_reports_churn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_reports_diversity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_reports_dues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_reports_growth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_reports_location: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_reports_types: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_types: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            benefits: {
                                en: string;
                                ru: string;
                            }[];
                            /** Format: uuid */
                            cluster_id: string;
                            code: string;
                            /** Format: date */
                            from_on: string;
                            grace_days: number;
                            lapsed_days: number;
                            /** Format: uuid */
                            membership_type_id: string;
                            name_en: string;
                            name_ru: string;
                            notice_days: number;
                            questions: {
                                choices?: {
                                    code: string;
                                    name: {
                                        en: string;
                                        ru: string;
                                    };
                                }[] | null;
                                code: string;
                                /** @enum {string} */
                                kind: "text" | "choice" | "number" | "yes_no";
                                required: boolean;
                                text: {
                                    en: string;
                                    ru: string;
                                };
                            }[];
                            renew_days?: number | null;
                            tier: string;
                            /** Format: date */
                            to_on?: string | null;
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_clusters_cluster_id_membership_types: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    benefits: {
                        en: string;
                        ru: string;
                    }[];
                    code: string;
                    /** Format: date */
                    from_on: string;
                    grace_days: number;
                    lapsed_days: number;
                    name_en: string;
                    name_ru: string;
                    notice_days: number;
                    questions: {
                        choices?: {
                            code: string;
                            name: {
                                en: string;
                                ru: string;
                            };
                        }[] | null;
                        code: string;
                        /** @enum {string} */
                        kind: "text" | "choice" | "number" | "yes_no";
                        required: boolean;
                        text: {
                            en: string;
                            ru: string;
                        };
                    }[];
                    renew_days?: number | null;
                    tier: string;
                    /** Format: date */
                    to_on?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        benefits: {
                            en: string;
                            ru: string;
                        }[];
                        /** Format: uuid */
                        cluster_id: string;
                        code: string;
                        /** Format: date */
                        from_on: string;
                        grace_days: number;
                        lapsed_days: number;
                        /** Format: uuid */
                        membership_type_id: string;
                        name_en: string;
                        name_ru: string;
                        notice_days: number;
                        questions: {
                            choices?: {
                                code: string;
                                name: {
                                    en: string;
                                    ru: string;
                                };
                            }[] | null;
                            code: string;
                            /** @enum {string} */
                            kind: "text" | "choice" | "number" | "yes_no";
                            required: boolean;
                            text: {
                                en: string;
                                ru: string;
                            };
                        }[];
                        renew_days?: number | null;
                        tier: string;
                        /** Format: date */
                        to_on?: string | null;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_membership_types_membership_type_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
                membership_type_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        benefits: {
                            en: string;
                            ru: string;
                        }[];
                        /** Format: uuid */
                        cluster_id: string;
                        code: string;
                        /** Format: date */
                        from_on: string;
                        grace_days: number;
                        lapsed_days: number;
                        /** Format: uuid */
                        membership_type_id: string;
                        name_en: string;
                        name_ru: string;
                        notice_days: number;
                        questions: {
                            choices?: {
                                code: string;
                                name: {
                                    en: string;
                                    ru: string;
                                };
                            }[] | null;
                            code: string;
                            /** @enum {string} */
                            kind: "text" | "choice" | "number" | "yes_no";
                            required: boolean;
                            text: {
                                en: string;
                                ru: string;
                            };
                        }[];
                        renew_days?: number | null;
                        tier: string;
                        /** Format: date */
                        to_on?: string | null;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_clusters_cluster_id_membership_types_membership_type_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                cluster_id: string;
                membership_type_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    benefits: {
                        en: string;
                        ru: string;
                    }[];
                    code: string;
                    /** Format: date */
                    from_on: string;
                    grace_days: number;
                    lapsed_days: number;
                    name_en: string;
                    name_ru: string;
                    notice_days: number;
                    questions: {
                        choices?: {
                            code: string;
                            name: {
                                en: string;
                                ru: string;
                            };
                        }[] | null;
                        code: string;
                        /** @enum {string} */
                        kind: "text" | "choice" | "number" | "yes_no";
                        required: boolean;
                        text: {
                            en: string;
                            ru: string;
                        };
                    }[];
                    renew_days?: number | null;
                    tier: string;
                    /** Format: date */
                    to_on?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        benefits: {
                            en: string;
                            ru: string;
                        }[];
                        /** Format: uuid */
                        cluster_id: string;
                        code: string;
                        /** Format: date */
                        from_on: string;
                        grace_days: number;
                        lapsed_days: number;
                        /** Format: uuid */
                        membership_type_id: string;
                        name_en: string;
                        name_ru: string;
                        notice_days: number;
                        questions: {
                            choices?: {
                                code: string;
                                name: {
                                    en: string;
                                    ru: string;
                                };
                            }[] | null;
                            code: string;
                            /** @enum {string} */
                            kind: "text" | "choice" | "number" | "yes_no";
                            required: boolean;
                            text: {
                                en: string;
                                ru: string;
                            };
                        }[];
                        renew_days?: number | null;
                        tier: string;
                        /** Format: date */
                        to_on?: string | null;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_memberships: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            application_id?: string | null;
                            /** Format: date */
                            begins_on: string;
                            /** Format: uuid */
                            cluster_id: string;
                            /** Format: date */
                            ended_on?: string | null;
                            is_listed: boolean;
                            /** Format: date */
                            joined_on?: string | null;
                            /** Format: date */
                            left_on?: string | null;
                            /** Format: uuid */
                            membership_id: string;
                            /** Format: uuid */
                            membership_type_id: string;
                            /** Format: uuid */
                            organisation_id: string;
                            organisation_name: string;
                            /** Format: uuid */
                            payer_id?: string | null;
                            /** @enum {string|null} */
                            state?: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended" | null;
                            tier: string;
                            type_code: string;
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_clusters_cluster_id_memberships: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from_on: string;
                    is_listed: boolean;
                    /** Format: uuid */
                    membership_type_id: string;
                    /** Format: uuid */
                    organisation_id: string;
                    /** Format: uuid */
                    payer_id?: string | null;
                    reason: string;
                    /** @enum {string} */
                    state: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended";
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        application_id?: string | null;
                        /** Format: date */
                        begins_on: string;
                        /** Format: uuid */
                        cluster_id: string;
                        /** Format: date */
                        ended_on?: string | null;
                        is_listed: boolean;
                        /** Format: date */
                        joined_on?: string | null;
                        /** Format: date */
                        left_on?: string | null;
                        /** Format: uuid */
                        membership_id: string;
                        /** Format: uuid */
                        membership_type_id: string;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        /** Format: uuid */
                        payer_id?: string | null;
                        /** @enum {string|null} */
                        state?: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended" | null;
                        tier: string;
                        type_code: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_memberships_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cluster_id: string;
                        code: string;
                        indicators: {
                            block: string;
                            indicator: string;
                            /** @enum {string} */
                            kind: "amount" | "count" | "rank" | "score" | "boolean" | "ordinal" | "nominal" | "set";
                            measure_unit: string;
                            measure_unit_ru: string;
                            name_en: string;
                            name_ru: string;
                            periods: {
                                /** Format: date */
                                from_on?: string | null;
                                period: string;
                                revisions: {
                                    /** @enum {string|null} */
                                    absence?: "not_available" | "suppressed" | null;
                                    absence_reason: string;
                                    /** @enum {string} */
                                    confidence: "high" | "medium" | "low";
                                    method_version: number;
                                    note: string;
                                    /** Format: uuid */
                                    observation_id: string;
                                    /** @enum {string} */
                                    origin: "measured" | "declared" | "imported";
                                    /** Format: date-time */
                                    proposed_at: string;
                                    /** Format: date-time */
                                    published_at?: string | null;
                                    /** Format: date */
                                    retrieved_on?: string | null;
                                    source_address: string;
                                    source_publisher: string;
                                    source_title: string;
                                    /** @enum {string} */
                                    state: "proposed" | "checked" | "published" | "superseded" | "refused";
                                    value?: unknown;
                                }[];
                                /** Format: date */
                                to_on?: string | null;
                                unit_code: string;
                                value?: unknown;
                            }[];
                            /** @enum {string} */
                            polarity: "higher" | "lower" | "neutral";
                            /** @enum {string} */
                            unit_kind: "cluster" | "country";
                        }[];
                        name_en: string;
                        name_ru?: string | null;
                        studies: {
                            address: string;
                            code: string;
                            group: number;
                            group_count: number;
                            /** Format: date-time */
                            published_at?: string | null;
                            rank?: number | null;
                            rank_high?: number | null;
                            rank_low?: number | null;
                            score?: number | null;
                            /** @enum {string} */
                            state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                            /** Format: uuid */
                            study_id: string;
                            title_en: string;
                            title_ru: string;
                            unit_count: number;
                        }[];
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_renewals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            assessment?: {
                                amount_minor: number;
                                currency_code: string;
                                /** Format: date */
                                due_on: string;
                                /** Format: uuid */
                                dues_rule_id: string;
                                reasoning: {
                                    en: string;
                                    ru: string;
                                }[];
                                waived: boolean;
                            } | null;
                            /** Format: uuid */
                            dues_id?: string | null;
                            /** Format: uuid */
                            membership_id: string;
                            organisation_name: string;
                            problem?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_clusters_cluster_id_renewals: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    period: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            assessment?: {
                                amount_minor: number;
                                currency_code: string;
                                /** Format: date */
                                due_on: string;
                                /** Format: uuid */
                                dues_rule_id: string;
                                reasoning: {
                                    en: string;
                                    ru: string;
                                }[];
                                waived: boolean;
                            } | null;
                            /** Format: uuid */
                            dues_id?: string | null;
                            /** Format: uuid */
                            membership_id: string;
                            organisation_name: string;
                            problem?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_clusters_cluster_id_report: {
        parameters: {
            query?: {
                /** @description Of the file; json where absent. */
                format?: "json" | "csv" | "xlsx";
            };
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_consent_texts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date */
                            from_on: string;
                            language: string;
                            /** @description A word: newsletter. */
                            purpose: string;
                            text: string;
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_consent_texts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from_on: string;
                    language: string;
                    /** @description A word: newsletter. */
                    purpose: string;
                    text: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from_on: string;
                        language: string;
                        /** @description A word: newsletter. */
                        purpose: string;
                        text: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_consents_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            given_count: number;
                            purpose: string;
                            version: number;
                            withdrawn_count: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_countries: {
        parameters: {
            query?: {
                /** @description Of the names; Accept-Language where absent. */
                language?: "en" | "ru";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            alpha3: string;
                            country_code: string;
                            name: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_currencies: {
        parameters: {
            query?: {
                /** @description Of the names; Accept-Language where absent. */
                language?: "en" | "ru";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            currency_code: string;
                            minor_digits: number;
                            name: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_dev_mails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            mail_id: string;
                            subject: string;
                            text: string;
                            to: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_erasures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: date-time */
                            asked_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            ended_at?: string | null;
                            /** Format: uuid */
                            erasure_request_id: string;
                            reason: string;
                            /** @enum {string} */
                            state: "asked" | "checked" | "done" | "refused" | "withdrawn";
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_erasures_erasure_id_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                erasure_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date-time */
                        asked_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        ended_at?: string | null;
                        /** Format: uuid */
                        erasure_request_id: string;
                        reason: string;
                        /** @enum {string} */
                        state: "asked" | "checked" | "done" | "refused" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_erasures_erasure_id_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasure_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            goes_count: number;
                            part: string;
                            stays_count: number;
                            why_stays: {
                                en: string;
                                ru: string;
                            };
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_erasures_erasure_id_refusal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                erasure_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date-time */
                        asked_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        ended_at?: string | null;
                        /** Format: uuid */
                        erasure_request_id: string;
                        reason: string;
                        /** @enum {string} */
                        state: "asked" | "checked" | "done" | "refused" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_events: {
        parameters: {
            query?: {
                /** @description Begin behind this event's id, as with Last-Event-ID. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_exchange_imports: {
        parameters: {
            query?: {
                /** @description Of the file. */
                name?: string;
                /** @description What the partner is to be called; for the first file of a key, which is trusted from then on. */
                trust_as?: string;
            };
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cluster_code: string;
                        cluster_is_new: boolean;
                        new_count: number;
                        partner_is_new: boolean;
                        partner_name: string;
                        revised_count: number;
                        unchanged_count: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_exchange_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fingerprint: string;
                        public_key: string;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_exchange_partners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            cluster_code: string;
                            /** Format: uuid */
                            exchange_partner_id: string;
                            fingerprint: string;
                            /** Format: date-time */
                            last_made_at: string;
                            name: string;
                            public_key: string;
                            /** Format: date-time */
                            trusted_at: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_exchange_partners_exchange_partner_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_partner_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_exchange_verifications: {
        parameters: {
            query?: {
                /** @description Of the file. */
                name?: string;
            };
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        advice: string;
                        cluster_code: string;
                        figure_count: number;
                        fingerprint: string;
                        is_known: boolean;
                        /** Format: date-time */
                        made_at: string;
                        name_en: string;
                        partner_name: string;
                        public_key: string;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_files: {
        parameters: {
            query?: {
                /** @description What the file is called. */
                name?: string;
                /** @description 'cluster' for a file of the cluster's staff. */
                owner?: string;
            };
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byte_count: number;
                        content_hash: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        file_id: string;
                        media_type: string;
                        name: string;
                        owner_scope: string;
                        /** Format: uuid */
                        uploaded_by?: string | null;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_files_file_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byte_count: number;
                        content_hash: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        file_id: string;
                        media_type: string;
                        name: string;
                        owner_scope: string;
                        /** Format: uuid */
                        uploaded_by?: string | null;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_files_file_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_files_file_id_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_guests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            expires_at: string;
                            /** Format: uuid */
                            guest_grant_id: string;
                            /** Format: uuid */
                            invited_by?: string | null;
                            name: string;
                            /** Format: date-time */
                            revoked_at?: string | null;
                            /** Format: uuid */
                            scope_id: string;
                            scope_kind: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_guests: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** Format: date-time */
                    expires_at: string;
                    language: string;
                    name: string;
                    /** Format: uuid */
                    scope_id: string;
                    scope_kind: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        guest: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            expires_at: string;
                            /** Format: uuid */
                            guest_grant_id: string;
                            /** Format: uuid */
                            invited_by?: string | null;
                            name: string;
                            /** Format: date-time */
                            revoked_at?: string | null;
                            /** Format: uuid */
                            scope_id: string;
                            scope_kind: string;
                        };
                        ticket?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_guests_guest_grant_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest_grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_guests_revocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    scope_id: string;
                    scope_kind: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        guest_count: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_imports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            clear_empty: boolean;
                            columns: {
                                field?: string | null;
                                header: string;
                            }[];
                            create_count: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: uuid */
                            created_by?: string | null;
                            done_count: number;
                            duplicate_count: number;
                            error_count: number;
                            file_name: string;
                            /** Format: uuid */
                            import_id: string;
                            /** Format: uuid */
                            job_id?: string | null;
                            kept_count: number;
                            /** @enum {string} */
                            kind: "organisations" | "people";
                            left_count: number;
                            line_count: number;
                            skip_count: number;
                            /** @enum {string} */
                            state: "uploaded" | "previewing" | "previewed" | "committing" | "committed" | "undoing" | "undone";
                            undone_count: number;
                            update_count: number;
                            /** Format: date-time */
                            updated_at: string;
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_imports: {
        parameters: {
            query: {
                /** @description windows-1251, where the text is no UTF-8. */
                encoding?: string;
                /** @description organisations or people. */
                kind: string;
                /** @description Of the file, to know it again. */
                name?: string;
            };
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clear_empty: boolean;
                        columns: {
                            field?: string | null;
                            header: string;
                        }[];
                        create_count: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        done_count: number;
                        duplicate_count: number;
                        error_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        /** Format: uuid */
                        job_id?: string | null;
                        kept_count: number;
                        /** @enum {string} */
                        kind: "organisations" | "people";
                        left_count: number;
                        line_count: number;
                        skip_count: number;
                        /** @enum {string} */
                        state: "uploaded" | "previewing" | "previewed" | "committing" | "committed" | "undoing" | "undone";
                        undone_count: number;
                        update_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_imports_import_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clear_empty: boolean;
                        columns: {
                            field?: string | null;
                            header: string;
                        }[];
                        create_count: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        done_count: number;
                        duplicate_count: number;
                        error_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        /** Format: uuid */
                        job_id?: string | null;
                        kept_count: number;
                        /** @enum {string} */
                        kind: "organisations" | "people";
                        left_count: number;
                        line_count: number;
                        skip_count: number;
                        /** @enum {string} */
                        state: "uploaded" | "previewing" | "previewed" | "committing" | "committed" | "undoing" | "undone";
                        undone_count: number;
                        update_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_imports_import_id_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clear_empty: boolean;
                        columns: {
                            field?: string | null;
                            header: string;
                        }[];
                        create_count: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        done_count: number;
                        duplicate_count: number;
                        error_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        /** Format: uuid */
                        job_id?: string | null;
                        kept_count: number;
                        /** @enum {string} */
                        kind: "organisations" | "people";
                        left_count: number;
                        line_count: number;
                        skip_count: number;
                        /** @enum {string} */
                        state: "uploaded" | "previewing" | "previewed" | "committing" | "committed" | "undoing" | "undone";
                        undone_count: number;
                        update_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_imports_import_id_choices: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        /** @enum {string|null} */
                        choice?: "create" | "update" | "skip" | null;
                        line: number;
                        /** Format: uuid */
                        record_id?: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clear_empty: boolean;
                        columns: {
                            field?: string | null;
                            header: string;
                        }[];
                        create_count: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        done_count: number;
                        duplicate_count: number;
                        error_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        /** Format: uuid */
                        job_id?: string | null;
                        kept_count: number;
                        /** @enum {string} */
                        kind: "organisations" | "people";
                        left_count: number;
                        line_count: number;
                        skip_count: number;
                        /** @enum {string} */
                        state: "uploaded" | "previewing" | "previewed" | "committing" | "committed" | "undoing" | "undone";
                        undone_count: number;
                        update_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_imports_import_id_commit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clear_empty: boolean;
                        columns: {
                            field?: string | null;
                            header: string;
                        }[];
                        create_count: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        done_count: number;
                        duplicate_count: number;
                        error_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        /** Format: uuid */
                        job_id?: string | null;
                        kept_count: number;
                        /** @enum {string} */
                        kind: "organisations" | "people";
                        left_count: number;
                        line_count: number;
                        skip_count: number;
                        /** @enum {string} */
                        state: "uploaded" | "previewing" | "previewed" | "committing" | "committed" | "undoing" | "undone";
                        undone_count: number;
                        update_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_imports_import_id_lines: {
        parameters: {
            query?: {
                /** @description create, update, skip, error or duplicate. */
                action?: string;
            };
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string|null} */
                            action?: "create" | "update" | "skip" | "error" | "duplicate" | null;
                            candidates: {
                                name: string;
                                reason: string;
                                /** Format: uuid */
                                record_id: string;
                                score: number;
                            }[];
                            changes: {
                                after: string;
                                before: string;
                                field: string;
                            }[];
                            /** @enum {string|null} */
                            choice?: "create" | "update" | "skip" | null;
                            faults: {
                                column: string;
                                what: string;
                            }[];
                            line: number;
                            name: string;
                            note: string;
                            /** Format: uuid */
                            record_id?: string | null;
                            /** @enum {string} */
                            state: "open" | "done" | "left" | "undone" | "kept";
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_imports_import_id_mapping: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clear_empty: boolean;
                    columns: {
                        field?: string | null;
                        header: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clear_empty: boolean;
                        columns: {
                            field?: string | null;
                            header: string;
                        }[];
                        create_count: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        done_count: number;
                        duplicate_count: number;
                        error_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        /** Format: uuid */
                        job_id?: string | null;
                        kept_count: number;
                        /** @enum {string} */
                        kind: "organisations" | "people";
                        left_count: number;
                        line_count: number;
                        skip_count: number;
                        /** @enum {string} */
                        state: "uploaded" | "previewing" | "previewed" | "committing" | "committed" | "undoing" | "undone";
                        undone_count: number;
                        update_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_imports_import_id_preview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clear_empty: boolean;
                        columns: {
                            field?: string | null;
                            header: string;
                        }[];
                        create_count: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        done_count: number;
                        duplicate_count: number;
                        error_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        /** Format: uuid */
                        job_id?: string | null;
                        kept_count: number;
                        /** @enum {string} */
                        kind: "organisations" | "people";
                        left_count: number;
                        line_count: number;
                        skip_count: number;
                        /** @enum {string} */
                        state: "uploaded" | "previewing" | "previewed" | "committing" | "committed" | "undoing" | "undone";
                        undone_count: number;
                        update_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_imports_import_id_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clear_empty: boolean;
                        columns: {
                            field?: string | null;
                            header: string;
                        }[];
                        create_count: number;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        done_count: number;
                        duplicate_count: number;
                        error_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        /** Format: uuid */
                        job_id?: string | null;
                        kept_count: number;
                        /** @enum {string} */
                        kind: "organisations" | "people";
                        left_count: number;
                        line_count: number;
                        skip_count: number;
                        /** @enum {string} */
                        state: "uploaded" | "previewing" | "previewed" | "committing" | "committed" | "undoing" | "undone";
                        undone_count: number;
                        update_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_imports_sample: {
        parameters: {
            query: {
                /** @description csv or xlsx. */
                format?: string;
                /** @description organisations or people. */
                kind: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_indicators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at_least?: number | null;
                            block: string;
                            block_en: string;
                            block_ru: string;
                            code: string;
                            /** @enum {string} */
                            combine: "only" | "sum" | "mean" | "best" | "any" | "union";
                            content_hash: string;
                            disclosure_threshold: number;
                            is_changeable: boolean;
                            /** @enum {string} */
                            kind: "amount" | "count" | "rank" | "score" | "boolean" | "ordinal" | "nominal" | "set";
                            maximum?: number | null;
                            measure_unit: string;
                            measure_unit_ru: string;
                            method_en: string;
                            method_ru: string;
                            method_version: number;
                            minimum?: number | null;
                            name_en: string;
                            name_ru: string;
                            /** @enum {string} */
                            polarity: "higher" | "lower" | "neutral";
                            position: number;
                            source: string;
                            /** @enum {string} */
                            unit_kind: "cluster" | "country";
                            /** Format: date */
                            valid_from: string;
                            /** Format: date */
                            valid_to?: string | null;
                            words: {
                                name_en: string;
                                name_ru: string;
                                word: string;
                            }[];
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_indicators_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at_least?: number | null;
                            block: string;
                            block_en: string;
                            block_ru: string;
                            code: string;
                            /** @enum {string} */
                            combine: "only" | "sum" | "mean" | "best" | "any" | "union";
                            content_hash: string;
                            disclosure_threshold: number;
                            is_changeable: boolean;
                            /** @enum {string} */
                            kind: "amount" | "count" | "rank" | "score" | "boolean" | "ordinal" | "nominal" | "set";
                            maximum?: number | null;
                            measure_unit: string;
                            measure_unit_ru: string;
                            method_en: string;
                            method_ru: string;
                            method_version: number;
                            minimum?: number | null;
                            name_en: string;
                            name_ru: string;
                            /** @enum {string} */
                            polarity: "higher" | "lower" | "neutral";
                            position: number;
                            source: string;
                            /** @enum {string} */
                            unit_kind: "cluster" | "country";
                            /** Format: date */
                            valid_from: string;
                            /** Format: date */
                            valid_to?: string | null;
                            words: {
                                name_en: string;
                                name_ru: string;
                                word: string;
                            }[];
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_invitations_redeem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    secret: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        language: string;
                        name: string;
                        /** @enum {string} */
                        state: "invited" | "active" | "suspended" | "erased";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_mails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string;
                            attempt_count: number;
                            /** Format: date-time */
                            created_at: string;
                            error: string;
                            kind: string;
                            /** Format: uuid */
                            mail_id: string;
                            /** Format: date-time */
                            sent_at?: string | null;
                            /** @enum {string} */
                            state: "queued" | "sending" | "sent" | "failed";
                            subject: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_mails_mail_id_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                mail_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: uuid */
                        acting_for?: string | null;
                        email?: string | null;
                        language: string;
                        name: string;
                        permissions: ("public" | "signed_in" | "read_directory" | "edit_own_organisation" | "manage_members" | "manage_accounts" | "read_audit" | "manage_privacy" | "view_as" | "edit_benchmark")[];
                        roles: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: date */
                            from_on: string;
                            /** @enum {string} */
                            role: "patient" | "member_user" | "organisation_admin" | "cluster_staff" | "board" | "authority" | "operator" | "investor" | "analyst";
                            /** Format: uuid */
                            role_grant_id: string;
                            /** Format: uuid */
                            scope_id?: string | null;
                            scope_kind: string;
                            /** Format: date */
                            to_on?: string | null;
                        }[];
                        second_factor: boolean;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_me_acting_for: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    organisation_id?: string | null;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_activity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            object_id: string;
                            object_kind: string;
                            /** Format: date-time */
                            occurred_at: string;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            request_id: string;
                            sequence: number;
                            verb: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: uuid */
                            consent_id: string;
                            /** Format: date-time */
                            given_at: string;
                            how: string;
                            language: string;
                            /** Format: uuid */
                            person_id?: string | null;
                            purpose: string;
                            version: number;
                            /** Format: date-time */
                            withdrawn_at?: string | null;
                            withdrawn_how?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_consents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language: string;
                    purpose: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: uuid */
                        consent_id: string;
                        /** Format: date-time */
                        given_at: string;
                        how: string;
                        language: string;
                        /** Format: uuid */
                        person_id?: string | null;
                        purpose: string;
                        version: number;
                        /** Format: date-time */
                        withdrawn_at?: string | null;
                        withdrawn_how?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_consents_consent_id_withdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                consent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: uuid */
                        consent_id: string;
                        /** Format: date-time */
                        given_at: string;
                        how: string;
                        language: string;
                        /** Format: uuid */
                        person_id?: string | null;
                        purpose: string;
                        version: number;
                        /** Format: date-time */
                        withdrawn_at?: string | null;
                        withdrawn_how?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date-time */
                        asked_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        ended_at?: string | null;
                        /** Format: uuid */
                        erasure_request_id: string;
                        reason: string;
                        /** @enum {string} */
                        state: "asked" | "checked" | "done" | "refused" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_erasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date-time */
                        asked_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        ended_at?: string | null;
                        /** Format: uuid */
                        erasure_request_id: string;
                        reason: string;
                        /** @enum {string} */
                        state: "asked" | "checked" | "done" | "refused" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_erasure_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            goes_count: number;
                            part: string;
                            stays_count: number;
                            why_stays: {
                                en: string;
                                ru: string;
                            };
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_erasure_withdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date-time */
                        asked_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        ended_at?: string | null;
                        /** Format: uuid */
                        erasure_request_id: string;
                        reason: string;
                        /** @enum {string} */
                        state: "asked" | "checked" | "done" | "refused" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_erasures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: date-time */
                            asked_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            ended_at?: string | null;
                            /** Format: uuid */
                            erasure_request_id: string;
                            reason: string;
                            /** @enum {string} */
                            state: "asked" | "checked" | "done" | "refused" | "withdrawn";
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_exports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            asked_at: string;
                            /** Format: uuid */
                            data_export_id: string;
                            /** Format: date-time */
                            expires_at?: string | null;
                            /** Format: date-time */
                            ready_at?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_exports: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        asked_at: string;
                        /** Format: uuid */
                        data_export_id: string;
                        /** Format: date-time */
                        expires_at?: string | null;
                        /** Format: date-time */
                        ready_at?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_exports_data_export_id_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                data_export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_notices: {
        parameters: {
            query?: {
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Only of this kind. */
                kind?: string;
                /** @description Items of a page. */
                limit?: number;
                /** @description true: only what I have not read. */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            created_at: string;
                            kind: string;
                            /** Format: uuid */
                            notice_id: string;
                            /** Format: uuid */
                            object_id?: string | null;
                            object_kind: string;
                            /** Format: date-time */
                            read_at?: string | null;
                            title: string;
                        }[];
                        next?: string | null;
                        unread_count: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_notices_notice_id_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                notice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_notices_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_notification_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            in_app: boolean;
                            kind: string;
                            /** @enum {string} */
                            mail: "off" | "now" | "daily" | "weekly";
                            name: {
                                en: string;
                                ru: string;
                            };
                        }[];
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_me_notification_settings: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kinds: {
                        in_app: boolean;
                        kind: string;
                        /** @enum {string} */
                        mail: "off" | "now" | "daily" | "weekly";
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            in_app: boolean;
                            kind: string;
                            /** @enum {string} */
                            mail: "off" | "now" | "daily" | "weekly";
                            name: {
                                en: string;
                                ru: string;
                            };
                        }[];
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_organisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            administers: boolean;
                            name: string;
                            /** Format: uuid */
                            organisation_id: string;
                            works_there: boolean;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    new_password: string;
                    old_password: string;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_reads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id?: string | null;
                            object_id: string;
                            object_kind: string;
                            /** Format: date-time */
                            occurred_at: string;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            purpose: string;
                            /** Format: uuid */
                            read_id: string;
                            request_id: string;
                            /** Format: uuid */
                            subject_id?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_report_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            cluster_code: string;
                            /** Format: uuid */
                            cluster_id: string;
                            cluster_name_en: string;
                            cluster_name_ru?: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** @enum {string} */
                            frequency: "monthly" | "quarterly";
                            sent_for: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_me_report_subscriptions_cluster_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    frequency: "monthly" | "quarterly";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cluster_code: string;
                        /** Format: uuid */
                        cluster_id: string;
                        cluster_name_en: string;
                        cluster_name_ru?: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** @enum {string} */
                        frequency: "monthly" | "quarterly";
                        sent_for: string;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_me_report_subscriptions_cluster_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: uuid */
                            acting_for?: string | null;
                            address: string;
                            /** Format: date-time */
                            created_at: string;
                            device: string;
                            /** Format: date-time */
                            expires_at: string;
                            /** Format: date-time */
                            last_seen_at: string;
                            /** Format: uuid */
                            session_id: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_me_sessions_session_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_me_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: uuid */
                            api_token_id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            expires_at: string;
                            /** Format: date-time */
                            last_used_at?: string | null;
                            name: string;
                            permissions: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    expires_at: string;
                    name: string;
                    permissions: ("public" | "signed_in" | "read_directory" | "edit_own_organisation" | "manage_members" | "manage_accounts" | "read_audit" | "manage_privacy" | "view_as" | "edit_benchmark")[];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_me_tokens_token_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        secret: string;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_totp_confirmation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        codes: string[];
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_me_totp_removal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_membership_applications_application_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id?: string | null;
                        answers: unknown;
                        /** Format: uuid */
                        application_id: string;
                        /** Format: uuid */
                        assignee_id?: string | null;
                        /** Format: uuid */
                        cluster_id: string;
                        contact_email: string;
                        contact_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        decided_at?: string | null;
                        language: string;
                        /** Format: uuid */
                        membership_type_id: string;
                        organisation: unknown;
                        /** Format: uuid */
                        organisation_id?: string | null;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "in_review" | "more_asked" | "accepted" | "refused" | "withdrawn";
                        /** Format: date-time */
                        submitted_at?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_membership_applications_application_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: unknown;
                    contact_email: string;
                    contact_name: string;
                    language: string;
                    /** Format: uuid */
                    membership_type_id: string;
                    organisation: {
                        address?: string | null;
                        city?: string | null;
                        country_code: string;
                        description_en?: string | null;
                        description_ru?: string | null;
                        email?: string | null;
                        founded_year?: number | null;
                        kind: string;
                        name: string;
                        phone?: string | null;
                        region?: string | null;
                        registry_number?: string | null;
                        ror_id?: string | null;
                        staff_count?: number | null;
                        website?: string | null;
                    };
                    /** Format: uuid */
                    organisation_id?: string | null;
                    submit: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id?: string | null;
                        answers: unknown;
                        /** Format: uuid */
                        application_id: string;
                        /** Format: uuid */
                        assignee_id?: string | null;
                        /** Format: uuid */
                        cluster_id: string;
                        contact_email: string;
                        contact_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        decided_at?: string | null;
                        language: string;
                        /** Format: uuid */
                        membership_type_id: string;
                        organisation: unknown;
                        /** Format: uuid */
                        organisation_id?: string | null;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "in_review" | "more_asked" | "accepted" | "refused" | "withdrawn";
                        /** Format: date-time */
                        submitted_at?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_membership_applications_application_id_acceptance: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from_on: string;
                    is_listed: boolean;
                    /** Format: uuid */
                    organisation_id?: string | null;
                    reason: string;
                    /** @enum {string} */
                    state: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        application_id?: string | null;
                        /** Format: date */
                        begins_on: string;
                        /** Format: uuid */
                        cluster_id: string;
                        /** Format: date */
                        ended_on?: string | null;
                        is_listed: boolean;
                        /** Format: date */
                        joined_on?: string | null;
                        /** Format: date */
                        left_on?: string | null;
                        /** Format: uuid */
                        membership_id: string;
                        /** Format: uuid */
                        membership_type_id: string;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        /** Format: uuid */
                        payer_id?: string | null;
                        /** @enum {string|null} */
                        state?: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended" | null;
                        tier: string;
                        type_code: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_membership_applications_application_id_assignee: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    account_id?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id?: string | null;
                        answers: unknown;
                        /** Format: uuid */
                        application_id: string;
                        /** Format: uuid */
                        assignee_id?: string | null;
                        /** Format: uuid */
                        cluster_id: string;
                        contact_email: string;
                        contact_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        decided_at?: string | null;
                        language: string;
                        /** Format: uuid */
                        membership_type_id: string;
                        organisation: unknown;
                        /** Format: uuid */
                        organisation_id?: string | null;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "in_review" | "more_asked" | "accepted" | "refused" | "withdrawn";
                        /** Format: date-time */
                        submitted_at?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_membership_applications_application_id_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id?: string | null;
                            /** @enum {string} */
                            kind: "state" | "note" | "assigned";
                            /** Format: date-time */
                            recorded_at: string;
                            /** @enum {string|null} */
                            state?: "draft" | "submitted" | "in_review" | "more_asked" | "accepted" | "refused" | "withdrawn" | null;
                            text: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_membership_applications_application_id_notes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_membership_applications_application_id_state: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @enum {string} */
                    state: "draft" | "submitted" | "in_review" | "more_asked" | "accepted" | "refused" | "withdrawn";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id?: string | null;
                        answers: unknown;
                        /** Format: uuid */
                        application_id: string;
                        /** Format: uuid */
                        assignee_id?: string | null;
                        /** Format: uuid */
                        cluster_id: string;
                        contact_email: string;
                        contact_name: string;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        decided_at?: string | null;
                        language: string;
                        /** Format: uuid */
                        membership_type_id: string;
                        organisation: unknown;
                        /** Format: uuid */
                        organisation_id?: string | null;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "in_review" | "more_asked" | "accepted" | "refused" | "withdrawn";
                        /** Format: date-time */
                        submitted_at?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_memberships_membership_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        application_id?: string | null;
                        /** Format: date */
                        begins_on: string;
                        /** Format: uuid */
                        cluster_id: string;
                        /** Format: date */
                        ended_on?: string | null;
                        is_listed: boolean;
                        /** Format: date */
                        joined_on?: string | null;
                        /** Format: date */
                        left_on?: string | null;
                        /** Format: uuid */
                        membership_id: string;
                        /** Format: uuid */
                        membership_type_id: string;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        /** Format: uuid */
                        payer_id?: string | null;
                        /** @enum {string|null} */
                        state?: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended" | null;
                        tier: string;
                        type_code: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_memberships_membership_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    is_listed: boolean;
                    /** Format: uuid */
                    membership_type_id: string;
                    /** Format: uuid */
                    payer_id?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        application_id?: string | null;
                        /** Format: date */
                        begins_on: string;
                        /** Format: uuid */
                        cluster_id: string;
                        /** Format: date */
                        ended_on?: string | null;
                        is_listed: boolean;
                        /** Format: date */
                        joined_on?: string | null;
                        /** Format: date */
                        left_on?: string | null;
                        /** Format: uuid */
                        membership_id: string;
                        /** Format: uuid */
                        membership_type_id: string;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        /** Format: uuid */
                        payer_id?: string | null;
                        /** @enum {string|null} */
                        state?: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended" | null;
                        tier: string;
                        type_code: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_memberships_membership_id_dues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            amount_minor: number;
                            currency_code: string;
                            /** Format: date */
                            due_on: string;
                            /** Format: uuid */
                            dues_id: string;
                            /** Format: uuid */
                            dues_rule_id: string;
                            /** Format: uuid */
                            membership_id: string;
                            /** Format: uuid */
                            organisation_id: string;
                            organisation_name: string;
                            paid_minor: number;
                            /** Format: uuid */
                            payer_id: string;
                            /** Format: date */
                            period_first: string;
                            /** Format: date */
                            period_last: string;
                            reasoning: {
                                en: string;
                                ru: string;
                            }[];
                            /** Format: date */
                            sent_on?: string | null;
                            /** Format: date */
                            settled_on?: string | null;
                            /** @enum {string} */
                            state: "draft" | "sent" | "part_paid" | "paid" | "overdue" | "written_off" | "waived";
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_memberships_membership_id_dues: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    period: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount_minor: number;
                        currency_code: string;
                        /** Format: date */
                        due_on: string;
                        /** Format: uuid */
                        dues_id: string;
                        /** Format: uuid */
                        dues_rule_id: string;
                        /** Format: uuid */
                        membership_id: string;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        paid_minor: number;
                        /** Format: uuid */
                        payer_id: string;
                        /** Format: date */
                        period_first: string;
                        /** Format: date */
                        period_last: string;
                        reasoning: {
                            en: string;
                            ru: string;
                        }[];
                        /** Format: date */
                        sent_on?: string | null;
                        /** Format: date */
                        settled_on?: string | null;
                        /** @enum {string} */
                        state: "draft" | "sent" | "part_paid" | "paid" | "overdue" | "written_off" | "waived";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_memberships_membership_id_dues_dues_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dues_id: string;
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount_minor: number;
                        currency_code: string;
                        /** Format: date */
                        due_on: string;
                        /** Format: uuid */
                        dues_id: string;
                        /** Format: uuid */
                        dues_rule_id: string;
                        /** Format: uuid */
                        membership_id: string;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        paid_minor: number;
                        /** Format: uuid */
                        payer_id: string;
                        /** Format: date */
                        period_first: string;
                        /** Format: date */
                        period_last: string;
                        reasoning: {
                            en: string;
                            ru: string;
                        }[];
                        /** Format: date */
                        sent_on?: string | null;
                        /** Format: date */
                        settled_on?: string | null;
                        /** @enum {string} */
                        state: "draft" | "sent" | "part_paid" | "paid" | "overdue" | "written_off" | "waived";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_memberships_membership_id_dues_dues_id_payments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dues_id: string;
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id?: string | null;
                            amount_minor: number;
                            /** Format: uuid */
                            dues_payment_id: string;
                            /** Format: date */
                            paid_on: string;
                            /** Format: date-time */
                            recorded_at: string;
                            reference: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_memberships_membership_id_dues_dues_id_payments: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                dues_id: string;
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor: number;
                    /** Format: date */
                    paid_on: string;
                    reference: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount_minor: number;
                        currency_code: string;
                        /** Format: date */
                        due_on: string;
                        /** Format: uuid */
                        dues_id: string;
                        /** Format: uuid */
                        dues_rule_id: string;
                        /** Format: uuid */
                        membership_id: string;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        paid_minor: number;
                        /** Format: uuid */
                        payer_id: string;
                        /** Format: date */
                        period_first: string;
                        /** Format: date */
                        period_last: string;
                        reasoning: {
                            en: string;
                            ru: string;
                        }[];
                        /** Format: date */
                        sent_on?: string | null;
                        /** Format: date */
                        settled_on?: string | null;
                        /** @enum {string} */
                        state: "draft" | "sent" | "part_paid" | "paid" | "overdue" | "written_off" | "waived";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_memberships_membership_id_dues_dues_id_state: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                dues_id: string;
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                    reason: string;
                    /** @enum {string} */
                    state: "draft" | "sent" | "part_paid" | "paid" | "overdue" | "written_off" | "waived";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount_minor: number;
                        currency_code: string;
                        /** Format: date */
                        due_on: string;
                        /** Format: uuid */
                        dues_id: string;
                        /** Format: uuid */
                        dues_rule_id: string;
                        /** Format: uuid */
                        membership_id: string;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        paid_minor: number;
                        /** Format: uuid */
                        payer_id: string;
                        /** Format: date */
                        period_first: string;
                        /** Format: date */
                        period_last: string;
                        reasoning: {
                            en: string;
                            ru: string;
                        }[];
                        /** Format: date */
                        sent_on?: string | null;
                        /** Format: date */
                        settled_on?: string | null;
                        /** @enum {string} */
                        state: "draft" | "sent" | "part_paid" | "paid" | "overdue" | "written_off" | "waived";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_memberships_membership_id_dues_assessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount_minor: number;
                        currency_code: string;
                        /** Format: date */
                        due_on: string;
                        /** Format: uuid */
                        dues_rule_id: string;
                        reasoning: {
                            en: string;
                            ru: string;
                        }[];
                        waived: boolean;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_memberships_membership_id_inheritance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id?: string | null;
                            email?: string | null;
                            /** @enum {string} */
                            inheritance: "inherits" | "not_signed_in_yet" | "no_account" | "no_mail" | "suspended" | "erased" | "no_rights";
                            name: string;
                            /** Format: uuid */
                            person_id: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_memberships_membership_id_proofs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address?: string | null;
                            /** Format: uuid */
                            confirmed_by?: string | null;
                            /** Format: date */
                            confirmed_on: string;
                            /** Format: uuid */
                            file_id?: string | null;
                            /** Format: uuid */
                            membership_proof_id: string;
                            /** Format: date-time */
                            recorded_at: string;
                            /** Format: date */
                            signed_on: string;
                            version: number;
                            /** Format: date */
                            withdrawn_on?: string | null;
                            withdrawn_reason?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_memberships_membership_id_proofs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string | null;
                    /** Format: date */
                    confirmed_on: string;
                    /** Format: uuid */
                    file_id?: string | null;
                    /** Format: date */
                    signed_on: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string | null;
                        /** Format: uuid */
                        confirmed_by?: string | null;
                        /** Format: date */
                        confirmed_on: string;
                        /** Format: uuid */
                        file_id?: string | null;
                        /** Format: uuid */
                        membership_proof_id: string;
                        /** Format: date-time */
                        recorded_at: string;
                        /** Format: date */
                        signed_on: string;
                        version: number;
                        /** Format: date */
                        withdrawn_on?: string | null;
                        withdrawn_reason?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_memberships_membership_id_proofs_membership_proof_id_withdrawal: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                membership_id: string;
                membership_proof_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** Format: date */
                    withdrawn_on: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string | null;
                        /** Format: uuid */
                        confirmed_by?: string | null;
                        /** Format: date */
                        confirmed_on: string;
                        /** Format: uuid */
                        file_id?: string | null;
                        /** Format: uuid */
                        membership_proof_id: string;
                        /** Format: date-time */
                        recorded_at: string;
                        /** Format: date */
                        signed_on: string;
                        version: number;
                        /** Format: date */
                        withdrawn_on?: string | null;
                        withdrawn_reason?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_memberships_membership_id_state: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    cause: "admitted" | "paid" | "unpaid" | "decided" | "resumed" | "left" | "expelled" | "dissolved" | "merged" | "rejoined" | "not_taken_up";
                    /** Format: date */
                    from_on: string;
                    reason: string;
                    /** @enum {string} */
                    state: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended";
                    /** Format: uuid */
                    supersedes?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        application_id?: string | null;
                        /** Format: date */
                        begins_on: string;
                        /** Format: uuid */
                        cluster_id: string;
                        /** Format: date */
                        ended_on?: string | null;
                        is_listed: boolean;
                        /** Format: date */
                        joined_on?: string | null;
                        /** Format: date */
                        left_on?: string | null;
                        /** Format: uuid */
                        membership_id: string;
                        /** Format: uuid */
                        membership_type_id: string;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        /** Format: uuid */
                        payer_id?: string | null;
                        /** @enum {string|null} */
                        state?: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended" | null;
                        tier: string;
                        type_code: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_memberships_membership_id_states: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id?: string | null;
                            /** @enum {string} */
                            cause: "admitted" | "paid" | "unpaid" | "decided" | "resumed" | "left" | "expelled" | "dissolved" | "merged" | "rejoined" | "not_taken_up";
                            /** Format: date */
                            from_on: string;
                            /** Format: uuid */
                            membership_state_id: string;
                            position: number;
                            reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            /** @enum {string} */
                            state: "pending" | "active" | "grace" | "lapsed" | "suspended" | "ended";
                            /** Format: uuid */
                            supersedes?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_observation_imports: {
        parameters: {
            query?: {
                /** @description Of a text: utf-8 or windows-1251. */
                encoding?: string;
                /** @description Of the file. */
                name?: string;
            };
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        fault_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        line_count: number;
                        new_count: number;
                        revised_count: number;
                        /** @enum {string} */
                        state: "previewed" | "committed";
                        unchanged_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observation_imports_import_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        fault_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        line_count: number;
                        new_count: number;
                        revised_count: number;
                        /** @enum {string} */
                        state: "previewed" | "committed";
                        unchanged_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_observation_imports_import_id_commit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        created_at: string;
                        /** Format: uuid */
                        created_by?: string | null;
                        fault_count: number;
                        file_name: string;
                        /** Format: uuid */
                        import_id: string;
                        line_count: number;
                        new_count: number;
                        revised_count: number;
                        /** @enum {string} */
                        state: "previewed" | "committed";
                        unchanged_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observation_imports_import_id_lines: {
        parameters: {
            query?: {
                /** @description Only these. */
                action?: "new" | "revised" | "unchanged" | "error";
            };
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            action: "new" | "revised" | "unchanged" | "error";
                            faults: {
                                column: string;
                                what: string;
                            }[];
                            form: {
                                /** @enum {string|null} */
                                absence?: "not_available" | "suppressed" | null;
                                /** @description Why there is no value. */
                                absence_reason?: string | null;
                                /** @enum {string|null} */
                                confidence?: "high" | "medium" | "low" | null;
                                /** @description Of a list that has editions: 2020-21. */
                                edition?: string | null;
                                /** @description As the evidence says it. */
                                evidence_value?: string | null;
                                /** Format: uuid */
                                file_id?: string | null;
                                /** @description Its code. */
                                indicator: string;
                                /** @description Where given, the indicator's. */
                                measure_unit?: string | null;
                                /** @description How it was read or converted. */
                                note?: string | null;
                                /** @description 2026, 2026-Q1, 2026-01 …; empty: not known. */
                                period: string;
                                /** @description Why it is entered. */
                                reason?: string | null;
                                /**
                                 * Format: date
                                 * @description The day on which the source said so.
                                 */
                                retrieved_on?: string | null;
                                /** @description https://… */
                                source_address?: string | null;
                                source_code?: string | null;
                                source_publisher?: string | null;
                                source_title?: string | null;
                                /** @description Code of the cluster, or ISO 3166-1 alpha-2 of the country, as the indicator is of. */
                                unit_code: string;
                                /** @description A number, true or false, a word, or a list of words, as the indicator's kind says. */
                                value?: unknown;
                            };
                            line: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observations: {
        parameters: {
            query?: {
                /** @description not_available or suppressed. */
                absence?: string[];
                /** @description Id or code of a cluster. */
                cluster?: string[];
                /** @description high, medium or low. */
                confidence?: string[];
                /** @description ISO 3166-1 alpha-2. */
                country?: string[];
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Fields whose values are counted, separated by commas: state, origin, indicator, confidence, unit_kind. */
                facets?: string;
                /** @description Members of each item, separated by commas; all where absent. */
                fields?: string;
                /** @description Its code. */
                indicator?: string[];
                /** @description Items of a page. */
                limit?: number;
                /** @description measured, declared or imported. */
                origin?: string[];
                /** @description Has a day in it: 2026, 2026-Q1, 2026-01. */
                period?: string[];
                /** @description Order of the items. */
                sort?: "unit" | "-unit" | "indicator" | "-updated_at" | "updated_at";
                /** @description proposed, checked, published, superseded, refused, or any. */
                state?: string[];
                /** @description cluster or country. */
                unit_kind?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string|null} */
                            absence?: "not_available" | "suppressed" | null;
                            absence_reason: string;
                            basis_count?: number | null;
                            /** Format: uuid */
                            cluster_id?: string | null;
                            /** @enum {string} */
                            confidence: "high" | "medium" | "low";
                            content_hash: string;
                            country_code?: string | null;
                            edition: string;
                            evidence_value: string;
                            /** Format: uuid */
                            file_id?: string | null;
                            file_version?: number | null;
                            /** Format: date */
                            from_on?: string | null;
                            indicator: string;
                            method_version: number;
                            note: string;
                            /** Format: uuid */
                            observation_id: string;
                            /** @enum {string} */
                            origin: "measured" | "declared" | "imported";
                            period: string;
                            /** Format: date-time */
                            proposed_at: string;
                            /** Format: uuid */
                            proposed_by?: string | null;
                            /** Format: date-time */
                            published_at?: string | null;
                            reason: string;
                            /** Format: date */
                            retrieved_on?: string | null;
                            source_address: string;
                            source_code: string;
                            source_publisher: string;
                            source_title: string;
                            /** @enum {string} */
                            state: "proposed" | "checked" | "published" | "superseded" | "refused";
                            /** Format: uuid */
                            supersedes?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                            unit_code: string;
                            /** @enum {string} */
                            unit_kind: "cluster" | "country";
                            unit_name_en: string;
                            unit_name_ru?: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            value?: unknown;
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_observations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string|null} */
                    absence?: "not_available" | "suppressed" | null;
                    /** @description Why there is no value. */
                    absence_reason?: string | null;
                    /** @enum {string|null} */
                    confidence?: "high" | "medium" | "low" | null;
                    /** @description Of a list that has editions: 2020-21. */
                    edition?: string | null;
                    /** @description As the evidence says it. */
                    evidence_value?: string | null;
                    /** Format: uuid */
                    file_id?: string | null;
                    /** @description Its code. */
                    indicator: string;
                    /** @description Where given, the indicator's. */
                    measure_unit?: string | null;
                    /** @description How it was read or converted. */
                    note?: string | null;
                    /** @description 2026, 2026-Q1, 2026-01 …; empty: not known. */
                    period: string;
                    /** @description Why it is entered. */
                    reason?: string | null;
                    /**
                     * Format: date
                     * @description The day on which the source said so.
                     */
                    retrieved_on?: string | null;
                    /** @description https://… */
                    source_address?: string | null;
                    source_code?: string | null;
                    source_publisher?: string | null;
                    source_title?: string | null;
                    /** @description Code of the cluster, or ISO 3166-1 alpha-2 of the country, as the indicator is of. */
                    unit_code: string;
                    /** @description A number, true or false, a word, or a list of words, as the indicator's kind says. */
                    value?: unknown;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string|null} */
                        absence?: "not_available" | "suppressed" | null;
                        absence_reason: string;
                        basis_count?: number | null;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        /** @enum {string} */
                        confidence: "high" | "medium" | "low";
                        content_hash: string;
                        country_code?: string | null;
                        edition: string;
                        evidence_value: string;
                        /** Format: uuid */
                        file_id?: string | null;
                        file_version?: number | null;
                        /** Format: date */
                        from_on?: string | null;
                        indicator: string;
                        method_version: number;
                        note: string;
                        /** Format: uuid */
                        observation_id: string;
                        /** @enum {string} */
                        origin: "measured" | "declared" | "imported";
                        period: string;
                        /** Format: date-time */
                        proposed_at: string;
                        /** Format: uuid */
                        proposed_by?: string | null;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        /** Format: date */
                        retrieved_on?: string | null;
                        source_address: string;
                        source_code: string;
                        source_publisher: string;
                        source_title: string;
                        /** @enum {string} */
                        state: "proposed" | "checked" | "published" | "superseded" | "refused";
                        /** Format: uuid */
                        supersedes?: string | null;
                        /** Format: date */
                        to_on?: string | null;
                        unit_code: string;
                        /** @enum {string} */
                        unit_kind: "cluster" | "country";
                        unit_name_en: string;
                        unit_name_ru?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        value?: unknown;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observations_observation_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string|null} */
                        absence?: "not_available" | "suppressed" | null;
                        absence_reason: string;
                        basis_count?: number | null;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        /** @enum {string} */
                        confidence: "high" | "medium" | "low";
                        content_hash: string;
                        country_code?: string | null;
                        edition: string;
                        evidence_value: string;
                        /** Format: uuid */
                        file_id?: string | null;
                        file_version?: number | null;
                        /** Format: date */
                        from_on?: string | null;
                        indicator: string;
                        method_version: number;
                        note: string;
                        /** Format: uuid */
                        observation_id: string;
                        /** @enum {string} */
                        origin: "measured" | "declared" | "imported";
                        period: string;
                        /** Format: date-time */
                        proposed_at: string;
                        /** Format: uuid */
                        proposed_by?: string | null;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        /** Format: date */
                        retrieved_on?: string | null;
                        source_address: string;
                        source_code: string;
                        source_publisher: string;
                        source_title: string;
                        /** @enum {string} */
                        state: "proposed" | "checked" | "published" | "superseded" | "refused";
                        /** Format: uuid */
                        supersedes?: string | null;
                        /** Format: date */
                        to_on?: string | null;
                        unit_code: string;
                        /** @enum {string} */
                        unit_kind: "cluster" | "country";
                        unit_name_en: string;
                        unit_name_ru?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        value?: unknown;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_observations_observation_id_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string|null} */
                        absence?: "not_available" | "suppressed" | null;
                        absence_reason: string;
                        basis_count?: number | null;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        /** @enum {string} */
                        confidence: "high" | "medium" | "low";
                        content_hash: string;
                        country_code?: string | null;
                        edition: string;
                        evidence_value: string;
                        /** Format: uuid */
                        file_id?: string | null;
                        file_version?: number | null;
                        /** Format: date */
                        from_on?: string | null;
                        indicator: string;
                        method_version: number;
                        note: string;
                        /** Format: uuid */
                        observation_id: string;
                        /** @enum {string} */
                        origin: "measured" | "declared" | "imported";
                        period: string;
                        /** Format: date-time */
                        proposed_at: string;
                        /** Format: uuid */
                        proposed_by?: string | null;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        /** Format: date */
                        retrieved_on?: string | null;
                        source_address: string;
                        source_code: string;
                        source_publisher: string;
                        source_title: string;
                        /** @enum {string} */
                        state: "proposed" | "checked" | "published" | "superseded" | "refused";
                        /** Format: uuid */
                        supersedes?: string | null;
                        /** Format: date */
                        to_on?: string | null;
                        unit_code: string;
                        /** @enum {string} */
                        unit_kind: "cluster" | "country";
                        unit_name_en: string;
                        unit_name_ru?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        value?: unknown;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observations_observation_id_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            account_id?: string | null;
                            account_name?: string | null;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            position: number;
                            reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            /** @enum {string} */
                            state: "proposed" | "checked" | "published" | "superseded" | "refused";
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_observations_observation_id_publication: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string|null} */
                        absence?: "not_available" | "suppressed" | null;
                        absence_reason: string;
                        basis_count?: number | null;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        /** @enum {string} */
                        confidence: "high" | "medium" | "low";
                        content_hash: string;
                        country_code?: string | null;
                        edition: string;
                        evidence_value: string;
                        /** Format: uuid */
                        file_id?: string | null;
                        file_version?: number | null;
                        /** Format: date */
                        from_on?: string | null;
                        indicator: string;
                        method_version: number;
                        note: string;
                        /** Format: uuid */
                        observation_id: string;
                        /** @enum {string} */
                        origin: "measured" | "declared" | "imported";
                        period: string;
                        /** Format: date-time */
                        proposed_at: string;
                        /** Format: uuid */
                        proposed_by?: string | null;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        /** Format: date */
                        retrieved_on?: string | null;
                        source_address: string;
                        source_code: string;
                        source_publisher: string;
                        source_title: string;
                        /** @enum {string} */
                        state: "proposed" | "checked" | "published" | "superseded" | "refused";
                        /** Format: uuid */
                        supersedes?: string | null;
                        /** Format: date */
                        to_on?: string | null;
                        unit_code: string;
                        /** @enum {string} */
                        unit_kind: "cluster" | "country";
                        unit_name_en: string;
                        unit_name_ru?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        value?: unknown;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_observations_observation_id_refusal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string|null} */
                        absence?: "not_available" | "suppressed" | null;
                        absence_reason: string;
                        basis_count?: number | null;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        /** @enum {string} */
                        confidence: "high" | "medium" | "low";
                        content_hash: string;
                        country_code?: string | null;
                        edition: string;
                        evidence_value: string;
                        /** Format: uuid */
                        file_id?: string | null;
                        file_version?: number | null;
                        /** Format: date */
                        from_on?: string | null;
                        indicator: string;
                        method_version: number;
                        note: string;
                        /** Format: uuid */
                        observation_id: string;
                        /** @enum {string} */
                        origin: "measured" | "declared" | "imported";
                        period: string;
                        /** Format: date-time */
                        proposed_at: string;
                        /** Format: uuid */
                        proposed_by?: string | null;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        /** Format: date */
                        retrieved_on?: string | null;
                        source_address: string;
                        source_code: string;
                        source_publisher: string;
                        source_title: string;
                        /** @enum {string} */
                        state: "proposed" | "checked" | "published" | "superseded" | "refused";
                        /** Format: uuid */
                        supersedes?: string | null;
                        /** Format: date */
                        to_on?: string | null;
                        unit_code: string;
                        /** @enum {string} */
                        unit_kind: "cluster" | "country";
                        unit_name_en: string;
                        unit_name_ru?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        value?: unknown;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observations_export: {
        parameters: {
            query?: {
                /** @description not_available or suppressed. */
                absence?: string[];
                /** @description Id or code of a cluster. */
                cluster?: string[];
                /** @description high, medium or low. */
                confidence?: string[];
                /** @description ISO 3166-1 alpha-2. */
                country?: string[];
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Fields whose values are counted, separated by commas: state, origin, indicator, confidence, unit_kind. */
                facets?: string;
                /** @description Members of each item, separated by commas; all where absent. */
                fields?: string;
                /** @description Of the file; csv where absent. */
                format?: "csv" | "json" | "xlsx";
                /** @description Its code. */
                indicator?: string[];
                /** @description Items of a page. */
                limit?: number;
                /** @description measured, declared or imported. */
                origin?: string[];
                /** @description Has a day in it: 2026, 2026-Q1, 2026-01. */
                period?: string[];
                /** @description Order of the items. */
                sort?: "unit" | "-unit" | "indicator" | "-updated_at" | "updated_at";
                /** @description proposed, checked, published, superseded, refused, or any. */
                state?: string[];
                /** @description cluster or country. */
                unit_kind?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observations_shares: {
        parameters: {
            query?: {
                /** @description not_available or suppressed. */
                absence?: string[];
                /** @description Id or code of a cluster. */
                cluster?: string[];
                /** @description high, medium or low. */
                confidence?: string[];
                /** @description ISO 3166-1 alpha-2. */
                country?: string[];
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Fields whose values are counted, separated by commas: state, origin, indicator, confidence, unit_kind. */
                facets?: string;
                /** @description Members of each item, separated by commas; all where absent. */
                fields?: string;
                /** @description Its code. */
                indicator?: string[];
                /** @description Items of a page. */
                limit?: number;
                /** @description measured, declared or imported. */
                origin?: string[];
                /** @description Has a day in it: 2026, 2026-Q1, 2026-01. */
                period?: string[];
                /** @description Order of the items. */
                sort?: "unit" | "-unit" | "indicator" | "-updated_at" | "updated_at";
                /** @description proposed, checked, published, superseded, refused, or any. */
                state?: string[];
                /** @description cluster or country. */
                unit_kind?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        declared_count: number;
                        imported_count: number;
                        measured_count: number;
                        missing_count: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_observations_steps: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description All of them, or none. */
                    items: {
                        /** Format: uuid */
                        observation_id: string;
                        version: number;
                    }[];
                    reason?: string | null;
                    /** @enum {string} */
                    step: "check" | "publish" | "refuse";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string|null} */
                            absence?: "not_available" | "suppressed" | null;
                            absence_reason: string;
                            basis_count?: number | null;
                            /** Format: uuid */
                            cluster_id?: string | null;
                            /** @enum {string} */
                            confidence: "high" | "medium" | "low";
                            content_hash: string;
                            country_code?: string | null;
                            edition: string;
                            evidence_value: string;
                            /** Format: uuid */
                            file_id?: string | null;
                            file_version?: number | null;
                            /** Format: date */
                            from_on?: string | null;
                            indicator: string;
                            method_version: number;
                            note: string;
                            /** Format: uuid */
                            observation_id: string;
                            /** @enum {string} */
                            origin: "measured" | "declared" | "imported";
                            period: string;
                            /** Format: date-time */
                            proposed_at: string;
                            /** Format: uuid */
                            proposed_by?: string | null;
                            /** Format: date-time */
                            published_at?: string | null;
                            reason: string;
                            /** Format: date */
                            retrieved_on?: string | null;
                            source_address: string;
                            source_code: string;
                            source_publisher: string;
                            source_title: string;
                            /** @enum {string} */
                            state: "proposed" | "checked" | "published" | "superseded" | "refused";
                            /** Format: uuid */
                            supersedes?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                            unit_code: string;
                            /** @enum {string} */
                            unit_kind: "cluster" | "country";
                            unit_name_en: string;
                            unit_name_ru?: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            value?: unknown;
                            version: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_observatory_classify: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observatory_definition: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observatory_effects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observatory_factors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observatory_models: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observatory_practices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observatory_references: {
        parameters: {
            query?: {
                /** @description bibtex: as BibTeX */
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_observatory_units_unit_standings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string;
                            code: string;
                            group: number;
                            group_count: number;
                            /** Format: date-time */
                            published_at?: string | null;
                            rank?: number | null;
                            rank_high?: number | null;
                            rank_low?: number | null;
                            score?: number | null;
                            /** @enum {string} */
                            state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                            /** Format: uuid */
                            study_id: string;
                            title_en: string;
                            title_ru: string;
                            unit_count: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_oidc_callback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_oidc_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_oidc_sign_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_organisation_kinds: {
        parameters: {
            query?: {
                /** @description Of the names; Accept-Language where absent. */
                language?: "en" | "ru";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            kind: string;
                            member_group: string;
                            name: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_organisations: {
        parameters: {
            query?: {
                /** @description west,south,east,north in degrees; west > east crosses the date line. */
                bounds?: string[];
                /** @description City of the seat, as it is written. */
                city?: string[];
                /** @description Country of the seat, ISO 3166-1 alpha-2. */
                country?: string[];
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Fields whose values are counted, separated by commas: kind, country, specialisation, member_group. */
                facets?: string;
                /** @description Members of each item, separated by commas; all where absent. */
                fields?: string;
                /** @description These alone, such as those that somebody ticked. */
                id?: string[];
                /** @description A word of /api/v1/organisation-kinds. */
                kind?: string[];
                /** @description Items of a page. */
                limit?: number;
                /** @description A group of kinds, such as clinics. */
                member_group?: string[];
                /** @description Words that names or descriptions hold, in any spelling of either alphabet. */
                q?: string[];
                /** @description Order of the items. */
                sort?: "name" | "-name" | "updated_at" | "-updated_at" | "staff_count" | "-staff_count";
                /** @description A word of /api/v1/specialisations. */
                specialisation?: string[];
                /** @description current (the default), ended or all. */
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address?: string | null;
                            city?: string | null;
                            countries?: string[] | null;
                            country_code: string;
                            /** Format: date-time */
                            created_at: string;
                            description_en?: string | null;
                            description_ru?: string | null;
                            email?: string | null;
                            /** Format: date */
                            ended_on?: string | null;
                            ended_reason?: string | null;
                            field_visibility?: {
                                field: string;
                                /** @enum {string} */
                                visibility: "public" | "signed_in" | "members" | "named" | "staff";
                            }[] | null;
                            founded_year?: number | null;
                            hidden: string[];
                            kind: string;
                            latitude?: number | null;
                            lei?: string | null;
                            longitude?: number | null;
                            /** Format: uuid */
                            merged_into?: string | null;
                            name: string;
                            needs?: string | null;
                            offers?: string | null;
                            /** Format: uuid */
                            organisation_id: string;
                            other_names?: {
                                /** @enum {string} */
                                kind: "legal" | "short" | "alias" | "former" | "label";
                                language: string;
                                name: string;
                            }[] | null;
                            phone?: string | null;
                            region?: string | null;
                            registry_number?: string | null;
                            ror_id?: string | null;
                            specialisations?: string[] | null;
                            staff_count?: number | null;
                            /** Format: date-time */
                            updated_at: string;
                            version: number;
                            /** @enum {string|null} */
                            visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                            website?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_organisations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string | null;
                    city?: string | null;
                    /** @description Where it works besides its seat. */
                    countries?: string[] | null;
                    /** @description Of its seat, ISO 3166-1 alpha-2. */
                    country_code: string;
                    description_en?: string | null;
                    description_ru?: string | null;
                    email?: string | null;
                    /** @description Where a field differs from its default. */
                    field_visibility?: {
                        field: string;
                        /** @enum {string} */
                        visibility: "public" | "signed_in" | "members" | "named" | "staff";
                    }[] | null;
                    founded_year?: number | null;
                    /** @description A word of /api/v1/organisation-kinds. */
                    kind: string;
                    /** @description Degrees, WGS 84. */
                    latitude?: number | null;
                    /** @description ISO 17442. */
                    lei?: string | null;
                    /** @description Degrees, WGS 84. */
                    longitude?: number | null;
                    /** @description As it is shown. */
                    name: string;
                    needs?: string | null;
                    offers?: string | null;
                    other_names?: {
                        /** @enum {string} */
                        kind: "legal" | "short" | "alias" | "former" | "label";
                        language: string;
                        name: string;
                    }[] | null;
                    phone?: string | null;
                    region?: string | null;
                    /** @description Of its country's register; kept without blanks. */
                    registry_number?: string | null;
                    /** @description '03yrm5c26', with or without https://ror.org/. */
                    ror_id?: string | null;
                    /** @description Words of /api/v1/specialisations. */
                    specialisations?: string[] | null;
                    staff_count?: number | null;
                    /**
                     * @description Of the record; public where absent.
                     * @enum {string|null}
                     */
                    visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    website?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string | null;
                        city?: string | null;
                        countries?: string[] | null;
                        country_code: string;
                        /** Format: date-time */
                        created_at: string;
                        description_en?: string | null;
                        description_ru?: string | null;
                        email?: string | null;
                        /** Format: date */
                        ended_on?: string | null;
                        ended_reason?: string | null;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        founded_year?: number | null;
                        hidden: string[];
                        kind: string;
                        latitude?: number | null;
                        lei?: string | null;
                        longitude?: number | null;
                        /** Format: uuid */
                        merged_into?: string | null;
                        name: string;
                        needs?: string | null;
                        offers?: string | null;
                        /** Format: uuid */
                        organisation_id: string;
                        other_names?: {
                            /** @enum {string} */
                            kind: "legal" | "short" | "alias" | "former" | "label";
                            language: string;
                            name: string;
                        }[] | null;
                        phone?: string | null;
                        region?: string | null;
                        registry_number?: string | null;
                        ror_id?: string | null;
                        specialisations?: string[] | null;
                        staff_count?: number | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                        website?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_organisations_organisation_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string | null;
                        city?: string | null;
                        countries?: string[] | null;
                        country_code: string;
                        /** Format: date-time */
                        created_at: string;
                        description_en?: string | null;
                        description_ru?: string | null;
                        email?: string | null;
                        /** Format: date */
                        ended_on?: string | null;
                        ended_reason?: string | null;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        founded_year?: number | null;
                        hidden: string[];
                        kind: string;
                        latitude?: number | null;
                        lei?: string | null;
                        longitude?: number | null;
                        /** Format: uuid */
                        merged_into?: string | null;
                        name: string;
                        needs?: string | null;
                        offers?: string | null;
                        /** Format: uuid */
                        organisation_id: string;
                        other_names?: {
                            /** @enum {string} */
                            kind: "legal" | "short" | "alias" | "former" | "label";
                            language: string;
                            name: string;
                        }[] | null;
                        phone?: string | null;
                        region?: string | null;
                        registry_number?: string | null;
                        ror_id?: string | null;
                        specialisations?: string[] | null;
                        staff_count?: number | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                        website?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_organisations_organisation_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string | null;
                    city?: string | null;
                    /** @description Where it works besides its seat. */
                    countries?: string[] | null;
                    /** @description Of its seat, ISO 3166-1 alpha-2. */
                    country_code: string;
                    description_en?: string | null;
                    description_ru?: string | null;
                    email?: string | null;
                    /** @description Where a field differs from its default. */
                    field_visibility?: {
                        field: string;
                        /** @enum {string} */
                        visibility: "public" | "signed_in" | "members" | "named" | "staff";
                    }[] | null;
                    founded_year?: number | null;
                    /** @description A word of /api/v1/organisation-kinds. */
                    kind: string;
                    /** @description Degrees, WGS 84. */
                    latitude?: number | null;
                    /** @description ISO 17442. */
                    lei?: string | null;
                    /** @description Degrees, WGS 84. */
                    longitude?: number | null;
                    /** @description As it is shown. */
                    name: string;
                    needs?: string | null;
                    offers?: string | null;
                    other_names?: {
                        /** @enum {string} */
                        kind: "legal" | "short" | "alias" | "former" | "label";
                        language: string;
                        name: string;
                    }[] | null;
                    phone?: string | null;
                    region?: string | null;
                    /** @description Of its country's register; kept without blanks. */
                    registry_number?: string | null;
                    /** @description '03yrm5c26', with or without https://ror.org/. */
                    ror_id?: string | null;
                    /** @description Words of /api/v1/specialisations. */
                    specialisations?: string[] | null;
                    staff_count?: number | null;
                    /**
                     * @description Of the record; public where absent.
                     * @enum {string|null}
                     */
                    visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    website?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string | null;
                        city?: string | null;
                        countries?: string[] | null;
                        country_code: string;
                        /** Format: date-time */
                        created_at: string;
                        description_en?: string | null;
                        description_ru?: string | null;
                        email?: string | null;
                        /** Format: date */
                        ended_on?: string | null;
                        ended_reason?: string | null;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        founded_year?: number | null;
                        hidden: string[];
                        kind: string;
                        latitude?: number | null;
                        lei?: string | null;
                        longitude?: number | null;
                        /** Format: uuid */
                        merged_into?: string | null;
                        name: string;
                        needs?: string | null;
                        offers?: string | null;
                        /** Format: uuid */
                        organisation_id: string;
                        other_names?: {
                            /** @enum {string} */
                            kind: "legal" | "short" | "alias" | "former" | "label";
                            language: string;
                            name: string;
                        }[] | null;
                        phone?: string | null;
                        region?: string | null;
                        registry_number?: string | null;
                        ror_id?: string | null;
                        specialisations?: string[] | null;
                        staff_count?: number | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                        website?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_organisations_organisation_id_end: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The last day.
                     */
                    ended_on: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string | null;
                        city?: string | null;
                        countries?: string[] | null;
                        country_code: string;
                        /** Format: date-time */
                        created_at: string;
                        description_en?: string | null;
                        description_ru?: string | null;
                        email?: string | null;
                        /** Format: date */
                        ended_on?: string | null;
                        ended_reason?: string | null;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        founded_year?: number | null;
                        hidden: string[];
                        kind: string;
                        latitude?: number | null;
                        lei?: string | null;
                        longitude?: number | null;
                        /** Format: uuid */
                        merged_into?: string | null;
                        name: string;
                        needs?: string | null;
                        offers?: string | null;
                        /** Format: uuid */
                        organisation_id: string;
                        other_names?: {
                            /** @enum {string} */
                            kind: "legal" | "short" | "alias" | "former" | "label";
                            language: string;
                            name: string;
                        }[] | null;
                        phone?: string | null;
                        region?: string | null;
                        registry_number?: string | null;
                        ror_id?: string | null;
                        specialisations?: string[] | null;
                        staff_count?: number | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                        website?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_organisations_organisation_id_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    into: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: string | null;
                        city?: string | null;
                        countries?: string[] | null;
                        country_code: string;
                        /** Format: date-time */
                        created_at: string;
                        description_en?: string | null;
                        description_ru?: string | null;
                        email?: string | null;
                        /** Format: date */
                        ended_on?: string | null;
                        ended_reason?: string | null;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        founded_year?: number | null;
                        hidden: string[];
                        kind: string;
                        latitude?: number | null;
                        lei?: string | null;
                        longitude?: number | null;
                        /** Format: uuid */
                        merged_into?: string | null;
                        name: string;
                        needs?: string | null;
                        offers?: string | null;
                        /** Format: uuid */
                        organisation_id: string;
                        other_names?: {
                            /** @enum {string} */
                            kind: "legal" | "short" | "alias" | "former" | "label";
                            language: string;
                            name: string;
                        }[] | null;
                        phone?: string | null;
                        region?: string | null;
                        registry_number?: string | null;
                        ror_id?: string | null;
                        specialisations?: string[] | null;
                        staff_count?: number | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                        website?: string | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_organisations_organisation_id_readers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readers: {
                            field?: string | null;
                            name: string;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            /** Format: uuid */
                            person_id?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                        }[];
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_organisations_organisation_id_readers: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readers: {
                        field?: string | null;
                        /** Format: uuid */
                        organisation_id?: string | null;
                        /** Format: uuid */
                        person_id?: string | null;
                        /** Format: date */
                        to_on?: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readers: {
                            field?: string | null;
                            name: string;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            /** Format: uuid */
                            person_id?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                        }[];
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_organisations_organisation_id_relations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            from_id: string;
                            from_name: string;
                            /** Format: date */
                            from_on?: string | null;
                            /** @enum {string} */
                            kind: "owner_of" | "spin_off_of" | "supplier_to" | "part_of";
                            /** Format: uuid */
                            organisation_relation_id: string;
                            /** Format: uuid */
                            to_id: string;
                            to_name: string;
                            /** Format: date */
                            to_on?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_organisations_organisation_id_relations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from_on?: string | null;
                    /** @enum {string} */
                    kind: "owner_of" | "spin_off_of" | "supplier_to" | "part_of";
                    /** Format: uuid */
                    to_id: string;
                    /** Format: date */
                    to_on?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            from_id: string;
                            from_name: string;
                            /** Format: date */
                            from_on?: string | null;
                            /** @enum {string} */
                            kind: "owner_of" | "spin_off_of" | "supplier_to" | "part_of";
                            /** Format: uuid */
                            organisation_relation_id: string;
                            /** Format: uuid */
                            to_id: string;
                            to_name: string;
                            /** Format: date */
                            to_on?: string | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_organisations_organisation_id_relations_relation_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                relation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_organisations_bulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What each row without a change of its own is changed to. */
                    change?: {
                        /** @description Words of /api/v1/specialisations. */
                        add_specialisations?: string[] | null;
                        /** @description Ends it; alone, and not to be taken back. */
                        ending?: {
                            /**
                             * Format: date
                             * @description The last day.
                             */
                            ended_on: string;
                            reason: string;
                        } | null;
                        /** @description A word of /api/v1/organisation-kinds. */
                        kind?: string | null;
                        /** @description Words that are taken away. */
                        remove_specialisations?: string[] | null;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    } | null;
                    /** @description True: says what would become of each, and keeps nothing. */
                    dry_run: boolean;
                    /** @description 1 to 200, each organisation once. */
                    rows: {
                        change?: {
                            /** @description Words of /api/v1/specialisations. */
                            add_specialisations?: string[] | null;
                            /** @description Ends it; alone, and not to be taken back. */
                            ending?: {
                                /**
                                 * Format: date
                                 * @description The last day.
                                 */
                                ended_on: string;
                                reason: string;
                            } | null;
                            /** @description A word of /api/v1/organisation-kinds. */
                            kind?: string | null;
                            /** @description Words that are taken away. */
                            remove_specialisations?: string[] | null;
                            /** @enum {string|null} */
                            visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                        } | null;
                        /** Format: uuid */
                        organisation_id: string;
                        version?: number | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed_count: number;
                        dry_run: boolean;
                        refused_count: number;
                        rows: {
                            changes: {
                                after: string;
                                before: string;
                                field: string;
                            }[];
                            name?: string | null;
                            /** Format: uuid */
                            organisation_id: string;
                            /** @enum {string} */
                            outcome: "changed" | "unchanged" | "refused";
                            problem?: string | null;
                            undo?: {
                                /** @description Words of /api/v1/specialisations. */
                                add_specialisations?: string[] | null;
                                /** @description Ends it; alone, and not to be taken back. */
                                ending?: {
                                    /**
                                     * Format: date
                                     * @description The last day.
                                     */
                                    ended_on: string;
                                    reason: string;
                                } | null;
                                /** @description A word of /api/v1/organisation-kinds. */
                                kind?: string | null;
                                /** @description Words that are taken away. */
                                remove_specialisations?: string[] | null;
                                /** @enum {string|null} */
                                visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                            } | null;
                            version?: number | null;
                        }[];
                        unchanged_count: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_organisations_export: {
        parameters: {
            query?: {
                /** @description false: CSV without a byte order mark. */
                bom?: string;
                /** @description west,south,east,north in degrees; west > east crosses the date line. */
                bounds?: string[];
                /** @description City of the seat, as it is written. */
                city?: string[];
                /** @description Members, separated by commas; those that an import reads where absent. */
                columns?: string;
                /** @description Country of the seat, ISO 3166-1 alpha-2. */
                country?: string[];
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Fields whose values are counted, separated by commas: kind, country, specialisation, member_group. */
                facets?: string;
                /** @description Members of each item, separated by commas; all where absent. */
                fields?: string;
                /** @description csv (the default), xlsx, json or vcf. */
                format?: string;
                /** @description These alone, such as those that somebody ticked. */
                id?: string[];
                /** @description A word of /api/v1/organisation-kinds. */
                kind?: string[];
                /** @description Items of a page. */
                limit?: number;
                /** @description A group of kinds, such as clinics. */
                member_group?: string[];
                /** @description Words that names or descriptions hold, in any spelling of either alphabet. */
                q?: string[];
                /** @description Order of the items. */
                sort?: "name" | "-name" | "updated_at" | "-updated_at" | "staff_count" | "-staff_count";
                /** @description A word of /api/v1/specialisations. */
                specialisation?: string[];
                /** @description current (the default), ended or all. */
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_organisations_map: {
        parameters: {
            query?: {
                /** @description west,south,east,north in degrees; west > east crosses the date line. */
                bounds?: string[];
                /** @description City of the seat, as it is written. */
                city?: string[];
                /** @description Country of the seat, ISO 3166-1 alpha-2. */
                country?: string[];
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Fields whose values are counted, separated by commas: kind, country, specialisation, member_group. */
                facets?: string;
                /** @description Members of each item, separated by commas; all where absent. */
                fields?: string;
                /** @description These alone, such as those that somebody ticked. */
                id?: string[];
                /** @description A word of /api/v1/organisation-kinds. */
                kind?: string[];
                /** @description Items of a page. */
                limit?: number;
                /** @description A group of kinds, such as clinics. */
                member_group?: string[];
                /** @description Words that names or descriptions hold, in any spelling of either alphabet. */
                q?: string[];
                /** @description Order of the items. */
                sort?: "name" | "-name" | "updated_at" | "-updated_at" | "staff_count" | "-staff_count";
                /** @description A word of /api/v1/specialisations. */
                specialisation?: string[];
                /** @description current (the default), ended or all. */
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_organisations_similar: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string | null;
                    city?: string | null;
                    /** @description Where it works besides its seat. */
                    countries?: string[] | null;
                    /** @description Of its seat, ISO 3166-1 alpha-2. */
                    country_code: string;
                    description_en?: string | null;
                    description_ru?: string | null;
                    email?: string | null;
                    /** @description Where a field differs from its default. */
                    field_visibility?: {
                        field: string;
                        /** @enum {string} */
                        visibility: "public" | "signed_in" | "members" | "named" | "staff";
                    }[] | null;
                    founded_year?: number | null;
                    /** @description A word of /api/v1/organisation-kinds. */
                    kind: string;
                    /** @description Degrees, WGS 84. */
                    latitude?: number | null;
                    /** @description ISO 17442. */
                    lei?: string | null;
                    /** @description Degrees, WGS 84. */
                    longitude?: number | null;
                    /** @description As it is shown. */
                    name: string;
                    needs?: string | null;
                    offers?: string | null;
                    other_names?: {
                        /** @enum {string} */
                        kind: "legal" | "short" | "alias" | "former" | "label";
                        language: string;
                        name: string;
                    }[] | null;
                    phone?: string | null;
                    region?: string | null;
                    /** @description Of its country's register; kept without blanks. */
                    registry_number?: string | null;
                    /** @description '03yrm5c26', with or without https://ror.org/. */
                    ror_id?: string | null;
                    /** @description Words of /api/v1/specialisations. */
                    specialisations?: string[] | null;
                    staff_count?: number | null;
                    /**
                     * @description Of the record; public where absent.
                     * @enum {string|null}
                     */
                    visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    website?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            country_code: string;
                            name: string;
                            /** Format: uuid */
                            organisation_id: string;
                            /** @enum {string} */
                            reason: "ror_id" | "registry_number" | "lei" | "domain" | "name" | "other_name";
                            score: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_passwords_recovery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_passwords_redeem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    secret: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        language: string;
                        name: string;
                        /** @enum {string} */
                        state: "invited" | "active" | "suspended" | "erased";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_people: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2. */
                country?: string[];
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Fields whose values are counted, separated by commas: country. */
                facets?: string;
                /** @description Members of each item, separated by commas; all where absent. */
                fields?: string;
                /** @description Items of a page. */
                limit?: number;
                /** @description In which the person is today: an organisation_id. */
                organisation?: string[];
                /** @description Words that the name holds, in any spelling of either alphabet. */
                q?: string[];
                /** @description Order of the items. */
                sort?: "name" | "-name" | "-updated_at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            about?: string | null;
                            /** Format: uuid */
                            account_id?: string | null;
                            affiliations: {
                                /** Format: uuid */
                                affiliation_id: string;
                                /** Format: date */
                                from_on?: string | null;
                                is_contact: boolean;
                                /** Format: uuid */
                                organisation_id: string;
                                organisation_name: string;
                                /** Format: uuid */
                                person_id: string;
                                position?: string | null;
                                /** Format: date */
                                to_on?: string | null;
                                version: number;
                            }[];
                            country_code?: string | null;
                            /** Format: date-time */
                            created_at: string;
                            email?: string | null;
                            /** Format: date-time */
                            erased_at?: string | null;
                            family_name: string;
                            field_visibility?: {
                                field: string;
                                /** @enum {string} */
                                visibility: "public" | "signed_in" | "members" | "named" | "staff";
                            }[] | null;
                            given_name: string;
                            hidden: string[];
                            language: string;
                            needs?: string | null;
                            offers?: string | null;
                            orcid?: string | null;
                            /** Format: uuid */
                            person_id: string;
                            phone?: string | null;
                            title?: string | null;
                            /** Format: date-time */
                            updated_at: string;
                            version: number;
                            /** @enum {string|null} */
                            visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_people: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    affiliations: {
                        /** Format: date */
                        from_on?: string | null;
                        is_contact: boolean;
                        /** Format: uuid */
                        organisation_id: string;
                        /** @description 'Head of oncology' */
                        position?: string | null;
                        /**
                         * Format: date
                         * @description The last day.
                         */
                        to_on?: string | null;
                    }[];
                    person: {
                        about?: string | null;
                        /** @description ISO 3166-1 alpha-2. */
                        country_code?: string | null;
                        email?: string | null;
                        family_name: string;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        given_name: string;
                        /** @description 'en' or 'ru'; English where absent. */
                        language?: string | null;
                        needs?: string | null;
                        offers?: string | null;
                        /** @description '0000-0002-1825-0097', with or without https://orcid.org/. */
                        orcid?: string | null;
                        phone?: string | null;
                        /** @description 'Dr', 'Prof.' */
                        title?: string | null;
                        /**
                         * @description Of the record; members where absent.
                         * @enum {string|null}
                         */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    };
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about?: string | null;
                        /** Format: uuid */
                        account_id?: string | null;
                        affiliations: {
                            /** Format: uuid */
                            affiliation_id: string;
                            /** Format: date */
                            from_on?: string | null;
                            is_contact: boolean;
                            /** Format: uuid */
                            organisation_id: string;
                            organisation_name: string;
                            /** Format: uuid */
                            person_id: string;
                            position?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                            version: number;
                        }[];
                        country_code?: string | null;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        /** Format: date-time */
                        erased_at?: string | null;
                        family_name: string;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        given_name: string;
                        hidden: string[];
                        language: string;
                        needs?: string | null;
                        offers?: string | null;
                        orcid?: string | null;
                        /** Format: uuid */
                        person_id: string;
                        phone?: string | null;
                        title?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_people_person_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about?: string | null;
                        /** Format: uuid */
                        account_id?: string | null;
                        affiliations: {
                            /** Format: uuid */
                            affiliation_id: string;
                            /** Format: date */
                            from_on?: string | null;
                            is_contact: boolean;
                            /** Format: uuid */
                            organisation_id: string;
                            organisation_name: string;
                            /** Format: uuid */
                            person_id: string;
                            position?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                            version: number;
                        }[];
                        country_code?: string | null;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        /** Format: date-time */
                        erased_at?: string | null;
                        family_name: string;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        given_name: string;
                        hidden: string[];
                        language: string;
                        needs?: string | null;
                        offers?: string | null;
                        orcid?: string | null;
                        /** Format: uuid */
                        person_id: string;
                        phone?: string | null;
                        title?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_people_person_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    about?: string | null;
                    /** @description ISO 3166-1 alpha-2. */
                    country_code?: string | null;
                    email?: string | null;
                    family_name: string;
                    field_visibility?: {
                        field: string;
                        /** @enum {string} */
                        visibility: "public" | "signed_in" | "members" | "named" | "staff";
                    }[] | null;
                    given_name: string;
                    /** @description 'en' or 'ru'; English where absent. */
                    language?: string | null;
                    needs?: string | null;
                    offers?: string | null;
                    /** @description '0000-0002-1825-0097', with or without https://orcid.org/. */
                    orcid?: string | null;
                    phone?: string | null;
                    /** @description 'Dr', 'Prof.' */
                    title?: string | null;
                    /**
                     * @description Of the record; members where absent.
                     * @enum {string|null}
                     */
                    visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about?: string | null;
                        /** Format: uuid */
                        account_id?: string | null;
                        affiliations: {
                            /** Format: uuid */
                            affiliation_id: string;
                            /** Format: date */
                            from_on?: string | null;
                            is_contact: boolean;
                            /** Format: uuid */
                            organisation_id: string;
                            organisation_name: string;
                            /** Format: uuid */
                            person_id: string;
                            position?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                            version: number;
                        }[];
                        country_code?: string | null;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        /** Format: date-time */
                        erased_at?: string | null;
                        family_name: string;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        given_name: string;
                        hidden: string[];
                        language: string;
                        needs?: string | null;
                        offers?: string | null;
                        orcid?: string | null;
                        /** Format: uuid */
                        person_id: string;
                        phone?: string | null;
                        title?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_people_person_id_account: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    account_id?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about?: string | null;
                        /** Format: uuid */
                        account_id?: string | null;
                        affiliations: {
                            /** Format: uuid */
                            affiliation_id: string;
                            /** Format: date */
                            from_on?: string | null;
                            is_contact: boolean;
                            /** Format: uuid */
                            organisation_id: string;
                            organisation_name: string;
                            /** Format: uuid */
                            person_id: string;
                            position?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                            version: number;
                        }[];
                        country_code?: string | null;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        /** Format: date-time */
                        erased_at?: string | null;
                        family_name: string;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        given_name: string;
                        hidden: string[];
                        language: string;
                        needs?: string | null;
                        offers?: string | null;
                        orcid?: string | null;
                        /** Format: uuid */
                        person_id: string;
                        phone?: string | null;
                        title?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_people_person_id_affiliations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from_on?: string | null;
                    is_contact: boolean;
                    /** Format: uuid */
                    organisation_id: string;
                    /** @description 'Head of oncology' */
                    position?: string | null;
                    /**
                     * Format: date
                     * @description The last day.
                     */
                    to_on?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about?: string | null;
                        /** Format: uuid */
                        account_id?: string | null;
                        affiliations: {
                            /** Format: uuid */
                            affiliation_id: string;
                            /** Format: date */
                            from_on?: string | null;
                            is_contact: boolean;
                            /** Format: uuid */
                            organisation_id: string;
                            organisation_name: string;
                            /** Format: uuid */
                            person_id: string;
                            position?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                            version: number;
                        }[];
                        country_code?: string | null;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        /** Format: date-time */
                        erased_at?: string | null;
                        family_name: string;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        given_name: string;
                        hidden: string[];
                        language: string;
                        needs?: string | null;
                        offers?: string | null;
                        orcid?: string | null;
                        /** Format: uuid */
                        person_id: string;
                        phone?: string | null;
                        title?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_people_person_id_affiliations_affiliation_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                affiliation_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from_on?: string | null;
                    is_contact: boolean;
                    /** Format: uuid */
                    organisation_id: string;
                    /** @description 'Head of oncology' */
                    position?: string | null;
                    /**
                     * Format: date
                     * @description The last day.
                     */
                    to_on?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        affiliation_id: string;
                        /** Format: date */
                        from_on?: string | null;
                        is_contact: boolean;
                        /** Format: uuid */
                        organisation_id: string;
                        organisation_name: string;
                        /** Format: uuid */
                        person_id: string;
                        position?: string | null;
                        /** Format: date */
                        to_on?: string | null;
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_people_person_id_erasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about?: string | null;
                        /** Format: uuid */
                        account_id?: string | null;
                        affiliations: {
                            /** Format: uuid */
                            affiliation_id: string;
                            /** Format: date */
                            from_on?: string | null;
                            is_contact: boolean;
                            /** Format: uuid */
                            organisation_id: string;
                            organisation_name: string;
                            /** Format: uuid */
                            person_id: string;
                            position?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                            version: number;
                        }[];
                        country_code?: string | null;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        /** Format: date-time */
                        erased_at?: string | null;
                        family_name: string;
                        field_visibility?: {
                            field: string;
                            /** @enum {string} */
                            visibility: "public" | "signed_in" | "members" | "named" | "staff";
                        }[] | null;
                        given_name: string;
                        hidden: string[];
                        language: string;
                        needs?: string | null;
                        offers?: string | null;
                        orcid?: string | null;
                        /** Format: uuid */
                        person_id: string;
                        phone?: string | null;
                        title?: string | null;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        /** @enum {string|null} */
                        visibility?: "public" | "signed_in" | "members" | "named" | "staff" | null;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_people_person_id_readers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readers: {
                            field?: string | null;
                            name: string;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            /** Format: uuid */
                            person_id?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                        }[];
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_people_person_id_readers: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readers: {
                        field?: string | null;
                        /** Format: uuid */
                        organisation_id?: string | null;
                        /** Format: uuid */
                        person_id?: string | null;
                        /** Format: date */
                        to_on?: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readers: {
                            field?: string | null;
                            name: string;
                            /** Format: uuid */
                            organisation_id?: string | null;
                            /** Format: uuid */
                            person_id?: string | null;
                            /** Format: date */
                            to_on?: string | null;
                        }[];
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_people_export: {
        parameters: {
            query?: {
                /** @description false: CSV without a byte order mark. */
                bom?: string;
                /** @description Members, separated by commas; those that an import reads where absent. */
                columns?: string;
                /** @description ISO 3166-1 alpha-2. */
                country?: string[];
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Fields whose values are counted, separated by commas: country. */
                facets?: string;
                /** @description Members of each item, separated by commas; all where absent. */
                fields?: string;
                /** @description csv (the default), xlsx, json or vcf. */
                format?: string;
                /** @description Items of a page. */
                limit?: number;
                /** @description In which the person is today: an organisation_id. */
                organisation?: string[];
                /** @description Words that the name holds, in any spelling of either alphabet. */
                q?: string[];
                /** @description Order of the items. */
                sort?: "name" | "-name" | "-updated_at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date */
                            from_on?: string | null;
                            going_count: number;
                            keep_days: number;
                            name: string;
                            title: {
                                en: string;
                                ru: string;
                            };
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_retention: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from_on: string;
                    keep_days: number;
                    name: string;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            permissions: ("public" | "signed_in" | "read_directory" | "edit_own_organisation" | "manage_members" | "manage_accounts" | "read_audit" | "manage_privacy" | "view_as" | "edit_benchmark")[];
                            /** @enum {string} */
                            role: "patient" | "member_user" | "organisation_admin" | "cluster_staff" | "board" | "authority" | "operator" | "investor" | "analyst";
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_roles_role_grant_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role_grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_scorecard_runs_scorecard_run_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scorecard_run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        build: string;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        /** Format: date-time */
                        ended_at?: string | null;
                        error: string;
                        findings_hash: string;
                        group_count: number;
                        /** Format: uuid */
                        job_id?: string | null;
                        /** Format: date-time */
                        made_at: string;
                        recipe_hash: string;
                        /** Format: uuid */
                        scorecard_run_id: string;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        seed: number;
                        /** @enum {string} */
                        state: "queued" | "done" | "failed" | "cancelled";
                        version: number;
                        warnings: unknown;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_scorecard_runs_scorecard_run_id_bundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scorecard_run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_scorecard_runs_scorecard_run_id_cancellation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                scorecard_run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_scorecard_runs_scorecard_run_id_comparison: {
        parameters: {
            query?: {
                /** @description the other run */
                with?: string;
            };
            header?: never;
            path: {
                scorecard_run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_scorecard_runs_scorecard_run_id_findings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scorecard_run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_scorecard_runs_scorecard_run_id_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scorecard_run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done_share: number;
                        stage: string;
                        /** @enum {string} */
                        state: "queued" | "done" | "failed" | "cancelled";
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_scorecards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            cluster_id?: string | null;
                            content_hash: string;
                            declared_count: number;
                            definition: string;
                            /** Format: date-time */
                            frozen_at: string;
                            imported_count: number;
                            indicator_count: number;
                            is_publishable: boolean;
                            measured_count: number;
                            missing_count: number;
                            note: string;
                            observation_count: number;
                            /** Format: uuid */
                            scorecard_version_id: string;
                            title_en: string;
                            title_ru: string;
                            unit_count: number;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_scorecards: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Codes of the units; all clusters where absent. */
                    clusters?: string[] | null;
                    countries?: string[] | null;
                    definition?: string | null;
                    /** @enum {string|null} */
                    initiative?: "public" | "private" | "mixed" | null;
                    max_age_years?: number | null;
                    min_known?: number | null;
                    note?: string | null;
                    period?: string | null;
                    /** @description What the table is called. */
                    title_en: string;
                    title_ru?: string | null;
                    /** Format: uuid */
                    unpublished_of?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cluster_id?: string | null;
                        content_hash: string;
                        declared_count: number;
                        definition: string;
                        /** Format: date-time */
                        frozen_at: string;
                        imported_count: number;
                        indicator_count: number;
                        is_publishable: boolean;
                        measured_count: number;
                        missing_count: number;
                        note: string;
                        observation_count: number;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        title_en: string;
                        title_ru: string;
                        unit_count: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_scorecards_scorecard_version_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scorecard_version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cluster_id?: string | null;
                        content_hash: string;
                        declared_count: number;
                        definition: string;
                        /** Format: date-time */
                        frozen_at: string;
                        imported_count: number;
                        indicator_count: number;
                        is_publishable: boolean;
                        measured_count: number;
                        missing_count: number;
                        note: string;
                        observation_count: number;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        title_en: string;
                        title_ru: string;
                        unit_count: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_scorecards_scorecard_version_id_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scorecard_version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_scorecards_scorecard_version_id_runs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scorecard_version_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            build: string;
                            /** Format: uuid */
                            cluster_id?: string | null;
                            /** Format: date-time */
                            ended_at?: string | null;
                            error: string;
                            findings_hash: string;
                            group_count: number;
                            /** Format: uuid */
                            job_id?: string | null;
                            /** Format: date-time */
                            made_at: string;
                            recipe_hash: string;
                            /** Format: uuid */
                            scorecard_run_id: string;
                            /** Format: uuid */
                            scorecard_version_id: string;
                            seed: number;
                            /** @enum {string} */
                            state: "queued" | "done" | "failed" | "cancelled";
                            version: number;
                            warnings: unknown;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_scorecards_scorecard_version_id_runs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                scorecard_version_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        build: string;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        /** Format: date-time */
                        ended_at?: string | null;
                        error: string;
                        findings_hash: string;
                        group_count: number;
                        /** Format: uuid */
                        job_id?: string | null;
                        /** Format: date-time */
                        made_at: string;
                        recipe_hash: string;
                        /** Format: uuid */
                        scorecard_run_id: string;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        seed: number;
                        /** @enum {string} */
                        state: "queued" | "done" | "failed" | "cancelled";
                        version: number;
                        warnings: unknown;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_scorecards_preview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Codes of the units; all clusters where absent. */
                    clusters?: string[] | null;
                    countries?: string[] | null;
                    definition?: string | null;
                    /** @enum {string|null} */
                    initiative?: "public" | "private" | "mixed" | null;
                    max_age_years?: number | null;
                    min_known?: number | null;
                    note?: string | null;
                    period?: string | null;
                    /** @description What the table is called. */
                    title_en: string;
                    title_ru?: string | null;
                    /** Format: uuid */
                    unpublished_of?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        declared_count: number;
                        imported_count: number;
                        indicator_count: number;
                        is_publishable: boolean;
                        measured_count: number;
                        missing_count: number;
                        observation_count: number;
                        unit_count: number;
                        units: string[];
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_search: {
        parameters: {
            query?: {
                /** @description 'next' of the page before. */
                cursor?: string;
                /** @description Only of this kind; may be given several times. */
                kind?: string;
                /** @description Items of a page. */
                limit?: number;
                /** @description What to look for. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        corrected?: string | null;
                        did_you_mean?: string | null;
                        items: {
                            excerpt_html: string;
                            field: string;
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            /** @enum {string} */
                            matched_by: "word" | "form" | "prefix" | "sound";
                            score: number;
                            title: string;
                            title_html: string;
                        }[];
                        kinds: {
                            count: number;
                            kind: string;
                        }[];
                        next?: string | null;
                        total: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        me?: {
                            /** Format: uuid */
                            account_id: string;
                            /** Format: uuid */
                            acting_for?: string | null;
                            email?: string | null;
                            language: string;
                            name: string;
                            permissions: ("public" | "signed_in" | "read_directory" | "edit_own_organisation" | "manage_members" | "manage_accounts" | "read_audit" | "manage_privacy" | "view_as" | "edit_benchmark")[];
                            roles: {
                                /** Format: uuid */
                                account_id: string;
                                /** Format: date */
                                from_on: string;
                                /** @enum {string} */
                                role: "patient" | "member_user" | "organisation_admin" | "cluster_staff" | "board" | "authority" | "operator" | "investor" | "analyst";
                                /** Format: uuid */
                                role_grant_id: string;
                                /** Format: uuid */
                                scope_id?: string | null;
                                scope_kind: string;
                                /** Format: date */
                                to_on?: string | null;
                            }[];
                            second_factor: boolean;
                        } | null;
                        provider: boolean;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code?: string | null;
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        needed: boolean;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_setup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of a cluster of the catalogue that this server is for: its record and figures are taken over. Without one the code is made of the name. */
                    cluster_code?: string | null;
                    cluster_name_en: string;
                    cluster_name_ru?: string | null;
                    /** @description Printed where the server was started. */
                    code: string;
                    /** @description ISO 3166-1 alpha-2, the main one first. */
                    countries: string[];
                    email: string;
                    language: string;
                    /** @description en, ru; the first is the standard. */
                    languages: string[];
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        account_id: string;
                        /** Format: date-time */
                        created_at: string;
                        email?: string | null;
                        language: string;
                        name: string;
                        /** @enum {string} */
                        state: "invited" | "active" | "suspended" | "erased";
                        version: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_specialisations: {
        parameters: {
            query?: {
                /** @description Of the names; Accept-Language where absent. */
                language?: "en" | "ru";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            isic: string;
                            nace: string;
                            name: string;
                            specialisation: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string;
                            build: string;
                            citation: string;
                            /** Format: uuid */
                            cluster_id?: string | null;
                            code: string;
                            content_hash: string;
                            declared_count: number;
                            findings_hash: string;
                            group_count: number;
                            imported_count: number;
                            indicator_count: number;
                            measured_count: number;
                            missing_count: number;
                            /** Format: date-time */
                            published_at?: string | null;
                            reason: string;
                            recipe_hash: string;
                            /** Format: uuid */
                            scorecard_run_id: string;
                            /** Format: uuid */
                            scorecard_version_id: string;
                            seed: number;
                            /** @enum {string} */
                            state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                            /** Format: uuid */
                            study_id: string;
                            /** Format: uuid */
                            superseded_by?: string | null;
                            title_en: string;
                            title_ru: string;
                            unit_count: number;
                            /** Format: date-time */
                            updated_at: string;
                            version: number;
                            warnings: unknown;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        build: string;
                        citation: string;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        code: string;
                        content_hash: string;
                        declared_count: number;
                        findings_hash: string;
                        group_count: number;
                        imported_count: number;
                        indicator_count: number;
                        measured_count: number;
                        missing_count: number;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        recipe_hash: string;
                        /** Format: uuid */
                        scorecard_run_id: string;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        seed: number;
                        /** @enum {string} */
                        state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                        /** Format: uuid */
                        study_id: string;
                        /** Format: uuid */
                        superseded_by?: string | null;
                        title_en: string;
                        title_ru: string;
                        unit_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        warnings: unknown;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study_bundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study_compare: {
        parameters: {
            query?: {
                /** @description an id; two to ten of them */
                unit?: string;
            };
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_studies_study_counterfactual: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 4 where absent. */
                    max_changes?: number | null;
                    model?: string | null;
                    /** @description Places of the composite score to climb. */
                    ranks?: number | null;
                    /** @description A group; without one, every other group. */
                    to?: number | null;
                    unit: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study_factors: {
        parameters: {
            query?: {
                /** @description true: by the four combined areas */
                areas?: boolean;
                /** @description an id; none: all practices */
                unit?: string;
            };
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study_findings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_studies_study_recompute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study_scorecard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study_scorecard_csv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study_scorecard_xlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study_units_geojson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_studies_study_units_unit: {
        parameters: {
            query?: {
                /** @description how many of the nearest; 5 where absent */
                nearest?: number;
                /** @description whom to set it beside: group:2, model:global-network, ids separated by commas; its group where absent */
                peers?: string;
            };
            header?: never;
            path: {
                study: string;
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_studies_study_what_if: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: unknown;
                    nearest?: number | null;
                    unit: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_study_proposals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string;
                            build: string;
                            citation: string;
                            /** Format: uuid */
                            cluster_id?: string | null;
                            code: string;
                            content_hash: string;
                            declared_count: number;
                            findings_hash: string;
                            group_count: number;
                            imported_count: number;
                            indicator_count: number;
                            measured_count: number;
                            missing_count: number;
                            /** Format: date-time */
                            published_at?: string | null;
                            reason: string;
                            recipe_hash: string;
                            /** Format: uuid */
                            scorecard_run_id: string;
                            /** Format: uuid */
                            scorecard_version_id: string;
                            seed: number;
                            /** @enum {string} */
                            state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                            /** Format: uuid */
                            study_id: string;
                            /** Format: uuid */
                            superseded_by?: string | null;
                            title_en: string;
                            title_ru: string;
                            unit_count: number;
                            /** Format: date-time */
                            updated_at: string;
                            version: number;
                            warnings: unknown;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_study_proposals: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its address for ever: biomedical-clusters-2026. */
                    code: string;
                    reason?: string | null;
                    /** Format: uuid */
                    scorecard_run_id: string;
                    supersedes?: string | null;
                    title_en: string;
                    title_ru?: string | null;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        build: string;
                        citation: string;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        code: string;
                        content_hash: string;
                        declared_count: number;
                        findings_hash: string;
                        group_count: number;
                        imported_count: number;
                        indicator_count: number;
                        measured_count: number;
                        missing_count: number;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        recipe_hash: string;
                        /** Format: uuid */
                        scorecard_run_id: string;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        seed: number;
                        /** @enum {string} */
                        state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                        /** Format: uuid */
                        study_id: string;
                        /** Format: uuid */
                        superseded_by?: string | null;
                        title_en: string;
                        title_ru: string;
                        unit_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        warnings: unknown;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_study_proposals_study_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        build: string;
                        citation: string;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        code: string;
                        content_hash: string;
                        declared_count: number;
                        findings_hash: string;
                        group_count: number;
                        imported_count: number;
                        indicator_count: number;
                        measured_count: number;
                        missing_count: number;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        recipe_hash: string;
                        /** Format: uuid */
                        scorecard_run_id: string;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        seed: number;
                        /** @enum {string} */
                        state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                        /** Format: uuid */
                        study_id: string;
                        /** Format: uuid */
                        superseded_by?: string | null;
                        title_en: string;
                        title_ru: string;
                        unit_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        warnings: unknown;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_study_proposals_study_id_publication: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        build: string;
                        citation: string;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        code: string;
                        content_hash: string;
                        declared_count: number;
                        findings_hash: string;
                        group_count: number;
                        imported_count: number;
                        indicator_count: number;
                        measured_count: number;
                        missing_count: number;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        recipe_hash: string;
                        /** Format: uuid */
                        scorecard_run_id: string;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        seed: number;
                        /** @enum {string} */
                        state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                        /** Format: uuid */
                        study_id: string;
                        /** Format: uuid */
                        superseded_by?: string | null;
                        title_en: string;
                        title_ru: string;
                        unit_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        warnings: unknown;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_study_proposals_study_id_refusal: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        build: string;
                        citation: string;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        code: string;
                        content_hash: string;
                        declared_count: number;
                        findings_hash: string;
                        group_count: number;
                        imported_count: number;
                        indicator_count: number;
                        measured_count: number;
                        missing_count: number;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        recipe_hash: string;
                        /** Format: uuid */
                        scorecard_run_id: string;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        seed: number;
                        /** @enum {string} */
                        state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                        /** Format: uuid */
                        study_id: string;
                        /** Format: uuid */
                        superseded_by?: string | null;
                        title_en: string;
                        title_ru: string;
                        unit_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        warnings: unknown;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_study_proposals_study_id_withdrawal: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                study_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        build: string;
                        citation: string;
                        /** Format: uuid */
                        cluster_id?: string | null;
                        code: string;
                        content_hash: string;
                        declared_count: number;
                        findings_hash: string;
                        group_count: number;
                        imported_count: number;
                        indicator_count: number;
                        measured_count: number;
                        missing_count: number;
                        /** Format: date-time */
                        published_at?: string | null;
                        reason: string;
                        recipe_hash: string;
                        /** Format: uuid */
                        scorecard_run_id: string;
                        /** Format: uuid */
                        scorecard_version_id: string;
                        seed: number;
                        /** @enum {string} */
                        state: "proposed" | "published" | "superseded" | "withdrawn" | "refused";
                        /** Format: uuid */
                        study_id: string;
                        /** Format: uuid */
                        superseded_by?: string | null;
                        title_en: string;
                        title_ru: string;
                        unit_count: number;
                        /** Format: date-time */
                        updated_at: string;
                        version: number;
                        warnings: unknown;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_unsubscribe_secret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string;
                            /** Format: date-time */
                            created_at: string;
                            event_kinds: string;
                            failure_count: number;
                            /** @enum {string} */
                            state: "active" | "paused" | "disabled";
                            version: number;
                            /** Format: uuid */
                            webhook_id: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_api_v1_webhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the sender's choice: sent twice with the same key, it is done once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /** @description Kinds of objects separated by blanks; empty: all. */
                    event_kinds: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        webhook: {
                            address: string;
                            /** Format: date-time */
                            created_at: string;
                            event_kinds: string;
                            failure_count: number;
                            /** @enum {string} */
                            state: "active" | "paused" | "disabled";
                            version: number;
                            /** Format: uuid */
                            webhook_id: string;
                        };
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_webhooks_webhook_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        /** Format: date-time */
                        created_at: string;
                        event_kinds: string;
                        failure_count: number;
                        /** @enum {string} */
                        state: "active" | "paused" | "disabled";
                        version: number;
                        /** Format: uuid */
                        webhook_id: string;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_api_v1_webhooks_webhook_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was read; 412 where it changed since. */
                "If-Match": string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /** @description Kinds of objects separated by blanks; empty: all. */
                    event_kinds: string;
                    /** @enum {string} */
                    state: "active" | "paused" | "disabled";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        /** Format: date-time */
                        created_at: string;
                        event_kinds: string;
                        failure_count: number;
                        /** @enum {string} */
                        state: "active" | "paused" | "disabled";
                        version: number;
                        /** Format: uuid */
                        webhook_id: string;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_api_v1_webhooks_webhook_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_v1_webhooks_webhook_id_deliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            attempt_count: number;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            ended_at?: string | null;
                            error: string;
                            event: string;
                            sequence: number;
                            /** @enum {string} */
                            state: "queued" | "sent" | "failed";
                            status_code?: number | null;
                            /** Format: uuid */
                            webhook_delivery_id: string;
                        }[];
                        /** @description Cursor of the next page. */
                        next: string | null;
                        total?: number;
                    };
                };
            };
            /** @description What went wrong, and what would make it right. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
