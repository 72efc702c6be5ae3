//! Postal addresses, in the order in which people read them.

use super::names::has_han;
use crate::book::letters::one_line;

/// What `ADR` and its companions say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Address<'a> {
    /// The components of `ADR`: box, extension, street, town, region, code, country.
    pub parts: &'a [String],
    /// The district (`X-APPLE-SUBLOCALITY`).
    pub district: &'a str,
    /// The county (`X-APPLE-SUBADMINISTRATIVEAREA`).
    pub county: &'a str,
}

/// Names of China, which nobody writes in an address within it.
const CHINA: [&str; 7] = ["中国", "中国大陆", "中华人民共和国", "China", "China mainland", "CN", "CHN"];

impl Address<'_> {
    fn part(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", String::as_str)
    }

    /// The address as one line; empty where nothing is said.
    pub fn in_order(&self) -> String {
        let [post_box, extension, street, town, region, code, country] = [0, 1, 2, 3, 4, 5, 6].map(|at| self.part(at));
        if [street, town, region, extension, self.district].iter().any(|part| has_han(part)) {
            let country = if CHINA.contains(&country) { "" } else { country };
            return chinese(&[country, region, town, self.county, self.district, street, extension, post_box], code);
        }
        let place = [region, code].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let mut parts: Vec<&str> = Vec::new();
        for part in [post_box, street, extension, self.district, town, self.county, &place, country] {
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts.join(", ")
    }
}

/// From the large to the small, without spaces between Chinese; what is said twice is written once.
fn chinese(parts: &[&str], code: &str) -> String {
    let mut address = String::new();
    let mut last = "";
    for part in parts.iter().filter(|part| !part.is_empty()) {
        // 上海 and 上海市 are one place; a street may begin with the town.
        if address.ends_with(part) {
            continue;
        }
        if !last.is_empty() && part.starts_with(last) {
            address.truncate(address.len() - last.len());
        }
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if is_latin(address.chars().next_back()) && is_latin(part.chars().next()) {
            address.push(' ');
        }
        address.push_str(part);
        last = part;
    }
    one_line(&format!("{address} {code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parts: &str, expect: &str) {
        let parts: Vec<String> = parts.split(';').map(str::to_owned).collect();
        assert_eq!(Address { parts: &parts, ..Address::default() }.in_order(), expect);
    }

    #[test]
    fn addresses_are_read_as_people_write_them() {
        check(";;世纪大道 100 号;浦东新区;上海市;200120;中国", "上海市浦东新区世纪大道 100 号 200120");
        check(";;世纪大道100号;上海市;上海;;", "上海市世纪大道100号");
        check(";;上海市世纪大道100号;上海市;;;中国大陆", "上海市世纪大道100号");
        check(";8栋;信义路五段7号;信义区;台北市;110;台湾", "台湾台北市信义区信义路五段7号8栋 110");
        check(
            ";Suite 4;12 High Street;Springfield;IL;62701;USA",
            "12 High Street, Suite 4, Springfield, IL 62701, USA",
        );
        check(";;;;;;", "");
    }
}
