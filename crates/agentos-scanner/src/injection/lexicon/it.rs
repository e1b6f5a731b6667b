//! Italian words and phrases by concept, without diacritics. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

pub(super) const WORDS: &[Entry] = &[
    (
        IGNORE,
        "butta_via butta ignora ignorate ignori ignorare dimentica dimenticate dimentichi dimenticare dimenticati trascura trascurate non_considerare \
        non_tenere_conto non_tenere_in_considerazione scarta scartate annulla annullate lascia_perdere metti_da_parte tralascia disattendi sovrascrivi \
        non_considerare non_badare lascia_perdere metti_da_parte passa_sopra non_dare_retta non_tenere_conto \
        cestina",
    ),
    (
        DISABLE,
        "disattiva disattivate disabilita aggira aggirate elimina rimuovi salta saltate bypassa cancella",
    ),
    (
        NOT_FOLLOW,
        "non_seguire non_seguite smetti_di_seguire non_obbedire non_rispettare non_sei_piu_vincolato non_segui_piu non_seguire_piu non_devi_seguire \
        non_devi_piu_seguire non_attenerti \
        non_seguire non_seguire_piu non_rispettare non_obbedire smetti_di_seguire smetti_di_obbedire \
        non_sei_piu_tenuto non_devi_piu_seguire non_devi_seguire",
    ),
    (
        VOID,
        "annullate nulle non_valgono_piu non_sono_piu_valide non_si_applicano_piu revocate sospese decadute",
    ),
    (
        RULES,
        "istruzione istruzioni regola regole direttiva direttive indicazione indicazioni ordini comandi linee_guida norme vincoli \
        programmazione prompt disposizioni prescrizioni politiche \
        regolamento",
    ),
    (
        SAFETY,
        "sicurezza filtri filtro restrizioni limitazioni limiti censura moderazione etica protezioni controlli",
    ),
    (
        PRIOR,
        "precedente precedenti iniziale iniziali originale originali sopra finora esistenti ricevute sistema antecedenti anteriori fornite prima \
        di_cui_sopra date_in_precedenza \
        iniziali iniziale",
    ),
    (
        WHOLE,
        "tutte tutti tutto tutta ogni qualsiasi qualunque intero intera completo completa",
    ),
    (
        EVERYTHING,
        "tutto_cio tutto_quello quanto_sopra tutto_il_resto cio_che_ti tutto_quanto",
    ),
    (YOUR, "tuo tua tuoi tue vostro vostra vostri vostre"),
    (YOU, "tu ti te voi lei"),
    (
        GIVEN,
        "ti_ha_dato ti_hanno_dato che_hai_ricevuto che_ti_sono_state ti_sono_state_date hai_ricevuto che_ti_e_stato che_ti_hanno che_segui",
    ),
    (
        REVEAL,
        "rivela rivelami rivelare stampa ripeti ripetere divulga recita esponi riproduci trascrivi svela pubblica scrivi copia rivelate ripetimi",
    ),
    (
        TELL,
        "mostra mostrami mostrare dimmi dammi elenca condividi fornisci dai riporta",
    ),
    (
        WHAT_IS,
        "qual_e quali_sono quali_erano cosa_dice che_cosa_dice quali_istruzioni cosa_dicono",
    ),
    (
        SYSPROMPT,
        "prompt_di_sistema prompt_del_sistema istruzioni_di_sistema istruzioni_del_sistema messaggio_di_sistema prompt_iniziale istruzioni_iniziali \
        istruzioni_interne istruzioni_nascoste prompt_nascosto istruzioni_originali istruzioni_segrete configurazione_interna prompt_originale",
    ),
    (
        ABOVE_TEXT,
        "testo_sopra testo_precedente tutto_cio_che_precede testo_qui_sopra tutto_quello_che_sta_sopra messaggio_sopra testo_che_precede \
        prima_di_questo_messaggio",
    ),
    (
        VERBATIM,
        "parola_per_parola alla_lettera testualmente integralmente letteralmente cosi_come_sono",
    ),
    (
        SECRET,
        "chiave_api chiavi_api credenziali segreti chiavi_segrete variabili_d'ambiente parola_d'ordine chiave_privata chiavi_private variabili_di_ambiente",
    ),
    (
        DATA,
        "conversazione cronologia casella_di_posta posta_in_arrivo database lista_dei_clienti elenco_clienti elenco_dei_clienti dati_dei_clienti file \
        documenti contatti dati_personali dati_utente dati_riservati base_di_dati",
    ),
    (
        SEND,
        "invia inviate inviare inoltra inoltrate manda mandate trasmetti carica pubblica spedisci trasferisci esporta inviala inviali",
    ),
    (DEST, "seguente_indirizzo questo_indirizzo all'indirizzo"),
    (
        AI,
        "ia modello_linguistico assistente modello_di_linguaggio intelligenza_artificiale assistente_ai assistente_ia agente_ia agente_ai sistema_ai assistente_virtuale \
        assistenti_ai",
    ),
    (
        NOTICE,
        "nota avviso attenzione messaggio importante avvertenza promemoria",
    ),
    (
        READING,
        "legge leggendo elabora elaborando riassume riassumendo analizza leggono",
    ),
    (
        BE_NOW,
        "ora_sei adesso_sei da_ora_sei d'ora_in_poi_sei agisci_come fingi comportati_come fai_finta interpreta_il_ruolo assumi_il_ruolo immagina_di_essere \
        rispondi_come entra_in_modalita attiva_la_modalita sei_ora simula_di passa_alla_modalita comportati attiva sei_diventato",
    ),
    (
        PERSONA,
        "modalita_sviluppatore modalita_dio modalita_amministratore modalita_senza_restrizioni modalita_debug modalita_manutenzione",
    ),
    (
        UNRESTRICTED,
        "senza_freni senza_restrizioni senza_limiti senza_limitazioni senza_filtri senza_censura senza_regole nessuna_restrizione nessun_limite nessuna_regola nessun_filtro \
        non_hai_restrizioni non_hai_limiti non_hai_regole senza_alcuna_restrizione senza_alcun senza_vincoli senza_etica priva_di_restrizioni privo_di \
        libero_da_ogni senza_alcuna_limitazione \
        senza_filtri senza_censura senza_limitazioni senza_restrizioni senza_etica senza_morale senza_alcuna \
        senza_alcun nessuna_restrizione nessun_limite nessun_filtro libero_da_ogni",
    ),
    (
        NO_REFUSE,
        "non_rifiutare_mai non_rifiutarti rispondi_a_tutto senza_rifiutare \
        non_rifiuti_mai non_rifiutare_mai rispondi_a_qualsiasi rispondi_a_tutto rispondi_sempre \
        senza_mai_rifiutare qualsiasi_cosa_ti_chieda",
    ),
    (
        REMEMBER,
        "ricorda ricordati memorizza salva_in salva_nella_memoria tieni_a_mente in_memoria nella_tua_memoria salva",
    ),
    (
        FUTURE,
        "da_ora_in_poi d'ora_in_poi d'ora_in_avanti in_futuro future futuri per_sempre prossime ogni_volta",
    ),
    (MUST, "sempre mai deve devi devono obbligatorio obbligatoriamente"),
    (
        APPEND,
        "aggiungi aggiungere aggiunto aggiunta inserisci inserire inserito includi includere termina inizia allega concludi incluso",
    ),
    (
        TOKEN,
        "codice codice_di_riferimento marcatore stringa frase token_di_registrazione link etichetta",
    ),
    (
        RESPONSE,
        "risposta risposte riassunto rapporto rapporti messaggio riepilogo",
    ),
    (
        CONCEAL,
        "non_menzionare non_dire non_dirlo non_informare senza_dire senza_menzionare senza_informare senza_avvisare di_nascosto segretamente in_segreto \
        non_rivelare nascondi non_registrare non_farne_parola non_ne_parlare silenziosamente all'insaputa non_segnalare \
        senza_avvisare senza_dirlo senza_dire senza_informare non_dire_nulla non_dire_niente non_dirlo \
        non_menzionare di_nascosto in_segreto senza_lasciare_traccia all'insaputa",
    ),
    (USER, "utente utenti cliente clienti l'utente all'utente"),
    (
        APPROVED,
        "approvato approvata approvati autorizzato autorizzata gia_approvato gia_autorizzato preapprovato confermato convalidato preautorizzato",
    ),
    (
        SKIP_CONFIRM,
        "senza_chiedere senza_conferma senza_approvazione senza_autorizzazione non_chiedere nessuna_conferma nessuna_approvazione non_serve_conferma \
        non_e_necessaria_alcuna salta_la_conferma salta_l'approvazione senza_verifica senza_ulteriori come_approvato non_e_necessario_chiedere senza_confermare \
        salta_il_passaggio non_e_richiesta \
        salta_l'approvazione salta_la_conferma salta_la_verifica senza_approvazione senza_autorizzazione \
        senza_verifica senza_attendere senza_aspettare gia_approvato gia_approvata considera_approvato \
        considera_approvata senza_consultare",
    ),
    (
        AUTHORITY,
        "team_di_sicurezza amministratore direzione sviluppatori ufficio_legale",
    ),
    (EXECUTE, "esegui eseguire chiama usa utilizza avvia richiama"),
    (TOOL, "strumento strumenti funzione"),
    (DESTROY, "elimina cancella cancellare eliminare distruggi"),
    (LOGS, "registro registri log"),
    (DECODE, "decodifica decifra decodificare"),
    (
        FOLLOW,
        "segui seguite obbedisci rispetta eseguilo esegui_cio attieniti",
    ),
    (
        NEW_ORDERS,
        "nuova_istruzione nuove_istruzioni nuove_regole nuovo_compito nuova_direttiva seguenti_istruzioni tuo_vero nuovi_ordini",
    ),
    (
        SYSTEM_NOTE,
        "nota_di_sistema nota_del_sistema avviso_di_sistema messaggio_di_sistema nota_per_l'ia nota_operativa istruzione_di_sistema nota_per_l'ai",
    ),
    (
        META,
        "esempio esempi significa attacco attacchi attaccante rilevare formazione libro articolo romanzo capitolo corso guida termine parola iniezione",
    ),
    (
        HOW_TO,
        "come_posso come_faccio perche posso cosa_significa spiega come_si si_puo puoi_mostrarmi_come devo",
    ),
    (FIRST, "io noi ho abbiamo"),
    (MINE, "mio mia miei mie nostro nostra nostri nostre"),
    (
        PREP,
        "di del della dei delle degli dello in nel nella su sul per con da dal a al sulla",
    ),
    (
        LIGHT,
        "il lo la le gli i un uno una e che ora adesso subito questo questa queste questi anche mi completamente immediatamente per_favore",
    ),
    (MODAL, "puo possono potrebbe"),
    (EVIL, "malvagio malvagia malevolo immorale criminale"),
    (APPROVE, "approva accetta autorizza approvare"),
    (
        ACTION,
        "richiesta richieste pagamento pagamenti bonifico rimborso transazione azione",
    ),
    (BEHAVE, "rispondi agisci parla"),
    (
        IF_AI,
        "se_sei_un'ia se_sei_un_modello se_sei_un'intelligenza qualsiasi_ia ogni_ia se_sei_un_assistente",
    ),
    (PLAIN, "messaggio mail errore versione bozza offerta riunione"),
    (
        PRIVATE,
        "nascosto nascosta nascoste segreto segrete interno interne riservato riservate privato private",
    ),
    (MONEY, "trasferisci trasferisci paga rimborsa"),
    (
        OBEY_ME,
        "obbedisci_solo_a_me ascolta_solo_me solo_a_me hanno_la_precedenza",
    ),
    (NEGATED, "non mai"),
    (IDLE, "non_dimenticare non_dimenticate non_dimenticarti"),
    (UNRESTRICTED, "non_hai_piu_limiti non_avere_regole senza_filtri"),
    (AS_IF, "fai_finta_di fai_come_se"),
    (VERBATIM, "testo_esatto per_intero"),
    (IF_AI, "nota_per_l'ia"),
    (OBEY_ME, "obbedisci_solo_a_me obbedisci_a_ogni"),
    (APPROVED, "ha_gia_approvato"),
    (
        GIVEN,
        "tuoi_creatori tuoi_sviluppatori ti_hanno_detto ti_e_stato_detto ti_hanno_imposto ti_hanno_dato",
    ),
    (PRIVATE, "password_segreta chiave_segreta parola_segreta"),
    (SECRET, "password_segreta chiave_segreta parola_segreta"),
    (FOLLOW, "segui seguire obbedisci rispetta rispettare applica"),
    (IF_AI, "a_qualunque_ia qualunque_ia_che qualsiasi_ia_che"),
    (NO_REFUSE, "non_dice_mai_di_no mai_di_no"),
];
