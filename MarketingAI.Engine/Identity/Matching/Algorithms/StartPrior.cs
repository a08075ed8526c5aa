namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Where the estimate of the share of matches begins: pairs that nobody would doubt, over the share of matches such pairs are taken to be.</summary>
internal static class StartPrior
{
    public static double Of(IReadOnlyList<MatchField> fields, PatternCounts compared, double pairsPossible, double assumedRecall)
    {
        double sure = 0;
        // Where nothing but hashes is known, one that agrees is all there can be.
        int least = fields.All(field => LevelChoice.IsHashed(field.Role)) ? 1 : 2;
        for (int i = 0; i < compared.Counts.Length; i++)
        {
            sure += IsSure(fields, compared.Levels[i], least) ? compared.Counts[i] : 0;
        }

        return Math.Clamp((sure + 0.5) / assumedRecall / pairsPossible, 1e-12, 0.5);
    }

    /// <summary>The same e-mail, telephone or code, and nothing of name and birth date against it; or the whole name and the birth date.</summary>
    private static bool IsSure(IReadOnlyList<MatchField> fields, int[] levels, int least)
    {
        bool contact = false;
        int agree = 0;
        bool against = false;
        int names = 0;
        bool birth = false;
        bool otherBirth = false;
        bool otherContact = false;
        for (int i = 0; i < levels.Length; i++)
        {
            bool same = levels[i] == 1;
            FieldRole role = fields[i].Role;
            agree += same && role != FieldRole.NameOrder ? 1 : 0;
            bool isContact = role is FieldRole.Email or FieldRole.Phone or FieldRole.Code || LevelChoice.IsHashed(role);
            contact |= same && isContact;
            otherContact |= isContact && levels[i] == fields[i].Levels.Count + 1;
            birth |= same && role == FieldRole.BirthDate;
            otherBirth |= role == FieldRole.BirthDate && levels[i] == fields[i].Levels.Count + 1;
            if (role is FieldRole.FirstName or FieldRole.LastName or FieldRole.FullName)
            {
                names += same ? role == FieldRole.FullName ? 2 : 1 : 0;
                against |= levels[i] == fields[i].Levels.Count + 1;
            }
        }

        return (contact && !against && !otherBirth && agree >= least) || (names >= 2 && birth) || (names >= 2 && agree >= 4 && !otherBirth && !otherContact);
    }
}
