using MarketingAI.Engine.Decisioning.FileScoring;
using MarketingAI.Engine.Decisioning.FileScoring.Algorithms;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Tests.Engine.Decisioning.FileScoring;

public sealed class RowBindingTests
{
    private static readonly ModelField Age = new("age", FieldKind.Number, []);
    private static readonly ModelField Job = new("job", FieldKind.Category, ["clerk", "cook"]);
    private static readonly ModelField Loan = new("loan", FieldKind.Category, ["false", "true"]);
    private static readonly ModelField Since = new("since", FieldKind.Time, []);

    [Fact]
    public void Slots_stand_in_the_models_order_whatever_the_files_order()
    {
        IReadOnlyList<double[]> slots = Bind([Age, Job], Words("job", "cook", "clerk"), new NumberColumn("extra", [0, 0]), new NumberColumn("age", [30, double.NaN]));

        Assert.Equal([30, double.NaN], slots[0]);
        Assert.Equal([1, 0], slots[1]);
    }

    [Fact]
    public void A_word_never_seen_gets_the_code_past_the_last_and_a_missing_one_NaN() =>
        Assert.Equal([2, double.NaN], Bind([Job], Words("job", "pilot", null))[0]);

    [Fact]
    public void Times_are_ticks_and_NaN_where_missing() =>
        Assert.Equal([7, double.NaN], Bind([Since], new TimeColumn("since", [7, TimeColumn.Missing]))[0]);

    [Fact]
    public void Yes_and_no_are_understood_where_true_and_false_were_learnt() =>
        Assert.Equal([1, 0, 1, 0], Bind([Loan], Words("loan", "yes", "no", "1", "False"))[0]);

    [Fact]
    public void A_third_word_beside_true_and_false_is_named_by_file_column_and_row_of_the_whole_file()
    {
        RowBinding binding = new([Loan], "a.csv");

        IllTypedCell refusal = Assert.IsType<IllTypedCell>(binding.Bind(new ColumnTable([Words("loan", "yes", "maybe")]), rowsBefore: 100).Refusal);

        Assert.Equal("a.csv: column 'loan', row 102 (the heading not counted): True or false must stand there. Found 'maybe'.", refusal.Reason);
    }

    private static IReadOnlyList<double[]> Bind(ModelField[] fields, params TableColumn[] columns) =>
        new RowBinding(fields, "a.csv").Bind(new ColumnTable(columns), rowsBefore: 0).Value;

    private static CategoryColumn Words(string name, params string?[] words)
    {
        string[] levels = [.. words.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new CategoryColumn(name, [.. words.Select(word => word is null ? -1 : Array.IndexOf(levels, word))], levels);
    }
}
