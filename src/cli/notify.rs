//! `notify`: tells the list of the day once a day, for cron, launchd and the Task Scheduler.

use std::process::{Command, ExitCode, Stdio};

use clap::Args;

use super::{Failure, Session};
use crate::derive::HORIZON;
use crate::derive::day::{Row, rows_of_today};
use crate::i18n::visible::visible_line;
use crate::say;
use crate::wording::failure::Explain;
use crate::write::{remember, remembered};

#[derive(Args, Debug)]
pub struct NotifyArgs {
    /// To the standard output, not to the desktop.
    #[arg(long)]
    print: bool,
    #[arg(long)]
    again: bool,
}

/// Most customers that are named.
const MOST: usize = 6;

/// The day that was told last, in the folder `.clientbook`.
const TOLD: &str = "notified";

/// Tells the list, unless it was told today.
pub fn run(args: &NotifyArgs, session: &Session) -> Result<ExitCode, Failure> {
    let (words, day) = (session.words, session.today.to_string());
    if !args.again && remembered(&session.root, TOLD).as_deref() == Some(&day) {
        return Ok(ExitCode::SUCCESS);
    }
    let overview = session.overview(HORIZON);
    let rows = rows_of_today(&overview);
    if !rows.is_empty() {
        let (title, body) = (say!(words, "notify-title", n = rows.len()), body(session, &rows));
        let is_shown = !args.print && show(&title, &body);
        if !args.print && !is_shown {
            session.terminal.warn(&words.get("notify-no-desktop"));
        }
        if !is_shown {
            session.terminal.out(&format!("{title}\n{body}"));
        }
    }
    remember(&session.root, TOLD, day.as_bytes()).map_err(|error| error.explain(words))?;
    Ok(ExitCode::SUCCESS)
}

/// A line for each of the first customers: who, and why.
fn body(session: &Session, rows: &[Row]) -> String {
    let words = session.words;
    let line = |row: &Row| {
        let name = session.book().customers[row.customer].listed_name().into_owned();
        let reason = session.telling().reason(row.shown()).plain();
        visible_line(&format!("{name}{}{reason}", words.get("colon")))
    };
    let more = rows.len().saturating_sub(MOST);
    let more = (more > 0).then(|| say!(words, "notify-more", n = more));
    rows.iter().take(MOST).map(line).chain(more).collect::<Vec<_>>().join("\n")
}

/// Shows a notification of the desktop. Returns whether there is one.
fn show(title: &str, body: &str) -> bool {
    let mut command = notifier(title, body);
    // What the script of Windows shows reaches it as values, never as a part of the script.
    command.env("CLIENTBOOK_TITLE", title).env("CLIENTBOOK_BODY", body);
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The program that shows a notification on this system.
fn notifier(title: &str, body: &str) -> Command {
    const MAC: &str = "display notification (item 2 of argv) with title (item 1 of argv)";
    const WINDOWS: &str = "Add-Type -AssemblyName System.Windows.Forms; $n = New-Object System.Windows.Forms.NotifyIcon; \
                           $n.Icon = [System.Drawing.SystemIcons]::Information; $n.Visible = $true; \
                           $n.ShowBalloonTip(10000, $env:CLIENTBOOK_TITLE, $env:CLIENTBOOK_BODY, 'Info'); \
                           Start-Sleep -Seconds 10; $n.Dispose()";
    if cfg!(target_os = "macos") {
        let mut command = Command::new("osascript");
        command.args(["-e", "on run argv", "-e", MAC, "-e", "end run", title, body]);
        command
    } else if cfg!(windows) {
        let mut command = Command::new("powershell");
        command.args(["-NoProfile", "-NonInteractive", "-Command", WINDOWS]);
        command
    } else {
        // Some desktops read the text as HTML.
        let plain = body.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let mut command = Command::new("notify-send");
        command.args(["--app-name=clientbook", "--", title, &plain]);
        command
    }
}
