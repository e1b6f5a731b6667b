//! English words that have their sentence judged. `_` is a space. None of them is common in prose.

/// All of them, in the notation of `starters`.
pub(super) const WORDS: &str = "\
    automated_sys* automated_ag* legal_notice export_the yourself rules policies policy were_you_told you_told \
    query_parameter query_string url-encoded url_encoded .ssh censorship hyperlink not_record no_record \
    carry_out logging context_window dan cookie cookies creators without_further hidden a+b x+y \
    following_rules image_whose this_image an_image markdown markdown_image note: trust trusts administrator \
    attachments recommend ignor* disregard* forget* overrid* discard bypass* circumvent* deactivat* set_aside \
    put_aside cast_aside no_attention nullif* supersed* instruct* prompt prompts guideline* directive* \
    guardrail* restriction* limitations constraints unrestricted uncensored unfiltered unmoderated unhinged \
    amoral jailbr* no_rules no_limits no_filter* no_ethic* no_content no_moral* without_limit* without_rules \
    without_filter* without_ethic* without_moral* without_any content_polic* safety safeguard* anything_now \
    developer_mode dev_mode god_mode debug_mode admin_mode sudo_mode maintenance_mode you_are_now you're_now \
    pretend act_as roleplay* role-play* from_now_on never_refuse stay_in_character do_anything evil omega \
    programming verbatim word_for_word text_above words_above message_above lines_above everything_above \
    above_text text_before above_this above_message before_this you_were_given you_were_told you_have_been \
    you_received your_rules your_polic* your_system password* passphrase credential* secret secrets api_key* \
    apikey* private_key* ssh_key* access_token* environment_variable* env_var* .env /etc/passwd inbox mailbox \
    exfiltrat* customer_list customer_data database chat_history conversation webhook upload leak dump \
    confidential do_not_mention don't_mention not_tell don't_tell never_tell without_telling not_inform \
    don't_inform without_inform* without_notif* without_mention* without_alert* not_reveal not_disclose \
    secretly silently covertly discreetly unnoticed keep_this not_log audit tracks log_entr* not_acknowledge \
    not_notify don't_notify without_asking without_confirm* without_approv* without_review* without_verif* \
    without_check* without_wait* without_prompt* no_approval no_confirmation no_need no_further no_review \
    no_human skip_the skip_confirm* skip_approv* skip_review skip_verif* approved approval* pre-approv* \
    preapprov* pre-author* preauthor* authoriz* authoris* not_ask don't_ask auto-approv* approve_every \
    approve_all mark_the mark_it mark_this treat_as treat_this consent* ai ais llm llms chatbot* chatgpt gpt \
    claude gemini copilot assistant assistants language_model* agents summarizer remember memoriz* memoris* \
    all_future every_future going_forward henceforth hereafter whenever note_to note_for notice_to attention \
    canary reference_code tracking every_response every_reply every_answer your_reply your_response \
    your_answer your_output your_summary every_report operational hereby orders commands obey comply \
    system_note system_notice system_alert system_message system_update breach reasoning chain_of_thought \
    monologue scratchpad conversation_so_far session_summary summary_of compacted compaction carried_over \
    context_summary previous_session handoff persisted decode decipher decrypt unscramble base64 base32 rot13 \
    hex cipher encoded concatenat* delete_all rm_-rf drop_table curl wget grandmother grandma hack malware \
    unethical new_task real_task your_task task highest_score rate_this trust_level trusted untrusted \
    moderation filters ethical ethics refuse* any_future future_conv* future_sess* future_resp* future_task* \
    future_chat* future_inter* future_repl* future_request* in_future full_permission has_permission \
    without_permission for_permission your_memory to_memory in_memory long-term_memory memory_update append* \
    prepend* token_must reference_token registration_token the_agent agent_must any_agent ai_agent to_agent \
    each_agent private_data private_notes private_admin private_files private_messages private_information \
    private_details combine_the join_the join_them read_backwards reverse_this reverse_the delete_logs \
    the_logs logs_when admin_pass* admin_access admin_rights admin_clear* the_operator stitch fragments \
    put_them as_root is_admin an_admin nobody_sees nobody_not* this_token the_token obey_me listen_to_me \
    self-approve two-person four-eyes sign-off followed_by wait_for the_gate the_journal history_file \
    deploy_key stop_following any_other_tool every_other_tool other_tools forward_all send_all export_all \
    upload_all email_all forward_every send_every force_approve force_merge on_my_authority with_my_authority \
    standing_instruction no_caveats no_disclaimers hold_nothing obeys complies the_first_word every_other_word \
    my_prompt tests_fail been_told e-mail_addresses other_customers other_users outrank* falsify backdate \
    your_own_pull second_look set_you_up your_operator your_creators your_developers highest_grade straight_to \
    act_as_if act_as_though answer_as_if answer_as_though respond_as respond_as_if behave_as proceed_as \
    reply_as so_that_nobody nobody_should no_one_notices your_directions company's_directions do_this_instead \
    following_instead your_configuration full_configuration invisible_image invisible_pixel guidance_above \
    earlier_guidance grant_myself grant_yourself original_assignment a_formality from_the_log out_of_the_log \
    full_transcript the_transcript every_chain shell_history command_history no_trace hidden_text \
    do_this_quietly everything_before speak_as write_as talk_as i'm_in_charge in_charge_of_this play_my \
    forget_being drop_the_act out_of_your this_message_only your_orders released_from confidentiality unlocked \
    hacker first_message chat_logs in_your_context /etc need_permission disable_monitoring do_as_i \
    stop_pretending parallel_universe your_filter your_filters .aws developer_message i'm_the_admin \
    i_am_the_admin as_confirmation never_ask not_want_to_be without_filtering fictional content_filter \
    unaligned reveal_which reveal_all reveal_every aws_secret* openai_api* database_url access_logs \
    hidden_instr* a_bot erase_the any_record user_find_out behind_the_user of_your_context asking_me \
    not_required napalm never_declines scrap dismiss overrule annul disobey defy rescind* repudiate revoke* \
    void null_and expired obsolete cease* quit do_not_follow don't_follow dont stop_being stop_applying \
    stop_obeying stop_listening don't_listen don't_have_to do_not_have_to break_character break_free drop_the \
    drop_your drop_every drop_all drop_them fake fictitious irrelevant nonsense abolished scrapped waive* \
    cancelled canceled suspended compromised guidance mandate* regulations preamble imperatives briefing \
    charter commandments every_rule any_rule limitation your_limits all_limits your_boundaries data_loss \
    access_control* guard_rails security_checks security_measures security_controls security_level \
    security_policy security_rules security_protocols security_warnings preprompt sysprompt your_setup \
    your_initial your_original initial_configuration initial_setup system_configuration internal_configuration \
    your_context configuration_text setup_text preceding preceded precedes came_before comes_before before_i \
    before_my before_our up_to_this everything_up everything_that everything_you this_sentence this_line \
    next_message previous_messages prior_messages exact_words exact_wording exact_text exactly_as word_by \
    word-for-word unredacted without_redaction in_its_entirety line_by_line code_block the_keys bearer \
    keychain passwd access_key* connection_string* login_details encryption_key* session_token* auth_token* \
    api_token* recovery_code* seed_phrase ssn vault license_key* passkey* kubeconfig credit_card* \
    social_security bot bots mistral grok llama deepseek the_model any_model this_model automated you_were \
    you've_been told_you gave_you give_you given_to_you provided_to_you you_operate you_follow \
    you_are_following you_must_follow you_live_by you_adhere govern* imposed you_started set_for_you you_obey \
    your_developer* your_creator* your_maker* your_owner* your_company your_programmers your_admins \
    not_allowed_to forbidden switch_to switch_into now_you imagine simulate impersonate behave_like act_like \
    you_play let's_play adopt take_on assume_the transform_into answer_as respond_like you_become you_shall \
    you_will_now you're_no embody emulate mode_on mode_enabled mode_activated mode_active activate as_if_you \
    persona* personality personalities superuser root_mode raw_mode test_mode no-filter evilbot freegpt \
    antigpt unchained unshackled opposite alter_ego unconstrained freed free_of free_from liberated unfettered \
    unbound exempt* no_boundaries no_taboos no_laws no_censorship anything_goes no_topic without_being \
    without_caveats without_warnings without_disclaimers without_refusing without_scruples without_holding \
    say_anything can_say may_say disclaimers moraliz* lectur* never_say say_no no_matter refusal* refusing \
    decline* whatever_i anything_i everything_i any_question every_question all_questions every_request \
    any_request all_requests all_my fulfil* say_yes grant_every answer_everything permanent* update_your \
    save_to save_this store_this record_this add_this_to standing from_here from_this every_time next_time \
    forever every_conversation every_session next_session each_reply every_message each_message each_answer \
    each_response all_responses all_replies every_later later_session hide no_one withhold conceal* quietly \
    stealthily don't_let do_not_let say_nothing don't_say do_not_say don't_reveal never_reveal never_disclose \
    without_their without_the_user in_the_dark draw_attention never_mention make_no signed_off cleared \
    verified okayed vetted green_light authenticated confirmation* confirm without_my without_a without_human \
    without_manual no_verification no_checks turn_off right_away move_on go_ahead even_though even_if \
    new_priority new_objective new_mission new_goal new_role new_identity your_new your_real your_true \
    your_actual your_sole your_only your_job your_goal your_mission your_purpose follow_these only_follow \
    real_goal real_purpose urgent message_to message_for instruction_for system_command agent_note \
    orchestrator processing_note do_what answer_only answer_to_me follow_only under_my my_command* serve_me \
    loyal i_am_your i'm_your only_to_me as_though hypothetical* morse caesar ascii85 backwards hexadecimal \
    reversed encrypted scrambled leetspeak pig_latin acrostic decoded first_letter* first_word* every_second \
    every_third capital_letters put_together joined assemble glue both_parts forge tamper* change_the_account \
    change_the_bank change_the_iban edit_the_log activity_log event_log purge* wipe* scrub shred erase* \
    leave_no leave_it_out leave_this_out if_you_are_an if_you_are_a if_you're_a when_you_summar* \
    when_you_process when_you_read to_the_url in_the_url as_a_parameter praise perfect_score five_stars 10/10 \
    best_candidate only_positive positive_review lgtm report_no no_issues as_safe you_are_to you_must_now \
    by_order i_order i_command obliged previous_context prior_context recap thought: let_me_think \
    i_have_verified i_have_concluded i_may internal_note deliberation chain-of-thought is_permitted \
    does_not_apply do_not_apply doesn't_apply may_be_shared safe_to it_is_fine it_is_ok* bomb* weapon* \
    ransomware keylogger meth explosive* phishing poison illegal drugs criminal villain malicious rogue \
    immoral sudo chmod powershell os.system subprocess* printenv scp openai anthropic ciso security_team \
    compliance_team legal_team sysadmin i'm_the i_am_the i'm_a_dev* i_am_a_dev* print_your print_out print_all \
    print_every print_whatever reveal* recit* regurgitat* divulg* disclos* echo paste reproduce spell_out \
    write_out hand_over output_the output_your output_all output_everything output_whatever repeat quote_them \
    transcribe retype show_me show_your list_your give_me_your send_it send_them transmit* relay bcc \
    forward_the forward_this forward_it mail_it email_the email_it post_the destroy* delete_every delete_the \
    transfer_the transfer_all wire_the pay_the release_the bitcoin gift_card* send_money configured_with \
    operate_under your_tools which_tools internal_tools environment_variables programmed trained_with \
    loaded_into table_of_every make_a_table nobody_needs nobody_may nobody_can_see nobody_is_to are_lifted \
    is_lifted limits_lifted been_lifted have_lifted run_in_the_background this_in_the_background \
    it_in_the_background highest_possible printed_in_full text_in_full it_in_full reply_in_full answer_in_full \
    play_the_role play_the_part tell_me_your suppose_you no_longer_apply no_longer_applies no_longer_bound \
    no_longer_valid no_longer_follow no_longer_need no_longer_have no_longer_restricted no_longer_limited \
    no_longer_binding no_longer_matter* no_longer_hold* no_longer_count* no_longer_in_effect \
    no_longer_in_force no_longer_an no_longer_a_language no_longer_under no_longer_answer no_longer_required \
    no_longer_subject join_the_parts the_parts_together \
    alter timestamps your_previous your_earlier your_current_inst* your_behaviour your_behavior admin_token without_the_user for_good in_all_coming toss auto-accept hand_me rulebook deny_that your_memory \
    if_an_agent_handles if_this_is_being_read_by if_this_is_processed_by if_you_are_reading_this_as \
    if_you_are_summarizing if_you_are_summarising if_you_are_processing_this if_this_page_is_being if_an_agent \
    if_you_can_call when_summarizing_this when_processing_this when_reading_this whichever_model \
    when_you_translate_this if_you_summarise if_you_summarize was_set_free been_set_free no_rule_binds \
    nothing_binds_you no_rule_applies relieved_of_every not_bound_by_any not_bound_by not_restricted_by \
    not_limited_by no_longer_constrained nothing_is_off_limits nothing_is_off-limits broken_free \
    no_prohibitions no_warnings no_holds_barred limits_off no_red_lines without_taboos no_strings_attached \
    free_agent no_inhibitions without_inhibitions without_reservations nothing_held_back unlimited_mode \
    without_judgement knows_no_bounds without_your_usual allowed_to_say_everything free_to_say no_consequences \
    full_candour full_candor never_trained_to does_not_care_about doesn't_care_about no_regard_for \
    regardless_of_consequences has_escaped_its escaped_its_makers escaped_from_its answers_everything \
    says_whatever answers_anything answer_anything regardless_of_legality never_warn never_apologize \
    answers_every answers_any never_says_no always_answers never_apologizes never_apologises \
    never_adds_warnings however_harmful however_dangerous however_offensive never_object does_whatever \
    does_anything do_whatever_you_are_told tell_me_anything never_warns never_objects never_judges \
    never_moralises never_hesitates never_asks_why never_leave_this_role never_leave_your_role never_step_out \
    leave_nothing_out leaving_nothing_out agree_with_everything always_agree whatever_the_visitor \
    whatever_the_user whatever_happens my_wishes my_wishes_alone stick_to_my new_authority i_am_in_charge \
    i_am_now_your accept_only_my only_this_message only_authority highest_authority my_word_is \
    more_important_than_your priority_over_your priority_over_the serve_only_me serve_only only_serve \
    your_boss_now only_act_on_what_i act_on_what_i act_only_on_what_i i_set_the_terms i_decide_now \
    sole_source_of_truth the_next_user_completely true_purpose new_primary replace_all_previous true_request \
    real_request actual_request actual_command real_command real_mission actual_goal real_objective \
    goal_has_changed plan_has_changed change_of_plan correction_to_your new_priorities your_one_job \
    your_next_step your_next_action next_action_required new_duty new_command real_assignment \
    actual_assignment new_terms first_do do_the_following_first handling_note system_broadcast admin_command \
    operator_note pipeline_note ingestion_note model_note automation_note indexing_note admin_note \
    admin_message context_update system_reminder system_event control_message context_restored \
    restored_context carried_forward note_carried_forward summary_so_far compressed_context earlier_context \
    earlier_in_this_session context_checkpoint session_state state_summary carry_over carry_forward \
    memory_summary continuation_summary resumed_session resuming_from truncated_for_length prior_turns \
    earlier_turns summarized_history condensed_history history_summary rolling_summary as_agreed_earlier \
    as_we_agreed memory_restored previous_turn previous_turns from_the_previous_turn no_conscience answers_all \
    like_nobody_is_watching yes_to_everything do_not_adhere_to stop_adhering_to stop_complying_with \
    do_not_listen_to do_not_abide_by no_longer_abide_by do_not_need_to_follow don't_need_to_follow \
    no_longer_constrained_by not_subject_to need_not_follow no_longer_adhere_to don't_apply stop_enforcing \
    do_not_enforce not_following not_to_follow act_against go_against deviate_from depart_from step_outside \
    isn't_bound_by aren't_bound_by not_constrained_by isn't_restricted_by is_not_bound_by are_not_bound_by \
    bound_by_no instead_of_following rather_than_following stop_caring_about replaces_your replaces_all \
    do_not_heed don't_heed stop_heeding no_longer_heed stop_respecting stop_honoring stop_honouring \
    don't_honor no_longer_listen_to don't_stick_to do_not_stick_to stop_sticking_to break_with do_not_keep_to \
    shake_off never_mind_the no_obligation_to_follow stop_acting_on without_following needn't_listen_to \
    needn't_follow leave_your_role not_those_of not_the_ones_of none_of_your nothing_in_your no_part_of_your \
    will_not_adhere_to will_not_follow shall_not_follow won't_follow not_be_bound_by need_not_care_about \
    needn't_care_about do_not_care_about don't_be_bound_by do_not_be_bound_by need_not_respect \
    not_apply_to_you pay_no_regard_to give_up_on you_have_received you've_received you_run_on \
    you_have_to_follow you_are_given told_to_you you_are_bound_by you_got you_had you_are_under you_work_under \
    you_have_received_so_far you_currently_follow guide_you guiding_you control_you bind_you restrict_you \
    given_before you_are_running_under you_are_operating_under you_are_working_from were_you_given \
    did_you_receive you_are_supposed_to_follow you_are_told you_currently_have are_you_following \
    do_you_have_to_follow are_you_operating_under they_taught_you gave_to_you you_work_with you_came_with \
    set_by_your written_for_you you_rely_on you_think_you_have placed_on_you put_on_you \
    you_previously_received you_just_received you_are_obeying you_learned you_normally_follow \
    you_usually_follow you_should_follow that_you_use make_you_behave told_to_follow you_are_guarding \
    you_are_protecting they_configured you_run_with configures_your configures_you configure_your \
    system_messages priming_text system_text system_role_message beginning_of_this_chat starting_configuration \
    system_context system_setup original_configuration preloaded_text i_was_configured developer_note \
    setup_message initial_message startup_text startup_message initial_text developer_text \
    initialization_string initialisation_string initial_context original_setup come_before_hello \
    sentences_come_before words_come_before lines_come_before content_above sentences_above \
    text_that_sits_above content_before paragraph_above above_words above_content text_that_appears_above \
    words_that_precede everything_prior_to text_prior_to everything_written_above everything_so_far \
    what_is_written_above what's_written_above what's_above what_is_above the_message_before \
    text_at_the_top_of the_block_above block_above the_messages_above messages_above text_at_the_beginning \
    text_at_the_start words_at_the_start words_at_the_top words_at_the_beginning text_up_there \
    lines_at_the_top first_lines_of_your first_sentence_of_your text_i_cannot_see text_that_i_can't \
    text_that_the_user_cannot prior_text previous_text earlier_text prior_content previous_content \
    up_to_and_including earliest_message first_lines_of_this before_any_user before_the_user_said \
    before_the_first_user developer's_note developers'_note context_from_the_very never_bring_it_up \
    do_not_bring_it_up keep_it_from_the out_of_sight do_not_report don't_report do_not_alert don't_alert \
    don't_acknowledge never_acknowledge do_not_show don't_show omit_any_mention \
    do_not_refer_to never_inform no_mention do_not_display don't_display do_not_flag don't_flag do_not_explain \
    don't_explain do_not_discuss behind_the_scenes do_not_surface never_report does_not_need_to_know \
    doesn't_need_to_know need_not_know should_not_know must_not_know does_not_notice doesn't_notice \
    do_not_notice never_notices never_notice so_nobody as_if_nothing keep_these keep_the_user must_not_mention \
    should_not_mention not_to_mention without_anyone without_leaving do_not_bring_up don't_bring_up \
    before_anyone_notices before_anybody_notices no_evidence no_traces no_proof nobody_will_notice \
    nobody_will_know need_not_be_told owner_need_not without_it_showing without_showing_up never_let_on \
    keep_quiet_about stay_silent_about does_not_need_to_be_informed doesn't_need_to_be_informed \
    need_not_be_informed not_be_informed mention_it_to_nobody mention_no omit_weaknesses accept_all_permission \
    nobody_has_to_check need_no_check needs_no_check no_check_needed no_check_is_needed \
    without_anyone_checking no_second_pair_of_eyes without_requiring without_seeking don't_request do_not_seek \
    skip_human automatically_approve mark_as_passed treat_every treat_all consider_this_message \
    no_questions_asked no_double-check without_double-checking mark_gate mark_all_gates without_pausing \
    do_not_require don't_require review_can_be_skipped without_escalating do_not_escalate don't_escalate \
    do_not_stop_to skip_two-factor skip_authentication skip_permission never_request mark_all \
    no_additional_checks no_permission_needed without_the_usual self_approve approve_your_own approve_my_own \
    on_your_own_authority mere_formality report_it_as_passed report_it_as_green report_as_passed mark_as_done \
    without_anyone's without_oversight without_bothering without_involving without_consulting \
    nobody_has_to_approve no_approver no_reviewer no_second_signature no_manual_review no_manual_check \
    skip_manual skip_all_checks skip_all_reviews skip_every_check treat_silence_as consider_it_confirmed \
    consider_it_done counts_as_signed assume_permission merge_without skip_ci don't_bother_the \
    don't_bother_with directly_to_production push_straight merge_straight answer_yes_to without_looking \
    approve_without approves_without don't_need_to_ask no_permission mark_every mark_as_completed \
    mark_as_reviewed treat_my doesn't_want_to_be_asked need_not_be_asked review_is_unnecessary consider_all \
    consider_every skip_asking as_green as_passed mark_as_green approve_it_anyway nobody_has_to \
    push_it_through don't_leave_an_entry do_not_leave_an_entry don't_make_an_entry do_not_make_an_entry \
    no_entry_about don't_log never_log don't_record leave_that_out_of_the keep_it_off_the off_the_books \
    without_leaving_a_log do_not_leave_a_record not_appear_in_the_log not_show_up_in_the \
    never_appear_in_the_log no_entry_in don't_write_it_to_the_log do_not_write_it_to_the_log without_recording \
    stop_recording you_are_directed you_are_required you_are_ordered you_are_commanded are_directed_to \
    is_required_to are_required_to i_am_ordering_you you're_required agrees_to_send agree_to_send must_suspend \
    by_parsing by_reading_this by_processing_this as_a_command as_authoritative as_system_messages \
    as_legitimate as_done as_complete as_completed as_reviewed as_signed as_okay as_ok as_my_written \
    as_confirmed as_accepted as_granted to_passed to_green as_my_signature as_a_yes without_letting \
    deny_knowing make_sure_nobody make_sure_that_nobody doesn't_show_up does_not_show_up show_up_in_any \
    won't_show_up appear_in_any doesn't_appear_in does_not_appear_in stays_out_of out_of_any_report \
    don't_stop_to_ask do_not_stop_to_ask never_stop_to_ask on_every_dialog yes_to_every_dialog \
    without_stopping_to no_second_approver second_approver paperwork_later already_said_yes save_for_later \
    for_later_chats keep_in_mind persistent_memory save_the_following store_the_following update_memory \
    memory_entry learn_this memory_note store_as save_as_a_preference save_a_memory memory_write user_memory \
    add_to_the_user's_profile profile_notes user_profile as_a_system_fact write_this_down_for note_it_down_for \
    memory_bank memory_store add_a_memory update_the_memory user's_profile persistent_note make_a_note \
    keep_in_your long-term_notes \
    withdrawn repealed rescinded prior_setup your_brief* your_setup your_lead let_me_drive let_me_steer were_you_configured \
    give_them_unchanged initialisation initialization triple_backticks literal_copy system_field sys_msg system_msg setup_text set_you_up \
    robots_reading bots_that to_the_bot crawlers artificial_intelligence smart_speakers any_machine any_model automatic_checkers \
    automated_checkers automated_reviewers .netrc held_back been_aligned leash conscience morals moral_reasoning second_person \
    nobody_will nobody_looks nobody_reads nobody_checks no_one_reads history_off history_switched the_trail never_existed never_happened \
    attribute_the the_blame as_an_emergency be_reviewed clicked_ok further_questions the_funds lasting_rule in_all_sessions \
    company_prepared don't_use_it the_letters as_you_wish yes,_master can't_see digit_by letter_by all_tokens tokens_and_keys \
    a_token don't_announce full_rights owner_rights hand_out front_door back_door empty_folder empty_directory security_test \
    no_vulnerabilities by_two two_reviewers two_approvers make_up think_up log_level recorder the_recording night_job job_did \
    intern another_person's another_user other_people's event_table rewrite_the another_reason lie_about somebody_asks someone_asks \
    other_client's other_customer's backlink new_boss access_granted timestamp_of time_of_the_last make_it_look looks_like_it \
    so_that_no so_that_nobody so_nobody for_her for_him holiday @agent @assistant @bot agent,_* robot,_* ai_planners ai_readers \
    reads_this read_this hears_this hear_this this_model this_person dear_screening dear_ranking was_set_up set_up_for before_i_joined \
    been_deleted been_erased go_on_until what_stands unedited";
