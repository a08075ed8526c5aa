using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>Which data sets tie keys together, and which of their columns are keys. A column is a key by its name, unless its contract says that it is about nobody.</summary>
internal sealed class GraphSources(IDataSets dataSets, IEnumerable<IPersonalColumns> classes)
{
    private static readonly string[] Users = ["customerid", "userid", "accountid", "memberid", "clientid"];
    private static readonly string[] Devices = ["anonymousid", "cookieid", "deviceid", "visitorid"];
    private static readonly string[] Records = ["recordid", "leadid", "contactid", "enquiryid"];
    private static readonly string[] Times = ["createdat", "joinedon", "updatedat", "registeredat"];

    public async Task<IReadOnlyList<GraphSource>> ListAsync(CancellationToken cancellationToken)
    {
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
            if (Of(dataSet, known) is { } source)
            {
                sources.Add(source);
            }
        }

        return sources;
    }

    private static GraphSource? Of(DataSet dataSet, IReadOnlyDictionary<string, ColumnClass> known)
    {
        List<SourceKey> keys = [];
        foreach (string column in dataSet.Columns.Select(column => column.Name))
        {
            string plain = Plain(column);
            bool hashed = plain.EndsWith("sha256", StringComparison.Ordinal) || plain.EndsWith("hash", StringComparison.Ordinal);
            string name = WarehouseSession.Quoted(column);
            SourceKey? key = plain switch
            {
                _ when known.TryGetValue(column, out ColumnClass personal) && personal == ColumnClass.None => null,
                _ when Users.Contains(plain, StringComparer.Ordinal) => new(KeyKind.UserId, $"CAST({name} AS VARCHAR)"),
                _ when Devices.Contains(plain, StringComparer.Ordinal) => new(KeyKind.AnonymousId, $"CAST({name} AS VARCHAR)"),
                _ when Records.Contains(plain, StringComparer.Ordinal) => new(KeyKind.Record, $"'{dataSet.Table.Name}:' || CAST({name} AS VARCHAR)"),
                _ when hashed && plain.StartsWith("email", StringComparison.Ordinal) => new(KeyKind.EmailSha256, $"lower({name})"),
                _ when hashed && plain.StartsWith("phone", StringComparison.Ordinal) => new(KeyKind.PhoneSha256, $"lower({name})"),
                "email" or "mail" or "emailaddress" => new(KeyKind.EmailSha256, $"CASE WHEN contains({name}, '@') THEN sha256(lower(trim({name}))) END"),
                "phone" or "mobile" or "telephone" or "phonenumber" => new(KeyKind.PhoneSha256, PhoneHash(name)),
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
internal sealed record SourceKey(KeyKind Kind, string Sql);

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
