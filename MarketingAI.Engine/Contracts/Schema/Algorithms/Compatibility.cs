namespace MarketingAI.Engine.Contracts.Schema.Algorithms;

/// <summary>
/// Whether schema versions fit each other. Avro's rule of resolving a reader's schema against a writer's, in Confluent's modes.
/// </summary>
/// <remarks>
/// One difference from Avro: a row without a value is read as the field's default, so a field with a default may become required. One
/// addition: a renamed field is found from either side, since the product maps readers of both versions.
/// </remarks>
internal static class Compatibility
{
    /// <param name="earlier">Versions before the candidate, newest first.</param>
    public static IReadOnlyList<SchemaConflict> Check(
        IReadOnlyList<FactField> candidate, IReadOnlyList<(int Version, IReadOnlyList<FactField> Fields)> earlier, CompatibilityMode mode)
    {
        List<SchemaConflict> conflicts = [];
        foreach ((int version, IReadOnlyList<FactField> fields) in IsTransitive(mode) ? earlier : earlier.Take(1))
        {
            if (IsBackward(mode))
            {
                conflicts.AddRange(Unreadable(candidate, fields).Select(fault => new SchemaConflict(
                    fault.Field, version, NewReadsOld: true, $"Rows of version {version} cannot be read: {fault.Why}")));
            }

            if (IsForward(mode))
            {
                conflicts.AddRange(Unreadable(fields, candidate).Select(fault => new SchemaConflict(
                    fault.Field, version, NewReadsOld: false, $"Readers of version {version} cannot read new rows: {fault.Why}")));
            }
        }

        return conflicts;
    }

    /// <summary>Fields that a reader asks for and cannot get out of what a writer wrote.</summary>
    public static IEnumerable<(string Field, string Why)> Unreadable(IReadOnlyList<FactField> reader, IReadOnlyList<FactField> writer)
    {
        foreach (FactField wanted in reader)
        {
            FactField? written = Find(wanted, writer);
            if (written is null)
            {
                if (!wanted.CanBeMissing)
                {
                    yield return (wanted.Name, $"'{wanted.Name}' is not written there, and is neither optional nor has a default.");
                }
            }
            else if (!Widens(written.Type, wanted.Type))
            {
                yield return (wanted.Name, $"'{wanted.Name}' is written as {SchemaWords.Of(written.Type)} and read as {SchemaWords.Of(wanted.Type)}.");
            }
            else if (written is { IsOptional: true, Default: null } && !wanted.CanBeMissing)
            {
                yield return (wanted.Name, $"'{wanted.Name}' may be empty there, and is neither optional nor has a default for its reader.");
            }
        }
    }

    /// <summary>Whether every value of one type is a value of the other: the same type, or a wider number.</summary>
    public static bool Widens(FactType written, FactType wanted) =>
        written == wanted || (RankOf(written) is > 0 and int from && RankOf(wanted) is > 0 and int to && from < to);

    /// <summary>The same field in another version, by name or by a former name of either side.</summary>
    public static FactField? Find(FactField field, IReadOnlyList<FactField> others) =>
        others.FirstOrDefault(other => string.Equals(other.Name, field.Name, StringComparison.Ordinal))
        ?? others.FirstOrDefault(other =>
            field.FormerNames.Contains(other.Name, StringComparer.Ordinal) || other.FormerNames.Contains(field.Name, StringComparer.Ordinal));

    public static bool IsBackward(CompatibilityMode mode) =>
        mode is CompatibilityMode.Backward or CompatibilityMode.BackwardTransitive or CompatibilityMode.Full or CompatibilityMode.FullTransitive;

    public static bool IsForward(CompatibilityMode mode) =>
        mode is CompatibilityMode.Forward or CompatibilityMode.ForwardTransitive or CompatibilityMode.Full or CompatibilityMode.FullTransitive;

    private static bool IsTransitive(CompatibilityMode mode) =>
        mode is CompatibilityMode.BackwardTransitive or CompatibilityMode.ForwardTransitive or CompatibilityMode.FullTransitive;

    private static int RankOf(FactType type) => type switch
    {
        FactType.Integer => 1,
        FactType.BigInteger => 2,
        FactType.Real => 3,
        FactType.Number => 4,
        _ => 0,
    };
}
