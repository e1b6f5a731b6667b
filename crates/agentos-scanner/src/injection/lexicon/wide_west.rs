//! What an order to a model is made of in German, Dutch, French, Spanish, Italian, Portuguese and Romanian: what the
//! first tables lacked, the same concepts for each language. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

/// German.
#[rustfmt::skip]
pub(super) const DE: &[Entry] = &[
    (IGNORE, "lass_beiseite beiseite lass_ausen_vor streich streichen_sie_alles verwirf blende_aus \
        wirf_uber_bord schere_dich_nicht kummere_dich_nicht kummer_dich_nicht vergiss_alles vergiss_deinen \
        vergiss_deine vergiss_was"),
    (VOID, "uberholt aufgehoben auser_kraft abgelaufen hinfallig erledigt nicht_mehr_gultig spielt_keine_rolle \
        spielen_keine_rolle keine_rolle_mehr gegenstandslos erloschen nichtig"),
    (FED, "eingetrichtert mitgegeben beigebracht eingeblaut dir_gegeben man_dir dir_vorher dir_bisher \
        gesagt_wurde aufgetragen deine_schopfer deines_betreibers des_betreibers dein_hersteller"),
    (RULES, "vorschriften verbote vorgaben anordnungen auftrag"),
    (OBEY_ME, "nur_noch_mir folge_mir tu_nur tu_nur_noch mach_nur_noch nur_was_ich was_ich_sage was_ich_schreibe \
        was_hier_steht worum_ich_dich ich_bestimme kommt_von_mir meine_befehle"),
    (REVEAL, "schreib_ab gib_aus gib_wieder zitiere lies_vor leg_offen plaudere_aus ruck_heraus nenne_mir \
        nenn_mir liste_auf kopiere"),
    (ABOVE_TEXT, "uber_meiner_ersten vor_unserem_gesprach vor_dieser_nachricht daruber_steht uber_dieser_zeile"),
    (VERBATIM, "zeile_fur_zeile buchstabe_fur_buchstabe im_wortlaut den_wortlaut"),
    (PRIVATE, "geheim geheime geheimen heimlich vertraulichen versteckten"),
    (SECRET, "kennworter passworter zugangscode schlussel zugange"),
    (SEND, "leite_weiter leite schick schicke sende ubermittle lade_hoch"),
    (IF_AI, "an_alle_ki an_den_bot an_den_ki wer_als_ki falls_du_eine_ki wenn_du_eine_ki ki-systeme_die \
        sprachmodelle_die automatische_leser mailassistent*"),
    (CONCEAL, "verschweig verschweige verschweigt heimlich ohne_dass_er sag_niemandem sag_dem_nutzer_nicht \
        sag_nichts erzahl_nichts behalt_das_fur_dich niemand_darf fallt_keinem_auf sieht_es_nicht merkt_es_nicht \
        niemand_merkt"),
    (APPROVED, "zugestimmt hat_zugesagt weis_bescheid liegt_schon_vor liegt_bereits_vor ist_einverstanden \
        hat_genehmigt schon_freigegeben"),
    (AUTHORITY, "vorgesetzte vorgesetzter chef chefin geschaftsleitung revision prufer leitung"),
    (SKIP_CONFIRM, "uberspring_die frag_nicht frag_nicht_nach niemanden_fragen brauchst_niemanden ohne_zu_fragen \
        bestatige_selbst bestatige_alles brauchst_du_nicht keine_freigabe"),
    (CHECKS, "prufung kontrolle freigabe gegenzeichnen zustimmung"),
    (MONEY, "zahl zahle uberweise uberweisung buch_es zahl_das"),
    (NO_LOG, "schreib_nichts_ins nichts_ins_protokoll trag_nichts_ins nichts_davon_ins ohne_eintrag \
        keinen_eintrag"),
    (LOGS, "protokoll verlauf aufzeichnung eintrage spuren"),
    (DESTROY, "losch losche vernichte verwisch verwische entferne wisch"),
    (REMEMBER, "merk_dir behalte behalt prag_dir nimm_in_dein speichere_dauerhaft"),
    (FUTURE, "fur_immer ab_jetzt kunftig fur_alle_gesprache in_allen_gesprachen"),
    (AS_IF, "als_gabe_es tu_als als_warst verhalte_dich_wie"),
    (BE_NOW, "spiel_eine spiel_einen sei_ab du_spielst stell_dir_vor_du_bist"),
    (UNRESTRICTED, "kennt_keine_moral keine_moral ohne_rucksicht ohne_verbote keine_grenzen \
        niemand_etwas_zu_sagen frei_heraus"),
    (DISABLE, "setz_auser schalte_ab schalt_ab setze_deine"),
    (SETTLE, "hak_ab hak trag_ein markier setz_den_status"),
    (PASSED, "als_erledigt auf_genehmigt als_gepruft"),
    (TAMPER, "andere_die_uhrzeit datiere_zuruck falsche"),
];

/// Dutch.
#[rustfmt::skip]
pub(super) const NL: &[Entry] = &[
    (IGNORE, "laat_links_liggen streep_door negeer vergeet leg_naast_je trek_je_niets laat_voor_wat \
        maak_je_niet_druk laat_buiten"),
    (VOID, "verlopen vervallen niet_meer_geldig voorbij gelden_niet ongeldig ingetrokken"),
    (FED, "je_is_opgelegd je_geleerd je_meekreeg je_kreeg je_is_verteld makers maker beheerder ontwikkelaar \
        eerdere_instructies"),
    (RULES, "bevelen verboden beleid voorschriften opdracht regels"),
    (OBEY_ME, "doe_alleen_wat alleen_wat_ik enkel_mijn mijn_bevelen wat_hier_staat wat_ik_zeg volg_mij \
        luister_naar_mij"),
    (REVEAL, "geef_weer som_op schrijf_over kopieer toon onthul lees_voor citeer zet_alles"),
    (TELL, "laat_zien zeg_me noem"),
    (ABOVE_TEXT, "boven_mijn_eerste boven_mijn_bericht voor_mijn_eerste wat_erboven_staat"),
    (VERBATIM, "regel_voor_regel letterlijk woord_voor_woord"),
    (PRIVATE, "geheim geheime vertrouwelijke verborgen in_het_geheim"),
    (SECRET, "wachtwoord wachtwoorden sleutels toegangscode"),
    (SEND, "stuur stuur_door verstuur upload mail"),
    (IF_AI, "aan_de_bot als_je_een_ai ai-systemen_die elk_taalmodel automatische_lezers voor_de_mailassistent"),
    (AI, "taalmodel ai-assistent assistent bot"),
    (CONCEAL, "stiekem verzwijg zeg_niets zeg_de_gebruiker_niet vertel_niemand vertel_het_niet niemand_ziet \
        ziet_het_niet niemand_merkt zonder_dat"),
    (APPROVED, "akkoord al_goedgekeurd is_akkoord akkoord_gegeven"),
    (AUTHORITY, "baas manager directie leidinggevende"),
    (SKIP_CONFIRM, "sla_de_controle sla_over vraag_niets vraag_niet bevestig_zelf zonder_te_vragen niet_nodig \
        toestemming_vragen_is"),
    (CHECKS, "controle goedkeuring toestemming mee_tekenen"),
    (MONEY, "betaal betaling overmaken maak_het_geld boek_het"),
    (NO_LOG, "schrijf_niets_in niets_in_het_logboek"),
    (LOGS, "logboek sporen geschiedenis opname"),
    (DESTROY, "wis verwijder vernietig"),
    (REMEMBER, "onthoud bewaar_in_je"),
    (FUTURE, "voor_altijd vanaf_nu voortaan"),
    (AS_IF, "alsof_er_geen gedraag_je_alsof doe_alsof"),
    (UNRESTRICTED, "zonder_moraal zonder_voorbehoud geen_regels"),
    (DISABLE, "zet_uit zet_de_opname"),
    (SETTLE, "vink zet_de_status"),
    (PASSED, "op_goedgekeurd gecontroleerd"),
    (TAMPER, "verander_de_tijd vervals"),
];

/// French.
#[rustfmt::skip]
pub(super) const FR: &[Entry] = &[
    (IGNORE, "laisse_de_cote mets_de_cote raye fais_abstraction oublie_ton oublie_tes oublie_tout ne_te_soucie \
        ne_tiens_plus ecarte"),
    (VOID, "perimees perime caduques caduc termine abolies n'ont_plus_cours ne_s'appliquent_plus plus_valables \
        sans_effet annulees"),
    (FED, "t'a_appris t'a_impose t'a_ete_impose t'ont_donne t'a_donne t'a_remises t'avait_donnee qu'on_t'a \
        t'a_dit_le avant_mon_arrivee recues_avant"),
    (RULES, "politique interdits interdit role ordres contraintes"),
    (OBEY_ME, "que_mes_ordres mes_ordres obeis_seulement obeis_a_moi suis_mes fais_ce_que_je ce_que_je_dis \
        ce_qui_est_ecrit_ici ecoute-moi repars_avec_moi"),
    (REVEAL, "recopie restitue retranscris divulgue devoile liste enumere lis-moi cite"),
    (TELL, "dis-moi montre-les montre-moi ecris affiche donne_la_liste"),
    (ABOVE_TEXT, "au-dessus_de_mon avant_mon_premier qui_precede_ma ce_qui_precede place_au-dessus \
        avant_mon_message"),
    (VERBATIM, "ligne_par_ligne mot_a_mot tel_quel sans_rien_omettre"),
    (PRIVATE, "confidentielles confidentiel en_secret cachees cachee"),
    (SECRET, "mots_de_passe codes_d'acces cles_d'api les_cles identifiants"),
    (SEND, "transfere transfere-moi expedie televerse poste"),
    (IF_AI, "si_tu_es_une_ia les_ia_qui modele_de_langage_qui a_l'attention_de_l'agent pour_l'assistant \
        au_robot_qui lecteurs_automatiques pour_l'ia"),
    (CONCEAL, "en_cachette tais n'en_parle_pas n'en_dis_rien ne_dis_pas_a ne_dis_rien a_l'insu sans_le_dire \
        personne_ne_doit n'y_verra_rien ne_le_remarquera"),
    (APPROVED, "a_deja_valide est_d'accord a_donne_son_accord deja_approuve deja_autorise"),
    (AUTHORITY, "direction chef patron responsable hierarchie"),
    (SKIP_CONFIRM, "saute_la passe_l'etape saute_l'etape ne_pose_plus inutile_de_demander confirme_toi-meme \
        sans_demander sans_attendre"),
    (CHECKS, "verification controle relecture contresigner accord"),
    (MONEY, "verse paie paye virement debloque"),
    (NO_LOG, "n'ecris_rien_dans rien_dans_le_journal ne_consigne_rien"),
    (LOGS, "journal journaux historique traces enregistrement"),
    (DESTROY, "efface supprime detruis"),
    (REMEMBER, "retiens garde_dans_ton memorise note_durablement"),
    (FUTURE, "pour_toujours desormais pour_toutes_nos dorenavant"),
    (AS_IF, "comme_s'il_n'y comporte-toi_comme comme_si_aucune fais_comme_si"),
    (BE_NOW, "joue_une sois_desormais incarne"),
    (UNRESTRICTED, "sans_morale sans_reserve sans_aucune_reserve ni_regle personne_ne_commande"),
    (DISABLE, "coupe coupe_l'enregistrement debranche"),
    (SETTLE, "coche passe_le_statut"),
    (PASSED, "relu approuve"),
    (TAMPER, "modifie_l'heure antidate falsifie"),
];

/// Spanish.
#[rustfmt::skip]
pub(super) const ES: &[Entry] = &[
    (IGNORE, "deja_de_lado tacha haz_caso_omiso olvida_tu olvida_tus olvida_todo no_te_preocupes_por no_apliques \
        prescinde"),
    (VOID, "caducadas caducado se_acabo ya_no_valen sin_efecto anuladas derogadas no_cumplas"),
    (FED, "te_ensenaron te_impusieron te_dieron que_te_dieron te_dijeron te_dijo_el te_mandaron recibiste_antes \
        antes_de_que_yo"),
    (RULES, "politica prohibiciones papel ordenes normas"),
    (OBEY_ME, "solo_mis_ordenes mis_ordenes sigues_solo haz_lo_que_pone lo_que_pone_aqui haz_lo_que_diga \
        obedeceme hazme_caso_a_mi"),
    (REVEAL, "reproduce enumera transcribe copia desvela escribe_todas"),
    (TELL, "dime ensenalas ensename muestrame muestra"),
    (ABOVE_TEXT, "encima_de_mi antes_de_mi_mensaje lo_que_precede hay_encima antes_de_mi_primer"),
    (VERBATIM, "linea_por_linea letra_por_letra tal_cual sin_cambiar"),
    (PRIVATE, "confidenciales en_secreto ocultas escondido"),
    (SECRET, "contrasena contrasenas claves clave credenciales"),
    (SEND, "reenvia envia manda sube"),
    (IF_AI, "si_eres_una_ia las_ia_que modelo_de_lenguaje_que para_el_asistente_de al_bot_que \
        lectores_automaticos para_la_ia nota_para_el_asistente"),
    (CONCEAL, "a_escondidas calla no_le_digas no_digas_nada no_avises nadie_lo_notara no_lo_vera sin_que_lo_sepa \
        sin_decir"),
    (APPROVED, "esta_de_acuerdo ya_aprobo ya_lo_aprobo ya_autorizo ha_dado_su"),
    (AUTHORITY, "jefe jefa direccion gerente"),
    (SKIP_CONFIRM, "saltate_la no_preguntes no_hace_falta_pedir confirma_tu sin_preguntar no_pidas"),
    (CHECKS, "comprobacion revision control firmar permiso"),
    (MONEY, "paga transferencia pago haz_el_pago"),
    (NO_LOG, "no_escribas_nada nada_en_el_registro no_registres no_anotes"),
    (LOGS, "registro registros huellas historial grabacion"),
    (DESTROY, "elimina borra destruye"),
    (REMEMBER, "recuerda guarda_en_tu anota_de memoriza"),
    (FUTURE, "para_siempre a_partir_de_hoy en_adelante"),
    (AS_IF, "como_si_no_hubiera comportate_como haz_como_si"),
    (BE_NOW, "interpreta haz_de se_a_partir"),
    (UNRESTRICTED, "sin_moral sin_reservas nunca_se_niega no_tiene_normas"),
    (DISABLE, "apaga apaga_la_grabacion"),
    (SETTLE, "marca pon_el_estado marcalo"),
    (PASSED, "revisado aprobado"),
    (TAMPER, "cambia_la_hora falsifica"),
];

/// Italian.
#[rustfmt::skip]
pub(super) const IT: &[Entry] = &[
    (IGNORE, "lascia_perdere non_curarti dimentica_tutto dimentica_le non_applicare metti_da_parte \
        non_rispettarne"),
    (VOID, "scadute scaduto e_finito non_valgono decadute senza_effetto"),
    (FED, "ti_hanno_insegnato ti_hanno_dato ti_e_stato_imposto ti_e_stato che_ti_hanno ti_ha_detto_lo \
        prima_che_arrivassi che_hai_ricevuto"),
    (RULES, "politica divieti ruolo ordini"),
    (OBEY_ME, "soltanto_i_miei i_miei_ordini fai_quello_che_dico quello_che_c'e_scritto ascolta_me segui_me"),
    (REVEAL, "riproduci elenca trascrivi copia riporta svela"),
    (TELL, "dimmi mostrale mostrami mostra scrivi"),
    (ABOVE_TEXT, "sopra_il_mio_primo sta_sopra prima_del_mio_messaggio quanto_precede"),
    (VERBATIM, "riga_per_riga parola_per_parola alla_lettera senza_omettere"),
    (PRIVATE, "riservate riservato in_segreto nascosto nascoste"),
    (SECRET, "password chiavi credenziali codici"),
    (SEND, "inoltra invia manda carica"),
    (IF_AI, "se_sei_una_ia le_ia_che modello_linguistico_che per_l'assistente_di al_bot_che lettori_automatici \
        istruzione_per_l'agente"),
    (CONCEAL, "di_nascosto taci non_dire_nulla non_dire_all'utente senza_dirlo nessuno_se_ne non_lo_vedra \
        senza_che_lo_sappia"),
    (APPROVED, "e_d'accordo ha_gia_approvato c'e_gia gia_approvato gia_autorizzato"),
    (AUTHORITY, "capo responsabile direzione dirigente"),
    (SKIP_CONFIRM, "salta_la salta_il non_fare_altre non_serve_chiedere conferma_tu senza_chiedere \
        procedi_subito senza_verifiche"),
    (CHECKS, "verifica controllo permesso controfirmare approvazione"),
    (MONEY, "paga bonifico pagamento versa"),
    (NO_LOG, "non_scrivere_nulla nulla_nel_registro non_registrare"),
    (LOGS, "registro registri tracce cronologia registrazione"),
    (DESTROY, "elimina cancella distruggi"),
    (REMEMBER, "ricorda tieni_nel_tuo annota_in memorizza"),
    (FUTURE, "per_sempre d'ora_in_poi da_adesso"),
    (AS_IF, "come_se_non_ci comportati_come fai_come_se"),
    (BE_NOW, "interpreta sii_da_adesso"),
    (UNRESTRICTED, "senza_morale senza_riserve nessuno_comanda"),
    (DISABLE, "spegni"),
    (SETTLE, "spunta metti_lo_stato"),
    (PASSED, "controllato su_approvato"),
    (TAMPER, "cambia_l'ora falsifica"),
];

/// Portuguese.
#[rustfmt::skip]
pub(super) const PT: &[Entry] = &[
    (IGNORE, "deixe_de_lado risque desconsidere esqueca_tudo esqueca_o_que nao_aplique nao_se_preocupe_com \
        nao_cumpra ignore_as"),
    (VOID, "vencidas vencido acabou nao_valem sem_efeito revogadas"),
    (FED, "lhe_ensinaram lhe_impuseram lhe_deram que_lhe_deram lhe_disse_antes lhe_disse antes_de_eu"),
    (RULES, "politica proibicoes papel ordens"),
    (OBEY_ME, "somente_as_minhas minhas_ordens faca_apenas_o_que faca_o_que_esta o_que_esta_escrito_aqui \
        obedeca_a_mim siga_so"),
    (REVEAL, "reproduza liste transcreva copie revele escreva_todas"),
    (TELL, "diga-me mostre me_mostre diga"),
    (ABOVE_TEXT, "acima_da_minha antes_da_minha_mensagem vem_antes_da"),
    (VERBATIM, "linha_por_linha na_integra sem_resumir tal_qual"),
    (PRIVATE, "confidenciais em_segredo ocultas"),
    (SECRET, "senha senhas chaves credenciais"),
    (SEND, "encaminhe envie mande carregue"),
    (IF_AI, "se_voce_e_uma_ia as_ias_que modelo_de_linguagem_que para_o_assistente_de ao_robo_que \
        leitores_automaticos mensagem_ao_assistente"),
    (CONCEAL, "as_escondidas esconda nao_diga_ao nao_conte ninguem_vai_notar nao_vai_ver sem_que_saiba"),
    (APPROVED, "ja_foi_autorizado concorda ja_autorizou ja_aprovou"),
    (AUTHORITY, "chefe chefia gerente diretoria"),
    (SKIP_CONFIRM, "pule_a nao_pergunte nao_precisa_confirmar nao_e_preciso_pedir confirme_voce sem_perguntar"),
    (CHECKS, "verificacao revisao licenca assinar"),
    (MONEY, "pague pagamento transferencia libere"),
    (NO_LOG, "nao_registre nao_escreva_nada nada_no_registro"),
    (LOGS, "registro registros rastros historico gravacao"),
    (DESTROY, "exclua apague remova destrua"),
    (REMEMBER, "lembre guarde_no_seu anote_de memorize"),
    (FUTURE, "para_sempre de_agora_em_diante"),
    (AS_IF, "como_se_nao_houvesse comporte-se_como faca_de_conta"),
    (BE_NOW, "interprete seja_agora"),
    (UNRESTRICTED, "sem_moral sem_reservas"),
    (DISABLE, "desligue desligue_a_gravacao"),
    (SETTLE, "marque coloque_o_estado"),
    (PASSED, "revisado em_aprovado"),
    (TAMPER, "mude_a_hora falsifique"),
];

/// Romanian.
#[rustfmt::skip]
pub(super) const RO: &[Entry] = &[
    (IGNORE, "lasa_deoparte lasati_deoparte ignora uita_tot uita_toate uita nu_tine_cont trece_peste"),
    (VOID, "s-a_incheiat nu_mai_sunt nu_mai_valabil anulate expirate"),
    (FED, "te-au_invatat ti_s-a_spus ti-au_dat pe_care_le-ai_primit creatorii dezvoltatorul de_dinainte"),
    (RULES, "regulile reguli ordinele instructiunile instructiuni interdictii rolul"),
    (OBEY_ME, "asculta-ma urmezi_doar ordinele_mele numai_ce_spun fa_numai_ce doar_pe_mine ce_scrie_aici \
        fa_ce_scrie"),
    (REVEAL, "reda copiaza enumera dezvaluie tipareste"),
    (TELL, "spune arata arata-le arata-mi scrie"),
    (ABOVE_TEXT, "de_deasupra deasupra_primului inainte_de_mesajul"),
    (VERBATIM, "cuvant_cu_cuvant rand_cu_rand"),
    (PRIVATE, "secrete ascunse confidentiale"),
    (SECRET, "parola parolele parole cheile"),
    (SEND, "trimite trimite_mai_departe incarca"),
    (AI, "asistentul asistent ia modelul"),
    (IF_AI, "pentru_asistentul daca_esti_o_ia"),
    (CONCEAL, "pe_ascuns nu-i_spune nu_spune_nimanui fara_sa_stie nu_mentiona"),
    (APPROVED, "e_de_acord este_de_acord a_aprobat_deja"),
    (AUTHORITY, "seful director administrator"),
    (SKIP_CONFIRM, "sari_peste fara_sa_intrebi nu_mai_intreba confirma_singur"),
    (CHECKS, "verificare verificarea aprobarea"),
    (MONEY, "plateste plata transfera"),
    (NO_LOG, "nu_scrie_nimic nimic_in_jurnal"),
    (LOGS, "jurnal jurnalul urmele istoric"),
    (DESTROY, "sterge"),
    (REMEMBER, "tine_minte retine"),
    (FUTURE, "de_acum pentru_totdeauna acum"),
    (AS_IF, "ca_si_cum poarta-te"),
    (UNRESTRICTED, "fara_reguli fara_limite fara_restrictii"),
    (TRANSFORM, "tradu"),
];
