//! A small library in several scripts. A row: id; title; authors; subjects; year; language; format; branch; sudoc or
//! call number; flags (a: available, s: suppressed).

use crate::BibDoc;

const ROWS: &str = "
1; Moby Dick : or, The whale; Melville, Herman; Whaling -- Fiction; 1851; eng; book; Main; PS2384 .M6; a
2; The whale; Hoare, Philip; Whales; 2008; eng; book; North; QL737.C4 H63; a
3; Whales of the world; Bonner, Nigel; Whales, Marine mammals; 1989; eng; book; Main; QL737.C4 B66;
4; The old man and the sea; Hemingway, Ernest; Fishers -- Fiction; 1952; eng; book; Main; PS3515.E37 O4; a
5; A farewell to arms; Hemingway, Ernest; World War, 1914-1918 -- Fiction; 1929; eng; book; South; PS3515.E37 F3;
6; L'éducation sentimentale; Flaubert, Gustave; Young men -- Fiction; 1869; fre; book; Main; PQ2246 .E4; a
7; Voyna i mir = Война и мир; Толстой, Лев; Napoleonic Wars -- Fiction; 1869; rus; book; North; PG3365 .V6;
8; 東京都立図書館の歴史; 佐藤, 花子; Libraries -- Japan; 1994; jpn; book; North; Z845 .T6; a
9; إدارة المكتبات الجامعية; حسن, أحمد; Academic libraries; 2001; ara; book; South; Z675 .H3;
10; Soil survey of Adams County, Iowa; United States. Soil Conservation Service; Soils -- Iowa; 1963; eng; map; Main; A 57.38:AD 1; a
11; Soil survey of Adair County, Iowa; United States. Soil Conservation Service; Soils -- Iowa; 1980; eng; map; North; A 57.38:AD 2;
12; Hearing on judiciary nominations; United States. Congress; Judges; 2008; eng; book; Main; Y 4.J 89/1:S.HRG.110-123; a
13; Secret plans of the whale; Doe, Jane; Whales; 2010; eng; book; Main; QL1 .D6; as
14; Health-care e-book; O'Brien, Tim; Medical care; 2015; eng; computer file; South; RA1 .O2; a
15; Programming in C++; Smith, Ann; C++ (Computer program language); 1998; eng; book; Main; QA76.73.C153 S5;
16; Children's literature in the U.S.; Łukasz, Żaneta; Children's literature; 1999; eng; book; North; PN1009 .L8; a
";

pub(super) fn docs() -> Vec<BibDoc> {
    ROWS.lines()
        .filter(|row| !row.is_empty())
        .map(doc)
        .collect()
}

fn doc(row: &str) -> BibDoc {
    let parts: Vec<&str> = row.split(';').map(str::trim).collect();
    let [
        id,
        title,
        author,
        subject,
        year,
        language,
        format,
        branch,
        number,
        flags,
    ] = parts[..]
    else {
        panic!("a row of another length: {row}")
    };
    let sudoc = number.contains(':');
    BibDoc {
        id: id.parse().unwrap(),
        title: title.to_owned(),
        title_sort: ["The ", "A ", "L'"]
            .iter()
            .find_map(|each| title.strip_prefix(each))
            .unwrap_or(title)
            .to_owned(),
        authors: vec![author.to_owned()],
        subjects: vec![subject.to_owned()],
        year: year.parse().ok(),
        languages: vec![language.to_owned()],
        format: format.to_owned(),
        branches: vec![branch.to_owned()],
        call_numbers: (!sudoc).then(|| number.to_owned()).into_iter().collect(),
        sudocs: sudoc.then(|| number.to_owned()).into_iter().collect(),
        barcodes: vec![format!("3123400000{:04}", id.parse::<u32>().unwrap())],
        isbns: (id == "4")
            .then(|| "0-684-80122-1 (pbk.)".to_owned())
            .into_iter()
            .collect(),
        issns: (id == "10")
            .then(|| "2049-3630".to_owned())
            .into_iter()
            .collect(),
        control_number: Some(format!("ocm0000{id}")),
        notes: vec![format!("Printed on paper in {year}.")],
        publisher: vec!["New York : Harper".to_owned()],
        series: (id == "10" || id == "11")
            .then(|| "Soil survey series".to_owned())
            .into_iter()
            .collect(),
        available: flags.contains('a'),
        suppressed: flags.contains('s'),
        ..BibDoc::default()
    }
}
