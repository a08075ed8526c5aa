namespace MarketingAI.Workbench.Security.Storage;

/// <summary>A business unit as stored.</summary>
public sealed class BusinessUnitRow
{
    public string Id { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;
}
