using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;

namespace MarketingAI.Engine.FeatureStore.Views.Storage;

/// <summary>Checks definitions and makes their queries; used by every reader of views.</summary>
internal sealed partial class FeatureSql(SourceReading sources)
{
    /// <summary>All that is needed to compile a definition, in a session that can read its source.</summary>
    public async Task<(PreparedView? View, IReadOnlyList<FeatureFault> Faults)> PrepareAsync(
        WarehouseSession session, FeatureViewDefinition definition, CancellationToken cancellationToken)
    {
        (ResolvedSource? source, IReadOnlyList<FeatureFault> faults) = await sources.ResolveAsync(definition, cancellationToken);
        if (source is null)
        {
            return (null, faults);
        }

        if (source.Tables.Where(table => !session.Has(table)).Select(Missing).FirstOrDefault() is { } missing)
        {
            return (null, [missing]);
        }

        foreach (WarehouseTable table in source.Tables)
        {
            session.Expose(table);
        }

        (FeaturePlan? plan, faults) = FeatureCheck.Check(definition, source.Columns, new SessionTrees(session));
        if (plan is null)
        {
            return (null, faults);
        }

        PreparedView view = new(plan, source.Rows(plan), source.HasVersions) { Reads = ReadBy(plan, source) };
        List<FeatureFault> unfit = Types(session, view, out IReadOnlyList<FeatureField> fields);
        return unfit.Count > 0 ? (null, unfit) : (view with { Fields = fields }, []);
    }

    private static IReadOnlyList<string> ReadBy(FeaturePlan plan, ResolvedSource source)
    {
        IEnumerable<string?> named = plan.Definition.Source switch
        {
            DataSetRows rows => [rows.EntityColumn, rows.TimeColumn, rows.RowKey, rows.WithdrawnColumn, (rows.KnownAt as KnownAtColumn)?.Column],
            EventRows events => [.. KeysOf(plan.Definition.Entity.Kind), "event_time", (events.KnownAt as KnownAtColumn)?.Column],
            _ => [],
        };
        IEnumerable<string> read = source.Columns.Where(column => plan.Columns.Contains(column.Column, StringComparer.Ordinal)).Select(column => column.Name);
        return [.. named.OfType<string>().Concat(read).Distinct(StringComparer.Ordinal)];
    }

    private static string[] KeysOf(EntityKind kind) => kind switch
    {
        EntityKind.UserId => ["user_id"],
        EntityKind.AnonymousId => ["anonymous_id"],
        _ => ["user_id", "email_sha256", "phone_sha256", "anonymous_id"],
    };

    /// <summary>The query of a prepared view over a spine.</summary>
    public static FeatureQuery Query(PreparedView view, Spine spine)
    {
        string inner = FeatureCompiler.Compile(view.Plan, view.Rows, view.HasVersions, spine);
        string key = spine is Spine.Rows ? "row_id" : "entity_key";
        string columns = string.Concat(view.Fields.Select(field => $", {Typed(field)} AS {WarehouseSession.Quoted(field.Name)}"));
        return new FeatureQuery($"SELECT {key}{columns} FROM (\n{inner}\n)", key, view.Fields);
    }

    private static FeatureFault Missing(WarehouseTable table) => table.Schema is "identity"
        ? new FeatureFault(null, "Entity", "No identity graph was built yet, so no person is known. Build it under Persons first.")
        : new FeatureFault(null, "Source", $"The warehouse has no {table} yet: nothing came in.");

    /// <summary>Lets the warehouse bind the query: faults of types show here, and every column's type.</summary>
    private static List<FeatureFault> Types(WarehouseSession session, PreparedView view, out IReadOnlyList<FeatureField> fields)
    {
        fields = [];
        List<FeatureFault> faults = [];
        List<FeatureField> found = [];
        try
        {
            string sql = FeatureCompiler.Compile(view.Plan, view.Rows, view.HasVersions, new Spine.Everyone(DateTimeOffset.UnixEpoch));
            Dictionary<string, string> types = session.Query($"DESCRIBE {sql}", row => (Name: row.GetString(0), Type: row.GetString(1)))
                .ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
            foreach (PlannedColumn column in view.Plan.Output)
            {
                if (TypeOf(types[column.Name]) is { } type)
                {
                    found.Add(new FeatureField(column.Name, column.Feature, type, column.PersonalData));
                }
                else
                {
                    faults.Add(new FeatureFault(column.Feature, "Expression", $"'{column.Feature}' gives values of type {types[column.Name]}; a feature is a number, a text, true or false, or a time."));
                }
            }
        }
        catch (DuckDBException fault)
        {
            faults.AddRange(Blame(session, view, fault));
        }

        fields = found;
        return faults;
    }

    /// <summary>Finds the features whose SQL cannot be bound, by trying each alone.</summary>
    private static IEnumerable<FeatureFault> Blame(WarehouseSession session, PreparedView view, DuckDBException fault)
    {
        List<FeatureFault> faults = [];
        foreach (PlannedPart part in view.Plan.Parts)
        {
            PlannedColumn column = view.Plan.Output.First(output => string.Equals(output.Name, part.Name, StringComparison.Ordinal));
            FeaturePlan alone = view.Plan with { Parts = [part], Derived = [], Output = [column] };
            try
            {
                session.Query($"DESCRIBE {FeatureCompiler.Compile(alone, view.Rows, view.HasVersions, new Spine.Everyone(DateTimeOffset.UnixEpoch))}", row => row.GetString(0));
            }
            catch (DuckDBException own)
            {
                faults.Add(new FeatureFault(column.Feature, "Expression", $"'{column.Feature}': {FirstLine(own)}"));
            }
        }

        return faults.Count > 0 ? faults.DistinctBy(found => found.Sentence, StringComparer.Ordinal) : [new FeatureFault(null, "Expression", FirstLine(fault))];
    }

    public static string FirstLine(DuckDBException fault) => fault.Message.Split('\n')[0].TrimEnd('.') + ".";

    /// <summary>What stopped a query on the data, without the values that it quotes: messages travel.</summary>
    public static string Harmless(DuckDBException fault) => Quotes().Replace(FirstLine(fault), "'…'");

    private static string Typed(FeatureField field)
    {
        string name = WarehouseSession.Quoted(field.Name);
        return field.Type switch
        {
            ColumnType.Integer => $"CAST({name} AS BIGINT)",
            ColumnType.Number => $"CASE WHEN isfinite(CAST({name} AS DOUBLE)) THEN CAST({name} AS DOUBLE) END",
            ColumnType.Boolean => $"CAST({name} AS BOOLEAN)",
            ColumnType.Text => $"CAST({name} AS VARCHAR)",
            ColumnType.Date or ColumnType.Timestamp => $"CAST({name} AS TIMESTAMP)",
        };
    }

    private static ColumnType? TypeOf(string sqlType) => sqlType switch
    {
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" => ColumnType.Integer,
        "FLOAT" or "DOUBLE" => ColumnType.Number,
        _ when sqlType.StartsWith("DECIMAL", StringComparison.Ordinal) => ColumnType.Number,
        "BOOLEAN" => ColumnType.Boolean,
        "VARCHAR" or "UUID" => ColumnType.Text,
        "DATE" or "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" or "TIMESTAMP_NS" => ColumnType.Timestamp,
        _ => null,
    };

    [GeneratedRegex("'[^']*'|\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Quotes();
}

/// <summary>A view that was checked in a session.</summary>
/// <param name="Rows">The query for the source's rows.</param>
internal sealed record PreparedView(FeaturePlan Plan, string Rows, bool HasVersions)
{
    public IReadOnlyList<FeatureField> Fields { get; init; } = [];

    /// <summary>Columns of the source that are read, as the source calls them.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];
}

/// <summary>A view's query for one spine, with its columns in their final types.</summary>
/// <param name="Key"><c>row_id</c> or <c>entity_key</c>, the first column.</param>
internal sealed record FeatureQuery(string Sql, string Key, IReadOnlyList<FeatureField> Fields);
