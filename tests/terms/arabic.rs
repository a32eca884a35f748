use super::check;

#[test]
fn proclitics_stand_before_names_and_nouns() {
    check(&[
        "سافر [baku|وباكو]، [baku|فباكو]، [baku|بباكو]، [baku|كباكو]، [baku|لباكو]",
        "[baku|وبباكو] [baku|ولباكو] [baku|وكباكو] [baku|فبباكو] [baku|فلباكو]",
        "جرى ذلك [cairo|بالقاهرة] [cairo|وبالقاهرة] [cairo|للقاهرة] [cairo|وللقاهرة] [cairo|فالقاهرة] [cairo|كالقاهرة]",
        "[embassy|بسفارة] [embassy|لسفارة] [embassy|للسفارة] [embassy|فللسفارة] [embassy|وكالسفارة]",
        "مساعدات [lebanon|للبنان] [lebanon|ولبنان] [lebanon|بلبنان]",
        "طريق [latakia|للاذقية] ثم [latakia|باللاذقية] [latakia|واللاذقية]",
        "تعلم [language|للغة] أخرى، [language|واللغة] صعبة، [language|بلغة] ما، [language|لغتهم]",
        "[foreign-minister|لوزير الخارجية] [foreign-minister|وبوزير الخارجية] [us|وللولايات المتحدة] [eu|كالاتحاد الأوروبي]",
    ]);
}

#[test]
fn what_looks_like_a_proclitic_may_be_a_root() {
    check(&[
        "سنفط وأسفارة وسباكو",
        "التنفط والغازي والباكو",
        "مساعدات للبلبنان",
        "بلقاهرة لالقاهرة",
        "[qom|قم] مدينة، وقم بقم لقم",
        "البنان والعنان",
        "السفارتها والسفيرا",
    ]);
}

#[test]
fn pronouns_stand_after_nouns_only() {
    check(&[
        "[embassy|سفارته] [embassy|سفارتها] [embassy|سفارتهم] [embassy|سفارتهن] [embassy|سفارتهما] [embassy|سفارتك]",
        "[embassy|سفارتكم] [embassy|سفارتكما] [embassy|سفارتكن] [embassy|سفارتنا] [embassy|وبسفارتنا]",
        "[oil|نفطه] [oil|ونفطنا] [gas|بغازهما] [truce|هدنتهم]",
        "[building|مبناه] [building|ومبناها] [building|لمبناهم] [building|مبانيها]",
        "[ambassador|سفراؤها] [ambassador|سفراءه] [ambassador|لسفرائنا] [ambassador|وسفرائهم]",
        "[port|ميناؤه] [port|مينائها] [port|ميناءنا] [port|موانئهم] [port|بموانئنا]",
        "[principle|مبدأه] [principle|مبدؤها] [principle|مبدئهم] [principle|مبادئنا]",
        "[part|جزؤه] [part|جزءه] [part|جزئها] [burden|عبئه] [burden|أعبائها]",
        "طهرانها وباكونا وإيرانهم",
        "أبناء ثنائية",
    ]);
}

#[test]
fn numbers_and_cases_inflect() {
    check(&[
        "[embassy|سفارتان] [embassy|السفارتين] [embassy|بسفارتين] [embassy|سفارتا] البلدين [embassy|وسفارتي] البلدين",
        "[embassy|سفارتيها] [embassy|سفارتاهما] [embassy|سفارات] [embassy|والسفارات] [embassy|سفاراتهم]",
        "[ambassador|السفيران] [ambassador|للسفيرين] [ambassador|سفيري] البلدين [ambassador|سفيراً] [ambassador|وسفيرا]",
        "[ambassador|سفيراها] [ambassador|سفيريه] [ambassador|سفيرات] [ambassador|السفيرتان]",
        "[building|مبنيان] [building|المبنيين] [building|مبنيا] الوزارة",
        "[port|ميناءان] [port|مينائين] [port|الميناءين] [port|ميناءً] [port|ميناءي] البلد",
        "[part|جزءا] [part|جزءان] [part|جزأين] [part|الجزءين] [part|جزئين]",
        "[burden|عبئا] ثقيلا [burden|وعبئان]",
        "[body|هيئات] [body|الهيئات] [body|هيئتين] [body|هيئتها] [body|هيئاتنا]",
        "[expert|خبيرون] [expert|الخبيرين] [expert|خبراؤنا] [expert|خبيرا]",
        "[lawyer|محاميان] [lawyer|محامون] [lawyer|المحامين] [lawyer|محامو] الدفاع",
        "[commitment|التزاما] [commitment|الالتزام] [commitment|بالتزامها] [commitment|للالتزام] [commitment|التزامات]",
        "[oil|نفطا] [gas|غازا] [normalization|تطبيعا] لا نفطان ولا غازات ولا تطبيعات",
        "[deportation|إبعادهم] [deportation|بالإبعاد] [deportation|إبعادا]",
        "[consulate|القنصليتان] [consulate|قنصلياتها] [consulate|ولقنصليتنا]",
        "[truce|هدنة] [truce|هدنتان] والهدن",
    ]);
}

#[test]
fn adjectives_agree() {
    check(&[
        "[jcpoa|الاتفاق النووي] [jcpoa|اتفاق نووي] [jcpoa|اتفاقها النووي] [jcpoa|للاتفاق النووي] [jcpoa|بالاتفاق النووي]",
        "[jcpoa|اتفاقان نوويان] [jcpoa|الاتفاقين النوويين] [jcpoa|اتفاقات نووية] [jcpoa|الاتفاقات النووية]",
        "كان الاتفاق نوويا، وصار اتفاق النووي، وأبرم اتفاقها نووي",
        "عد اتفاقا نووي الطابع",
        "[nuclear-program|برنامج نووي] [nuclear-program|برنامجا نوويا] [nuclear-program|البرنامج النووي]",
        "[nuclear-program|برامجها النووية] [nuclear-program|للبرامج النووية] [nuclear-program|برنامجيهما النوويين]",
        "[facility|منشأة نووية] [facility|منشآت نووية] [facility|المنشآت النووية] [facility|منشآتها النووية]",
        "[facility|منشأتان نوويتان] [facility|لمنشآته النووية] [facility|المنشأة النووية] [facility|منشآت نوويه]",
        "[observer|مراقبون دوليون] [observer|المراقبين الدوليين] [observer|مراقبا دوليا] [observer|مراقبوها الدوليون]",
        "[observer|المراقبان الدوليان] ومراقبون دولي ومراقبات دولية [observer|ومراقبات دوليات]",
        "[cold-war|الحرب الباردة] [cold-war|حرب باردة] [cold-war|حربا باردة] [cold-war|للحرب الباردة]",
        "[bilateral|علاقة ثنائية] [bilateral|العلاقتين الثنائيتين] [bilateral|وعلاقاتنا الثنائية] [bilateral|بعلاقات ثنائية]",
        "العلاقات ثنائية وعلاقات الثنائية",
        "[drone|الطائرة المسيّرة] [drone|طائرات مسيرة] [drone|بطائراتها المسيرة] [drone|طائرتين مسيرتين]",
        "[joint-committee|لجان مشتركة] [joint-committee|اللجان المشتركة] [joint-committee|للجان المشتركة] [joint-committee|لجنتهما المشتركة]",
        "[joint-committee|للجنة مشتركة] [joint-committee|ولجانا مشتركة]",
        "[attache|ملحقون عسكريون] [attache|ملحقين عسكريين] [attache|ملحقها العسكري] [attache|ملحقا عسكريا]",
        "[charge|قائم بالأعمال] [charge|قائما بالأعمال] [charge|القائمين بالأعمال] [charge|للقائم بأعمال] [embassy|السفارة]",
    ]);
}

#[test]
fn a_construct_carries_its_article_last() {
    check(&[
        "[foreign-ministry|وزارة خارجيتها] [foreign-ministry|وزارة خارجية] [foreign-ministry|وزارتي الخارجية] [foreign-ministry|وزارات الخارجية]",
        "[foreign-minister|وزير خارجيته] [foreign-minister|وزيرا خارجية] البلدين [foreign-minister|وزراء خارجيتهم] [foreign-minister|وزراء الخارجية]",
        "[foreign-minister|وزيرة الخارجية] [foreign-minister|وزيرة خارجيتها] [foreign-minister|لوزراء خارجية] الدول",
        "الوزارة الخارجية، الوزير الخارجية، وزيرها الخارجية",
        "[mou|مذكرة تفاهم] [mou|مذكرة التفاهم] [mou|مذكرتا تفاهم] [mou|مذكرتي التفاهم] [mou|بمذكرات تفاهم] [mou|مذكرة تفاهمهما]",
        "المذكرة تفاهم، المذكرة التفاهم",
        "[ceasefire|وقف إطلاق النار] [ceasefire|لوقف اطلاق النار] [ceasefire|وقف إطلاق نار] [ceasefire|وقفا لإطلاق النار] [ceasefire|الوقف لإطلاق النار]",
        "[pipeline|خط أنابيب] [pipeline|خطوط الأنابيب] [pipeline|خطي أنابيب] [pipeline|خط أنابيبها] [pipeline|بخطوط أنابيب]",
        "الخط أنابيب",
        "[business-forum|منتدى أعمالها] [business-forum|منتديات الأعمال] [business-forum|بمنتدى الأعمال] [business-forum|منتديا الأعمال]",
        "[enrichment|بتخصيب اليورانيوم] [enrichment|تخصيب يورانيوم] تخصيبات اليورانيوم",
        "[prime-minister|رئيسا الوزراء] [prime-minister|رئيس وزرائها] [prime-minister|رئيس وزرائنا] [prime-minister|رؤساء وزراء] [prime-minister|رئيس وزراء]",
        "[inquiry|لجنة التحقيق] [inquiry|لجان تحقيق] [inquiry|للجنة تحقيق] [inquiry|لجنتي تحقيق] [inquiry|لجنة تحقيقها]",
        "[jcpoa|خطة العمل الشاملة المشتركة] [jcpoa|لخطة العمل الشاملة المشتركة] [jcpoa|خطة عمل شاملة مشتركة]",
    ]);
}

#[test]
fn names_stay_as_they_are_written() {
    check(&[
        "[un|للأمم المتحدة] وأمم متحدة والأمم متحدة",
        "[us|الولايات المتحدة الأميركية] [us|الولايات المتحدة] ولايات متحدة",
        "قاهرة وقدس وناتو",
        "[nato|بحلف الناتو] [nato|الناتو] [nato|لحلف شمال الأطلسي]",
        "[res2231|للقرار 2231] [res2231|والقرار رقم ٢٢٣١] [res2231|القرار ۲۲۳۱] القرار 12231 القرار 2231.5",
        "[opec-plus|وأوبك+] [opec|لأوبك] [opec-plus|أوبك بلس] أوبك++",
        "[btc|خط باكو–تبليسي–جيهان] [btc|خط أنابيب باكو تبليسي جيهان] [btc|وخط باكو-تبليسي-جيهان]",
        "[karabakh|بناغورني كاراباخ] [karabakh|ناغورني-كاراباخ] [karabakh|لقره باغ] [karabakh|وكاراباخ]",
        "[iaea|للوكالة الدولية للطاقة الذرية] الوكالة الدولية الطاقة الذرية",
        "[azerbaijan|جمهورية أذربيجان] [azerbaijan|لجمهورية أذربيجان]",
        "[tel-aviv|وتل أبيب] [tel-aviv|بتل أبيب] تل وأبيب",
    ]);
}

#[test]
fn listed_adjectives_inflect_and_others_do_not() {
    check(&[
        "[azerbaijan|أذربيجانيون] [azerbaijan|للأذربيجانيين] [azerbaijan|أذربيجانيات] [azerbaijan|أذربيجانيا] [azerbaijan|الأذربايجانية]",
        "[azerbaijan|أذربيجانيان] [azerbaijan|أذربيجانيتين] [azerbaijan|بأذربيجاني] [azeri|الأذريين]",
        "إيراني والإيرانيين وإسرائيلية وأرمينية وأمريكي وقاهري ونفطية وسفاري",
    ]);
}

#[test]
fn spellings_that_writers_mix_up() {
    check(&[
        "[iran|ايران] [israel|اسرائيل] [us|امريكا] [azerbaijan|اذربيجان] [ashgabat|عشق اباد] [opec|اوبك]",
        "[eu|الإتحاد الأوروبي] [eu|الاتحاد الاوروبي] [eu|للإتحاد الأوربي] [jcpoa|إتفاق نووي]",
        "آيران، أيران، إذربيجان، ألقاهرة، ألسفارة، الآتحاد الأوروبي",
        "[embassy|السفاره] [cairo|القاهره] [foreign-ministry|وزاره الخارجيه] وسفاره وبسفاره",
        "[jcpoa|اتفاق نووى] [attache|الملحق العسكرى]",
        "منتدي الأعمال",
        "[cohen|کوهین] [baku|باکو] [business-forum|منتدی الأعمال] [facility|منشآت نوویة]",
        "لا ابعاد ولا أبعاد ولا الابعاد بل [deportation|إبعاد]",
        "[truce|الهدنه] وهدنه",
        "[ambassador|سفيره] [ambassador|السفيره]",
    ]);
}

#[test]
fn vowels_decide_between_homographs() {
    check(&[
        "عمان وعمان",
        "[oman|عُمان] [oman|وعُمَان] [oman|لعُمانَ] [amman|عَمّان] [amman|عَمان] [amman|بعمّان] [amman|عمَّان]",
        "[oman|سلطنة عمان] [oman|بسلطنة عُمان] [amman|العاصمة الأردنية عمان]",
        "[iran|إِيرَانَ] [embassy|السَّفَارَةُ] [drone|الطَّائِرَاتُ المُسَيَّرَةُ] [oil|النَّفْطِ] [cairo|الْقَاهِرَةِ]",
        "[jerusalem|وَٱلْقُدْسِ] [ambassador|سَفِيرًا] [ambassador|لِلسَّفِيرِ] [language|لِلُّغَةِ]",
    ]);
}

#[test]
fn characters_that_only_look() {
    check(&[
        "[baku|بـاكـو] [iran|وإيــران] [un|الأمـم المـتـحـدة] لـ[nato|NATO] وبـ[opec|OPEC]",
        "[oil|نفط\u{200C}ها] [oil|نف\u{200D}ط] \u{200F}[iran|إيران]\u{200F} \u{202B}[baku|باكو]\u{202C} \u{2067}[truce|هدنة]\u{2069}",
        "[iran|ﺇﻳﺮﺍﻥ] [baku|ﺑﺎﻛﻮ] [armenia|ﺃﺭﻣﻴﻨﻴﺎ] [us|ا\u{654}مريكا] [iran|ا\u{655}يران]",
        "[tel-aviv|تل\u{A0}أبيب] [tel-aviv|تل\u{202F}أبيب] [tel-aviv|تل\nأبيب] [tel-aviv|تل  أبيب] [tel-aviv|تل \n أبيب]",
        "تل\n\nأبيب، تل، أبيب، تل: أبيب، «تل» أبيب، تل - أبيب، تل (أبيب)، تل.أبيب",
        "«[iran|إيران]» ([baku|وباكو])، [oil|النفط]/[gas|الغاز]؛ [oil|نفط]… [gas|غاز]! [iran|إيران]٪ \u{1F1E6}\u{1F1FF}[baku|باكو]🚩",
        "[baku|باكو]–[tehran|طهران] [baku|باكو]-[tehran|طهران] [baku|باكو]—[tehran|طهران]",
    ]);
}

#[test]
fn addresses_and_tags_are_no_text() {
    check(&[
        "#إيران #النفط_الإيراني @باكو و#باكو قرب [baku|باكو]",
        "https://example.org/باكو/نفط و www.x.example/إيران ثم [iran|إيران]",
        "نفط_خام، [oil|نفط] خام، user@إيران.example",
        "باكو2 ونفط٣",
    ]);
}

#[test]
fn excluded_phrases_inflect_too() {
    check(&[
        "الغاز المسيل للدموع، غاز مسيل للدموع، بالغاز المسيل للدموع، غازا مسيلا للدموع، لغاز الخردل",
        "خدمات إضافية في [consulate|القنصلية]؛ الشؤون القنصلية، بالعلاقات القنصلية، علاقاتها القنصلية",
        "نائب وزير الخارجية، لنائب وزير الخارجية، نائبا وزير الخارجية، نائب وزير خارجيتها، نائب وزير خارجية البلد",
        "سفير النوايا الحسنة، سفيرة النوايا الحسنة، لسفراء النوايا الحسنة، سفيرا النوايا الحسنة",
        "فيلق القدس، وفيلق القدس، بمطار حيدر علييف، القوة القاهرة، للظروف القاهرة، ظروفها القاهرة",
        "أمريكا اللاتينية، وأميركا الجنوبية، لامريكا اللاتينية، [us|وأمريكا] الشمالية",
        "مجلس الأمن القومي [unsc|ومجلس الأمن الدولي] [unsc|ومجلس الأمن]",
        "ليونارد كوهين، [cohen|إيلي كوهين]، [cohen|وكوهين]",
    ]);
}

#[test]
fn the_longest_wins() {
    check(&[
        "[lng|الغاز الطبيعي المسال] [gas|الغاز الطبيعي] [gas|الغاز] [lng|غاز طبيعي مسال] [lng|غازها المسال]",
        "[us|الولايات المتحدة] الأخرى",
        "[pipeline|خط أنابيب] [oil|النفط]",
    ]);
}

#[test]
fn other_languages_have_whole_words() {
    check(&["[tabriz|تبریز] و [tabriz|تبريز] وتبریز تبریزی", "[tabriz|תבריז] [tabriz|תַּבְרִיז] בתבריז"]);
}
