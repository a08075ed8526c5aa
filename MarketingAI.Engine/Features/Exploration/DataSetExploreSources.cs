using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Data sets under contract; those with something to predict first, then the newest.</summary>
internal sealed class DataSetExploreSources(IDataSets dataSets, IContracts contracts) : IExploreSources
{
    private const string Prefix = "set-";

    /// <summary>Rank of a column that neither becomes known afterwards nor has a usual name.</summary>
    private static int Unlikely => 100 + UsualTargets.Length;

    private static readonly string[] UsualTargets =
        ["converted", "conversion", "target", "label", "y", "outcome", "response", "churn", "churned", "purchased", "visit"];

    public async Task<IReadOnlyList<ExploreSource>> ListAsync(CancellationToken cancellationToken)
    {
        List<ExploreSource> found = [];
        foreach (DataSet dataSet in await dataSets.ListAsync(cancellationToken))
        {
            if (await contracts.FindForDataSetAsync(dataSet.Id, cancellationToken) is { } contract)
            {
                found.Add(Of(dataSet, contract));
            }
        }

        return [.. found.OrderBy(source => UsualTargets.Contains(source.LikelyTarget, StringComparer.OrdinalIgnoreCase)
            ? Array.FindIndex(UsualTargets, usual => string.Equals(usual, source.LikelyTarget, StringComparison.OrdinalIgnoreCase)) : UsualTargets.Length)];
    }

    public async Task<Outcome<ExploreSource>?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal) || !Guid.TryParse(key.AsSpan(Prefix.Length), out Guid id)
            || await dataSets.FindAsync(id, cancellationToken) is not { } dataSet)
        {
            return null;
        }

        return await contracts.FindForDataSetAsync(id, cancellationToken) is { } contract
            ? Of(dataSet, contract)
            : new SourceContractMissing(id, dataSet.Name);
    }

    private static ExploreSource Of(DataSet dataSet, DataContract contract)
    {
        Dictionary<string, ContractColumn> terms = contract.Columns.GroupBy(column => column.Name, StringComparer.Ordinal)
            .ToDictionary(column => column.Key, column => column.Last(), StringComparer.Ordinal);
        ExploreColumn[] columns = [.. dataSet.Columns.Select(column => Of(column, terms.GetValueOrDefault(column.Name)))];
        return new ExploreSource($"{Prefix}{dataSet.Id}", ExploreSourceKind.DataSet, dataSet.Name, dataSet.Table, dataSet.Rows, columns)
        {
            DataSetId = dataSet.Id,
            Version = $"{dataSet.Fingerprint}:{contract.Id}",
            TimeColumn = Only(columns, column => column.KnownAt == KnownAt.At) ?? Only(columns, _ => true),
            LikelyTarget = columns.Where(column => column.CountedDistinct == 2 && column.PersonalData is PersonalDataClass.None && Rank(column) < Unlikely)
                .OrderBy(Rank).FirstOrDefault()?.Name,
        };
    }

    private static ExploreColumn Of(DataSetColumn column, ContractColumn? terms) => new(column.Name, column.Name, column.Type, terms?.Meaning ?? string.Empty)
    {
        KnownAt = terms?.KnownAt,
        PersonalData = terms?.PersonalData ?? PersonalDataClass.None,
        Use = terms?.Use ?? AllowedUse.Anything,
        CountedDistinct = column.Distinct,
        CountedMissingShare = column.MissingShare,
    };

    private static string? Only(ExploreColumn[] columns, Func<ExploreColumn, bool> fits)
    {
        ExploreColumn[] found = [.. columns.Where(column => column.IsTime && fits(column))];
        return found.Length == 1 ? found[0].Name : null;
    }

    /// <summary>What becomes known afterwards and has a usual name is most likely what a model would predict.</summary>
    private static int Rank(ExploreColumn column)
    {
        int usual = Array.FindIndex(UsualTargets, word => string.Equals(word, column.Name, StringComparison.OrdinalIgnoreCase));
        return (column.KnownAt == KnownAt.After ? 0 : 100) + (usual < 0 ? UsualTargets.Length : usual);
    }
}
