using System.Collections.Concurrent;
using Alerts.Classification.Knowledge;
using Alerts.Classification.Text;

namespace Alerts.Classification.Facets;

/// <summary>Authorities, companies and products named in the text, each once, in the order of their first mention.</summary>
internal sealed class EntityFacets(KnowledgeBase knowledge)
{
    /// <summary>Records of the knowledge base never change, so every article shares them.</summary>
    private readonly ConcurrentDictionary<int, object> _records = new();

    public IReadOnlyList<Authority> Authorities(Reading reading, EvidenceList evidence) =>
        Collect<Authority, AuthorityEntity>(reading, evidence, Cue.Authority, EvidenceFields.Authority, static entity => new Authority(
            entity.Id, entity.Name, entity.Jurisdiction));

    public IReadOnlyList<Company> Companies(Reading reading, EvidenceList evidence)
    {
        List<Company> known = Collect<Company, CompanyEntity>(reading, evidence, Cue.Company, EvidenceFields.Company, static entity => new Company(
            entity.Name, entity.Ticker, entity.Role));
        UnknownCompanies.AddTo(known, reading, evidence);
        return known;
    }

    public IReadOnlyList<Product> Products(Reading reading, EvidenceList evidence)
    {
        List<Product> products = Collect<Product, ProductEntity>(reading, evidence, Cue.Product, EvidenceFields.Product, static entity => entity.Record);
        products.RemoveAll(product => products.Exists(other => IsVariant(other.Name, product.Name)));
        AddImplied(products, reading, evidence);
        return products;
    }

    /// <summary>Who loses the status of a validated end user loses equipment, whether the text says so or not.</summary>
    private void AddImplied(List<Product> products, Reading reading, EvidenceList evidence)
    {
        foreach (ref readonly Mention mention in reading.Mentions)
        {
            if (mention.Has(Cue.Instrument) && mention.Entity >= 0 && knowledge.Entities[mention.Entity] is InstrumentEntity { Goods: { } goods })
            {
                AddOnce(products, goods, mention, evidence);
            }
        }
    }

    // Apart from the loop, which would otherwise allocate what the lambda holds for every mention.
    private static void AddOnce(List<Product> products, ProductEntity goods, in Mention mention, EvidenceList evidence)
    {
        if (!products.Exists(product => product.Name == goods.Name))
        {
            products.RemoveAll(static product => product.Category == "semiconductor");
            products.Add(goods.Record);
            evidence.Add(EvidenceFields.Product(goods.Name), mention);
        }
    }

    /// <summary>"Ascend 910B" is a variant of "Ascend", "HBM4" of "HBM" and "Vera Rubin" of "Rubin"; but "H200" is none of "H20".</summary>
    private static bool IsVariant(string name, string family) =>
        name.Length > family.Length
        && ((name.StartsWith(family, StringComparison.Ordinal) && !(char.IsAsciiDigit(family[^1]) && char.IsAsciiDigit(name[family.Length])))
            || (name.EndsWith(family, StringComparison.Ordinal) && name[^(family.Length + 1)] == ' ' && char.IsUpper(family[0])));

    private List<T> Collect<T, TEntity>(Reading reading, EvidenceList evidence, Cue kind, Func<string, string> field, Func<TEntity, T> make)
        where T : class
        where TEntity : Entity
    {
        var found = new List<T>();
        List<int>? judged = null;
        foreach (ref readonly Mention mention in reading.Mentions)
        {
            // A control may name its goods without being one itself ("curbs on rare earths").
            bool named = mention.Has(kind) || (kind == Cue.Product && !mention.Has(Cue.EntityKinds));
            if (!named || mention.Entity < 0 || judged?.Contains(mention.Entity) == true)
            {
                continue;
            }

            // Once for each thing: whether it is hidden is asked of all other mentions.
            (judged ??= []).Add(mention.Entity);
            if (IsHidden(reading, mention))
            {
                continue;
            }

            // A spelling may be a place and an authority at once ("European Commission"); the mention then carries both cues and one entity.
            if (knowledge.Entities[mention.Entity] is not TEntity entity)
            {
                continue;
            }

            var record = (T)_records.GetOrAdd(mention.Entity, static (_, state) => state.make(state.entity), (make, entity));
            if (!found.Contains(record))
            {
                found.Add(record);
                evidence.Add(field(entity.Name), mention);
            }
        }

        return found;
    }

    /// <summary>A class of goods beside one of its own kind says nothing more: "AI chips" beside "H200".</summary>
    private bool IsHidden(Reading reading, in Mention mention)
    {
        if (knowledge.Entities[mention.Entity] is not ProductEntity { Generic: true } generic)
        {
            return knowledge.Entities[mention.Entity] is ProductEntity { Listed: false };
        }

        if (!generic.Listed)
        {
            return true;
        }

        foreach (ref readonly Mention other in reading.Mentions)
        {
            if (other.Entity >= 0 && other.Has(Cue.Product) && knowledge.Entities[other.Entity] is ProductEntity product
                && !ReferenceEquals(product, generic) && Covers(product, generic))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Covers(ProductEntity product, ProductEntity generic) =>
        (product.Category == generic.Category && !product.Generic)
        || (generic.Category == "semiconductor" && product.Category is "ai-accelerator" or "memory" or "equipment" or "processor" or "eda" or "chip-material");
}
