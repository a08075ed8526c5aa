namespace MarketingAI.Tests.Support;

/// <summary>The real data sets that developers and CI have; they are no part of the product.</summary>
public static class DataSets
{
    public const string Variable = "MARKETINGAI_DATASETS";

    public static string? Folder => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Full path of a file in the folder, such as <c>hillstrom/hillstrom.csv.gz</c>.</summary>
    public static string PathOf(string file) =>
        Path.Combine(Folder ?? throw new InvalidOperationException($"{Variable} is not set."), file);
}

/// <summary>A test on real data sets; skipped, with the reason, where the variable is not set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataSetFactAttribute : FactAttribute
{
    public DataSetFactAttribute() =>
        Skip = DataSets.Folder is null ? $"The variable {DataSets.Variable} does not name a folder of real data sets." : null;
}

/// <summary>A long or much-repeated check; runs under <c>.ci/run --long</c> only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute(bool needsDataSets = false) => Skip =
        !Enabled ? "A long check: runs under .ci/run --long (MARKETINGAI_LONG=1)."
        : needsDataSets && DataSets.Folder is null ? $"The variable {DataSets.Variable} does not name a folder of real data sets."
        : null;

    public static bool Enabled => string.Equals(Environment.GetEnvironmentVariable("MARKETINGAI_LONG"), "1", StringComparison.Ordinal);
}
