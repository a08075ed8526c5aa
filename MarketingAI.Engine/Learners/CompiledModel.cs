namespace MarketingAI.Engine.Learners;

/// <summary>A trained model ready to score: raw fields in, score and calibrated probability out. Safe for any number of threads.</summary>
public abstract class CompiledModel
{
    /// <summary>The raw fields a row has, in the order of its slots.</summary>
    public abstract IReadOnlyList<ModelField> Fields { get; }

    /// <summary>Scores one row without allocating.</summary>
    /// <param name="row">One slot a field: a number, a category's code from <see cref="ModelField.CodeOf"/>, UTC ticks of a time; NaN for missing.</param>
    public abstract Prediction Predict(ReadOnlySpan<double> row);

    /// <summary>
    /// What the model takes in place of a missing number or time: the median of the row's segment where the training rows of the segment sufficed, else
    /// that of all; NaN for texts, for which missing is a value of its own. Allocates nothing.
    /// </summary>
    /// <param name="row">As for <see cref="Predict"/>.</param>
    public virtual double StandIn(ReadOnlySpan<double> row, int field) => double.NaN;

    /// <summary>Scores rows that lie one after the other, without allocating.</summary>
    /// <param name="rows">As many slots a row as there are <see cref="Fields"/>.</param>
    /// <param name="predictions">One place a row.</param>
    public void PredictMany(ReadOnlySpan<double> rows, Span<Prediction> predictions)
    {
        int width = Fields.Count;
        if (rows.Length != width * predictions.Length)
        {
            throw new ArgumentException(
                $"{predictions.Length} rows of {width} fields take {width * predictions.Length} slots; found {rows.Length}.", nameof(rows));
        }

        for (int row = 0; row < predictions.Length; row++)
        {
            predictions[row] = Predict(rows.Slice(row * width, width));
        }
    }
}

public enum FieldKind
{
    Number,
    Category,
    Time,
}

/// <summary>One raw input of a model.</summary>
/// <param name="Levels">Words of a category seen in training, by code; empty for other kinds.</param>
public sealed record ModelField(string Name, FieldKind Kind, IReadOnlyList<string> Levels)
{
    private readonly Dictionary<string, int> _codes = Levels.Select((level, code) => (level, code))
        .ToDictionary(pair => pair.level, pair => pair.code, StringComparer.Ordinal);

    /// <summary>Where its value comes from at a decision; null where the caller sends it.</summary>
    public ViewOrigin? Origin { get; init; }

    /// <summary>The code of a word, or a code past the last for a word never seen in training.</summary>
    public double CodeOf(string level) => _codes.TryGetValue(level, out int code) ? code : Levels.Count;
}

/// <summary>A field whose value is looked up: a feature of one version of a view.</summary>
public sealed record ViewOrigin(string View, int Version, string Feature)
{
    /// <summary>Such as <c>orders@3.spend_30d</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{View}@{Version}.{Feature}");

    /// <returns>Null where the text is no such reference.</returns>
    public static ViewOrigin? Parse(string? text)
    {
        int at = text?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        int dot = at < 0 ? -1 : text!.IndexOf('.', at);
        return at > 0 && dot > at && dot < text!.Length - 1
            && int.TryParse(text.AsSpan((at + 1)..dot), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int version)
            ? new ViewOrigin(text[..at], version, text[(dot + 1)..])
            : null;
    }
}

/// <param name="Score">The learner's raw score (log-odds for all present trainers).</param>
/// <param name="Probability">Calibrated chance of the positive class, strictly between 0 and 1.</param>
public readonly record struct Prediction(double Score, double Probability);
