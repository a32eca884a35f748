//! Symbols of units, which a number stands before.

/// Prefixes of the International System of Units (BIPM, *SI Brochure*, table 7).
const PREFIXES: [&str; 15] = ["Y", "Z", "E", "P", "T", "G", "M", "k", "h", "d", "c", "m", "µ", "μ", "n"];

/// Units that take prefixes: those of the SI with the ones used beside it (tables 2, 4 and 8), and those of
/// information.
const PREFIXED: [&str; 38] = [
    "m", "g", "s", "A", "K", "mol", "cd", "Hz", "N", "Pa", "J", "W", "C", "V", "F", "Ω", "\u{2126}", "S",
    "Wb", "T", "H", "lm", "lx", "Bq", "Gy", "Sv", "L", "l", "t", "eV", "Wh", "Ah", "VA", "We", "B", "b",
    "bit", "bar",
];

/// Units and other symbols that stand behind a number as they are.
const PLAIN: &str = "°C °F °N °S °E °W min h d a y ha kn ft in yd mi nmi lb oz gal bbl boe bpd mph kmph rpm kph mbd \
    cal kcal dB ppm ppb px pt Da AM PM am pm a.m. p.m. AD BC BCE CE AH bn tn million billion trillion \
    $ € £ US$ A$ C$ HK$ R$ NT$ S$";

/// The currencies in use (ISO 4217, list one).
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP \
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF \
    GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD \
    LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR \
    PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD \
    TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";

/// No symbol of a unit is longer, in characters.
const LONGEST: usize = 12;

/// Whether `text` begins with the symbol of a unit, which may be made of others: `km/h`, `kg·m⁻³`.
pub(super) fn is_unit(text: &str) -> bool {
    let ends = |c: char| c.is_whitespace() || ",;:!?()[]\"،؛؟»”".contains(c);
    let symbol = text.split(ends).next().unwrap_or_default();
    if symbol.chars().nth(LONGEST).is_some() {
        return false;
    }
    is_plain(symbol) || symbol.trim_end_matches('.').split(['/', '·']).all(is_simple)
}

/// Whether this is the symbol of one unit, with a power or without.
fn is_simple(symbol: &str) -> bool {
    let symbol = symbol.trim_end_matches(|c: char| c.is_numeric() || matches!(c, '⁻' | '⁺'));
    let is_prefixed = |symbol: &str| PREFIXED.contains(&symbol);
    let has_prefix = |prefix: &&str| symbol.strip_prefix(*prefix).is_some_and(is_prefixed);
    is_plain(symbol) || is_prefixed(symbol) || PREFIXES.iter().any(has_prefix)
}

fn is_plain(symbol: &str) -> bool {
    !symbol.is_empty() && PLAIN.split(' ').chain(CURRENCIES.split(' ')).any(|known| known == symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_of_units_are_known_by_what_they_are_made_of() {
        for text in [
            "km",
            "GW.",
            "m²,",
            "m/s² ثم",
            "kg/m³",
            "kWh",
            "°C",
            "USD = 3",
            "$/MWh",
            "a.m. و",
            "µg",
            "km)",
            "s⁻¹",
            "MB/s",
        ] {
            assert!(is_unit(text), "{text}");
        }
        for text in ["OPEC", "SIPRI", "iPhone", "kOPEC", "", "/", "WHO", "Total", "kilometres-an-hour"] {
            assert!(!is_unit(text), "{text}");
        }
    }
}
