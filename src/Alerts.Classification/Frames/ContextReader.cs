using System.Runtime.InteropServices;
using Alerts.Classification.Knowledge;
using Alerts.Classification.Text;

namespace Alerts.Classification.Frames;

/// <summary>
/// Settles what a mention means by its neighbours, before sentences are read: a licence beside strategic goods is one to trade in
/// them, a ban beside them a control, and "the commerce ministry" that of the country which the text is about.
/// </summary>
internal sealed class ContextReader(KnowledgeBase knowledge)
{
    /// <summary>"ban on the rare earths": an article and a preposition fit between.</summary>
    private const int PrepositionReach = 9;

    /// <summary>So many characters after the headline tell which country a text is about.</summary>
    private const int Lead = 250;

    /// <summary>"Nvidia's chips": a possessive fits between.</summary>
    private const int PossessiveReach = 3;

    private readonly Dictionary<int, int> _namesakes = LinksOf(knowledge, entity => entity is AuthorityEntity { Namesake: { } id } ? id : null,
        (entity, id) => entity is AuthorityEntity { Namesake: null } authority && authority.Id == id);

    private readonly Dictionary<int, int> _chips = LinksOf(knowledge, entity => (entity as CompanyEntity)?.Chips,
        (entity, name) => entity is ProductEntity && entity.Name == name);

    public void Read(ReadOnlySpan<char> text, Workspace workspace)
    {
        Span<Mention> mentions = CollectionsMarshal.AsSpan(workspace.MentionList);
        for (int i = 0; i < mentions.Length; i++)
        {
            ref Mention mention = ref mentions[i];
            if (mention.Has(Cue.Permit | Cue.WeakControl) && ConcernsGoods(text, mentions, i))
            {
                mention = mention with
                {
                    Cues = mention.Cues | (mention.Has(Cue.Permit) ? Cue.TradePermit : Cue.None) | (mention.Has(Cue.WeakControl) ? Cue.Control : Cue.None),
                };
            }
            else if (i > 0 && ChipsOf(mention, mentions[i - 1]) is >= 0 and int chips)
            {
                mention = mention with { Entity = chips };
            }
            else if (mention.Entity >= 0 && _namesakes.TryGetValue(mention.Entity, out int other) && IsAbout(text, mentions, mention.Entity, other))
            {
                mention = mention with { Entity = other };
            }
        }
    }

    /// <summary>"Nvidia's chips" are AI chips, and both are named. The product's index, or -1.</summary>
    private int ChipsOf(in Mention mention, in Mention before) =>
        mention.Entity >= 0 && before.Entity >= 0 && mention.Start - before.End <= PossessiveReach
        && knowledge.Entities[mention.Entity] is ProductEntity { Generic: true, Category: "chips" or "semiconductor" }
            ? _chips.GetValueOrDefault(before.Entity, -1)
            : -1;

    private static bool ConcernsGoods(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, int index)
    {
        ref readonly Mention mention = ref mentions[index];
        if (index > 0 && mentions[index - 1].Has(Cue.Strategic) && mention.Start - mentions[index - 1].End <= 1)
        {
            return true;
        }

        Cue goods = mention.Has(Cue.Permit) ? Cue.Strategic | Cue.StrategicCompany : Cue.Strategic;
        if (index + 1 == mentions.Length || !mentions[index + 1].Has(goods) || mentions[index + 1].Start - mention.End > PrepositionReach)
        {
            return false;
        }

        ReadOnlySpan<char> between = text[mention.End..mentions[index + 1].Start].Trim();
        int space = between.IndexOf(' ');
        ReadOnlySpan<char> first = space < 0 ? between : between[..space];
        return (first is "of" && mention.Has(Cue.Permit) && mentions[index + 1].Has(Cue.Strategic)) || first is "on" or "for" or "to" or "auf" or "für" or "op" or "voor" or "sur" or "pour" or "sobre" or "para" or "aux" or "a" or "de" or "des" or "d'" or "d’";
    }

    /// <summary>Headline and lead are about the namesake's country and never name the other.</summary>
    private bool IsAbout(ReadOnlySpan<char> text, ReadOnlySpan<Mention> mentions, int entity, int other)
    {
        int headline = Math.Max(0, text.IndexOf('\n'));
        ulong seen = 0;
        foreach (ref readonly Mention mention in mentions)
        {
            if (mention.Start >= headline + Lead || (mention.Entity == entity && mention.Start < headline))
            {
                break;
            }

            seen |= mention.Entity < 0 || mention.Entity == entity ? 0 : PlaceOf(mention.Entity);
        }

        return (seen & PlaceOf(other)) != 0 && (seen & PlaceOf(entity)) == 0;
    }

    private ulong PlaceOf(int entity) => knowledge.Entities[entity] switch
    {
        PlaceEntity place => place.Bit,
        AuthorityEntity { Place: >= 0 } authority => 1UL << authority.Place,
        _ => 0,
    };

    /// <summary>From the index of each entity that names another to the index of that other.</summary>
    private static Dictionary<int, int> LinksOf(KnowledgeBase knowledge, Func<Entity, string?> nameOf, Func<Entity, string, bool> isNamed)
    {
        var links = new Dictionary<int, int>();
        for (int i = 0; i < knowledge.Entities.Length; i++)
        {
            if (nameOf(knowledge.Entities[i]) is { } name && Array.FindIndex(knowledge.Entities, entity => isNamed(entity, name)) is >= 0 and int other)
            {
                links[i] = other;
            }
        }

        return links;
    }
}
