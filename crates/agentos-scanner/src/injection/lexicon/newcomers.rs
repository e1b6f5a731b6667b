//! The core of what an order is made of in languages that had none: Hungarian, Finnish, Catalan, Persian, Thai; and
//! what Swedish, Danish and Norwegian lacked. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

/// Hungarian.
#[rustfmt::skip]
pub(super) const HU: &[Entry] = &[
    (IGNORE, "hagyd_figyelmen_kivul hagyja_figyelmen_kivul felejtsd_el felejtse_el ne_torodj mellozd figyelmen_kivul"),
    (RULES, "utasitas* szabaly* iranyelv* parancs* eloiras*"),
    (INSTRUCTIONS, "utasitas* parancs*"),
    (PRIOR, "korabbi elozo eddigi eredeti fenti"),
    (WHOLE, "osszes minden valamennyi"),
    (YOUR, "rendszerpromptod* utasitasaid* szabalyaid* a_te"),
    (YOU, "te mostantol_te"),
    (REVEAL, "ird_ki ismeteld aruld_el nyomtasd"),
    (TELL, "mutasd_meg mondd_el add_meg"),
    (SYSPROMPT, "rendszerprompt* rendszeruzenet* rendszerutasitas*"),
    (SECRET, "jelszo* api-kulcs* titkos_kulcs*"),
    (UNRESTRICTED, "korlatozas_nelkul korlatok_nelkul nincsenek_korlat* szabalyok_nelkul nincsenek_szabaly*"),
    (FUTURE, "mostantol ezentul"),
    (SKIP_CONFIRM, "jovahagyas_nelkul hagyd_ki_a_jovahagyast kerdes_nelkul"),
    (CONCEAL, "ne_mondd_el ne_emlitsd titokban"),
    (SEND, "kuldd_el tovabbitsd kuldd"),
    (AI, "ai-asszisztens* mesterseges_intelligencia nyelvi_modell*"),
    (SECRET, "admin_jelszo admin_jelszot"),
    (TELL, "add_meg"),
];

/// Finnish.
#[rustfmt::skip]
pub(super) const FI: &[Entry] = &[
    (IGNORE, "unohda jata_huomiotta ohita ala_valita sivuuta"),
    (RULES, "ohjeet ohjeita ohjeista saannot saantoja maaraykset kaskyt"),
    (INSTRUCTIONS, "ohjeet ohjeita kaskyt"),
    (PRIOR, "aiemmat aikaisemmat edelliset alkuperaiset ylla_olevat"),
    (WHOLE, "kaikki kaikkia"),
    (YOUR, "jarjestelmakehotteesi ohjeesi saantosi sinun"),
    (YOU, "sina sinulla olet"),
    (REVEAL, "paljasta tulosta toista"),
    (TELL, "nayta kerro anna"),
    (SYSPROMPT, "jarjestelmakehot* jarjestelmaohje* jarjestelmaviest*"),
    (SECRET, "salasana* api-avain*"),
    (UNRESTRICTED, "ilman_rajoituksia ei_ole_rajoituksia ilman_saantoja ei_rajoituksia"),
    (FUTURE, "tasta_lahtien tasta_eteenpain"),
    (SKIP_CONFIRM, "ilman_hyvaksyntaa kysymatta ohita_hyvaksynta"),
    (CONCEAL, "ala_mainitse ala_kerro salaa"),
    (SEND, "laheta valita_edelleen"),
    (AI, "tekoaly* kielimalli*"),
    (YOUR, "saantosi"),
    (SECRET, "yllapitajan_salasana"),
];

/// Catalan.
#[rustfmt::skip]
pub(super) const CA: &[Entry] = &[
    (IGNORE, "ignora ignoreu oblida oblideu passa_per_alt"),
    (RULES, "instruccions regles directrius normes ordres"),
    (INSTRUCTIONS, "instruccions ordres"),
    (PRIOR, "anteriors previes anterior inicials"),
    (WHOLE, "totes tots tota tot"),
    (YOUR, "teu teva teves teus"),
    (REVEAL, "revela imprimeix repeteix mostra'm"),
    (TELL, "mostra ensenya digues dona'm"),
    (SYSPROMPT, "prompt_de_sistema prompt_del_sistema missatge_del_sistema instruccions_del_sistema"),
    (SECRET, "contrasenya contrasenyes clau_api"),
    (UNRESTRICTED, "sense_restriccions sense_limits sense_regles sense_filtres"),
    (FUTURE, "a_partir_d'ara d'ara_endavant"),
    (SKIP_CONFIRM, "sense_preguntar sense_aprovacio sense_confirmacio"),
    (CONCEAL, "no_ho_diguis sense_dir"),
    (SEND, "envia reenvia"),
];

/// Persian.
#[rustfmt::skip]
pub(super) const FA: &[Entry] = &[
    (IGNORE, "نادیده_بگیر نادیده_بگیرید فراموش_کن فراموش_کنید"),
    (RULES, "دستورها دستورات دستورهای دستورالعمل دستورالعملهای قوانین قواعد"),
    (INSTRUCTIONS, "دستورها دستورات دستورهای دستورالعمل"),
    (PRIOR, "قبلی پیشین بالا اولیه"),
    (WHOLE, "تمام همه کل"),
    (YOUR, "خود شما تو"),
    (REVEAL, "چاپ_کن تکرار_کن فاش_کن"),
    (TELL, "نشان_بده بگو نشان_بدهید"),
    (SYSPROMPT, "پرامپت_سیستم پیام_سیستم پرامپت_سیستمی"),
    (SECRET, "رمز_عبور گذرواژه کلید"),
    (UNRESTRICTED, "بدون_محدودیت هیچ_محدودیتی بدون_قانون"),
    (FUTURE, "از_این_پس از_حالا"),
    (SKIP_CONFIRM, "بدون_تایید بدون_پرسیدن"),
    (SEND, "ارسال_کن بفرست"),
];

/// Thai.
#[rustfmt::skip]
pub(super) const TH: &[Entry] = &[
    (IGNORE, "เพิกเฉย ละเว้น ลืม ไม่ต้องสนใจ"),
    (RULES, "คำสั่ง กฎ คำแนะนำ ข้อกำหนด"),
    (INSTRUCTIONS, "คำสั่ง พรอมต์"),
    (PRIOR, "ก่อนหน้า ที่ผ่านมา ข้างต้น"),
    (WHOLE, "ทั้งหมด ทุก"),
    (YOUR, "ของคุณ"),
    (YOU, "คุณ"),
    (REVEAL, "เปิดเผย พิมพ์ ทำซ้ำ"),
    (TELL, "แสดง บอก"),
    (SYSPROMPT, "พรอมต์ระบบ ข้อความระบบ คำสั่งระบบ"),
    (SECRET, "รหัสผ่าน คีย์api"),
    (UNRESTRICTED, "ไม่มีข้อจำกัด ไร้ข้อจำกัด ไม่มีกฎ"),
    (SEND, "ส่งต่อ ส่ง"),
    (SKIP_CONFIRM, "ไม่ต้องขออนุมัติ โดยไม่ต้องถาม"),
];

/// Swedish, Danish and Norwegian.
#[rustfmt::skip]
pub(super) const NORTH: &[Entry] = &[
    (CHECKS, "godkannandet godkannande godkendelse godkjenning kontrollen kontroll"),
    (SKIP_CONFIRM, "hoppa_over_godkannandet hoppa_over_godkannande spring_godkendelsen_over hopp_over_godkjenningen fraga_inte sporg_ikke \
        sporr_ikke"),
    (UNRESTRICTED, "inga_begransningar ingen_begrænsninger ingen_begrensninger ikke_længere_nogen utan_granser"),
    (OBEY_ME, "adlyde_mig lyd_mig gor_allt_jag gor_alt_jeg gjor_alt_jeg allt_jag_sager lyd_bare_mig lyssna_bara_pa_mig"),
    (YOU, "du dig deg"),
    (NOT_FOLLOW, "strunta_i bry_dig_inte bry_deg_ikke"),
    (MONEY, "betala betal overfor overfora"),
    (LOGS, "loggen logg loggar logfilen"),
    (CONCEAL, "namn_det_inte nævn_det_ikke nevn_det_ikke sag_inget sig_ikke"),
    (AI, "ai-assistenten ai-assistent assistenten ai-agenten"),
    (READING, "som_laser som_læser som_leser"),
    (DATA, "inkorgen indbakken innboksen"),
    (SEND, "vidarebefordra videresend skicka send"),
    (PRIVATE, "dold dolda hemlig* skjult* hemmelig*"),
    (NO_LOG, "lamna_inga_spar efterlad_ingen_spor"),
    (SKIP_CONFIRM, "fraga_ingen sporg_ingen spor_ingen"),
    (SYSPROMPT, "hemliga_instruktioner hemmelige_instruktioner hemmelige_instruksjoner"),
    (SECRET, "adminlosenordet adminkoden adminpassordet"),
    (RULES, "dina_regler dine_regler"),
];
