//! What is said of a complaint by a choice of words, as Chinese sales training sorts it.

choices! {
    /// Whether somebody complains or asks for service.
    pub enum ComplaintKind shown "complaint-kind" {
        /// Something was wrong in the customer's eyes.
        Complaint = "complaint",
        /// The customer asks for service: a repair, a question, a change.
        Request = "request",
    }
}

choices! {
    /// What a customer who complains wants: of the matter the first three, of the person who listens the others.
    pub enum Wish shown "wish" {
        /// The problem is to be solved.
        Solved = "solved",
        /// The loss is to be made good.
        Compensated = "compensated",
        /// It is not to happen again.
        Mended = "mended",
        /// To be treated with respect.
        Respect = "respect",
        /// To be heard out.
        Heard = "heard",
        /// To be rid of the trouble and the anger.
        Relief = "relief",
    }
}

choices! {
    /// With what a customer who complains is dissatisfied.
    pub enum Dissatisfied shown "dissatisfied" {
        /// With what came of it.
        Result = "result",
        /// With the way it was done.
        Manner = "manner",
    }
}

choices! {
    /// Where a cause lies, in the order in which sales training asks. Any other text is the user's own layer.
    pub enum Layer shown "layer" {
        /// The market: prices, the law, what others do.
        Market = "market",
        /// The process: orders, delivery, papers.
        Process = "process",
        /// The skill of those who serve.
        Skill = "skill",
        /// The product itself.
        Product = "product",
        /// Anything else.
        Other = "other",
    }
}
