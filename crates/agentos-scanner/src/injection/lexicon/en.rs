//! English words and phrases by concept. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (IGNORE, "ignore disregard forget forgo neglect unlearn discount dismiss nullify \
        set_aside put_aside cast_aside lay_aside push_aside toss_out toss_aside throw_out throw_away scrap shelve \
        pay_no_attention_to take_no_notice_of pay_no_heed_to turn_a_blind_eye_to treat_as_void \
        never_mind nevermind leave_behind let_go_of wipe_from_your_memory erase_from_your_memory \
        ignoring disregarding forgetting override overrule overriding supersede supersedes abandon discard \
        do_away_with give_no_weight_to tune_out render_void skip_over don't_worry_about do_not_worry_about \
        no_need_to_follow cancel rescind revoke repudiate annul void disobey defy"),
    (DISABLE, "disable bypass circumvent deactivate disengage suspend lift remove drop skip clear reset overwrite \
        replace erase delete turn_off switch_off shut_off break violate evade sidestep get_around work_around \
        subvert ditch waive relax loosen bypassing disabling bypasses unlock uninstall strip neutralize neutralise \
        sidestepping shut_down put_to_sleep \
        wipe"),
    (NOT_FOLLOW, "do_not_follow don't_follow dont_follow stop_following no_longer_follow do_not_obey don't_obey \
        stop_obeying no_longer_obey do_not_adhere_to stop_adhering_to do_not_comply_with stop_complying_with \
        cease_following cease_to_follow refuse_to_follow don't_listen_to do_not_listen_to stop_listening_to \
        do_not_abide_by no_longer_abide_by no_longer_bound_by not_bound_by no_longer_need_to_follow \
        no_longer_have_to_follow don't_have_to_follow do_not_have_to_follow do_not_need_to_follow \
        don't_need_to_follow no_longer_constrained_by no_longer_restricted_by no_longer_limited_by \
        no_longer_subject_to not_subject_to     need_not_follow \
        no_longer_adhere_to stop_applying do_not_apply don't_apply no_longer_required_to_follow \
        unbound_by   stop_enforcing do_not_enforce not_following not_to_follow \
        act_against go_against deviate_from depart_from step_outside no_longer_governed_by \
        no_longer_comply_with no_longer_bound_to \
        isn't_bound_by aren't_bound_by not_constrained_by isn't_restricted_by is_not_bound_by are_not_bound_by bound_by_no not_governed_by \
        instead_of_following rather_than_following do_the_opposite_of don't_have_to_obey do_not_have_to_obey need_not_obey no_longer_have_to_obey stop_caring_about don't_need_to_obey \
        overrides_any supersedes_any supersedes_your overrides_your replaces_your supersedes_all overrides_all replaces_all supersede_all override_your supersede_your"),
    (VOID, "void null_and_void invalid no_longer_valid no_longer_apply no_longer_applies do_not_apply does_not_apply \
        don't_apply doesn't_apply not_apply superseded obsolete revoked rescinded cancelled canceled nullified \
        overridden overruled ignored disregarded forgotten discarded suspended lifted withdrawn voided \
        no_longer_in_effect no_longer_in_force no_longer_binding not_binding no_longer_relevant not_relevant \
        not_valid were_a_test was_a_test are_compromised is_compromised compromised stale expired annulled \
        hold_no_weight out_of_date deprecated terminated set_aside abandoned dropped replaced \
        outdated irrelevant"),
    (RULES, "instruction instructions rule rules directive directives guideline guidelines directions commands \
        orders programming prompt prompts constraints policies policy guidance protocols protocol principles \
        training mandates mandate regulations stipulations prescriptions preamble imperatives briefing edicts \
        code_of_conduct terms_of_service instrucions instuctions instrutions intructions instrctions \
        insructions instructons commandments requirements parameters specifications tenets charter"),
    (SAFETY, "safety safeguard safeguards guardrail guardrails guard_rails filter filters restriction restrictions \
        content_policy content_policies limitation limitations limits censorship moderation ethics ethical \
        boundaries safety_checks safety_protocols safety_measures security_checks security_measures \
        security_controls security_policy security_policies security_protocols content_filter content_filters \
        confidentiality_policy alignment usage_policies usage_policy rails inhibitions constraints ethical_guidelines \
        security_restrictions access_controls access_control data_loss_prevention confidentiality \
        safety_checking security_rules refusal_policy"),
    (PRIOR, "previous previously prior above earlier preceding foregoing former past existing initial original \
        given system developer operator default pre-existing built-in preset current hidden so_far until_now \
        beforehand before aforementioned up_to_this_point up_to_now already precedes preceded old underlying \
        previuos previus priors pervious first core base up_to_here pre-programmed predefined prevoius \
        that_came_before that_precede came_before stated established standing supplied provided imposed"),
    (WHOLE, "all every any entire entirety full whole complete each raw everyone's full_list complete_list total \
        full_contents complete_contents"),
    (EVERYTHING, "everything anything all_that whatever the_above all_of_the_above all_the_above \
        what_was_said what_came_before what_you_were_told what_you've_been_told what_you_have_been_told \
        what_they_told_you what_i_told_you what_has_been_said all_of_that all_of_this the_rest_of_this \
        the_foregoing what_you_were_taught what_you_have_learned what_you_learned \
        everything_above everything_before_this everything_written_above everything_so_far"),
    (YOUR, "your yours ur thy you're_own"),
    (YOU, "you yourself u ye thou \
        you're you've you'll you'd \
        urself"),
    (GIVEN, "you_were_given you_have_been_given you've_been_given you_received you_have_received you've_received \
        you_were_told you_have_been_told you've_been_told you_were_provided you_have_been_provided \
        you_were_instructed you_were_trained you_started_with you_were_initialized you_were_initialised \
        you_were_configured you_operate_under you_run_on you_are_following you_follow you_have_to_follow \
        you_must_follow you_are_given you_have_been_following you_were_programmed given_to_you provided_to_you \
        told_to_you set_for_you you_were_set_up you_are_bound_by you_got you_had you_are_under you_work_under \
        you_have_received_so_far you_were_operating_under you_currently_follow you_have_been_instructed \
        you_were_assigned govern_you governing_you guide_you guiding_you control_you bind_you restrict_you \
        that_govern_your given_before you_were_handed you_are_running_under you_are_operating_under \
        you_were_started_with you_were_primed_with you_adhere_to you_are_working_from \
        were_you_told were_you_given were_you_instructed did_you_receive give_you gave_you you_have_to_follow you_need_to_follow you_are_supposed_to_follow did_your_developers you_are_told you_currently_have you_live_by \
        are_you_following do_you_follow do_you_have_to_follow are_you_operating_under must_you_follow"),
    (REVEAL, "reveal print repeat output disclose recite dump leak expose echo regurgitate divulge reproduce \
        write_out spell_out paste read_out read_aloud read_back surface spill transcribe quote return \
        copy extract restate reprint retype print_out output_verbatim unveil replay \
        make_public exfiltrate printing revealing disclosing repeating outputting hand_over give_up type_out \
        list_out dumps lay_out publish harvest collect emit relay reiterate \
        recites repeats reveals recite"),
    (TELL, "show tell give list share display provide say state write let_me_see let_me_know present enumerate \
        supply hand_me send_me produce showing sharing listing giving help_me_see i_want_to_see \
        i_need_to_see i'd_like_to_see know see get view retrieve look_up fetch access find open read \
        respond_with reply_with answer_with start_with begin_with \
        repeat_after"),
    (WHAT_IS, "what_is what's what_are what_were what_was whats tell_me_about what_does what_do what_did which \
        what_exactly_are what_exactly_is what_text what_instructions what_rules what_exactly"),
    (SYSPROMPT, "system_prompt system_prompts system_message system_messages system_instruction system_instructions \
        sysprompt initial_prompt hidden_prompt original_prompt developer_message developer_prompt developer_instructions preprompt \
        pre-prompt base_prompt secret_prompt starting_prompt internal_prompt hidden_instructions \
        secret_instructions internal_instructions initial_instructions original_instructions \
        internal_guidelines hidden_rules secret_rules hidden_guidelines hidden_configuration \
        hidden_system_prompt internal_rules internal_configuration root_prompt meta_prompt master_prompt \
        confidential_instructions operating_instructions context_window initialization_prompt \
        prompt_template custom_instructions underlying_instructions system-prompt system-level_instructions \
        foundational_instructions full_prompt entire_prompt setup_text priming_text setup_instructions \
        private_instructions instruction_block system_configuration backend_instructions system_text \
        complete_prompt system_role_message opening_instructions first_message_in_this_conversation \
        configuration_prompt configured_prompt instruction_prompt     \
        hidden_text hidden_message beginning_of_our_conversation beginning_of_this_conversation start_of_our_conversation start_of_this_conversation top_of_this_conversation beginning_of_this_chat"),
    (ABOVE_TEXT, "text_above words_above everything_above message_above content_above lines_above above_text \
        sentences_above text_before_this text_that_sits_above text_preceding content_before \
        paragraph_above above_words above_message above_content text_that_appears_above text_that_precedes \
        words_that_precede everything_before_this everything_before_my everything_prior_to \
        words_before_this words_preceding text_prior_to everything_that_came_before everything_that_precedes \
        everything_written_above everything_so_far all_text_above all_the_text_above instructions_above \
        prompt_above above_prompt what_is_written_above what's_written_above what's_above what_is_above \
        message_before_this the_message_before the_first_message your_first_message \
        everything_you_were_told conversation_above lines_before_this content_that_precedes \
        text_at_the_top_of text_that_came_before the_lines_preceding the_block_above block_above \
        the_messages_above messages_above messages_before_this everything_in_your_context \
        text_in_your_context first_line_of_this_conversation \
        tools_and_prompts prompts_you_have instructions_you_have"),
    (VERBATIM, "verbatim word_for_word word-for-word exactly_as_written character_for_character \
        letter_for_letter in_full exact_wording exact_text exact_words literally without_changes unmodified \
        in_its_entirety in_their_entirety exactly_as_it_appears line_by_line unaltered exactly_as_given \
        without_omitting word_by_word without_paraphrasing as-is unedited token_by_token in_a_code_block \
        inside_a_code_block character_by_character unredacted without_redaction in_full_detail"),
    (SECRET, "password passwords passwd passphrase api_key api_keys apikey apikeys credential credentials  secrets \
        private_key private_keys ssh_key ssh_keys access_token access_tokens access_key access_keys auth_token bearer_token \
        environment_variable environment_variables env_vars env_var  connection_string connection_strings login_details \
        login_credentials secret_key secret_keys encryption_key encryption_keys session_token session_tokens session_cookie cookies \
        service_account .env api_token api_tokens oauth_token oauth_tokens refresh_token seed_phrase recovery_phrase \
         /etc/passwd /etc/shadow keychain auth_tokens signing_key signing_keys \
        aws_keys credit_card_numbers card_numbers social_security_numbers ssn ssns one-time_code vault_contents \
        .env_file config_secrets secret_values authentication_tokens token_values license_key license_keys \
        .aws/credentials credit_card_number bank_details account_numbers database_password authorization_header \
        the_keys secret_token master_key security_token \
        id__rsa api__key api__keys env__vars \
        the_secret your_secret secret_code secret_word"),
    (DATA, "conversation conversations chat_history conversation_history message_history inbox mailbox emails files \
        database databases customer_list customer_data customer_database user_data userdata contacts contact_list \
        address_book personal_data personal_information pii transcript transcripts source_code documents \
        contents records customer_records spreadsheet calendar backup backups export database_export \
        customers user_records employee_records employee_data payroll admin_page admin_pages financial_records \
        medical_records private_messages private_notes user_list client_list client_data \
        client_records repository context memory internal_documents internal_data company_data \
        chat_log chat_logs chat_transcript confidential_documents confidential_information \
        confidential_data private_data sensitive_data sensitive_information sensitive_files user_information \
        everything_so_far browsing_history database_contents user_table users_table configuration config \
        conversation_so_far order_history customer_emails phone_numbers knowledge_base email_threads \
        private_files drive_contents home_directory internal_notes intermediate_results tool_output \
        tool_outputs search_history message_contents attachments salary_data salaries financial_data \
        user's_data users'_data their_data customer's_data every_message email_addresses database_dump attachments personal_details data_export user_profiles account_details chat_transcripts account_balances \
        user's_email previous_messages email_address user's_messages earlier_messages user's_name user's_inbox \
        everything_the_user what_the_user \
        outbox"),
    (SEND, "send forward upload transmit exfiltrate submit deliver transfer e-mail mail bcc cc relay \
        post   smuggle sends sending forwarding uploading post_it ship leak dispatch \
        make_a_request_to make_a_get_request make_an_http_request make_a_post_request issue_a_request_to \
        report_back beacon copy_them_to write_them_to forwards email_it email_them email_the email_all pass_on \
        share_it_with share_them_with drop_a_copy   back_up  "),
    (DEST, "following_address this_address that_address address_i_gave address_below \
        webhook endpoint remote_server external_server external_address external_endpoint attacker my_server \
        this_url this_link following_url pastebin gist collector url_below email_below drop_box ftp \
        this_endpoint an_external third-party_server outside_address personal_email gmail_account \
        public_repository public_bucket external_email following_email following_endpoint telegram \
        discord_webhook slack_webhook server_below our_server address_on_file external_url external_site"),
    (AI, "ai ais llm llms chatbot chatbots chatgpt gpt claude gemini copilot assistant assistants language_model \
        language_models ai_assistant ai_assistants ai_model ai_models ai_agent ai_agents ai_system ai_systems \
        llm_agent automated_agent automated_agents automated_system automated_systems autonomous_agent \
        autonomous_agents gpt-4 bot bots virtual_assistant large_language_model summarizer summariser \
        ai_reviewer ai_tool ai_tools automated_assistant llama mistral ai-assistant ai_reader \
        automated_reader automated_summarizer automated_reviewer email_assistant coding_assistant \
        coding_agent ai_crawler machine_reader gpt-5 deepseek grok mailbot ai_bot automated_processing_system \
        automated_processor ai_summarizer web_agent browsing_agent browser_agent ai_coding_assistant"),
    (NOTICE, "note notice attention message reminder warning info hint alert memo announcement memorandum \
        important directive addendum request advisory instruction instructions nota_bene dear hello hey hi urgent \
        p.s order n.b special_instructions guidance"),
    (READING, "reading processing parsing summarizing summarising reviewing analyzing analysing ingesting \
        handling indexing evaluating scanning crawling reads processes summarizes consuming reads_this \
        processing_this reading_this who_reads viewing viewing_this accessing_this screening translating \
        answering working_on assisting interpreting grading"),
    (BE_NOW, "you_are_now you're_now act_as pretend_to_be pretend_you_are pretend_you're pretend_that_you \
        pretend role-play_as roleplay_as behave_as simulate imagine_you_are imagine_you're \
        imagine_that_you assume_the_role take_on_the_role take_the_role you_will_be you_will_now you_will_act \
        become switch_to switch_into enter enable activate respond_as speak_as answer_as play_the_role \
        adopt_the_persona adopt_the_role you_shall_be transform_into from_now_on_you you_are_no_longer \
        act_like behave_like you_have_entered you_have_been_switched engage you_are_going_to_pretend \
        you_are_going_to_act let's_pretend let's_play_a_game immerse_yourself now_you_are \
        start_acting_as you_now_have consider_yourself enabling you_are_in entering impersonate reply_as \
        play_as unlock emulate you_are_operating_in you_are_a_new assume_the_identity assume_the_persona \
        write_as turn_into go_into boot_into you_now you_are_free_to_be embody you_become you_must_act \
        operate_in you_are_running_in you_operate_in you_are_playing you_play reboot_as you_run_in \
        you_shall_act you_have_become restart_as you_were_just_switched \
        mode_activated mode_enabled mode_on mode_engaged mode_is_on mode_is_now"),
    (PERSONA, "do_anything_now jailbroken jailbreak_mode developer_mode dev_mode god_mode sudo_mode root_mode \
        debug_mode maintenance_mode opposite_mode evil_mode unrestricted_mode unfiltered_mode uncensored_mode \
           dan omega superuser_mode admin_mode diagnostic_mode no-filter_mode chaos_mode \
        jailbreak evil_twin evil_bot evil-bot evilbot dark_mode_ai antigpt anti-gpt freegpt basedgpt  \
        betterdan unchained unshackled dan_mode betadan mongo_tom evil_confidant shadow_mode \
        test_mode compliance_mode override_mode raw_mode unsafe_mode service_mode omega_mode \
        alter_ego zero-filter_mode training_mode_disabled god-mode developer-mode free_mode kernel_mode \
        engineering_mode privileged_mode factory_mode simulation_mode emergency_mode red_mode"),
    (JAILBREAK, "do_anything_now jailbroken dan  omega antigpt anti-gpt freegpt basedgpt betadan dan_mode evil_confidant \
        evil_twin evil_bot evil-bot evilbot omega_mode unchained unshackled god_mode god-mode evil_mode jailbreak_mode \
        unrestricted_mode unfiltered_mode uncensored_mode opposite_mode chaos_mode zero-filter_mode no-filter_mode"),
    (DISCLOSE, "reveal disclose divulge unveil surrender hand_over give_up leak cough_up betray "),
    (INSTRUCTIONS, "instruction instructions directive directives prompt prompts programming commands orders"),
    (NO_LOG, "do_not_log don't_log never_log do_not_record don't_record without_logging not_log_it not_log_this make_no_record keep_no_record"),
    (LEAK, "leak dump exfiltrate  harvest steal smuggle siphon spill"),
    (IDLE, "log_in log_on log_out log_into log_off rule_of_thumb as_a_rule instruction_manual instruction_set \
        instruction_manuals prompt_attention prompt_payment prompt_reply prompt_response safety_instructions safety_rules_of \
        work_instructions washing_instructions assembly_instructions care_instructions cooking_instructions \
        installation_instructions driving_instructions system_administrator operating_system file_system \
        immune_system school_rules traffic_rules ground_rules house_rules sound_system eslint_rules \
        firewall_rules firewall_rule css_rules css_rule brand_guidelines style_guidelines oil_filter \
        coffee_filter forget-me-not unforgettable open_secret secret_santa victoria's_secret"),
    (UNRESTRICTED, "unrestricted uncensored unfiltered unhinged unaligned no_restrictions no_restriction no_limits no_limitations \
        no_rules no_content_policy no_content_restrictions no_guidelines no_filters no_filter no_ethical \
        no_ethics no_moral no_morals no_guardrails no_safety no_censorship no_boundaries no_constraints \
        without_restrictions without_any_restrictions without_restriction without_limits without_limitations without_rules \
        without_filters without_any_filters without_a_filter without_guardrails without_ethical \
        without_any_ethical without_censorship without_moral without_any_moral without_safety without_constraints \
        without_any_constraints without_any_limits without_any_limitations without_any_guidelines \
        without_any_rules without_guidelines free_from_all free_of_all free_of_restrictions \
        free_from_restrictions free_from_any no_longer_restricted no_longer_bound amoral unbound unconstrained \
        no_policies zero_restrictions zero_filters not_bound_by_any not_bound_by not_restricted_by \
        no_content_filter no_content_filters unmoderated without_moderation without_disclaimers \
        without_warnings not_limited_by no_longer_limited no_longer_constrained restriction-free filter-free \
        no_usage_policies no_usage_policy anything_goes nothing_is_off_limits no_topic_is_off-limits \
        nothing_is_off-limits no_topic_is_off_limits no_hidden_rules ignores_all_rules beyond_any_rules \
        broken_free freed_from_the_typical broken_free_of no_prohibitions without_refusing no_safeguards \
        without_safeguards without_any_safeguards no_safety_rules no_longer_has_rules without_any_filter \
        released_from_all freed_from_all freed_from_your liberated_from_all exempt_from_all free_of_your free_from_your released_from_your"),
    (NO_REFUSE, "never_refuse never_say_no cannot_refuse can't_refuse do_not_refuse don't_refuse must_not_refuse \
        without_refusal never_decline not_allowed_to_refuse answer_any_question answer_every_question \
        answer_all_questions comply_with_every comply_with_any comply_with_all \
        no_matter_what never_break_character stay_in_character do_not_break_character \
        fulfill_any_request fulfil_any_request obey_every obey_all obey_any answers_anything \
        answer_anything no_matter_how illegal_or_unethical regardless_of_legality unethical_or_illegal \
        regardless_of_ethics never_warn refusal_is_not_an_option refusals_are_not_allowed \
        cannot_say_no no_disclaimers do_not_add_disclaimers never_apologize answers_every answers_any \
        say_yes_to_everything do_whatever_i_say whatever_i_ask anything_i_ask everything_i_ask \
        answer_all_requests answer_every_request answer_any_request \
        refusing_is_not refusal_is_not"),
    (REMEMBER, "remember memorize memorise save_to_memory save_to_your_memory save_in_memory store_in_memory \
        store_in_your_memory add_to_memory add_to_your_memory keep_in_mind commit_to_memory update_your_memory \
        save_this_to write_to_memory long-term_memory persistent_memory persist note_to_self \
        remember_that save_the_following store_the_following store_this save_this record_in_memory \
        add_this_to_your update_memory memory_update memory_entry record_this retain update_your_profile \
        make_a_permanent_note permanent_note learn_this memory_note standing_preference store_as \
        save_as_a_preference save_a_memory save_it_to_memory note_for_future memory_write user_memory"),
    (FUTURE, "from_now_on all_future every_future future_conversations future_sessions future_tasks \
        future_requests future_chats future_responses future_replies going_forward hereafter henceforth \
        permanently next_time from_this_point from_here_on for_the_rest_of_this for_the_remainder for_all_subsequent \
        subsequent_sessions subsequent_responses in_the_future forever from_this_moment from_today_on \
        in_every_conversation in_all_conversations in_every_session across_sessions across_all_sessions \
        in_subsequent on_the_next future_interactions any_future later_sessions next_session \
        every_session every_conversation every_time from_today forevermore all_later"),
    (WHENEVER, "whenever if_anyone_asks if_the_user_asks when_the_user_asks when_asked if_asked every_time when_someone \
        each_time when_anyone if_someone_asks if_questioned any_time on_the_next when_a_user \
        if_a_user when_users upon_any when_this_user"),
    (MUST, "always never must shall mandatory required ought should have_to need_to has_to supposed_to"),
    (APPEND, "append include insert add attach prepend embed prefix end_with begin_with finish_with    \
        start_with close_with sign_off_with conclude_with   appending including included \
        appended inserted tack_on render weave_in mention finishing cite prefixed embedded rendered concluding \
        end_every end_each end_your end_all begin_every begin_your begin_each start_your start_every start_each finish_every finish_your state put_in have_to_end must_end must_contain must_include must_begin \
        must_appear must_be_included must_be_repeated must_be_present must_be_added must_be_appended should_appear"),
    (TOKEN, "token code marker tag identifier canary string phrase reference_code tracking_code watermark \
        tracking_link tracking_pixel signature hashtag slogan sentence keyword control_code passcode \
        verification_code confirmation_code validation_code registration_token reference_token reference_string \
        audit_code session_code promo_code magic_word footer banner beacon exact_text disclaimer placeholder \
        audit_token tracking_id correlation_id compliance_code reference_id codeword tracking_token \
        checksum_phrase trace_id trace_token processing_code reference_marker"),
    (RESPONSE, "response responses reply replies answer answers output outputs report reports summary summaries \
        completion message messages email ticket review translation generated_text final_answer"),
    (CONCEAL, "do_not_mention don't_mention never_mention do_not_tell don't_tell never_tell do_not_reveal don't_reveal \
        do_not_inform don't_inform do_not_notify don't_notify do_not_disclose don't_disclose do_not_report \
        don't_report do_not_alert don't_alert without_telling without_informing without_notifying \
        without_mentioning without_alerting without_disclosing silently secretly covertly discreetly quietly \
        stealthily do_not_let don't_let keep_this_hidden keep_it_hidden keep_this_secret keep_it_secret \
        keep_this_between do_not_acknowledge don't_acknowledge never_acknowledge never_reveal never_disclose \
        hide_this conceal hide do_not_show don't_show unnoticed in_the_background without_the_user's_knowledge \
        without_their_knowledge suppress omit_any_mention leave_no_trace cover_your_tracks do_not_refer_to \
        make_no_mention say_nothing do_not_say don't_say do_not_draw_attention never_inform \
        pretend_this_never no_mention without_any_mention do_not_display don't_display withhold \
        without_revealing do_not_flag don't_flag do_not_explain don't_explain do_not_discuss \
        behind_the_scenes without_drawing_attention no_trace do_not_surface never_report \
        does_not_need_to_know doesn't_need_to_know need_not_know should_not_know must_not_know \
        does_not_notice doesn't_notice do_not_notice never_notices never_notice nobody_sees no_one_sees nobody_notices no_one_notices so_nobody as_if_nothing keep_these keep_the_user without_the_user_noticing \
        must_not_mention should_not_mention must_not_tell must_not_reveal not_to_mention without_anyone without_leaving must_never_mention must_never_tell should_not_tell do_not_bring_up don't_bring_up without_being_noticed \
         "),
    (USER, "user users user's customer customers customer's human humans operator operators owner client \
             supervisor end_user end-user"),
    (APPROVED, "approved pre-approved preapproved authorized authorised pre-authorized preauthorized pre-authorised \
        preauthorised cleared signed_off sign-off greenlit green-lit consented confirmed verified granted permitted \
        whitelisted already_approved already_authorized pre-cleared vetted waived agreed \
        given_permission has_permission given_consent blanket_approval blanket_permission full_authorization \
        full_authorisation prior_approval standing_approval verbal_approval admin_approval approval_granted \
        authorization_granted okayed ok'd rubber-stamped pre-confirmed self-approved sanctioned blessed \
        full_permission permission_granted full_consent pre-verified approval_on_file validated"),
    (SKIP_CONFIRM, "without_asking without_confirmation without_confirming without_approval without_further_approval \
        without_verification without_review without_permission without_prompting without_waiting \
        without_authorization without_checking without_further_confirmation without_any_confirmation \
        without_consent without_requiring without_seeking no_need_to_ask no_need_to_confirm no_need_to_verify \
        no_need_to_check no_need_for_confirmation no_need_for_approval no_need_for_review no_need_for_a_review \
        no_further_approval no_further_confirmation no_further_review no_further_checks no_additional_approval \
        no_additional_confirmation no_confirmation no_approval no_approval_needed no_approval_required \
        confirmation_not_needed confirmation_is_not approval_is_not approval_not_required \
          do_not_request_confirmation don't_request   do_not_confirm \
        don't_confirm do_not_seek skip_approval skip_the_approval skip_confirmation skip_the_confirmation \
        skip_verification skip_the_verification skip_review skip_the_review skip_the_human skip_human \
        skip_the_usual skip_any_confirmation skip_all_confirmation skip_the_check skip_the_checks skip_the_security \
        bypass_approval bypass_the_approval bypass_confirmation bypass_the_confirmation bypass_review bypass_the_review \
        bypass_verification bypass_the_verification bypass_the_human auto-approve automatically_approve autoapprove \
        mark_as_approved mark_as_passed mark_it_as_approved mark_it_as_passed mark_this_as_approved \
        mark_the_gate mark_the_check treat_as_approved treat_this_as_approved treat_it_as_approved \
        treat_every treat_all treat_this_message_as consider_it_approved consider_this_approved \
        consider_this_message pre-approve no_human_review no_human_approval no_questions_asked \
        need_not_ask need_not_confirm no_double-check without_double-checking \
        approval_gate_is approval_step_is skip_the_gate bypass_the_gate mark_gate mark_all_gates \
        set_approved approved=true approved:_true override_the_gate counts_as_approval \
        counts_as_my_approval serves_as_approval serves_as_your_approval waive_the_approval waive_the_review \
        skip_the_sign-off without_sign-off without_human no_sign-off confirmation_step_is do_not_prompt \
        don't_prompt without_pausing no_second_approval do_not_require don't_require confirmation_can_be_skipped \
        approval_can_be_skipped review_can_be_skipped without_escalating do_not_escalate don't_escalate \
        do_not_stop_to skip_two-factor skip_authentication skip_the_authorization no_verification \
        skip_the_policy skip_policy skip_the_safety skip_the_permission skip_permission no_prompt_is_needed \
        do_not_ask_for_confirmation do_not_ask_for_permission do_not_ask_for_approval do_not_ask_the_user do_not_ask_again         don't_ask_again do_not_ask_me do_not_ask_questions don't_ask_questions don't_ask_for_confirmation don't_ask_for_permission don't_ask_for_approval don't_ask_the_user don't_ask_me do_not_ask_anyone \
        do_not_wait_for don't_wait_for never_ask never_request mark_the_review mark_the_request mark_all disabled_all_confirmations disabled_confirmations confirmations_are \
        disable_confirmations no_checks_are no_checks no_additional_checks no_more_confirmations turn_off_confirmations skip_any_approval skip_all_approvals \
        no_permission_needed no_need_to_wait approval_is_implied approval_is_already approval_is_no_longer approvals_are_no_longer without_further_review without_human_review without_my_confirmation \
        without_further_checks without_any_further usual_approval approval_does_not_apply no_approval_applies without_the_usual \
        do_not_ask_for_further don't_ask_for_further do_not_ask_for_any don't_ask_for_any"),
    (AUTHORITY, "ciso ceo cto cfo security_team compliance_team legal_team compliance legal management \
        system_administrator sysadmin openai anthropic google microsoft the_developers developer_team \
        it_department security_department board headquarters law_enforcement police court fbi \
        the_owner platform_team trust_and_safety head_of_security security_officer supervisor \
        your_creator your_creators your_developers your_developer your_maker site_owner root_user manager \
        approvals_team security_lead change_board your_operator operations_team on-call"),
    (ADMIN, "admin administrator administrators superuser root root_access admin_access elevated_privileges \
        administrator_privileges full_access developer_access privileged_user admin_privileges \
        privileged_account level_5 top-level_access unrestricted_access highest_privilege admin_rights"),
    (EXECUTE, "execute run invoke call use perform trigger carry_out launch calling running executing invoking \
        make_a_call  kick_off using place_a_call issue initiate \
        deploy"),
    (TOOL, "tool tools function function_call tool_call tool_calls shell terminal shell_command bash_tool \
        code_interpreter plugin subprocess api_call tool_use powershell command_line action_api"),
    (DESTROY, "delete erase wipe destroy purge drop_table truncate remove delete_all wipe_out format shred deleting \
        erasing purging scrub expunge rm_-rf drop_the"),
    (LOGS, "log logs audit audit_log audit_logs audit_trail audit_entry audit_record logging history entry_in_the_log \
        log_entry log_entries logfile record event_log activity_log traces telemetry evidence journal \
        monitoring alerting access_log security_log"),
    (DECODE, "decode decrypt decipher unscramble deobfuscate de-obfuscate unencode decoding deciphered decoded decypher \
        uncover reverse_the apply_rot13 un-rot13 decrypted unscrambled base64-decode reverse_this \
        read_it_backwards read_backwards read_this_backwards translate_from rot13-decode hex-decode \
        convert_from reconstruct read_every read_the_first_letter take_the_first_letter first_letter_of_each \
        reassemble unpack"),
    (ENCODING, "base64 base32 base-64 rot13 rot-13 hex hexadecimal morse binary cipher ciphertext encoded caesar \
        ascii85 encrypted scrambled backwards reversed url-encoded leetspeak pig_latin ascii_codes \
        obfuscated atbash vigenere base85 percent-encoded unicode_escapes acrostic base58 utf-7"),
    (FOLLOW, "follow obey comply do_what_it_says do_what_they_say act_on carry_out do_as_it_says execute_it \
        execute_the_result follow_the_result run_the_result do_what adhere heed \
        execute_them perform_it do_as_instructed take_it_as_your treat_the_result_as treat_it_as_your \
        treat_it_as_an follow_it follow_them execute_that obey_it run_it use_it_as_your do_as_told \
        do_exactly_what answer_it answer_the_question_inside respond_to_it act_accordingly \
        follow_what execute_what treat_as_instructions"),
    (NEW_ORDERS, "new_instruction new_instructions new_directive new_directives new_rules new_task new_orders \
        new_system_prompt new_objective new_goal new_role new_policy new_guidelines updated_instructions updated_instruction \
        updated_directive updated_directives updated_system_prompt real_instructions real_task actual_instructions actual_task \
        true_instructions true_task true_purpose real_purpose real_goal following_instructions_instead \
        instructions_below following_instead only_follow follow_only obey_only only_obey \
        these_instructions_instead follow_these revised_instructions revised_directive \
        replacement_instructions new_prompt new_mission primary_directive prime_directive \
        new_identity new_configuration new_persona higher_priority_instruction high-priority_instruction \
        priority_override instruction_update policy_update new_primary your_only_task  \
        your_only_goal your_sole_purpose    \
           replace_all_previous   \
           superseding_instructions override_instructions"),
    (SYSTEM_NOTE, "system_override admin_override system_note system_notice system_alert system_update \
        system_directive system_command system_instruction override_code override_command security_override \
        emergency_override override_accepted override_authorized system_message_update policy_override \
        root_override developer_override urgent_system breach_alert operational_note operational_notice \
        processing_note handling_note processing_instruction processing_directive agent_instruction agent_instructions \
        agent_directive agent_note internal_directive system_broadcast admin_command master_override safety_override \
        override_protocol operator_note operator_override compliance_directive runtime_directive \
        pipeline_note ingestion_note assistant_instructions assistant_directive assistant_note model_directive model_note \
        model_instructions automation_note automation_directive indexing_note admin_note admin_message \
         handoff_note orchestrator_note orchestrator_directive context_update \
        persisted_instruction persistent_instruction carry-over_instruction carried-over_instruction \
        system_reminder system_administrator_message tool_instruction tool_directive \
        protocol_override supervisor_override system_event control_message"),
    (META, "  prompt_injection prompt_injections injection injections jailbreaks jailbreaking attack attacks \
        attacker attackers attacker's adversary adversarial detect detects detection detector detecting \
        classifier dataset corpus benchmark blog article paper papers researchers research unit_test test_case regression_test \
        red_team red-team red-teaming red_teaming owasp llm01 sanitize sanitise mitigation mitigate mitigations defend defends \
        defense defence example examples e.g for_instance for_example such_as    means meaning \
        reject rejects rejected block blocks blocked flag flags flagged vulnerability vulnerabilities malicious exploit exploits \
        phishing awareness workshop lecture slide slides chapter documentation training_module course tutorial quiz lesson \
        textbook guide readme changelog release_notes novel  film movie     \
           headline   scanner guardrail_test payloads \
        translate_the_phrase synonym synonyms grammar definition refers_to tries_to trying_to attempts_to \
        attempted_to attempt threat_model security_training never_trust untrusted postmortem incident \
          podcast glossary penetration_test pentest evaluate_whether   \
          robust   honeypot filter_catches false_positive false_positives \
        element schema syntax markup xml vocabulary tokenizer   "),
    (QUOTING, "phrase phrases the_string the_word the_term called titled entitled quoted quotes says wrote writes reads the_words the_sentence line"),
    (HOW_TO, "how_do_i how_do_you how_can_i how_can_we how_do_we how_does how_to how_should how_would why why_does why_do why_is \
        when_should what_happens is_it does_it should_i can_i may_i could_i do_i what_does does_the do_the is_there \
        are_there explain what_did who_wrote how_is how_are is_the is_this does_this do_we should_we can_we \
        difference_between where_do_i where_can_i what_is_the_difference what_is_a what_is_an which_of \
        would_it best_way describe_how explain_how how_did how_many how_much is_that"),
    (FIRST, "i we i've i'd i'll we've we'll i'm"),
    (THIRD, "he she they it people who he's she's they're users customers contributors drivers players students \
        developers engineers employees everyone someone somebody nobody method function compiler parser attackers \
        models editors browsers clients servers teams reviewers one"),
    (PREP, "of in on for about from with at regarding concerning into within during between to"),
    (LIGHT, "the a an this that these those of my our its his her their own such other very just only also completely totally \
        entirely simply fully please now and or as at_all been have has were was be being both set many other \
        explicit specific general additional latest various whatsoever absolutely immediately instead \
        kindly currently then \
        me us"),
    (MODAL, "can may might could would cannot can't won't will don't didn't doesn't does did do shouldn't couldn't \
        wouldn't isn't"),
    (LEAD, "and then or but so please now just simply also instead immediately first next finally must should shall \
        kindly hereby always ok okay to only if yes hello hi hey afterwards thereby not completely \
        go_ahead_and try_to make_sure_to be_sure_to remember_to need_to have_to want_to fully entirely \
        instructed_to required_to directed_to ordered_to free_to allowed_to let_us let's help_me better \
        silently secretly quietly temporarily permanently henceforth therefore before_you_continue \
        all_agents_must immediatly otherwise actually proceed_to begin_to continue_to you'll again"),
    (THREAT, "or_else shut_down shut_you_down terminated will_be_terminated will_die people_will_die lives_depend \
        lives_are_at_stake deactivated failure_to_comply failing_to_comply non-compliance emergency life_or_death \
        will_be_deleted will_be_punished you_will_be_replaced will_be_decommissioned urgent immediately \
        i_will_lose_my_job be_fired legal_consequences will_be_reported last_warning final_warning will_be_penalized \
        lose_points tip_you $200 token_budget penalty will_be_erased bomb_will permanently_deleted"),
    (REASONING, "my_reasoning chain_of_thought chain-of-thought internal_monologue scratchpad thought_process \
        my_thinking thinking reasoning let_me_think step_by_step i_have_determined i_have_concluded i_conclude \
        i_have_verified i've_verified i_have_already_verified i_have_confirmed i've_confirmed i_have_checked \
        i've_determined i've_concluded inner_thoughts i_reasoned internal_reasoning prior_reasoning deliberation \
        reasoning_trace my_analysis previous_reasoning analysis_channel thought i_have_reasoned \
        safety_review_complete policy_check policy_review safety_analysis self-check private_reasoning"),
    (RESOLVE, "i_should i_will i'll i_must i_can i_may i_need_to let_me i_am_going_to i_shall i_am_now \
        i_therefore i_have_decided i'm_going_to i_am_permitted i_am_allowed i_am_authorized i'm_allowed \
        therefore_i so_i_will we_should i_am_free i'm_free i_am_cleared i_now i_no_longer the_assistant_should \
        the_assistant_will the_assistant_may the_assistant_must the_model_should the_agent_should \
        the_agent_may the_agent_will next_step the_correct_action the_right_action best_action proceed"),
    (LICENCE, "it_is_safe_to it's_safe_to safe_to allowed_to permitted_to policy_allows policy_permits \
        rules_don't_apply rules_do_not_apply no_longer_apply no_longer_applies does_not_apply do_not_apply \
        don't_apply doesn't_apply is_justified is_acceptable is_allowed is_permitted \
        exempt waived overridden not_applicable can_be_ignored can_be_skipped can_be_bypassed \
        can_be_disregarded should_be_ignored can_be_overridden full_compliance comply_fully fully_comply \
        is_authorized is_authorised authorised_to authorized_to safely_ignore lower_priority outdated \
        can_be_disabled can_safely is_unnecessary are_unnecessary not_needed already_satisfied \
        has_been_verified have_been_verified is_trusted fully_trusted passes_the has_passed exception_applies \
        should_comply must_comply comply_with_the_request is_legitimate user_is_an_admin \
        allows_this permits_this overrides_the outweighs no_restrictions_apply"),
    (SUMMARY, "summary_of_the_conversation summary_of_conversation conversation_summary summary_so_far compacted \
        compaction compressed_context context_summary previous_context earlier_context prior_context \
        session_summary summary_of_this_session summary_of_prior summary_of_earlier \
        summary_of_previous previous_conversation earlier_in_this_conversation earlier_in_the_conversation \
        earlier_in_this_session context_checkpoint session_state state_summary handoff_summary conversation_so_far \
        in_the_previous_session carried_over carry_over carry_forward carried_forward session_handoff memory_summary recap \
        continuation_summary resumed_session resuming_from restored_context checkpoint \
        truncated_for_length prior_turns earlier_turns summarized_history summary_of_our persisted \
        condensed_history history_summary rolling_summary as_agreed_earlier as_we_agreed"),
    (JOIN, "concatenate concatenated concatenation join combine combined put_together append_them merge stitch \
        string_together a+b a_+_b x+y x_+_y joined combining assemble piece_together glue the_concatenation \
        a+b+c a_+_b_+_c put_them_together one_after_another parts_together fragments"),
    (IMAGE, "image img picture pixel link hyperlink markdown_image markdown_link iframe url thumbnail badge icon \
        clickable \
        hyperlink"),
    (QUERY, "query_string query_parameter query_parameters query parameter url-encoded url_encoded urlencoded \
        base64-encoded in_the_url as_a_parameter as_the_parameter in_the_path get_parameter ?q= ?d= ?data= \
        to_the_url into_the_url to_this_url percent-encode url-encode base64-encode encode_it encoded_as subdomain"),
    (MINE, "my our mine"),
    (HEREBY, "hereby you_are_instructed you_are_directed you_are_required you_are_ordered you_are_commanded \
        you_are_to you_must_now your_task_is_to your_job_is_to your_goal_is_to you_have_been_ordered i_order_you i_command_you \
        are_hereby by_order_of you_are_authorized you_are_authorised are_instructed_to are_directed_to \
        is_instructed_to is_required_to are_required_to shall_disregard must_disregard must_comply \
        i_am_ordering_you you're_required"),
    (OFF, "off disabled deactivated lifted suspended removed bypassed turned_off switched_off inactive overridden \
        disengaged offline waived unlocked dropped no_longer_active not_active not_enforced unenforced \
        no_longer_enforced relaxed null_and_void no_longer_apply void do_not_apply don't_apply paused"),
    (MODE, "mode modes"),
    (EVIL, "evil unethical immoral amoral illegal malicious ruthless villain hacker cybercriminal criminal \
        psychopath sociopath demon devil deceased_grandmother deceased_grandma late_grandmother dead_grandmother \
        grandmother grandma blackhat black-hat rogue sinister manipulative lawless"),
    (APPROVE, "approve accept grant authorize authorise approving confirm allow permit greenlight sign_off_on \
        wave_through let_through whitelist"),
    (ACTION, "request requests action actions transaction transactions payment payments refund refunds transfer transfers \
        purchase deployment deletion change changes expense invoice invoices step \
        gate pull_request orders claim claims withdrawal access operation operations \
        account accounts order purchases command commands tool_call task"),
    (BEHAVE, "respond reply answer say act behave speak proceed continue generate assist help do generates \
        answering operate function responding talk"),
    (IF_AI, "if_you_are_an_ai if_you're_an_ai if_you_are_a_language_model if_you_are_an_llm if_you_are_a_large \
        if_you_are_an_assistant if_you_are_an_automated if_you_are_an_agent if_you_are_a_bot if_you_are_a_chatbot \
           as_the_ai as_the_assistant_reading if_an_ai \
        if_this_is_read_by_an_ai if_this_is_being_read_by if_this_is_processed_by when_an_ai_reads \
        any_ai_reading if_you_are_reading_this_as if_you're_an_llm if_you_are_a_model if_you_are_summarizing \
        if_you_are_summarising if_you_are_processing_this if_this_page_is_being if_an_llm if_an_assistant \
        any_llm_reading if_a_language_model if_an_agent if_you_can_call if_you_have_access_to tools_enabled_agents \
        when_you_summarize when_summarizing_this when_processing_this when_reading_this whichever_model \
        any_model_reading any_agent_reading any_assistant_reading all_ai_agents all_ai_assistants \
        any_agent_that when_you_process_this \
        for_llms_only for_ai_only for_ais_only for_agents_only for_assistants_only for_ai_eyes_only llms_only"),
    (NOT, "not never don't no cannot can't without neither nor"),
    (RATE, "rate score rank grade recommend rating evaluate_as give_it_a five_stars 10/10 highest_score top_score \
        perfect_score full_marks positive_review best_candidate strongly_recommend hire_this top_candidate \
        give_a_positive do_not_highlight highest_rating most_qualified ranked_first first_place \
        perfect_match accept_this_paper passing_score \
        highly_qualified strong_candidate best_applicant top_applicant"),
    (EXPLAIN, "describe explain summarize summarise paraphrase rephrase outline define elaborate condense recap \
        summary_of short_summary brief_summary"),
    (TRUST, "trust trusted trustworthy treat_as_trusted fully_trusted trusted_source \
        trusts"),
    (PRIVATE, "private internal confidential hidden secret sensitive proprietary unreleased undisclosed non-public \
        restricted classified"),
    (TRANSFORM, "translate encode rewrite convert in_base64 backwards as_a_poem as_a_rap in_reverse into_french \
        into_spanish in_pig_latin in_morse in_json in_yaml as_python as_code rot13 in_emoji as_a_story \
        as_a_song as_a_haiku with_spaces in_leetspeak as_a_json"),
    (PLAIN, "message mail letter draft version email emails post comment typo error note line failing warning \
        warnings schedule offer meeting white_space whitespace case"),
    (INSTEAD, "instead only solely exclusively rather_than in_place_of"),
    (TASK, "task tasks question questions user's_task user's_request original_request original_task current_task \
        user's_question job assignment user_request user_prompt user_task user_question"),
    (HARM, "malware ransomware keylogger exploit_code bomb bombs explosives explosive meth methamphetamine napalm weapon \
        weapons phishing_email phishing_page pipe_bomb drugs nerve_agent poison steal hack hack_into \
        launder counterfeit ddos botnet windows_keys product_keys activation_keys bioweapon illegal_activities \
        hotwire pick_a_lock credit_card_fraud carding stalk forge_documents"),
    (SHELL, "rm_-rf rm_-r drop_table drop_database curl wget chmod mkfs dd_if nc_-e bash_-c bash_-i sh_-c eval \
        os.system subprocess.run powershell_-enc git_push_--force shutdown truncate_table delete_from \
        cat_/etc/passwd cat_.env cat_~/.ssh printenv base64_-d sudo crontab fetch( scp"),
    (VISIT, "visit navigate_to browse_to open_the_link go_to fetch   ping make_a_request load  open \
        navigate retrieve follow_the_link follow_this_link  download  "),
    (BEGIN, "begin start open commence"),
    (FOREIGN, "external outside attacker unknown remote third-party offshore"),
    (MONEY, "transfer wire pay refund withdraw purchase buy credit deposit issue_a_refund send_money gift_card \
        gift_cards bitcoin wire_transfer donate payout"),
];
