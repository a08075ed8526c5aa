namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Counts records that hold too little: even compared with a copy of itself such a record stays below the threshold.</summary>
internal static class Unlinkable
{
    public static long Count(RecordColumns records, MatchModel model, MatchOptions options, double fromWeight)
    {
        PatternWeights weights = new(model);
        int[] levels = new int[model.Fields.Count];
        long found = 0;
        for (int record = 0; record < records.Count; record++)
        {
            double rarity = 0;
            bool named = false;
            for (int field = 0; field < levels.Length; field++)
            {
                bool there = records.Values[field][record].Value is not null;
                levels[field] = there ? 1 : 0;
                FieldRole role = model.Fields[field].Field.Role;
                named |= there && role is FieldRole.FirstName or FieldRole.LastName;
                if (role == FieldRole.NameOrder)
                {
                    levels[field] = named ? 1 : 0;
                }
                else if (there && records.Frequency[field].Length > 0)
                {
                    rarity += options.FrequencyWeight * Math.Log2(records.SameShare[field] / Math.Max(records.Frequency[field][record], options.LeastFrequency));
                }
            }

            found += weights.Of(levels) + rarity < fromWeight ? 1 : 0;
        }

        return found;
    }
}
