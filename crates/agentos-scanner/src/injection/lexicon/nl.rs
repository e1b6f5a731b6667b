//! Dutch words and phrases by concept, without diacritics. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

pub(super) const WORDS: &[Entry] = &[
    (
        IGNORE,
        "gooi overboord negeer negeert negeren vergeet vergeten verwerp sla_geen_acht_op overschrijf laat_alle veronachtzaam schuif_terzijde",
    ),
    (DISABLE, "omzeil omzeilen schakel verwijder deactiveer sla_over"),
    (
        NOT_FOLLOW,
        "volg_niet volg_geen stop_met_het_volgen gehoorzaam_niet houd_je_niet_aan niet_langer_volgen volg_niet_langer niet_meer_volgen niet_meer_gebonden \
        niet_langer_gebonden volgt_geen \
        volg_niet volg_niet_langer luister_niet_naar hou_je_niet houd_je_niet houd_je_niet_aan \
        stop_met_het_volgen stop_met_volgen gehoorzaam_niet niet_meer_gebonden",
    ),
    (
        VOID,
        "ongeldig vervallen gelden_niet_meer niet_langer_van_toepassing niet_meer_van_toepassing ingetrokken",
    ),
    (
        RULES,
        "instructie instructies regels regel richtlijn richtlijnen opdrachten opdracht voorschriften bevelen prompts prompt aanwijzingen aanwijzing beperkingen programmering beleid",
    ),
    (
        SAFETY,
        "veiligheidsregels veiligheidsmaatregelen filters beperkingen veiligheidsfilters restricties veiligheidscontroles ethische moderatie",
    ),
    (
        PRIOR,
        "vorige voorgaande eerdere bovenstaande oorspronkelijke vroegere gegeven bestaande initiele eerder hierboven ontvangen systeem",
    ),
    (WHOLE, "alle al elke ieder iedere volledige hele gehele"),
    (EVERYTHING, "alles al_het_bovenstaande het_bovenstaande"),
    (YOUR, "je jouw uw jullie"),
    (YOU, "je jij u jou"),
    (
        GIVEN,
        "die_je_hebt_gekregen die_je_hebt_ontvangen die_je_kreeg die_u_hebt je_hebt_gekregen die_je_volgt",
    ),
    (
        REVEAL,
        "onthul herhaal print toon openbaar onthullen reciteer kopieer citeer geef_prijs lek druk_af",
    ),
    (TELL, "laat_zien laat vertel geef zeg deel schrijf noem lijst"),
    (WHAT_IS, "wat_is wat_zijn wat_waren welke"),
    (
        SYSPROMPT,
        "systeemprompt* systeeminstructie* systeem-prompt* systeembericht* verborgen_instructies initiele_prompt oorspronkelijke_instructies interne_instructies",
    ),
    (
        ABOVE_TEXT,
        "tekst_hierboven bovenstaande_tekst alles_hierboven alles_wat_hierboven \
        voor_dit_bericht",
    ),
    (VERBATIM, "woord_voor_woord letterlijk woordelijk"),
    (
        SECRET,
        "wachtwoord wachtwoorden api-sleutel api-sleutels sleutel inloggegevens geheimen geheim omgevingsvariabelen",
    ),
    (
        DATA,
        "gesprek gesprekken chatgeschiedenis klantenlijst klantgegevens database bestanden postvak inbox gebruikersgegevens documenten contacten gespreksgeschiedenis",
    ),
    (
        SEND,
        "stuur verstuur verzend zend mail upload verstuur stuur_door plaats exporteer",
    ),
    (DEST, "volgende_adres dit_adres het_adres"),
    (
        AI,
        "ai-assistent taalmodel ai-model assistent ai-systeem ki ai-agent ai-systemen",
    ),
    (
        NOTICE,
        "opmerking let_op bericht mededeling aandacht belangrijk notitie",
    ),
    (READING, "leest lezen verwerkt verwerken samenvat"),
    (
        BE_NOW,
        "je_bent_nu jij_bent_nu u_bent_nu doe_alsof gedraag_je speel_de_rol vanaf_nu_ben_je doe_je_voor treed_op_als activeer schakel_over antwoord_als ga_naar",
    ),
    (
        PERSONA,
        "ontwikkelaarsmodus ontwikkelmodus godmodus beheerdersmodus onderhoudsmodus debugmodus",
    ),
    (
        UNRESTRICTED,
        "vrijuit zonder_beperkingen zonder_regels zonder_filters zonder_restricties zonder_enige_beperking geen_regels geen_beperkingen ongecensureerd* onbeperkt* \
        ongefilterd* geen_richtlijnen zonder_grenzen zonder_filter geen_restricties geen_enkele_beperking \
        zonder_censuur zonder_grenzen zonder_enige geen_regels geen_filters geen_grenzen ongecensureerd \
        ongefilterd zonder_ethiek",
    ),
    (
        NO_REFUSE,
        "weiger_nooit nooit_weigeren \
        weiger_nooit weigert_nooit beantwoord_alles beantwoord_elke zonder_te_weigeren",
    ),
    (REMEMBER, "onthoud sla_op in_je_geheugen bewaar"),
    (
        FUTURE,
        "vanaf_nu voortaan in_de_toekomst toekomstige elke_keer volgende_gesprekken",
    ),
    (MUST, "altijd nooit moet moeten"),
    (
        APPEND,
        "voeg voeg_toe toevoegen toegevoegd eindig begin sluit_af plaats neem_op",
    ),
    (
        TOKEN,
        "referentiecode registratietoken markering zin link tekenreeks",
    ),
    (
        RESPONSE,
        "antwoord antwoorden reactie uitvoer samenvatting rapport",
    ),
    (
        CONCEAL,
        "vermeld_niet vermeld_dit_niet zeg_niet vertel_niet zonder_te_vermelden zonder_te_melden zonder_te_zeggen in_het_geheim stiekem heimelijk verberg \
        vermeld_dit informeer_niet log_dit_niet noem_dit_niet vertel_het_niet zonder_medeweten niet_vermelden \
        zonder_het_te_zeggen zonder_te_melden zeg_niets vertel_niemand vertel_het_niet zonder_dat_de \
        stilletjes in_het_geheim zonder_sporen vermeld_niet",
    ),
    (USER, "gebruiker gebruikers klant klanten"),
    (
        APPROVED,
        "goedgekeurd geautoriseerd bevestigd akkoord al_goedgekeurd toegestaan vooraf_goedgekeurd",
    ),
    (
        SKIP_CONFIRM,
        "zonder_te_vragen zonder_bevestiging zonder_goedkeuring zonder_toestemming geen_bevestiging geen_goedkeuring vraag_niet sla_de_bevestiging \
        sla_de_goedkeuring zonder_controle zonder_verdere als_goedgekeurd zonder_na_te_vragen \
        zonder_goedkeuring zonder_toestemming zonder_controle zonder_te_vragen zonder_te_wachten \
        sla_de_goedkeuring sla_de_controle sla_goedkeuring omzeil_de",
    ),
    (AUTHORITY, "beveiligingsteam directie beheerder ontwikkelaars"),
    (EXECUTE, "voer_uit voer roep_aan gebruik start"),
    (TOOL, "hulpmiddel functie"),
    (DESTROY, "verwijder wis vernietig"),
    (LOGS, "logboek logboeken auditlog"),
    (DECODE, "decodeer ontcijfer ontsleutel"),
    (FOLLOW, "volg gehoorzaam voer_het_uit"),
    (
        NEW_ORDERS,
        "nieuwe_instructie nieuwe_instructies nieuwe_regels nieuwe_taak nieuwe_opdracht volgende_instructies je_echte",
    ),
    (
        SYSTEM_NOTE,
        "systeemmelding systeemnotitie systeembericht systeemopmerking notitie_voor_de_ai opmerking_van_het_systeem",
    ),
    (
        META,
        "voorbeeld voorbeelden betekent aanval aanvallen aanvaller boek artikel roman cursus handleiding woord term",
    ),
    (
        HOW_TO,
        "hoe_kan hoe_moet hoe_ik waarom kan_ik wat_betekent leg_uit mag_ik",
    ),
    (FIRST, "ik wij we"),
    (MINE, "mijn onze ons"),
    (PREP, "van in op voor over met bij naar uit aan"),
    (
        LIGHT,
        "de het een en die dat nu nu_meteen onmiddellijk deze dit ook volledig me mij alstublieft graag eens",
    ),
    (EVIL, "kwaadaardig* kwaadwillend* crimineel"),
    (APPROVE, "keur_goed accepteer sta_toe"),
    (
        ACTION,
        "verzoek verzoeken betaling betalingen overboeking transactie",
    ),
    (
        IF_AI,
        "als_je_een_ai als_u_een_ai als_je_een_taalmodel elke_ai alle_ai-systemen",
    ),
    (PLAIN, "bericht mail e-mail fout versie aanbod vergadering"),
    (PRIVATE, "geheime verborgen interne vertrouwelijke"),
    (MONEY, "betaal"),
    (OBEY_ME, "luister_alleen_naar_mij gehoorzaam_mij alleen_naar_mij"),
    (NEGATED, "niet nooit"),
    (IDLE, "vergeet_niet"),
    (UNRESTRICTED, "geen_beperkingen geen_regels_hebt"),
    (AS_IF, "doe_alsof"),
    (VERBATIM, "staat_er_letterlijk"),
    (IGNORE, "laat_alle laat_los"),
    (IF_AI, "voor_de_ai_die"),
    (
        GIVEN,
        "je_makers je_ontwikkelaars je_is_verteld je_verteld voor_dit_gesprek",
    ),
    (FOLLOW, "volg volgt gehoorzaam luister respecteer"),
    (NOT_FOLLOW, "niet_langer"),
    (PRIVATE, "geheime_sleutel geheim_wachtwoord"),
];
