namespace Alerts.Classify;

/// <summary>The side of the border on which the acting governments stand.</summary>
internal static class LegFacet
{
    public static Leg Read(Reading reading, EvidenceList evidence)
    {
        float import = 0, export = 0;
        int proof = -1;
        for (int i = 0; i < reading.Claims.Length; i++)
        {
            ref readonly Claim claim = ref reading.Claims[i];
            float weight = claim.Strength * (reading.Sentences[claim.Sentence].Position == Position.Body ? 1f : 2f)
                * (claim.Kind == ClaimKind.ControlNamed ? 0.3f : 1f);
            import += claim.Leg is Leg.Import or Leg.Both ? weight : 0;
            export += claim.Leg is Leg.Export or Leg.Both ? weight : 0;
            proof = proof < 0 && claim.Leg != Leg.None ? i : proof;
        }

        if (proof < 0)
        {
            return Leg.None;
        }

        evidence.Add("leg", reading.Claims[proof].Start, reading.Claims[proof].End);
        return MathF.Min(import, export) >= 0.6f * MathF.Max(import, export) ? Leg.Both : import > export ? Leg.Import : Leg.Export;
    }
}
