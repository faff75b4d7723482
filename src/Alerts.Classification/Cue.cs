namespace Alerts.Classification;

/// <summary>
/// What a mention can contribute to a claim. Named in the cue files in kebab-case (<c>control</c>,
/// <c>in-principle</c>); a mention may carry several.
/// </summary>
[Flags]
internal enum Cue : ulong
{
    None = 0,

    // What a thing is; set by the entity files, not by the cue files.
    Company = 1UL << 0,
    Product = 1UL << 1,

    /// <summary>A product or technology that governments control.</summary>
    Strategic = 1UL << 2,
    Country = 1UL << 3,
    Adjective = 1UL << 4,

    /// <summary>A capital or head of government that stands for the government: "Beijing", "the White House".</summary>
    Capital = 1UL << 5,
    Authority = 1UL << 6,
    Outlet = 1UL << 7,
    Instrument = 1UL << 8,

    /// <summary>Names a trade control as such: "export curbs", "Entity List".</summary>
    Control = 1UL << 9,

    /// <summary>Makes trade harder: ban, restrict, block.</summary>
    Restrict = 1UL << 10,

    /// <summary>Makes trade easier: ease, lift, exempt.</summary>
    Ease = 1UL << 11,

    /// <summary>Brings something about, direction left open: impose, announce, add, expand.</summary>
    Impose = 1UL << 12,
    Suspend = 1UL << 13,
    Grant = 1UL << 14,
    Deny = 1UL << 15,
    Revoke = 1UL << 16,
    Delay = 1UL << 17,

    /// <summary>Any permission: licence, approval, waiver.</summary>
    Permit = 1UL << 18,

    /// <summary>A permission to trade, said in so many words: "export licence".</summary>
    TradePermit = 1UL << 19,
    Export = 1UL << 20,
    Import = 1UL << 21,

    /// <summary>Sale or shipment, the side of the border left open.</summary>
    Sale = 1UL << 22,

    /// <summary>Buying or ordering.</summary>
    Purchase = 1UL << 23,

    /// <summary>Fines, charges, arrests, smuggling, probes.</summary>
    Enforce = 1UL << 24,

    /// <summary>Somebody weighs it: considering, may, whether.</summary>
    Consider = 1UL << 25,

    /// <summary>It is on its way: plans to, set to, in talks to finalise.</summary>
    Prepare = 1UL << 26,
    InPrinciple = 1UL << 27,

    /// <summary>Permission is asked for and not there: awaiting, pending, uncertain.</summary>
    Pending = 1UL << 28,
    Negate = 1UL << 29,
    Condition = 1UL << 30,
    Encouraged = 1UL << 31,
    Required = 1UL << 32,

    /// <summary>"no quota set", "unspecified".</summary>
    Unspecified = 1UL << 33,

    /// <summary>An authority tells firms what to do: told, asked, ordered.</summary>
    Directive = 1UL << 34,
    Government = 1UL << 35,
    Anonymous = 1UL << 36,

    /// <summary>An office speaks for itself: announced, "said in a statement".</summary>
    OfficialWord = 1UL << 37,

    /// <summary>A person or firm is named as the source: "chief executive", "analysts".</summary>
    NamedWord = 1UL << 38,
    Opinion = 1UL << 39,
    Contradict = 1UL << 40,

    /// <summary>Another domain's approval or control: drugs, mergers, buildings, polls.</summary>
    Elsewhere = 1UL << 41,
    Tariff = 1UL << 42,
    Hypothetical = 1UL << 43,

    /// <summary>Says that it was so before: "last year", "since", "had".</summary>
    Past = 1UL << 44,
    Effective = 1UL << 45,
    Expires = 1UL << 46,

    /// <summary>Report verbs after an outlet: "reported", "according to".</summary>
    Report = 1UL << 47,
    Resume = 1UL << 48,

    /// <summary>Sanctions, blacklists, restrictions: a control only beside strategic goods or trade.</summary>
    WeakControl = 1UL << 49,
    Smuggle = 1UL << 50,

    /// <summary>Swallows a phrase that would mislead: "quality control", "approval rating".</summary>
    Ignore = 1UL << 51,

    /// <summary>A law or bill and its steps: bill, Congress, amendment.</summary>
    Law = 1UL << 52,

    /// <summary>Objection or lawsuit against a control: challenge, sue, retaliate.</summary>
    Challenge = 1UL << 53,

    /// <summary>Says that the permission is small or bounded: only, "case by case", up to.</summary>
    Limit = 1UL << 54,

    /// <summary>A firm that deals in strategic goods, so that trade with it is trade in them.</summary>
    StrategicCompany = 1UL << 55,

    /// <summary>What a rule says of licences, not a decision on one: "case by case", "must apply for a licence".</summary>
    RuleText = 1UL << 56,

    Place = Country | Adjective | Capital,
    /// <summary>A firm comes by something: "get", "won"; with a permission after it, that permission was granted.</summary>
    Receive = 1UL << 57,

    /// <summary>An office whose whole work is the control of strategic trade, so that its fines are for breaches of it.</summary>
    TradeControlOffice = 1UL << 58,

    /// <summary>A firm that governments have listed: what is sold to it is controlled.</summary>
    RestrictedParty = 1UL << 59,

    /// <summary>Somebody says that a report is wrong: "fake news", "与事实不符".</summary>
    Denial = 1UL << 60,

    /// <summary>Says that something is not there: "without a licence" names a permission, and nobody decides on it.</summary>
    Lacking = 1UL << 61,

    /// <summary>"Weeks after": what follows was news before, and this comes upon it.</summary>
    Aftermath = 1UL << 62,

    EntityKinds = Company | StrategicCompany | RestrictedParty | Product | Strategic | Place | Authority | Outlet | Instrument,
    Trade = Export | Import | Sale | Purchase,
    Decision = Grant | Deny | Revoke | Suspend | Delay | Resume,
    Act = Restrict | Ease | Impose | Decision | Enforce | Smuggle | Challenge,
}
