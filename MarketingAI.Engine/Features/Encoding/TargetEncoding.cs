namespace MarketingAI.Engine.Features.Encoding;

/// <summary>A fitted encoding: what each level stands for, and what a level never seen or a missing one stands for.</summary>
/// <param name="Levels">Words by code.</param>
/// <param name="Values">By code, in the target's unit; drawn towards the whole.</param>
/// <param name="Rows">By code, rows learnt from.</param>
/// <param name="Prior">For levels never seen: the mean of the whole.</param>
/// <param name="Missing">For missing values: their own rows, drawn towards the whole.</param>
/// <param name="PriorRows">Rows of the whole that were mixed in; null where levels differ by no more than chance, so each is the whole.</param>
public sealed record TargetEncoding(
    IReadOnlyList<string> Levels, IReadOnlyList<double> Values, IReadOnlyList<long> Rows, double Prior, double Missing, double? PriorRows)
{
    private Dictionary<string, double>? _byLevel;

    /// <summary>Value of a code of the same levels; negative is missing, beyond the list never seen.</summary>
    public double Of(int code) => code < 0 ? Missing : code < Values.Count ? Values[code] : Prior;

    /// <summary>Value of a word; null is missing.</summary>
    public double Of(string? level)
    {
        if (level is null)
        {
            return Missing;
        }

        Dictionary<string, double> byLevel = _byLevel ??= Index();
        return byLevel.GetValueOrDefault(level, Prior);
    }

    private Dictionary<string, double> Index()
    {
        Dictionary<string, double> found = new(Levels.Count, StringComparer.Ordinal);
        for (int code = 0; code < Levels.Count; code++)
        {
            found[Levels[code]] = Values[code];
        }

        return found;
    }
}
