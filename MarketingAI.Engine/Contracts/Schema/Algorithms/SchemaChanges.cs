namespace MarketingAI.Engine.Contracts.Schema.Algorithms;

/// <summary>Says in words what a next version changes.</summary>
internal static class SchemaChanges
{
    public static IReadOnlyList<string> Between(IReadOnlyList<FactField> before, IReadOnlyList<FactField> after)
    {
        List<string> changes = [];
        HashSet<string> gone = [.. before.Select(field => field.Name)];
        foreach (FactField field in after)
        {
            FactField? former = Lineages.Former(field, before);
            if (former is null)
            {
                changes.Add($"'{field.Name}' comes as {SchemaWords.Of(field.Type)}{Missing(field)}.");
                continue;
            }

            gone.Remove(former.Name);
            changes.AddRange(Of(former, field));
        }

        changes.AddRange(gone.Order(StringComparer.Ordinal).Select(name => $"'{name}' goes; readers of earlier versions keep it."));
        return changes;
    }

    private static IEnumerable<string> Of(FactField before, FactField after)
    {
        if (!string.Equals(before.Name, after.Name, StringComparison.Ordinal))
        {
            yield return $"'{before.Name}' is now called '{after.Name}'.";
        }

        if (before.Type != after.Type)
        {
            yield return $"'{after.Name}' turns from {SchemaWords.Of(before.Type)} into {SchemaWords.Of(after.Type)}.";
        }

        if (before.IsOptional != after.IsOptional || !string.Equals(before.Default, after.Default, StringComparison.Ordinal))
        {
            yield return $"'{after.Name}' is now{Missing(after)}.";
        }

        if (before.PersonalData != after.PersonalData)
        {
            yield return $"'{after.Name}' changes its class of personal data.";
        }

        if (!string.Equals(before.Meaning, after.Meaning, StringComparison.Ordinal))
        {
            yield return $"'{after.Name}' has another meaning: {after.Meaning}";
        }
    }

    private static string Missing(FactField field) =>
        (field.IsOptional ? " optional" : " required") + (field.Default is { } text ? $", read as '{text}' where it is missing" : string.Empty);
}
