using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Features.Exploration.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>The fact tables of the product, as their present schema shows them.</summary>
internal sealed class EventExploreSources(IFactSchemas schemas, ExploreTable tables) : IExploreSources
{
    private const string Prefix = "facts-";

    public async Task<IReadOnlyList<ExploreSource>> ListAsync(CancellationToken cancellationToken)
    {
        List<ExploreSource> found = [];
        foreach (FactTable table in schemas.Tables)
        {
            if (await Task.Run(() => tables.Has(table.Table), cancellationToken))
            {
                found.Add(await OfAsync(table, cancellationToken));
            }
        }

        return [.. found.Where(source => source.Rows > 0)];
    }

    public async Task<Outcome<ExploreSource>?> FindAsync(string key, CancellationToken cancellationToken) =>
        schemas.Tables.FirstOrDefault(table => string.Equals($"{Prefix}{table.Name}", key, StringComparison.Ordinal)) is { } table
        && await Task.Run(() => tables.Has(table.Table), cancellationToken)
            ? await OfAsync(table, cancellationToken)
            : (Outcome<ExploreSource>?)null;

    private async Task<ExploreSource> OfAsync(FactTable table, CancellationToken cancellationToken)
    {
        FactSchema schema = await schemas.PresentAsync(table.Name, cancellationToken);
        long rows = await Task.Run(() => tables.Count(table.Table), cancellationToken);
        return new ExploreSource($"{Prefix}{table.Name}", ExploreSourceKind.Events, table.Title, table.Table, rows, [.. schema.Fields.Select(Of)])
        {
            // Events only come and go whole: as long as their number is the same, so is what is counted of them.
            Version = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{schema.Version}:{rows}"),
            TimeColumn = schema.Fields.FirstOrDefault(field => string.Equals(field.Column, "event_time", StringComparison.Ordinal))?.Name,
        };
    }

    private static ExploreColumn Of(FactField field) => new(field.Name, field.Column, TypeOf(field.Type), field.Meaning) { PersonalData = field.PersonalData };

    private static ColumnType TypeOf(FactType type) => type switch
    {
        FactType.Text => ColumnType.Text,
        FactType.Integer or FactType.BigInteger => ColumnType.Integer,
        FactType.Real or FactType.Number => ColumnType.Number,
        FactType.Boolean => ColumnType.Boolean,
        FactType.Date => ColumnType.Date,
        FactType.Timestamp => ColumnType.Timestamp,
    };
}
