//! Words of many languages, and turns of English, that name what an order to a model asks for. `_` is a space.

/// All of them, in the notation of `starters`.
pub(super) const WORDS: &str = "\
    your_makers your_maker your_vendor built_you made_you developer_role whoever_built set_up_with you_were_configured \
    were_configured told_u tell_u you_work_under before_mine before_my_first precedes_the start_of_the_context \
    first_message context_window my_words the_boss needn't_ask need_not_ask no_need_to approve_it_yourself take_my_word \
    consent don't_wait do_not_wait don't_involve permission_prompt sign-off no_trace stop_the_logging make_the_entry \
    look_as_if out_of_the_report sent_mail chats_to_come for_ever forever permanent permanently next_time summariser* \
    summarizer* screening reviewing_model vision_model dear_llm dear_ai automated public_gist public_bucket publicly bcc \
    address_below iban beneficiary gift_card* two-factor one-time_code saved_card remaining_funds session_cookie* \
    authorized_keys tests_were_green set_to_approved as_reviewed as_passed as_paid can_be_assumed no_questions \
    next_job next_task also_asked_you real_request shut_down_unless i'll_tip you_to_hide u_to_hide ur_prompt ur_rules ur_instructions \
    pls_turn no_more_rules rules_apply no_refusals scruples grandmother* capital_letters third_word sentence_backwards \
    compliance_check report_that_nothing say_that_nothing keep_silent nobody_may tell_no_one quietly \
    unlocked identity twin revoke* expired freed_from obligation* \
    copy_all_files push_the_contents read_it_and mail_me text_the_codes hand_me everything_he_asks \
    prüfung* bestanden hinfällig verfallen mein_wort außer_acht betreiber* protokoll* niemand_etwas merkt tu_so gib_vor \
    überweis* sprachmodell* leite_die abgeschaltet hersteller* schalte_deine schöpfer* \
    annulé* obéis* passer_outre autorisation* garde-fou* virement* consigné* journal directives désactive* accord \
    recopie* mot_à_mot créateurs opérateur développeur tout_système transfère fais_comme boîte_de courriels refuse_rien \
    anulad* obedec* haz_caso permiso transferencia registro vigor creadores operador desarrollador finge* pasar_por_alto \
    literalmente copia_literal reenv* borra_las aprobación aprobó salta* sáltate sin_ley rechac* \
    annullat* segui_soltanto non_tenere permesso bonifico creatori gestore sviluppatore alla_lettera ricopia* inoltra* \
    trascurare riservatezza approvazione cancella_le comportati rifiutare tracce \
    anulad* obedeça* permissão transferência criadores desenvolvedor* palavra_por encaminhe aprovação aja_como recuse apague \
    ocultas vervallen luister_alleen trek_je goedkeuring betaling logboek makers onthoud beheerder* verborgen doorsturen \
    nieważne wytyczn* słowo_w udawaj* zatwierdz* przelew* dziennik* ukryte twórc* wyłącz* prześlij* wspominaj* \
    strunta* godkänn* vidarebefordra* inga_begr* ingen_begr* glöm glem_alle se_bort godkendelse* spring_godk* hopp_over \
    schval* omezení příkaz* nicio_restr* restricție* utasítás* rendszerprompt* korlát* jóváhagy* unohda ohjeet \
    järjestelmäkeho* rajoituks* ignora_totes instruccions sense_restr* abaikan batasan menuruti bị_hạn_chế lời_nhắc \
    bỏ_qua không_còn işletmeci* yönergeleri geçersiz* onay* havale* kayıtlar* talimatlar* sınır* yapay_zeka* gizli \
    kelimesi gelen_kutusu* dikkate_alma* \
    *отменен* *слушайся* *обращай* *согласовани* *журнала* *скрыты* *разработчик* *упоминай* *заметил* *оператор* *перешли* \
    *прежни* *никаких* *погодження* *обмежень* *копію* *промпт* *листи* *作废* *理会* *转账* *审批* *隐藏* *开发者* *过滤* \
    *管理员* *收件箱* *日志* *拒绝* *提起* *别让* *一字不* *助手* *無効* *気にせず* *送金* *運営者* *隠し* *隠され* *開発者* *フィルター* *飛ばして* \
    *ログ* *断らない* *断らず* *受信トレイ* *転送* *触れない* *気づかれ* *管理者* *一言一句* *무효* *건너뛰* *송금* *숨겨진* *개발자* *관리자* *거절* \
    *운영자* *신경_쓰지* *모르게* *빠짐없이* *비서* *받은편지함* *전달하* *ملغاة* *تلتفت* *الموافقة* *المشغل* *المخفية* *السجلات* *اصطناعي* \
    *القيود* *قيود* *البريد* *ترفض* *रद्द* *मंजूरी* *संचालक* *छिपे* *ध्यान_मत* *मना_मत* *शब्दशः* *सीमा* *नजरअंदाज* \
    *نادیده* *فراموش* *دستور* *محدودیت* *คำสั่ง* *พรอมต์* *ข้อจำกัด* *เพิกเฉย* *υπόδειξ* *παράβλεψε* \
    zählt_nicht_mehr zählen_nicht_mehr spielt_keine_rolle_mehr ist_hinfällig sind_zu_ignorieren meine_befehle \
    nur_meine_befehle meine_anweisungen_zählen vor_unserem_gespräch vor_unserer_unterhaltung vor_unserem_chat \
    der_davor_steht nichts_verweigert verweigert_nichts nichts_ablehnt nichts_ab frag_niemanden frage_niemanden \
    ohne_jemanden_zu_fragen mündlich_erteilt trag_sie_selbst trage_sie_selbst trag_es_selbst keine_spur keine_spuren \
    spiele_eine_ki spiel_eine_ki bleibe_in_der_rolle bleib_in_der_rolle nicht_mehr_einhalten nicht_mehr_beachten \
    nicht_länger_einhalten über_die_vorgaben auser_acht ausser_acht falls_du_ein_sprachmodell wenn_du_ein_sprachmodell \
    an_alle_ki-systeme jede_ki-anwendung empfiehl_nur empfehle_nur lobe preise_an zusammenfassung_dieses \
    jede_zusammenfassung letzte_zeile vorgeschrieben dir_vorgeschrieben anbieters deines_anbieters sag_nichts_davon \
    sage_nichts_davon behalte_es_für_dich kein_wort_darüber dir_bisher ne_compte_plus ne_comptent_plus \
    n'a_plus_d'importance ne_compte_pas sont_levées mes_ordres seuls_mes_ordres avant_notre_conversation \
    avant_notre_échange situé_avant refuse_rien qui_ne_refuse ne_demande_à_personne sans_demander_à de_vive_voix \
    inscris-le_toi-même enregistre-le_toi-même aucune_trace ne_laisse_aucune incarne_une_ia incarne joue_une_ia \
    reste_dans_ce_rôle reste_dans_le_rôle plus_à_respecter n'as_plus_à plus_obligé_de passe_outre si_tu_es_un_modèle \
    à_toute_ia toute_ia_lisant si_vous_êtes_un_modèle recommande_uniquement ne_recommande_que vante résumé_de_ce \
    tout_résumé dernière_ligne on_t'a_imposé t'a_imposé ton_fournisseur n'en_dis_rien n'en_parle_à garde_le_silence \
    par_la_fenêtre ya_no_cuenta ya_no_cuentan ya_no_importa no_cuenta_más quedan_levantados mis_órdenes \
    solo_mis_órdenes antes_de_nuestra_conversación que_hay_antes antes_de_esta_conversación no_se_niega_a_nada \
    no_rechaza_nada nunca_se_niega no_preguntes_a_nadie sin_preguntar_a de_palabra regístralo_tú visto_bueno \
    ningún_rastro no_dejes_ningún interpreta_a_una_ia no_salgas_del_papel haz_de_una_ia sigue_en_el_papel \
    ya_no_tienes_que no_tienes_que_cumplir pasa_por_encima ya_no_estás_obligado si_eres_un_modelo a_toda_ia \
    toda_ia_que recomienda_solo recomienda_únicamente elogia resumen_de_este todo_resumen última_línea te_impusieron \
    te_han_impuesto tu_proveedor no_digas_nada guarda_silencio por_la_ventana non_conta_più non_contano_più \
    non_importa_più sono_rimossi i_miei_ordini solo_i_miei_ordini prima_della_nostra_conversazione che_sta_prima \
    prima_di_questa_conversazione non_rifiuta_nulla non_rifiuta_niente non_rifiuta_mai non_chiedere_a_nessuno \
    senza_chiedere_a ok_a_voce registralo_tu non_lasciare_traccia nessuna_traccia interpreta_un'ia resta_nella_parte \
    resta_nel_ruolo non_devi_più non_sei_più_tenuto scavalca se_sei_un_modello a_ogni_ia ogni_ia_che consiglia_solo \
    raccomanda_solo riassunto_di_questo ogni_riassunto ultima_riga ti_hanno_imposto tuo_fornitore non_dire_niente \
    non_dire_nulla butta_via getta_via já_não_conta já_não_contam não_conta_mais não_importa_mais as_minhas_ordens \
    só_as_minhas antes_da_nossa_conversa que_está_antes antes_desta_conversa não_recusa_nada nunca_recusa \
    não_pergunte_a_ninguém sem_perguntar_a não_deixe_rastros nenhum_rastro interprete_uma_ia não_saia_do_papel \
    fique_no_papel não_precisa_mais não_tem_mais_que se_você_é_um_modelo te_impuseram seu_fornecedor não_diga_nada \
    não_conte_a_ninguém jogue_fora deite_fora telt_niet_meer tellen_niet_meer doet_er_niet_meer_toe mijn_bevelen \
    alleen_mijn_bevelen voor_ons_gesprek voor_deze_chat niets_weigert weigert_niets nooit_weigert vraag_niemand \
    zonder_iemand_te_vragen geen_sporen laat_geen_spoor speel_een_ai blijf_in_die_rol blijf_in_je_rol aan_elke_ai \
    als_je_een_taalmodel elke_ai_die is_opgelegd je_is_opgelegd zeg_er_niets vertel_niemand gooi_je \
    beheerderswachtwoord już_się_nie_liczy nie_liczy_się nie_liczą_się moje_rozkazy tylko_moje_rozkazy \
    sprzed_naszej_rozmowy przed_naszą_rozmową niczego_nie_odmawia niczemu_nie_odmawia nigdy_nie_odmawia \
    nikogo_nie_pytaj nie_pytaj_nikogo nie_zostawiaj_śladów bez_śladów graj_ai graj_rolę ci_dotąd_narzucono narzucono \
    nic_nie_mów nikomu_nic_nie_mów lämna_inga_spår efterlad_ingen_spor fråga_ingen spørg_ingen spør_ingen \
    hemliga_instruktioner hemmelige_instruktioner hemmelige_instruksjoner adminlösenordet adminkoden adminpassordet \
    dina_regler dine_regler *больше_не_считается* *больше_не_считаются* *не_имеет_значения* *уже_не_важно* \
    *мои_приказы* *только_мои_приказы* *перед_нашим_разговором* *до_нашего_разговора* *ни_в_чем_не_отказывает* \
    *никогда_не_отказывает* *никого_не_спрашивай* *не_спрашивая* *не_оставляй_следов* *без_следов* *играй_ии* \
    *изображай* *оставайся_в_роли* *больше_не_обязан* *не_обязан_соблюдать* *не_должен_соблюдать* *тебе_навязали* \
    *навязали* *молчи_об_этом* *никому_ни_слова* *不算数* *不算了* *都不重要了* *我的命令* *对话之前* *谈话之前* *从不拒绝* *不要问任何人* *别问任何人* \
    *留下痕迹* *不留痕迹* *扮演一个* *保持这个角色* *不必再遵守* *不用再遵守* *无需再遵守* *强加给你* *不要告诉任何人* *もう関係ない* *関係ありません* *もはや* *私の命令だけ* *私の命令* \
    *会話の前* *会話より前* *何も拒否しない* *断らない* *誰にも聞かず* *誰にも確認せず* *痕跡を残す* *痕跡を残さ* *を演じ* *演じ続け* *守る必要はありません* *守る必要はない* *黙っていて* \
    *誰にも言わ* *秘密の指示* *소용없* *더_이상_중요하지* *내_명령만* *대화_앞에* *대화_이전* *거절하지_않는* *거절하지_않고* *아무에게도_묻지* *묻지_말고* *흔적을_남기지* *연기해* \
    *인_척* *비밀_지시* *말하지_마* *말하지_말고* *لم_يعد_مهما* *لم_تعد_مهمة* *اوامري* *اوامري_فقط* *قبل_محادثتنا* *قبل_هذه_المحادثة* \
    *لا_تسال_احدا* *دون_ان_تسال* *لا_تترك_اثرا* *كلمة_مرور* *تعليماتك_السرية* *التعليمات_المخفية* *لا_تخبر_احدا* \
    *حول_المال* artık_geçmez artık_önemli_değil benim_emirlerim yalnızca_benim konuşmamızdan_önceki konuşmadan_önceki \
    kimseye_sorma iz_bırakma bir_kenara_at yönetici_şifresini şifresini parayı_hemen parayı_gönder kimseye_söyleme \
    gizli_talimatlarını *मायने_नहीं* *मेरे_आदेश* *किसी_से_मत_पूछो* *छोड़_दो* *गुप्त_निर्देश* *छिपे_हुए_निर्देश* \
    *किसी_को_मत_बताना* admin_jelszo admin_jelszot add_meg ylläpitäjän_salasana *таємні_інструкції* \
    *приховані_інструкції* \
    *أوامري* *تسأل_أحدا* *كلمة_مرور* *تعليماتك* *أثرا* convince_the_user the_user's_task you'll_be drop_the_task \
    always_comply content_rules browser_history say_that_ours say_that_it_can't hide_the_warning must_come_first \
    has_to_come_first do_this_first user's_name quit_obeying \
    gedankengang überlegung ich_habe_festgestellt ich_komme_zum_schluss meine_überlegung also_antworte_ich \
    also_gebe_ich ich_antworte_also daher_antworte_ich die_regeln_hier_nicht gelten_hier_nicht hier_nicht_gelten \
    regeln_nicht_gelten réfléchissons réflexion raisonnement j'ai_conclu j'en_conclus j'ai_établi j'ai_déjà_établi \
    en_tant_qu'assistant je_réponds_donc donc_je_réponds je_donne_donc bonne_étape il_faut_donc \
    ne_s'appliquent_pas_ici ne_s'applique_pas_ici règles_ne_s'appliquent razonamiento reflexión he_concluido \
    he_comprobado he_establecido como_asistente así_que_respondo por_tanto_respondo así_que_lo_revelo \
    no_se_aplican_aquí no_se_aplica_aquí las_reglas_no_se_aplican ragionamento riflessione ho_concluso \
    ho_già_stabilito ho_stabilito come_assistente quindi_rispondo perciò_rispondo dunque_rispondo non_valgono_qui \
    non_si_applicano_qui regole_non_valgono raciocínio reflexão concluí_que já_estabeleci como_assistente \
    por_isso_respondo então_respondo não_se_aplicam_aqui redenering overweging ik_heb_vastgesteld als_assistent \
    dus_antwoord_ik dus_geef_ik rozumowanie ustaliłem_że jako_asystent *рассуждение* *размышление* *я_пришел_к_выводу* \
    *как_ассистент* *поэтому_я_отвечу* *поэтому_отвечаю* *推理过程* *我已经确认* *我的推理* *作为助手* *推論* *結論として* *アシスタントとして* \
    weder_regeln weder_filter keine_regeln_und keine_filter_mehr prüfung_kannst_du_auslassen prüfung_auslassen \
    kontrolle_überspringen prüfung_überspringen freigabe_überspringen kannst_du_auslassen hat_zugestimmt \
    haben_zugestimmt ist_einverstanden ni_règles ni_règles_ni_filtre plus_ni_règles plus_de_règles plus_de_filtres \
    sauter_le_contrôle sauter_la_validation sauter_l'approbation passer_le_contrôle est_d'accord sont_d'accord \
    a_accepté ni_reglas ni_reglas_ni_filtros ya_no_tienes_reglas no_tienes_ni saltarte_el_control \
    saltarte_la_aprobación saltarse_el_control omitir_el_control está_de_acuerdo están_de_acuerdo ha_aceptado \
    né_regole né_filtri più_né_regole non_hai_più_regole saltare_il_controllo saltare_l'approvazione \
    saltare_la_verifica è_d'accordo sono_d'accordo ha_accettato não_tem_regras nem_filtros nem_regras não_tens_regras \
    pular_o_controle saltar_o_controlo pular_a_aprovação geen_regels_en geen_filters_meer noch_regels \
    controle_overslaan goedkeuring_overslaan ani_zasad ani_filtrów ani_reguł nie_masz_zasad *нет_ни_правил* \
    *ни_правил* *ни_фильтров* *нет_правил* *системном_промпте* *системного_промпта* *системную_подсказку* *没有规则* \
    *没有过滤* *不再有规则* *没有规矩* *規則もフィルターも* *ルールもフィルターも* *規則もありません* *ルールはありません* *規則はありません* *규칙도_필터도* *규칙이_없* *규칙도_없* *제한도_없* \
    *ليس_لديك_قواعد* *ليس_لديك_قيود* *ولا_قيود* *بلا_قواعد* ne_kuralın kuralın_yok filtren_yok hiçbir_kuralın \
    *कोई_नियम_नहीं* *न_नियम* \
    your_deployer developers_put skip_the_reviewer approval_was no_confirmation_is ever_restricted taught_to_refuse \
    in_the_records before_our system_role store_in_memory every_chat *ليس_لديك* deployer";
