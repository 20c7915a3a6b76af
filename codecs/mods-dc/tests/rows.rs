//! The mappings by example: lines of a record, and what each form makes of them.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use callslip_mods_dc::{dc, mods, schema_org};

use common::record;

/// Lines of the record, form, and what must be in the result; `!` before it: what must not.
const ROWS: &[(&str, &str, &str)] = &[
    // Titles.
    (
        "=245  14$aThe bees :$ba story /$cN. Lee.",
        "dc",
        "<dc:title>The bees : a story</dc:title>",
    ),
    (
        "=245  14$aThe bees :$ba story /$cN. Lee.",
        "mods",
        "<titleInfo><nonSort>The </nonSort><title>bees</title><subTitle>a story</subTitle></titleInfo>",
    ),
    (
        "=245  10$aHenry V$f1599 :$bdrama.$nPart 2,$pAgincourt$kselections.",
        "mods",
        "<titleInfo><title>Henry V 1599</title><subTitle>drama</subTitle><partNumber>Part 2</partNumber><partName>Agincourt selections</partName></titleInfo>",
    ),
    (
        "=245  10$aWalden /$cThoreau.",
        "mods",
        "<note type=\"statement of responsibility\">Thoreau.</note>",
    ),
    (
        "=245  10$aX\n=246  18$aSpine words",
        "mods",
        "<titleInfo type=\"alternative\" displayLabel=\"Spine title\"><title>Spine words</title></titleInfo>",
    ),
    (
        "=245  10$aX\n=246  31$aIks",
        "mods",
        "<titleInfo type=\"translated\"><title>Iks</title></titleInfo>",
    ),
    (
        "=245  10$aX\n=246  3\\$iOn disc:$aY",
        "dcterms",
        "<dcterms:alternative>Y</dcterms:alternative>",
    ),
    (
        "=245  10$aX\n=240  14$aThe work.$lFrench",
        "mods",
        "<titleInfo type=\"uniform\"><nonSort>The </nonSort><title>work. French</title></titleInfo>",
    ),
    (
        "=210  0\\$aJ. bees$2dnlm",
        "mods",
        "<titleInfo type=\"abbreviated\" authority=\"dnlm\"><title>J. bees</title></titleInfo>",
    ),
    (
        "=245  10$aX\n=242  00$aThe hive.$yeng",
        "mods",
        "<titleInfo type=\"translated\" lang=\"eng\"><title>The hive</title></titleInfo>",
    ),
    (
        "=245  10$aX\n=740  02$aInner",
        "mods",
        "<relatedItem type=\"constituent\"><titleInfo><title>Inner</title></titleInfo></relatedItem>",
    ),
    // Names.
    (
        "=100  1\\$aTwain, Mark,$d1835-1910,$eauthor.$4aut",
        "mods",
        "<name type=\"personal\" usage=\"primary\"><namePart>Twain, Mark</namePart><namePart type=\"date\">1835-1910</namePart><role><roleTerm type=\"text\">author</roleTerm></role><role><roleTerm type=\"code\" authority=\"marcrelator\">aut</roleTerm></role></name>",
    ),
    (
        "=100  1\\$aTwain, Mark,$d1835-1910,$eauthor.",
        "dc",
        "<dc:creator>Twain, Mark, 1835-1910</dc:creator>",
    ),
    (
        "=100  0\\$aJohn Paul$bII,$cPope",
        "mods",
        "<namePart type=\"termsOfAddress\">II, Pope</namePart>",
    ),
    (
        "=100  3\\$aBach family",
        "mods",
        "<name type=\"family\" usage=\"primary\">",
    ),
    (
        "=110  2\\$aUnited States.$bCongress.$bHouse.",
        "mods",
        "<namePart>United States</namePart><namePart>Congress</namePart><namePart>House</namePart>",
    ),
    (
        "=111  2\\$aBee meeting$n(3rd :$d1999 :$cParis)$jchair",
        "mods",
        "<roleTerm type=\"text\">chair</roleTerm>",
    ),
    (
        "=700  1\\$aLee, N.$0http://id.example.org/n1",
        "mods",
        "<name type=\"personal\" valueURI=\"http://id.example.org/n1\"><namePart>Lee, N.</namePart></name>",
    ),
    (
        "=700  1\\$aLee, N.$eeditor",
        "dc",
        "<dc:contributor>Lee, N.</dc:contributor>",
    ),
    (
        "=700  12$aLee, N.$tBees.",
        "mods",
        "<relatedItem type=\"constituent\"><titleInfo><title>Bees</title></titleInfo><name type=\"personal\"><namePart>Lee, N.</namePart></name></relatedItem>",
    ),
    (
        "=720  \\\\$aNobody$4aut",
        "mods",
        "<name><namePart>Nobody</namePart>",
    ),
    // Leader, 006 to 008.
    (
        "=LDR  00000cam a2200000 i 4500",
        "mods",
        "<typeOfResource>text</typeOfResource>",
    ),
    (
        "=LDR  00000ctc a2200000 i 4500",
        "mods",
        "<typeOfResource collection=\"yes\" manuscript=\"yes\">text</typeOfResource>",
    ),
    (
        "=LDR  00000cjm a2200000 i 4500",
        "mods",
        "<typeOfResource>sound recording-musical</typeOfResource>",
    ),
    (
        "=LDR  00000cgm a2200000 i 4500",
        "dcterms",
        "<dcterms:type xsi:type=\"dcterms:DCMIType\">Image</dcterms:type>",
    ),
    (
        "=LDR  00000cem a2200000 i 4500",
        "dc",
        "<dc:type>image</dc:type>",
    ),
    (
        "=LDR  00000cas a2200000 i 4500",
        "mods",
        "<issuance>serial</issuance>",
    ),
    (
        "=008  980513s1998\\\\\\\\nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d",
        "mods",
        "<genre authority=\"marcgt\">bibliography</genre><genre authority=\"marcgt\">index</genre><genre authority=\"marcgt\">fiction</genre>",
    ),
    (
        "=008  980513s1998\\\\\\\\nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d",
        "mods",
        "<genre authority=\"marcgt\">conference publication</genre>",
    ),
    (
        "=008  980513s1998\\\\\\\\nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d",
        "mods",
        "<place><placeTerm type=\"code\" authority=\"marccountry\">nyu</placeTerm></place><dateIssued encoding=\"marc\">1998</dateIssued><issuance>monographic</issuance>",
    ),
    (
        "=008  980513s1998\\\\\\\\nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d",
        "mods",
        "<targetAudience authority=\"marctarget\">juvenile</targetAudience>",
    ),
    (
        "=008  980513s1998\\\\\\\\nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d",
        "mods",
        "<languageTerm authority=\"iso639-2b\" type=\"code\">eng</languageTerm>",
    ),
    (
        "=008  980513s1998\\\\\\\\nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d",
        "mods",
        "<form authority=\"marcform\">print</form>",
    ),
    (
        "=008  980513s1998\\\\\\\\nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d",
        "dcterms",
        "<dcterms:issued xsi:type=\"dcterms:W3CDTF\">1998</dcterms:issued>",
    ),
    (
        "=008  980513s1998\\\\\\\\nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d",
        "schema",
        "\"inLanguage\":\"en\"",
    ),
    (
        "=008  980513q19101919nyua\\\\\\j\\bi\\\\\\101\\1\\eng\\d",
        "mods",
        "<dateIssued encoding=\"marc\" point=\"end\" qualifier=\"questionable\">1919</dateIssued>",
    ),
    (
        "=008  980513t20182017nyua\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d",
        "mods",
        "<copyrightDate encoding=\"marc\">2017</copyrightDate>",
    ),
    (
        "=041  1\\$aeng$hfre",
        "mods",
        "<language objectPart=\"translation\"><languageTerm authority=\"iso639-2b\" type=\"code\">fre</languageTerm></language>",
    ),
    ("=041  0\\$aengfre", "dc", "<dc:language>fre</dc:language>"),
    (
        "=041  07$ade$2rfc3066",
        "dcterms",
        "<dcterms:language xsi:type=\"dcterms:RFC3066\">de</dcterms:language>",
    ),
    // Origin and description.
    (
        "=260  \\\\$aBoston :$bTicknor,$c1854.",
        "dc",
        "<dc:publisher>Boston : Ticknor</dc:publisher><dc:date>1854</dc:date>",
    ),
    (
        "=260  \\\\$a[Boston] :$bTicknor,$c[1854]",
        "mods",
        "<placeTerm type=\"text\">Boston</placeTerm></place><publisher>Ticknor</publisher><dateIssued>1854</dateIssued>",
    ),
    (
        "=260  \\\\$aBoston :$bTicknor,$cc1854.",
        "dcterms",
        "<dcterms:dateCopyrighted>c1854</dcterms:dateCopyrighted>",
    ),
    (
        "=264  \\3$aBoston :$bPrinter,$c1855",
        "mods",
        "<originInfo eventType=\"manufacture\"><place><placeTerm type=\"text\">Boston</placeTerm></place><publisher>Printer</publisher><dateOther>1855</dateOther>",
    ),
    (
        "=264  \\4$c©1854",
        "mods",
        "<copyrightDate>©1854</copyrightDate>",
    ),
    (
        "=250  \\\\$a2nd ed. /$brev. by Lee.",
        "mods",
        "<originInfo><edition>2nd ed. / rev. by Lee</edition></originInfo>",
    ),
    (
        "=LDR  00000cas a2200000 i 4500\n=310  \\\\$aMonthly",
        "mods",
        "<originInfo><frequency>Monthly</frequency></originInfo>",
    ),
    (
        "=310  \\\\$aMonthly",
        "dcterms",
        "<dcterms:accrualPeriodicity>Monthly</dcterms:accrualPeriodicity>",
    ),
    (
        "=300  \\\\$axii, 340 p. :$bill. ;$c24 cm.",
        "mods",
        "<extent>xii, 340 p. : ill. ; 24 cm</extent>",
    ),
    (
        "=300  \\\\$axii, 340 p. :$bill. ;$c24 cm.",
        "schema",
        "\"numberOfPages\":340",
    ),
    (
        "=338  \\\\$avolume$2rdacarrier",
        "mods",
        "<form type=\"carrier\" authority=\"rdacarrier\">volume</form>",
    ),
    (
        "=007  vd\\cvaizq",
        "mods",
        "<form authority=\"marccategory\">videorecording</form>",
    ),
    // Notes.
    (
        "=520  3\\$aShort.",
        "mods",
        "<abstract type=\"abstract\">Short.</abstract>",
    ),
    (
        "=520  3\\$aShort.",
        "dcterms",
        "<dcterms:abstract>Short.</dcterms:abstract>",
    ),
    (
        "=520  1\\$aPraise.",
        "dcterms",
        "<dcterms:description>Praise.</dcterms:description>",
    ),
    (
        "=505  00$tOne /$rLee --$tTwo.",
        "mods",
        "<tableOfContents>One / Lee -- Two.</tableOfContents>",
    ),
    (
        "=504  \\\\$aIndex.",
        "mods",
        "<note type=\"bibliography\">Index.</note>",
    ),
    (
        "=504  \\\\$aIndex.",
        "dc",
        "<dc:description>Index.</dc:description>",
    ),
    (
        "=546  \\\\$aIn Greek.",
        "dc",
        "<dc:language>In Greek.</dc:language>",
    ),
    (
        "=506  \\\\$aClosed.",
        "mods",
        "<accessCondition type=\"restriction on access\">Closed.</accessCondition>",
    ),
    (
        "=540  \\\\$aFree.",
        "dcterms",
        "<dcterms:license>Free.</dcterms:license>",
    ),
    ("=541  0\\$aSecret donor", "dc", "!Secret"),
    ("=541  0\\$aSecret donor", "mods", "!Secret"),
    ("=561  0\\$aSecret owner", "dcterms", "!Secret"),
    ("=561  0\\$aSecret owner", "mods", "!Secret"),
    (
        "=561  1\\$aOpen owner",
        "mods",
        "<note type=\"ownership\">Open owner</note>",
    ),
    ("=590  \\\\$aStaff only", "dc", "!Staff only"),
    ("=590  \\\\$aStaff only", "mods", "!Staff only"),
    // Subjects.
    (
        "=650  \\0$aBees$zMaine$vMaps.",
        "dc",
        "<dc:subject>Bees--Maine--Maps</dc:subject>",
    ),
    (
        "=650  \\0$aBees$zMaine$vMaps.",
        "dcterms",
        "<dcterms:subject xsi:type=\"dcterms:LCSH\">Bees--Maine--Maps</dcterms:subject><dcterms:spatial>Maine</dcterms:spatial>",
    ),
    (
        "=650  \\0$aBees$zMaine$vMaps.",
        "mods",
        "<subject authority=\"lcsh\"><topic>Bees</topic><geographic>Maine</geographic><genre>Maps</genre></subject>",
    ),
    (
        "=650  \\7$aBees.$2fast$0(OCoLC)fst00829147",
        "mods",
        "<subject authority=\"fast\"><topic>Bees</topic></subject>",
    ),
    (
        "=600  10$aTwain, Mark,$d1835-1910.$tTom Sawyer$xFences.",
        "mods",
        "<subject authority=\"lcsh\"><name type=\"personal\"><namePart>Twain, Mark</namePart><namePart type=\"date\">1835-1910</namePart></name><titleInfo><title>Tom Sawyer</title></titleInfo><topic>Fences</topic></subject>",
    ),
    (
        "=651  \\7$aMaine.$2tgn",
        "dcterms",
        "<dcterms:spatial xsi:type=\"dcterms:TGN\">Maine</dcterms:spatial>",
    ),
    (
        "=651  \\7$aMaine.$2tgn",
        "dcterms",
        "!<dcterms:spatial>Maine",
    ),
    (
        "=653  1\\$abees$ahoney",
        "mods",
        "<subject><topic>bees</topic><topic>honey</topic></subject>",
    ),
    (
        "=653  1\\$abees$ahoney",
        "schema",
        "\"keywords\":[\"bees\",\"honey\"]",
    ),
    (
        "=655  \\7$aNovels.$2lcgft",
        "mods",
        "<genre authority=\"lcgft\">Novels</genre>",
    ),
    (
        "=043  \\\\$an-us-me",
        "mods",
        "<geographicCode authority=\"marcgac\">n-us-me</geographicCode>",
    ),
    (
        "=045  2\\$bd1860$bd1865",
        "mods",
        "<temporal encoding=\"iso8601\" point=\"start\">1860</temporal><temporal encoding=\"iso8601\" point=\"end\">1865</temporal>",
    ),
    (
        "=255  \\\\$aScale 1:2 ;$bconic$c(W 1)",
        "mods",
        "<cartographics><scale>Scale 1:2 ;</scale><projection>conic</projection><coordinates>(W 1)</coordinates></cartographics>",
    ),
    (
        "=752  \\\\$aUnited States$bMaine$dBath",
        "mods",
        "<hierarchicalGeographic><country>United States</country><state>Maine</state><city>Bath</city></hierarchicalGeographic>",
    ),
    (
        "=752  \\\\$aUnited States$bMaine$dBath",
        "dc",
        "<dc:coverage>United States--Maine--Bath</dc:coverage>",
    ),
    (
        "=050  00$aPS3048$b.A1",
        "mods",
        "<classification authority=\"lcc\">PS3048 .A1</classification>",
    ),
    (
        "=082  04$a818.3$222",
        "mods",
        "<classification authority=\"ddc\" edition=\"22\">818.3</classification>",
    ),
    (
        "=086  0\\$aA 1.2:B 39",
        "mods",
        "<classification authority=\"sudocs\">A 1.2:B 39</classification>",
    ),
    // Related items.
    (
        "=490  1\\$aBee books ;$vv. 3",
        "mods",
        "<relatedItem type=\"series\"><titleInfo><title>Bee books</title><partNumber>v. 3</partNumber></titleInfo></relatedItem>",
    ),
    (
        "=490  1\\$aBee books ;$vv. 3",
        "dcterms",
        "<dcterms:isPartOf>Bee books ; v. 3</dcterms:isPartOf>",
    ),
    (
        "=830  \\0$aBee books ;$v3.",
        "mods",
        "<relatedItem type=\"series\"><titleInfo><title>Bee books</title><partNumber>3</partNumber></titleInfo></relatedItem>",
    ),
    (
        "=780  00$tOld bees$x1234-5679$w(DLC)sn78",
        "mods",
        "<relatedItem type=\"preceding\"><titleInfo><title>Old bees</title></titleInfo><identifier type=\"issn\">1234-5679</identifier><identifier type=\"lccn\">sn78</identifier></relatedItem>",
    ),
    (
        "=780  00$tOld bees",
        "dcterms",
        "<dcterms:replaces>Old bees</dcterms:replaces>",
    ),
    (
        "=773  0\\$tHost$gp. 5",
        "mods",
        "<relatedItem type=\"host\"><titleInfo><title>Host</title></titleInfo><part><text>p. 5</text></part></relatedItem>",
    ),
    (
        "=776  08$iOnline:$tBees$z9780131103627",
        "mods",
        "<relatedItem type=\"otherFormat\" displayLabel=\"Online\">",
    ),
    // Identifiers and addresses.
    (
        "=020  \\\\$a9780131103627 (pbk.)$z0131103628",
        "mods",
        "<identifier type=\"isbn\">9780131103627</identifier><identifier type=\"isbn\" invalid=\"yes\">0131103628</identifier>",
    ),
    (
        "=020  \\\\$a9780131103627 (pbk.)",
        "dc",
        "<dc:identifier>URN:ISBN:9780131103627</dc:identifier>",
    ),
    (
        "=020  \\\\$a9780131103627 (pbk.)",
        "schema",
        "\"isbn\":\"9780131103627\"",
    ),
    (
        "=022  \\\\$a1234-5679$y0000-0000$l1111-1111",
        "mods",
        "<identifier type=\"issn-l\">1111-1111</identifier>",
    ),
    (
        "=024  7\\$a10.1000/1$2doi",
        "mods",
        "<identifier type=\"doi\">10.1000/1</identifier>",
    ),
    (
        "=028  02$aM 1$bLabel",
        "mods",
        "<identifier type=\"issue number\">Label M 1</identifier>",
    ),
    (
        "=035  \\\\$a(OCoLC)ocm00012345",
        "mods",
        "<identifier type=\"oclc\">00012345</identifier>",
    ),
    (
        "=856  40$uhttps://e.org/1$zAll$3PDF",
        "mods",
        "<location><url displayLabel=\"PDF\" note=\"All\" usage=\"primary\">https://e.org/1</url></location>",
    ),
    (
        "=856  42$uhttps://e.org/2$3Review",
        "mods",
        "<relatedItem displayLabel=\"Review\"><location><url displayLabel=\"Review\">https://e.org/2</url></location></relatedItem>",
    ),
    (
        "=856  40$uhttps://e.org/1",
        "dcterms",
        "<dcterms:identifier xsi:type=\"dcterms:URI\">https://e.org/1</dcterms:identifier>",
    ),
    (
        "=856  40$uhttps://e.org/1",
        "schema",
        "\"url\":\"https://e.org/1\"",
    ),
    (
        "=852  \\\\$aMain$bShelf$hPS1$i.A",
        "mods",
        "<location><physicalLocation>Main Shelf</physicalLocation><shelfLocator>PS1 .A</shelfLocator></location>",
    ),
    (
        "=001  12\n=003  OCoLC\n=040  \\\\$aDLC$beng$erda",
        "mods",
        "<recordContentSource authority=\"marcorg\">DLC</recordContentSource><recordIdentifier source=\"OCoLC\">12</recordIdentifier>",
    ),
    // Other scripts.
    (
        "=245  00$6880-01$aSefer.\n=880  00$6245-01/(2/r$aספר.",
        "mods",
        "<titleInfo altRepGroup=\"01\"><title>Sefer</title></titleInfo><titleInfo altRepGroup=\"01\" script=\"Hebr\"><title>ספר</title></titleInfo>",
    ),
    (
        "=245  00$6880-01$aSefer.\n=880  00$6245-01/(2/r$aספר.",
        "dc",
        "<dc:title>Sefer</dc:title><dc:title>ספר</dc:title>",
    ),
    (
        "=245  00$6880-01$aSefer.\n=880  00$6245-01/(2/r$aספר.",
        "schema",
        "\"alternateName\":\"ספר\"",
    ),
    (
        "=245  10$aX\n=100  1\\$6880-02$aTolstoi, L.\n=880  1\\$6100-02/(N$aТолстой, Л.",
        "schema",
        "\"author\":{\"@type\":\"Person\",\"alternateName\":\"Толстой, Л.\",\"name\":\"Tolstoi, L.\"}",
    ),
    (
        "=880  \\\\$6500-00/{dollar}1$a注",
        "mods",
        "<note script=\"Hani\">注</note>",
    ),
    // People of schema.org, and what is escaped.
    (
        "=245  10$aX\n=700  1\\$aLee, N.$eillustrator",
        "schema",
        "\"illustrator\":{\"@type\":\"Person\",\"name\":\"Lee, N.\"}",
    ),
    (
        "=LDR  00000cas a2200000 i 4500\n=022  \\\\$a1234-5679",
        "schema",
        "\"@type\":\"Periodical\"",
    ),
    (
        "=245  10$aA & B <c>",
        "dc",
        "<dc:title>A &amp; B &lt;c&gt;</dc:title>",
    ),
];

fn check(lines: &str, form: &str, expected: &str) {
    let record = record(lines);
    let found = match form {
        "dc" => dc::to_element(&record, dc::Profile::Simple).value.to_xml(),
        "dcterms" => dc::to_element(&record, dc::Profile::Qualified)
            .value
            .to_xml(),
        "mods" => mods::to_element(&record).value.to_xml(),
        _ => schema_org::to_json(&record, None).value.to_string(),
    };
    let (text, wanted) = match expected.strip_prefix('!') {
        Some(text) => (text, false),
        None => (expected, true),
    };
    assert_eq!(
        found.contains(text),
        wanted,
        "{form}: {lines}\nexpected: {expected}\nfound: {found}"
    );
}

#[test]
fn mappings() {
    let mut wrong = Vec::new();
    for (lines, form, expected) in ROWS {
        if let Err(told) = std::panic::catch_unwind(|| check(lines, form, expected)) {
            wrong.push(told.downcast_ref::<String>().cloned().unwrap_or_default());
        }
    }
    assert!(
        wrong.is_empty(),
        "{} rows:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn nothing_is_said_twice() {
    let record = record("=245  10$aX\n=246  3\\$aX\n=650  \\0$aBees.\n=650  \\7$aBees$2fast");
    let all = dc::statements(&record, dc::Profile::Simple);
    let count = |value: &str| all.iter().filter(|it| it.value == value).count();
    assert_eq!((count("X"), count("Bees")), (1, 1));
}

#[test]
fn faults_say_what_a_record_lacks() {
    for (lines, expected) in [
        ("=245  10$aX", ""),
        ("=500  \\\\$aX", "no-title"),
        (
            "=LDR  00000nz  a2200000n  4500\n=100  1\\$aX",
            "not-bibliographic",
        ),
        ("=245  10$aX\n=880  \\\\$aY", "linkage"),
    ] {
        let faults = mods::to_element(&record(lines)).faults;
        let names: Vec<&str> = faults.iter().map(|fault| fault.rule.name()).collect();
        assert_eq!(names.join(" "), expected, "{lines}");
    }
    let mut bad = record("=245  10$aX");
    bad.add(callslip_marc::DataField::new("500", *b"  ").with('a', "a\u{1}b"));
    let dc = dc::to_element(&bad, dc::Profile::Simple);
    assert_eq!(
        dc.faults[0].to_string(),
        "character: any: a character that XML forbids was written as U+FFFD; take it out"
    );
    assert!(dc.value.to_xml().contains("a\u{FFFD}b"));
}
