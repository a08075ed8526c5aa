using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Values;

internal sealed class WrittenFeatureService(WrittenTable table, TimeProvider clock) : IWrittenFeatures
{
    private const int LongestText = 200;

    public async Task<Outcome<long>> WriteAsync(WrittenBatch batch, IReadOnlyList<WrittenValue> values, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(values);
        DateTimeOffset now = clock.GetUtcNow();
        string[] faults = [.. Faults(batch, values, now)];
        return faults.Length > 0 ? new WrittenBatchUnfit(faults) : await Task.Run(() => table.Write(batch, values, now), cancellationToken);
    }

    public Task<IReadOnlyList<WrittenSummary>> ListAsync(CancellationToken cancellationToken) => Task.Run(table.List, cancellationToken);

    private static IEnumerable<string> Faults(WrittenBatch batch, IReadOnlyList<WrittenValue> values, DateTimeOffset now)
    {
        if (Views.Algorithms.FeatureNames.WhyNot(batch.Name, "written value") is { } why)
        {
            yield return why;
        }

        if (batch.Producer is not { Length: > 0 and <= LongestText } || batch.ProducerVersion is not { Length: > 0 and <= LongestText })
        {
            yield return $"Say who writes and in which version, in 1 to {LongestText} characters each.";
        }

        if (batch.At > now)
        {
            yield return FormattableString.Invariant($"Values cannot be about a time that has not come: {batch.At:u}.");
        }

        if (values.Any(value => string.IsNullOrEmpty(value.EntityKey) || value.Number is { } number && !double.IsFinite(number)))
        {
            yield return "Every value has a key, and a number is finite; leave it out where it is missing.";
        }

        if (values.GroupBy(value => value.EntityKey, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is not null)
        {
            yield return "A key stands twice; a batch has one value for each.";
        }
    }
}
