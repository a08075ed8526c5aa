using System.Globalization;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion;

/// <summary>A file cannot be taken; the first problems are named by column and row.</summary>
public sealed record FileRefused(string FileName, IReadOnlyList<FileProblem> Problems)
    : Refusal($"{FileName}: {Words(Problems)}")
{
    private const int MostNamed = 3;

    private static string Words(IReadOnlyList<FileProblem> problems)
    {
        string named = string.Join(" ", problems.Take(MostNamed));
        int others = problems.Count - MostNamed;
        return others > 0 ? string.Create(CultureInfo.InvariantCulture, $"{named} And {others} more of this kind.") : named;
    }
}

/// <summary>Columns that are asked for are not in the file.</summary>
public sealed record ColumnsMissing(string FileName, IReadOnlyList<string> Missing, IReadOnlyList<string> Found)
    : Refusal($"{FileName}: the {(Missing.Count == 1 ? "column" : "columns")} {string.Join(", ", Missing.Select(name => $"'{name}'"))} must be there. Found {string.Join(", ", Found)}.");

/// <summary>The business unit already has a data set of this name.</summary>
public sealed record DataSetNameTaken(string Name) : Refusal($"There is already a data set called '{Name}'. Give this one another name.");

/// <summary>A data set needs a name of bounded length.</summary>
public sealed record DataSetNameUnfit(string Name) : Refusal($"A data set's name has 1 to 100 characters. Found '{Name}'.");

/// <summary>There is no such data set in the business unit.</summary>
public sealed record DataSetNotFound(Guid Id) : Refusal($"There is no data set {Id} in this business unit.");
