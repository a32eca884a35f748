use super::check;

#[test]
fn names_keep_their_capitals() {
    check(&[
        "[iran|Iran], iran, [iran|IRAN], IRan and the Iranian side",
        "[turkey|TURKEY] and [turkey|Turkey], not turkey or turkeys or Turkeys",
        "[azerbaijan|Republic of Azerbaijan], [azerbaijan|REPUBLIC OF AZERBAIJAN], [azerbaijan|Republic Of Azerbaijan], republic of [azerbaijan|Azerbaijan]",
        "the [us|US], [us|USA], [us|United States], united states, us",
        "[un|UN] and un and Un",
        "[cold-war|Cold War], cold war, [cold-war|COLD WAR]",
        "the [iran|Islamic Republic of Iran]",
    ]);
}

#[test]
fn accents_may_be_left_out_but_not_changed() {
    check(&[
        "[turkey|Türkiye] [turkey|Turkiye] [turkey|TÜRKİYE] [turkey|Tu\u{308}rkiye] Türkïye",
        "a [attache|military attaché], [attache|military attaches], [attache|Defence Attaché]",
        "[charge|chargé d’affaires] [charge|chargé d'affaires] [charge|charge d’affaires] [charge|chargés d'affaires]",
        "Irán is not it",
    ]);
}

#[test]
fn nouns_have_plurals_and_any_case() {
    check(&[
        "[embassy|embassies], [embassy|EMBASSIES], [embassy|Embassy]",
        "[mou|memoranda of understanding], [mou|memorandums of understanding], [mou|MoUs], [mou|MoU]",
        "[drone|UAVs] and [drone|unmanned aerial vehicles], [lng|LNG], [pipeline|pipelines], [port|ports]",
        "[facility|nuclear facilities], [jcpoa|nuclear deals], [joint-committee|joint commissions]",
        "gases, oils, [gas|gas], [oil|crude oil], crude oils, [normalization|normalizations]",
        "[azerbaijan|Azerbaijanis] but azerbaijani",
        "portable, [port|port]",
    ]);
}

#[test]
fn initials_are_exact() {
    check(&[
        "[nato|NATO] Nato nato [nato|NATOs] NATOS",
        "[opec-plus|OPEC+] [opec|OPEC] Opec OPEC2",
        "[opec|Organization of the Petroleum Exporting Countries]",
        "[us|U.S.] forces, [us|U.S.]-led, in the [us|U.S.] U.S.S.R. and U.S.A.",
    ]);
}

#[test]
fn the_span_stops_before_a_possessive() {
    check(&[
        "[iran|Iran]’s, [iran|Iran]'s, [iran|IRAN]'S, the [ambassador|ambassadors]’ talks, [us|U.S.]'s, the [us|US]’s",
        "'[iran|Iran]' and ‘[baku|Baku]’ and “[truce|truce]”",
        "[iran|Iran]'ll, [iran|Iran]’d, l’[iran|Iran], O'Cohen, Cohen't",
        "the [foreign-minister|foreign minister]’s [embassy|embassy]’s",
    ]);
}

#[test]
fn hyphens_and_dashes_join_phrases() {
    check(&[
        "[karabakh|Nagorno-Karabakh] [karabakh|Nagorno–Karabakh] [karabakh|Nagorno Karabakh] [karabakh|Nagorno‑Karabakh]",
        "[ceasefire|cease-fire] [ceasefire|cease fire] [ceasefire|ceasefire] [ceasefire|cease\u{AD}fire] cease - fire",
        "[jcpoa|nuclear-deal] talks, [jcpoa|nuclear\ndeal], nuclear\n\ndeal, nuclear, deal",
        "[btc|Baku-Tbilisi-Ceyhan pipeline] [btc|Baku Tbilisi Ceyhan pipeline] [baku|Baku]–[tehran|Tehran]",
        "[iran|Iran]-backed, pro-[iran|Iran], [us|US]-[iran|Iran], ex-[ambassador|ambassador]",
        "non-oil, Non-OPEC, non–nuclear deal, non‑oil and non [oil|oil]",
    ]);
}

#[test]
fn a_word_inside_a_word_is_none() {
    check(&[
        "turmoil, oily, airport, portal, gasoline, ambassadorial, Bakuvian, Iran2, truceless",
        "Iranian oilfield transports supports",
    ]);
}

#[test]
fn addresses_tags_and_identifiers_are_no_text() {
    check(&[
        "https://example.org/iran?x=oil and http://iran.example, www.baku.example/oil, baku.org",
        "#Iran, @Baku, (#oil), oil_price, info@iran.example, oil.txt, /iran/oil",
        "[oil|oil]/[gas|gas], [iran|Iran].The end, [baku|Baku]; [oil|oil]",
        "[baku|ＢＡＫＵ] [tel-aviv|Tel\u{A0}Aviv] [truce|truce]",
    ]);
}

#[test]
fn excluded_phrases_take_their_text() {
    check(&[
        "tear gas, Tear Gas, mustard-gas, olive oil, oil paintings, USB ports, port wine",
        "deputy foreign minister, deputy foreign ministers, [foreign-minister|foreign ministers]",
        "Heydar Aliyev, [aliyev|Ilham Aliyev], Leonard Cohen, [cohen|Eli Cohen], [cohen|Cohen]",
        "Iran Air flew; [iran|Iran] air strikes; the Iran–Iraq War, the Iran-Iraq War",
        "Cairo, Illinois; [cairo|Cairo]; [cairo|Cairo], the capital; Jerusalem artichokes; [jerusalem|Jerusalem]",
        "National Security Council, [unsc|UN Security Council], [unsc|Security Council]",
        "brand ambassadors and goodwill ambassador and [ambassador|ambassador]",
    ]);
}

#[test]
fn either_language_stands_in_either_text() {
    check(&["كلمة [truce|truce] تعني [truce|هدنة] في [nato|NATO]", "the word [oil|نفط] means [oil|oil]"]);
}
