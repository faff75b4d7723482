using Alerts.Classification;

namespace Alerts.Tests.Classification;

/// <summary>The story that the project was conceived for.</summary>
public sealed class FirstStoryTests
{
    private static readonly ArticleClassification Found = Classified.Text("""
        China tells tech giants they can prepare orders for Nvidia's H200

        Chinese regulators have told some of the country's largest technology companies that they may prepare orders for Nvidia's H200, people familiar with the matter said.
        Beijing has given approval in principle for the imports. Buyers are encouraged to purchase domestic chips as well, though no exact number was set.
        The account contradicts a report last week that shipments had been blocked.
        """);

    [Fact]
    public void It_carries_both_tags()
    {
        Assert.True(Found.Has(Tag.Approval));
        Assert.True(Found.Has(Tag.ExportControl));
    }

    [Fact]
    public void It_is_a_preliminary_loosening_by_the_importing_government_on_anonymous_word()
    {
        Assert.Equal((Stage.Preliminary, Direction.Loosening, Leg.Import, Sourcing.AnonymousSources),
            (Found.Stage, Found.Direction, Found.Leg, Found.Sourcing));
        Assert.Equal(["CN"], Found.Jurisdictions);
    }

    [Fact]
    public void Encouraged_is_not_required_and_the_missing_number_is_kept()
    {
        Assert.Contains(Found.Conditions, condition => condition.Modality == Modality.Encouraged);
        Assert.Contains(Found.Conditions, condition => condition.Modality == Modality.Unspecified);
        Assert.DoesNotContain(Found.Conditions, condition => condition.Modality == Modality.Required);
    }

    [Fact]
    public void It_names_seller_and_product_and_what_it_contradicts()
    {
        Assert.Contains(new Company("Nvidia", "NVDA", CompanyRole.Seller), Found.Companies);
        Assert.Contains(Found.Products, product => product.Name == "H200");
        Assert.Single(Found.Contradicts);
    }
}
