using Alerts.Classification.Frames;
using Alerts.Classification.Terms;
using Alerts.Classification.Text;

namespace Alerts.Classification.Scoring;

/// <summary>Turns claims into features: for each kind and place in the article, the strongest claim.</summary>
internal static class FeatureReader
{
    /// <summary>A firm that deals in strategic goods speaks for them, if less surely.</summary>
    private const float CompanyForGoods = 0.7f;

    /// <summary>Log-odds that make one unit of a term feature, so that it is of a claim's size.</summary>
    public const float TermUnit = 3;

    public static FeatureVector Read(Reading reading)
    {
        var vector = new FeatureVector();
        Span<float> f = vector;
        f[(int)Feature.Bias] = 1;
        float claims = 0;
        foreach (ref readonly Claim claim in reading.Claims)
        {
            Position position = reading.Sentences[claim.Sentence].Position;
            Max(f, claim.Kind switch
            {
                ClaimKind.Control => position switch
                {
                    Position.Headline => Feature.ControlHeadline,
                    Position.Lead => Feature.ControlLead,
                    _ => Feature.ControlBody,
                },
                ClaimKind.ControlNamed => position == Position.Headline ? Feature.NamedHeadline : Feature.NamedBelow,
                ClaimKind.Permission => position switch
                {
                    Position.Headline => Feature.PermissionHeadline,
                    Position.Lead => Feature.PermissionLead,
                    _ => Feature.PermissionBody,
                },
                _ => position == Position.Body ? Feature.PendingBody : Feature.PendingAbove,
            }, claim.Strength);
            if (claim.Is(ClaimTraits.Purchase))
            {
                Max(f, Feature.PurchaseGuidance, claim.Strength);
            }

            claims += claim.Strength;
        }

        f[(int)Feature.ManyClaims] = MathF.Min(1, MathF.Max(0, claims - 1) / 4);
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            Max(f, sentence.Index == 0 ? Feature.ElsewhereHeadline : Feature.ElsewhereBelow, sentence.Has(Cue.Elsewhere) ? 1 : 0);
            Max(f, Feature.TariffHeadline, sentence.Index == 0 && sentence.Has(Cue.Tariff) ? 1 : 0);
            Max(f, Feature.StrategicGoods, sentence.Has(Cue.Strategic) ? 1 : sentence.Has(Cue.StrategicCompany) ? CompanyForGoods : 0);
        }

        f[(int)Feature.OtherLanguage] = reading.Language.IsOther ? 1 : 0;
        f[(int)Feature.OutsideTheField] = IsOfTheField(reading) ? 0 : 1;
        f[(int)Feature.TermsExportControl] = TermFeature(reading.Terms[TermHead.ExportControl]);
        f[(int)Feature.TermsApproval] = TermFeature(reading.Terms[TermHead.Approval]);
        return vector;
    }

    /// <summary>Kept within bounds: the terms alone never outweigh everything else.</summary>
    public static float TermFeature(float logOdds) => Math.Clamp(logOdds / TermUnit, -2, 2);

    /// <summary>Something is named that trade controls are about: goods, firms, rules, offices.</summary>
    private static bool IsOfTheField(Reading reading)
    {
        foreach (ref readonly Sentence sentence in reading.Sentences)
        {
            if (sentence.Has(Cue.Strategic | Cue.StrategicCompany | Cue.Instrument | Cue.Control | Cue.TradePermit | Cue.TradeControlOffice))
            {
                return true;
            }
        }

        return false;
    }

    private static void Max(Span<float> features, Feature feature, float value) =>
        features[(int)feature] = MathF.Max(features[(int)feature], value);
}
