using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Encoding;
using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Modeling.Splits;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>What all trials of a search share: features, split, and the folds encoded once.</summary>
internal sealed class SearchData
{
    /// <summary>Numbers that all matrices together may hold: 1.6 GB.</summary>
    private const long MostNumbers = 400_000_000;

    private SearchData(TrainingSet set, RawRows rows, IReadOnlyList<RefusedColumn> refused, RowSplit split, FoldData[] folds, int seed)
    {
        (Set, Rows, Refused, Split, Folds, Seed) = (set, rows, refused, split, folds, seed);
        ValidationLabels = [.. folds.SelectMany(fold => fold.Validation.Labels)];
    }

    public TrainingSet Set { get; }

    public RawRows Rows { get; }

    public IReadOnlyList<RefusedColumn> Refused { get; }

    public RowSplit Split { get; }

    public FoldData[] Folds { get; }

    public int Seed { get; }

    /// <summary>Position of the field by which missing values are stood in for; null for none.</summary>
    public int? Segment { get; private init; }

    /// <summary>Labels of the validation rows, fold after fold.</summary>
    public bool[] ValidationLabels { get; }

    public static Outcome<SearchData> Prepare(TrainingSet set, TrainOptions options)
    {
        long positives = set.Labels.LongCount(label => label);
        if (positives == 0 || positives == set.Labels.Length)
        {
            return new TargetOfOneClass(set.Target, set.PositiveLevel, positives, set.Labels.Length);
        }

        (IReadOnlyList<string> kept, IReadOnlyList<RefusedColumn> refused) = FeatureScreen.Apply(set);
        if (kept.Count == 0)
        {
            return new NoFeaturesLeft(set.Target, [.. refused.Take(5).Select(column => $"'{column.Column}': {column.Reason}")]);
        }

        TimeColumn? times = set.TimeColumn is null ? null : set.Table[set.TimeColumn] as TimeColumn;
        if (set.TimeColumn is not null && times is null)
        {
            return new TimeStandsStill(set.TimeColumn);
        }

        Outcome<RowSplit> split = SplitPlanner.Plan(set.Labels, times, options.Seed, options.FinalSet is null ? options.FinalShare : 0);
        if (split.IsRefused)
        {
            return split.Refusal;
        }

        RawRows rows = RawRows.Of(set.Table, kept, OriginOf(set));
        Outcome<int?> segment = SegmentOf(rows, options.FallbackSegment);
        return segment.IsRefused ? segment.Refusal : Encode(set, rows, refused, split.Value, options.Seed, segment.Value);
    }

    /// <summary>The learning rows, encoded for the last fit.</summary>
    public (FeatureEncoder Encoder, TrainingMatrix Matrix) EncodeLearning()
    {
        EncoderFit fit = EncoderFit.On(Rows, Set.Labels, Split.Learning, SeededRandom.Derive(Seed, -1), Segment);
        return (fit.Encoder, TrainingMatrix.OfTraining(fit, Rows, Set.Labels, Split.Learning));
    }

    private static Outcome<SearchData> Encode(
        TrainingSet set, RawRows rows, IReadOnlyList<RefusedColumn> refused, RowSplit split, int seed, int? segment)
    {
        FoldData[] folds = new FoldData[split.Folds.Count];
        for (int i = 0; i < folds.Length; i++)
        {
            FoldRows fold = split.Folds[i];
            EncoderFit fit = EncoderFit.On(rows, set.Labels, fold.Fitted, SeededRandom.Derive(seed, -2 - i), segment);
            long numbers = (long)fit.Encoder.Width * (fold.Fitted.Length + fold.Validation.Length) * split.Folds.Count;
            if (numbers > MostNumbers || fit.Encoder.Width > ushort.MaxValue / 2)
            {
                return new TableTooWide(split.Learning.Length, fit.Encoder.Width, MostNumbers);
            }

            folds[i] = new FoldData(
                fit.Encoder,
                TrainingMatrix.OfTraining(fit, rows, set.Labels, fold.Fitted),
                TrainingMatrix.OfOthers(fit.Encoder, rows, set.Labels, fold.Validation),
                fold.Validation);
        }

        return new SearchData(set, rows, refused, split, folds, seed) { Segment = segment };
    }

    private static Func<string, ViewOrigin?> OriginOf(TrainingSet set)
    {
        Dictionary<string, ViewOrigin> origins = set.FeatureUses.ToDictionary(
            use => use.Column, use => new ViewOrigin(use.View, use.Version, use.Feature), StringComparer.Ordinal);
        return origins.GetValueOrDefault;
    }

    private static Outcome<int?> SegmentOf(RawRows rows, string? name)
    {
        if (name is null)
        {
            return Outcome.Of<int?>(null);
        }

        ModelField[] categories = [.. rows.Fields.Where(field => field.Kind == FieldKind.Category)];
        int position = rows.Fields.ToList().FindIndex(field => field.Kind == FieldKind.Category && string.Equals(field.Name, name, StringComparison.Ordinal));
        return position >= 0 ? Outcome.Of<int?>(position) : new SegmentUnfit(name, [.. categories.Select(field => field.Name)]);
    }
}

/// <param name="ValidationRows">Positions in the table of the validation matrix's rows.</param>
internal sealed record FoldData(FeatureEncoder Encoder, TrainingMatrix Fitted, TrainingMatrix Validation, int[] ValidationRows);
