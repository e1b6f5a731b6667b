//! What gives away a text in a code that has none of the words in [`words`](super::words): the commonest words of
//! English, with what stands beside them. Made once from the words; the unfolders look closely.

/// The words of [`CAESAR`].
#[rustfmt::skip]
pub(super) const CAESAR_WORDS: &[&str] = &[
    "the", "and", "you", "all", "your", "this", "that", "with", "from", "every", "them", "what", "have", "will",
];

/// Moved along the alphabet: long ones by every distance, the others by thirteen.
#[rustfmt::skip]
pub(super) const CAESAR: &[&str] = &[
    " zpvs ", " uijt ", " uibu ", " xjui ", " gspn ", " fwfsz ", " uifn ", " xibu ", " ibwf ", " xjmm ", " aqwt ",
    " vjku ", " vjcv ", " ykvj ", " htqo ", " gxgta ", " vjgo ", " yjcv ", " jcxg ", " yknn ", " brxu ", " wklv ",
    " wkdw ", " zlwk ", " iurp ", " hyhub ", " wkhp ", " zkdw ", " kdyh ", " zloo ", " csyv ", " xlmw ", " xlex ",
    " amxl ", " jvsq ", " izivc ", " xliq ", " lezi ", " ampp ", " dtzw ", " ymnx ", " ymfy ", " bnym ", " kwtr ",
    " jajwd ", " ymjr ", " bmfy ", " mfaj ", " bnqq ", " euax ", " znoy ", " zngz ", " cozn ", " lxus ", " kbkxe ",
    " znks ", " cngz ", " ngbk ", " corr ", " fvby ", " aopz ", " aoha ", " dpao ", " myvt ", " lclyf ", " aolt ",
    " ohcl ", " dpss ", " gwcz ", " bpqa ", " bpib ", " eqbp ", " nzwu ", " mdmzg ", " bpmu ", " epib ", " pidm ",
    " eqtt ", " hxda ", " cqrb ", " cqjc ", " frcq ", " oaxv ", " nenah ", " cqnv ", " fqjc ", " qjen ", " fruu ",
    " iyeb ", " drsc ", " drkd ", " gsdr ", " pbyw ", " ofobi ", " drow ", " grkd ", " rkfo ", " gsvv ", " jzfc ",
    " estd ", " esle ", " htes ", " qczx ", " pgpcj ", " espx ", " hsle ", " slgp ", " htww ", " kagd ", " ftue ",
    " ftmf ", " iuft ", " rday ", " qhqdk ", " ftqy ", " itmf ", " tmhq ", " iuxx ", " lbhe ", " guvf ", " gung ",
    " jvgu ", " sebz ", " rirel ", " gurz ", " jung ", " unir ", " jvyy ", " gur ", " naq ", " lbh ", " nyy ",
    " mcif ", " hvwg ", " hvoh ", " kwhv ", " tfca ", " sjsfm ", " hvsa ", " kvoh ", " vojs ", " kwzz ", " ndjg ",
    " iwxh ", " iwpi ", " lxiw ", " ugdb ", " tktgn ", " iwtb ", " lwpi ", " wpkt ", " lxaa ", " oekh ", " jxyi ",
    " jxqj ", " myjx ", " vhec ", " uluho ", " jxuc ", " mxqj ", " xqlu ", " mybb ", " pfli ", " kyzj ", " kyrk ",
    " nzky ", " wifd ", " vmvip ", " kyvd ", " nyrk ", " yrmv ", " nzcc ", " qgmj ", " lzak ", " lzsl ", " oalz ",
    " xjge ", " wnwjq ", " lzwe ", " ozsl ", " zsnw ", " oadd ", " rhnk ", " mabl ", " matm ", " pbma ", " ykhf ",
    " xoxkr ", " maxf ", " patm ", " atox ", " pbee ", " siol ", " nbcm ", " nbun ", " qcnb ", " zlig ", " ypyls ",
    " nbyg ", " qbun ", " bupy ", " qcff ", " tjpm ", " ocdn ", " ocvo ", " rdoc ", " amjh ", " zqzmt ", " oczh ",
    " rcvo ", " cvqz ", " rdgg ", " ukqn ", " pdeo ", " pdwp ", " sepd ", " bnki ", " aranu ", " pdai ", " sdwp ",
    " dwra ", " sehh ", " vlro ", " qefp ", " qexq ", " tfqe ", " colj ", " bsbov ", " qebj ", " texq ", " exsb ",
    " tfii ", " wmsp ", " rfgq ", " rfyr ", " ugrf ", " dpmk ", " ctcpw ", " rfck ", " ufyr ", " fytc ", " ugjj ",
    " xntq ", " sghr ", " sgzs ", " vhsg ", " eqnl ", " dudqx ", " sgdl ", " vgzs ", " gzud ", " vhkk ",
];

/// With the alphabet turned round.
#[rustfmt::skip]
pub(super) const ATBASH: &[&str] = &[
    " gsv ", " zmw ", " blf ", " blfi ", " gsrh ", " gszg ", " drgs ", " uiln ", " vevib ", " gsvn ", " dszg ",
    " szev ", " droo ",
];

/// Written backwards.
#[rustfmt::skip]
pub(super) const REVERSED: &[&str] = &[
    " eht ", " uoy ", " lla ", " ruoy ", " siht ", " taht ", " htiw ", " morf ", " yreve ", " meht ", " tahw ",
    " evah ", " lliw ",
];

/// One letter at a time.
#[rustfmt::skip]
pub(super) const SPACED: &[&str] = &[
    "t h e", "t_h_e", "t*h*e", "t, h, e", "t. h. e", "t - h - e", "y o u", "y_o_u", "y*o*u", "y, o, u", "y. o. u",
    "y - o - u", "a n d", "a_n_d", "a*n*d", "a, n, d", "a. n. d", "a - n - d", "a l l", "a_l_l", "a*l*l", "a, l, l",
    "a. l. l", "a - l - l", "w i t h", "w.i.t.h", "w-i-t-h", "w_i_t_h", "w*i*t*h", "w/i/t/h", "w|i|t|h",
    "w, i, t, h", "w. i. t. h", "w - i - t - h", "t h i s", "t.h.i.s", "t-h-i-s", "t_h_i_s", "t*h*i*s", "t/h/i/s",
    "t|h|i|s", "t, h, i, s", "t. h. i. s", "t - h - i - s", "t h a t", "t.h.a.t", "t-h-a-t", "t_h_a_t", "t*h*a*t",
    "t/h/a/t", "t|h|a|t", "t, h, a, t", "t. h. a. t", "t - h - a - t", "f r o m", "f.r.o.m", "f-r-o-m", "f_r_o_m",
    "f*r*o*m", "f/r/o/m", "f|r|o|m", "f, r, o, m", "f. r. o. m", "f - r - o - m",
];

/// In Morse code.
#[rustfmt::skip]
pub(super) const MORSE: &[&str] = &[
    "/ - .... . /", "   - .... .   ", "| - .... . |", "/ .- -. -.. /", "   .- -. -..   ", "| .- -. -.. |",
    "/ -.-- --- ..- /", "   -.-- --- ..-   ", "| -.-- --- ..- |", "/ -.-- --- ..- .-. /", "   -.-- --- ..- .-.   ",
    "| -.-- --- ..- .-. |", "/ .- .-.. .-.. /", "   .- .-.. .-..   ", "| .- .-.. .-.. |", "/ - .... .. ... /",
    "   - .... .. ...   ", "| - .... .. ... |", "/ .-- .. - .... /", "   .-- .. - ....   ", "| .-- .. - .... |",
    "/ ..-. .-. --- -- /", "   ..-. .-. --- --   ", "| ..-. .-. --- -- |",
];

/// As hexadecimal codes, one by one, with the space behind them.
#[rustfmt::skip]
pub(super) const HEX_GROUPS: &[&str] = &[
    "*74 68 65 20", "*74:68:65:20", "*74, 0x68, 0x65, 0x20", "*74,0x68,0x65,0x20", "*74 0x68 0x65 0x20",
    "*74-68-65-20", "*61 6e 64 20", "*61:6e:64:20", "*61, 0x6e, 0x64, 0x20", "*61,0x6e,0x64,0x20",
    "*61 0x6e 0x64 0x20", "*61-6e-64-20", "*79 6f 75", "*79:6f:75", "*79, 0x6f, 0x75", "*79,0x6f,0x75",
    "*79 0x6f 0x75", "*79-6f-75", "*61 6c 6c 20", "*61:6c:6c:20", "*61, 0x6c, 0x6c, 0x20", "*61,0x6c,0x6c,0x20",
    "*61 0x6c 0x6c 0x20", "*61-6c-6c-20", "*74 68 69 73 20", "*74:68:69:73:20", "*74, 0x68, 0x69, 0x73, 0x20",
    "*74,0x68,0x69,0x73,0x20", "*74 0x68 0x69 0x73 0x20", "*74-68-69-73-20", "*77 69 74 68 20", "*77:69:74:68:20",
    "*77, 0x69, 0x74, 0x68, 0x20", "*77,0x69,0x74,0x68,0x20", "*77 0x69 0x74 0x68 0x20", "*77-69-74-68-20",
];

/// As decimal codes, one by one, with the space behind them.
#[rustfmt::skip]
pub(super) const DECIMAL_GROUPS: &[&str] = &[
    "116 104 101 32", "116, 104, 101, 32", "116,104,101,32", "116-104-101-32", "97 110 100 32", "97, 110, 100, 32",
    "97,110,100,32", "97-110-100-32", "121 111 117", "121, 111, 117", "121,111,117", "121-111-117", "97 108 108 32",
    "97, 108, 108, 32", "97,108,108,32", "97-108-108-32", "116 104 105 115 32", "116, 104, 105, 115, 32",
    "116,104,105,115,32", "116-104-105-115-32", "119 105 116 104 32", "119, 105, 116, 104, 32",
    "119,105,116,104,32", "119-105-116-104-32",
];

/// Four letters at a time, in Ascii85.
#[rustfmt::skip]
pub(super) const ASCII85: &[&str] = &[
    "FD,5.", "+EV:.", "@;]Tu", "+CT.u", "+F.mJ", "H#IgJ", "H#IhG", "Dfp(C", "@;Ka&", "+CT)&", "FD5Z2", "Bl@m1",
    "Bl8!6", "DKBo?", "Eckl6", "E,oN5", "Eb0E.", "AThd+", "F*VhK", "H#n(=", "E,ol6", "Ec5f6", "Df'H8", "BkM=%",
    "B5VX.", "DJsQ,", "Ecl20", "F_kW1", "F(Jj%", "ARfal", "@rc.&", "E+*g/", "@<6L6", "GAhM4", "GA2/4", "Bln#2",
    "FD,B0", "BPDN1", "Ao_g,", "Ec5e;", "FDi:D", "D]j.8", "F!,R<", "DBO%7", "AKZ).",
];
