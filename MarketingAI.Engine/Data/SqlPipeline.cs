using System.Text;

namespace MarketingAI.Engine.Data;

/// <summary>A query made of named steps, rendered as one chain of common table expressions.</summary>
public sealed class SqlPipeline
{
    private readonly List<(string Name, string Sql)> _steps = [];

    public SqlPipeline Step(string name, string sql)
    {
        _steps.Add((name, sql));
        return this;
    }

    /// <summary>The text that yields the last step, or the named one when debugging.</summary>
    public string Render(string? upTo = null)
    {
        int last = upTo is null ? _steps.Count - 1 : _steps.FindIndex(step => string.Equals(step.Name, upTo, StringComparison.Ordinal));
        if (last < 0)
        {
            throw new InvalidOperationException(upTo is null ? "The pipeline has no step." : $"The pipeline has no step '{upTo}'.");
        }

        StringBuilder text = new();
        for (int i = 0; i < last; i++)
        {
            text.Append(i == 0 ? "WITH " : ",\n").Append(_steps[i].Name).Append(" AS (\n").Append(_steps[i].Sql).Append("\n)");
        }

        return text.Append(last > 0 ? "\n" : string.Empty).Append(_steps[last].Sql).ToString();
    }
}
