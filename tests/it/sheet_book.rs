//! Makes workbooks from a short description, so that samples can be read and reviewed.
//!
//! `= NAME` begins a sheet (`= NAME hidden`), each further line is a row with tabs between its cells. A cell is a text,
//! `~text` an inline one, `#12` a number, `@28717` a day by its number, `%0.5` a time, `!1` a truth. `\n` in a text is a line
//! end. `merge A1:B2`, `hide 3` and `cell C4 text` change the sheet; `row 10` gives the number of the next row. `1904` on the
//! first line makes days count from then.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Crc;

#[derive(Default)]
struct Sheet {
    name: String,
    is_hidden: bool,
    rows: Vec<(usize, Vec<String>)>,
    merged: Vec<String>,
    hidden_rows: Vec<usize>,
    cells: Vec<(String, String)>,
}

fn sheets(text: &str) -> (bool, Vec<Sheet>) {
    let (mut all, mut line_number, mut is_1904): (Vec<Sheet>, usize, bool) = (Vec::new(), 0, false);
    for line in text.lines() {
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        match words[..] {
            ["1904"] => is_1904 = true,
            ["=", name] => {
                all.push(Sheet { name: name.to_owned(), ..Sheet::default() });
                line_number = 0;
            }
            ["=", name, "hidden"] => {
                all.push(Sheet { name: name.to_owned(), is_hidden: true, ..Sheet::default() });
                line_number = 0;
            }
            _ => {
                let sheet = all.last_mut().expect("a sheet");
                match words[..] {
                    ["merge", range] => sheet.merged.push(range.to_owned()),
                    ["hide", row] => sheet.hidden_rows.push(row.parse().expect("a row")),
                    ["row", row] => line_number = row.parse::<usize>().expect("a row") - 1,
                    ["cell", at, text] => sheet.cells.push((at.to_owned(), text.to_owned())),
                    _ => {
                        line_number += 1;
                        let cells = line.split('\t').map(|cell| cell.replace("\\n", "\n")).collect();
                        sheet.rows.push((line_number, cells));
                    }
                }
            }
        }
    }
    (is_1904, all)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn letter(column: usize) -> String {
    assert!(column < 26);
    char::from(b'A' + column as u8).to_string()
}

/// An XLSX workbook.
pub fn xlsx(text: &str) -> Vec<u8> {
    let (is_1904, sheets) = sheets(text);
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut texts, mut parts, mut list, mut rels) = (Vec::new(), Vec::new(), String::new(), String::new());
    for (at, sheet) in sheets.iter().enumerate() {
        let number = at + 1;
        let state = if sheet.is_hidden { " state=\"hidden\"" } else { "" };
        let _ = write!(list, "<sheet name=\"{}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>", sheet.name);
        let _ = write!(
            rels,
            "<Relationship Id=\"rId{number}\" Type=\"{rel}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        parts.push((format!("xl/worksheets/sheet{number}.xml"), xlsx_sheet(sheet, main, &mut texts)));
    }
    let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let _ = write!(
        rels,
        "<Relationship Id=\"rIdT\" Type=\"{rel}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rIdS\" Type=\"{rel}/styles\" Target=\"styles.xml\"/>"
    );
    let properties = if is_1904 { "<workbookPr date1904=\"1\"/>" } else { "" };
    parts.push((
        "xl/workbook.xml".into(),
        format!("{start}<workbook xmlns=\"{main}\" xmlns:r=\"{rel}\">{properties}<sheets>{list}</sheets></workbook>"),
    ));
    let package = "http://schemas.openxmlformats.org/package/2006";
    parts.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!("{start}<Relationships xmlns=\"{package}/relationships\">{rels}</Relationships>"),
    ));
    parts.push(("_rels/.rels".into(), format!("{start}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")));
    parts.push(("xl/styles.xml".into(), format!("{start}<styleSheet xmlns=\"{main}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"20\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>")));
    let items: String =
        texts.iter().map(|text: &String| format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(text))).collect();
    parts.push(("xl/sharedStrings.xml".into(), format!("{start}<sst xmlns=\"{main}\">{items}</sst>")));
    parts.push(("[Content_Types].xml".into(), format!("{start}<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    deflated(&parts)
}

fn xlsx_sheet(sheet: &Sheet, main: &str, texts: &mut Vec<String>) -> String {
    let mut rows = String::new();
    for (line, cells) in &sheet.rows {
        let hidden = if sheet.hidden_rows.contains(line) { " hidden=\"1\"" } else { "" };
        let _ = write!(rows, "<row r=\"{line}\"{hidden}>");
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let at = format!("{}{line}", letter(column));
            let value = cell.get(1..).unwrap_or_default();
            let _ = match cell.chars().next() {
                Some('#') => write!(rows, "<c r=\"{at}\"><v>{value}</v></c>"),
                Some('@') => write!(rows, "<c r=\"{at}\" s=\"1\"><v>{value}</v></c>"),
                Some('%') => write!(rows, "<c r=\"{at}\" s=\"2\"><v>{value}</v></c>"),
                Some('!') => write!(rows, "<c r=\"{at}\" t=\"b\"><v>{value}</v></c>"),
                Some('~') => write!(rows, "<c r=\"{at}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
                _ => {
                    texts.push(cell.clone());
                    write!(rows, "<c r=\"{at}\" t=\"s\"><v>{}</v></c>", texts.len() - 1)
                }
            };
        }
        rows += "</row>";
    }
    for (at, text) in &sheet.cells {
        let line: String = at.chars().filter(char::is_ascii_digit).collect();
        let _ =
            write!(rows, "<row r=\"{line}\"><c r=\"{at}\" t=\"inlineStr\"><is><t>{}</t></is></c></row>", escaped(text));
    }
    let merged: String = sheet.merged.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>")).collect();
    let merged = if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{merged}</worksheet>"
    )
}

/// An ODS workbook. Only columns are merged down.
pub fn ods(text: &str) -> Vec<u8> {
    let mut tables = String::new();
    for sheet in sheets(text).1 {
        let _ = write!(tables, "<table:table table:name=\"{}\">", escaped(&sheet.name));
        let mut next = 1;
        for (line, cells) in &sheet.rows {
            if *line > next {
                let _ = write!(
                    tables,
                    "<table:table-row table:number-rows-repeated=\"{}\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>",
                    line - next
                );
            }
            next = line + 1;
            tables += "<table:table-row>";
            for (column, cell) in cells.iter().enumerate() {
                let starts = |range: &&String| range.starts_with(&format!("{}{line}:", letter(column)));
                let covers = |range: &&String| range.ends_with(&format!(":{}{line}", letter(column)));
                let span = sheet.merged.iter().find(starts).map_or("", |_| " table:number-rows-spanned=\"2\"");
                if sheet.merged.iter().any(|range| covers(&range)) {
                    tables += "<table:covered-table-cell/>";
                    continue;
                }
                tables += &ods_cell(cell, span);
            }
            tables += "</table:table-row>";
        }
        tables += "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row></table:table>";
    }
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ])
}

fn ods_cell(cell: &str, span: &str) -> String {
    let value = cell.get(1..).unwrap_or_default();
    match cell.chars().next() {
        None => "<table:table-cell/>".into(),
        Some('#') => format!(
            "<table:table-cell{span} office:value-type=\"float\" office:value=\"{value}\"><text:p>1,4E+10</text:p></table:table-cell>"
        ),
        Some('@') => {
            let day = jiff::civil::date(1899, 12, 30)
                .saturating_add(jiff::Span::new().days(value.parse::<i32>().expect("a day")));
            format!(
                "<table:table-cell{span} office:value-type=\"date\" office:date-value=\"{day}\"><text:p>15.08.78</text:p></table:table-cell>"
            )
        }
        Some('!') => format!(
            "<table:table-cell{span} office:value-type=\"boolean\" office:boolean-value=\"{}\"><text:p>WAHR</text:p></table:table-cell>",
            value == "1"
        ),
        _ => {
            let paragraphs: String =
                cell.split('\n').map(|line| format!("<text:p>{}</text:p>", escaped(line))).collect();
            format!(
                "<table:table-cell{span} office:value-type=\"string\">{paragraphs}<office:annotation><text:p>a remark</text:p></office:annotation></table:table-cell>"
            )
        }
    }
}

/// A zip archive whose parts are not packed.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    archive(parts, |part| (0, part.to_vec()))
}

/// A zip archive.
pub fn deflated(parts: &[(&str, &[u8])]) -> Vec<u8> {
    archive(parts, |part| {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(part).expect("memory");
        (8, encoder.finish().expect("memory"))
    })
}

fn archive(parts: &[(&str, &[u8])], pack: impl Fn(&[u8]) -> (u16, Vec<u8>)) -> Vec<u8> {
    let (mut archive, mut list) = (Vec::new(), Vec::new());
    for (name, part) in parts {
        let mut crc = Crc::new();
        crc.update(part);
        let (method, packed) = pack(part);
        let mut head = Vec::new();
        [20, 0x800, method, 0, 0x21_u16].iter().for_each(|word| head.extend(word.to_le_bytes()));
        [crc.sum(), packed.len() as u32, part.len() as u32].iter().for_each(|word| head.extend(word.to_le_bytes()));
        [name.len() as u16, 0].iter().for_each(|word| head.extend(word.to_le_bytes()));
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&head);
        list.extend([0; 10]);
        list.extend((archive.len() as u32).to_le_bytes());
        list.extend(name.as_bytes());
        archive.extend(b"PK\x03\x04");
        archive.extend(&head);
        archive.extend(name.as_bytes());
        archive.extend(packed);
    }
    let start = archive.len() as u32;
    archive.extend(&list);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    [parts.len() as u16; 2].iter().for_each(|count| archive.extend(count.to_le_bytes()));
    [list.len() as u32, start].iter().for_each(|word| archive.extend(word.to_le_bytes()));
    archive.extend([0; 2]);
    archive
}

/// An OLE container with empty streams of these names.
pub fn ole(names: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0xff);
    bytes[24..34].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    bytes[44..48].copy_from_slice(&1_u32.to_le_bytes());
    bytes[48..52].copy_from_slice(&1_u32.to_le_bytes());
    bytes[56..60].copy_from_slice(&4096_u32.to_le_bytes());
    bytes[60..64].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    bytes[68..72].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
    // The table: itself, then the list of streams.
    let mut table = vec![0xff; 512];
    table[..8].copy_from_slice(&[0xfd, 0xff, 0xff, 0xff, 0xfe, 0xff, 0xff, 0xff]);
    bytes.extend(table);
    let mut list = Vec::new();
    for (at, name) in ["Root Entry"].iter().chain(names).enumerate() {
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut entry = units.clone();
        entry.resize(128, 0);
        entry[64..66].copy_from_slice(&(units.len() as u16 + 2).to_le_bytes());
        entry[66] = if at == 0 { 5 } else { 2 };
        entry[116..120].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
        list.extend(entry);
    }
    list.resize(512, 0);
    bytes.extend(list);
    bytes
}
