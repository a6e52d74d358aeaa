//! Texts in many languages, with the encodings that were in use for each of them. Written for this test.

/// A language, its older encodings by their names in the Encoding Standard, and a text.
pub struct Sample {
    pub language: &'static str,
    pub encodings: &'static [&'static str],
    pub text: &'static str,
}

const WESTERN: &[&str] = &["windows-1252"];
const CENTRAL: &[&str] = &["windows-1250", "ISO-8859-2"];
const CYRILLIC: &[&str] = &["windows-1251", "KOI8-U", "ISO-8859-5"];
const BALTIC: &[&str] = &["windows-1257", "ISO-8859-13", "ISO-8859-4"];

pub const SAMPLES: &[Sample] = &[
    Sample {
        language: "English (signs only)",
        encodings: &["windows-1252"],
        text: "The new ferry cost £41.5m, the harbour board said on Monday. “We paid what was agreed,” its chair told us – and no more. In 2019 the estimate had been £28m… The boat carries 62 cars at 14°C or in frost. Passengers don’t pay for bicycles. © Harbour News. The island’s school has ±30 pupils, and the crossing takes 25 minutes. Nobody knows yet who will pay for the second boat; the council’s budget says nothing of it.",
    },
    Sample {
        language: "English",
        encodings: &["windows-1252"],
        text: "The café on the quay has been closed since May, its owner Zoë Brontë says. The façade was painted twice, at a cost of £3,000. Her résumé lists eleven years at sea. The council’s engineers found no cracks in the wall. A naïve estimate had put the damage at twice that sum, but the board asked for a second opinion. It will reopen in the spring, she hopes, with a piñata for the children.",
    },
    Sample {
        language: "German",
        encodings: WESTERN,
        text: "Die Fähre verkehrt seit März nur noch viermal täglich, teilte die Behörde mit. Über die Gründe schweigt sie bisher. Für das größere Schiff fehlen zwölf Matrosen, heißt es aus dem Rathaus. Die Brücke über den Fluss soll erst im nächsten Frühjahr geöffnet werden. Das müsse jetzt geprüft werden, erklärte eine Sprecherin. Die Kosten lägen schätzungsweise bei dreißig Millionen Euro.",
    },
    Sample {
        language: "French",
        encodings: WESTERN,
        text: "Le bac ne circule plus que quatre fois par jour depuis le début de l'été, a annoncé la mairie. Les élus n'ont pas précisé où passera la nouvelle liaison. Un rapport évoque des travaux très coûteux sur les quais, déjà fragilisés par les tempêtes. La fréquentation a baissé d'un tiers en une année. Personne ne sait à qui reviendra la dépense, ni même si elle a été votée. Ça ira mieux au printemps, espère le gérant du café.",
    },
    Sample {
        language: "Spanish",
        encodings: WESTERN,
        text: "El transbordador sale cuatro veces al día desde que empezó el año, según informó la compañía. ¿Quién pagará la reparación del muelle? El alcalde respondió que todavía no hay ningún acuerdo. Los vecinos de la isla piden más información y también un médico de guardia los domingos. La niña que cayó al agua está fuera de peligro. Después de la inspección, el puente quedó cerrado al tráfico.",
    },
    Sample {
        language: "Portuguese",
        encodings: WESTERN,
        text: "A balsa faz apenas quatro viagens por dia desde março, informou a prefeitura. Não há previsão para a conclusão das obras no cais, que já custaram três milhões. Segundo a câmara, a população da ilha cresceu e são necessários mais horários. O relatório diz que as vigas estão em mau estado. A decisão será tomada após a próxima reunião, à qual ninguém faltará.",
    },
    Sample {
        language: "Italian",
        encodings: WESTERN,
        text: "Il traghetto parte solo quattro volte al giorno da quando è cominciata la stagione. La società non ha spiegato perché il servizio sia stato ridotto. Così i pendolari arrivano più tardi e la città resta quasi isolata la sera. Il sindaco ha detto che la verità verrà fuori, prima o poi. Nel bilancio c'è già una voce per la nuova nave, però manca la metà del denaro. Lunedì si saprà qualcosa di più.",
    },
    Sample {
        language: "Dutch",
        encodings: WESTERN,
        text: "De veerboot vaart sinds maart nog maar vier keer per dag, meldt de gemeente. Eén van de twee schepen ligt al een jaar in het dok. De coördinatie tussen beide havens verloopt moeizaam, vinden de reizigers. Het café aan de kade verloor een derde van zijn klanten. Wie de reparatie betaalt is nog niet geregeld; de financiële gevolgen zijn onduidelijk. De patiënten van het eiland moeten vroeger vertrekken.",
    },
    Sample {
        language: "Swedish",
        encodings: WESTERN,
        text: "Färjan går bara fyra gånger om dagen sedan i våras, meddelar kommunen. Bron över sundet är fortfarande stängd för tung trafik. Enligt rapporten måste pelarna förstärkas före nästa vinter. Kostnaden uppskattas till trettio miljoner kronor, vilket är dubbelt så mycket som väntat. Öborna är trötta på att vänta. Ingen vill säga när det nya fartyget ska levereras.",
    },
    Sample {
        language: "Danish",
        encodings: WESTERN,
        text: "Færgen sejler kun fire gange om dagen siden foråret, oplyser kommunen. Broen over sundet er stadig spærret for tung trafik. Ifølge rapporten skal pillerne forstærkes før næste vinter. Beløbet anslås til tredive millioner kroner. Beboerne på øen er trætte af at vente. Ingen vil sige, hvornår det nye skib bliver leveret, eller hvem der skal betale for det.",
    },
    Sample {
        language: "Finnish",
        encodings: WESTERN,
        text: "Lautta kulkee enää neljä kertaa päivässä, kunta kertoo tiedotteessaan. Silta on yhä suljettu raskaalta liikenteeltä. Selvityksen mukaan pylväät täytyy vahvistaa ennen ensi talvea. Työn hinnaksi arvioidaan kolmekymmentä miljoonaa euroa. Saaren asukkaat ovat väsyneitä odottamaan. Kukaan ei halua sanoa, milloin uusi alus tulee käyttöön.",
    },
    Sample {
        language: "Icelandic",
        encodings: &["windows-1252"],
        text: "Ferjan siglir aðeins fjórum sinnum á dag síðan í vor, segir í tilkynningu sveitarfélagsins. Brúin er enn lokuð fyrir þungri umferð. Samkvæmt skýrslunni þarf að styrkja stöplana fyrir næsta vetur. Kostnaðurinn er áætlaður þrjátíu milljónir króna. Íbúar eyjarinnar eru orðnir þreyttir á biðinni. Enginn vill segja hvenær nýja skipið kemur.",
    },
    Sample {
        language: "Polish",
        encodings: CENTRAL,
        text: "Prom kursuje już tylko cztery razy dziennie, poinformował urząd gminy. Most nad cieśniną wciąż jest zamknięty dla ciężarówek. Według raportu trzeba wzmocnić filary przed następną zimą. Koszt szacuje się na trzydzieści milionów złotych, czyli dwa razy więcej niż zakładano. Mieszkańcy wyspy są zmęczeni czekaniem. Nikt nie chce powiedzieć, kiedy przypłynie nowy statek i kto za niego zapłaci.",
    },
    Sample {
        language: "Czech",
        encodings: CENTRAL,
        text: "Přívoz jezdí od jara už jen čtyřikrát denně, uvedl městský úřad. Most přes řeku je stále uzavřen pro těžká vozidla. Podle zprávy je třeba zpevnit pilíře ještě před příští zimou. Náklady se odhadují na třicet milionů korun, což je dvakrát víc, než se čekalo. Obyvatelé ostrova jsou unavení čekáním. Nikdo nechce říct, kdy připluje nová loď a kdo ji zaplatí.",
    },
    Sample {
        language: "Hungarian",
        encodings: CENTRAL,
        text: "A komp tavasz óta már csak naponta négyszer közlekedik, közölte az önkormányzat. A híd továbbra is zárva van a nehéz járművek előtt. A jelentés szerint a pilléreket még a következő tél előtt meg kell erősíteni. A költséget harmincmillió forintra becsülik, ami kétszerese a vártnak. A sziget lakói belefáradtak a várakozásba. Senki sem akarja megmondani, mikor érkezik az új hajó.",
    },
    Sample {
        language: "Croatian",
        encodings: CENTRAL,
        text: "Trajekt od proljeća vozi samo četiri puta na dan, priopćila je općina. Most preko tjesnaca još je zatvoren za teška vozila. Prema izvješću stupove treba pojačati prije sljedeće zime. Trošak se procjenjuje na trideset milijuna, dvostruko više nego što se očekivalo. Stanovnici otoka umorni su od čekanja. Nitko ne želi reći kada stiže novi brod ni tko će ga platiti.",
    },
    Sample {
        language: "Turkish",
        encodings: &["windows-1254"],
        text: "Feribot ilkbahardan beri günde yalnızca dört sefer yapıyor, diye açıkladı belediye. Boğazdaki köprü ağır taşıtlara hâlâ kapalı. Rapora göre ayakların gelecek kıştan önce güçlendirilmesi gerekiyor. Maliyetin otuz milyon lira olacağı tahmin ediliyor; bu, beklenenin iki katı. Ada halkı beklemekten yoruldu. Yeni geminin ne zaman geleceğini kimse söylemek istemiyor.",
    },
    Sample {
        language: "Russian",
        encodings: &["windows-1251", "KOI8-U", "IBM866", "ISO-8859-5"],
        text: "Паром с весны ходит только четыре раза в день, сообщила администрация посёлка. Мост через пролив по-прежнему закрыт для грузовиков. По данным отчёта, опоры нужно укрепить до следующей зимы. Стоимость работ оценивают в тридцать миллионов рублей, это вдвое больше, чем ожидалось. Жители острова устали ждать. Никто не хочет говорить, когда придёт новое судно и кто за него заплатит.",
    },
    Sample {
        language: "Ukrainian",
        encodings: CYRILLIC,
        text: "Пором із весни ходить лише чотири рази на день, повідомила сільська рада. Міст через протоку досі закритий для вантажівок. За даними звіту, опори треба зміцнити до наступної зими. Вартість робіт оцінюють у тридцять мільйонів гривень, це вдвічі більше, ніж очікували. Мешканці острова втомилися чекати. Ніхто не хоче казати, коли прибуде нове судно і хто за нього заплатить.",
    },
    Sample {
        language: "Bulgarian",
        encodings: &["windows-1251", "ISO-8859-5"],
        text: "От пролетта фериботът пътува само четири пъти на ден, съобщи общината. Мостът над протока все още е затворен за тежки превозни средства. Според доклада опорите трябва да бъдат укрепени преди следващата зима. Разходите се оценяват на тридесет милиона лева, двойно повече от очакваното. Жителите на острова се умориха да чакат. Никой не иска да каже кога ще дойде новият кораб.",
    },
    Sample {
        language: "Greek",
        encodings: &["windows-1253", "ISO-8859-7"],
        text: "Το πλοίο κάνει μόνο τέσσερα δρομολόγια την ημέρα από την άνοιξη, ανακοίνωσε ο δήμος. Η γέφυρα παραμένει κλειστή για βαριά οχήματα. Σύμφωνα με την έκθεση, οι πυλώνες πρέπει να ενισχυθούν πριν από τον επόμενο χειμώνα. Το κόστος υπολογίζεται σε τριάντα εκατομμύρια ευρώ, διπλάσιο από το αναμενόμενο. Οι κάτοικοι του νησιού κουράστηκαν να περιμένουν. Κανείς δεν λέει πότε θα έρθει το νέο σκάφος.",
    },
    Sample {
        language: "Hebrew",
        encodings: &["windows-1255", "ISO-8859-8-I"],
        text: "המעבורת יוצאת מאז האביב רק ארבע פעמים ביום, מסרה המועצה המקומית. הגשר מעל המצר עדיין סגור לרכב כבד. לפי הדוח יש לחזק את העמודים לפני החורף הבא. העלות נאמדת בשלושים מיליון שקלים, כפול מן הצפוי. תושבי האי עייפו מלחכות. איש אינו רוצה לומר מתי תגיע הספינה החדשה ומי ישלם עליה.",
    },
    Sample {
        language: "Arabic",
        encodings: &["windows-1256", "ISO-8859-6"],
        text: "لا تبحر العبارة منذ الربيع إلا أربع مرات في اليوم، كما أعلنت البلدية. ولا يزال الجسر فوق المضيق مغلقا أمام الشاحنات. ويقول التقرير إن الأعمدة يجب أن تدعم قبل الشتاء المقبل. وتقدر الكلفة بثلاثين مليونا، أي ضعف المتوقع. وقد تعب سكان الجزيرة من الانتظار. ولا أحد يريد أن يقول متى تصل السفينة الجديدة ومن سيدفع ثمنها.",
    },
    Sample {
        language: "Lithuanian",
        encodings: BALTIC,
        text: "Keltas nuo pavasario plaukia tik keturis kartus per dieną, pranešė savivaldybė. Tiltas per sąsiaurį vis dar uždarytas sunkiasvorėms mašinoms. Pasak ataskaitos, atramas reikia sutvirtinti iki kitos žiemos. Išlaidos siekia trisdešimt milijonų eurų, dvigubai daugiau, nei tikėtasi. Salos gyventojai pavargo laukti. Niekas nenori pasakyti, kada atplauks naujasis laivas ir kas už jį sumokės.",
    },
    Sample {
        language: "Latvian",
        encodings: BALTIC,
        text: "Prāmis kopš pavasara kursē tikai četras reizes dienā, paziņoja pašvaldība. Tilts pār šaurumu joprojām ir slēgts smagajām mašīnām. Saskaņā ar ziņojumu balsti jānostiprina līdz nākamajai ziemai. Izmaksas tiek lēstas trīsdesmit miljonu apmērā, divreiz vairāk, nekā gaidīts. Salas iedzīvotāji ir noguruši gaidīt. Neviens nevēlas teikt, kad pienāks jaunais kuģis un kurš par to maksās.",
    },
    Sample {
        language: "Estonian",
        encodings: &["windows-1257"],
        text: "Praam sõidab kevadest saadik ainult neli korda päevas, teatas vallavalitsus. Sild üle väina on raskeveokitele endiselt suletud. Aruande järgi tuleb sambaid enne järgmist talve tugevdada. Kulu hinnatakse kolmekümnele miljonile, mis on oodatust kaks korda rohkem. Saare elanikud on ootamisest väsinud. Keegi ei taha öelda, millal uus laev kohale jõuab või kes selle eest maksab.",
    },
    Sample {
        language: "Thai",
        encodings: &["windows-874"],
        text: "เรือข้ามฟากแล่นเพียงวันละสี่เที่ยวตั้งแต่ฤดูใบไม้ผลิ เทศบาลแจ้งเมื่อวันจันทร์ สะพานข้ามช่องแคบยังปิดไม่ให้รถบรรทุกผ่าน รายงานระบุว่าต้องเสริมเสาก่อนฤดูหนาวหน้า ค่าใช้จ่ายประมาณสามสิบล้านบาท มากกว่าที่คาดไว้สองเท่า ชาวเกาะเหนื่อยกับการรอคอย ไม่มีใครอยากบอกว่าเรือลำใหม่จะมาถึงเมื่อไร",
    },
    Sample {
        language: "Japanese",
        encodings: &["Shift_JIS", "EUC-JP", "ISO-2022-JP"],
        text: "フェリーは春から一日に四便しか出ていないと、町役場が月曜日に発表した。海峡の橋は今も大型車の通行ができない。報告書によると、次の冬までに橋脚を補強する必要がある。費用は三千万円と見積もられ、予想の二倍になった。島の人々は待つことに疲れている。新しい船がいつ着くのか、だれが払うのか、だれも言おうとしない。駅前のカフェは客の三分の一を失った。",
    },
    Sample {
        language: "Chinese, simplified",
        encodings: &["GBK"],
        text: "镇政府星期一宣布，渡轮从春天起每天只开四班。海峡上的大桥仍然禁止重型车辆通行。报告说，桥墩必须在下一个冬天之前加固。费用估计为三千万元，是预期的两倍。岛上的居民已经等得疲倦了。没有人愿意说新船什么时候到，也没有人说由谁付钱。车站前的咖啡馆失去了三分之一的客人。",
    },
    Sample {
        language: "Chinese, traditional",
        encodings: &["Big5"],
        text: "鎮公所星期一宣布，渡輪從春天起每天只開四班。海峽上的大橋仍然禁止重型車輛通行。報告說，橋墩必須在下一個冬天之前加固。費用估計為三千萬元，是預期的兩倍。島上的居民已經等得疲倦了。沒有人願意說新船什麼時候到，也沒有人說由誰付錢。車站前的咖啡館失去了三分之一的客人。",
    },
    Sample {
        language: "Korean",
        encodings: &["EUC-KR"],
        text: "여객선은 봄부터 하루에 네 번만 다닌다고 군청이 월요일에 발표했다. 해협을 건너는 다리는 아직도 대형차가 지나갈 수 없다. 보고서에 따르면 다음 겨울이 오기 전에 교각을 보강해야 한다. 비용은 삼천만 원으로 예상의 두 배이다. 섬 주민들은 기다림에 지쳤다. 새 배가 언제 오는지, 누가 돈을 내는지 아무도 말하려 하지 않는다.",
    },
];
