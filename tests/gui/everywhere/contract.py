"""The names of parts that automation and screen readers go by, as they were agreed, by page."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "frame": """search_field connection_pill pending_pill associate_button training_banner
        message_bar nav_lookup nav_register nav_search nav_import nav_pending nav_closing
        nav_settings""",
    "page_signin": """signin_associate signin_pin signin_pin_again signin_submit signin_message
        signin_supervisor_pin signin_passphrase""",
    "page_lookup": "lookup_results lookup_message lookup_register recent_list",
    "page_customer": """customer_name customer_tier customer_points customer_lifetime_points
        customer_purchases customer_freshness customer_state customer_refresh customer_reveal
        customer_print customer_tabs overview_tier overview_tier_history overview_points
        overview_promotions overview_purchases overview_registered overview_status
        profile_firstname profile_lastname profile_mobile profile_email profile_external_id
        profile_gender profile_save profile_message identity_kind identity_new_value
        identity_submit identity_requests transactions_table transactions_from transactions_to
        transactions_store transactions_number transactions_id transactions_order
        transactions_direction transactions_more transactions_export coupons_table coupons_status
        coupons_status_several coupons_from coupons_to coupons_series coupons_order
        coupons_direction coupons_show_code notes_list notes_associate notes_text notes_add
        notes_edit tickets_table tickets_filter_status tickets_filter_priority
        tickets_filter_department tickets_filter_code tickets_filter_source tickets_filter_type
        tickets_from tickets_to ticket_subject ticket_message ticket_priority ticket_department
        ticket_status ticket_reported_from ticket_type ticket_submit ticket_print""",
    "page_register": """register_mobile register_email register_external_id register_firstname
        register_lastname register_gender register_type register_registered_on
        register_duplicates register_submit register_message register_side_effects""",
    "page_search": """query_rows query_text query_run query_results query_more query_export
        query_save query_saved""",
    "page_import": """import_file import_mapping import_preview import_start import_progress
        import_cancel import_report""",
    "page_pending": """pending_table pending_retry pending_edit pending_discard pending_export
        pending_import pending_send_now conflict_table conflict_accept""",
    "page_closing": "closing_sent closing_unsent closing_certificate closing_export",
    "page_settings": """settings_server settings_username settings_password settings_format
        settings_test settings_language settings_theme settings_text_size settings_lock_minutes
        settings_retention_days settings_scanner_prefix settings_scanner_suffix
        settings_diagnostics settings_associates settings_audit settings_retire settings_save""",
    "page_training": """training_cut training_slow training_flaky training_restore
        training_reset""",
}
FAMILIES = (
    "preferences_",
    "subscriptions_",
    "profile_custom_",
    "ticket_custom_",
    "register_custom_",
)
"""Parts whose names end in what the server or the organisation calls them."""

NOT_BUILT: Mapping[str, str] = {}
"""May be missing until then."""
