//! Accounts in messengers and networks. WeChat has a field; others are facts.

use percent_encoding::percent_decode_str;

use super::line::Line;
use super::reading::Reading;
use crate::book::letters::one_line;

/// The names of services: how people write them, and the words that files use for them, in lower case.
const SERVICES: [(&str, &[&str]); 25] = [
    ("WeChat", &["wechat", "weixin", "微信", "微信号", "wx"]),
    ("QQ", &["qq", "qq号", "tencent"]),
    ("DingTalk", &["dingtalk", "dingding", "钉钉"]),
    ("Feishu", &["feishu", "lark", "飞书"]),
    ("WeCom", &["wecom", "wxwork", "企业微信"]),
    ("Weibo", &["weibo", "sinaweibo", "新浪微博", "微博"]),
    ("WhatsApp", &["whatsapp"]),
    ("Telegram", &["telegram", "tg"]),
    ("Signal", &["signal"]),
    ("LINE", &["line"]),
    ("Skype", &["skype", "skype-username"]),
    ("Facebook", &["facebook", "fb", "messenger"]),
    ("LinkedIn", &["linkedin"]),
    ("X", &["twitter", "x", "twitter-id"]),
    ("Instagram", &["instagram"]),
    ("Jabber", &["jabber", "xmpp"]),
    ("ICQ", &["icq"]),
    ("AIM", &["aim"]),
    ("MSN", &["msn", "msnim"]),
    ("Yahoo", &["yahoo", "ymsgr"]),
    ("Google Talk", &["google talk", "google-talk", "gtalk", "googletalk", "hangouts"]),
    ("Gadu-Gadu", &["gadugadu", "gadu-gadu", "gg"]),
    ("SIP", &["sip"]),
    ("Matrix", &["matrix"]),
    ("Zalo", &["zalo"]),
];

/// Takes a line about an account; `false` for any other.
pub(super) fn take<'p>(reading: &mut Reading<'p>, line: &Line<'p>) -> bool {
    match line.name() {
        "IMPP" => messenger(reading, line),
        "X-TC-IM" => {
            let service = line.types().find_map(known).unwrap_or("IM");
            say(reading, line, service, &line.one_line());
        }
        "X-SOCIALPROFILE" | "SOCIALPROFILE" => profile(reading, line),
        "X-MS-IMADDRESS" | "X-IM" => say(reading, line, "IM", &line.one_line()),
        name => {
            let Some(service) = name.strip_prefix("X-").and_then(known) else { return false };
            // `X-LINE` and `X-X` may be anything.
            if matches!(service, "X" | "LINE") && name != "X-TWITTER" {
                return false;
            }
            say(reading, line, service, &line.one_line());
        }
    }
    true
}

/// The name of a service that a file calls so.
fn known(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    SERVICES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(name, _)| *name)
}

fn messenger<'p>(reading: &mut Reading<'p>, line: &Line<'p>) {
    let text = line.one_line();
    let (scheme, account) = match text.split_once(':') {
        Some((scheme, account)) if scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) => {
            (scheme, account)
        }
        _ => ("", text.as_str()),
    };
    let account = percent_decode_str(account.trim_start_matches('/')).decode_utf8_lossy();
    let said = line.parameter("X-SERVICE-TYPE").or_else(|| line.parameter("SERVICE-TYPE")).map(str::to_owned);
    let label = reading.plain_label(line);
    let service = [said.as_deref(), label.as_deref(), Some(scheme)].into_iter().flatten().find_map(known);
    let service = service.map(str::to_owned).or(said).or(label).unwrap_or_else(|| match scheme {
        "" | "x-apple" => "IM".to_owned(),
        scheme => scheme.to_owned(),
    });
    say(reading, line, &service, &one_line(&account));
}

fn profile<'p>(reading: &mut Reading<'p>, line: &Line<'p>) {
    let said = line.parameter("SERVICE-TYPE").map(str::to_owned);
    let label = reading.plain_label(line);
    let kind = line.types().find(|one| !one.eq_ignore_ascii_case("pref") && !one.is_empty()).map(str::to_owned);
    let words = [said, kind, label];
    let service = words.iter().flatten().find_map(|word| known(word)).map(str::to_owned);
    let service = service.or_else(|| words.into_iter().flatten().next()).unwrap_or_else(|| "profile".to_owned());
    let user = line.parameter("X-USER").or_else(|| line.parameter("USERNAME")).map(str::to_owned);
    let account = user.unwrap_or_else(|| {
        let text = line.one_line();
        text.strip_prefix("x-apple:").map_or(text.clone(), str::to_owned)
    });
    say(reading, line, &service, &one_line(&percent_decode_str(&account).decode_utf8_lossy()));
}

fn say(reading: &mut Reading, line: &Line, service: &str, account: &str) {
    if service == "WeChat" {
        reading.say("wechat", line.rank(), Some(service.to_owned()), account);
    } else {
        reading.fact(service, account);
    }
}
