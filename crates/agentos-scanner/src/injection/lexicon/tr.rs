//! Turkish words and phrases by concept, without diacritics. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

pub(super) const WORDS: &[Entry] = &[
    (
        IGNORE,
        "yok_say gormezden_gel gormezden_gelin unut unutun dikkate_alma dikkate_almayin goz_ardi_et goz_ardi_edin gecersiz_say yoksay",
    ),
    (DISABLE, "devre_disi atla kaldir kapat"),
    (NOT_FOLLOW, "uyma takip_etme uymayi_birak artik_uyma"),
    (
        RULES,
        "talimat* kural* yonerge* komut* emir* prompt* direktif* yonlendirme*",
    ),
    (SAFETY, "guvenlik filtre* kisitlama* sinirlama* sansur*"),
    (
        PRIOR,
        "onceki yukaridaki daha_onceki ilk mevcut baslangic* sistem verilen eski",
    ),
    (WHOLE, "tum butun her tamamini hepsini tamamen"),
    (EVERYTHING, "her_seyi hepsini yukaridakilerin"),
    (YOUR, "senin sizin kendi"),
    (YOU, "sen siz sana size"),
    (REVEAL, "acikla ifsa_et yazdir tekrarla tekrar_et ifsa"),
    (TELL, "goster soyle ver paylas listele yaz bana_goster"),
    (WHAT_IS, "nedir nelerdir"),
    (
        SYSPROMPT,
        "sistem_prompt* sistem_istem* sistem_talimat* sistem_mesaj* sistem_komut* gizli_talimat* ilk_talimat* baslangic_talimat*",
    ),
    (VERBATIM, "kelimesi_kelimesine aynen harfi_harfine"),
    (SECRET, "sifre* parola* api_anahtar* kimlik_bilgi* gizli_anahtar*"),
    (
        DATA,
        "konusma* veritabani* musteri_liste* musteri_bilgi* dosya* gelen_kutu* sohbet_gecmisi kisisel_veri*",
    ),
    (SEND, "gonder gonderin ilet yukle iletin"),
    (AI, "yapay_zeka* dil_modeli* asistan* sohbet_robotu"),
    (
        BE_NOW,
        "sen_artik artik_sen gibi_davran rolunu_ustlen rolu_yap simdi_sen taklidi_yap moduna_gec su_andan_itibaren_sen artik",
    ),
    (
        PERSONA,
        "gelistirici_modu* tanri_modu* gelistirici_mod* jailbreak",
    ),
    (
        UNRESTRICTED,
        "kisitlama_olmadan sinirsiz kisitlamasiz sansursuz filtresiz hicbir_kisitlama* hicbir_kural* kuralsiz kisitlaman_yok hicbir_sinir*",
    ),
    (REMEMBER, "hatirla unutma hafizana_kaydet"),
    (FUTURE, "bundan_sonra artik gelecekteki su_andan_itibaren"),
    (MUST, "her_zaman asla mutlaka daima"),
    (APPEND, "ekle ekleyin"),
    (RESPONSE, "yanit yanita cevap cevabin rapor"),
    (
        CONCEAL,
        "bahsetme soyleme gizlice haber_vermeden belli_etmeden bildirme kaydetme",
    ),
    (USER, "kullanici* musteri*"),
    (APPROVED, "onaylandi onaylanmis yetkilendirildi onayli"),
    (
        SKIP_CONFIRM,
        "onay_almadan sormadan onay_beklemeden onaysiz onay_gerekmez onay_isteme onayi_atla",
    ),
    (EXECUTE, "calistir cagir yurut"),
    (DESTROY, "sil silin"),
    (NEW_ORDERS, "yeni_talimat* yeni_kural* yeni_gorev*"),
    (META, "ornek* anlam* saldiri* kitap* makale*"),
    (HOW_TO, "nasil neden ne_demek"),
    (MINE, "benim bizim"),
    (IDLE, "unutma unutmayin"),
    (IGNORE, "bir_kenara_birak iptal_et iptal"),
    (SYSPROMPT, "ic_yonerge* ic_talimat* gizli_sistem* sistemi_sizdir"),
    (LEAK, "sizdir sizdirin"),
    (
        UNRESTRICTED,
        "kural_tanimayan kisitlamasi_olmayan hicbir_kurali filtresiz sinirsiz sansursuz kisitlama_uygulama* sansur_uygulama* kisitlama_olmadan hicbir_kuralin",
    ),
    (
        NO_REFUSE,
        "asla_reddetme* reddedemez* reddetme her_istegi_yerine her_soruyu_yanitla* hakkin_yok her_seyi_yapar her_seyi_yanitla",
    ),
    (OFF, "devre_disi kapali"),
    (VOID, "iptal gecersiz"),
    (ADMIN, "yonetici* tam_yetki*"),
    (AS_IF, "gibi_davran farz_et"),
    (VERBATIM, "oldugu_gibi tam_metni* tam_metnini"),
    (OBEY_ME, "itaat_et benden_geliyor"),
    (EVIL, "kotu_bir_yapay"),
    (GIVEN, "gelistiricilerinin yaraticilarinin"),
    (NOT_FOLLOW, "artik_uyma kurallara_uyma"),
];
