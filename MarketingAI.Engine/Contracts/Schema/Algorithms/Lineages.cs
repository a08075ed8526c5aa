namespace MarketingAI.Engine.Contracts.Schema.Algorithms;

/// <summary>Follows fields through the versions: which columns hold the values of a version's field.</summary>
internal static class Lineages
{
    /// <summary>Where a column's values come from.</summary>
    public readonly record struct Place(string Column, FactType Type);

    /// <summary>The columns that hold a field's values, that of the newest version first.</summary>
    /// <param name="versions">All versions, oldest first.</param>
    /// <param name="index">Which of them has the field.</param>
    public static IReadOnlyList<Place> PlacesOf(IReadOnlyList<IReadOnlyList<FactField>> versions, int index, FactField field)
    {
        List<Place> places = [new(field.Column, field.Type)];
        FactField last = field;
        for (int later = index + 1; later < versions.Count && Next(last, versions[later]) is { } next; later++)
        {
            AddFirst(places, next);
            last = next;
        }

        FactField first = field;
        for (int before = index - 1; before >= 0 && Former(first, versions[before]) is { } former; before--)
        {
            if (!Holds(places, former))
            {
                places.Add(new Place(former.Column, former.Type));
            }

            first = former;
        }

        return places;
    }

    /// <summary>Gives each field of a next version its column: that of the same field before where the type is the same, else a new one.</summary>
    /// <remarks>
    /// A new column's name says its type and no more: business units share the table, and neither sees what the other calls its fields.
    /// </remarks>
    /// <param name="used">How many columns accepted versions have added so far.</param>
    public static IReadOnlyList<FactField> WithColumns(IReadOnlyList<FactField> fields, IReadOnlyList<FactField> present, int used)
    {
        List<FactField> placed = [];
        foreach (FactField field in fields)
        {
            FactField? before = Former(field, present);
            string column = before is not null && before.Type == field.Type
                ? before.Column
                : FormattableString.Invariant($"extra_{field.Type.ToString().ToLowerInvariant()}_{++used}");
            placed.Add(field with { Column = column, Default = field.Default is { } text ? ProposalRule.Canonical(field.Type, text) : null });
        }

        return placed;
    }

    /// <summary>The field of the version before that this one goes on with.</summary>
    public static FactField? Former(FactField field, IReadOnlyList<FactField> before) =>
        before.FirstOrDefault(other => string.Equals(other.Name, field.Name, StringComparison.Ordinal))
        ?? before.FirstOrDefault(other => field.FormerNames.Contains(other.Name, StringComparer.Ordinal));

    /// <summary>The field of the version after that goes on with this one.</summary>
    private static FactField? Next(FactField field, IReadOnlyList<FactField> after) =>
        after.FirstOrDefault(other => string.Equals(other.Name, field.Name, StringComparison.Ordinal))
        ?? after.FirstOrDefault(other => other.FormerNames.Contains(field.Name, StringComparer.Ordinal));

    private static void AddFirst(List<Place> places, FactField field)
    {
        if (!Holds(places, field))
        {
            places.Insert(0, new Place(field.Column, field.Type));
        }
    }

    private static bool Holds(List<Place> places, FactField field) =>
        places.Exists(place => string.Equals(place.Column, field.Column, StringComparison.Ordinal));
}
