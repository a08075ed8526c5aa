using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets.Algorithms;
using MarketingAI.Engine.FeatureStore.TrainingSets.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

internal sealed class TrainingSetAssembly(IDataSets dataSets, IFileTables files, IContracts contracts, ViewFeatures views, IEnumerable<IQuarantine> quarantines) : ITrainingSets
{
    public async Task<Outcome<TrainingSet>> AssembleAsync(TrainingSetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await dataSets.FindAsync(request.DataSetId, cancellationToken) is not { } dataSet)
        {
            return new TrainingDataNotFound(request.DataSetId);
        }

        foreach (IQuarantine quarantine in quarantines)
        {
            if (await quarantine.HeldWhyAsync(dataSet.Id, cancellationToken) is { } why)
            {
                return new TrainingDataHeld(dataSet.Name, why);
            }
        }

        return await contracts.FindForDataSetAsync(dataSet.Id, cancellationToken) is { } contract
            ? await AssembleAsync(dataSet, request, new Terms(contract.Id, contract.Columns, []), cancellationToken)
            : new ContractNotConfirmed(dataSet.Name);
    }

    public async Task<Outcome<TrainingSet>> AssembleFileAsync(FileTrainingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Outcome<DataSet> loaded = await files.LoadAsync(request.File, cancellationToken);
        if (loaded.IsRefused)
        {
            return loaded.Refusal;
        }

        DataSet dataSet = loaded.Value;
        if (Missing(dataSet, request.KnownAt.Keys) is { } missing)
        {
            return missing;
        }

        TrainingSetRequest wanted = new(dataSet.Id, request.Target, request.TimeColumn, request.Exclude);
        Outcome<IReadOnlyList<ContractColumn>> guessed = await dataSets.ProposeForAsync(dataSet, cancellationToken);
        return guessed.IsRefused
            ? guessed.Refusal
            : await AssembleAsync(dataSet, wanted, FileTerms.From(guessed.Value, request), cancellationToken);
    }

    private async Task<Outcome<TrainingSet>> AssembleAsync(DataSet dataSet, TrainingSetRequest request, Terms terms, CancellationToken cancellationToken)
    {
        if (Unfit(dataSet, request) is { } unfit)
        {
            return unfit;
        }

        (List<string> features, List<RefusedColumn> refused) = Choose(dataSet, request, terms.Columns);
        Outcome<ViewColumns> added = await AddedAsync(dataSet, request, cancellationToken);
        if (added.IsRefused)
        {
            return added.Refusal;
        }

        refused.AddRange(added.Value.Refused);
        if (features.Count + added.Value.Uses.Count == 0)
        {
            return new NoFeatures(dataSet.Name, refused);
        }

        ColumnTable target = await dataSets.ReadAsync(dataSet, [request.Target], cancellationToken, Purposes.Training);
        TargetVerdict verdict = TargetRule.Recognise(target[request.Target]);
        if (verdict.WhyNot is { } why)
        {
            return new TargetUnfit(dataSet.Name, request.Target, why);
        }

        IReadOnlyList<string> wanted = request.TimeColumn is null ? features : [.. features, request.TimeColumn];
        ColumnTable own = await dataSets.ReadAsync(dataSet, wanted, cancellationToken, Purposes.Training);
        ColumnTable table = new([.. own.Columns, .. added.Value.Columns]);
        return new TrainingSet(
            dataSet.Id, terms.ContractId, verdict.Rows.Length == table.Rows ? table : table.Take(verdict.Rows), request.Target, verdict.Labels,
            verdict.PositiveLevel, request.TimeColumn, [.. features, .. added.Value.Uses.Select(use => use.Column)], refused,
            added.Value.Fingerprint ?? dataSet.Fingerprint)
        {
            Remarks = [.. verdict.Remarks, .. terms.Remarks, .. added.Value.Remarks],
            FeatureUses = added.Value.Uses,
            Sql = added.Value.Sql,
        };
    }

    /// <summary>What is wrong with the columns named, or null.</summary>
    private static Refusal? Unfit(DataSet dataSet, TrainingSetRequest request)
    {
        string[] named = request.TimeColumn is null ? [request.Target] : [request.Target, request.TimeColumn];
        return Missing(dataSet, [.. named, .. request.Exclude]) is { } missing ? missing
            : request.TimeColumn is { } time ? UnfitTime(dataSet, time) : null;
    }

    private async Task<Outcome<ViewColumns>> AddedAsync(DataSet dataSet, TrainingSetRequest request, CancellationToken cancellationToken)
    {
        if (request.Views.Count == 0)
        {
            return ViewColumns.None;
        }

        if ((request.DecisionColumn ?? request.TimeColumn) is not { } decision)
        {
            return new DecisionTimeMissing(dataSet.Name);
        }

        Refusal? unfit = Missing(dataSet, [decision, .. request.Keys.Select(key => key.Column)]) as Refusal ?? UnfitTime(dataSet, decision);
        return unfit is null ? await views.AddAsync(dataSet, request, decision, cancellationToken) : unfit;
    }

    private static (List<string> Features, List<RefusedColumn> Refused) Choose(
        DataSet dataSet, TrainingSetRequest request, IReadOnlyList<ContractColumn> terms)
    {
        Dictionary<string, ContractColumn> byName = terms.ToDictionary(column => column.Name, StringComparer.Ordinal);
        List<string> features = [];
        List<RefusedColumn> refused = [];
        foreach (DataSetColumn column in dataSet.Columns)
        {
            bool isKey = request.Views.Count > 0 && request.Keys.Any(key => string.Equals(key.Column, column.Name, StringComparison.Ordinal));
            bool leftOut = isKey
                || string.Equals(column.Name, request.DecisionColumn, StringComparison.Ordinal)
                || string.Equals(column.Name, request.Target, StringComparison.Ordinal)
                || string.Equals(column.Name, request.TimeColumn, StringComparison.Ordinal)
                || request.Exclude.Contains(column.Name, StringComparer.Ordinal);
            if (leftOut)
            {
                continue;
            }

            string? reason = byName.TryGetValue(column.Name, out ContractColumn? known)
                ? FeatureRule.WhyNot(column, known, dataSet.Rows)
                : $"'{column.Name}' is not in the contract.";
            if (reason is null)
            {
                features.Add(column.Name);
            }
            else
            {
                refused.Add(new RefusedColumn(column.Name, reason));
            }
        }

        return (features, refused);
    }

    private static TimeColumnUnfit? UnfitTime(DataSet dataSet, string time)
    {
        DataSetColumn column = dataSet.Columns.First(found => string.Equals(found.Name, time, StringComparison.Ordinal));
        return column switch
        {
            { Type: not (ColumnType.Date or ColumnType.Timestamp) } => new TimeColumnUnfit(
                dataSet.Name, time, $"It holds {column.Type.ToString().ToLowerInvariant()} values, not dates or times."),
            { MissingShare: > 0 } => new TimeColumnUnfit(
                dataSet.Name, time, $"It must have a value in every row; {Math.Round(column.MissingShare * dataSet.Rows)} rows have none."),
            _ => null,
        };
    }

    private static TrainingColumnsMissing? Missing(DataSet dataSet, IEnumerable<string> named)
    {
        string[] found = [.. dataSet.Columns.Select(column => column.Name)];
        string[] missing = [.. named.Except(found, StringComparer.Ordinal)];
        return missing.Length == 0 ? null : new TrainingColumnsMissing(dataSet.FileName, missing, found);
    }
}

/// <summary>What holds for the columns: a contract's words, or what stands in for one.</summary>
internal sealed record Terms(Guid? ContractId, IReadOnlyList<ContractColumn> Columns, IReadOnlyList<string> Remarks);
