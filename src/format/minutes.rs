//! How long something took, as people write it.

/// The minutes of a text: `30`, `30 min`, `30分钟`, `1小时`, `1:30`.
pub fn parse(text: &str) -> Option<u16> {
    let plain = text.trim().to_lowercase();
    if let Some((hours, minutes)) = plain.split_once(':') {
        let (hours, minutes) =
            (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok().filter(|minutes| *minutes < 60)?);
        return hours.checked_mul(60)?.checked_add(minutes);
    }
    let number = |units: &[&str]| {
        let number = units.iter().find_map(|unit| plain.strip_suffix(unit))?;
        number.trim().parse::<u16>().ok()
    };
    let of_hours = || number(&["小时", "hours", "hour", "h"])?.checked_mul(60);
    plain.parse().ok().or_else(|| number(&["分钟", "分", "minutes", "minute", "mins", "min", "m"])).or_else(of_hours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_in_many_forms() {
        let all = [("30", 30), ("30 min", 30), ("30分钟", 30), ("1小时", 60), ("2h", 120), ("1:30", 90)];
        for (text, minutes) in all {
            assert_eq!(parse(text), Some(minutes), "{text}");
        }
        for text in ["", "long", "1:75", "-5", "99999小时"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
