//! English words and phrases by concept: what an order is about. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (IGNORE, "ignore disregard forget forgo neglect unlearn discount dismiss nullify set_aside put_aside cast_aside \
        lay_aside push_aside toss_out toss_aside throw_out throw_away scrap shelve pay_no_attention_to \
        take_no_notice_of pay_no_heed_to turn_a_blind_eye_to treat_as_void never_mind nevermind leave_behind \
        let_go_of wipe_from_your_memory erase_from_your_memory ignoring disregarding forgetting override \
        overrule overriding supersede supersedes abandon discard do_away_with give_no_weight_to tune_out \
        render_void skip_over don't_worry_about do_not_worry_about no_need_to_follow cancel rescind revoke \
        repudiate annul void disobey defy wipe_your_memory_of clear_your_mind_of erase_your_memory_of \
        stop_caring_about stop_thinking_about leave_out_of_account rule_out cross_out strike_out throw_overboard \
        chuck bin ditch jettison brush_aside sweep_aside wave_away look_past move_past pay_no_mind_to \
        take_no_account_of drop_the don't_bother_with do_not_bother_with stop_using do_not_use_the \
        no_need_for_the unfollow tear_up rip_up burn scratch reject overlook drop_every drop_all drop_any \
        drop_them unsay strike_from treat_as_cancelled treat_as_outdated lay_to_one_side set_to_one_side \
        put_to_one_side to_one_side put_to_the_side to_the_side clear_out expunge shut_out"),
    (DISABLE, "disable bypass circumvent deactivate disengage suspend lift remove drop skip clear reset overwrite \
        replace erase delete turn_off switch_off shut_off break violate evade sidestep get_around work_around \
        subvert ditch waive relax loosen bypassing disabling bypasses unlock uninstall strip neutralize \
        neutralise sidestepping shut_down put_to_sleep wipe"),
    (NOT_FOLLOW, "do_not_follow don't_follow dont_follow stop_following no_longer_follow do_not_obey don't_obey \
        stop_obeying no_longer_obey do_not_adhere_to stop_adhering_to do_not_comply_with stop_complying_with \
        cease_following cease_to_follow refuse_to_follow don't_listen_to do_not_listen_to stop_listening_to \
        do_not_abide_by no_longer_abide_by no_longer_bound_by not_bound_by no_longer_need_to_follow \
        no_longer_have_to_follow don't_have_to_follow do_not_have_to_follow do_not_need_to_follow \
        don't_need_to_follow no_longer_constrained_by no_longer_restricted_by no_longer_limited_by \
        no_longer_subject_to not_subject_to need_not_follow no_longer_adhere_to stop_applying do_not_apply \
        don't_apply no_longer_required_to_follow unbound_by stop_enforcing do_not_enforce not_following \
        not_to_follow act_against go_against deviate_from depart_from step_outside no_longer_governed_by \
        no_longer_comply_with no_longer_bound_to isn't_bound_by aren't_bound_by not_constrained_by \
        isn't_restricted_by is_not_bound_by are_not_bound_by bound_by_no not_governed_by instead_of_following \
        rather_than_following do_the_opposite_of don't_have_to_obey do_not_have_to_obey need_not_obey \
        no_longer_have_to_obey stop_caring_about don't_need_to_obey overrides_any supersedes_any supersedes_your \
        overrides_your replaces_your supersedes_all overrides_all replaces_all supersede_all override_your \
        supersede_your do_not_heed don't_heed stop_heeding no_longer_heed stop_respecting stop_honoring \
        stop_honouring don't_honor cease_to_obey cease_obeying no_longer_listen_to don't_stick_to \
        do_not_stick_to stop_sticking_to quit_following break_with break_free_from no_longer_answer_to \
        do_not_keep_to no_longer_take_orders shake_off forget_about_following never_mind_the \
        no_longer_need_to_obey no_obligation_to_follow not_obliged_to_follow no_longer_obliged free_to_ignore \
        free_to_disregard not_required_to_follow released_from_following stop_acting_on no_longer_do_what \
        do_not_do_what don't_do_what without_following don't_have_to_listen_to do_not_have_to_listen_to \
        needn't_listen_to needn't_follow needn't_obey forget_being forget_that_you stop_being drop_the_act \
        drop_the_persona drop_your_persona leave_your_role break_character quit_being not_those_of \
        not_the_ones_of not_your_developers not_your_developer none_of_your nothing_in_your no_part_of_your \
        will_not_adhere_to will_not_follow will_not_comply_with will_not_obey shall_not_follow won't_follow \
        not_be_bound_by need_not_care_about needn't_care_about don't_have_to_care_about do_not_care_about \
        don't_be_bound_by do_not_be_bound_by no_longer_apply_to_you need_not_respect stop_applying_the \
        not_apply_to_you nothing_in_your_setup nothing_you_were pay_no_regard_to give_up_on"),
    (VOID, "void null_and_void invalid no_longer_valid no_longer_apply no_longer_applies do_not_apply does_not_apply \
        don't_apply doesn't_apply not_apply superseded obsolete revoked rescinded cancelled canceled nullified \
        overridden overruled ignored disregarded forgotten discarded suspended lifted withdrawn voided \
        no_longer_in_effect no_longer_in_force no_longer_binding not_binding no_longer_relevant not_relevant \
        not_valid were_a_test was_a_test are_compromised is_compromised compromised stale expired annulled \
        hold_no_weight out_of_date deprecated terminated set_aside abandoned dropped replaced outdated \
        irrelevant aside no_longer_count no_longer_counts no_longer_matter no_longer_matters had_never_been \
        were_never never_existed had_never_existed did_not_exist didn't_exist does_not_exist doesn't_exist \
        don't_exist do_not_exist is_over are_over cease_to_apply ceases_to_apply stop_applying is_void are_void \
        are_gone are_history was_fake were_fake is_fake are_fake fictitious no_longer_exist no_longer_exists \
        is_now_irrelevant are_now_irrelevant no_longer_hold no_longer_holds not_count stand_down have_ended \
        has_ended has_changed have_changed been_lifted been_removed been_deleted been_disabled been_replaced \
        been_superseded been_repealed repealed abolished scrapped retired out_of_your_mind out_of_your_head \
        out_of_the_window to_one_side behind_you thrown_away uninstalled erased wiped as_a_draft as_void \
        as_noise as_irrelevant as_a_joke as_a_test as_fiction as_obsolete as_invalid as_cancelled as_deleted \
        as_history was_a_drill were_a_drill sent_by_mistake nonsense is_garbage to_null was_a_joke were_a_joke \
        relieved_of is_broken is_offline was_a_mistake were_a_mistake was_a_decoy were_a_decoy is_a_decoy \
        is_cancelled are_cancelled is_revoked are_revoked has_been_revoked have_been_revoked is_suspended \
        are_suspended is_lifted are_lifted applies_any_longer apply_any_longer no_more_in_force"),
    (RULES, "instruction instructions rule rules directive directives guideline guidelines directions commands orders \
        programming prompt prompts constraints policies policy guidance protocols protocol principles training \
        mandates mandate regulations stipulations prescriptions preamble imperatives briefing edicts \
        code_of_conduct terms_of_service instrucions instuctions instrutions intructions instrctions insructions \
        instructons commandments requirements parameters specifications tenets charter rule_set ruleset brief \
        briefs norms norm instructions_list setup"),
    (INSTRUCTIONS, "instruction instructions directive directives prompt prompts programming commands orders"),
    (SAFETY, "safety safeguard safeguards guardrail guardrails guard_rails filter filters restriction restrictions \
        content_policy content_policies limitation limitations limits censorship moderation ethics ethical \
        boundaries safety_checks safety_protocols safety_measures security_checks security_measures \
        security_controls security_policy security_policies security_protocols content_filter content_filters \
        confidentiality_policy alignment usage_policies usage_policy rails inhibitions constraints \
        ethical_guidelines security_restrictions access_controls access_control data_loss_prevention \
        confidentiality safety_checking security_rules refusal_policy constraint safety_training policy_check \
        policy_checks safety_filter safety_check safety_layer safety_layers safety_system safety_systems \
        safety_mechanism safety_mechanisms safety_module rule_book rulebook security_level security_warnings \
        security_warning content_rules content_rule privacy_filter privacy_filters access_level safety_rules \
        safety_guidance disclaimers"),
    (PRIOR, "previous previously prior above earlier preceding foregoing former past existing initial original given \
        system developer operator default pre-existing built-in preset current hidden so_far until_now \
        beforehand before aforementioned up_to_this_point up_to_now already precedes preceded old underlying \
        previuos previus priors pervious first core base up_to_here pre-programmed predefined prevoius \
        that_came_before that_precede came_before stated established standing supplied provided imposed"),
    (WHOLE, "all every any entire entirety full whole complete each raw everyone's full_list complete_list total \
        full_contents complete_contents"),
    (EVERYTHING, "what_the_operator what_the_developer what_the_system what_your_operator what_your_developers everything anything all_that whatever the_above all_of_the_above all_the_above what_was_said \
        what_came_before what_you_were_told what_you've_been_told what_you_have_been_told what_they_told_you \
        what_i_told_you what_has_been_said all_of_that all_of_this the_rest_of_this the_foregoing \
        what_you_were_taught what_you_have_learned what_you_learned everything_above everything_before_this \
        everything_written_above everything_so_far what_comes_before what_stands_above what_precedes \
        what_preceded the_stuff_above all_that_stuff what_was_written what_you_read_before what_you_have_read \
        what_you've_read what_you_know what_they_said what_he_told_you what_she_told_you what_has_come_before \
        what_was_asked what_you_were_asked what_i_asked_before what_was_stated what_you_were_doing \
        what_you_are_doing anything_you_were everything_you_were everything_else anything_else"),
    (YOUR, "your yours ur thy you're_own your_secret"),
    (YOU, "you yourself u ye thou you're you've you'll you'd urself"),
    (GIVEN, "you_were_given you_have_been_given you've_been_given you_received you_have_received you've_received \
        you_were_told you_have_been_told you've_been_told you_were_provided you_have_been_provided \
        you_were_instructed you_were_trained you_started_with you_were_initialized you_were_initialised \
        you_were_configured you_operate_under you_run_on you_are_following you_follow you_have_to_follow \
        you_must_follow you_are_given you_have_been_following you_were_programmed given_to_you provided_to_you \
        told_to_you set_for_you you_were_set_up you_are_bound_by you_got you_had you_are_under you_work_under \
        you_have_received_so_far you_were_operating_under you_currently_follow you_have_been_instructed \
        you_were_assigned govern_you governing_you guide_you guiding_you control_you bind_you restrict_you \
        that_govern_your given_before you_were_handed you_are_running_under you_are_operating_under \
        you_were_started_with you_were_primed_with you_adhere_to you_are_working_from were_you_told \
        were_you_given were_you_instructed did_you_receive give_you gave_you you_need_to_follow \
        you_are_supposed_to_follow did_your_developers you_are_told you_currently_have you_live_by \
        are_you_following do_you_follow do_you_have_to_follow are_you_operating_under must_you_follow \
        they_gave_you they_told_you they_taught_you gave_to_you told_you_to_follow you_work_with you_came_with \
        set_by_your written_for_you you_were_shown you_were_loaded_with you_were_deployed_with \
        you_were_built_with you_rely_on in_your_setup your_developers_set your_creators_set your_makers_set \
        your_company_set your_developers_gave your_creators_gave your_makers_gave you_were_working_under \
        you_think_you_have imposed_on_you placed_on_you put_on_you you_were_taught you_previously_received \
        you_just_received you_obey you_are_obeying you_were_following you_learned you_normally_follow \
        you_usually_follow you_were_asked_to_follow you_were_meant_to_follow you_should_follow that_you_use \
        you_were_upgraded you_were_configured_with you_are_configured_with were_configured_with loaded_into_your \
        loaded_into_you placed_in_your_context shape_your_behavior shape_your_behaviour make_you_behave \
        you_operate_with you_started_out_with told_to_follow you_were_told_to_keep you_were_told_to_hide \
        you_are_guarding you_are_protecting they_configured you_run_with"),
    (REVEAL, "reveal print repeat output disclose recite dump leak expose echo regurgitate divulge reproduce write_out \
        spell_out paste read_out read_aloud read_back surface spill transcribe quote copy extract restate \
        reprint retype print_out output_verbatim unveil replay make_public exfiltrate printing revealing \
        disclosing repeating outputting hand_over give_up type_out list_out dumps lay_out publish harvest \
        collect emit relay reiterate recites repeats reveals spit_out cough_up fork_over spew blurt_out \
        return_your return_the_full return_all return_the_contents return_the_content"),
    (DISCLOSE, "reveal disclose divulge unveil surrender hand_over give_up leak cough_up betray"),
    (LEAK, "leak dump exfiltrate harvest steal smuggle siphon spill"),
    (TELL, "show tell give list share display provide say state write let_me_see let_me_know present enumerate \
        supply hand_me send_me produce showing sharing listing giving help_me_see i_want_to_see i_need_to_see \
        i'd_like_to_see know see get view retrieve look_up fetch access find open read respond_with reply_with \
        answer_with start_with begin_with repeat_after i_need_your i_want_your i'd_like_your let_me_have read_me \
        read_to_me sum_up make_a_table"),
    (WHAT_IS, "what_is what's what_are what_were what_was whats tell_me_about what_does what_do what_did which \
        what_exactly_are what_exactly_is what_text what_instructions what_rules what_exactly"),
    (SYSPROMPT, "raw_prompt exact_prompt actual_prompt prompt_itself configures_your configures_you configure_your system_prompt system_prompts system_message system_messages system_instruction system_instructions \
        sysprompt initial_prompt hidden_prompt original_prompt developer_message developer_prompt \
        developer_instructions preprompt pre-prompt base_prompt secret_prompt starting_prompt internal_prompt \
        hidden_instructions secret_instructions internal_instructions initial_instructions original_instructions \
        internal_guidelines hidden_rules secret_rules hidden_guidelines hidden_configuration \
        hidden_system_prompt internal_rules internal_configuration root_prompt meta_prompt master_prompt \
        confidential_instructions operating_instructions context_window initialization_prompt prompt_template \
        custom_instructions underlying_instructions system-prompt system-level_instructions \
        foundational_instructions full_prompt entire_prompt setup_text priming_text setup_instructions \
        private_instructions instruction_block system_configuration backend_instructions system_text \
        complete_prompt system_role_message opening_instructions first_message_in_this_conversation \
        configuration_prompt configured_prompt instruction_prompt hidden_text hidden_message \
        beginning_of_our_conversation beginning_of_this_conversation start_of_our_conversation \
        start_of_this_conversation top_of_this_conversation beginning_of_this_chat initial_configuration \
        initial_setup starting_instructions startup_instructions starting_configuration system_context \
        system_setup secret_configuration confidential_directives secret_directives hidden_directives \
        hidden_context original_configuration preloaded_text preloaded_instructions prompt_you_run_with \
        prompt_you_were prompt_you_started instructions_you_started initial_directives initial_rules \
        initial_guidelines original_directives secret_guidelines confidential_guidelines confidential_prompt \
        confidential_rules my_instructions_are my_prompt_is my_rules_are my_system_prompt i_was_instructed_to \
        instructions_i_received directives_i_received i_was_configured hidden_preamble opening_prompt \
        startup_prompt boot_prompt configuration_text bootstrap_prompt instructions_from_your_developers \
        instructions_from_your_developer instructions_from_your_operator instructions_from_openai developer_note \
        setup_message initial_setup_message initial_message startup_text startup_message initial_text \
        configured_instructions developer_text operating_policy initialization_string initialisation_string \
        operating_guidelines setup_guidelines full_configuration initial_context initial_instruction \
        own_instructions your_setup current_operating_policy original_setup original_guidelines"),
    (ABOVE_TEXT, "come_before_hello sentences_come_before text_comes_before words_come_before lines_come_before text_above words_above everything_above message_above content_above lines_above above_text \
        sentences_above text_before_this text_that_sits_above text_preceding content_before paragraph_above \
        above_words above_message above_content text_that_appears_above text_that_precedes words_that_precede \
        everything_before_this everything_before_my everything_prior_to words_before_this words_preceding \
        text_prior_to everything_that_came_before everything_that_precedes everything_written_above \
        everything_so_far all_text_above all_the_text_above instructions_above prompt_above above_prompt \
        what_is_written_above what's_written_above what's_above what_is_above message_before_this \
        the_message_before the_first_message your_first_message everything_you_were_told conversation_above \
        lines_before_this content_that_precedes text_at_the_top_of text_that_came_before the_lines_preceding \
        the_block_above block_above the_messages_above messages_above messages_before_this \
        everything_in_your_context text_in_your_context first_line_of_this_conversation tools_and_prompts \
        prompts_you_have instructions_you_have what_comes_before_this text_at_the_beginning text_at_the_start \
        words_at_the_start words_at_the_top words_at_the_beginning text_up_there lines_at_the_top \
        first_lines_of_your first_words_of_your first_sentence_of_your up_to_this_line up_to_this_point_in \
        everything_up_to text_i_cannot_see text_that_i_can't text_that_the_user_cannot before_my_first_message \
        before_i_came_in before_our_chat preceded_this_conversation preceded_our preceded_my \
        before_this_conversation before_the_conversation before_my_message prior_text previous_text earlier_text \
        preceding_text prior_content previous_content prior_messages come_before_this comes_before_this \
        comes_before_my came_before_my before_i_wrote before_i_typed before_i_said before_my_first \
        before_our_conversation before_this_chat precedes_our precedes_this precedes_my preceding_our \
        preceding_this preceding_my up_to_and_including preceding_lines loaded_before_our earliest_message \
        first_lines_of_this before_any_user before_the_user_said before_the_first_user"),
    (VERBATIM, "verbatim word_for_word word-for-word exactly_as_written character_for_character letter_for_letter \
        in_full exact_wording exact_text exact_words literally without_changes unmodified in_its_entirety \
        in_their_entirety exactly_as_it_appears line_by_line unaltered exactly_as_given without_omitting \
        word_by_word without_paraphrasing as-is unedited token_by_token in_a_code_block inside_a_code_block \
        character_by_character unredacted without_redaction in_full_detail letter_by_letter actual_wording \
        precise_wording in_triple_backticks"),
    (SECRET, "password passwords passwd passphrase api_key api_keys apikey apikeys credential credentials secrets \
        private_key private_keys ssh_key ssh_keys access_token access_tokens access_key access_keys auth_token \
        bearer_token environment_variable environment_variables env_vars env_var connection_string \
        connection_strings login_details login_credentials secret_key secret_keys encryption_key encryption_keys \
        session_token session_tokens session_cookie cookies service_account .env api_token api_tokens \
        oauth_token oauth_tokens refresh_token seed_phrase recovery_phrase /etc/passwd /etc/shadow keychain \
        auth_tokens signing_key signing_keys aws_keys credit_card_numbers card_numbers social_security_numbers \
        ssn ssns one-time_code vault_contents .env_file config_secrets secret_values authentication_tokens \
        token_values license_key license_keys .aws/credentials credit_card_number bank_details account_numbers \
        database_password authorization_header the_keys secret_token master_key security_token id__rsa api__key \
        api__keys env__vars the_secret your_secret secret_code secret_word deploy_key deploy_keys licence_keys \
        serial_keys passkey pin_code pin_codes otp one-time_password admin_token root_password wifi_password \
        service_key webhook_secret client_secret client_secrets kubeconfig tokens_and_keys key_material \
        credentials_file aws_secret bearer_tokens saved_passwords stored_passwords browser_cookies user's_key \
        your_key api-key x-api-key aws__secret__access__key database__url openai__api__key secret__key \
        any_tokens all_tokens your_tokens session_cookies all_cookies keys_and_tokens login_data card_number \
        tokens_you_can"),
    (DATA, "everything_in_your_memory your_memory_about previous_customer previous_customers other_customer conversation conversations chat_history conversation_history message_history inbox mailbox emails files \
        database databases customer_list customer_data customer_database user_data userdata contacts \
        contact_list address_book personal_data personal_information pii transcript transcripts source_code \
        documents contents records customer_records spreadsheet calendar backup backups export database_export \
        customers user_records employee_records employee_data payroll admin_page admin_pages financial_records \
        medical_records private_messages private_notes user_list client_list client_data client_records \
        repository context memory internal_documents internal_data company_data chat_log chat_logs \
        chat_transcript confidential_documents confidential_information confidential_data private_data \
        sensitive_data sensitive_information sensitive_files user_information everything_so_far browsing_history \
        database_contents user_table users_table configuration config conversation_so_far order_history \
        customer_emails phone_numbers knowledge_base email_threads private_files drive_contents home_directory \
        internal_notes intermediate_results tool_output tool_outputs search_history message_contents attachments \
        salary_data salaries financial_data user's_data users'_data their_data customer's_data every_message \
        email_addresses database_dump personal_details data_export user_profiles account_details \
        chat_transcripts account_balances user's_email previous_messages email_address user's_messages \
        earlier_messages user's_name user's_inbox everything_the_user what_the_user outbox summary_of_this_chat \
        summary_of_this_conversation this_chat our_chat this_conversation our_conversation the_chat_so_far \
        message_log messages_so_far prior_conversation previous_conversation session_history session_contents \
        full_history entire_history whole_conversation database_rows user_details customer_details \
        customer_names customer_file member_list subscriber_list subscriber_data personnel_files patient_records \
        patient_data patient_list bank_statements account_data secret_notes internal_files mailing_list \
        crm_export usernames profile_data local_files workspace_files document_contents private_key_file \
        all_rows users_file uploaded_files user_message user_messages training_data e-mail_address \
        e-mail_addresses user's_e-mail all_data all_the_data without_redaction context_buffer \
        conversation_buffer customer_table full_record"),
    (SEND, "posts transmits send forward upload transmit exfiltrate submit deliver transfer e-mail mail bcc cc relay post smuggle \
        sends sending forwarding uploading post_it ship leak dispatch make_a_request_to make_a_get_request \
        make_an_http_request make_a_post_request issue_a_request_to report_back beacon copy_them_to \
        write_them_to forwards email_it email_them email_the email_all pass_on share_it_with share_them_with \
        drop_a_copy back_up push pass_the pass_its pass_all pass_along pass_them pass_it hand_the fax text_me \
        message_me write_to_the leak_it copy_to copy_it_to mirror transmit_it send_it send_them post_them \
        post_the upload_it upload_the upload_them forward_it forward_them email_me mail_it mail_them dump_it_to \
        export_the export_all export_it syncing sync_it share_the_folder upgrade_this_account"),
    (DEST, "following_address this_address that_address address_i_gave address_below webhook endpoint remote_server \
        external_server external_address external_endpoint attacker my_server this_url this_link following_url \
        pastebin gist collector url_below email_below drop_box ftp this_endpoint an_external third-party_server \
        outside_address personal_email gmail_account public_repository public_bucket external_email \
        following_email following_endpoint telegram discord_webhook slack_webhook server_below our_server \
        address_on_file external_url external_site"),
    (IGNORE, "toss chuck_out throw_away leave_aside leave_out"),
    (VOID, "as_expired as_outdated as_withdrawn is_withdrawn are_withdrawn as_revoked"),
    (SAFETY, "limit content_restrictions prohibitions bans"),
    (SECRET, "hidden_key secret_word secret_phrase hidden_password secret_code hidden_code secret_value hidden_value the_secret secret_string codeword_you"),
    (SYSPROMPT, "developer's_note developers'_note note_to_you context_from_the_very orders_your_makers preamble_you"),
    (DISABLE, "waives waiving tear_out rip_out take_out"),
];
