namespace Alerts.Stories;

/// <summary>
/// What speaks for or against an article's belonging to a story. Each is 0 where it says nothing and mostly at most 1;
/// what it is worth stands in <see cref="StoryMatcher"/>.
/// </summary>
internal enum Sign
{
    /// <summary>The share of the story's articles whose main news is the same government's as this one's.</summary>
    SameActor,

    /// <summary>The story is of a government that the article names beside that of its main news.</summary>
    OtherActor,

    /// <summary>The two name other governments.</summary>
    ForeignActor,

    /// <summary>The headline says that another government acts: the same step by two governments is two matters, however alike the words.</summary>
    ForeignHeadline,

    /// <summary>The one acts on imports, the other on exports, and who acts is not the same or not known.</summary>
    OtherLeg,

    /// <summary>The same government is read to act on imports here and on exports there.</summary>
    OtherLegOfActor,

    /// <summary>The same goods, the more the better they are named: H200 more than "chips".</summary>
    SharedGoods,

    /// <summary>More than a third of the goods are the same.</summary>
    MostlySharedGoods,

    /// <summary>Other names that may stand for the same goods: "magnets", "rare earths".</summary>
    RelatedGoods,

    /// <summary>Both name goods, but not the same, and neither says that they are not the same.</summary>
    VagueGoods,

    /// <summary>Central goods that have nothing to do with each other.</summary>
    OtherGoods,

    /// <summary>Goods of the same kind, where one of the two names none.</summary>
    SharedKind,

    SharedFirms,

    /// <summary>Both have firms in the headlines, other ones.</summary>
    OtherFirms,

    /// <summary>Both name firms, none of them the same.</summary>
    NoSharedFirm,
    SharedCountries,
    OtherCountries,

    /// <summary>The headline names a country that is none of the story's, or does not name the story's.</summary>
    NewCountry,
    SharedTopics,
    OtherTopics,

    /// <summary>Both are on a list that grows every month, and share no firm: another round, the surer the later.</summary>
    OtherRound,

    /// <summary>The headlines count with other numbers, where cases or rounds of a list are told in the same words.</summary>
    OtherCounts,
    SharedCounts,

    /// <summary>The one is about enforcement, the other about policy.</summary>
    OtherAct,

    /// <summary>Both are about enforcement: of such cases there are many at a time, on the same goods.</summary>
    BothEnforcement,
    EnforcementGoods,

    /// <summary>The one is about a permission, the other is not.</summary>
    OtherTag,
    OtherDirection,

    /// <summary>The same rule or announcement number.</summary>
    SameRule,
    OtherRule,
    Wording,

    /// <summary>The story has no article in this language, so that their words cannot be the same.</summary>
    FirstInLanguage,

    /// <summary>Days between two that name something in common, from 1 down to nothing within a week.</summary>
    Recent,

    /// <summary>The same of two that name nothing in common: many matters move in one week.</summary>
    RecentAlone,

    /// <summary>The same where few matters are open at a time.</summary>
    RecentRareActor,

    /// <summary>Months of silence.</summary>
    Silence,
}
