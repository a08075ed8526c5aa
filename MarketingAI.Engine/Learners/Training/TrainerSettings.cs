namespace MarketingAI.Engine.Learners.Training;

/// <summary>Named numbers in a fixed order.</summary>
internal sealed class TrainerSettings
{
    public const string Trees = "trees";

    private readonly (string Name, double Value)[] _values;

    public TrainerSettings(params IEnumerable<(string Name, double Value)> values) => _values = [.. values];

    public IReadOnlyList<(string Name, double Value)> Values => _values;

    public double this[string name] => _values.First(pair => string.Equals(pair.Name, name, StringComparison.Ordinal)).Value;

    /// <summary>The same with another value.</summary>
    public TrainerSettings With(string name, double value) =>
        new(_values.Select(pair => string.Equals(pair.Name, name, StringComparison.Ordinal) ? (name, value) : pair));

    public int Whole(string name) => (int)Math.Round(this[name]);

    public bool Has(string name) => _values.Any(pair => string.Equals(pair.Name, name, StringComparison.Ordinal));

    public bool SameAs(TrainerSettings other) => _values.AsSpan().SequenceEqual(other._values);
}
