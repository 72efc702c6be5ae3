//! Which reminder `done` and `snooze` mean: what fits several people or nothing of today is listed, never guessed.

use crate::book_test::BookTest;

/// Two customers of one surname, and a third whose reminder of a later day has the surname's character in its id.
fn book() -> BookTest {
    let card = |name: &str, more: &str| format!("+++\nname = \"{name}\"\nadded = 2026-11-20\n{more}+++\n");
    BookTest::with_settings("language = \"en\"\n")
        .file("customers/zhang-wei/zhang-wei.md", card("张伟", "tier = \"A\"\n"))
        .file("customers/zhang-wei-2/zhang-wei-2.md", card("张伟", "tier = \"B\"\n"))
        .file(
            "customers/xia-lin/xia-lin.md",
            card(
                "夏琳",
                "[[date]]\nname = \"花店开张\"\non = \"--12-24\"\n[[date]]\nname = \"搬家\"\non = \"--11-22\"\n",
            ),
        )
        .file("customers/zhang-wei/plans/card.md", "+++\ntitle = \"Send the card\"\ndue = 2026-11-21\n+++\n")
        .file("customers/zhang-wei-2/plans/offer.md", "+++\ntitle = \"Offer\"\ndue = 2026-11-21\n+++\n")
}

#[test]
fn a_word_means_a_customer_before_it_is_looked_for_in_ids() {
    let test = book();
    for command in ["done 张", "snooze 张 --until +5d", "done 张 -c call Hello"] {
        let run = test.run(command).exits(2);
        assert!(run.err.contains("zhang-wei") && run.err.contains("zhang-wei-2"), "{}", run.err);
        assert!(!run.err.contains("xia-lin"), "{}", run.err);
    }
    assert!(!test.exists("customers/xia-lin/visits"));
}

#[test]
fn words_do_not_choose_one_of_two_people_of_a_name() {
    let test = book();
    for command in ["done 张伟 card", "done zhangwei card -c call", "snooze 张伟 card --until +5d"] {
        test.run(command).exits(2).says("plan:zhang-wei:card  张伟（A）").says("plan:zhang-wei-2:offer  张伟（B）");
    }
    assert!(!test.read("customers/zhang-wei/plans/card.md").contains("done"));
    test.run("done zhang-wei card").succeeds();
    assert!(test.read("customers/zhang-wei/plans/card.md").contains("done = 2026-11-21"));
    // Only one of them has a reminder now: still nobody is guessed.
    test.run("done 张伟 offer").exits(2).says("zhang-wei-2");
}

#[test]
fn a_part_of_an_id_counts_where_it_looks_like_one_or_is_shown() {
    let test = book();
    // The opening is a month ahead, the move is tomorrow.
    test.run("done 开张").exits(2).says("no reminder of these days fits").says("date:xia-lin:花店开张:2026-12-24");
    test.run("done 搬家").succeeds().prints("夏琳");
    test.run("snooze :花店开张 --until 2026-12-26").succeeds().prints("花店开张");
}
