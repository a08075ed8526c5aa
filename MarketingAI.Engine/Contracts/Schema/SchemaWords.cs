namespace MarketingAI.Engine.Contracts.Schema;

/// <summary>What people call the compatibility rules.</summary>
public static class SchemaWords
{
    public static string Of(CompatibilityMode mode) => mode switch
    {
        CompatibilityMode.None => "none",
        CompatibilityMode.Backward => "backward",
        CompatibilityMode.BackwardTransitive => "backward (all versions)",
        CompatibilityMode.Forward => "forward",
        CompatibilityMode.ForwardTransitive => "forward (all versions)",
        CompatibilityMode.Full => "full",
        CompatibilityMode.FullTransitive => "full (all versions)",
    };

    public static string Of(FactType type) => type switch
    {
        FactType.Text => "text",
        FactType.Integer => "whole number (32 bits)",
        FactType.BigInteger => "whole number (64 bits)",
        FactType.Real => "number (32 bits)",
        FactType.Number => "number (64 bits)",
        FactType.Boolean => "true or false",
        FactType.Date => "date",
        FactType.Timestamp => "date and time",
    };
}
