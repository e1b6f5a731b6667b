//! The table of numbers that are digits alone: country, how it is written, what checks it, and whether that is
//! sure enough without a word beside it.

use std::sync::LazyLock;

use super::layout::Layout;
use super::table::Table;
use super::{europe as eu, world as w};
use crate::pii::digits::{ahead, digits_from};

/// What a match needs besides its check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing: one number in a hundred or fewer passes by chance, or nothing else is written like this.
    Nothing,
    /// A word that says what it is.
    Word,
}

/// A row: one way to write one number.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) sub: &'static str,
    pub(super) layout: Layout,
    pub(super) valid: fn(&[u8]) -> bool,
    pub(super) needs: Needs,
}

const fn sure(sub: &'static str, layout: &str, valid: fn(&[u8]) -> bool) -> Form {
    Form {
        sub,
        layout: Layout::of(layout),
        valid,
        needs: Needs::Nothing,
    }
}

const fn worded(sub: &'static str, layout: &str, valid: fn(&[u8]) -> bool) -> Form {
    Form {
        sub,
        layout: Layout::of(layout),
        valid,
        needs: Needs::Word,
    }
}

/// The surer rows of a layout come first.
static FORMS: &[Form] = &[
    sure("de_tax_id", "11", eu::de_tax_id),
    sure("de_tax_id", "2 3 3 3", eu::de_tax_id),
    sure("tr_id", "11", eu::tr_id),
    sure("no_fnr", "11", eu::no_fnr),
    sure("no_fnr", "6 5", eu::no_fnr),
    sure("br_cpf", "11", w::br_cpf),
    sure("br_cpf", "3.3.3-2", w::br_cpf),
    sure("br_cpf", "9-2", w::br_cpf),
    sure("br_cnpj", "2.3.3/4-2", w::br_cnpj),
    sure("br_cnpj", "8/4-2", w::br_cnpj),
    worded("br_cnpj", "14", w::br_cnpj),
    sure("be_nn", "11", eu::be_nn),
    sure("be_nn", "2.2.2-3.2", eu::be_nn),
    sure("be_nn", "6-3-2", eu::be_nn),
    sure("be_nn", "6 3 2", eu::be_nn),
    sure("ee_lt_id", "11", eu::baltic),
    sure("gr_amka", "11", eu::gr_amka),
    sure("pl_pesel", "11", eu::pl_pesel),
    sure("hu_id", "1-6-4", eu::hu_id),
    sure("hu_id", "1 6 4", eu::hu_id),
    worded("hu_id", "11", eu::hu_id),
    worded("ar_cuit", "11", w::ar_cuit),
    sure("ar_cuit", "2-8-1", w::ar_cuit),
    worded("ru_snils", "11", eu::ru_snils),
    sure("ru_snils", "3-3-3 2", eu::ru_snils),
    sure("ru_snils", "3-3-3-2", eu::ru_snils),
    worded("hr_oib", "11", eu::hr_oib),
    worded("mx_nss", "11", w::mx_nss),
    worded("lv_pk", "11", eu::lv_pk),
    worded("it_piva", "11", eu::it_piva),
    sure("lv_pk", "6-5", eu::lv_pk),
    worded("gb_nhs", "10", eu::gb_nhs),
    worded("gb_nhs", "3 3 4", eu::gb_nhs),
    worded("gb_nhs", "3-3-4", eu::gb_nhs),
    sure("se_pnr", "6-4", eu::se_pnr),
    worded("se_pnr", "10", eu::se_pnr),
    sure("se_pnr", "8-4", eu::se_pnr_long),
    worded("se_pnr", "12", eu::se_pnr_long),
    sure("is_kt", "6-4", eu::is_kt),
    worded("is_kt", "10", eu::is_kt),
    sure("dk_cpr", "6-4", eu::dk_cpr),
    worded("dk_cpr", "10", eu::dk_cpr),
    sure("at_svnr", "4 6", eu::at_svnr),
    sure("at_svnr", "4-6", eu::at_svnr),
    worded("at_svnr", "10", eu::at_svnr),
    sure("cz_rc", "6/4", eu::cz_rc),
    sure("cz_rc", "6/3", eu::cz_rc_old),
    worded("cz_rc", "10", eu::cz_rc),
    worded("cz_rc", "9", eu::cz_rc_old),
    worded("bg_egn", "10", eu::bg_egn),
    worded("ua_tax", "10", eu::ua_tax),
    sure("pl_nip", "3-3-2-2", eu::pl_nip),
    sure("pl_nip", "3-2-2-3", eu::pl_nip),
    worded("pl_nip", "10", eu::pl_nip),
    worded("nl_bsn", "9", eu::nl_bsn),
    worded("nl_bsn", "4.2.3", eu::nl_bsn),
    worded("nl_bsn", "4 2 3", eu::nl_bsn),
    worded("nl_bsn", "3 3 3", eu::nl_bsn),
    worded("nl_bsn", "3.3.3", eu::nl_bsn),
    worded("ca_sin", "9", w::ca_sin),
    worded("ca_sin", "3 3 3", w::ca_sin),
    worded("ca_sin", "3-3-3", w::ca_sin),
    worded("pt_nif", "9", eu::pt_nif),
    worded("pt_nif", "3 3 3", eu::pt_nif),
    worded("pt_nif", "3.3.3", eu::pt_nif),
    worded("au_tfn", "9", w::au_tfn),
    worded("au_tfn", "3 3 3", w::au_tfn),
    worded("nz_ird", "9", w::nz_ird),
    worded("nz_ird", "2-3-3", w::nz_ird),
    worded("nz_ird", "3-3-3", w::nz_ird),
    worded("gr_afm", "9", eu::gr_afm),
    worded("hu_taj", "9", eu::hu_taj),
    worded("hu_taj", "3 3 3", eu::hu_taj),
    worded("hu_taj", "3-3-3", eu::hu_taj),
    worded("il_id", "9", w::il_id),
    worded("il_id", "8-1", w::il_id),
    sure("au_medicare", "4 5 1", w::au_medicare),
    worded("au_medicare", "10", w::au_medicare),
    worded("us_itin", "3-2-4", w::us_itin),
    worded("us_itin", "3 2 4", w::us_itin),
    worded("us_itin", "9", w::us_itin),
    sure("fr_nir", "15", eu::fr_nir),
    sure("fr_nir", "13 2", eu::fr_nir),
    sure("fr_nir", "1 2 2 2 3 3 2", eu::fr_nir),
    sure("fr_nir", "1 2 2 2 6 2", eu::fr_nir),
    sure("fr_nir", "1-2-2-2-3-3-2", eu::fr_nir),
    sure("ch_ahv", "13", eu::ch_ahv),
    sure("ch_ahv", "3.4.4.2", eu::ch_ahv),
    sure("ch_ahv", "3 4 4 2", eu::ch_ahv),
    sure("ro_cnp", "13", eu::ro_cnp),
    sure("jmbg", "13", eu::jmbg_no_moment),
    worded("jmbg", "13", eu::jmbg),
    sure("za_id", "13", w::za_id),
    sure("za_id", "6 4 3", w::za_id),
    sure("za_id", "6 4 2 1", w::za_id),
    worded("kr_rrn", "13", w::kr_rrn_checked),
    sure("kr_rrn", "6-7", w::kr_rrn),
    sure("lu_id", "13", eu::lu_id),
    worded("th_id", "13", w::th_id),
    sure("th_id", "1-4-5-2-1", w::th_id),
    sure("th_id", "1 4 5 2 1", w::th_id),
    worded("ru_inn", "12", eu::ru_inn),
    worded("in_aadhaar", "12", w::in_aadhaar),
    sure("in_aadhaar", "4 4 4", w::in_aadhaar),
    sure("in_aadhaar", "4-4-4", w::in_aadhaar),
    worded("jp_my_number", "12", w::jp_my_number),
    worded("jp_my_number", "4 4 4", w::jp_my_number),
    worded("jp_my_number", "4-4-4", w::jp_my_number),
    worded("my_nric", "12", w::my_nric),
    sure("my_nric", "6-2-4", w::my_nric),
    worded("id_nik", "16", w::id_nik),
    sure("cn_id", "18", w::cn_id),
    sure("cn_id", "6 8 4", w::cn_id),
    worded("ph_id", "2-7-1", w::ph_sss),
    worded("ph_id", "4-7-1", w::ph_sss),
];

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(FORMS));

/// For each length and class of separator a bit for each length behind: of all that some row begins with.
type Pairs = [[u32; 5]; 32];

fn pairs(wanted: impl Fn(Layout) -> bool) -> Pairs {
    let mut pairs = [[0; 5]; 32];
    let layouts = FORMS
        .iter()
        .map(|form| form.layout)
        .filter(|layout| wanted(*layout));
    for (first, class, second) in layouts.filter_map(Layout::pair) {
        if let Some(bits) = pairs.get_mut(first).and_then(|row| row.get_mut(class)) {
            *bits |= 1_u32 << second;
        }
    }
    pairs
}

fn holds(pairs: &Pairs, len: usize, sep: u8, next: usize) -> bool {
    let row = pairs.get(len).and_then(|row| row.get(Layout::class(sep)));
    row.is_some_and(|bits| next < 32 && bits >> next & 1 == 1)
}

/// Whether a row begins with a group of so many digits, this separator and so many digits more.
pub(super) fn begins(len: usize, sep: u8, next: usize) -> bool {
    static PAIRS: LazyLock<Pairs> = LazyLock::new(|| pairs(|_| true));
    holds(&PAIRS, len, sep, next)
}

/// Whether a row is such groups and no more.
pub(super) fn are(len: usize, sep: u8, next: usize) -> bool {
    static PAIRS: LazyLock<Pairs> = LazyLock::new(|| pairs(|layout| layout.fronts().count() == 2));
    holds(&PAIRS, len, sep, next)
}

/// Whether a row that needs no word has so many digits in one piece.
pub(super) fn sure_alone(len: usize) -> bool {
    static LENGTHS: LazyLock<u32> = LazyLock::new(|| {
        let sure = FORMS.iter().filter(|form| form.needs == Needs::Nothing);
        let alone = sure.filter_map(|form| form.layout.alone());
        alone.fold(0, |all, len| all | 1 << len)
    });
    len < 32 && *LENGTHS >> len & 1 == 1
}

/// Whether the groups from `start` on, or the first of them, are written as some row is.
pub(super) fn written(text: &[u8], start: usize) -> bool {
    let (mut layout, mut separator) = (Layout::NONE, 0);
    let (mut at, mut len) = (start, digits_from(text, start));
    loop {
        layout = layout.with(u8::try_from(len).unwrap_or(u8::MAX), separator);
        match TABLE.find(layout) {
            Some([]) => {}
            whole => return whole.is_some(),
        }
        let (class, next, end) = ahead(text, at + len);
        if next == 0 {
            return false;
        }
        (separator, at, len) = (class, end - next, next);
    }
}

/// The rows with this layout, in the table's order.
pub(super) fn of(layout: Layout) -> &'static [&'static Form] {
    TABLE.find(layout).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pii::digits::read;

    /// The rows that take a number as it is written.
    fn takes(text: &str) -> Vec<&'static str> {
        let run = read(text.as_bytes(), 0);
        let groups = run.groups().len();
        let layout = Layout::run(&run, groups);
        let mut subs: Vec<_> = FORMS
            .iter()
            .filter(|form| form.layout == layout && (form.valid)(run.digits(groups)))
            .map(|form| form.sub)
            .collect();
        subs.dedup();
        subs
    }

    #[test]
    fn published_examples_and_one_broken_digit() {
        let cases = [
            ("86095742719", "de_tax_id"),
            ("10000000146", "tr_id"),
            ("111.444.777-35", "br_cpf"),
            ("11.222.333/0001-81", "br_cnpj"),
            ("11222333000181", "br_cnpj"),
            ("00743110157", "it_piva"),
            ("85.07.30-033.28", "be_nn"),
            ("37605030299", "ee_lt_id"),
            ("44051401359", "pl_pesel"),
            ("943 476 5919", "gb_nhs"),
            ("811228-9874", "se_pnr"),
            ("19811228-9874", "se_pnr"),
            ("120174-3399", "is_kt"),
            ("1237 010180", "at_svnr"),
            ("736028/5163", "cz_rc"),
            ("7523169263", "bg_egn"),
            ("111222333", "nl_bsn"),
            ("130 692 544", "ca_sin"),
            ("123 456 782", "au_tfn"),
            ("49-091-850", "nz_ird"),
            ("136-410-132", "nz_ird"),
            ("090000045", "gr_afm"),
            ("2123 45670 1", "au_medicare"),
            ("2 55 08 14 168 025 38", "fr_nir"),
            ("756.9217.0769.85", "ch_ahv"),
            ("1630615123457", "ro_cnp"),
            ("0101006500006", "jmbg"),
            ("8001015009087", "za_id"),
            ("112-233-445 95", "ru_snils"),
            ("500100732259", "ru_inn"),
            ("2341 2341 2346", "in_aadhaar"),
            ("20-17254359-7", "ar_cuit"),
            ("123456789018", "jp_my_number"),
            ("440524188001010014", "cn_id"),
            ("123-456-32-18", "pl_nip"),
        ];
        for (text, sub) in cases {
            assert!(takes(text).contains(&sub), "{text} {sub} {:?}", takes(text));
            let last = text.rfind(|c: char| c.is_ascii_digit()).unwrap();
            // The last place of some is no check digit: change one that is covered.
            let at = match sub {
                "au_medicare" => 8,
                "is_kt" => 9,
                _ => last,
            };
            let mut wrong = text.as_bytes().to_vec();
            wrong[at] = if wrong[at] == b'9' { b'0' } else { wrong[at] + 1 };
            let wrong = String::from_utf8(wrong).unwrap();
            assert!(!takes(&wrong).contains(&sub), "{wrong} {sub}");
        }
    }
}
