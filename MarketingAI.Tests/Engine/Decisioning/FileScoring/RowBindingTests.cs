using MarketingAI.Engine.Decisioning.FileScoring;
using MarketingAI.Engine.Decisioning.FileScoring.Algorithms;
using MarketingAI.Engine.Kernel;
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
        ColumnTable table = new([Words("job", "cook", "clerk"), new NumberColumn("extra", [0, 0]), new NumberColumn("age", [30, double.NaN])]);

        IReadOnlyList<double[]> slots = RowBinding.Bind(table, [Age, Job], "a.csv").Value;

        Assert.Equal([30, double.NaN], slots[0]);
        Assert.Equal([1, 0], slots[1]);
    }

    [Fact]
    public void A_word_never_seen_gets_the_code_past_the_last_and_a_missing_one_NaN()
    {
        IReadOnlyList<double[]> slots = RowBinding.Bind(new ColumnTable([Words("job", "pilot", null)]), [Job], "a.csv").Value;

        Assert.Equal([2, double.NaN], slots[0]);
    }

    [Fact]
    public void Every_missing_column_is_named_at_once()
    {
        Refusal refusal = RowBinding.Bind(new ColumnTable([new NumberColumn("x", [1])]), [Age, Job], "a.csv").Refusal!;

        Assert.Equal("File 'a.csv' lacks what the model needs: column 'age', 'job'. Its columns: x.", refusal.Reason);
    }

    [Fact]
    public void A_word_where_a_number_must_stand_is_named_by_file_column_and_row()
    {
        ColumnTable table = new([Words("age", "30", null, "old")]);

        IllTypedCell refusal = Assert.IsType<IllTypedCell>(RowBinding.Bind(table, [Age], "a.csv").Refusal);

        Assert.Equal(("a.csv", "age", 3L, "old"), (refusal.File, refusal.Column, refusal.Row, refusal.Found));
    }

    [Fact]
    public void A_third_word_beside_true_and_false_is_refused_and_yes_and_no_are_understood()
    {
        Assert.Equal([1, 0, 1], RowBinding.Bind(new ColumnTable([Words("loan", "yes", "no", "1")]), [Loan], "a.csv").Value[0]);
        Assert.Equal([1, 0], RowBinding.Bind(new ColumnTable([new NumberColumn("loan", [1, 0])]), [Loan], "a.csv").Value[0]);

        IllTypedCell refusal = Assert.IsType<IllTypedCell>(RowBinding.Bind(new ColumnTable([Words("loan", "yes", "maybe")]), [Loan], "a.csv").Refusal);

        Assert.Equal((2L, "maybe"), (refusal.Row, refusal.Found));
    }

    [Fact]
    public void A_number_where_a_word_was_learnt_counts_as_that_word()
    {
        ModelField code = new("code", FieldKind.Category, ["1", "7"]);

        Assert.Equal([1, 2], RowBinding.Bind(new ColumnTable([new NumberColumn("code", [7, 8])]), [code], "a.csv").Value[0]);
    }

    [Fact]
    public void Dates_are_ticks_and_anything_else_in_their_place_is_refused()
    {
        long ticks = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc).Ticks;
        Assert.Equal([ticks, double.NaN], RowBinding.Bind(new ColumnTable([new TimeColumn("since", [ticks, TimeColumn.Missing])]), [Since], "a.csv").Value[0]);

        Assert.Equal(2, Row(Since, new NumberColumn("since", [double.NaN, 5])));
        Assert.Equal(1, Row(Since, Words("since", "soon")));
        Assert.Equal(1, Row(Age, new TimeColumn("age", [ticks])));
    }

    [Fact]
    public void A_column_without_any_value_is_missing_whatever_its_kind() =>
        Assert.Equal([double.NaN], RowBinding.Bind(new ColumnTable([new NumberColumn("since", [double.NaN])]), [Since], "a.csv").Value[0]);

    private static long Row(ModelField field, TableColumn column) =>
        Assert.IsType<IllTypedCell>(RowBinding.Bind(new ColumnTable([column]), [field], "a.csv").Refusal).Row;

    private static CategoryColumn Words(string name, params string?[] words)
    {
        string[] levels = [.. words.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new CategoryColumn(name, [.. words.Select(word => word is null ? -1 : Array.IndexOf(levels, word))], levels);
    }
}
