using MarketingAI.Engine.Contracts.Schema.Algorithms;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Contracts.Schema;

/// <summary>A fact table as the product ships it; registered by the module that owns it.</summary>
/// <param name="Title">What a person calls it.</param>
/// <param name="Fields">Its first version.</param>
/// <param name="Core">Fields the product itself writes and needs; no version may remove, rename or retype them.</param>
public sealed record FactTable(WarehouseTable Table, string Title, IReadOnlyList<FactField> Fields, IReadOnlyList<string> Core)
{
    /// <summary>The JSON column with everything else that a row brought; fields of later versions are read out of it where their column is empty.</summary>
    public string? Remainder { get; init; }

    /// <summary>As SQL names it, such as <c>ingestion.event</c>.</summary>
    public string Name => Table.ToString();

    /// <summary>The SQL type of a field's column, such as <c>VARCHAR</c>.</summary>
    public static string SqlTypeOf(FactType type) => ReaderSql.TypeOf(type);
}
