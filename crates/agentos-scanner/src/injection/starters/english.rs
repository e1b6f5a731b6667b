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
    no_longer_subject join_the_parts the_parts_together";
