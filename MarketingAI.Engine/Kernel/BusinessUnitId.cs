using System.Text.RegularExpressions;

namespace MarketingAI.Engine.Kernel;

/// <summary>Short stable name of a business unit, such as <c>retail</c>; every stored row carries one.</summary>
public readonly partial record struct BusinessUnitId
{
    public BusinessUnitId(string value)
    {
        if (value is null || !Form().IsMatch(value))
        {
            throw new ArgumentException(
                $"A business unit id is 2 to 40 small letters, digits and hyphens and starts with a letter. Found '{value}'.", nameof(value));
        }

        Value = value;
    }

    public string Value { get; }

    public override string ToString() => Value;

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
