namespace MarketingAI.Engine.Data;

/// <summary>A table of the warehouse: <c>schema.name</c>, where the schema is the owning module in small letters.</summary>
public readonly record struct WarehouseTable
{
    public WarehouseTable(string schema, string name)
    {
        Schema = Checked(schema);
        Name = Checked(name);
    }

    public string Schema { get; }

    public string Name { get; }

    /// <summary>As SQL names it.</summary>
    public override string ToString() => $"{Schema}.{Name}";

    private static string Checked(string part) =>
        part.Length is > 0 and <= 60 && part.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            ? part
            : throw new ArgumentException($"A warehouse name is 1 to 60 small letters, digits and underscores. Found '{part}'.", nameof(part));
}
