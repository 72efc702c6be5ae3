# The words of clientbook in English. The same ids stand in zh-CN.ftl.

days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
weekdays = Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
weekdays-short = Mon|Tue|Wed|Thu|Fri|Sat|Sun
late-today = today
late-tomorrow = tomorrow
late-in = in { $n } days
late-by = { $n ->
    [one] 1 day late
   *[other] { $n } days late
}
counts-ago = today|yesterday|# days ago
counts-overdue = due today|1 day late|# days late
counts-late = today|1 day late|# days late
counts-days = today|1 day|# days
colon = { ": " }

## Choices

kind-person = person
kind-company = company
stage-prospect = prospect
    .also = lead
stage-active = active
    .also = current
stage-dormant = dormant
    .also = inactive
stage-lost = lost
    .also = churned
channel-visit = visit
    .also = meeting|met
channel-call = call
    .also = phone|telephone|phone call
channel-message = message
    .also = text|text message|sms|wechat|whatsapp
channel-letter = letter
    .also = post
channel-email = email
    .also = e-mail|mail
channel-gift = gift
    .also = present
channel-event = event
    .also = fair
channel-online = online
    .also = video call
channel-none = note
by-visit = in person
by-call = by phone
by-message = by message
by-letter = by letter
by-email = by email
by-gift = with a gift
by-event = at an event
by-online = online
outcome-talked = talked
    .also = reached
outcome-no-answer = no answer
    .also = not reached
outcome-left-message = left a message
    .also = message left
image-not-loaded = image, not loaded
customer-kind-person = person
    .also = individual
customer-kind-company = company
    .also = firm|business|organization
secrecy-confidential = confidential
secrecy-secret = secret
secrecy-top-secret = top secret
outcome-no-contact = no contact
    .also = none
method-transfer = transfer
method-cash = cash
method-check = check
method-card = card
need-open = open
need-introduced = somebody was introduced
need-met = met
complaint-kind-complaint = complaint
complaint-kind-request = request for service
wish-solved = wants it solved
wish-compensated = wants the loss made good
wish-mended = wants it not to happen again
wish-respect = wants respect
wish-heard = wants to be heard
wish-relief = wants to be rid of it
dissatisfied-result = dissatisfied with the result
dissatisfied-manner = dissatisfied with the way it was done
layer-market = market
layer-process = process
layer-skill = skill
layer-product = product
layer-other = other
wait-yes = it is their turn from today
wait-no = it is our turn again
duty-decides = decides
duty-buys = buys
duty-uses = uses
duty-pays = pays
deal-end-won = won
deal-end-lost = lost
refusal-no-need = no need
refusal-price = price
refusal-time = no time
refusal-trust = no trust
refusal-supplier = content with the present supplier
refusal-authority = somebody else decides
refusal-product = doubts about the product
refusal-later = later
standing-loyal = satisfied and loyal
standing-satisfied = satisfied only
standing-captive = captive
standing-at-risk = at risk
severity-minor = minor
severity-serious = serious
severity-critical = critical
via-direct = direct
via-outside = from outside
via-third-party = through a third party
brief-mine = you
brief-theirs = they
brief-promises = Promised
brief-days = Days to come
brief-gifts = Gifts given
brief-complaints = Complaints
brief-say = say
brief-open = open
brief-resolved = resolved
brief-ask = One thing to ask
brief-question = ask
brief-ask-who-decides = Who decides whether to buy?
brief-ask-birthday = When is their birthday?
brief-ask-satisfied = How satisfied are they with us, from 1 to 5, and what would make it better?
brief-ask-introduction = Whom do they know who could use the same?
brief-ask-next = What is the next thing they need, and by when?
brief-fill = A note ready to fill: clientbook inbox files it
brief-note = { $name } today visit
    - [ ]  due:+7d
party-me = me
    .also = mine|us
party-customer = customer
    .also = them|theirs
purpose-information = information
purpose-care = care
purpose-policy = policy
purpose-feedback = feedback
debtor-type-firm = firm
debtor-type-scheming = scheming
debtor-type-cooperative = cooperative
debtor-type-emotional = emotional
debtor-type-stubborn = stubborn
debtor-type-vain = vain
payment-kind-payment = payment
payment-kind-credit-note = credit note
payment-kind-refund = refund
report-by-customer = customer
report-by-region = region
report-by-tier = tier
phone-kind-appointment = appointment
phone-kind-birthday = birthday
phone-kind-date = date
phone-kind-festival = festival
phone-kind-expiry = expiry
phone-kind-plan = plan
phone-kind-promise = promise
phone-kind-revisit = revisit
phone-kind-invoice = invoice
phone-kind-rule = rule
language-en = English
    .also = en-US|en-GB|英文|英语
language-zh-CN = Chinese
    .also = zh|zh-Hans|simplified Chinese
relation-wife = wife
relation-husband = husband
relation-spouse = spouse
relation-partner = partner
relation-son = son
relation-daughter = daughter
relation-father = father
relation-mother = mother
relation-brother = brother
relation-sister = sister
relation-grandson = grandson
relation-granddaughter = granddaughter
label-work = work
label-home = home
label-mobile = mobile

## Festivals and solar terms

festival-new-year = New Year’s Day
festival-laba = Laba Festival
festival-xiaonian = Little New Year
festival-new-years-eve = New Year’s Eve
festival-spring-festival = Spring Festival
festival-lantern = Lantern Festival
festival-womens-day = Women’s Day
festival-qingming = Qingming
festival-labour-day = Labour Day
festival-mothers-day = Mother’s Day
festival-childrens-day = Children’s Day
festival-dragon-boat = Dragon Boat Festival
festival-fathers-day = Father’s Day
festival-qixi = Qixi
festival-teachers-day = Teachers’ Day
festival-mid-autumn = Mid-Autumn Festival
festival-national-day = National Day
festival-double-ninth = Double Ninth
festival-winter-solstice = Winter Solstice
festival-christmas = Christmas
festival-valentines-day = Valentine’s Day
festival-easter = Easter
festival-memorial-day = Memorial Day
festival-independence-day = Independence Day
festival-labor-day = Labor Day
festival-halloween = Halloween
festival-thanksgiving = Thanksgiving
term-xiaohan = Minor Cold
term-dahan = Major Cold
term-lichun = Start of Spring
term-yushui = Rain Water
term-jingzhe = Awakening of Insects
term-chunfen = Spring Equinox
term-qingming = Qingming
term-guyu = Grain Rain
term-lixia = Start of Summer
term-xiaoman = Grain Full
term-mangzhong = Grain in Ear
term-xiazhi = Summer Solstice
term-xiaoshu = Minor Heat
term-dashu = Major Heat
term-liqiu = Start of Autumn
term-chushu = End of Heat
term-bailu = White Dew
term-qiufen = Autumn Equinox
term-hanlu = Cold Dew
term-shuangjiang = Frost’s Descent
term-lidong = Start of Winter
term-xiaoxue = Minor Snow
term-daxue = Major Snow
term-dongzhi = Winter Solstice

## Why a reminder

why-birthday = birthday{ $turns }{ $lunar }
why-birthday-of = { $name }’s birthday{ $turns }{ $lunar }
why-birthday-month = birthday in { $month }, the day is not known
why-birthday-month-of = { $name }’s birthday in { $month }, the day is not known
why-birthday-passed = birthday was { $day }{ $turns }; no greeting yet
why-birthday-of-passed = { $name }’s birthday was { $day }{ $turns }; no greeting yet
why-turns = , turns { $years }
why-own-animal = { "" }
why-festival = { $name } greeting
why-festival-gift = { $name }: greeted, the gift is still to give
why-festival-passed = { $name } was { $day }; no greeting yet
why-rule = { $name } is due { $day }
why-rule-passed = { $name } was due { $day }
why-rule-last = { " " }(last { $day })
why-over-limit = { $amount } over the limit of { $limit }
why-credit-review = credit was last reviewed { $day }
why-returned = the bank took { $amount } back { $day }
why-limitation = the claim { $no }, { $amount }, lapses { $day }
why-drift = drifting away: { $signs }
sign-silence = silent for { $days }, usually every { $usual }
sign-payment = pays { $days } days late now, { $when ->
    [on-time] on time before
    [early] { $before } days early before
   *[late] { $before } before
}
sign-satisfaction = satisfaction { $score }, { $before } before
sign-disputed = { $no } is disputed
sign-disputed-part = { $amount } of { $no } is disputed
sign-promises = { $n } promises broken in 90 days
comma = { ", " }
why-lunar = { " " }(lunar { $day })
why-date = { $name }{ $years }
why-date-passed = { $name } was { $day }; nothing said yet
why-date-years = , { $years ->
    [one] 1 year
   *[other] { $years } years
}
why-rhythm-tier = { $tier }, every { $days } days
why-rhythm-own = every { $days } days
why-next = you meant to be in touch again{ $at } (note of { $day })
why-retry = no contact on { $day }, try again{ $at }
why-next-at = { " " }at { $time }
why-last = last spoke { $ago }{ $by }
why-last-on = last spoke { $day }{ $by }
why-met = last met { $ago }
why-met-on = last met { $day }
why-wrote = last in touch { $ago }{ $by }
why-wrote-on = last in touch { $day }{ $by }
why-by = { " " }{ $how }
why-unanswered = { $n ->
    [1] , 1 unanswered attempt since
   *[other] , { $n } unanswered attempts since
}
why-never = never contacted
coming-greet = { $n } to greet
festival-ahead-way = Who, and what to say: { $command }; or the page { $page } of the site
festival-ahead-page = Who: the page { $page } of the site
festival-ahead = { $name } in { $days ->
    [one] 1 day
   *[other] { $days } days
}: { $n } to greet{ $gifts ->
    [0] {""}
    [one] , 1 gift to give
   *[other] , { $gifts } gifts to give
}
why-never-since = never contacted, in the book since { $day }
why-meeting = in person every { $days ->
    [365] year
    [180] half year
   *[other] { $days } days
}; last met { $day }
why-meeting-never = in person every { $days ->
    [365] year
    [180] half year
   *[other] { $days } days
}; not met yet
why-appointment = appointment: { $title }
why-plan = plan: { $title }
why-plan-amount = , { $amount }
why-plan-chance = { " " }at { $chance }%
why-promise-me = you promised: { $text }
why-promise-customer = they promised: { $text }
why-pays = they promised { $amount }{ $invoice }
why-promised-for = , promised for { $day }
why-turned = , turned { $years }
why-relation = { " " }({ $relation })
why-own-lateness = { " " }({ $late })
why-pays-broken = they promised { $amount }{ $invoice } for { $day }, not paid
why-pays-partly = they promised { $amount }{ $invoice } for { $day }, only { $received } came
why-pays-for = { " " }for { $no }
why-invoice-late = { $no }, { $amount }, is { $late }
why-invoice-soon = { $no }, { $amount }, falls due { $day }
why-invoice-undated = { $no } of { $day }, { $amount }: no due day is agreed; agree on one and write it down
why-invoices-late = { $n } invoices, { $amount }, the oldest { $late }
why-resting = , resting until { $day }
why-unallocated = ; { $amount } of theirs is not matched to an invoice
why-paid-ahead = { $amount } of theirs is not matched to an invoice and covers { $invoices }: apply it
why-and-more = { " " }and { $n } more
why-of-these = { " " }({ $what })
why-disputed = { " " }(disputed)
why-disputed-part = { " " }({ $amount } of it disputed)
why-discount = ; { $amount } off if paid by { $day }
why-sample = ask about the sample { $name }, handed over { $day }
why-expiry = { $product } expires { $day }
why-expired = { $product } expired { $day }
why-check = check of { $product } is due { $day }
why-check-late = check of { $product } was due { $day }
why-warranty = warranty of { $product } ends { $day }
why-warranty-ended = warranty of { $product } ended { $day }
why-request = open request for service of { $day }
why-request-cause = open request for service of { $day }: { $cause }
why-complaint = open complaint of { $day }, which cannot wait
why-complaint-cause = open complaint of { $day }, which cannot wait: { $cause }
why-near = { $day }: { $why }

## Today

today-none = Nobody is due today. A good day for a visit of your own choosing.
today-one = { $name } is the one to call today.
today-some = { $n } people today, { $name } first.
ics-of = { $what } · { $name }
ics-birthday-in = { $what }, some day in { $month }
ics-ahead = In { $days } days, { $day }: { $what }
rail-ahead = Ahead
rail-week = The week on one sheet
rail-calendar = Calendar
week-title = { $from } to { $to }
week-free = Nothing is due.
calendar-more = and { $n } more
care-title = Festivals and greetings
care-lead = Whom you greet, how early, and for how much stands in clientbook.toml, under [[festival]].
care-index-note = { $day }, { $n ->
    [0] nobody
    [1] 1 customer
   *[other] { $n } customers
}
care-passed = { $n ->
    [one] yesterday
   *[other] { $n } days ago
}
care-done = Greeted
care-missing = Still to greet
care-round = This time
care-gifts = Gifts planned
care-a-head = Budget a head
care-budget = Spent
care-spent = Spent
care-of = { $spent } of { $budget }
care-enough = had { $n } messages this month already
care-gift = gift to give
care-all = All at once
care-nobody = Nobody is greeted at this festival: name tiers in clientbook.toml.
care-others = Known, nobody greeted
greeting-last = { $day }: { $text }
card-say = Ready to send
action-copy = Copy
action-copied = Copied
kind-birthday = birthday
kind-date = date
kind-festival = festival
kind-revisit = call
kind-meeting = in person
kind-plan = plan
kind-promise = promise
kind-payment-promise = payment
kind-invoice = invoice
kind-credit = credit
kind-complaint = complaint
kind-expiry = expiry
kind-rule = due
kind-sample = sample
kind-drift = drift
capacity-title = 30-day capacity
capacity-lead = The tiers promise { $promised } contacts within 30 days; { $days } working days of { $contacts } have room for { $possible }
capacity-fits = : it fits, with room for { $n } more{ $due ->
    [0] .
    [one] ; 1 customer is due today.
   *[other] ; { $due } customers are due today.
}
capacity-resting = { $n ->
    [one] 1 dormant or paused customer is not counted.
   *[other] { $n } dormant or paused customers are not counted.
}
capacity-too-much = : { $n } too many.
capacity-advice = Every { $to } days for { $tier }, not { $from }, would make it fit.
capacity-advice-partly = Even every { $to } days for { $tier }, not { $from }, would not be enough: put customers into lower tiers too.
holidays-unknown = { $public ->
    [none] clientbook.toml names no holidays of { $year }: working days may be fewer.
   *[other] The holidays of { $year } are not known yet: only the days fixed by law count as days off, and no weekend is worked. When they are published, update clientbook or write them under [calendar] in clientbook.toml.
}
day-off = holiday
day-worked = worked
capacity-every = Rhythm
capacity-own = own rhythm
nth-weekday = the { $nth ->
    [-1] last
    [1] 1st
    [2] 2nd
    [3] 3rd
   *[other] { $nth }th
} { $weekday } of { $month }
lunar-day = lunar { $day }
lunar-next = { $day }, next { $next }
solar-and-lunar = { $day } (lunar { $lunar })
title-m = Mr
    .also = m.|male|man
title-f = Ms
    .also = f.|female|woman|Mrs|Miss
stale-built = This page was made { $day }, # days ago.
stale-built-one = This page was made { $day }, yesterday.
stale-what = What fell due since then is in the list. Notes, payments and changes made since are not: clientbook build makes the page again.
stale-as-of = As of { $day }
stale-over = That is further back than this page looks ahead: clientbook build makes it again.
stale-clock = This device says it is # now, and the page was made for { $day }: the clock may be wrong.
stale-noscript = This list was made for { $day }. On a later day, read on at that day below.
notify-title = { $n ->
    [one] 1 person to call today
   *[other] { $n } people to call today
}
notify-more = and { $n } more
notify-no-desktop = There is no program that shows notifications here (notify-send), so this is printed:
today-empty-book = The book has no customers yet.
today-empty-hint = Add the first: clientbook new customer "Miller Machine Co."
step-customer = Add your first customer
step-customer-command = clientbook new customer "Miller Machine Co."
step-note = Note your first contact
step-then = From then on this page says each day whom to call, and why
today-note-hint = Note your first contact: clientbook log { $id } "…" --next +14d
group-only-today = Must be today
group-promised = Promised
group-money = Money
group-call = Time to call
group-later = Can wait: { $n ->
    [one] 1 more is due, and need not be done today
   *[other] { $n } more are due, and need not all be done today
}
rows-more = and { $n } more, who can wait: by tier
group-far = More than two weeks ahead
group-coming = { $n ->
    [one] The next day
   *[other] The next { $n } days
}
faults-found = { $n ->
    [one] 1 line could not be read
   *[other] { $n } lines could not be read
}
action-call = Call
road-title = Note on the road
road-text = What was said; a line “- [ ] send the quote due:wed” is a promise
road-day = Day
road-channel = Channel
road-next = Next contact
road-kept = Kept in this browser until you hand it out
road-unkept = This browser keeps nothing: copy the note before you leave the page
road-share = Share
road-mail = Mail
road-mail-plain = Write the note as a mail
road-clear = Clear
road-sure = Clear what is kept here? It is gone unless you copied, shared or mailed it.
road-waiting = # notes from the road are waiting
road-waiting-one = 1 note from the road is waiting
road-copy-all = Copy all
road-subject = Note: { $name }
road-subject-all = Notes from the road
action-log = Log
action-text = Text
action-maps = Maps
action-note = Note
action-print = Print

## Places

nav-today = Today
nav-customers = Customers
nav-receivables = Receivables
nav-notes = Notes
nav-reports = Reports
nav-skip = Skip to content
nav-menu = Menu
nav-aside = At a glance
nav-more = More about this customer
nav-actions = Call, message or note
search-placeholder = Name, phone, word of a note
search-none = Nothing found
search-all = All results
search-title = Search
search-searching = Searching…
search-more = Show more
search-hint = Type a name, the digits of a phone, a tag, an invoice number, or words of a note.
search-without = The search needs JavaScript, which is off in this browser. Open one of these lists and use the browser’s own search (Ctrl+F), or type “clientbook find WORDS” on the command line.
search-results = Results
found-name = Name
found-alias = Also called
found-phone = Phone
found-field = Fact
found-card = Card
found-note = Note
found-promise = Promise
found-plan = Plan
found-complaint = Complaint
rail-receivables = Receivables
rail-open = Open
rail-overdue = Overdue
rail-promised = Promised this week
rail-month = This month
rail-contacts = Contacts
rail-meetings = In person
rail-new = New customers
rail-soon = Coming up

## The card

card-every = every { $n } days
card-since = since { $year }
card-due-today = Due today.
card-due-late = Due; the oldest since { $day }.
card-not-due = Nothing is due.
card-paused = No revisits before { $day }.
card-lost = Lost { $day }
card-lost-plain = Lost
card-before = Before you walk in
card-people = People
card-family = Family
card-story = Story
card-owes = Owes
card-nothing-owed = Nothing open
card-late = { $amount } late, oldest { $days ->
    [one] 1 day
   *[other] { $days } days
}
card-limit = Limit
card-average = Pays on average
card-average-late = Pays on average
card-average-early = Pays on average
card-average-days = { $n ->
    [one] 1 day
   *[other] { $n } days
} { $when ->
    [early] early
   *[late] late
}
card-average-on-time = on time
card-kept = Promises kept
card-kept-of = { $kept } of { $all }
card-unallocated = Unmatched
card-refunded-too-much = Over-refunded
card-account = Account and statement
card-hold = On hold
card-over-limit = over the limit by { $amount }
card-products = Products
card-product-expires = until { $day }
card-product-warranty = warranty to { $day }
card-relations = Relations
card-offers = Can offer
card-needs = Looks for
card-product-check = check due { $day }
card-product-delivered = delivered { $day }
card-product-installed = installed { $day }
card-product-returned = given back { $day }
card-dates = Dates
card-birthday = Birthday
card-birthday-of = { $name }’s birthday
card-address = Address
card-maps = Open in Maps
card-details = Details
card-background = Background
card-introduced = Introduced
card-introduced-by = Introduced by
card-works-at = Works at
card-linked = Mentioned by
card-files = Papers
card-contact = Contact
card-no-notes = No notes yet. The first one: { $command }
card-unanswered = { $n ->
    [one] 1 attempt without an answer
   *[other] { $n } attempts without an answer
}
card-earlier = Earlier · { $year }: { $n ->
    [one] 1 entry
   *[other] { $n } entries
}
card-with = with { $names }
card-also = also { $names }
card-gift = gift: { $gift }
card-sample = sample: { $sample }
card-minutes = { $n } min
card-satisfaction = satisfaction { $n }/5
card-private = private
card-mass = mass greeting
card-by-customer = they got in touch
card-request = Request for service
card-complaint = Complaint
card-complaint-open = open
card-complaint-resolved = resolved { $day }
card-invoice = Invoice
card-payment = Payment
card-credit-note = Credit note
card-refund = Refund
card-invoice-due = due { $day }
card-invoice-undated = no due day agreed
card-invoice-discount = { $amount } off if paid by { $day }
card-invoice-open = { $amount } open
card-invoice-paid = paid
card-invoice-written-off = written off
card-rail-rating = Rating
card-rail-serves = This tier gets

# Headings in a card's body that rise to its top, divided by |.
section-needs = Needs|Need
section-likes = Likes|Like
section-avoid = Avoid|Avoids
section-can-help = Can help|Help
section-objections = Objections|Objection
before-needs = Needs
before-likes = Likes
before-avoid = Avoid
before-can-help = Can help
before-objections = Objections

filter-all = All
filter-money = Money
filter-complaints = Complaints
card-before-that = Before that
column-amount = Amount
group-none-coming = Nothing is due in the days to come.

## Lists

customers-title = Customers
customers-count = { $n ->
    [one] 1 customer
   *[other] { $n } customers
}
customers-empty = No customers yet. Add the first: clientbook new customer NAME
column-customer = Customer
column-tier = Tier
column-region = Region
column-last = Last contact
column-next = Next
column-open = Open
column-overdue = Overdue
column-disputed = Disputed
column-id = Id
list-by-tier = By tier
list-by-region = By region
list-by-tag = By tag
list-none = No customer fits.
find-none = Nothing is found for “{ $words }”. Every word must stand in a name, a number, a fact or a text of one customer; try fewer or shorter words.
find-more = … and { $n } more: { $all } shows all
tiers-title = Tiers
tier-title = Tier { $name }
tier-promise = Any contact within { $every } days{ $meet }
tier-meet = , in person within { $meet } days
regions-title = Regions
list-standing-due = { $n } due
list-standing-overdue = { $amount } overdue
column-best-time = Best time
region-due = Due now
region-others = Others here
tags-title = Tags

## Receivables

receivables-title = Receivables
receivables-nothing = Nobody owes anything.
receivables-withheld = This edition does not show who owes what.
receivables-sentence = { $overdue } of { $open } is late; { $largest } owes the largest part of that.
receivables-sentence-none = { $open } is open, and nothing of it late.
receivables-as-of = as of { $day }
receivables-aging = Aging
receivables-promises = Promised
receivables-next = Next step
receivables-ask = ask for a new day
receivables-oldest = Oldest
receivables-total = Total
receivables-customer = Customer
receivables-invoice = Invoice
receivables-due = Due
receivables-state = Status
bucket-current = Not due
bucket-span = { $from }–{ $to } days
bucket-over = Over { $from } days
promise-kept = kept
promise-broken = broken
promise-late = late
promise-partly-kept = partly kept
promise-pending = open

## Notes, plans, reports

notes-title = Notes
notes-month = Notes of { $month }
notes-count = { $n ->
    [one] 1 note
   *[other] { $n } notes
}
notes-whole-month = All notes of this month
notes-none = No notes yet. After the next visit: clientbook log CUSTOMER "what was said"
notes-months = Months
plans-title = Plans
plans-none = No open plans.
plans-total = { $n ->
    [one] 1 open plan
   *[other] { $n } open plans
}, { $amount } in all, { $weighted } weighted by chance
plans-count = { $n ->
    [one] 1 open plan
   *[other] { $n } open plans
}
plans-chance = { $chance }%
reports-title = Reports
counted-invoices = invoices
counted-payments = payments
counted-revenue = revenue
target-what-contacts = contacts
target-what-visits = visits in person
target-what-new-customers = new customers
target-what-revenue = earned
target-what-collected = collected
target-per-month = month
target-per-quarter = quarter
target-per-year = year
reports-waiting = Reports that have nothing to say yet
loyalty-title = Loyalty
loyalty-none = Nobody gave a grade yet, and no customer came or went: clientbook log CUSTOMER "TEXT" --satisfaction 4 notes how satisfied somebody is
loyalty-lead = { $n ->
    [one] 1 customer gave a grade within a year
   *[other] { $n } customers gave a grade within a year
}: { $loyal } satisfied and loyal, { $risk } not satisfied.
loyalty-how = Satisfied is a mean grade of 4 or more. Loyal is who shows two of four signs: bought in this year and the one before, a customer for three years, brought somebody, holds two products.
loyalty-standing = standing
loyalty-share = %
loyalty-before = a year ago
loyalty-care = Who needs care
loyalty-grades = grades
loyalty-signs = signs of 4
loyalty-was = a year ago
loyalty-quarters = Satisfaction by quarter
loyalty-quarter = quarter from
loyalty-silent = Silent, and buying less
loyalty-year-before = the year before
loyalty-this-year = within a year
loyalty-lost = Why customers were lost
loyalty-planned = planned to win back
loyalty-no-reason = no reason given
loyalty-years = Kept and lost
loyalty-year = year
loyalty-there = there at its beginning
loyalty-came = new
loyalty-went = lost
loyalty-kept = kept, %
loyalty-stays = At this rate a customer stays about { $years } years (from { $n } who were lost).
loyalty-too-few = From { $n } lost customers on it can be said how long one stays.
pipeline-title = Pipeline
pipeline-none = There is no deal yet. A plan with an amount is one: clientbook new plan CUSTOMER "TITLE" --amount 5000
pipeline-lead = { $n ->
    [one] 1 open deal
   *[other] { $n } open deals
}, { $amount } in all, { $weighted } weighted by chance; { $stuck ->
    [0] none is stuck
    [one] 1 is stuck
   *[other] { $stuck } are stuck
}.
pipeline-deals = deals
pipeline-weighted = weighted
pipeline-usual-chance = usual %
pipeline-stuck = stuck
pipeline-no-stage = no stage yet
pipeline-open = Open deals, stuck ones first
pipeline-why = stuck because
pipeline-late = the day to decide has passed
pipeline-long = { $days ->
    [one] 1 day in this stage
   *[other] { $days } days in this stage
}
pipeline-forecast = What may be decided when
pipeline-month = month
pipeline-no-day = no day
pipeline-ended = Won and lost within a year
pipeline-ended-lead = { $won } of { $n } won, { $amount }.
pipeline-took = From the first step, or the first contact, to the deal: { $days } days on average (of { $n }).
pipeline-objections = What customers said against it
pipeline-times = times
pipeline-answered = answered
pipeline-then-won = won
pipeline-again = Lost, to be tried again
pipeline-back = Won back
pipeline-lost-on = lost on
pipeline-won-on = won on
complaints-title = Complaints
complaints-none = No complaint is written down. One is as soon as somebody complains: clientbook complaint CUSTOMER "CAUSE"
complaints-lead = { $open } open, { $over } of them past their deadline; { $year } came within a year.
complaints-open = Open, the nearest deadline first
complaints-received = received
complaints-cause = cause
complaints-severity = severity
complaints-acknowledged = answered
complaints-not-acknowledged = not in time
complaints-due = by
complaints-waiting = waits for the customer
complaints-over = days over
complaints-causes = Where they come from, in a year
complaint-answer = An answer, ready to send
complaint-answer-of = Answer to the complaint of { $day }
complaint-next = { $name }: received on { $day }. Next: clientbook complaint { $id } acknowledged=now
answer-thanks = { $name }, thank you for telling me about this: { $cause }. I am sorry for the trouble.
answer-thanks-plain = { $name }, thank you for telling me about this. I am sorry for the trouble.
answer-respect = You are right to expect better from us, and I look after it myself.
answer-heard = I have written down every point you made; if I missed one, tell me.
answer-relief = I know what this cost you in time and nerves; from here on it is my work, not yours.
answer-layer-market = Part of it lies outside our house, and I tell you openly what we can change and what we cannot.
answer-layer-process = It went wrong in our own handling, not with you.
answer-layer-skill = We did not do it well enough, and that is for us to put right.
answer-layer-product = The product did not do what it should, and we look into why.
answer-layer-other = We look into how it came about.
answer-solved = First we solve it; everything else comes after.
answer-compensated = What you lost by it is looked at now, and I come back to you with a figure.
answer-mended = I also tell you what we change so that it does not happen again.
answer-solutions = What I can offer: { $solutions }.
answer-by = You will hear from me by { $day } at the latest.
answer-today = You will hear from me today.
complaints-layer = layer
complaints-no-layer = not said
complaints-number = complaints
complaints-cumulative = up to here, %
complaints-late = too late
complaints-cost = cost
complaints-times = How soon they were resolved, in working days, in a year
complaints-no-severity = not said
complaints-resolved = resolved
complaints-in-time = in time
complaints-days = days
complaints-allowed = allowed
complaints-acknowledged-in-time = answered in time
complaints-again = Complained more than once in a year
complaints-last = last
complaints-stayed = Who complained, and stayed
complaints-who = customers who
complaints-complained = complained, and it was resolved
complaints-others = never complained
complaints-stayed-number = stayed
complaints-share = %
complaints-bought = bought since
complaints-too-few = Fewer than { $n } customers: too few to say anything.
service-title = After the sale
service-none = Nothing to look after yet. Note a request: clientbook complaint CUSTOMER "what is asked for" --request; or when a product is to be checked: clientbook set CUSTOMER product.NAME.check=DATE
service-lead = { $open ->
        [0] No request for service is open
        [one] One request for service is open
       *[other] { $open } requests for service are open
    }; { $due ->
        [0] no check and no end of a warranty comes within 90 days.
        [one] one check or end of a warranty comes within 90 days.
       *[other] { $due } checks and ends of warranties come within 90 days.
    }
service-what = what is asked for
service-due = Checks due and warranties that end
service-which = what
service-check = check
service-warranty = end of the warranty
service-agreements = Agreements
service-not-installed = Delivered and not installed yet
service-returned = Given back within a year
service-trouble = Which product makes trouble
service-number = in all
service-requests = requests
complaints-measures = What was changed since
complaints-measure = change
complaints-measure-since = since
complaints-measure-again = came again
core-title = Core customer: { $name }
core-button = Sheet
core-facts = Who they are
core-competition = Competitors and objections
core-no-competition = Nothing is noted. Ask who else they talk to.
core-business = Business
core-no-business = Nothing was bought yet.
core-plans = What comes
core-no-plans = Nothing is planned.
core-risks = Risks
core-no-risks = Nothing is late, nobody complains.
core-done = What was done
core-revenue = brought in
core-against = { $now } this year, { $last } up to this day a year ago
core-no-answer = no answer yet
me-title = My card
me-scan = Scan me: my name, phone number and e-mail address go into your phone.
me-honours = Honours
me-missing = Your phone number is missing: phone = under [owner] in clientbook.toml
network-title = Who knows whom
network-none = Nobody in the book is tied to anybody yet. Say who is: clientbook set CUSTOMER relation.NAME.kind=classmate relation.NAME.customer=OTHER
network-lead = { $n } customers are tied to each other in { $circles ->
        [one] one circle
       *[other] { $circles } circles
    }; most hangs on { $name }, with { $ties ->
        [one] one tie
       *[other] { $ties } ties
    }.
network-ties = ties
network-circle = in the circle
network-earned = brought in
network-whom = who looks for it
network-need = what
network-helper = who could help
network-because = because
network-helps = Who could help whom
network-introductions = Introductions made
network-introduced = introduced to
network-circle-of = The circle of { $name }: { $n } customers
network-not-drawn = { $n ->
        [one] One more is
       *[other] { $n } more are
    } in the table only.
network-more = And { $n } more; the JSON of the report has them all.
network-others = Smaller circles
network-tie = tie
network-other = other
tie-referral = introduced
tie-work = works there
tie-family = family
tie-relation = knows
help-by-offer = offers “{ $what }”
help-by-trade = works in “{ $what }”
help-by-tag = has the tag “{ $what }”
referrals-title = Introductions
referrals-none = Nobody introduced anybody yet. Say who did: clientbook set CUSTOMER referred_by=INTRODUCER
referrals-lead = { $n ->
    [one] 1 customer was introduced
   *[other] { $n } customers were introduced
} by { $by ->
    [one] 1 other
   *[other] { $by } others
}; { $customers } of them buy or have bought.
referrals-by = introduced by
referrals-introduced = introduced
referrals-customers = of these buy
referrals-all = with those they brought
referrals-brought = brought in
referrals-last = last
referrals-thanks = To thank: nobody was in touch since
referrals-thank = whom
referrals-for = for
referrals-on = came on
referrals-tree = Who came by whom
referrals-steps = steps
referrals-came-of-it = came of it
reached-named = named
reached-contacted = contacted
reached-met = met
reached-customer = customer
reached-lost = lost
touch-title = Touch
touch-none = There is no note of this year yet
touch-channels = By which channel, this year
touch-channel = channel
touch-no-channel = not said
touch-tried = tried
touch-reached = reached
touch-share = %
touch-theirs = they began
touch-mass = to many
touch-gifts = What was given, this year
touch-gifts-number = gifts
touch-cost = cost
touch-last = last
touch-what = what
touch-left = left this year
touch-over = Gifts to { $name } are { $sum } above the limit.
touch-passed = passed
touch-kept = kept
touch-missed = missed
touch-occasions = Birthdays and dates within a year
touch-week = week of
touch-planned = planned
touch-made = made
touch-plans = Planned and made, by week
touch-messages = As many messages as are wanted, in 30 days
touch-messages-number = messages
touch-allowed = allowed
cost-heading = What service cost this year
cost-lead = Time, gifts and complaints cost { $cost }, against { $brought } brought in by the same customers.
cost-lead-margin = Time, gifts and complaints cost { $cost }, against a margin of { $brought } from the same customers.
cost-total = cost
cost-brought = brought in
cost-margin = margin
cost-left = left
cost-too-much = { $name } costs { $sum } more than is left of what they bring.
cost-no-hour = Your time is not counted: hour = "60" under [value] says what an hour costs.
figures-heading = Figures
figures-name = figure
figures-before = a year ago
figures-now = now
figures-crossed = Who moved up or down within a year
figures-what = what
figures-rose = rose above { $threshold }
figures-fell-below = fell below { $threshold }
figures-fell = fell by a fifth or more
gift-near = gifts to { $name } in { $year } come to { $sum }; { $left } is left of the limit
gift-over = gifts to { $name } in { $year } come to { $sum }, above the limit of { $limit }
earned-months = By month
earned-month = month
earned-change = change, %
earned-quarters = By quarter
earned-quarter = quarter { $n }
earned-quarter-title = quarter
earned-products = By what it was for
stages-heading = Stages of a customer’s life
stages-stage = stage
stages-days = days, mean
stages-longest = longest
touch-samples = Samples handed over, this year
touch-handed-over = day
touch-unseen = Not seen in person for a year
touch-met = last seen
period-week = The week
period-month = The month
period-none = Nothing was written down yet
period-lead = { $from } to { $to }
period-day = day
period-figure = what
period-this-week = this week
period-last-week = the week before
period-this-month = this month
period-last-month = the month before
period-figure-contacts = contacts
period-figure-visits = of these in person
period-figure-customers = customers talked to
period-figure-new-customers = new customers
period-figure-lost = customers lost
period-figure-plans = plans done
period-figure-won = deals won
period-figure-lost-deals = deals lost
period-figure-revenue = earned
period-figure-collected = collected
period-figure-complaints = complaints received
period-figure-resolved = complaints resolved
period-feedback = What customers said
period-satisfaction = satisfaction
period-said = said
period-next = What comes next
period-what = what
period-agreed = agreed to be in touch
period-more = And { $n } more.
targets-title = Targets
targets-none = There is no target yet: [[target]] in clientbook.toml, with what, per and a count or an amount
targets-what = target
targets-name = { $what } a { $per }
targets-reached = reached
targets-goal = to reach
targets-percent = %
targets-left = missing
targets-before = before
targets-on-the-way = No target is behind its days.
targets-behind = Behind: { $what }. { $left } are missing, { $day } on each of the { $n } working days that are left.
rfm-champion = best: lately, often, for much
rfm-promising = promising: lately and for much, not often
rfm-slipping = slipping: often and for much, not lately
rfm-almost-lost = almost lost: for much, neither lately nor often
rfm-regular = regular: lately and often, for little
rfm-new = new: lately, for little
rfm-fading = fading: often, for little, not lately
rfm-sleeping = sleeping: neither lately, nor often, nor for much
rfm-do-champion = keep close; ask for introductions
rfm-do-promising = find the second need
rfm-do-slipping = call this week, ask what changed
rfm-do-almost-lost = win back in person
rfm-do-regular = offer more of what they buy
rfm-do-new = make the second order easy
rfm-do-fading = a word at the usual time
rfm-do-sleeping = a greeting, no more
rfm-heading = Classes by what was bought
rfm-class = class
rfm-share = %
rfm-revenue = within a year
rfm-advice = what to do
rfm-how = Lately, often and much are measured against the mean of all who bought within two years.
grading-heading = Tiers that follow from the numbers
grading-now = now
grading-proposed = proposed
grading-before = a year ago
grading-value = value
grading-how = The value of a year is what a customer bought, and { $referred }% of what those bought whom the customer introduced. Tiers begin at { $shares } of all of it ([grading] in clientbook.toml). Nothing changes by itself: clientbook set CUSTOMER tier=A.
earned-title = Earned
earned-none = Nothing was earned this year or the last: invoices and entries of revenue in the accounts bring this report to life
earned-lead = { $sum } this year; { $last } in the same days of last year.
earned-core = { " " }{ $core ->
    [one] 1 customer makes
   *[other] { $core } customers make
} 80% of it, of { $all } who brought anything, and { $core ->
    [one] gets
   *[other] get
} { $share }% of the contacts.
earned-core-only = { " " }{ $core ->
    [one] 1 customer makes
   *[other] { $core } customers make
} 80% of it, of { $all } who brought anything.
earned-for-little = Much time for little: { $name }, { $n } contacts for { $sum }.
earned-more = and { $n } more
earned-revenue = this year
earned-share = share, %
earned-cumulative = together, %
earned-last-year = last year
reports-coverage = Kept in touch on time
reports-coverage-lead = Of the customers with a cadence, { $within } of { $all } are within it.
reports-coverage-who = Overdue or never contacted
reports-coverage-none = No customer has a cadence yet. Give them a tier: clientbook set CUSTOMER tier=B
reports-tier = Tier
reports-customers = Customers
reports-within = On time
reports-late = Overdue
reports-never = Never
reports-months = Contacts by month
reports-lists = Reports and lists
faults-title = Reading problems
faults-none = No problems.
faults-lead = { $n ->
    [one] 1 place needs a look in an editor; all the rest is in use.
   *[other] { $n } places need a look in an editor; all the rest is in use.
}
built-for = For { $day }. Made by clientbook.
footer-plain = Made by clientbook.

## Faults

severity-error = error
severity-warning = warning
severity-help = help
fault-question = two devices say different things: one device “{ $ours }”, another “{ $theirs }”
    .hint = edit the file: keep the true lines and delete the others with the three marks
hint-question-field = keep the true lines and delete the others with the three marks, or: clientbook set { $customer } KEY=VALUE
fault-not-utf8 = this file is not saved as UTF-8
    .hint = save it again as UTF-8 (Notepad: Save as, Encoding: UTF-8)
fault-too-large = this file is larger than { $limit } MB and was not read
    .hint = put large papers into the customer’s files/ folder and link them from a note
fault-symlink = this is a symbolic link; links are never followed
    .hint = put the file or folder itself here
fault-not-plain = this is a { $kind ->
        [kind-pipe] pipe
        [kind-socket] socket
       *[other] device
    }, not a file; it is never opened
    .hint = remove it from the book
fault-unreadable = this file cannot be read: { $reason }
    .hint = check its permissions
fault-front-matter-open = the front matter opens with +++ and never closes
    .hint = put a line of +++ below the last key
fault-yaml-front-matter = the front matter stands between --- lines, as other programs write it
    .hint = put +++ in place of both --- lines, and write keys as TOML: name = "…"
fault-no-card = this customer’s folder has no card
    .hint = write { $file }: a line +++, a line name = "…", a line +++
fault-stray-file = clientbook does not read this file
    .hint = a customer’s card is customers/ID/ID.md; notes go into visits/, plans into plans/, papers into files/
fault-conflict-copy = a sync program kept a second version here; it is not read
    .hint = take what is missing over into the record itself, then delete this file
hint-conflict-folder = it is a second version of { $name }: take what is missing over into that folder, then delete this one; if it is another customer, give the folder another name
fault-ignored-by-git = git leaves this file out, so it has no history and reaches no other device: `{ $rule }` in { $file }
    .hint = take line { $line } out of { $file }
hint-ignored-elsewhere = add the line `!{ $rule }` to .gitignore in the book, or take line { $line } out of { $file }
fault-same-letters = another file here has the same name, with its letters composed in another way; this one is not read
    .hint = rename one of the two, then delete what is double; on macOS the two names are one
fault-bad-file-name = no day can be read from the name `{ $name }`
    .hint = name it like 2026-11-03.md or 2026-11-03-1432.md
fault-newer-format = this book has format { $format }; this program knows formats up to { $known }
    .hint = install a newer clientbook; until then the book can be read, not changed
fault-toml = this line cannot be read: { $reason }
    .hint = texts stand in straight quotes "…", days are bare: since = 2026-11-21; each key once
fault-full-width = `{ $typed }` is a full-width character, where an ordinary one must stand
    .hint = write `{ $instead }` in its place; texts stand in straight quotes "…"
toml-digits = a `_` may only stand between digits
toml-extend = a dotted key cannot add to this value
toml-depth = brackets stand too deep in one another
toml-carriage = a carriage return without a line end
toml-duplicate = this key stands twice
toml-extra-equals = one `=` too many
toml-extra-assignment = one `=` too many
toml-extra-comma = one comma too many in the list
toml-extra-comma-table = one comma too many
toml-radix-sign = such a number can have no sign
toml-comment = this character cannot stand in a comment
toml-pair = this is not `key = value`
toml-element = this is not `key = value`
toml-unquoted-key = a key of these characters needs quotes
toml-value = this is not a value
toml-no-value = this key has no value
toml-multi-line-key = a key must stand on one line
toml-multi-line-key-literal = a key must stand on one line
toml-array-opening = the list does not begin with `[`
toml-assignment = a `=` is missing
toml-comma = a comma is missing between two items
toml-comma-table = a comma is missing between two keys
toml-comment-start = a `#` is missing before the comment
toml-escape = a character is missing behind the backslash
toml-table-opening = a `{"{"}` is missing
toml-key-in-table = a key is missing before this value
toml-quote = the opening quote is missing
toml-header-opening = a `[` is missing
toml-value-of-key = this key has no value
toml-missing-value = a value is missing
toml-radix-case = 0x, 0o and 0b are written in small letters
toml-prefix = a number needs no such beginning
toml-sign = one sign too many
toml-quoted = a text must stand in quotes: "…"
toml-unicode = digits are missing in \u…
toml-array-table = the line does not end with `]]`
toml-array = the list does not end with `]`
toml-inline-table = the `{"{"}` is never closed
toml-header = the line does not end with `]`
toml-equals-in-array = a `=` stands in a list
toml-after-comment = something stands behind the end of the line
toml-content = something stands here that does not belong
toml-key-or-value = something stands behind the value
toml-zero = a number does not begin with 0
toml-unexpected-sign = one sign too many
toml-empty-key = the key is missing
toml-basic = this text in quotes cannot be read
toml-literal = this text in quotes cannot be read
toml-multi-basic = this text of several lines cannot be read
toml-multi-literal = this text of several lines cannot be read
toml-number = this number cannot be read
toml-time = this time of day cannot be read
toml-boolean = write true or false
toml-float = this number cannot be read
toml-datetime = this day cannot be read
toml-expected = { $reason }, expected { $expected }
fault-unknown-key = there is no key `{ $key }` here
    .hint = remove it, or define a field of your own in clientbook.toml
fault-wrong-type = `{ $key }` should be { $expected }, not { $found }
    .hint = { $example }
fault-missing-key = `{ $key }` is missing
    .hint = add it here: { $key } = …; a card begins with a line +++
fault-bad-choice = `{ $key }` cannot be `{ $value }`
    .hint = one of { $words }
fault-bad-day = `{ $value }` cannot be read as a day
    .hint = write it as 2026-11-21, or with a time as 2026-12-01T10:30
fault-bad-lunar-day = `{ $value }` is not in the lunar calendar
    .hint = that year lacks the leap month, or that month its 30th day; only 1901 to 2100 are known
fault-bad-money = `{ $value }` cannot be read as an amount
    .hint = write digits and a point, no currency sign: "58000.00"
fault-decimals = `{ $value }` has more decimals than { $currency } has
    .hint = write what is meant in full: 1000 or 1, with no more decimals than { $currency } has
fault-out-of-range = `{ $key }` must be from { $from } to { $to }
    .hint = give a number from { $from } to { $to }
fault-empty = `{ $key }` is empty
    .hint = fill it in; where it may be absent, remove the line
fault-mobile-length = `{ $number }` has { $digits } digits; a mobile number in mainland China has 11
    .hint = check the number; that of another country begins with its sign, such as +49
fault-several-numbers = `{ $number }` holds several numbers; only `{ $first }` is dialed
    .hint = write them as a list: { $list }
fault-bad-id = `{ $id }` cannot be a customer’s id
    .hint = rename the folder and its card: letters, digits, - and _ (no spaces), at most 60; not index, and no name that Windows keeps for itself
fault-duplicate-id = `{ $id }` and `{ $other }` are one name on Windows and macOS
    .hint = rename one of the two folders and its card
fault-unknown-customer = no customer has the id `{ $name }`
    .hint = write the name of a folder under customers/
fault-self-reference = `{ $key }` refers to this customer itself
    .hint = remove the line, or name someone else
fault-unknown-tier = there is no tier `{ $tier }`
    .hint = one of { $tiers }; or add [tiers.{ $tier }] to clientbook.toml
fault-unknown-invoice = there is no invoice `{ $name }` in this account
    .hint = add the invoice to account.toml, or correct the number
fault-duplicate-invoice = invoice `{ $no }` appears twice in this account
    .hint = give one of them its own number; until then only the first counts
fault-bad-terms = `{ $value }` cannot be read as payment terms
    .hint = write "net 30", "2/10 net 30", "eom+15", "COD", or a list such as ["30% net 0", "70% net 60"]; until then an invoice without due is never late, and nobody is reminded to pay it
fault-no-terms = invoice `{ $no }` of { $date } has no due day, and the account no terms: it is never late, and no letter asks for it
    .hint = add due = … to the invoice; or terms = "net 30" at the top of the file
fault-more-than-invoice = `{ $key }` is over { $part }, the invoice over { $amount }
    .hint = write the part of the invoice that is meant, or correct its amount
fault-similar-invoice = `{ $no }` and `{ $other }` differ only in case or width: is it one invoice?
    .hint = if it was entered twice, remove one of them; if not, give it another number
fault-parts = the parts add up to { $sum }, the invoice to { $amount }
    .hint = correct the parts or the amount; until then the invoice counts as one
fault-unknown-place = `{"{"}{ $name }{"}"}` is not a placeholder
    .hint = one of { $names }
fault-unknown-currency = `{ $value }` is not a currency
    .hint = write the three letters of ISO 4217: CNY, USD, EUR
fault-duplicate-payment = payment `{ $no }` appears twice in this account
    .hint = give one of them its own number: by it two devices’ payments are told apart
fault-write-off = { $off } is written off of an invoice over { $amount }
    .hint = at most what was open is given up; write the smaller amount
fault-due-before-date = due { $due } lies before the invoice’s day { $date }
    .hint = give a due day on or after the invoice’s day
fault-bad-period = `{ $value }` is not a period
    .hint = write a number and a word: 30 days, 6 weeks, 24 months, 2 years
fault-bad-filter = `{ $value }` is not a condition
    .hint = write conditions as for list, with spaces between: tier=A region=Ohio tag=golf kind=company silent>60 next<=+7d open>=1000 product!="NAME" has=phone overdue
fault-unknown-field = the settings define no field `{ $key }`
    .hint = define it in clientbook.toml: [fields.{ $key }]
fault-unknown-withheld = `{ $key }` is no field that can be kept back
    .hint = known are { $known }
fault-not-masked = `{ $key }` cannot be shown in part
    .hint = leave it out whole: put it under drop; mask is for fields that hold text, such as phone
fault-identity-number = the number of an identity card stands here
    .hint = take it out, or keep the last four digits: a book has many copies. History and older backups still hold it
fault-bank-card = the number of a bank card stands here
    .hint = take it out, or keep the last four digits: a book has many copies. History and older backups still hold it
fault-password = a password stands here
    .hint = take it out and change it; a program for passwords keeps it better. History and older backups still hold it
fault-bad-promise = `{ $field }` cannot be read
    .hint = write due:2026-11-28, done:2026-11-27, by:customer, amount:58000, for:INV-1032, with an ordinary colon and spaces between
hint-promise-currency = write the number alone: the currency is that of the invoice that `for:` names, else of the account
fault-empty-promise = the task does not say what was promised
    .hint = write it between the box and due:
fault-second-field = `{ $field }` is not read: this task has a `{ $key }:` already
    .hint = give it a task of its own, on a line that begins with `- [ ] `, or remove it
fault-lost-promise = `{ $field }` is not read: this is not a task
    .hint = write it as a task, on a line that begins with `- [ ] `
hint-verbatim-promise = in code, HTML and comments nothing is read as a task: take it out of the ```, the tags or the <!-- -->
fault-bad-box = `{ $box }` is not read as the box of a task
    .hint = begin the line with a hyphen, a space, the box and a space: `- [ ] ` or `- [x] `
fault-no-due-day = a promise to pay needs its day
    .hint = add due:2026-11-28 to the task
fault-bad-wikilink = `[[{ $name }]]` leads to no one customer
    .hint = use an id or a name of the book
fault-missing-file = `{ $name }` is not among this customer’s papers
    .hint = put it under files/ and link it as files/NAME; only papers can be linked
fault-active-paper = a browser would run what stands in this file
    .hint = keep it as a picture or a PDF; the site only offers it as a download
fault-unsafe-link = the site leaves out the link to `{ $target }`
    .hint = links may be http, https, mailto, tel, or a path under files/; to a customer: [[ID]]
fault-odd-year = `{ $key }`: the year { $year } cannot be right
    .hint = where the year is not known, write "{ $day }"
fault-outside-image = the site does not load the image `{ $target }`, and shows a link
    .hint = save the image under files/ and write ![what it shows](files/NAME)
fault-unknown-occasion = this customer has no occasion `{ $name }`
    .hint = write birthday, birthday NAME, the name of a [[date]], or a festival’s id
fault-payment-currency = this payment is in { $currency }, and invoice `{ $no }` in { $invoice }
    .hint = write what came in { $invoice }, with currency = "{ $invoice }" (pay: --currency { $invoice }); or leave out for, and it stays to the customer’s credit
fault-shares = the shares in for add up to { $sum }, and only { $amount } came
    .hint = make the shares smaller, or correct the amount
fault-payment-before-invoice = this payment is older than invoice `{ $name }`
    .hint = check the two dates
fault-future-fact = `{ $key }`: { $day } is still to come, so it does not count yet
    .hint = correct the day, or record it on the day on which it happens
fault-nested-repository = a git repository inside of the book: its files do not go to the other devices
    .hint = move the folder out of the book, or delete the `.git` in it
fault-future-record = { $day } is still to come: until then this is seen nowhere
    .hint = correct the year in the file's name, or in `received` or `added`
fault-step-too-early = `{ $key }` lies before `{ $first }`
    .hint = correct one of the two: a complaint is received, then acknowledged, then resolved
fault-referral-circle = `referred_by = "{ $id }"` leads back to this customer
    .hint = take it away on one of the cards: whoever came first was introduced by none of the others
fault-unknown-stage = `{ $stage }` is no stage of the settings
    .hint = [pipeline] in clientbook.toml has: { $stages }
fault-won-without-amount = a deal that was won, without its amount
    .hint = write the amount of the sale: amount = "5000"
fault-duplicate-stage = a second stage `{ $name }`
    .hint = each stage of [pipeline] needs a name of its own
fault-too-early = `{ $key }`: { $day } lies before { $date }, the day of the { $key ->
        [returned] payment
       *[other] invoice
    }
    .hint = check the two days
fault-refund = { $amount } went back, and only { $most } had been paid that could: they owe { $beyond } again
    .hint = name the invoice whose payment goes back with for, correct the amount, or note first why they owe less: kind = "credit-note"
fault-bad-template = this template does not work: { $reason }
    .hint = correct it, or remove it and the theme’s own is used
template-limit-work = it takes more work than a template of a book may cause: a loop too many, or too long
template-limit-depth = its blocks, included templates or values stand more than { $n } deep in one another
template-limit-text = it makes a text of more than { $n } MB
template-limit-files = a book may bring at most { $files } templates of { $kilobytes } KB together
template-no-component = components do not work in a book’s own templates; use {"{%"} include {"%}"}
template-no-comprehension = [… for … in …] does not work in a book’s own templates; use {"{%"} for {"%}"}
template-no-optional-index = ?[ does not work in a book’s own templates; ask with {"{%"} if {"%}"} first
template-no-indent = the filter `indent` does not work in a book’s own templates
template-range = `range` needs a start, an end and a step that lead from one to the other
template-text-only = `replace` changes texts only
template-list-only = `join` and `unique` take a list
fault-not-a-folder = this should be a folder
    .hint = make a folder of this name: each customer is a folder in it
fault-unknown-theme = there is no theme `{ $theme }`
    .hint = one of { $themes }
hint-did-you-mean = did you mean `{ $near }`?
hint-key-above = `{ $key }` belongs at the top, above the first line in [ ]
hint-known-keys = known here: { $keys }
hint-words = one of { $words }
hint-no-decimals = { $currency } has no smaller unit: write a whole amount
hint-positive = the amount must be above zero; a credit note is a payment with kind = "credit-note", money that went back one with kind = "refund"
hint-yearly-day = write 1978-08-15, "--08-15", "--08" where only the month is known, "lunar 1978-07-12" or "lunar 1979 leap 6-03"; months are 1 to 12, lunar days 1 to 30
hint-festival-day = write a day such as 2006-10-01, "--12-25", "lunar --08-15", "term qingming", "4th thursday of november" or "easter"
hint-several = several customers have this name; write an id
hint-rule-field = a rule counts from a field that holds a day: [fields.{ $key }] with type = "day"
hint-four = four numbers as texts, for A, B, C and D: ["3", "2", "1", "0"]
hint-missing-toml = add it here: { $key } = …
hint-festival-near = did you mean `{ $near }`? A festival of your own needs its day: on = "--12-25"
hint-festival-on = `{ $id }` is not known by itself: give its day, such as on = "--12-25", "lunar --08-15", "term qingming", "4th thursday of november"
hint-currency-near = write `{ $near }`
hint-no-such-day = the calendar has no such day; look up how many days that month has
hint-after-day = nothing but a hyphen may stand right after the day: { $near }.md
hint-phone-quotes = a phone number stands in quotes: phone = "937-555-0142"
hint-spaces = write { $key }: in ordinary small letters with an ordinary colon, a space before it, none in it, and nothing behind the value
hint-code = write it without backticks
hint-year = write the year too: due:2026-11-28 or due:2026年11月28日
hint-colon = the colon is a full-width one; write an ordinary : before the day
hint-name-encoding = its name is not in Unicode (UTF-8) but in an old encoding such as GBK, which reaches no other device; rename it, in UTF-8: { $id }
hint-number = write digits: 42, or "4.5"
hint-terms-sum = the shares must add up to 100%
found-text = a text
found-number = a whole number
found-fraction = a fraction
found-flag = true or false
found-day = a day
found-moment = a day with a time
found-list = a list
found-table = a table
type-text = a text in quotes
    .example = write it in quotes: "…"
type-flag = true or false
    .example = write true or false, without quotes
type-number = a whole number
    .example = write it without quotes: 14
type-money = an amount in quotes
    .example = write it in quotes, with a point: "58000.00"
type-day = a day
    .example = write it as 2026-11-21
type-table = a table
    .example = write it as { "{" } key = "…" { "}" }
type-tables = a list of tables
    .example = write each one under its own [[{ $key }]]

## Commands

check-fine = Nothing is wrong. { $n ->
    [one] 1 customer
   *[other] { $n } customers
}, { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}.
check-found = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}
faults-hint = { $n ->
    [one] 1 line needs a look: clientbook check
   *[other] { $n } lines need a look: clientbook check
}
built-not-removed = { $n ->
    [one] 1 file of an earlier build could not be removed; the next build tries again.
   *[other] { $n } files of an earlier build could not be removed; the next build tries again.
}
built-unsealed = The list of these files could not be sealed, since the folder of your settings (~/.config/clientbook) cannot be written: the next build will ask for an empty folder.
built = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}: { $written } written, { $removed } removed, { $unchanged } unchanged → { $path }
serving = { $url }  (Ctrl-C ends it)
serve-changed = { $path } changed
lock-waiting = Waiting for another command that changes this book (process { $process }) …
lock-cleared = A lock that a dead process left was cleared: { $path }
recovered = A change that was cut short was taken back: { $what }. Make it again if you want it.
recovered-unknown = A change that was cut short was taken back.
recovered-left = { $path } was changed since by somebody else and stays as it is.
not-committed = Not committed: { $reason }
reason-question = two devices’ versions of something stand in it (clientbook check); choose first
saved-more = { $n } more files saved
saved = saved { $path }
nothing-to-do = nothing changes
logged = { $name }: noted for { $day }.
logged-many = { $n ->
    [one] 1 note saved.
   *[other] { $n } notes saved.
}
inbox-nobody = no customer fits “{ $name }”
    .hint = begin the paragraph with the name as `clientbook show` finds it
inbox-several = “{ $name }” fits several customers: { $ids }
    .hint = begin the paragraph with the id, or with more of the name
inbox-no-text = nothing is said but the name
    .hint = write what was said behind the name
inbox-same = { $name } has the same words in the note of { $day }; if this is another contact, write its day with the year
inbox-not-clear = Not filed: { $reason }
inbox-known = { $name }, { $day }: was filed before.
inbox-next = next contact: { $day }
inbox-who = Who is it? [a name, Enter: later]{" "}
inbox-which = Which one? [1–{ $n }, Enter: later]{" "}
inbox-empty = There is nothing to file.
inbox-no-text-file = { $path } is no text and stays where it is.
inbox-kept = { $n ->
    [one] 1 paragraph waits
   *[other] { $n } paragraphs wait
} in { $path }, with the reason; mend it there and run `clientbook inbox`.
inbox-kept-already = { $n ->
    [one] 1 paragraph that was not filed waits
   *[other] { $n } paragraphs that were not filed wait
} in the inbox already.
monica-about = { $n ->
    [one] an export of Monica with 1 contact
   *[other] an export of Monica with { $n } contacts
}
monica-nameless = contact { $n } has no name; give it one in Monica, and export again
notes-about = { $n ->
    [one] 1 note with front matter
   *[other] { $n } notes with front matter
}
notes-others = { $n ->
    [one] 1 note without front matter was left out
   *[other] { $n } notes without front matter were left out
}
notes-bad-yaml = its front matter cannot be read, line { $line }: { $reason }; mend it, and import again
notes-bad-toml = its front matter cannot be read: { $reason }; mend it, and import again
calendar-about = { $n ->
    [one] a calendar with 1 birthday
   *[other] a calendar with { $n } birthdays
}
calendar-others = { $n ->
    [one] 1 other event was left out
   *[other] { $n } other events were left out
}
calendar-own = this calendar was made by clientbook: it holds the next days, not the customers; take them from export vcard, csv or json
calendar-none = no event of this calendar is somebody's birthday ({ $n } others); a title such as “Ana Stone's birthday” or “张伟生日” is
vcard-about = { $format }, { $encoding }
vcard-groups = { $n ->
    [one] 1 group became a tag of its members
   *[other] { $n } groups became tags of their members
}
vcard-none = there is no vCard in this file: no line says BEGIN:VCARD; export the contacts again as vCard (.vcf)
vcard-no-card = the file breaks off here: a card without a beginning and without a name; export the contacts again
vcard-nameless = the card has no name, no organization, no number and no address; give it a name in the other program, or enter it by hand
vcard-no-begin = the beginning of the card is missing; what is above may be lost
vcard-no-end = the end of the card is missing; what is below may be lost
vcard-agent = { $n ->
    [one] a card inside of this card (AGENT) was left out
   *[other] { $n } cards inside of this card (AGENT) were left out
}
vcard-too-many = { $n ->
    [one] 1 line of the card was too many and was left out
   *[other] { $n } lines of the card were too many and were left out
}
vcard-unread = { $n ->
    [one] 1 line of the card cannot be read and was left out
   *[other] { $n } lines of the card cannot be read and were left out
}
vcard-full = more than { $most } values of one kind: the rest was left out
vcard-lossy = { $property } has characters that cannot be read in its encoding; compare it with the other program
vcard-cut = { $property } is too long and was cut
vcard-not-kept = { $property } was left out: nothing of the card holds it, and it is too long or no text
vcard-picture-large = a picture of { $size } MB was left out; at most { $most } MB are taken: put it into the folder files/ by hand
vcard-picture-unread = a picture was left out: it is damaged, or no JPEG, PNG, GIF, WebP, HEIC, AVIF, BMP or TIFF
vcard-pictures = more than { $most } pictures: the rest was left out
vcard-day = “{ $text }” is not a day that can be read; it is kept as a fact
vcard-birthday-time = the birthday has a time ({ $text }); if it comes from another time zone, it may be a day earlier or later
log-skipped-answered = { $n ->
    [one] 1 was greeted already and is left out.
   *[other] { $n } were greeted already and are left out.
}
log-skipped-enough = { $n ->
    [one] 1 had enough messages this month and is left out (monthly_messages in clientbook.toml).
   *[other] { $n } had enough messages this month and are left out (monthly_messages in clientbook.toml).
}
log-skipped-themselves = { $n ->
    [one] 1 is left out: its contact is a customer too, and is greeted as one.
   *[other] { $n } are left out: their contacts are customers too, and are greeted as such.
}
log-far-occasion = Name it all the same? [y/N]{" "}
log-needs-yes = This would write { $n ->
    [one] 1 note
   *[other] { $n } notes
}; add --yes to do it, --dry-run only to look.
log-confirm = Write { $n ->
    [one] this note
   *[other] these { $n } notes
}? [y/N] 
invoiced = { $name }: { $no } for { $amount }, due { $day }.
invoiced-parts = { $name }: { $no } for { $amount }, in { $n } parts:
invoiced-part = { "  " }{ $amount } due { $day }
invoiced-discount = { "  " }{ $amount } if paid by { $day }
invoiced-paid-ahead = { "  " }{ $amount } of what they had paid ahead goes to it; { $open } is open
invoiced-kept = { "  " }Due earlier, it takes nothing from what is paid: { $kept } (now noted in the payments’ for)
invoice-ask-due = When is it due? A day (+30d, 12/31) or terms (net 30):{ " " }
entry-to-come = still to come
invoice-ask-ahead = { $day } is still to come, and the invoice does not count until then. Date it so? [y/N]{ " " }
invoice-ask-alike = There is an invoice { $other }. Is { $no } another one? [y/N]{ " " }
paid = { $name }: { $amount } received { $day }.
credited = { $name }: { $amount } credited { $day }.
refunded = { $name }: { $amount } paid back { $day }.
refunded-opens = { $no }: { $amount } is owed again
refunded-left = { $amount } stays to the customer’s credit
refunded-too-much = { $amount } more was paid back than they had: they owe it
paid-settles = { $no }: { $amount }, settled
paid-with-discount = { $no }: { $amount }, settled with a discount of { $off }
paid-recovers = { $no }: { $amount } of what was written off
paid-leaves = { $no }: { $amount }, { $open } still open
paid-unallocated = { $amount } goes to no invoice and stays to the customer’s credit
paid-applied = { $name }: what was paid ahead is applied.
paid-applied-rest = { $amount } stays to the customer’s credit
paid-returned = { $name }: the { $amount } of { $day } came back { $on }; open now: { $open }.
invoice-disputed = { $name }: { $no } is disputed since { $day }: { $reason }
invoice-disputed-part = { $name }: { $part } of { $no } is disputed since { $day }: { $reason }
invoice-dispute-ended = { $name }: { $no } is not disputed any more.
invoice-written-off = { $name }: { $amount } of { $no } is written off; { $open } of it stays open.
invoice-written-off-all = { $name }: { $amount } of { $no } is written off; nothing of it stays open.
aging-headline = { $overdue } of the { $open } that customers owe is overdue.
aging-largest = The five largest owe { $amount }, { $percent } % of it.
saved-schemas = { $n } schemas in { $path }; the first line of a .toml file names its own: #:schema ./settings.schema.json
schema-settings = Settings of a clientbook book: clientbook.toml
schema-account = Account of a customer: account.toml
schema-card = Front matter of a card
schema-visit = Front matter of a note
schema-plan = Front matter of a plan
schema-complaint = Front matter of a complaint
schema-text = Front matter of a text
schema-book = A clientbook book as JSON: clientbook export json
progress-read = Reading the book
progress-save = Saving
progress-commit = Committing
progress-build = Building pages
progress-export = Saving cards
export-stale-cards = of customers who were removed or merged since, and so left as they were; delete them in the folder: { $files }
saved-cards = { $n ->
    [one] 1 card
   *[other] { $n } cards
} saved in { $path }
import-waits = Nothing else to take over: the doubtful ones wait for an answer, the refused ones for a correction.
import-nothing = The file says nothing that the book does not have.
import-apply = Nothing is written yet. To take it over: clientbook import { $file } --apply
import-done = { $new ->
    [one] 1 new customer
   *[other] { $new } new customers
}, { $changed ->
    [one] 1 changed
   *[other] { $changed } changed
}.
import-triage = Give the new ones a tier: clientbook triage
import-not-taken = { $name } is not taken over: { $reason }
import-value-not-taken = { $name }: { $key } “{ $value }” is not taken over: { $reason }
import-ask-column = What is the column “{ $column }”? A field such as title or custom.KEY, - to leave it out, Enter: kept as text{" "}
import-ask = { $name }: { $what } Take what the file has? [y/N]{" "}
import-which = Which? [1-{ $n }, Enter: leave out]{" "}
import-is-new = somebody new
import-of-file = { $name } (number { $number } of this file)
import-doubt = { $name }: { $why }
import-broken-cards = cards that cannot be read: { $files }; whoever they are about may look new here
import-doubt-several = several customers have its number or address: { $who }
import-doubt-other-name = a customer of another name has its number or address: { $who }
import-doubt-contact = its name, number or address is that of a contact of { $who }
import-doubt-name = the book has the name, and nothing else tells whether it is the same: { $who }
import-doubt-name-of-file = another one of the file has the name, and nothing else tells whether it is the same: { $who }
import-doubt-other-id = { $who } has the name and one of the numbers, but another id in this list
import-doubt-gone = it went out of this book and is not in it any more: it was removed
import-doubt-gone-near = it went out of this book and is not in it any more: it was removed, or merged with { $who }
import-who = say who it is: --who { $number }=CUSTOMER, --who { $number }=new, --who { $number }=leave
import-line = line { $line }
import-refused-at = { $place }: { $reason }
import-more = … and { $n } more
import-text = text
import-files = pictures
import-new-files = { $n ->
    [one] + 1 picture
   *[other] + { $n } pictures
}
import-add = { $label }: + { $file }
import-take = { $label }: { $book } → { $file }
import-removed = { $label }: { $book } is not in the file any more; the book keeps it.
import-differs = { $label }: the book has { $book }, the file { $file }; the book keeps its own.
import-state-new = new
import-state-changed = changed
import-state-same = the same
import-state-doubtful = doubtful
import-state-refused = refused
import-state-joined = twice in the file
import-state-not-a-customer = no customer
import-state-left = left out
import-count-new = { $n } new
import-count-changed = { $n } changed
import-count-same = { $n } the same
import-count-doubtful = { $n } doubtful
import-count-refused = { $n } refused
import-count-joined = { $n } twice in the file
import-count-not-a-customer = { $n } no customers
import-count-left = { $n } left out
import-head-number = number
import-head-state = state
import-head-name = name
import-head-what = what
import-head-reason = refused because
import-next = Next contact
import-plan = Follow up
import-file-about = What other programs said of this customer when it was imported last.
    clientbook compares a newer file with it; what has no field here goes out again with an export.
commit-import = Import: { $new } new, { $changed } changed
err-import-as-option = --who, --accept, --take-file, --out and --save-map are for tables of customers, not for --as
err-records-header = { $path }: no row has the names of the columns that are needed
    .hint = at least: { $columns }; --map "HEADER=NAME" says what another column is
record-missing = there is no { $field } in this row
record-unread = `{ $value }` cannot be read as { $field }
record-ahead = its day { $value } is still to come
record-channel = `{ $value }` is no channel: visit, call, message, email, meal, event …
record-minutes = `{ $value }` is no number of minutes
record-amount = the amount { $value } is not above zero
record-no-due = neither the row nor the account says when { $value } is due: add a due date, or terms (clientbook set CUSTOMER "terms=net 30")
record-due-before = it would be due { $value }, before its own day
record-no-invoice = the customer has no invoice { $value }
record-nobody = no customer is called “{ $value }”
record-near = no customer has just the name “{ $value }”; perhaps { $ids }: write the whole name or the id
record-other-invoice = the book has invoice { $value } with another amount or day
record-other-figure = the book has another number for { $value } on that day
record-other-product = the book has { $value } with other days or another amount
record-next-before = the next contact, { $value }, is not after the day of the note
record-several = “{ $value }” fits several: { $ids }; write the id
records-not-read = not read: { $columns }; --map "COLUMN=FIELD" says what they are
records-days-open = the days under “{ $column }” may be month/day or day/month; they are read as month/day
records-counts = { $what }: { $new } new, { $same } in the book already, { $refused } refused
records-apply = Nothing is written yet. To take them over: clientbook import { $file } --as { $kind } --apply
commit-records = Import: { $what }, { $new } new
table-kind-customers = customers
    .also = contacts
table-kind-visits = visits
table-kind-invoices = invoices
table-kind-payments = payments
table-kind-revenue = revenue
table-kind-figures = figures
table-kind-products = products
err-import-book-option = a whole book in JSON is taken as it is: only --apply and --json go with it
err-import-broken-cards = some cards of the book cannot be read: { $files }; whoever they are about would come in a second time
    .hint = clientbook check says what is wrong; mend it, then import again
err-import-no-table = { $option } is for tables, and { $path } is none
    .hint = leave the option out
err-import-book = { $path } is a book, not a folder of contacts
    .hint = clientbook --book { $path } export json --out book.json, then import that file into an empty book; or export csv and import the table
err-import-json = { $path }, line { $line }: this is no JSON: { $reason }
    .hint = make it again: clientbook export json --out FILE
err-import-json-value = `{ $path }`: the value of “{ $place }” is none that a book has there
    .hint = each record is an object with fields and text; clientbook export json shows the form
import-book = A book: { $new ->
    [one] 1 new customer
   *[other] { $new } new customers
}, { $records ->
    [one] 1 file
   *[other] { $records } files
}
import-book-known = { $n ->
    [one] 1 customer is here already, and stays as it is: { $ids }
   *[other] { $n } customers are here already, and stay as they are: { $ids }
}
import-book-kept = Here already, with other content, and kept: { $files }
err-import-who = `{ $text }` does not say who a customer of the file is
    .hint = write the number before an equals sign, 1 to { $n }: 12=zhang-wei, 12=new or 12=leave; of several doubtful ones 12-40=new, of all doubtful=leave
err-import-map = `{ $text }` does not say what a column is
    .hint = write the header, an equals sign and a field: --map "Manager=custom.manager"
err-import-empty = `{ $path }` is empty
    .hint = export the contacts once more
err-import-unknown = what `{ $path }` holds cannot be imported
    .hint = vCards (.vcf), tables (.csv, .xlsx), calendars of birthdays (.ics) and folders of vCards can be
err-import-no-cards = no vCard (.vcf) and no note (.md) is in the folder `{ $path }`
    .hint = name the file or the folder with the contacts
triage-nobody = Nobody is waiting: every imported customer has a tier.
triage-how = { $n ->
    [one] 1 waits
   *[other] { $n } wait
} for a tier: clientbook triage zhang-wei=A pizza=not
triage-kept = { $n ->
    [one] 1 answer of last time, not saved yet, is
   *[other] { $n } answers of last time, not saved yet, are
} taken along.
triage-ask = Tier { $tiers }, n: no customer, Enter: later, q: enough{" "}
triage-not-known = “{ $text }” is no tier.
triage-done = { $tiers ->
    [one] 1 tier given
   *[other] { $tiers } tiers given
}, { $removed ->
    [one] 1 no customer
   *[other] { $removed } no customers
}.
not-customers-about = Who is no customer: an import does not propose them again.
    To bring somebody back, delete the table [[person]] with the name.
commit-triage = Triage: { $tiers } tiers, { $removed } no customers
renamed = { $name }: `{ $old }` is `{ $new }` now; { $files ->
    [one] { $files } file moved
   *[other] { $files } files moved
}, { $others ->
    [0] nobody else named the customer
    [one] { $others } other file named the customer and follows
   *[other] { $others } other files named the customer and follow
}
rename-settings = clientbook.toml names `{ $old }`, perhaps in a list: write the new id there.
commit-rename = Rename { $name }: { $old } is { $new }
err-rename-same = the customer has the id `{ $id }` already, but for upper and lower case
    .hint = choose another one; on some disks the two would be the same folder
err-xlsx = the workbook cannot be made: { $reason }
    .hint = export csv makes tables of any size
err-id-of = `{ $id }` is the id of { $name }
    .hint = choose another id; to make one customer of two: clientbook merge
err-merge-same = both are { $name }
    .hint = name two customers by their ids; clientbook check --duplicates shows who may be in the book twice
err-merge-kinds = one of the two is a person, the other a company
    .hint = a person is linked to a company: clientbook set PERSON company=COMPANY
err-merge-numbers = both have another invoice with this number: { $numbers }
    .hint = correct the number in one of the accounts first
merge-needs-yes = Nothing is changed yet: add --yes to do it.
merge-confirm = Make one of them?
commit-merge = Merge { $other } into { $name }
merge-heading = From the card of { $name }, { $day }
merge-replaced = Said on the card before:
merge-told = { $other } becomes a part of { $name }:
merge-added = { "  " }comes    { $key }: { $value }
merge-dropped = { "  " }differs  { $key }: { $value } (kept in a private note)
merge-counts = { "  " }moves    { $visits } notes, { $plans } plans, { $complaints } complaints, { $entries } entries of the account, { $files } files; { $others } other files follow
duplicates-none = Nobody seems to be in the book twice.
duplicates-pair = { $score }  { $one } · { $other }: { $reasons }
duplicates-hint = To make one of two: clientbook merge { $one } { $other }
duplicates-code = the same customer number { $value }
duplicates-phone = the same phone number { $value }
duplicates-email = the same e-mail address { $value }
duplicates-wechat = the same WeChat account { $value }
duplicates-name = the same name
duplicates-reading = names that are read alike
duplicates-company = the same company
duplicates-birthday = the same birthday
err-triage = `{ $text }` does not say what a customer is
    .hint = write the customer, an equals sign, and a tier ({ $tiers }) or not: zhang-wei=A
err-triage-story = { $name } has notes, plans or an account, and is a customer
    .hint = give a tier; or delete the folder by hand
reconcile-same = The list and the book agree.
reconcile-apply = Nothing is written yet: add --apply to take over what is paid, settled and new.
reconcile-done = { $n } taken over, { $left } left to be looked at.
reconcile-paid = paid      { $no }  { $name }: { $amount } came, { $left } is left
reconcile-settled = settled   { $no }  { $name }: { $amount }, not in the list any more
reconcile-new = new       { $no }  { $name }: { $amount }
reconcile-part-open = look      { $no }  { $name }: new, { $whole }, of which { $amount } is open, line { $line }: enter the invoice with its whole amount, and what was paid
reconcile-more-than-all = look      { $no }  { $name }: new, { $amount } open of { $whole }, line { $line }: more is open than was invoiced
reconcile-ahead-money = look      { $no }  { $name }: { $amount } less in the list; { $ahead } that they paid ahead may be it: apply it first (clientbook pay CUSTOMER --apply), then compare again
reconcile-no-due = look      { $no }  { $name }: { $amount }; neither the list nor the account says when it is due: add a due date, or terms
reconcile-ahead = look      { $no }  { $name }: { $amount }, line { $line }: its day { $date } is still to come
reconcile-due-before = look      { $no }  { $name }: { $amount }, line { $line }: due { $due }, before its own day { $date }
reconcile-nobody = look      { $no }  { $amount }, line { $line }: no customer is called “{ $name }”
reconcile-more = look      { $no }  { $name }: { $theirs } in the list, { $ours } in the book
reconcile-unclear = look      { $no }  { $n } customers have an invoice of this number
list-no = invoice number
list-open = open amount
list-amount = amount
sheet-about-text = text, { $encoding }, divided by { $delimiter }
sheet-about-workbook = { $format } workbook: { $sheets }
sheet-about-html = a table of HTML, { $encoding }
sheet-about-excel-xml = Excel 2003 XML, { $encoding }
sheet-delimiter-comma = commas
sheet-delimiter-semicolon = semicolons
sheet-delimiter-tab = tabs
sheet-encoding-open = { $encoding } and { $other } are both possible, and it was read as { $encoding }; if the names look wrong: --encoding { $label }
sheet-mixed-encodings = { $n ->
    [one] 1 line is
   *[other] { $n } lines are
} not UTF-8 as the others, the first in line { $line }: read as { $encoding }; please check
sheet-unread-characters = { $n ->
    [one] 1 character could not be read
   *[other] { $n } characters could not be read
}, the first on line { $line }
sheet-zero-bytes = { $n ->
    [one] 1 zero byte was left out
   *[other] { $n } zero bytes were left out
}
sheet-quote-open = { $n ->
    [one] a quotation mark is not closed
   *[other] { $n } quotation marks are not closed
}, the first on line { $line }: there each line was read by itself
sheet-cut-columns = { $place }: what lies beyond column { $most }, or beyond 4 MB of a row, is not read
sheet-cut-rows = { $place }: the file is too large; from here on it is not read. Split it, and import the rest
sheet-cut-after = { $sheet }: after row { $line } the file is damaged and is not read: { $reason }
sheet-unreadable = { $sheet } cannot be read: { $reason }
sheet-file = { $file }
sheet-line = line { $line }
sheet-line-of = { $sheet }, row { $line }
sheet-cell = { $place }, “{ $column }” ({ $letter })
sheet-header = header: { $place }
sheet-header-twice = more than one column is called: { $columns }
sheet-kept = no field of the card, kept as facts: { $columns }
sheet-day-order = “{ $column }”: nothing tells month and day apart; read as month/day/year
sheet-left = { $n ->
    [one] 1 line that is no customer (a sum, a heading) is left out
   *[other] { $n } lines that are no customers (sums, headings) are left out
}: { $lines }
sheet-foreign = “{ $column }” has words that the field does not have, kept as facts: { $values }
sheet-others = not read, for they are no lists of customers: { $sheets }
sheet-doubt-destroyed = { $place }: `{ $value }` is a number whose end was lost in a spreadsheet; export it again with the column as text
sheet-doubt-phone = { $place }: `{ $value }` is no phone number
sheet-doubt-email = { $place }: `{ $value }` is no e-mail address
sheet-doubt-number = { $place }: `{ $value }` is no number
sheet-doubt-day = { $place }: `{ $value }` is no day
sheet-doubt-birth = { $place }: nobody alive was born on `{ $value }`
sheet-doubt-future = { $place }: `{ $value }` is after today
sheet-doubt-long = { $place }: too long for its field: `{ $value }`
sheet-doubt-nameless = { $place }: without a name, called { $name }
sheet-refused-nobody = no name, phone, e-mail or WeChat
sheet-kind-pdf = a PDF
sheet-kind-picture = a picture or a film
sheet-kind-archive = an archive
sheet-kind-database = a database
sheet-kind-document = a text document
sheet-kind-vcard = a file of vCards
sheet-kind-xlsb = a binary workbook (XLSB)
sheet-kind-numbers = a document of Numbers
sheet-kind-other = no workbook
list-date = day
list-due = due day
commit-log = Visit: { $name }, { $channel }, { $day }
commit-many = Notes: { $what }, { $n } customers, { $day }
commit-set = Set { $names }: { $what }
commit-done = Done: { $what } ({ $name })
commit-snooze = Snooze until { $day }: { $what } ({ $name })
commit-renew-check = Checked: { $name }, { $product }
commit-renew-warranty = Longer warranty: { $name }, { $product }
commit-renew = Renew: { $name }, { $product }
commit-invoice = Invoice: { $name }, { $no }
commit-pay = { $kind }: { $name }, { $amount }
commit-apply = Paid ahead applied: { $name }
commit-returned = Payment returned: { $name }, { $amount }
commit-dispute = Disputed: { $name }, { $no }
commit-dispute-ended = Dispute ended: { $name }, { $no }
commit-write-off = Written off: { $name }, { $no }
commit-reconcile = The company’s list of { $day }
commit-new = New: { $name }
commit-init = A new book
commit-hand-edits = Changes by hand
commit-undo = Undo: { $subject }
commit-redo = Redo: { $subject }
commit-sync = Merge changes from two devices
sync-place-changed = The other place is { $place } now; it was { $before }.
sync-place-kept = { $place } was not remembered; the other place is still { $before }.
sync-place-forgotten = { $place } was not remembered.
sync-place-made = Made a place for this book: { $place }
sync-link = { $path } is a link or lies behind one: left alone.
sync-name-encoding = { $path } stays on this device: its name is not in Unicode (UTF-8); rename the file or folder, then sync again.
sync-left = { $n ->
    [one] 1 changed file is not committed: [git] commit = "never".
   *[other] { $n } changed files are not committed: [git] commit = "never".
}
sync-committed-all = { $n ->
    [one] Committed 1 changed file.
   *[other] Committed { $n } changed files.
}
commit-since-sync = Changes since the last sync
sync-no-folder = { $path } is not there
sync-not-inside = { $above } is there, but { $path } is not in it: the stick was emptied or is another one (on an emptied one clientbook sync { $place } makes the place anew)
git-no-reason = no reason was given
git-says = { $said }
git-means = { $meaning } (git: { $said })
git-means-no-host = the computer of this address is not found: no internet, or a mistyped address
git-means-no-network = there is no network
git-means-no-answer = the other computer does not answer
git-means-key = the other place does not know this device’s key
git-means-host-key = the other computer is not known here, or is not the one that it was; connect to it once with ssh
git-means-login = name, password or token were not accepted
git-means-hook = a hook said no
git-means-signature = the commit could not be signed
git-means-permission = no permission for a file or folder
git-means-read-only = the disk is read-only
git-means-disk = the disk or the repository is damaged
hooks-not-run = The hooks of this repository were not run: it did not start here. If you trust them: clientbook trust
err-sync-nested = `{ $path }` is a git repository of its own: its files would not go to the other devices
    .hint = move it out of the book, or delete the `.git` in it; nothing was sent
sync-driver = git merges the files of this book entry by entry from now on.
sync-committed = { $n ->
    [one] Committed 1 file that was changed by hand.
   *[other] Committed { $n } files that were changed by hand.
}
sync-whole-branch = The book is a part of { $path }: the whole branch { $branch } is merged and pushed.
sync-first = { $place } does not have this book yet.
sync-nothing-new = Nothing new on the other side.
sync-taken = { $n ->
    [one] Took over 1 file from the other device.
   *[other] Took over { $n } files from the other device.
}
sync-pushed = { $n ->
    [0] Both sides are the same: { $place }
    [one] Sent 1 change to { $place }
   *[other] Sent { $n } changes to { $place }
}
sync-offline = Not connected: { $reason }. { $n ->
    [0] Nothing waits to be sent.
    [one] 1 change waits to be sent.
   *[other] { $n } changes wait to be sent.
}
sync-left-out-more = { $n ->
    [one] 1 more file stays on this device; clientbook check names it.
   *[other] { $n } more files stay on this device; clientbook check names them.
}
sync-joined = { $gone } was merged into { $into } on one device; what the other one added to { $gone } went along.
sync-edit-kept = { $path } was taken out on one device and changed on the other: it stays.
sync-two-people = Both devices have a new customer `{ $id }`: { $name } here, { $other } there. { $other } is `{ $new }` now; links to `{ $id }` that were written there mean { $name } until you change them.
sync-beside = { $path } was changed on both devices; the other one stands beside it as { $other }.
sync-renamed-twice = Renamed on both devices: it is { $path } here and was { $other } there; the name of this device stays.
sync-questions = { $n ->
    [one] 1 question waits for your answer:
   *[other] { $n } questions wait for your answer:
}
sync-answer = Edit the files: keep the true lines and delete the others with the three marks.
sync-answer-field = Keep the true lines in the files, or answer a field of a card with: clientbook set CUSTOMER KEY=VALUE
sync-gone-by-hand = { $n ->
    [one] 1 of { $of } records was removed by hand since the last commit.
   *[other] { $n } of { $of } records were removed by hand since the last commit.
}
sync-gone-here = { $n } of { $of } records would go away on this device, because they were removed on the other.
sync-gone-there = { $n } of { $of } records would go away on the other side, because they were removed here.
sync-confirm = Is that what you want? [y/N] 
err-sync-changed = `{ $path }` was changed by hand and on the other device
    .hint = commit it first: git commit, or hand_edits = "sync" under [git] in clientbook.toml
merge-questions = { $path }: { $n ->
    [one] 1 question is open
   *[other] { $n } questions are open
}
trust-known = This repository is trusted already.
trust-what = What { $path } could run from now on:
trust-nothing =   nothing yet: no hooks, no settings that name programs
trust-confirm = Do you trust whoever made it? [y/N] 
trust-needs-yes = Add --yes to do it.
trusted = Trusted. `clientbook trust` is remembered on this machine alone.
card-plans = Follow-up plans
card-plan = Plan
card-revenue = Revenue
card-figure = Figure
about-since = since { $day }
terms-at-once = due at once
terms-net = { $n ->
    [one] due in { $n } day
   *[other] due in { $n } days
}
terms-month-end = due at the end of the month
terms-after-month-end = { $n ->
    [one] due { $n } day after the end of the month
   *[other] due { $n } days after the end of the month
}
terms-discount = { $n ->
    [one] { $percent } % off within { $n } day
   *[other] { $percent } % off within { $n } days
}
card-history = History
form-log = Log a contact
form-done = Done
form-snooze = Let it rest
form-customer = New customer
form-plan = New plan
form-deal = Move the deal
form-step-by = next step by
form-complaint = New complaint
form-invoice = New invoice
form-pay = A payment
form-merge = Merge with another
form-merge-other = who is the same customer
form-show-first-merge = Show what becomes of it
form-rename = Another id
form-rename-id = new id
form-set = Change the card
form-import = Take over a file
form-take = which counts
form-take-head = Book and file say different things
form-take-book = what the book has
form-take-file = what the file has
form-rows-are = rows of a table are
form-file = contacts of a phone (.vcf), a table (.csv, .xlsx, .xls, .ods), a calendar (.ics) or .json
form-show-import = Show what it would change
form-triage = Tiers of the imported
form-triage-about = { $n ->
    [one] 1 waits
   *[other] { $n } wait
} for a tier{ $shown ->
    [100] ; the first 100
   *[other] {""}
}. One key each: the tier, n for no customer, 0 for later. What you leave stays for later.
form-triage-later = later
form-triage-not = no customer
form-undo = Take it back
form-undo-what = Take back: { $what }
form-inbox = File notes from the road
form-paste = paste the notes here; left empty, the files in the book’s inbox are read
form-show-inbox = Show what is understood
form-back = Change it
form-change-text = Change the text
form-whose = Of whom is it?
form-leave = leave it in the inbox
form-duplicates = In the book twice?
form-duplicates-about = { $n ->
    [one] One pair may be one customer.
   *[other] { $n } pairs may be one customer each; the { $shown } most likely stand here.
}
form-duplicates-pair = { $one } · { $other }: { $reasons }.
form-duplicates-merge = Merge
form-column-is = What is in this column?
form-column-text = text, kept below the card
form-who-is = Who is it?
form-leave-out = leave out for now
form-missing = this is missing
form-needs-contact = say how you were in touch, or what was said
form-needs-meeting = only a meeting in person answers this
form-save = Save
form-show-first = Show where it goes
form-tick = Kept
form-resolve = Resolve
form-checked = Checked
form-steps = Steps
form-acknowledged = acknowledged now
form-renew = Renew
form-renew-until = until
form-happened = what happened
form-more-about = more about it
form-after = ask again on
form-resolution = what was done about it
form-change = change
form-remove = remove
form-add = add
form-add-contact = New contact
form-add-family = New family member
form-add-date = New date
form-add-product = New product
form-entry = { $table } { $name }
form-entry-remove = Remove: { $table } { $name }
form-more = More
form-more-empty = Fields that are still empty
form-pick = Pick a day
form-text = what was said
form-promises = promises, one a line: send the quote due:fri
form-what = what
form-for = for invoices, one a line: INV-1032 or INV-1032=500
form-would = This would be saved
form-days = today|tomorrow|yesterday|fri|mon|+3d|+7d|+14d|+1m
form-saved = Saved: { $what }
past-renamed = was `{ $old }`
past-entered = entered in the book
past-removed = taken out of the book
past-text = text changed
past-added = { $field }: { $new }
past-unset = { $field } taken out (was { $old })
past-set = { $field } { $old } → { $new }
past-list = { $field }: { $changes }
past-member-came = new: { $what }
past-member-went = taken out: { $what }
past-in-note = note { $name }: {""}
past-in-plan = plan { $name }: {""}
past-in-complaint = complaint { $name }: {""}
key-name = name
    .also = customer name
key-id = id
key-custom = own fields
key-tier = tier
key-cadence = rhythm
    .also = cadence
key-stage = stage
key-region = region
key-phone = phone
    .also = telephone|mobile
key-email = email
    .also = e-mail|mail
key-wechat = WeChat
key-tags = tags
    .also = tag
key-aliases = also called
    .also = alias
key-address = address
key-since = customer since
    .also = since
key-begun = since
key-last-day = last day
key-satisfaction = satisfaction
key-minutes = minutes
key-with = with
key-also = also about
key-by = begun by
key-mass = greeting to many
key-private = private
key-purpose = purpose
key-severity = severity
key-via = came by
key-layer = where the cause lies
key-wants = wants
key-acknowledged = acknowledged
key-waiting = waiting for the customer
key-from = from
key-po = purchase order
key-notes = notes
key-reason = reason
key-to = to
key-once = once only
key-added = in the book since
    .also = added
key-birthday = birthday
key-industry = industry
key-company = company
key-employer = employer
    .also = organization|organisation
key-department = department
key-title = title
key-gender = gender
key-source = source
key-code = code
key-referred-by = introduced by
key-secrecy = secrecy
key-paused = paused until
    .also = paused
key-prefers = prefers
    .also = preferred channel
key-best-time = best time
key-languages = languages
key-salutation = salutation
key-wish = wish
key-dissatisfied = dissatisfied with
key-danger = danger
key-asked = compensation asked
key-given = compensation given
key-solutions = solutions
key-measure = changed since
key-kind = kind
key-lost = lost
key-lost-on = lost on
key-lost-reason = reason for the loss
key-lost-to = lost to
key-pinyin = reading
key-website = website
key-legal-representative = legal representative
key-registered-capital = registered capital
key-organization-form = legal form
key-licence = licence
key-text = text
sheet-notes = Notes
sheet-plan-title = Plan
sheet-number = Number
sheet-customer-id = Record of
table-own-id = clientbook id
sheet-plans = Plans
sheet-complaints = Complaints
sheet-invoices = Invoices
sheet-payments = Payments
key-time = time
key-open = open
key-terms = terms
key-credit-limit = credit limit
key-hold = hold
key-currency = currency
key-credit = credit
key-rating = rating
key-reviewed = reviewed
key-character = character
key-capacity = capacity
key-capital = capital
key-collateral = collateral
key-condition = conditions
key-continuity = continuity
key-debtor = debtor type
key-invoice = invoice
key-payment = payment
key-amount = amount
key-date = date
key-due = due
key-for = for
key-disputed = disputed
key-discount = discount
key-written-off = written off
key-parts = parts
key-returned = returned
key-revenue = revenue
key-figure = figure
key-contact = contact
key-files = papers
key-family = family
key-offer = offer
key-need = need
key-state = state
key-product = product
key-snooze = reminder
key-until = rests until
key-on = day
key-role = role
key-duty = duty
key-customer = own card
key-relation = relation
key-expires = expires
key-warranty = warranty until
key-check = next check
key-delivered = delivered
key-installed = installed
key-agreement = agreement
key-given-back = given back
key-back = the other way round
key-no = number
key-done = done
key-result = result
key-goal = goal
key-deal-stage = stage
key-close = expected close
key-step = next step
key-competitors = competitors
key-deal-outcome = won or lost
key-deal-to = lost to
key-again = try again on
key-plan-title = plan
key-objection = objection
key-answer = answered by
key-chance = chance
key-channel = channel
key-outcome = outcome
key-next = next contact
key-occasion = occasion
key-gift = gift
key-sample = sample
key-cost = cost
key-method = method
key-ref = reference
key-note = remark
key-resolved = resolved
key-received = received
key-cause = cause
# The phone edition: one file.
handover-from = Handed over by { $from } to { $to } on { $day }: what is open
handover-title = Handed over to { $to } on { $day }: what is open
handover-nothing = Nothing is open.
handover-built = { $n ->
        [one] one customer
       *[other] { $n } customers
    } for { $to }: { $path }
handover-withheld = { $n ->
        [one] one customer is
       *[other] { $n } customers are
    } not in it: the profile “{ $profile }” leaves them out
copy-kind-handover = handover
single-edition = { $day }, edition “{ $profile }”.
single-coming = Coming
single-letters = Customers by letter
single-more = More
single-older = { $n ->
    [one] One older entry
   *[other] { $n } older entries
}
single-left-out = Left out to stay below { $size }: { $what }.
single-left-notes = { $n ->
    [one] one old entry
   *[other] { $n } old entries
}
single-left-photos = { $n ->
    [one] one photo
   *[other] { $n } photos
}
single-left-short = { $n ->
    [one] all but the name and numbers of one customer
   *[other] all but the names and numbers of { $n } customers
}
single-built = { $n ->
    [one] Phone edition with one customer, { $size } → { $path }
   *[other] Phone edition with { $n } customers, { $size } → { $path }
}
single-inside = The file stands in the book’s folder, where git and backups take it along: better move it elsewhere.
single-replace = { $path } is no phone edition. Replace it? [y/N]{" "}
err-single-other = `{ $path }` is no phone edition, so it is not replaced
    .hint = name another file, or remove this one first
err-single-folder = `{ $path }` is a folder
    .hint = name a file in it, such as phone.html
err-single-small = the names and numbers alone do not fit into { $size }
    .hint = allow more: --max-size { $least }
sealed-title = Sealed page
sealed-plain = This page opens with a password, and only in a browser that runs its script. A viewer without scripts, such as the preview of a chat app or of Files on an iPhone, cannot open it: save the file and open it in a browser.
sealed-password = Password
sealed-open = Open
sealed-opening = Opening …
sealed-wrong = The password is wrong.
sealed-unable = This browser cannot open the page: it has no WebCrypto here. Save the file and open it in Chrome, Edge, Firefox or Safari.

copies-title = Copies that left the book
copies-none = No copy was made by this program on this device.
copies-at = When
copies-kind = What
copies-profile = Profile
copies-customers = Customers
copy-kind-site = site
copy-kind-single = phone edition
copy-kind-calendar = calendar
copy-kind-table = table
copy-kind-contacts = contacts
copy-kind-backup = backup
copy-kind-json = book as JSON
copy-not-noted = This copy is not in the list of copies: { $reason }
owners-title = Open promises
owners-none = No promise is open.
owners-mine = I promised
owners-theirs = They promised
owners-promise = Promise
column-due = Due
changes-title = What is new
changes-line-entered = { $customer } ({ $on })
changes-line-removed = { $name } ({ $on })
changes-line-tiers = { $customer }: { $from } → { $to }
changes-line-balances = { $customer }: { $open-then } → { $open-now }{ $late }
changes-line-promise = { $customer }: { $text } ({ $due })
changes-line-silent = { $customer }: should have heard from you by { $due }
report-as-of = as of { $day }
reports-months-none = No contact in the last twelve months.
column-month = Month
changes-since = since { $day }
changes-none = Nothing changed.
changes-entered = New customers
changes-removed = Taken out of the book
changes-tiers = Tiers
changes-balances = Balances
changes-kept = Promises kept
changes-broken = Promises broken
changes-silent = Gone quiet
changes-late = , { $amount } late
changes-no-tier = no tier
backup-done = { $files } files and { $commits } { $commits ->
    [one] commit
   *[other] commits
} are in { $path } ({ $size } KB), read back and whole.
backup-plain = It is not locked: whoever has the file reads the book.
backup-password = Without the password nobody can open it, including you. Write it down elsewhere.
backup-link = { $path } is a { $kind ->
        [kind-pipe] pipe
        [kind-socket] socket
        [kind-device] device
       *[other] link
    } and not in the backup.
backup-renamed = { $path } is in the backup under this name, in Unicode (UTF-8); in the book it has one in an old encoding: rename it.
backup-confirm = Replace it? [y/N]{" "}
restored = { $files } files and { $commits } commits of the backup of { $day } stand in { $path }
password = Password:{" "}
password-new = A password for the backup:{" "}
password-again = Once more:{" "}
safety-none = No copy of this book elsewhere is known: clientbook sync FOLDER, or clientbook backup FILE
safety-backup = { $n ->
    [0] Last backup today.
    [one] Last backup yesterday.
   *[other] Last backup { $n } days ago.
}
safety-push = { $n ->
    [0] Last sync today.
    [one] Last sync yesterday.
   *[other] Last sync { $n } days ago.
}
commit-answer = Answer: { $path }
question-nothing = (taken out)
question-which = Which is true? [1–{ $n }, Enter: later]{" "}
backup-shallow = This clone holds a part of the history alone, so the backup holds none: git fetch --unshallow brings the rest.
changes-no-history = Without the history: { $reason }
commit-and-more = { $names } and { $n } more
undo-what = Takes back { $hash } of { $day }: { $subject }
undo-needs-yes = Add --yes to do it.
undo-confirm = Take it back? [y/N] 
undone = Taken back, as a new commit. To bring it back: clientbook undo { $hash }
and-more = … and { $n } more
history-more = { $n ->
    [one] and 1 more file
   *[other] and { $n } more files
}
history-none = Nothing was committed yet.
renewed-check = { $name }: the next check of { $product } is on { $day }.
renewed-warranty = { $name }: the warranty of { $product } runs until { $day }.
renewed = { $name }: { $product } runs until { $day }.
logged-replaced = No longer { $day }, which was agreed on { $said }.
logged-not-used = { $day } is not used: the later note of { $said } names { $next }.
logged-next = Next contact: { $day }.
logged-open = Still open: { $what }.
logged-may-close = This may answer “{ $what }”: { $command }
logged-close = Does this answer “{ $what }”? [y/N] 
logged-answers = That answers: { $what }.
template-customer =
    ## Needs

    ## Likes

    ## Avoid
template-person-fields =
    # What helps first; take the # away and fill it in:
    # tier = "A"
    # phone = "937-555-0142"
    # email = "ana@example.com"
    # region = "Ohio/Dayton"
    # birthday = "--08-15"
    # title = "purchasing manager"
    # prefers = "call"
    # tags = ["golf"]
template-company-fields =
    # What helps first; take the # away and fill it in:
    # tier = "A"
    # phone = "937-555-0140"
    # region = "Ohio/Dayton"
    # industry = "machine shop"
    # tags = ["bearings"]
    # {"[["}contact]]
    # name = "Karen Ost"
    # role = "accounts payable"
    # duty = ["pays"]
    # phone = "937-555-0142"
set-change = { $name }: { $key } { $old } → { $new }
set-entry-came = { $name }: { $what } added
set-entry-went = { $name }: { $what } removed
set-unset = (none)
set-confirm = change { $n ->
    [one] 1 customer
   *[other] { $n } customers
}? [y/N]{ " " }
set-needs-yes = this would change { $n ->
    [one] 1 customer
   *[other] { $n } customers
}; say --yes to do it
not-changed = nothing was changed
done-note = { $name }: noted. That answers: { $what }.
done-no-contact = { $name }: answered: { $what }. Not counted as a contact; with -c call or -c message it is.
done-ticked = { $name }: kept. { $text }
done-plan = { $name }: done. { $title }
snoozed = { $name }: “{ $what }” is snoozed until { $day }.
snoozed-not-due = It comes up on { $day }.
init-done = A new book stands in { $path }.
init-demo = A sample book stands in { $path }. Look around: clientbook --book { $path } today
init-next = Add your first customer: clientbook new customer "Miller Machine Co."
init-owner = Your name, as it stands below greetings and letters (Enter: later):{" "}
owner-missing = Your name is missing at the end: write it into clientbook.toml, a line [owner], then name = "…"
owner-ask = Greetings end with your name, and the book does not know it yet. Your name:{" "}
init-no-git = git was not found, so this book has no history yet.
init-in-repository = It is part of the repository { $path }.
show-usage-story = Story
show-records = Plans and complaints
show-account = Account
show-more = … and { $n } more; the card has all: clientbook serve --open
editor-hint = Fill it in: { $path }
editor-nothing = Nothing was written, so no file was kept. An editor that returns at once needs its option to wait, such as code --wait; --no-edit makes the empty file.
editor-code = exit code { $code }
editor-killed = it was killed
editor-failed-saved = The editor { $editor } ended with an error ({ $reason }); what it saved is kept.
err-editor-missing = the editor `{ $editor }` cannot be started, so nothing was made: { $reason }
    .hint = correct VISUAL or EDITOR, or make the empty file with --no-edit
err-editor-failed = the editor `{ $editor }` ended with an error, so nothing was made: { $reason }
    .hint = try again, or make the empty file with --no-edit

## When it fails

error = error
hint = hint
err-not-a-book = `{ $path }` is not a book: it has no clientbook.toml
    .hint = make one with: clientbook init { $path }
err-no-book = there is no book here or above
    .hint = go into your book, say --book DIR, or make one: clientbook init my-book
err-io = { $path }: { $reason }
    .hint = check the path, its permissions, and the space on the disk
err-not-utf8 = { $path } is not saved as UTF-8
    .hint = save it again as UTF-8 (Notepad: Save as, Encoding: UTF-8); nothing was changed
io-not-found = there is no such file or folder
io-permission = permission denied
io-exists = it exists already
io-other = { $said }
io-full = the disk is full
io-read-only = the disk can only be read
io-is-folder = it is a folder
io-no-folder = a part of the path is not a folder
err-newer-format = this book has format { $format }; this program writes { $known }
    .hint = install a newer clientbook; looking still works
err-nobody = no customer fits `{ $name }`
    .hint = try a part of the name, pinyin, initials or the phone’s last digits: clientbook list
err-nobody-near = no customer fits `{ $name }`
    .hint = did you mean `{ $near }`?
err-several = `{ $name }` fits several customers
    .hint = use the id: { $ids }
err-bad-day = `{ $value }` is not a day
    .hint = such as 2026-11-21, fri, +14d, +2w, tomorrow, month end; where a time may stand also 3pm, fri 10:30
err-settings-unread = clientbook.toml could not be read, so nothing is changed: { $reason }
    .hint = correct clientbook.toml first: clientbook check shows where
err-handover-other = { $path } is not empty
    .hint = name an empty or a new folder: --out DIR
err-handover-whom = it is not said who takes the customers over
    .hint = --to "Lisa May"
err-of-one-file = { $option } is for one file, not for a site
    .hint = with { $option }, say which: a phone edition, --single FILE; or a handover, --handover CUSTOMER --to NAME
err-profile = there is no profile `{ $name }`
    .hint = known are { $names }; your own are [profiles.NAME] in clientbook.toml
err-profile-doubt = the profile `{ $name }` could not be read whole, so it might show what you want to keep back; nothing is written
    .hint = clientbook check shows what is wrong in clientbook.toml
edition-doubtful = { $n ->
    [one] One customer is left out, since a fault in their card hides how secret they are: { $ids }
   *[other] { $n } customers are left out, since faults in their cards hide how secret they are: { $ids }
}
err-bad-key = a customer has no key `{ $key }`
    .hint = one of { $keys }; own fields are defined in clientbook.toml: [fields.NAME]
err-bad-key-near = a customer has no key `{ $key }`
    .hint = did you mean `{ $near }`?
err-bad-stage = there is no stage `{ $stage }`
    .hint = the stages are: { $stages }; [pipeline] in clientbook.toml says which
err-plan-none = { $name } has no open plan, so none `{ $plan }`
    .hint = clientbook new plan CUSTOMER "TITLE" --amount 5000 makes one
err-plan-unknown = { $name } has no plan `{ $plan }`
    .hint = there are: { $plans }
err-plan-several = several plans are called `{ $plan }`
    .hint = name one by its file: { $plans }
err-complaint-key = a complaint has no `{ $typed }`
    .hint = it has: { $keys }
err-complaint-needs = a complaint needs its { $key }
    .hint = give another one instead of none
err-complaint-option = { $option } is for a new complaint
    .hint = of one that is there, write KEY=VALUE: severity=minor, wants="…"; its text is in the file that `clientbook complaint CUSTOMER` names
err-future-complaint = `{ $value }` is after today
    .hint = a complaint says what was: give a day of the past
err-complaint-none = { $name } has no complaint
    .hint = record one: clientbook complaint CUSTOMER "what went wrong"
err-complaint-unknown = { $name } has no complaint `{ $typed }`
    .hint = there are: { $complaints }
err-complaint-several = { $name } has several open complaints: { $complaints }
    .hint = say which: --on and one of these
err-plan-key = `{ $typed }` names no key of a plan
    .hint = plan.NAME.KEY=VALUE; keys: { $keys }, objection.WHAT
plan-again = Try again: { $title }
plan-again-made = Plan for { $day }: { $title }
err-entry-no-name = nothing says which { $table } is meant
    .hint = write { $key }.NAME.KEY=VALUE; KEY is one of { $keys }. { $key }.NAME= removes it
err-entry-no-key = nothing says what of the { $table } is to change
    .hint = write { $key }.NAME.KEY=VALUE; KEY is one of { $keys }. { $key }.NAME= removes it
err-entry-bad-key = an entry of “{ $table }” has no key `{ $typed }`
    .hint = one of { $keys }
err-entry-none = there is no { $table } `{ $name }`, nor any other
    .hint = { $key }.NAME.KEY=VALUE adds one; KEY is one of { $keys }
err-entry-not-there = there is no { $table } `{ $name }`
    .hint = there are: { $names }
err-entry-near = there is no { $table } `{ $name }`, but there is `{ $near }`
    .hint = write `{ $near }` if that is meant; if { $name } is another one, add { $key }.{ $name }.name="{ $name }"
err-entry-several = several entries of { $table } are called `{ $name }`
    .hint = say which: { $which }
err-entry-taken = there is a { $table } `{ $name }` already
    .hint = choose another name, or remove one of them first
err-bad-pair = `{ $pair }` is not KEY=VALUE
    .hint = such as tier=A, region="Ohio/Dayton", phone=937-555-0142; KEY= removes it
new-namesake = There is already a { $name }: { $who }. This one is another.
new-is-company = { $name } is entered as a company. If it is a person: clientbook set { $id } kind=person
err-filter-word = `{ $filter }` fits nobody
    .hint = one of { $words }
err-bad-filter = `{ $filter }` is not a filter
    .hint = such as tier=A,B, tag=golf, region=Ohio, stage=dormant, overdue, silent>60, last<2026-06-01, open>=1000, product!=NAME, has=phone
err-empty-name = the name is empty
    .hint = clientbook new customer "Miller Machine Co."
err-id-taken = `{ $id }` is taken
    .hint = choose another: --id { $other }
err-bad-id = `{ $id }` cannot be an id
    .hint = letters, digits, - and _, at most 60
err-exists = `{ $path }` already exists
    .hint = choose another name, or edit it
err-not-empty = `{ $path }` is not empty and was not made by clientbook build
    .hint = choose an empty folder: --out DIR
err-foreign-site = `{ $path }` holds a site that was not built by this program on this machine, or has been copied here; its files are not touched
    .hint = remove the folder if you do not need it, then build again; or choose another one: --out DIR
err-not-plain = `{ $path }` is a { $kind ->
        [kind-pipe] pipe
        [kind-socket] socket
        [kind-device] device
       *[other] link
    }; only plain files and folders are used, and links are never followed
    .hint = remove it, or put the file or folder itself in its place
err-foreign-journal = `{ $path }` speaks of a change that was cut short, of files outside the book, and was not written on this machine
    .hint = if the book was used on another machine, run clientbook there first; else remove that file: the book's files stay as they are
err-inside = `{ $path }` would be written into the book itself
    .hint = choose a place outside the book
err-not-editable = `{ $path }` cannot be changed safely: { $reason }
    .hint = correct it first: clientbook check
err-changed-meanwhile = `{ $path }` changed since it was read
    .hint = nothing was written; try again
err-no-reminder = no reminder fits `{ $id }`
    .hint = name a customer, or an id of: clientbook today --ids
err-no-reminder-now = no reminder of these days fits `{ $id }`
    .hint = use the id of one of these: { $ids }
err-several-reminders = `{ $id }` fits several reminders
    .hint = use one of these, or add words of it: { $ids }
err-needs-fact = { $id } cannot be ticked off: it needs a fact
    .hint = { $command }
err-needs-date = renewed: { $renew }; talked about it: { $log }; still to do: { $plan }
err-needs-payment = if it was paid: { $command }
err-needs-applying = clientbook pay { $customer } --apply
err-needs-review = score the six C’s again in { $path }, under [credit], with reviewed = { $day }
err-needs-resolution = say how it was settled: { $command }
example-said = what was said
example-resolved = what was done about it
err-only-complaints = { $option } belongs to a complaint, and { $id } is none
    .hint = leave it out; of a contact it can be said with clientbook log
err-needs-contact = only a contact with { $name } answers { $id }, and nothing says that there was one
    .hint = say how you were in touch, and what was said if you like: { $command }
err-needs-meeting = only a meeting with { $name } answers { $id }
    .hint = if you met: { $command }
        any other contact: { $log }
err-no-product = this customer has no product `{ $name }`
    .hint = one of: { $products }
err-no-products = this customer has no products
    .hint = add a [[product]] with name and expires to the card
err-several-products = `{ $name }` fits several products
    .hint = say which: { $products }
err-no-invoice = this account has no invoice `{ $no }`
    .hint = known: { $known }; an invoice is added with clientbook invoice
err-no-payment = this account has no payment `{ $no }`
    .hint = give its number, or its day where it is the only one: { $known }
err-invoice-unread = the file has an invoice `{ $no }` already, and it cannot be read
    .hint = mend it first: clientbook check shows the line
err-no-invoices = this account has no invoices, so none is `{ $no }`
    .hint = leave out --for, or enter the invoice first: clientbook invoice CUSTOMER AMOUNT --no NUMBER
err-no-payments = this account has no payments
    .hint = a payment is recorded with clientbook pay CUSTOMER AMOUNT
err-returned = payment `{ $no }` came back { $day } already
    .hint = to change the day: returned = … under [[payment]] in account.toml
err-amount-currency = `{ $value }` is in { $named }, and this is counted in { $currency }
    .hint = write what it comes to in { $currency }, or name the other currency for the whole entry: --currency { $named }
err-before-payment = { $day } lies before the payment’s day { $date }
    .hint = give the day on which the bank took it back: --on DATE
err-nothing-ahead = { $name } has paid nothing ahead
    .hint = there is no money that no invoice has taken; --apply uses such money, a new payment is recorded with clientbook pay CUSTOMER AMOUNT
err-nothing-open = no invoice of { $name } is open
    .hint = { $amount } that is not allocated waits for the next one, which takes it
err-nothing-to-apply = no invoice of { $name } can take the { $amount } that is not allocated
    .hint = the open ones are disputed, or of another currency, or the payment names an invoice that is not in the book; a disputed one can be named: --for NUMBER
err-no-tables = { $path } does not hold each { $key } in a table of its own
    .hint = write each under a line [[{ $key }]]
err-no-reason = a dispute needs a reason
    .hint = say what the customer objects to: --dispute "wrong quantity"
err-dispute-part = { $no } is over { $amount }
    .hint = dispute more than nothing and no more than that; without --part, all of it
err-not-disputed = { $no } is not disputed
    .hint = a dispute begins with --dispute "REASON"
err-write-off-day = on { $day } only { $open } of { $no } was open
    .hint = write it off as of today: leave out --on
err-written-off = { $amount } of { $no } was written off { $day } already
    .hint = an invoice has one write-off: take that one back with clientbook undo, or change its amount in account.toml
err-write-off = of { $no } { $open } is open
    .hint = write off more than nothing and no more than that; without an amount, all of it
err-before-invoice = { $day } lies before { $date }, the day of { $no }
    .hint = give a day on or after the invoice’s: --on DATE
err-future-fact = `{ $value }` is after today
    .hint = record it on the day on which it happens
err-due-before-date = due { $due } lies before the invoice’s day { $date }
    .hint = give a due day on or after the invoice’s day
err-far-occasion = a note of { $noted } does not count for { $name }: the nearest is { $day }, and notes from { $from } to { $to } count for it
    .hint = give the day of the greeting with --on, or leave out --occasion; how early a greeting counts is `lead` of the festival in clientbook.toml
err-no-terms = { $name } has no terms of payment, so nothing says when this invoice is due
    .hint = add --due +30d or --due "net 30"; for all their invoices: clientbook set { $id } "terms=net 30"
err-terms-unread = the terms of { $name } cannot be read, so nothing says when this invoice is due
    .hint = add --due +30d or --due "net 30", or correct the terms in { $path }: clientbook check
err-bad-due = `{ $value }` is neither a day nor terms of payment
    .hint = such as 2026-12-31, +30d, month end, "net 30", "2/10 net 30", "eom+15", COD; in parts "30% net 0, 70% net 60"
err-invoice-ahead = `{ $value }` lies ahead: { $day }
    .hint = leave out --on if it is of today; else record it on that day, or on a terminal, where you are asked
err-which-year = `{ $value }` may be { $past } or { $next }
    .hint = write it with its year
err-invoice-alike = there is an invoice `{ $other }`, and `{ $no }` differs from it only in case or width
    .hint = if it is the same one, it is in the book already; if not, choose a number that cannot be mistaken for it
err-refund = { $amount } is more than they have to their credit: { $free }
    .hint = name the invoice whose payment goes back: --for NUMBER; or note first why they owe less: --kind credit-note
err-refund-unpaid = { $amount } is more than can go back: { $most } was paid on { $numbers } or is to their credit
    .hint = refund at most that, or name all invoices whose payments go back: --for NUMBER --for NUMBER; or note first why they owe less: --kind credit-note
err-occasion = no occasion is called `{ $name }`
    .hint = known: { $known }
err-list-column = { $path } has no column for the { $column }
    .hint = name one of its headers: { $names }
err-list-line = { $path }, line { $line }: `{ $value }` cannot be read as { $column }
    .hint = correct the line; nothing of the list is taken over, for what is missing would count as settled
err-list-csv = { $path }, line { $line }: { $reason }
    .hint = export the list as CSV
err-list-empty = { $path } has no lines
    .hint = an empty list would count everything as settled; export it again
err-list-twice = { $path }, line { $line }: invoice { $no } appears twice
    .hint = leave one line for each invoice
err-sheet-empty = { $path } has no rows
    .hint = export it again, and look into it before you import it
err-sheet-kind = { $path } is { $kind }, not a table
    .hint = save it as CSV or XLSX, and import that; unpack an archive first, and import the folder
err-sheet-size = { $path } has { $size } MB; at most { $most } MB are read
    .hint = split it into several files
err-sheet-cut = { $path } is cut off or damaged
    .hint = download or export it again; if a spreadsheet program still opens it, save it there as CSV
err-sheet-password = { $path } is under a password
    .hint = open it, remove the password (File, Info), save it, and import that
err-sheet-unreadable = { $path } cannot be read as a workbook: { $reason }
    .hint = open it in a spreadsheet program and save it as CSV or XLSX
err-sheet-unpacked = { $path } unpacks to more than { $most } MB
    .hint = if it is a real list, save it as CSV or split it
err-sheet-sparse = { $path }: between its first and its last cell a sheet has more than { $most } cells
    .hint = delete what stands far below or to the right, or save the sheet as CSV
err-sheet-page = { $path } is a web page without a table
    .hint = it may be the page of a login: export the list again, as CSV or XLSX
err-sheet-encoding = no encoding is called `{ $value }`
    .hint = such as utf-8, gbk, big5, windows-1252, utf-16le
err-sheet-records = { $path } looks like a table of { $kind }, not like a list of customers
    .hint = clientbook import { $path } --as { $word }; with --as customers its rows are customers all the same
err-sheet-name = { $path } has no sheet `{ $value }`
    .hint = its sheets: { $names }; their numbers can be given too
err-sheet-header = { $path }: no row names the columns; line { $line } has: { $cells }
    .hint = put a row with names above the data, such as Name, Phone, Company; or say what a column holds: --map "HEADER=phone"
err-sheet-map = a column cannot become `{ $value }`
    .hint = name a field of the card (phone, birthday), custom.KEY of clientbook.toml, note, fact, or - to leave the column out
err-sheet-map-own = this book has no field `{ $value }` of its own
    .hint = add it to clientbook.toml, then import again: a line [fields.{ $key }] and below it type = "text"
err-sheet-map-column = { $path } has no column “{ $value }”
    .hint = its columns: { $names }
err-locked = another command changes this book (process { $process }), and did not end in { $seconds } seconds
    .hint = wait for it or end it; the lock is { $path } and goes away with the process
err-outside = `{ $path }` leads out of the folder; nothing was written
    .hint = use a path of plain names
err-half-done = the change could not be finished: `{ $path }`: { $reason }
    .hint = repair the disk; the next command takes the change back whole
err-not-committed = saved, but not committed: { $reason }
    .hint = the files are as they should be; the next command tries to commit them again
err-git = { $command }: { $reason }
    .hint = correct what git says, then try again
err-git-missing = git is not installed
    .hint = install git (git-scm.com); the book works without it, but has no history
err-git-bare = this is a bare repository, without working files
    .hint = clone it into a folder and open the book there: git clone THIS FOLDER
err-git-foreign = this repository belongs to another user, so git does not use it
    .hint = if you trust it: git config --global --add safe.directory { $reason }
err-git-not-trusted = this repository did not start here and names programs to run: { $reason }
    .hint = nothing of it was run; look at it (git config --list --local), and if you trust it: clientbook trust
err-git-elsewhere = `{ $reason }` leads to a repository elsewhere, which does not know this book; git is not asked
    .hint = keep the repository itself in the book (git clone, git init), or make the working tree with git worktree add
err-git-ignored = git is told to leave this book out: { $reason }
    .hint = take that line out of the file named above; or write commit = "never" under [git] in clientbook.toml
err-git-identity = git does not know who you are
    .hint = git config --global user.name "Your Name", and user.email; or give name and email under [owner] in clientbook.toml
err-git-detached = no branch is checked out
    .hint = git switch { $reason }; what you committed meanwhile: git switch -c NAME first
err-git-half-done = a merge, rebase or cherry-pick was begun and is not finished
    .hint = git status says which; finish it, or take it back: git merge --abort, git rebase --abort
err-git-locked = another git holds this repository: { $reason }
    .hint = wait until it ends, or end the process named above
err-git-no-remote = this book has no second place yet
    .hint = clientbook sync FOLDER-OR-ADDRESS, such as a folder on a stick: it is made and remembered
err-git-bad-remote = `{ $reason }` is not an address that git may use
    .hint = a folder, ssh://…, git@host:…, or https://…
err-git-offline = the other place cannot be reached: { $reason }
    .hint = nothing is lost; plug it in or go online, then: clientbook sync
err-sync-place = { $place } cannot be reached: { $reason }
    .hint = nothing is lost; check the address or go online, then: clientbook sync { $place }
err-git-denied = the other place does not let you in: { $reason }
    .hint = check the password, token or key of that account
err-git-no-place = the folder that { $reason } would stand in is not there
    .hint = plug the stick in, or check the path; nothing was made
err-git-no-book = { $reason } holds something that is not a git repository
    .hint = choose an empty folder, or one that clientbook sync made
err-git-gone = { $reason } was reached, but there is no repository: it was removed or moved, or you may not see it
    .hint = check the address (git remote -v) and the account; nothing here is lost; another place: clientbook sync FOLDER-OR-ADDRESS
err-git-checked-out = the other place has a working copy of the book, and nobody may push to the branch that is checked out there: { $reason }
    .hint = sync both through a place without working files; a folder that is not there yet is made: clientbook sync FOLDER
err-git-own = { $reason } is this book itself; it cannot be its own second place
    .hint = name a folder outside the book, such as one on a stick: clientbook sync /media/usb/book.git; nothing was changed
err-git-inside = { $reason } is inside of this book, where it would be committed as a part of it
    .hint = name a folder outside the book, such as one on a stick: clientbook sync /media/usb/book.git; nothing was changed
err-git-clash = one device has a file where the other has a folder: { $reason }
    .hint = rename the file, then sync again; nothing was changed
err-sync-emptied = { $path } is there, but it holds no book any more: the stick was emptied or formatted, or is another one
    .hint = nothing here is lost; on another stick plug in the right one; an empty folder is made a place again by: clientbook sync { $place }
err-sync-branch = not synced: this book is on the branch `{ $ours }`, and the other place keeps it on `{ $theirs }`, where the other devices look
    .hint = { $way ->
        [switch] git switch { $theirs }, and to bring over what was done here: git merge { $local }
        [follow] git branch --unset-upstream
        [rename] git branch -m { $theirs }
       *[rename-and-follow] git branch -m { $theirs }, then git branch --unset-upstream
    }; then: clientbook sync { $place }; nothing was changed
err-sync-gone-by-hand = { $n ->
    [one] not synced: 1 record was removed by hand
   *[other] not synced: { $n } records were removed by hand
}
    .hint = if that is what you want: clientbook sync{ $place } --yes; if not, this brings a file back: git restore --source=HEAD --staged --worktree FILE
err-sync-gone-here = { $n ->
    [one] not synced: 1 record would go away on this device
   *[other] not synced: { $n } records would go away on this device
}
    .hint = if that is what you want: clientbook sync{ $place } --yes; if not, bring them back on the other device: git revert, then sync there
err-sync-gone-there = { $n ->
    [one] not synced: 1 record would go away on the other side
   *[other] not synced: { $n } records would go away on the other side
}
    .hint = if that is what you want: clientbook sync{ $place } --yes; if not, git revert the commit that removed them (git log --diff-filter=D)
err-undo-unknown = no commit of this book begins with `{ $hash }`
    .hint = clientbook history shows them
err-undo-by-hand = `{ $hash }` was not made by a command of this program
    .hint = git revert { $hash } takes it back
err-undo-merge = `{ $hash }` joined the changes of two devices
    .hint = clientbook history lists the changes: take back the one that is meant, clientbook undo COMMIT; all that came from the other device at once: git revert -m 1 { $hash }
err-undo-already = `{ $hash }` was taken back already
    .hint = clientbook history shows when
err-since-future = `{ $value }` is after today
    .hint = give an earlier day, such as "last monday" or -30d
err-backup-other = `{ $path }` exists already and is not a backup of a book
    .hint = choose another name; nothing was written
err-backup-other-book = `{ $path }` is the backup of another book, “{ $title }”
    .hint = choose another name; or, if it may go: --yes; nothing was written
err-backup-unlocks = `{ $path }` is locked with a password, and a backup without one would take its place
    .hint = leave out --plain, or choose another name; or, if it may go: --yes; nothing was written
err-backup-other-password = `{ $path }` is a backup with another password, perhaps of another book
    .hint = choose another name; or, if it may go: --yes; nothing was written
err-git-behind = the other place has something new
    .hint = clientbook sync
err-git-refused = refused by the other place or a hook: { $reason }
    .hint = correct what it says, then: clientbook sync
err-git-unrelated = the other place holds another book: the two have no commit in common
    .hint = check its address: git remote -v; a new book on a second device begins with git clone
err-git-link = the other device has a link or a repository at { $reason }; links are never followed
    .hint = take it out there, then sync again
err-git-pipe = `{ $reason }` is a pipe, a socket or a device, for which git would wait; git is not asked
    .hint = remove it from the book
err-git-bad-path = the other device has a file whose name could lead elsewhere on some system: { $reason }
    .hint = rename or remove it there, then sync again
err-inbox-empty = there is nothing to file
    .hint = paste what you wrote: a customer, and what was said
err-who = { $text } does not say of whom a paragraph is
    .hint = KEY=CUSTOMER, with the key from clientbook inbox --dry-run --json
err-form-file-gone = the file is not kept any more
    .hint = choose it once more
err-form-old = this page comes from an earlier run of the preview
    .hint = what you typed is still here; send it again
err-form-meanwhile = { $field } was changed in the file meanwhile: it is now “{ $value }”
    .hint = look at both, and open the form again to begin with what the file holds
err-form-gone = { $table } { $name } is no longer on the card
    .hint = it was renamed or removed meanwhile; look at the card again
err-form-no-name = the name is missing
    .hint = say what it is called
plan-after-care = After the complaint: { $cause }
done-after-care = Planned for { $day }: asking whether all is well since.
done-resolved = { $name }: resolved. { $what }
not-here-title = Not here
not-here = There is nothing at this address. The customer may have another name now, or the reminder is done.
not-taken-title = Not taken
not-from-here = This form does not come from a page of this program. Nothing was changed.
too-long = This is longer than { $kilobytes } KB. Nothing was changed; go back: what you typed is still there.
err-form-nothing = nothing was changed in the form
    .hint = change a field and save
err-git-name-encoding = the other device sent a file whose name is not in Unicode (UTF-8): { $reason }
    .hint = rename it on the device that made it, and commit that (git add --all, git commit); then sync both again
err-git-line-ends = git changes line ends between the files and its store: { $reason }
    .hint = add the line `* -text` to .gitattributes, then: git add --renormalize . and git commit
err-git-no-space = the disk is full
    .hint = make room; what is saved stays, and the next command goes on
err-backup-none = `{ $path }` is not a backup of a book
    .hint = give the file that clientbook backup wrote
err-backup-unknown = `{ $path }` was made by a newer program, or locked otherwise than with a password
    .hint = update clientbook; age -d opens files that were locked with keys
err-backup-damaged = `{ $path }` is cut short or damaged
    .hint = use another copy; nothing was restored
err-backup-name = the name of `{ $path }` cannot be restored on every system
    .hint = rename the file: no \ or :, no end with a dot or a space, none of Windows' names of devices (aux, con, nul …); then back up again
err-backup-unsafe = `{ $path }` holds something that is not a plain file, or a name that could lead elsewhere: `{ $name }`
    .hint = nothing was restored; it was not made by clientbook
err-password-none = a password is needed
    .hint = run it on a terminal, or set CLIENTBOOK_PASSWORD; backup --plain makes one without
err-password-empty = an empty password locks nothing
    .hint = choose one, or say --plain
err-password-differs = the two passwords are not the same
    .hint = try again
err-password-wrong = this password does not open `{ $path }`
    .hint = try again; capital letters and the keyboard’s language count
err-no-history = this book has no history: it is in no git repository, or git is not installed
    .hint = install git, and run git init in the book
err-undo-no-effect = “{ $subject }” is not in the book any more: later changes say otherwise, and taking it back changes nothing
    .hint = clientbook history shows what there is
err-undo-uncommitted = the last changes are not committed, and only what is committed can be taken back: { $path }
    .hint = clientbook sync commits them; `commit = "each"` under [git] in clientbook.toml commits each change at once
err-undo-named = “{ $subject }” cannot be taken back: `{ $path }` names `{ $id }`, who would not be in the book any more
    .hint = change what is said there first, or undo the change that says it: clientbook history
err-nothing-to-undo = there is no change of the program to take back
    .hint = clientbook history shows what there is
err-undo = “{ $subject }” cannot be taken back: `{ $path }` was changed in the same place later, by { $later } “{ $what }”
    .hint = nothing was changed; take the later change back first: clientbook undo { $later }; or correct the file by hand: git show { $hash } tells what it held before
err-undo-needed = “{ $subject }” cannot be taken back: later changes need it; without it, in `{ $path }`: { $fault }
    .hint = nothing was changed; take the later changes back first, the newest being “{ $what }”: clientbook undo { $later }
err-undo-needed-by-hand = “{ $subject }” cannot be taken back: what was written by hand later needs it; without it, in `{ $path }`: { $fault }
    .hint = nothing was changed; change the file first: { $path }
err-undo-rename = “{ $subject }” cannot be taken back: files came to { $new } since then
    .hint = clientbook rename { $new } { $old } gives the old id back, and takes them along; nothing was changed
err-undo-customer = “{ $subject }” cannot be taken back: { $n ->
    [one] 1 later file of this customer
   *[other] { $n } later files of this customer
} would stay without a card, such as { $path }
    .hint = nothing was changed; take the later changes back first, the newest being “{ $what }”: clientbook undo { $later }; or, if the customer is to go with all of it, delete the folder { $folder }
err-undo-customer-by-hand = “{ $subject }” cannot be taken back: { $n ->
    [one] 1 file that came into the customer’s folder later
   *[other] { $n } files that came into the customer’s folder later
} would stay without a card, such as { $path }
    .hint = nothing was changed; if the customer is to go with all of it, delete the folder { $folder }
err-undo-gone = “{ $subject }” cannot be taken back: `{ $path }` was removed or got another name by hand later
    .hint = nothing was changed; an earlier change is taken back by its name: clientbook undo COMMIT (clientbook history lists them); the file itself as it was then: git show { $hash }
err-undo-hand-edit = “{ $subject }” cannot be taken back: `{ $path }` was changed in the same place by hand later
    .hint = nothing was changed; correct the file by hand: git show { $hash } tells what it held before
err-renew-back = `{ $value }` is not after { $present }, to which it runs already
    .hint = give a later day with its year, or +1y to go on from the present one; to set an earlier day: clientbook set
err-past = `{ $value }` is not after today
    .hint = give a later day, such as +7d
err-past-time = `{ $value }` is not after today
    .hint = give a later day, or a time of today that is still to come
err-future = `{ $value }` is after today
    .hint = a note says what was; for what is to come: clientbook new plan
err-future-money = `{ $value }` is after today, and a payment says what has come
    .hint = record it on the day the money comes; what a customer promises to pay: clientbook log CUSTOMER --promise "pays due:… by:customer amount:… for:…"
err-no-due = `{ $text }` has no day
    .hint = say by when: --promise "send the quote due:fri"
err-port = port { $port } is in use
    .hint = choose another: --port { $other }
err-not-watched = changes of files are not noticed: { $reason }
    .hint = start it with --poll, which looks at the files every second
err-template = the template { $name } does not work
    .hint = { $reason }
err-no-text = there is nothing to note
    .hint = clientbook log { $customer } "what was said"; or say how it went: --no-answer
err-no-owner = greetings end with your name, and the book does not know it yet
    .hint = write it into clientbook.toml: a line [owner], then name = "…"
err-no-page = the manual has no page `{ $name }`
    .hint = did you mean one of these? { $near }
err-no-folder = the folder is missing
    .hint = type where the book is to lie, such as ~/clientbook
err-no-book-there = `{ $path }` is not a book
    .hint = a book is a folder with the file clientbook.toml; choose another one, or make a new book
err-demo-not-empty = `{ $path }` is not empty
    .hint = choose an empty folder for the sample

## The page for someone who has no book yet

welcome-title = Your book of customers
welcome-lead = clientbook keeps your customers in plain files on this computer. How do you want to begin?
welcome-footer = Nothing leaves this computer
welcome-opening = The book is being opened …
welcome-sample = Look around in the sample
welcome-sample-about = A filled book of forty made-up customers. Change whatever you like: it is yours.
welcome-sample-go = Open the sample
welcome-sample-folder = clientbook-sample
welcome-new = Make a new book
welcome-new-about = An empty book. The first page tells what comes first.
welcome-new-go = Make the book
welcome-new-folder = clientbook
welcome-usual-name = My customers
welcome-open = Open a folder
welcome-open-about = A book that is already on this computer or on a stick.
welcome-open-go = Open the book
welcome-name = Name of the book
welcome-owner = Your name, as it stands below greetings and letters
welcome-language = Language of the book
welcome-folder = Folder in which it will lie
welcome-path = Another folder, as the file manager shows its path
welcome-known = Books that were found
language-own = English

## Help

help-clientbook = A salesperson’s book of customers: who to call today, and why
    .example =
        clientbook today
        clientbook log miller "Called about the quote."
help-usage = Usage:{" "}
help-usage-options = [OPTIONS]
help-commands = Commands:
help-arguments = Arguments:
help-options = Options:
help-examples = Examples:
help-any-help = Print this help
help-any-version = Print the version
help-note-values = { " " }[one of: { $values }]
help-note-default = { " " }[default: { $value }]
help-note-env = { " " }[environment: { $name }]
usage-more = More about it: --help
usage-unknown-argument = there is no option or argument `{ $arg }` here
usage-unknown-command = there is no command `{ $name }`
usage-missing-arguments = this is missing: { $args }
usage-missing-command = a command is missing
usage-missing-value = `{ $arg }` needs a value
usage-bad-value = `{ $value }` is not a value of `{ $arg }`
usage-argument-twice = `{ $arg }` stands twice
usage-conflict = `{ $arg }` and { $prior } exclude each other
usage-conflict-any = `{ $arg }` does not go with the others
usage-too-many-values = `{ $value }` is one value too many for `{ $arg }`
usage-no-equals = `{ $arg }` needs its value behind an equals sign
usage-not-utf8 = an argument is not UTF-8
usage-range = a whole number from { $from } to { $to }
usage-number = write a whole number, in digits
usage-as-value = to give it as a text, write -- before it
value-command = COMMAND
value-1-5 = 1-5
value-amount = AMOUNT
value-base = BASE
value-0-100 = 0-100
value-severity = SEVERITY
value-way = WAY
value-what = WHAT
value-cause = CAUSE
value-channel = CHANNEL
value-code = CODE
value-commit = COMMIT
value-currency = CODE
value-cause-or-key-value = CAUSE or KEY=VALUE
value-person = PERSON
value-customer = CUSTOMER
value-other = OTHER
value-customer-tier = CUSTOMER=TIER
value-customer-key-value = CUSTOMER KEY=VALUE
value-date = DATE
value-date-terms = DATE|TERMS
value-days = DAYS
value-dir = DIR
value-file = FILE
value-filter = FILTER
value-words = WORDS
value-gift = GIFT
value-id = ID
value-invoice-amount = INVOICE[=AMOUNT]
value-kind = KIND
value-lang = LANGUAGE
value-method = METHOD
value-most = N
value-n = N
value-n-customer = N=CUSTOMER
value-header-key = HEADER=KEY
value-name = NAME
value-no = NUMBER
value-notes = N
value-number = NUMBER
value-occasion = OCCASION
value-ours = OURS
value-path = PATH
value-phone = PHONE
value-place = PLACE
value-po = NUMBER
value-port = PORT
value-product = PRODUCT
value-size = SIZE
value-reason = REASON
value-reference = REFERENCE
value-region = REGION
value-sample = SAMPLE
value-shell = SHELL
value-stage = STAGE
value-tag = TAG
value-task = TASK
value-text = TEXT
value-theirs = THEIRS
value-tier = TIER
value-title = TITLE
value-key-customer = KEY=CUSTOMER
help-any-book = The book’s folder; else the nearest one at or above this folder
help-any-today = The day to work with, instead of the clock’s
help-any-lang = The language of the output
help-any-quiet = Say nothing but what was asked for
help-any-json = As JSON, for programs
help-any-customer = Who: id, name, phone digits, pinyin, initials, or a part of the name
help-any-channel = visit, call, message, letter, email, gift, event, online
help-any-text = What was said
help-any-id = The reminder’s id, or any part that fits one: see today --ids
help-init = Make a new book
    .example =
        clientbook init my-book
        clientbook init --demo sample
help-init-dir = Where
help-init-demo = Fill it with the sample
help-init-title = The name of the book
help-init-owner = Your name, as it stands below greetings and letters
help-new = A customer, visit, plan or complaint from a template
    .example =
        clientbook new customer "Miller Machine Co." --tier A
help-new-customer = A new customer
    .example =
        clientbook new customer "Miller Machine Co." --tier A --phone 937-555-0142 --region Ohio/Dayton
help-new-customer-name = The name
help-new-customer-id = The folder’s name; made from the name where absent
help-new-customer-company = A company, not a person
help-new-customer-tier = The tier, such as A
help-new-customer-phone = Their number
help-new-customer-region = A path such as Ohio/Dayton
help-new-visit = A note to fill in
    .example =
        clientbook new visit miller
help-new-plan = Something you mean to do
    .example =
        clientbook new plan miller "Quote for next year" --due "month end"
help-new-plan-title = What
help-new-plan-due = By when; with a time, such as "fri 10:30", it is an appointment
help-new-plan-channel = How you will be in touch
help-new-plan-goal = What it is to achieve
help-new-plan-amount = The sale that is hoped for: it makes the plan an opportunity
help-new-plan-chance = How likely it is, in percent
help-new-plan-text = More about it
help-new-complaint = A complaint that came
    .example =
        clientbook new complaint miller "Wrong parts in the crate"
help-new-complaint-cause = What about
help-new-complaint-severity = How bad it is
help-new-complaint-via = By which way it came
help-new-complaint-wants = What the customer asks for
help-new-complaint-on = The day it came, if not today
help-new-complaint-text = What happened
help-any-no-edit = Do not open the editor
help-log = Note a contact, in one line
    .example =
        clientbook log miller "Wants 40 bearings a quarter." --next +10d --promise "send the quote due:fri"
        clientbook log miller --no-answer
        clientbook log --where "tier=A,B" --occasion christmas --mass
help-log-filter = Everyone who fits, such as "tier=A tag=golf", in the place of one customer
help-log-mass = A greeting to many: answers the occasion, never the cadence; without a text each gets one of their own
help-log-yes = Without asking
help-log-dry-run = Only show what would be written
help-inbox = File notes that were written on the road as plain text
    .example =
        clientbook inbox notes.txt
        clientbook inbox --text "Miller fri call Wants a new quote. next:+7d"
help-inbox-file = The text; “-” reads what is piped in; without it the files in the book’s inbox/
help-inbox-text = The text itself
help-inbox-yes = Without asking
help-inbox-dry-run = Only show what was understood
help-inbox-who = Of whom a paragraph is that fits several customers or none; the key is in --json
help-inbox-json = What was understood, as JSON (with --dry-run)
help-export = The book in the formats of other programs
    .example =
        clientbook export ics --out calendar.ics
        clientbook export csv --out customers.csv
help-export-csv = A table for a spreadsheet: all customers with all fields, or a list
    .example =
        clientbook export csv --out customers.csv
        clientbook export csv tier=A --columns phone,open,silent --out a.csv
help-export-csv-no-bom = Without the byte order mark, which Excel needs
help-export-csv-out = Into this file, not to the terminal
help-export-csv-profile = What to leave out: nothing if not given
help-export-json = The whole book as JSON; import reads it into another book
    .example =
        clientbook export json --out book.json
help-export-json-out = Into this file, not to the terminal
help-export-json-profile = What to leave out, with settings, texts and papers: nothing if not given
help-export-schema = JSON Schema of the files of a book and of its JSON: editors complete keys with it
    .example =
        clientbook export schema --out schemas
        clientbook export schema card
help-export-schema-kind = Print this one: settings, account, card, visit, plan, complaint, text or book
help-export-schema-out = Save all of them into this folder
help-export-xlsx = A workbook for Excel: customers, notes, plans, complaints, invoices and payments, or a list
    .example =
        clientbook export xlsx --out book.xlsx
        clientbook export xlsx tier=A --columns phone,open,silent --out a.xlsx
help-export-xlsx-out = Into this file
help-export-xlsx-profile = What to leave out: nothing if not given
help-export-vcard = Contacts for a phone or an address book: vCard 3.0, in one file or a file each
    .example =
        clientbook export vcard --out contacts.vcf
        clientbook export vcard tier=A,B --out ~/contacts/
help-export-vcard-is-v4 = As vCard 4.0
help-export-vcard-photos = With the photos
help-export-vcard-out = Into this file; into a folder, a file each
help-export-vcard-profile = What to leave out: phone if not given
help-export-ics = A calendar for the phone
    .example =
        clientbook export ics --kinds birthday,appointment --out calendar.ics
help-export-ics-kinds = Which entries: appointment, birthday, date, festival, expiry, plan, promise, revisit, invoice, rule
help-export-ics-lead-events = An entry on the lead days too, for calendars that drop alarms
help-export-ics-out = Into this file, not to the terminal
help-export-ics-profile = What to leave out: phone if not given
help-invoice = An invoice: what a customer owes, and by when; or what happens to one: a dispute, a write-off
    .example =
        clientbook invoice miller 8420 --no INV-1040
help-invoice-amount = The amount, such as 58000, 58,000.00 or EUR 58000
help-invoice-beside = Its currency, where that stands beside it
help-invoice-no = Its number, unique in the account
help-invoice-on = The day of the invoice, the dispute or the write-off; today without
help-invoice-due = When it is due: a day (+30d counts from --on) or terms such as "2/10 net 30"; by the account’s terms without
help-invoice-currency = Another currency than the account’s
help-invoice-po = The customer’s purchase order
help-invoice-dispute = The customer disputes the invoice --no: says why; from --on, or today
help-invoice-part = So much of the invoice is disputed; all of it without
help-invoice-end-dispute = The dispute about the invoice --no is settled
help-invoice-write-off = Gives up so much of the invoice --no; all that is open without an amount
help-invoice-reason = Why it is written off
help-invoice-dry-run = Only show what would change
help-pay = Money that came in, and which invoices it settles; money that was paid ahead or that came back
    .example =
        clientbook pay miller 4000 --for INV-1032
        clientbook pay miller 4000 --dry-run
help-pay-amount = The amount, such as 58000, 58,000.00 or EUR 58000
help-pay-beside = Its currency, where that stands beside it
help-pay-invoices = The invoice it is for, or INVOICE=AMOUNT; again for several; without, those due first
help-pay-on = The day it came; today without
help-pay-currency = Another currency than the account’s
help-pay-kind = payment, credit-note, or refund: money that goes back
help-pay-method = How: transfer, cash, check …
help-pay-reference = The bank’s reference
help-pay-apply = Gives what was paid ahead to the open invoices that are due first, or to those of --for
help-pay-returned = The bank took this payment back: its number, or its day; on the day --on, or today
help-pay-dry-run = Only show where it would go
help-report = A report in the terminal
    .example =
        clientbook report aging --by region
help-report-changes = What is new since a day: customers, tiers, balances, promises, silences
    .example =
        clientbook report changes --since "last monday"
help-report-changes-since = From this day on, such as "last monday"; a week ago without
help-report-coverage =
    .example =
        clientbook report coverage
help-report-capacity =
    .example =
        clientbook report capacity
help-report-value-by = A row for each customer, region or tier
help-report-targets = What is reached of the targets of the month, the quarter, the year
    .example =
        clientbook report targets
help-report-complaints = Complaints: the open ones by their deadline, causes, how soon they were resolved, who stayed
    .example =
        clientbook report complaints
help-report-loyalty = Who is satisfied and stays, who is silent, why customers were lost, how long they stay
    .example =
        clientbook report loyalty
help-report-pipeline = Deals by stage, what may be expected when, which are stuck, how others ended
    .example =
        clientbook report pipeline
help-report-referrals = Who introduced whom, what came of it, and who is to be thanked
    .example =
        clientbook report referrals
help-report-service = After the sale: requests, checks, warranties, agreements, and which product makes trouble
    .example =
        clientbook report service
help-report-network = Who is tied to whom, on whom most hangs, and who could help whom
    .example =
        clientbook report network
help-report-touch = Channels used and answered, gifts given, who was not seen for a year
    .example =
        clientbook report touch
help-report-week = The week on one sheet: what was done and brought in, what customers said, what comes next
    .example =
        clientbook report week
        clientbook report week --as-of 2026-11-20
help-report-month = The same of the month, against the targets
    .example =
        clientbook report month
help-report-value = Who brought in what this year, and how much of your time they got
    .example =
        clientbook report value
        clientbook report value --by tier --as-of 2026-06-30
help-report-contacts =
    .example =
        clientbook report contacts
help-report-products =
    .example =
        clientbook report products
help-report-owners =
    .example =
        clientbook report owners
help-report-aging = Who owes what, by days past due
    .example =
        clientbook report aging --as-of "month end" --by region
help-any-as-of = As of this day
help-report-aging-by = A row a customer, a region or a tier
help-import = Take over what another program knows; shows it first
    .example =
        clientbook import contacts.vcf
        clientbook import contacts.vcf --apply
        clientbook import contacts.vcf --who 12=zhang-wei --accept new --apply
        clientbook import --reconcile open-invoices.csv
        clientbook import --reconcile open-invoices.csv --apply
help-import-reconcile = The company’s list of open invoices (CSV): what was paid, settled or added since
help-import-file = Contacts of a phone (.vcf), a table (.csv, .xlsx), an export of Monica, or a folder of vCards or of notes about people
help-import-accept = Only these: new, changed
help-import-who = Who number N of the file is: a customer, new, or leave; doubtful=new says it of all doubtful ones
help-import-take-file = Where the book has another value, take that of the file
help-import-map = What a column is: "Manager=custom.manager"
help-import-save-map = Keep what --map says for the next file, in clientbook.toml
help-import-encoding = The encoding of the file, such as GBK; found out without
help-import-sheet = Which sheet of a workbook
help-import-out = Save the proposals as a table (CSV)
help-import-rejects = Save what cannot be read, with the reason, to mend and import again
help-import-on = The day on which what is missing was paid; today without
help-import-kind = What each row of the table is, if not a customer
help-import-apply = Write it
help-triage = Give the customers of an import their tiers, one key each
    .example =
        clientbook triage
        clientbook triage zhang-wei=A pizza=not
help-triage-answers = A customer and a tier, or not for somebody who is no customer
help-rename = Give a customer another id; all that names the customer follows
    .example =
        clientbook rename miller-machine miller
help-rename-customer = The customer
help-rename-id = The new id
help-rename-dry-run = Only show what would be done
help-merge = Make one customer of two: notes, money, files and all that names them
    .example =
        clientbook merge zhang-wei zhang-wei-2
help-merge-keep = The customer that stays
help-merge-other = The customer that becomes a part of it
help-merge-dry-run = Only show what would become of them
help-merge-yes = Without asking
help-sync = Bring two devices together: commit, fetch, merge, check, push
    .example =
        clientbook sync
        clientbook sync /media/usb/book.git
help-sync-place = The other place, the first time: a folder on a stick, git@host:…, https://…
help-sync-yes = Without asking, even if many records go away
help-trust = Let a repository that did not start here run what it brings along
    .example =
        clientbook trust
help-trust-yes = Without asking
help-merge-file = git’s merge driver: merges a file entry by entry; needs no book
    .example =
        clientbook merge-file base.md ours.md theirs.md
help-merge-file-base = What was before (%O)
help-merge-file-ours = Ours, and where the result goes (%A)
help-merge-file-theirs = Theirs (%B)
help-merge-file-path = The file’s own name (%P)
help-backup = Write the whole book with its history to one file
    .example =
        clientbook backup book.age
help-backup-file = The file, or a folder for it
help-backup-plain = Without a password
help-backup-yes = Without asking, even over the backup of another book or a locked one
help-restore = Bring a book back from a backup
    .example =
        clientbook restore book.age my-book
help-restore-file = The backup
help-restore-dir = A new folder for the book
help-undo = Take the last change of the program back, as a new commit
    .example =
        clientbook undo
        clientbook undo 4f2a91c --yes
help-undo-commit = The change: the beginning of its hash; the last without
help-undo-yes = Without asking
help-history = What changed, by whom, when
    .example =
        clientbook history miller
help-history-most = At most so many
help-renew = Renew a product: a new day of expiry
    .example =
        clientbook renew miller "supply contract" --until 2027-12-31
help-renew-product = The product: its number, its name or a part of it
help-renew-until = Until when
help-renew-check = The next check or service, not the product
help-renew-warranty = The warranty, not the product
help-log-no-answer = Nobody answered
help-log-left-message = A message was left
help-log-by-customer = The customer began it
help-log-on = The day, where it was not today
help-log-next = When to be in touch again: a day, a time of today such as 3pm, or both
help-log-occasion = What it was about, as it is shown: birthday, birthday NAME, a date, a festival such as christmas
help-log-promise = Something promised: "send the quote due:fri"; add by:customer for theirs
help-log-with = Whom you spoke to
help-log-also = A contact of this customer too
help-log-gift = What you gave
help-log-sample = A sample you handed over; it comes up after the days of [reminders] sample
help-log-cost = What it cost
help-log-minutes = How long it took
help-log-satisfaction = How content they are, 1 to 5
help-log-private = Keep it on this machine
help-set = Change fields of one customer or many
    .example =
        clientbook set miller tier=A tags+=golf
        clientbook set miller phone=937-555-0142 prefers=call
        clientbook set miller "contact.Bob Ortiz.role=plant manager" "date.Founded.on=--05-01"
        clientbook set --where "tier=B region=Ohio" tags+=fair --dry-run
help-set-words = CUSTOMER, then KEY=VALUE, KEY+=ITEM, KEY-=ITEM or KEY= to remove; of the account: terms, credit_limit, hold; of a contact: contact.NAME.KEY=VALUE, contact.NAME= to remove (so also family, date, product)
help-set-filter = Of all customers that fit, such as "tier=B region=Ohio"
help-set-dry-run = Only show what would change
help-set-yes = Do not ask
help-today = Who is due, and why
    .example =
        clientbook today
        clientbook today --days 14 --all
help-notify = Tell the list of the day once a day, by the desktop’s notification: for cron and the like
    .example =
        clientbook notify
        clientbook notify --print
help-notify-print = As plain text, not by the desktop
help-notify-again = Even if it was told today
help-today-days = Look so many days ahead
help-today-ids = Show the ids of the reminders
help-today-all = Show what can wait, too
help-list = Customers that fit a filter
    .example =
        clientbook list tier=A tag=golf
        clientbook list overdue
        clientbook list prefers=call "silent>60"
        clientbook list tier=A,B --columns tier,silent,next,open --sort -open
help-any-filter = tier=A, tag=golf, region=Ohio, silent>60, next<=+7d, product!=NAME, overdue, due, part of a name, or the name of a saved list
help-any-saved = A list of the settings
help-any-columns = What to show of each customer: tier,product,open,silent or a field of your own
help-any-sort = By what: next, or -open for the largest first
help-any-tier = Of this tier
help-any-region = In this region, or below it
help-any-tag = With this tag
help-any-stage = At this stage
help-any-overdue = Whose money is late
help-any-due = Who are due today
help-any-stale = Not spoken to for so many days
help-find = Search names, phones, facts and the text of notes, plans and complaints
    .example =
        clientbook find mmc
        clientbook find miller quote
        clientbook find 555-01
help-find-words = Each must be found: a name (also by its reading or first letters), three digits of a phone, a tag, a product, an invoice, or words of a note
help-find-limit = How many results; 0 for all; 20 if not given, and all with --json
help-complaint = A complaint: record it, its steps, or an answer ready to send
    .example =
        clientbook complaint miller "Belts came without papers" --severity minor
        clientbook complaint miller acknowledged=now layer=process wish=solved
        clientbook complaint miller
help-complaint-severity = How bad it is
help-complaint-via = By which way it came
help-complaint-wants = What the customer asks for
help-complaint-text = What happened
help-complaint-words = What went wrong, for a new one; or KEY=VALUE for the steps of an open one
help-complaint-request = A request for service, not a complaint
help-complaint-on = The day it came; of an old one, which is meant
help-brief = For five minutes before the door: promises, money, days, gifts, what to avoid, one thing to ask
    .example =
        clientbook brief miller
help-show = One customer: why now, what to know, the story
    .example =
        clientbook show miller --notes 10
help-show-notes = How many notes
help-done-id = A part of the reminder’s id, or a customer
help-done-text = What was said or done; after a customer, words of the reminder that is meant
help-done-satisfaction = Of a complaint: how content they are now, 1 to 5
help-done-after = Of a complaint: when to ask whether all is well since; a week later where nothing is said
help-done-cost = Of a complaint: what it cost
help-done-channel = How you were in touch; without it nothing counts as a contact, except for a revisit
help-done = Answer a reminder with what the book needs
    .example =
        clientbook done miller "Sent the quote."
        clientbook done birthday:miller -c call
        clientbook done complaint:miller "Sent new rollers." --satisfaction 4 --cost 180
help-snooze = Let a reminder rest
    .example =
        clientbook snooze revisit:miller-machine --until +14d
help-snooze-until = Until this day
help-snooze-text = After a customer, words of the reminder that is meant
help-check = What could not be read; exit 1 if there are errors
    .example =
        clientbook check
help-check-duplicates = Show who may be in the book twice, and why
help-report-copies = What left the book: exports, editions, backups
    .example =
        clientbook report copies
help-build = Build the site
    .example =
        clientbook build
        clientbook build --out ../site
        clientbook build --single phone.html
        clientbook build --single phone.html --password --max-size 5MB
help-build-handover = These customers for a colleague, with what is open first: a page, JSON to import, and their papers
help-build-to = Who takes them over
help-build-out = Into this folder, instead of site/
help-build-single = The phone edition instead: all in this one file, without what the profile phone keeps back
help-build-max-size = The most that the file may take: old entries are left out first, then photos
help-build-password = Seal the file or the handover; CLIENTBOOK_PASSWORD, or asked on the terminal
help-build-profile = What to leave out: self (nothing), phone, boss, or [profiles.NAME] of the settings
help-serve = Preview the site, new whenever a file is saved
    .example =
        clientbook serve --open
help-serve-port = The port on this machine
help-serve-open = Open it in the browser
help-serve-read-only = Only show; no forms
help-serve-poll = Look at the files every second, where the system does not tell of changes
help-completions = What your shell needs to complete commands and customers
    .example =
        clientbook completions bash
help-completions-shell = Which shell
help-names = The customers’ ids and names, for completions
    .example =
        clientbook names
help-man = The manual, a page for each command
    .example =
        clientbook man
        clientbook man log
        clientbook man --out man1
help-man-command = The page of this command, such as new customer; that of the program without
help-man-out = Write all pages into this folder
man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-options = OPTIONS
man-commands = COMMANDS
man-examples = EXAMPLES
man-version = VERSION

## What new files say

template-settings =
    # The settings of this book. Each part may be left out; then its default holds.
    format = 1
    title = "My customers"
    language = "en"
    currency = "USD"

    {"["}owner]
    # name = "Dana Kowalski"   # stands below greetings and letters
    # title, company, phone, email, licence, signature

    # Any contact within `every` days, in person within `meet`.
    {"["}tiers.A]
    every = 14
    meet = 90

    {"["}tiers.B]
    every = 30
    meet = 180

    {"["}tiers.C]
    every = 90
    meet = 365

    {"["}tiers.D]
    every = 180
    meet = 365

    {"["}day]
    contacts = 12
    workdays = "mon-fri"

    {"["}reminders]
    birthday = 7
    invoice = 3

    # Collecting and revisits wait for the next working day. Federal holidays are known; add your own days off here.
    # {"["}calendar]
    # public_holidays = "us"
    # holidays = {"["}2026-11-27, 2026-12-24]

    # Whom to greet at a festival, how many days ahead, and for how much.
    # {"[["}festival]]
    # id = "christmas"
    # tiers = {"["}"A", "B"]
    # lead = 14
    # budget = "900.00"
template-readme =
    # My customers

    This folder is a book of customers, kept with clientbook. The files are the data; any editor will do.

    - clientbook.toml holds the settings.
    - customers/ID/ID.md is a customer’s card: facts between the +++ lines, then whatever you want to remember.
    - customers/ID/visits/2026-11-21-1432.md is a note after a contact.
    - customers/ID/plans/, complaints/, account.toml and files/ hold plans, complaints, invoices and papers.

    clientbook new customer "Miller Machine Co." adds a customer, clientbook log NAME "what was said" a note,
    and clientbook today says who is due. To see a filled book: clientbook init --demo sample

## Accounts, collecting, credit

receivables-expected = Money to expect, by week
receivables-history = Owed at the end of each month
receivables-bad = Bad debts
receivables-written-off = Written off
receivables-year-late = Over a year late
receivables-recovered = Recovered
receivables-groups = By tier and by region
receivables-group = Tier, region
receivables-numbers = In numbers
expected-week = from { $day }
expected-later = later
history-late = { $open }, { $late } late
statement-title = Statement of account: { $name }
statement-card = Card
statement-credit = Credit
statement-period = { $from } to { $to }
statement-day = Day
statement-what = What
statement-debit = Invoiced
statement-credit-column = Paid
statement-balance = Balance
statement-opening = Brought forward
statement-owed = Balance owed
statement-due = Amount due
statement-in-credit = To your credit
statement-open = Open invoices
statement-remit = Remit to
statement-no-remit = Where customers send their payments is not set: remit_to under [owner] in clientbook.toml
statement-invoice = Invoice { $no }
statement-part = { $amount } due { $day }
statement-more-parts = { " " }and { $n } more { $n ->
    [one] part
   *[other] parts
}
statement-payment = Payment
statement-credit-note = Credit note
statement-refund = Refund
statement-discount = Discount for early payment · { $no }
statement-empty = Nothing was invoiced yet.
statement-confirm = Please tell us within ten days if this does not agree with your books.
# English papers carry no stamp.
statement-stamp = { "" }
statement-returned = Returned by the bank
why-limitation-passed = the time to sue for { $no }, { $amount }, passed { $day }
credit-used-over = { $used }, { $free } over it
reconcile-unread = look      line { $line }: `{ $value }` cannot be read as { $column }
reconcile-twice = look      line { $line }: { $no } is in the list twice
reconcile-maybe-settled = look      { $no }  { $name }: { $amount }, settled, unless a line that cannot be read is about it
reconcile-other = look      { $no }  in the list it is { $whose }’s, in the book { $name }’s
reconcile-credit = look      { $no }  { $name }: a credit of { $amount } in the list, line { $line }; to note it: clientbook pay CUSTOMER AMOUNT --kind credit-note --ref { $no }
list-currency = currency
reconcile-currency = look      { $no }  { $name }: another currency in the list than in the book
invoiced-on-hold = Note: sales on credit to { $name } are stopped.
dunning-title = Collections
dunning-undated = No due day is agreed for invoice { $no }, so it is not late and no letter asks for it. Write due = … to the invoice in account.toml, or set the terms of the account, such as terms = "net 30".
dunning-prepare = before the due day
dunning-soft = gentle tone
dunning-firm = firm tone
dunning-close = final notice
dunning-promised = payment promised
dunning-soon = { $amount } in { $n ->
    [one] 1 invoice falls
   *[other] { $n } invoices fall
} due { $day }.
dunning-late = { $amount } in { $n ->
    [one] 1 invoice
   *[other] { $n } invoices
}, the oldest { $late }.
dunning-do-prepare = Make sure that the invoice arrived and that nothing is wrong with the goods. A friendly message is enough.
dunning-do-soft = Call, ask whether something is missing, and get a day. Write the day down as a promise.
dunning-do-firm = Speak to whoever decides. Name the amount and the days, offer a payment plan with fixed days, and say what happens to further deliveries.
dunning-do-close = Send the last letter with a day, stop sales on credit, and settle with your company whether it goes to law. Keep the papers together.
dunning-credit = { $amount } was paid ahead and is taken off already; apply it first.
dunning-paused = Payment is promised for { $day }: no need to press before that.
dunning-level = level { $n }
dunning-next = The next step is due { $day }.
dunning-letter = The letter, for printing
debtor-firm = A firm debtor: stay calm and exact, bring the papers, do not bargain over the amount.
debtor-scheming = A scheming debtor: accept no excuse twice, put every agreement into writing, give short days.
debtor-cooperative = A cooperative debtor: thank them, make paying easy, agree on a payment plan if they need one.
debtor-emotional = An emotional debtor: listen first, answer the anger with facts later, keep the day.
debtor-stubborn = A stubborn debtor: let somebody they respect speak, show what waiting costs them.
debtor-vain = A vain debtor: speak of their good name and how others see punctual payers; never in front of others.
text-dunning-prepare = { $salutation }, a short reminder: { $amount } falls due { $due } ({ $invoices }). Is everything in order with it? { $owner }
text-dunning-soft = { $salutation }, { $amount } was due { $days } days ago ({ $invoices }). Perhaps it slipped through? Please tell me on which day I can expect it. { $owner }
text-dunning-firm = { $salutation }, { $n ->
    [1] { $amount } for { $invoices } is { $days } days overdue
   *[other] { $amount } is overdue ({ $invoices }), the oldest invoice by { $days } days
}. Please pay by { $due }, or call me today so that we agree on a payment plan. Until then I cannot release further deliveries on account. { $owner }
text-dunning-promised = { $salutation }, thank you for naming a day: I count on { $amount } by { $due } ({ $invoices }). If you need anything from me before then, just say so. { $owner }
text-dunning-close = { $salutation }, in spite of our reminders { $n ->
    [1] { $amount } for { $invoices } is still unpaid, { $days } days past the due day
   *[other] { $amount } is still unpaid ({ $invoices }), the oldest invoice { $days } days past its due day
}. Please pay in full by { $due }. After that day the matter leaves my hands and goes to our legal department. { $owner }
letter-title = Letter to { $name }
letter-late = Late
letter-salutation = Dear { $salutation }
letter-credit = Paid in advance
letter-remit = Please pay to
letter-regards = Sincerely,
# The second line of a Chinese closing, and the place of a stamp; English letters have neither.
letter-regards-end = { "" }
letter-seal = { "" }
letter-subject-promised = Your payment date
letter-subject-prepare = Upcoming payment
letter-subject-soft = Friendly reminder
letter-subject-firm = Overdue payment
letter-subject-close = Final notice before legal action
credit-title = Credit report: { $name }
credit-own-rating = { " " }(own rating { $rating })
credit-verdict-hold = credit stopped, payment in advance
credit-verdict-A = safe to sell to on credit
credit-verdict-B = good for credit
credit-verdict-C = weak, small sums and short terms
credit-verdict-D = no credit, payment in advance
credit-score-note = A 1 counts as 0 and a 5 as 100, averaged by weight; A from 80, B from 60, C from 40, D below.
credit-unrated = Not rated: score at least three of the six C’s
credit-six = The six C’s
credit-item = Item
credit-points = Score
credit-weight = Weight
credit-arithmetic = Rating and limit
credit-score = Weighted score
credit-score-of = { $score } of 100, { $rating }
credit-lowered = Lowered for lateness
credit-lowered-to = { $rating }, { $n } days late on average
credit-monthly = Invoiced a month
credit-suggested = Suggested limit
credit-suggested-none = no credit
credit-suggested-of = { $monthly } × { $months } months ≈ { $limit }
credit-used = Used
credit-used-of = { $used }, { $free } free
credit-sale = A sale on credit
credit-sale-pays = A sale on these terms pays: { $net } of it is left.
credit-sale-does-not = A sale on these terms does not pay: { $net } of it is left.
credit-margin = Margin
credit-interest = Money at { $percent } a year for { $n } days
credit-loss = Expected loss at rating { $rating }
credit-net = Net
credit-pays = How they pay
credit-no-history = No invoice has been paid yet.
credit-disputed = Disputed invoices
credit-returned = Returned payments
credit-facts = Company
credit-form = Form
credit-capital = Registered capital
credit-representative = Legal representative
credit-since = Customer since
credit-reviewed = Last reviewed
credit-ratios = Ratios
credit-rule = A rule of thumb for one salesperson, set in clientbook.toml under [credit]; it replaces no credit department.
six-c-character = Character
six-c-capacity = Capacity
six-c-capital = Capital
six-c-collateral = Collateral
six-c-condition = Condition
six-c-continuity = Continuity
ratio-current = Current ratio
ratio-usual-current = usually 2 or more
ratio-quick = Quick ratio
ratio-usual-quick = usually 1 or more
ratio-debt = Debt ratio
ratio-usual-debt = usually 0.6 or less
ratio-margin = Net margin
ratio-usual-margin = above 0

## Texts to say at an occasion

text-birthday-1 = Happy birthday, { $salutation }! I wish you a good year and a quiet day. { $owner }
text-birthday-2 = { $salutation }, all the best for your birthday. I hope somebody brings cake. { $owner }
text-birthday-3 = Many happy returns, { $salutation }. Here is to health and good company. { $owner }
text-birthday-family-1 = { $salutation }, please pass on my best wishes for { $name }’s birthday. { $owner }
text-birthday-family-2 = { $salutation }, happy birthday to { $name }! I hope you all have a fine day. { $owner }
text-festival-1 = { $salutation }, best wishes for { $occasion } to you and yours. { $owner }
text-festival-2 = Thinking of you at { $occasion }, { $salutation }. Have a good one. { $owner }
text-festival-3 = { $salutation }, I wish you and your people a happy { $occasion }. { $owner }
text-christmas-1 = Merry Christmas, { $salutation }, to you and your family. Thank you for this year. { $owner }
text-christmas-2 = { $salutation }, I wish you quiet days and a merry Christmas. It was good to work with you. { $owner }
text-christmas-3 = A merry Christmas to you and all at your table, { $salutation }. { $owner }
text-thanksgiving-1 = Happy Thanksgiving, { $salutation }. I am thankful for your trust this year. { $owner }
text-thanksgiving-2 = { $salutation }, enjoy Thanksgiving with your family. Thank you for the year. { $owner }
text-thanksgiving-3 = Have a good Thanksgiving, { $salutation }, and a seat near the pie. { $owner }
text-new-year-1 = Happy New Year, { $salutation }! May it be a kind one. { $owner }
text-new-year-2 = { $salutation }, a good start into the new year. I look forward to it with you. { $owner }
text-new-year-3 = All the best for the new year, { $salutation }: health first, then the rest. { $owner }
text-spring-festival-1 = Happy Lunar New Year, { $salutation }! Health and good fortune to your house. { $owner }
text-spring-festival-2 = { $salutation }, a happy Spring Festival, and thank you for your trust. { $owner }
text-spring-festival-3 = Wishing you a prosperous lunar year, { $salutation }. { $owner }
text-mid-autumn-1 = Happy Mid-Autumn Festival, { $salutation }: a full moon and a full table. { $owner }
text-mid-autumn-2 = { $salutation }, best wishes for Mid-Autumn to you and yours. { $owner }
text-mid-autumn-3 = May the moon find your family together, { $salutation }. { $owner }
text-dragon-boat-1 = { $salutation }, best wishes for the Dragon Boat Festival. { $owner }
text-dragon-boat-2 = A good Dragon Boat Festival to you and yours, { $salutation }. { $owner }
text-dragon-boat-3 = { $salutation }, I wish you health and an easy summer at the Dragon Boat Festival. { $owner }
text-qingming-1 = { $salutation }, I am thinking of you and your family at Qingming. { $owner }
text-qingming-2 = { $salutation }, travel safely at Qingming. { $owner }
text-winter-solstice-1 = { $salutation }, keep warm on the longest night. { $owner }
text-winter-solstice-2 = { $salutation }, best wishes for the Winter Solstice. { $owner }
text-double-ninth-1 = { $salutation }, long life and good health at the Double Ninth. { $owner }
text-double-ninth-2 = { $salutation }, best wishes for the Double Ninth. { $owner }

# What stands in an edition for a name that it leaves out.
withheld-name = someone

# Facts: columns of lists and conditions of filters
fact-name = Name
    .also = customer
fact-id = Id
fact-last = Last contact
    .also = last contacted
fact-met = Last met
fact-next = Next
    .also = next day
fact-silent = Days silent
    .also = silence
fact-due = Due now
    .also = due today
fact-age = Age
fact-birthday-month = Birthday month
    .also = birth month
fact-anniversary-month = Anniversary month
    .also = anniversary
fact-open = Open
    .also = receivable
fact-overdue = Overdue
    .also = money late
fact-days-overdue = Days overdue
fact-paid-ahead = Paid ahead
fact-credit-limit = Credit limit
fact-hold = On hold
fact-revenue = Revenue this year
    .also = revenue
fact-product = Product
    .also = products|holds
fact-contact = Contact
    .also = contacts
fact-family = Family
fact-proposed-tier = tier by the numbers
fact-notes = Notes
    .also = note
fact-plans = Open plans
    .also = plan
fact-complaints = Open complaints
    .also = complaint
fact-promises = Open promises
    .also = promise
fact-introduced = Customers introduced
    .also = referrals
fact-own = { $name }
fact-revenue-of = Revenue { $span }
yes = yes
fault-unknown-fact = nothing is known of customers by the name `{ $key }`
    .hint = known are: { $keys }
fault-duplicate-list = there is a list `{ $name }` already
    .hint = give this one another name
hint-fact-near = did you mean `{ $near }`? Known are: { $keys }
err-fact-near = nothing is known of customers by the name `{ $key }`
    .hint = did you mean `{ $near }`? Known are: { $keys }
err-unknown-list = there is no list `{ $name }`
    .hint = one of { $names }
err-no-lists = there is no list `{ $name }`
    .hint = write one into clientbook.toml: [[list]] with name, where, columns, sort
lists-title = Lists
lists-columns = Columns
lists-shown = {"{"}n{"}"} of {"{"}all{"}"} shown
products-title = Who holds what
products-holders = Hold it
products-lacking = Lack it
products-holds = Holds
products-lead = { $products ->
    [one] 1 product
   *[other] { $products } products
}, { $customers ->
    [one] 1 customer
   *[other] { $customers } customers
}
products-left-out = Products with the fewest holders that are left out: { $products }. Customers who are left out, those who hold nothing first: { $customers }. The whole is in: clientbook report products
reports-products = Products held
reports-products-none = No customer has a product yet. Write it onto the card: [[product]] with name = "…"
value-keys = KEYS
