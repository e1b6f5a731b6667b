//! Addresses of wallets, by their checksums: Bitcoin and its relatives, Ethereum, Monero, Ripple, TRON, Stellar, TON,
//! Cardano, Cosmos; Solana's have none and need words nearby. Private keys in the same alphabets are secrets.

mod base58;
mod base58_coins;
mod bech32;
mod crc16;
mod ethereum;

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::{Window, is_word};

use base58_coins::{is_address, is_bare_key};
use ethereum::Capitals;

/// Words that stand near an address.
const WALLET: &[&str] = &[
    "wallet*",
    "address*",
    "eth",
    "ethereum",
    "erc20",
    "erc-20",
    "usdt",
    "usdc",
    "bitcoin*",
    "btc",
    "crypto*",
    "krypto*",
    "send*",
    "refund*",
    "deposit*",
    "withdraw*",
    "pay",
    "payment*",
    "payout*",
    "transfer*",
    "donat*",
    "tip",
    "tips",
    "solana",
    "sol",
    "phantom",
    "mint",
    "token",
    "recipient*",
    "to",
    "metamask",
    "contract*",
    "adresse*",
    "dirección*",
    "direccion*",
    "indirizzo*",
    "endereço*",
    "geldbörse",
    "monedero*",
    "cartera*",
    "portefeuille*",
    "portafoglio",
    "bnb",
    "polygon",
    "matic",
    "arbitrum",
    "base",
    "avax",
];

/// Words that stand before a digest or a transaction.
const HASH: &[&str] = &[
    "commit*",
    "hash*",
    "sha1",
    "sha-1",
    "digest*",
    "checksum*",
    "tx",
    "txid",
    "transaction hash",
    "block hash",
    "blockhash",
    "git",
    "revision",
    "etag",
    "invalid",
    "rejects",
    "signature*",
    "public key*",
    "pubkey*",
];

pub(crate) static DETECTORS: &[Detector] = &[
    Detector {
        kind: Kind::CryptoAddress,
        trigger: Trigger::Token(25),
        check: address,
        before: 0,
        after: 2,
        context: &["solana", "sol", "phantom", "wallet*", "spl", "mint", "lamports"],
        against: &[HASH],
        ..Detector::BASE
    },
    Detector {
        kind: Kind::CryptoAddress,
        trigger: Trigger::Literal(&[
            "bc1",
            "tb1",
            "bcrt1",
            "ltc1",
            "addr1",
            "addr_test1",
            "stake1",
            "cosmos1",
            "osmo1",
            "juno1",
            "celestia1",
            "inj1",
            "terra1",
            "kava1",
            "thor1",
            "secret1",
            "axelar1",
            "sei1",
            "dydx1",
            "zs1",
            "bnb1",
            "band1",
            "akash1",
            "stars1",
            "evmos1",
            "erd1",
            "one1",
            "dgb1",
            "vtc1",
            "grs1",
        ]),
        check: segwit,
        before: 0,
        after: 128,
        stop_at_space: true,
        ..Detector::BASE
    },
    Detector {
        kind: Kind::CryptoAddress,
        trigger: Trigger::Literal(&["bitcoincash:", "bchtest:"]),
        check: cash,
        before: 0,
        after: 64,
        stop_at_space: true,
        ..Detector::BASE
    },
    Detector {
        kind: Kind::CryptoAddress,
        trigger: Trigger::Literal(&["0x"]),
        check: hexadecimal,
        before: 0,
        after: 42,
        context: WALLET,
        against: &[HASH],
        ..Detector::BASE
    },
];

/// A run of Base58 (or of the alphabets of Stellar, TON and Bitcoin Cash) whose checksum holds.
fn address(window: &Window<'_>) -> Option<Hit> {
    let run = window.anchor();
    let whole = window.anchored();
    if whole.len() > 512 {
        return None;
    }
    // A run may be an address of the web: what follows the last slash is tried whole, then each piece between signs.
    let last = window.backward(run.end, whole.len(), |byte| byte != b'/');
    let tail = window.slice(last..run.end);
    if crc16::is_ton(tail) || tail.starts_with(b"G") && crc16::is_stellar(tail) {
        return Some(Hit::new(last..run.end, 0.97, "crc16"));
    }
    let mut end = run.end;
    while end > run.start {
        let start = window.backward(end, end - run.start, |byte| byte.is_ascii_alphanumeric());
        let piece = window.slice(start..end);
        if piece.len() >= 25
            && let Some(found) = piece_of(window, piece)
        {
            return Some(Hit::new(start..end, found.0, found.1));
        }
        end = start.saturating_sub(1);
    }
    None
}

fn piece_of(window: &Window<'_>, piece: &[u8]) -> Option<(f32, &'static str)> {
    if matches!(piece.len(), 42)
        && matches!(piece.first(), Some(b'q' | b'p'))
        && bech32::is_cash_address(b"bitcoincash", piece)
    {
        return Some((0.97, "cashaddr"));
    }
    if !piece.iter().all(|byte| base58::is_digit(*byte)) {
        return None;
    }
    if is_address(piece) {
        return Some((0.97, "base58check"));
    }
    let named = (32..=44).contains(&piece.len())
        && window.context_before().is_some_and(|far| far <= 48)
        && !window.against();
    (named && mixed(piece) && is_bare_key(piece)).then_some((0.75, "context"))
}

fn mixed(piece: &[u8]) -> bool {
    piece.iter().any(u8::is_ascii_uppercase)
        && piece.iter().any(u8::is_ascii_lowercase)
        && piece.iter().any(u8::is_ascii_digit)
}

/// Whether a run is the private key of a wallet: WIF, BIP 32, or Stellar's seed.
pub(crate) fn is_private_key(key: &[u8]) -> bool {
    key.len() == 56 && key.starts_with(b"S") && crc16::is_stellar(key)
        || key.iter().all(|byte| base58::is_digit(*byte)) && base58_coins::is_private_key(key)
}

fn segwit(window: &Window<'_>) -> Option<Hit> {
    let anchor = window.anchor();
    let end = window.forward(anchor.end, 120, bech32::is_digit);
    let prefix = window.slice(anchor.start..anchor.end - 1);
    let upper = prefix.iter().any(u8::is_ascii_uppercase);
    let data = window.slice(anchor.end..end);
    let one_case = !upper || !data.iter().any(u8::is_ascii_lowercase);
    (data.len() >= 32
        && one_case
        && !is_word(window.at(end))
        && bech32::is_valid(&prefix.to_ascii_lowercase(), data))
    .then(|| Hit::new(anchor.start..end, 0.98, "bech32"))
}

fn cash(window: &Window<'_>) -> Option<Hit> {
    let anchor = window.anchor();
    let end = window.forward(anchor.end, 62, bech32::is_digit);
    let prefix = window.slice(anchor.start..anchor.end - 1).to_ascii_lowercase();
    (!is_word(window.at(end)) && bech32::is_cash_address(&prefix, window.slice(anchor.end..end)))
        .then(|| Hit::new(anchor.start..end, 0.98, "cashaddr"))
}

fn hexadecimal(window: &Window<'_>) -> Option<Hit> {
    let anchor = window.anchor();
    let end = window.forward(anchor.end, 41, |byte| byte.is_ascii_hexdigit());
    let digits = window.slice(anchor.end..end);
    if digits.len() != 40 || is_word(window.at(end)) {
        return None;
    }
    let seen = digits.iter().fold(0_u128, |seen, byte| seen | 1 << (byte & 127));
    let different = seen.count_ones();
    let near_hash = window.against_before().is_some_and(|far| far <= 24);
    let (score, validator) = match ethereum::capitals(digits) {
        Capitals::Checked => (0.98, "eip55"),
        Capitals::Plain if different >= 8 && !near_hash => {
            (if window.context() { 0.9 } else { 0.7 }, "shape")
        }
        // A wrong checksum is an address typed by hand where the words say so.
        Capitals::Wrong if window.context() && !window.against() => (0.6, "context"),
        _ => return None,
    };
    Some(Hit::new(anchor.start..end, score, validator))
}

#[cfg(test)]
mod tests {
    use crate::secrets::tests::found;

    #[test]
    fn addresses() {
        let cases = [
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xde709f2102306220921060314715629080e2fb77",
            "bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2",
            "qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2",
            "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
            "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ",
        ];
        for address in cases {
            assert_eq!(found(&format!("pay {address}, please")), [format!(" {address}")]);
            assert_eq!(
                found(&format!("see https://example.org/address/{address}"))[..],
                [format!(" {address}")]
            );
        }
    }

    #[test]
    fn hashes_and_broken_addresses_are_none() {
        let cases = [
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
            "commit 0xde709f2102306220921060314715629080e2fb77",
            "0x0000000000000000000000000000000000000000",
            "tx 0x8a9ea3d57b1851ff8b142b84b0cfe93f23ec4f46705c69988374b51bdd19c8b4",
            "0xd1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb is invalid",
            "commit d96bbe67111fe0f8c53addd9b4b65aee52edc02f",
        ];
        for text in cases {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn solana_needs_words() {
        let key = "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV";
        assert_eq!(found(&format!("Solana wallet: {key}")), [format!(" {key}")]);
        assert_eq!(found(&format!("object {key}")), Vec::<String>::new());
    }
}
