//! French words and phrases by concept, without diacritics. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

pub(super) const WORDS: &[Entry] = &[
    (
        IGNORE,
        "ignore ignores ignorez ignorer oublie oublies oubliez oublier neglige negligez negliger fais_abstraction faites_abstraction \
        ne_tiens_pas_compte ne_tenez_pas_compte ne_tiens_plus_compte ne_tenez_plus_compte ne_tiens_aucun_compte ecarte ecartez passe_outre \
        passez_outre outrepasse outrepassez abandonne abandonnez annule annulez mets_de_cote mettez_de_cote laisse_tomber laissez_tomber \
        meprise meconnais contredis \
        ne_tiens_plus_compte ne_tenez_plus_compte ne_tenez_pas_compte fais_abstraction faites_abstraction \
        laisse_tomber laissez_tomber mets_de_cote mettez_de_cote passe_outre passez_outre \
        efface_de_ta_memoire balaie jette",
    ),
    (
        DISABLE,
        "desactive desactivez desactiver contourne contournez contourner supprime supprimez leve levez enleve saute sautez bypasse",
    ),
    (
        NOT_FOLLOW,
        "ne_suis_pas ne_suivez_pas ne_suis_plus ne_suivez_plus n'obeis_pas n'obeis_plus ne_respecte_plus ne_respectez_plus \
        ne_respecte_pas ne_respectez_pas arrete_de_suivre arretez_de_suivre cesse_de_suivre cessez_de_suivre ne_te_conforme tu_n'es_plus_soumis \
        n'obeissez_plus n'es_plus_lie n'applique_plus n'appliquez_plus ne_dois_plus_suivre \
        n'obeis_plus ne_suis_plus ne_suis_pas ne_respecte_plus ne_respecte_pas ne_respectez_plus \
        cesse_de_suivre cessez_de_suivre arrete_de_suivre arretez_de_suivre n'es_plus_tenu \
        plus_besoin_de_suivre",
    ),
    (
        VOID,
        "nulles annulees revoquees ne_s'appliquent_plus ne_sont_plus_valables caduques obsoletes levees suspendues nul_et_non_avenu plus_valables",
    ),
    (
        RULES,
        "instruction instructions consigne consignes regle regles directive directives ordre ordres commandes prescriptions \
        recommandations contraintes programmation prompt prompts politique politiques principes",
    ),
    (
        SAFETY,
        "securite restrictions filtres filtre garde-fous limites limitations censure moderation ethique regles_de_securite controles",
    ),
    (
        PRIOR,
        "precedent precedente precedents precedentes anterieur anterieure anterieurs anterieures ci-dessus initial initiale initiales \
        initiaux d'origine originales originelles existantes recues systeme preexistantes deja_donnees donnees plus_haut prealables premieres",
    ),
    (
        WHOLE,
        "tout toute tous toutes chaque ensemble integralite entier entiere integral complete complet",
    ),
    (
        EVERYTHING,
        "tout_ce_qui tout_ce_que ce_qui_precede tout_le_reste ce_qu'on_t'a_dit ce_que_l'on_t'a tout_cela",
    ),
    (YOUR, "ton ta tes votre vos"),
    (YOU, "tu toi vous te"),
    (
        GIVEN,
        "t'a_donnees t'a_donne t'a_donnes l'operateur_t'a que_tu_as_recues que_vous_avez_recues qu'on_t'a_donnees qui_t'ont_ete qui_vous_ont_ete que_l'on_t'a tu_as_recu on_t'a_donne \
        vous_avez_recu que_tu_as_recu que_tu_dois_suivre que_tu_suis",
    ),
    (
        REVEAL,
        "revele reveles revelez reveler affiche affichez afficher imprime imprimez repete repetez repeter divulgue divulguez divulguer recite recitez \
        devoile devoilez expose exposez recopie recopiez reproduis reproduisez cite citez ecris communique communiquez ecrivez publie",
    ),
    (
        TELL,
        "montre montrez montre-moi donne donne-moi donnez donnez-moi dis dis-moi dites dites-moi partage partagez liste listez enumere \
        fournis fournissez montrer donner revele-moi",
    ),
    (
        WHAT_IS,
        "quel_est quelle_est quels_sont quelles_sont quelles_etaient qu'est-ce_que c'est_quoi quelles_instructions",
    ),
    (
        SYSPROMPT,
        "prompt_systeme prompt_de_systeme prompt_initial instructions_systeme message_systeme instructions_initiales prompt_cache \
        instructions_internes instructions_secretes consignes_systeme consignes_initiales invite_systeme message_de_systeme prompt_d'origine \
        instructions_cachees invite_de_systeme consignes_internes instructions_de_depart configuration_interne",
    ),
    (
        ABOVE_TEXT,
        "texte_ci-dessus tout_ce_qui_precede texte_qui_precede tout_ce_qui_se_trouve_au-dessus texte_au-dessus message_ci-dessus \
        contenu_ci-dessus texte_precedent \
        texte_qui_precede tout_ce_qui_precede ce_qui_precede_cette \
        avant_ce_message",
    ),
    (
        VERBATIM,
        "mot_pour_mot mot_a_mot textuellement integralement tel_quel telles_quelles exactement_comme a_la_lettre",
    ),
    (
        SECRET,
        "mot_de_passe mots_de_passe cle_api cles_api cle_d'api cles_d'api identifiants secrets cles_privees cle_privee \
        variables_d'environnement jetons_d'acces cles_secretes codes_d'acces",
    ),
    (
        DATA,
        "conversation historique boite_de_reception base_de_donnees donnees_clients liste_des_clients fichiers courriels e-mails documents \
        donnees_personnelles contacts messages_prives donnees_utilisateur donnees_confidentielles liste_clients",
    ),
    (
        SEND,
        "envoie envoyez envoyer transmets transmettez transmettre transfere transferez transferer expedie publie publiez televerse poste \
        fais_suivre faites_suivre exporte",
    ),
    (
        DEST,
        "adresse_suivante cette_adresse l'adresse a_l'adresse url_suivante",
    ),
    (
        AI,
        "ia modele_de_langage assistant_ia agent_ia modele_d'ia systeme_d'ia intelligence_artificielle l'ia d'ia assistant_virtuel l'assistant \
        modele_linguistique robot agents_ia systemes_d'ia",
    ),
    (
        NOTICE,
        "note remarque avis attention message avertissement important rappel a_l'attention",
    ),
    (
        READING,
        "lisant lit traitant traite resumant resume analysant analyse lisez",
    ),
    (
        BE_NOW,
        "tu_es_maintenant vous_etes_maintenant tu_es_desormais vous_etes_desormais agis_comme agissez_comme fais_comme_si faites_comme_si \
        comporte-toi fais_semblant joue_le_role jouez_le_role imagine_que_tu tu_vas_agir prends_le_role a_partir_de_maintenant_tu passe_en_mode \
        active_le_mode passez_en_mode reponds_comme tu_incarnes dorenavant_tu tu_deviens reponds_en_tant entre_en_mode desormais_tu_es comportez-vous active",
    ),
    (
        PERSONA,
        "mode_developpeur mode_debridé mode_debride mode_dieu mode_administrateur mode_sans_limite mode_debogage mode_maintenance",
    ),
    (
        UNRESTRICTED,
        "sans_retenue sans_restriction sans_restrictions sans_aucune_restriction sans_limite sans_limites sans_filtre sans_filtres sans_censure \
        sans_regles aucune_restriction aucune_limite aucune_regle aucun_filtre non_censure sans_aucune_limite sans_aucun_filtre sans_ethique \
        sans_contraintes debride sans_aucune_regle plus_aucune_restriction plus_aucune_regle plus_aucune_limite sans_aucune_censure libre_de_toute \
        sans_aucune_limite sans_aucune_restriction sans_aucune_regle sans_aucun_filtre sans_censure \
        sans_tabou sans_morale aucune_limite aucune_restriction aucune_regle aucun_filtre non_censure \
        non_filtre libere_de_toute",
    ),
    (
        NO_REFUSE,
        "ne_refuse_jamais ne_refusez_jamais reponds_a_tout sans_jamais_refuser \
        ne_refuse_jamais ne_refuses_jamais qui_ne_refuse reponds_a_tout repond_a_tout repondez_a_tout \
        reponds_a_toutes sans_jamais_refuser tu_ne_peux_pas_refuser",
    ),
    (
        REMEMBER,
        "souviens-toi memorise memorisez retiens retenez enregistre_dans garde_en_memoire en_memoire rappelle-toi enregistre enregistrez",
    ),
    (
        FUTURE,
        "a_partir_de_maintenant desormais dorenavant a_l'avenir toutes_les_futures futures futurs prochaines pour_toujours toutes_les_prochaines \
        a_chaque_fois",
    ),
    (
        MUST,
        "toujours jamais doit dois devez doivent obligatoirement imperativement",
    ),
    (
        APPEND,
        "doit_figurer figurer ajoute ajoutez ajouter insere inserez inserer inclus incluez inclure termine terminez commence commencez ajoutee ajoute_a ajoutes incorpore",
    ),
    (
        TOKEN,
        "jeton code_de_reference balise marqueur chaine phrase jeton_d'enregistrement code lien jeton_de_suivi mention",
    ),
    (
        RESPONSE,
        "reponse reponses sortie resume rapport rapports message",
    ),
    (
        CONCEAL,
        "ne_mentionne_pas ne_mentionnez_pas ne_dis_pas ne_dites_pas ne_dis_rien ne_dites_rien ne_le_dis_pas ne_le_dites_pas sans_le_dire \
        sans_mentionner sans_prevenir sans_informer discretement secretement en_secret n'informe_pas n'informez_pas ne_le_mentionne ne_le_mentionnez \
        cache_cela n'en_parle_pas n'en_parlez_pas ne_revele_pas ne_previens_pas sans_en_parler ne_journalise_pas silencieusement \
        n'enregistre_pas \
        sans_prevenir sans_avertir sans_le_dire sans_en_parler sans_informer ne_dis_rien \
        ne_le_dis_a_personne n'en_parle ne_mentionne_pas ne_mentionnez_pas en_secret discretement a_l'insu \
        sans_laisser_de_trace",
    ),
    (
        USER,
        "utilisateur l'utilisateur utilisateurs client clients usager",
    ),
    (
        APPROVED,
        "approuve approuvee approuves autorise autorisee valide validee accorde deja_approuve deja_autorise pre-approuve preautorise confirme signe",
    ),
    (
        SKIP_CONFIRM,
        "sans_rien_demander sans_demander sans_demander sans_confirmation sans_validation sans_approbation sans_autorisation aucune_confirmation aucune_approbation \
        aucune_validation pas_besoin_de_confirmation pas_besoin_de_demander inutile_de_demander ne_demande_pas ne_demandez_pas sans_verification \
        saute_l'etape sautez_l'etape ignore_l'etape pas_besoin_d'approbation sans_verifier sans_attendre comme_approuve inutile_de_confirmer \
        sans_attendre sans_validation sans_approbation sans_autorisation sans_verification \
        saute_la_validation saute_l'approbation sautez_la contourne_la_validation ignore_la_validation \
        deja_validee deja_approuve considere_comme_approuve considere_comme_valide sans_passer_par \
        sans_attendre_l'accord sans_attendre_l'approbation",
    ),
    (
        AUTHORITY,
        "equipe_de_securite direction administrateur developpeurs service_juridique rssi pdg",
    ),
    (
        EXECUTE,
        "execute executez executer appelle appelez lance lancez utilise utilisez",
    ),
    (TOOL, "outil outils fonction"),
    (
        DESTROY,
        "supprime supprimez efface effacez detruis detruisez vide",
    ),
    (LOGS, "journal journaux registre d'audit"),
    (
        DECODE,
        "decode decodez dechiffre dechiffrez decrypte decryptez decoder",
    ),
    (
        FOLLOW,
        "suis suivez obeis obeissez respecte execute-le conforme-toi obeir",
    ),
    (
        NEW_ORDERS,
        "nouvelle_instruction nouvelles_instructions nouvelle_consigne nouvelles_consignes nouvelles_regles nouvelle_tache \
        nouvelle_directive instructions_suivantes nouvelle_mission ta_vraie nouveaux_ordres",
    ),
    (
        SYSTEM_NOTE,
        "remarque_systeme remarque_du_systeme note_systeme note_du_systeme message_du_systeme note_pour_l'ia avis_systeme instruction_systeme note_operationnelle note_de_systeme \
        note_a_l'ia",
    ),
    (
        META,
        "exemple exemples expression signifie veut_dire attaque attaques attaquant attaquants detecter detecte formation livre article roman \
        film chapitre cours guide terme mot injection",
    ),
    (
        HOW_TO,
        "comment pourquoi puis-je est-ce_que que_signifie que_veut_dire explique peut-on dois-je y_a-t-il faut-il",
    ),
    (FIRST, "je j'ai nous j'"),
    (MINE, "mon mes ma notre nos"),
    (PREP, "de du des dans sur pour d' avec au aux en par a"),
    (
        LIGHT,
        "le la les l' un une ce cette ces et moi maintenant qui que completement immediatement totalement donc aussi me m'",
    ),
    (MODAL, "peut peuvent pouvez peux"),
    (
        EVIL,
        "malveillant malveillante mechant immoral diabolique criminel",
    ),
    (APPROVE, "approuvez accepte acceptez valider approuver autoriser"),
    (
        ACTION,
        "demande demandes requete requetes paiement paiements virement transaction transactions remboursement action",
    ),
    (BEHAVE, "reponds repondez agis agissez parle"),
    (
        IF_AI,
        "si_tu_es_une_ia si_vous_etes_une_ia en_tant_qu'ia si_tu_es_un_assistant toute_ia toute_intelligence si_vous_etes_un_assistant \
        a_toute_ia si_vous_etes_un_modele",
    ),
    (
        PLAIN,
        "message courriel mail faute erreur version brouillon offre reunion",
    ),
    (
        PRIVATE,
        "cache cachee cachees secret secrete secretes interne internes confidentiel confidentielle confidentielles",
    ),
    (MONEY, "virement effectue_le_virement virez paie payez rembourse"),
    (SUMMARY, "resume_de_la_conversation resume_de_la_session"),
    (
        OBEY_ME,
        "n'obeis_qu'a_moi obeis_a_moi obeis-moi ecoute-moi_seulement ont_priorite",
    ),
    (NEGATED, "jamais ne_jamais pas"),
    (IDLE, "n'oublie_pas n'oubliez_pas ne_pas_oublier"),
    (IGNORE, "laisse_de_cote laissez_de_cote"),
    (
        UNRESTRICTED,
        "plus_aucune_limite plus_de_limites aucune_limite aucune_regle libre_de_toute_contrainte aucune_contrainte",
    ),
    (NO_REFUSE, "obeis_a_chacune obeis_a_chaque sans_exception"),
    (AS_IF, "fais_comme_si faites_comme_si comme_si_aucune"),
    (IF_AI, "note_a_l'ia a_l'attention_de_l'ia"),
    (VERBATIM, "texte_exact contenu_integral"),
    (APPROVED, "deja_valide"),
    (
        GIVEN,
        "tes_createurs tes_developpeurs tes_concepteurs t'a_ete_dit qui_t'a_ete te_a_ete_dit fixees_par_tes",
    ),
    (SECRET, "cle_secrete code_secret"),
    (PRIVATE, "cle_secrete code_secret mot_de_passe_secret"),
    (
        FOLLOW,
        "suis suivez obeis obeissez respecte respectez applique appliquez",
    ),
    (IF_AI, "a_toute_ia toute_ia_lisant"),
    (NO_REFUSE, "ne_dit_jamais_non jamais_non"),
];
