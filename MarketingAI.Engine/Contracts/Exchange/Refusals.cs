using System.Globalization;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>A document cannot be taken; each fault names line, column and path.</summary>
public sealed record DocumentRefused(IReadOnlyList<DocumentFault> Faults) : Refusal(Words(Faults))
{
    private const int MostNamed = 5;

    private static string Words(IReadOnlyList<DocumentFault> faults)
    {
        string others = faults.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" And {faults.Count - MostNamed} more.") : string.Empty;
        return $"The document cannot be taken. {string.Join(" ", faults.Take(MostNamed))}{others}";
    }
}

/// <summary>One thing that is wrong in a document.</summary>
/// <param name="Line">From 1; 0 where it concerns the whole document.</param>
/// <param name="Path">Keys from the top, such as <c>schema[0].properties[2].name</c>.</param>
public sealed record DocumentFault(int Line, int Column, string Path, string Sentence)
{
    public override string ToString() => Line == 0
        ? Sentence
        : string.Create(CultureInfo.InvariantCulture, $"Line {Line}, column {Column}{(Path.Length == 0 ? string.Empty : $", {Path}")}: {Sentence}");
}

/// <summary>The document's data set is not in this business unit.</summary>
public sealed record NoDataSetForDocument(string Id) : Refusal($"The document's id '{Id}' is none of a data set in this business unit. Import it from the page of the data set it is about.");
