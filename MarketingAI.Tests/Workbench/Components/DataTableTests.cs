using Bunit;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Tests.Workbench.Components;

public sealed class DataTableTests : ComponentTest
{
    private static readonly Row[] Rows = [.. Enumerable.Range(1, 60).Select(i => new Row($"set {i:00}", i * 10))];

    [Fact]
    public void Sorting_by_a_heading_orders_the_rows_and_tells_assistive_technology()
    {
        IRenderedComponent<DataTable<Row>> table = Table(Rows);
        table.WaitForElement("tbody tr");

        Act.On(table, () => Button(table, "Rows").Click());
        Act.On(table, () => Button(table, "Rows").Click());

        table.WaitForAssertion(() => Assert.Equal("set 60", table.Find("tbody tr td").TextContent.Trim()));
        Assert.Equal("descending", table.FindAll("th")[1].GetAttribute("aria-sort"));
    }

    [Fact]
    public void Filtering_keeps_the_rows_that_hold_all_words_and_counts_them()
    {
        IRenderedComponent<DataTable<Row>> table = Table(Rows);
        table.WaitForElement("tbody tr");

        Act.On(table, () => table.Find("input[type=search]").Input("set 07"));

        table.WaitForAssertion(() => Assert.Equal("1 row", table.Find(".table-count").TextContent));
        Assert.Equal("set 07", table.Find("tbody tr td").TextContent.Trim());
    }

    [Fact]
    public void The_next_page_goes_on_where_the_first_ended()
    {
        IRenderedComponent<DataTable<Row>> table = Table(Rows);
        table.WaitForElement("tbody tr");

        Act.On(table, () => Button(table, "Next").Click());

        table.WaitForAssertion(() => Assert.Contains("26–50 of 60", table.Find(".table-pages").TextContent, StringComparison.Ordinal));
        Assert.Equal("set 26", table.Find("tbody tr td").TextContent.Trim());
    }

    [Fact]
    public void A_table_that_loads_asks_for_one_window_in_the_wanted_order()
    {
        List<TableQuery> asked = [];
        IRenderedComponent<DataTable<Row>> table = Render<DataTable<Row>>(parameters => parameters
            .Add(component => component.Label, "Sets")
            .Add(component => component.Load, (query, _) =>
            {
                asked.Add(query);
                return Task.FromResult(new TablePage<Row>([.. Rows.Skip(query.Skip).Take(query.Take)], Rows.Length));
            })
            .AddChildContent<DataColumn<Row>>(column => column
                .Add(component => component.Title, "Name")
                .Add(component => component.SortKey, "name")
                .Add(component => component.Value, row => row.Name)));
        table.WaitForElement("tbody tr");

        Act.On(table, () => Button(table, "Name").Click());

        table.WaitForAssertion(() => Assert.Equal(new TableQuery(0, 25, "name", Descending: false, null), asked[^1]));
    }

    [Fact]
    public void A_fault_while_reading_is_shown_in_place_with_a_way_to_try_again()
    {
        int tries = 0;
        IRenderedComponent<DataTable<Row>> table = Render<DataTable<Row>>(parameters => parameters
            .Add(component => component.Label, "Sets")
            .Add(component => component.Load, (_, _) => ++tries == 1
                ? throw new InvalidOperationException("The disk is gone.")
                : Task.FromResult(new TablePage<Row>([Rows[0]], 1)))
            .AddChildContent<DataColumn<Row>>(column => column
                .Add(component => component.Title, "Name")
                .Add(component => component.Value, row => row.Name)));

        table.WaitForElement("[role=alert] button");
        Act.On(table, () => table.Find("[role=alert] button").Click());

        table.WaitForAssertion(() => Assert.Equal("set 01", table.Find("tbody tr td").TextContent.Trim()));
    }

    [Fact]
    public void A_column_that_is_not_wanted_is_left_out_and_the_browser_remembers_it()
    {
        IRenderedComponent<DataTable<Row>> table = Wide();
        table.WaitForElement("tbody tr");
        Assert.Equal(4, table.FindAll("th").Count);

        Act.On(table, () => table.FindAll(".pop-row input")[1].Change(false));

        table.WaitForAssertion(() => Assert.Equal("A B D", Headings(table)));
        Assert.Equal(["columns:Sets", "C"], JSInterop.Invocations["workbench.keep"].Single().Arguments);
    }

    [Fact]
    public void Columns_hidden_at_an_earlier_visit_stay_hidden()
    {
        JSInterop.Setup<string?>("workbench.recall", "columns:Sets").SetResult("B\nGone");

        IRenderedComponent<DataTable<Row>> table = Wide();

        table.WaitForAssertion(() => Assert.Equal("A C D", Headings(table)));
    }

    [Fact]
    public void No_row_at_all_shows_what_the_page_says_for_it()
    {
        IRenderedComponent<DataTable<Row>> table = Table([], builder => builder.AddMarkupContent(0, "<p>Upload a file.</p>"));

        table.WaitForAssertion(() => Assert.Contains("Upload a file.", table.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-3.5", "-3.5")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    public void A_cell_of_an_export_cannot_run_as_a_formula_nor_break_the_line(string value, string written) =>
        Assert.Equal($"v\r\n{written}\r\n", CsvText.Of(["v"], [[value]]));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<DataTable<Row>> table, string text) =>
        table.FindAll("button").Single(button => button.TextContent.StartsWith(text, StringComparison.Ordinal));

    private IRenderedComponent<DataTable<Row>> Table(IReadOnlyList<Row> rows, RenderFragment? empty = null) =>
        Render<DataTable<Row>>(parameters => parameters
            .Add(table => table.Label, "Sets")
            .Add(table => table.Items, rows)
            .Add(table => table.Empty, empty)
            .AddChildContent<DataColumn<Row>>(column => column
                .Add(component => component.Title, "Name")
                .Add(component => component.Value, row => row.Name))
            .AddChildContent<DataColumn<Row>>(column => column
                .Add(component => component.Title, "Rows")
                .Add(component => component.Value, row => row.Count)
                .Add(component => component.Numeric, true)));

    private static string Headings(IRenderedComponent<DataTable<Row>> table) =>
        string.Join(' ', table.FindAll("th").Select(heading => heading.TextContent.Trim(' ', '↕', '\n')));

    private IRenderedComponent<DataTable<Row>> Wide() => Render<DataTable<Row>>(parameters =>
    {
        parameters.Add(table => table.Label, "Sets").Add(table => table.Items, Rows);
        foreach (char title in "ABCD")
        {
            parameters.AddChildContent<DataColumn<Row>>(column => column
                .Add(component => component.Title, title.ToString())
                .Add(component => component.Value, row => row.Name));
        }
    });

    private sealed record Row(string Name, int Count);
}
