#![no_main]
//! The parts of a workbook with any content, in a sound archive: random bytes alone seldom get through the checksums.

use std::io::{Cursor, Write};

use clientbook::book::{Day, Settings};
use clientbook::exchange::sheet::{self, SheetOptions};
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TODAY: Day = Day::constant(2026, 11, 28);

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

fuzz_target!(|parts: (&[u8], &[u8])| {
    let (rows, texts) = parts;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let sheet = [
        br#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Phone</t></is></c></row>"#,
        rows,
        b"</sheetData></worksheet>",
    ]
    .concat();
    let shared = [br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#, texts, b"</sst>"].concat();
    let files: [(&str, &[u8]); 5] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &shared),
    ];
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in files {
        archive.start_file(name, plain).expect("a file in memory");
        archive.write_all(content).expect("memory");
    }
    let bytes = archive.finish().expect("memory").into_inner();
    drop(sheet::read(&bytes, &SheetOptions::default(), &Settings::default(), TODAY));
});
