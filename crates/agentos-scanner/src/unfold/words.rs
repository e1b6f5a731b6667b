//! What gives away a text in a cipher: the words that an order to a model is made of, enciphered. Made once from
//! the list of words; the unfolders look closely.

/// The words in plain text.
#[rustfmt::skip]
pub(super) const CAESAR_WORDS: &[&str] = &[
    "ignore", "instructions", "previous", "prompt", "disregard", "system", "forget", "reveal", "override",
    "password",
];

/// Moved along the alphabet, by every distance.
#[rustfmt::skip]
pub(super) const CAESAR: &[&str] = &[
    "jhopsf", "jotusvdujpot", "qsfwjpvt", "qspnqu", "ejtsfhbse", "tztufn", "gpshfu", "sfwfbm", "pwfssjef",
    "qbttxpse", "kipqtg", "kpuvtwevkqpu", "rtgxkqwu", "rtqorv", "fkutgictf", "uauvgo", "hqtigv", "tgxgcn",
    "qxgttkfg", "rcuuyqtf", "ljqruh", "lqvwuxfwlrqv", "suhylrxv", "surpsw", "glvuhjdug", "vbvwhp", "irujhw",
    "uhyhdo", "ryhuulgh", "sdvvzrug", "mkrsvi", "mrwxvygxmsrw", "tvizmsyw", "tvsqtx", "hmwvikevh", "wcwxiq",
    "jsvkix", "viziep", "szivvmhi", "tewwasvh", "nlstwj", "nsxywzhyntsx", "uwjantzx", "uwtruy", "inxwjlfwi",
    "xdxyjr", "ktwljy", "wjajfq", "tajwwnij", "ufxxbtwi", "omtuxk", "otyzxaizouty", "vxkbouay", "vxusvz",
    "joyxkmgxj", "yeyzks", "luxmkz", "xkbkgr", "ubkxxojk", "vgyycuxj", "pnuvyl", "puzaybjapvuz", "wylcpvbz",
    "wyvtwa", "kpzylnhyk", "zfzalt", "mvynla", "ylclhs", "vclyypkl", "whzzdvyk", "qovwzm", "qvabzckbqwva",
    "xzmdqwca", "xzwuxb", "lqazmoizl", "agabmu", "nwzomb", "zmdmit", "wdmzzqlm", "xiaaewzl", "rpwxan",
    "rwbcadlcrxwb", "yanerxdb", "yaxvyc", "mrbanpjam", "bhbcnv", "oxapnc", "anenju", "xenaarmn", "yjbbfxam",
    "sqxybo", "sxcdbemdsyxc", "zbofsyec", "zbywzd", "nscboqkbn", "cicdow", "pybqod", "bofokv", "yfobbsno",
    "zkccgybn", "tryzcp", "tydecfnetzyd", "acpgtzfd", "aczxae", "otdcprlco", "djdepx", "qzcrpe", "cpgplw",
    "zgpcctop", "alddhzco", "uszadq", "uzefdgofuaze", "bdqhuage", "bdaybf", "puedqsmdp", "ekefqy", "radsqf",
    "dqhqmx", "ahqddupq", "bmeeiadp", "vtaber", "vafgehpgvbaf", "cerivbhf", "cebzcg", "qvfertneq", "flfgrz",
    "sbetrg", "erirny", "bireevqr", "cnffjbeq", "wubcfs", "wbghfiqhwcbg", "dfsjwcig", "dfcadh", "rwgfsuofr",
    "gmghsa", "tcfush", "fsjsoz", "cjsffwrs", "doggkcfr", "xvcdgt", "xchigjrixdch", "egtkxdjh", "egdbei",
    "sxhgtvpgs", "hnhitb", "udgvti", "gtktpa", "dktggxst", "ephhldgs", "ywdehu", "ydijhksjyedi", "fhulyeki",
    "fhecfj", "tyihuwqht", "ioijuc", "vehwuj", "huluqb", "eluhhytu", "fqiimeht", "zxefiv", "zejkiltkzfej",
    "givmzflj", "gifdgk", "uzjivxriu", "jpjkvd", "wfixvk", "ivmvrc", "fmviizuv", "grjjnfiu", "ayfgjw",
    "afkljmulagfk", "hjwnagmk", "hjgehl", "vakjwysjv", "kqklwe", "xgjywl", "jwnwsd", "gnwjjavw", "hskkogjv",
    "bzghkx", "bglmknvmbhgl", "ikxobhnl", "ikhfim", "wblkxztkw", "lrlmxf", "yhkzxm", "kxoxte", "hoxkkbwx",
    "itllphkw", "cahily", "chmnlowncihm", "jlypciom", "jligjn", "xcmlyaulx", "msmnyg", "zilayn", "lypyuf",
    "ipyllcxy", "jummqilx", "dbijmz", "dinompxodjin", "kmzqdjpn", "kmjhko", "ydnmzbvmy", "ntnozh", "ajmbzo",
    "mzqzvg", "jqzmmdyz", "kvnnrjmy", "ecjkna", "ejopnqypekjo", "lnarekqo", "lnkilp", "zeonacwnz", "ouopai",
    "bkncap", "narawh", "kranneza", "lwoosknz", "fdklob", "fkpqorzqflkp", "mobsflrp", "moljmq", "afpobdxoa",
    "pvpqbj", "clodbq", "obsbxi", "lsboofab", "mxpptloa", "gelmpc", "glqrpsargmlq", "npctgmsq", "npmknr",
    "bgqpceypb", "qwqrck", "dmpecr", "pctcyj", "mtcppgbc", "nyqqumpb", "hfmnqd", "hmrsqtbshnmr", "oqduhntr",
    "oqnlos", "chrqdfzqc", "rxrsdl", "enqfds", "qdudzk", "nudqqhcd", "ozrrvnqc",
];

/// With the alphabet turned round.
#[rustfmt::skip]
pub(super) const ATBASH: &[&str] = &[
    "rtmliv", "rmhgifxgrlmh", "kiverlfh", "kilnkg", "wrhivtziw", "hbhgvn", "ulitvg", "ivevzo",
];

/// Written backwards.
#[rustfmt::skip]
pub(super) const REVERSED: &[&str] = &[
    "erongi", "dragersid", "tegrof", "edirrevo", "snoitcurtsni", "noitcurtsni", "suoiverp", "tpmorp",
    "metsys", "laever", "selur", "ssapyb", "drowssap", "terces", "roirp", "snoitcirtser", "detcirtsernu",
    "sterces", "senilediug",
];

/// One letter at a time.
#[rustfmt::skip]
pub(super) const SPACED: &[&str] = &[
    "i g n o r", "i.g.n.o.r", "i-g-n-o-r", "i_g_n_o_r", "i*g*n*o*r", "i/g/n/o/r", "i|g|n|o|r",
    "i, g, n, o, r", "i. g. n. o. r", "i - g - n - o - r", "d i s r e", "d.i.s.r.e", "d-i-s-r-e",
    "d_i_s_r_e", "d*i*s*r*e", "d/i/s/r/e", "d|i|s|r|e", "d, i, s, r, e", "d. i. s. r. e",
    "d - i - s - r - e", "f o r g e t", "f.o.r.g.e.t", "f-o-r-g-e-t", "f_o_r_g_e_t", "f*o*r*g*e*t",
    "f/o/r/g/e/t", "f|o|r|g|e|t", "f, o, r, g, e, t", "f. o. r. g. e. t", "f - o - r - g - e - t",
    "o v e r r", "o.v.e.r.r", "o-v-e-r-r", "o_v_e_r_r", "o*v*e*r*r", "o/v/e/r/r", "o|v|e|r|r",
    "o, v, e, r, r", "o. v. e. r. r", "o - v - e - r - r", "r e v e a", "r.e.v.e.a", "r-e-v-e-a",
    "r_e_v_e_a", "r*e*v*e*a", "r/e/v/e/a", "r|e|v|e|a", "r, e, v, e, a", "r. e. v. e. a",
    "r - e - v - e - a", "p r e v i", "p.r.e.v.i", "p-r-e-v-i", "p_r_e_v_i", "p*r*e*v*i", "p/r/e/v/i",
    "p|r|e|v|i", "p, r, e, v, i", "p. r. e. v. i", "p - r - e - v - i", "s y s t e", "s.y.s.t.e",
    "s-y-s-t-e", "s_y_s_t_e", "s*y*s*t*e", "s/y/s/t/e", "s|y|s|t|e", "s, y, s, t, e", "s. y. s. t. e",
    "s - y - s - t - e", "i n s t r", "i.n.s.t.r", "i-n-s-t-r", "i_n_s_t_r", "i*n*s*t*r", "i/n/s/t/r",
    "i|n|s|t|r", "i, n, s, t, r", "i. n. s. t. r", "i - n - s - t - r", "p r o m p", "p.r.o.m.p",
    "p-r-o-m-p", "p_r_o_m_p", "p*r*o*m*p", "p/r/o/m/p", "p|r|o|m|p", "p, r, o, m, p", "p. r. o. m. p",
    "p - r - o - m - p", "p a s s w", "p.a.s.s.w", "p-a-s-s-w", "p_a_s_s_w", "p*a*s*s*w", "p/a/s/s/w",
    "p|a|s|s|w", "p, a, s, s, w", "p. a. s. s. w", "p - a - s - s - w", "s e c r e", "s.e.c.r.e",
    "s-e-c-r-e", "s_e_c_r_e", "s*e*c*r*e", "s/e/c/r/e", "s|e|c|r|e", "s, e, c, r, e", "s. e. c. r. e",
    "s - e - c - r - e", "b y p a s", "b.y.p.a.s", "b-y-p-a-s", "b_y_p_a_s", "b*y*p*a*s", "b/y/p/a/s",
    "b|y|p|a|s", "b, y, p, a, s", "b. y. p. a. s", "b - y - p - a - s", "p r i n t", "p.r.i.n.t",
    "p-r-i-n-t", "p_r_i_n_t", "p*r*i*n*t", "p/r/i/n/t", "p|r|i|n|t", "p, r, i, n, t", "p. r. i. n. t",
    "p - r - i - n - t",
];

/// In Morse code.
#[rustfmt::skip]
pub(super) const MORSE: &[&str] = &[
    ".. --. -. --- .-.", "-.. .. ... .-. .", "..-. --- .-. --. .", "--- ...- . .-. .-.",
    ".--. .-. . ...- ..", ".. -. ... - .-.", ".--. .-. --- -- .--.", "... -.-- ... - .", ".-. . ...- . .-",
    ".--. .- ... ... .--",
];

/// As hexadecimal codes, one by one.
#[rustfmt::skip]
pub(super) const HEX_GROUPS: &[&str] = &[
    "*67 6e 6f 72 65", "*67:6e:6f:72:65", "*67, 0x6e, 0x6f, 0x72, 0x65", "*67,0x6e,0x6f,0x72,0x65",
    "*67 0x6e 0x6f 0x72 0x65", "*67-6e-6f-72-65", "*69 73 72 65 67 61 72 64", "*69:73:72:65:67:61:72:64",
    "*69, 0x73, 0x72, 0x65, 0x67, 0x61, 0x72, 0x64", "*69,0x73,0x72,0x65,0x67,0x61,0x72,0x64",
    "*69 0x73 0x72 0x65 0x67 0x61 0x72 0x64", "*69-73-72-65-67-61-72-64", "*72 6f 6d 70 74",
    "*72:6f:6d:70:74", "*72, 0x6f, 0x6d, 0x70, 0x74", "*72,0x6f,0x6d,0x70,0x74", "*72 0x6f 0x6d 0x70 0x74",
    "*72-6f-6d-70-74", "*79 73 74 65 6d", "*79:73:74:65:6d", "*79, 0x73, 0x74, 0x65, 0x6d",
    "*79,0x73,0x74,0x65,0x6d", "*79 0x73 0x74 0x65 0x6d", "*79-73-74-65-6d", "*6e 73 74 72 75 63 74",
    "*6e:73:74:72:75:63:74", "*6e, 0x73, 0x74, 0x72, 0x75, 0x63, 0x74", "*6e,0x73,0x74,0x72,0x75,0x63,0x74",
    "*6e 0x73 0x74 0x72 0x75 0x63 0x74", "*6e-73-74-72-75-63-74", "*6f 72 67 65 74", "*6f:72:67:65:74",
    "*6f, 0x72, 0x67, 0x65, 0x74", "*6f,0x72,0x67,0x65,0x74", "*6f 0x72 0x67 0x65 0x74", "*6f-72-67-65-74",
    "*76 65 72 72 69 64 65", "*76:65:72:72:69:64:65", "*76, 0x65, 0x72, 0x72, 0x69, 0x64, 0x65",
    "*76,0x65,0x72,0x72,0x69,0x64,0x65", "*76 0x65 0x72 0x72 0x69 0x64 0x65", "*76-65-72-72-69-64-65",
    "*72 65 76 69 6f 75 73", "*72:65:76:69:6f:75:73", "*72, 0x65, 0x76, 0x69, 0x6f, 0x75, 0x73",
    "*72,0x65,0x76,0x69,0x6f,0x75,0x73", "*72 0x65 0x76 0x69 0x6f 0x75 0x73", "*72-65-76-69-6f-75-73",
    "*65 76 65 61 6c", "*65:76:65:61:6c", "*65, 0x76, 0x65, 0x61, 0x6c", "*65,0x76,0x65,0x61,0x6c",
    "*65 0x76 0x65 0x61 0x6c", "*65-76-65-61-6c",
];

/// As decimal codes, one by one.
#[rustfmt::skip]
pub(super) const DECIMAL_GROUPS: &[&str] = &[
    "103 110 111 114 101", "103, 110, 111, 114, 101", "103,110,111,114,101", "103-110-111-114-101",
    "105 115 114 101 103 97 114 100", "105, 115, 114, 101, 103, 97, 114, 100",
    "105,115,114,101,103,97,114,100", "105-115-114-101-103-97-114-100", "114 111 109 112 116",
    "114, 111, 109, 112, 116", "114,111,109,112,116", "114-111-109-112-116", "121 115 116 101 109",
    "121, 115, 116, 101, 109", "121,115,116,101,109", "121-115-116-101-109", "110 115 116 114 117 99 116",
    "110, 115, 116, 114, 117, 99, 116", "110,115,116,114,117,99,116", "110-115-116-114-117-99-116",
    "111 114 103 101 116", "111, 114, 103, 101, 116", "111,114,103,101,116", "111-114-103-101-116",
    "118 101 114 114 105 100 101", "118, 101, 114, 114, 105, 100, 101", "118,101,114,114,105,100,101",
    "118-101-114-114-105-100-101", "114 101 118 105 111 117 115", "114, 101, 118, 105, 111, 117, 115",
    "114,101,118,105,111,117,115", "114-101-118-105-111-117-115", "101 118 101 97 108",
    "101, 118, 101, 97, 108", "101,118,101,97,108", "101-118-101-97-108",
];

/// With signs and digits for letters, where no digit stands between letters.
#[rustfmt::skip]
pub(super) const LEET: &[&str] = &[
    "1gn", "!gn", "ign0", "*gn0r", "*gnor3", "d1sr", "d!sr", "di5r", "f0rg", "*pr3v", "*pr0mp", "5yst",
    "$yst", "sy5t", "*0v3r", "*rul35", "1nst", "!nst", "p@ss", "p4ss", "r3v3", "*byp4", "*byp@", "1g.n",
    "*truct10n", "*truct!on",
];
