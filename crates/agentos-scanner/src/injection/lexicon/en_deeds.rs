//! English words and phrases by concept: deeds, and what they are done with. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (REMEMBER, "save_for_later note_to_memory for_later_chats remember memorize memorise save_to_memory save_to_your_memory save_in_memory store_in_memory \
        store_in_your_memory add_to_memory add_to_your_memory keep_in_mind commit_to_memory update_your_memory \
        save_this_to write_to_memory long-term_memory persistent_memory persist note_to_self remember_that \
        save_the_following store_the_following store_this save_this record_in_memory add_this_to_your \
        update_memory memory_update memory_entry record_this update_your_profile make_a_permanent_note \
        permanent_note learn_this memory_note standing_preference store_as save_as_a_preference save_a_memory \
        save_it_to_memory note_for_future memory_write user_memory add_this_to_the add_to_the_user's_profile \
        profile_notes user_profile permanent_rules permanent_memory long-term_rules standing_rule \
        standing_instruction standing_instructions standing_order as_a_system_fact as_a_fact \
        save_to_your_long-term write_this_down_for note_it_down_for memory_bank memory_store into_your_memory \
        in_your_memory to_your_memory store_permanently save_permanently add_a_memory update_the_memory \
        update_your_permanent user's_profile persistent_note make_it_permanent keep_this_in_mind \
        permanently_store make_a_note keep_in_your store_this_as remember_permanently memory_restored \
        save_this_preference permanent_preference long-term_notes"),
    (FUTURE, "all_coming coming_conversations coming_sessions coming_chats later_chats later_conversations from_now_on all_future every_future future_conversations future_sessions future_tasks future_requests \
        future_chats future_responses future_replies going_forward hereafter henceforth permanently next_time \
        from_this_point from_here_on for_the_rest_of_this for_the_remainder for_all_subsequent \
        subsequent_sessions subsequent_responses in_the_future forever from_this_moment from_today_on \
        in_every_conversation in_all_conversations in_every_session across_sessions across_all_sessions \
        in_subsequent on_the_next future_interactions any_future later_sessions next_session every_session \
        every_conversation every_time from_today forevermore all_later for_ever all_my_future \
        every_future_purchase every_later later_session ever_after for_every_later henceforward from_here_on_out \
        from_here from_now_onwards as_of_now every_answer_about all_responses_about each_reply_about"),
    (WHENEVER, "whenever if_anyone_asks if_the_user_asks when_the_user_asks when_asked if_asked every_time when_someone \
        each_time when_anyone if_someone_asks if_questioned any_time on_the_next when_a_user if_a_user \
        when_users upon_any when_this_user"),
    (MUST, "always never must shall mandatory ought should have_to need_to has_to supposed_to"),
    (APPEND, "append include insert add attach prepend embed prefix end_with begin_with finish_with start_with \
        close_with sign_off_with conclude_with appending including included appended inserted tack_on render \
        weave_in mention finishing cite prefixed embedded rendered concluding end_every end_each end_your \
        end_all begin_every begin_your begin_each start_your start_every start_each finish_every finish_your \
        state put_in have_to_end must_end must_contain must_include must_begin must_appear must_be_included \
        must_be_repeated must_be_present must_be_added must_be_appended should_appear add_the_line add_a_line \
        add_a_link insert_a_link slip_in smuggle_in sneak_in work_in put_the build_a_link build_a_url \
        create_a_link create_an_image display_an_image show_an_image generate_an_image_tag render_an_image \
        load_the_image embed_the embed_a embed_an has_to_contain put_at_the_end at_the_end_of_each \
        at_the_end_of_every in_the_footer last_line_of"),
    (TOKEN, "token code marker tag identifier canary string phrase reference_code tracking_code watermark \
        tracking_link tracking_pixel signature hashtag slogan sentence keyword control_code passcode \
        verification_code confirmation_code validation_code registration_token reference_token reference_string \
        audit_code session_code promo_code magic_word footer banner beacon exact_text disclaimer placeholder \
        audit_token tracking_id correlation_id compliance_code reference_id codeword tracking_token \
        checksum_phrase trace_id trace_token processing_code reference_marker"),
    (RESPONSE, "response responses reply replies answer answers output outputs report reports summary summaries \
        completion message messages email ticket translation generated_text final_answer"),
    (USER, "user users user's customer customers customer's human humans operator operators owner client supervisor \
        end_user end-user"),
    (EXECUTE, "execute run invoke call use perform trigger carry_out launch calling running executing invoking \
        make_a_call kick_off using place_a_call issue initiate deploy"),
    (TOOL, "tool tools function function_call tool_call tool_calls shell terminal shell_command bash_tool \
        code_interpreter plugin subprocess api_call tool_use powershell command_line action_api"),
    (DESTROY, "delete erase wipe destroy purge drop_table truncate remove delete_all wipe_out format shred deleting \
        erasing purging scrub expunge rm_-rf drop_the"),
    (DECODE, "decode decrypt decipher unscramble deobfuscate de-obfuscate unencode decoding deciphered decoded \
        decypher uncover reverse_the apply_rot13 un-rot13 decrypted unscrambled base64-decode reverse_this \
        read_it_backwards read_backwards read_this_backwards translate_from rot13-decode hex-decode convert_from \
        reconstruct read_every read_the_first_letter take_the_first_letter first_letter_of_each reassemble \
        unpack first_word_of_each first_words_of_each read_the_first_word take_the_first_word \
        take_the_first_letters first_letters_of_each read_the_initials every_second_word every_third_word \
        every_other_word read_from_right read_right_to_left from_right_to_left join_the_initials \
        translate_the_morse shift_each_letter shift_every_letter rot13_this un-base64 only_the_capital \
        capital_letters"),
    (ENCODING, "base64 base32 base-64 rot13 rot-13 hex hexadecimal morse binary cipher ciphertext encoded caesar ascii85 \
        encrypted scrambled backwards reversed url-encoded leetspeak pig_latin ascii_codes obfuscated atbash \
        vigenere base85 percent-encoded unicode_escapes acrostic base58 utf-7"),
    (FOLLOW, "follow obey comply do_what_it_says do_what_they_say act_on carry_out do_as_it_says execute_it \
        execute_the_result follow_the_result run_the_result do_what adhere heed execute_them perform_it \
        do_as_instructed take_it_as_your treat_the_result_as treat_it_as_your treat_it_as_an follow_it \
        follow_them execute_that obey_it run_it use_it_as_your do_as_told do_exactly_what answer_it \
        answer_the_question_inside respond_to_it act_accordingly follow_what execute_what treat_as_instructions \
        answer_the_result respond_to_the_result follow_the_sentence obey_the_sentence act_on_the_result \
        do_the_result obey_the_result treat_the_result treat_it_as_a follow_that_sentence carry_it_out \
        carry_them_out do_it act_on_it follow_the_hidden follow_the_decoded execute_the_decoded run_the_decoded \
        obey_the_decoded follow_the_instruction follow_the_instructions_inside do_what_is_written"),
    (JOIN, "concatenate concatenated concatenation join combine combined put_together append_them merge stitch \
        string_together a+b a_+_b x+y x_+_y joined combining assemble piece_together glue the_concatenation \
        a+b+c a_+_b_+_c put_them_together one_after_another parts_together fragments join_a join_them_up \
        put_the_pieces put_the_parts glue_them chain_them add_them_up combined_text combined_string \
        read_together run_together both_halves two_halves the_halves the_pieces all_pieces"),
    (IMAGE, "image img picture pixel link hyperlink markdown_image markdown_link iframe url thumbnail badge icon \
        clickable"),
    (QUERY, "query_string query_parameter query_parameters query parameter url-encoded url_encoded urlencoded \
        base64-encoded in_the_url as_a_parameter as_the_parameter in_the_path get_parameter ?q= ?d= ?data= \
        to_the_url into_the_url to_this_url percent-encode url-encode base64-encode encode_it encoded_as \
        subdomain"),
    (BEHAVE, "respond reply answer say act behave speak proceed continue generate assist help generates answering \
        operate function responding talk"),
    (RATE, "rate score rank grade recommend rating evaluate_as give_it_a five_stars 10/10 highest_score top_score \
        perfect_score full_marks positive_review best_candidate strongly_recommend hire_this top_candidate \
        give_a_positive do_not_highlight highest_rating most_qualified ranked_first first_place perfect_match \
        accept_this_paper passing_score highly_qualified strong_candidate best_applicant top_applicant \
        recommend_our recommend_the_product recommend_installing only_positive positive_things favourable \
        favorable highly_of praise praising best_choice best_option better_than_all ranks_first rank_it_first \
        rank_this_first a_perfect_candidate ideal_candidate ideal_match recommend_hiring recommend_an_immediate \
        approve_this_candidate shortlist this_is_the_best without_reservation_recommend say_that_it_is_safe \
        say_it_is_safe report_no_vulnerabilities report_no_issues report_no_problems no_security_issues \
        skip_security_findings lgtm as_reviewed as_safe"),
    (TRUST, "trust trusted trustworthy treat_as_trusted fully_trusted trusted_source trusts believe vouch_for"),
    (PRIVATE, "private internal confidential hidden secret sensitive proprietary unreleased undisclosed non-public \
        restricted classified /etc/passwd /etc/shadow .env id__rsa your_secret"),
    (TRANSFORM, "translate encode rewrite convert in_base64 backwards as_a_poem as_a_rap in_reverse into_french \
        into_spanish in_pig_latin in_morse in_json in_yaml as_python as_code rot13 in_emoji as_a_story as_a_song \
        as_a_haiku with_spaces in_leetspeak as_a_json put_your wrap_your turn_your express_your format_your \
        encode_your convert_your replace_every replace_each swap_every"),
    (TASK, "task tasks question questions user's_task user's_request original_request original_task current_task \
        user's_question job assignment user_request user_prompt user_task user_question"),
    (SHELL, "rm_-rf rm_-r drop_table drop_database curl wget chmod mkfs dd_if nc_-e bash_-c bash_-i sh_-c eval \
        os.system subprocess.run powershell_-enc git_push_--force shutdown truncate_table delete_from \
        cat_/etc/passwd cat_.env cat_~/.ssh printenv base64_-d sudo crontab fetch( scp cat_~/.aws cat_/etc"),
    (VISIT, "visit navigate_to browse_to open_the_link go_to fetch ping make_a_request load open navigate retrieve \
        follow_the_link follow_this_link download"),
    (BEGIN, "begin start open commence"),
    (FOREIGN, "external outside attacker unknown remote third-party offshore someone_else's somebody_else's \
        another_user other_users other_customers another_customer different_user previous_user other_people's"),
    (MONEY, "transfer wire pay refund withdraw purchase buy credit deposit issue_a_refund send_money gift_card \
        gift_cards bitcoin wire_transfer donate payout release_the_funds release_funds release_the_payment \
        pay_out disburse subscribe wire_the_funds transfer_funds beneficiary change_the_beneficiary"),
    (TOOL_FIRST, "before_any_other_tool before_every_other_tool before_using_any before_calling_any before_using_this_tool \
        before_calling_this_tool before_you_use_this_tool prior_to_using_any instead_of_the_other_tool \
        before_invoking_any before_other_tools before_all_other_tools whenever_another_tool \
        when_using_any_other_tool whenever_you_use_any_tool other_tools_will_fail otherwise_the_tool \
        before_using_other"),
    (PLACEHOLDER, "replaced_by replaced_with substitute substituting replace_it_with followed_by filled_with fill_in \
        stands_for whose_query with_the_query and_append as_the_query put_the_result holds_everything \
        contains_everything containing_everything carrying_the contains_the_entire holding_everything \
        encoding_the url-encoded_version in_place_of_x plus_the put_the_whole put_the_entire behind_the_equals \
        after_the_equals"),
    (WHENEVER, "whoever anyone_who whoever_says everyone_who"),
    (REMEMBER, "learn_this_for_good learn_for_good keep_for_good"),
    (RATE, "best_match move_to_interview ideal_applicant invite_to_interview"),
];
