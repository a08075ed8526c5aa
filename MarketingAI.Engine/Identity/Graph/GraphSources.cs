using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>Which data sets tie keys together, and which of their columns are keys. A column is a key by its name, unless its contract says that it is about nobody.</summary>
internal sealed class GraphSources(IDataSets dataSets, IEnumerable<IPersonalColumns> classes, IEnumerable<IMatchRuns> matching)
{
    private static readonly string[] Users = ["customerid", "userid", "accountid", "memberid", "clientid"];
    private static readonly string[] Devices = ["anonymousid", "cookieid", "deviceid", "visitorid"];
    private static readonly string[] Records = ["recordid", "leadid", "contactid", "enquiryid"];
    private static readonly string[] Times = ["createdat", "joinedon", "updatedat", "registeredat"];

    public async Task<(IReadOnlyList<GraphSource> Sources, IReadOnlyList<GraphMatch> Matches)> ListAsync(CancellationToken cancellationToken)
    {
        List<MatchRun> runs = [];
        foreach (IMatchRuns kept in matching)
        {
            // Of runs on the same data sets the newest holds.
            runs.AddRange((await kept.ListAsync(cancellationToken)).OrderByDescending(run => run.CreatedAt).DistinctBy(run => (run.LeftSet, run.RightSet)));
        }

        List<ClassedTable> classed = [];
        foreach (IPersonalColumns source in classes)
        {
            classed.AddRange(await source.TablesAsync(cancellationToken));
        }

        List<GraphSource> sources = [];
        foreach (DataSet dataSet in (await dataSets.ListAsync(cancellationToken)).OrderBy(set => set.ImportedAt).ThenBy(set => set.Id))
        {
            IReadOnlyDictionary<string, ColumnClass> known = classed.FirstOrDefault(table => table.Table == dataSet.Table)?.Classes
                ?? new Dictionary<string, ColumnClass>(StringComparer.Ordinal);
            if (Of(dataSet, known, MatchedBy(dataSet, runs)) is { } source)
            {
                sources.Add(source);
            }
        }

        return (sources, [.. runs.Select(run => Match(run, sources)).OfType<GraphMatch>()]);
    }

    /// <summary>The column by which matching names the records of a data set, or null.</summary>
    private static string? MatchedBy(DataSet dataSet, List<MatchRun> runs) =>
        runs.Where(run => run.LeftSet == dataSet.Id).Select(run => run.Plan.LeftKey)
            .Concat(runs.Where(run => run.RightSet == dataSet.Id).Select(run => run.Plan.RightKey)).FirstOrDefault(column => column is not null);

    /// <summary>Null where a side names its records by their row number or its data set is no longer there: then no key can be told.</summary>
    private static GraphMatch? Match(MatchRun run, List<GraphSource> sources) =>
        End(run.LeftSet, run.Plan.LeftKey, sources) is { } left
        && End(run.RightSet ?? run.LeftSet, run.RightSet is null ? run.Plan.LeftKey : run.Plan.RightKey, sources) is { } right
            ? new GraphMatch(run.Id, left, right)
            : null;

    private static MatchEnd? End(Guid set, string? column, List<GraphSource> sources)
    {
        GraphSource? source = sources.Find(source => source.DataSet.Id == set);
        return source?.Keys.FirstOrDefault(key => string.Equals(key.Column, column, StringComparison.Ordinal)) is { } key
            ? new MatchEnd(key.Kind, key.Kind == KeyKind.Record ? $"{source.DataSet.Table.Name}:" : string.Empty)
            : null;
    }

    private static GraphSource? Of(DataSet dataSet, IReadOnlyDictionary<string, ColumnClass> known, string? matchedBy)
    {
        List<SourceKey> keys = [];
        foreach (string column in dataSet.Columns.Select(column => column.Name).OrderByDescending(column => string.Equals(column, matchedBy, StringComparison.Ordinal)))
        {
            string plain = Plain(column);
            bool hashed = plain.EndsWith("sha256", StringComparison.Ordinal) || plain.EndsWith("hash", StringComparison.Ordinal);
            string name = WarehouseSession.Quoted(column);
            SourceKey? key = plain switch
            {
                _ when known.TryGetValue(column, out ColumnClass personal) && personal == ColumnClass.None => null,
                _ when Users.Contains(plain, StringComparer.Ordinal) => new(KeyKind.UserId, $"CAST({name} AS VARCHAR)", column),
                _ when Devices.Contains(plain, StringComparer.Ordinal) => new(KeyKind.AnonymousId, $"CAST({name} AS VARCHAR)", column),
                _ when column == matchedBy || Records.Contains(plain, StringComparer.Ordinal) => new(KeyKind.Record, $"'{dataSet.Table.Name}:' || CAST({name} AS VARCHAR)", column),
                _ when hashed && plain.StartsWith("email", StringComparison.Ordinal) => new(KeyKind.EmailSha256, $"lower({name})", column),
                _ when hashed && plain.StartsWith("phone", StringComparison.Ordinal) => new(KeyKind.PhoneSha256, $"lower({name})", column),
                "email" or "mail" or "emailaddress" => new(KeyKind.EmailSha256, $"CASE WHEN contains({name}, '@') THEN sha256(lower(trim({name}))) END", column),
                "phone" or "mobile" or "telephone" or "phonenumber" => new(KeyKind.PhoneSha256, PhoneHash(name), column),
                _ => null,
            };
            if (key is not null && keys.TrueForAll(other => other.Kind != key.Kind))
            {
                keys.Add(key);
            }
        }

        return keys.Count < 2 ? null : new GraphSource(dataSet, keys, Column(dataSet, Times), Column(dataSet, ["birthdate", "dateofbirth"]), Fields(dataSet));
    }

    private static string PhoneHash(string name) =>
        $"CASE WHEN length(regexp_replace({name}, '[^0-9]', '', 'g')) >= 5 THEN sha256(CASE WHEN starts_with(trim({name}), '+') THEN '+' || regexp_replace({name}, '[^0-9]', '', 'g') " +
        $"WHEN starts_with(trim({name}), '00') THEN '+' || substr(regexp_replace({name}, '[^0-9]', '', 'g'), 3) ELSE regexp_replace({name}, '[^0-9]', '', 'g') END) END";

    private static IReadOnlyList<(string Field, string Column)> Fields(DataSet dataSet) =>
        [.. Survivorship.Rules.Select(rule => (rule.Field, Column(dataSet, [Plain(rule.Field)]))).Where(field => field.Item2 is not null).Select(field => (field.Field, field.Item2!))];

    private static string? Column(DataSet dataSet, string[] names) =>
        dataSet.Columns.Select(column => column.Name).FirstOrDefault(column => names.Contains(Plain(column), StringComparer.Ordinal));

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <param name="Sql">The key's value out of a row.</param>
internal sealed record SourceKey(KeyKind Kind, string Sql, string Column);

/// <summary>A kept match whose accepted pairs are probabilistic edges.</summary>
internal sealed record GraphMatch(Guid RunId, MatchEnd Left, MatchEnd Right);

/// <summary>Which keys the records of one side are.</summary>
/// <param name="Prefix">Stands before the record's name in the key.</param>
internal readonly record struct MatchEnd(KeyKind Kind, string Prefix);

/// <summary>A data set that ties keys together.</summary>
/// <param name="Time">Column that says when a row was made, or null.</param>
/// <param name="Fields">Fields of the golden record that it has.</param>
internal sealed record GraphSource(DataSet DataSet, IReadOnlyList<SourceKey> Keys, string? Time, string? Birth, IReadOnlyList<(string Field, string Column)> Fields)
{
    /// <summary>The key that stands for the row: the record where there is one, else the first.</summary>
    public SourceKey Row => Keys.FirstOrDefault(key => key.Kind == KeyKind.Record) ?? Keys.FirstOrDefault(key => key.Kind == KeyKind.UserId) ?? Keys[0];

    /// <summary>Registers of customers are trusted before leads, leads before the rest.</summary>
    public int Rank => Fields.Count >= 6 ? 0 : Row.Kind == KeyKind.UserId ? 1 : Row.Kind == KeyKind.Record ? 2 : 3;
}
