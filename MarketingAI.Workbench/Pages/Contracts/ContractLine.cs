using MarketingAI.Engine.Contracts;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>One column's row of the contract form.</summary>
internal sealed class ContractLine(ContractColumn proposed)
{
    public string Name { get; } = proposed.Name;

    public ColumnType Type { get; } = proposed.Type;

    public string Meaning { get; set; } = proposed.Meaning;

    public PersonalDataClass PersonalData { get; set; } = proposed.PersonalData;

    public AllowedUse Use { get; set; } = proposed.Use;

    public KnownAt? KnownAt { get; set; } = proposed.KnownAt;

    public bool IsSelected { get; set; }

    /// <summary>What the last try to confirm found wrong here.</summary>
    public IReadOnlyList<ContractFault> Faults { get; set; } = [];

    public ContractColumn Column => new(Name, Type, Meaning.Trim(), PersonalData, Use, KnownAt);

    public string? FaultOf(string field) =>
        Faults.FirstOrDefault(fault => string.Equals(fault.Field, field, StringComparison.Ordinal))?.Sentence;
}
