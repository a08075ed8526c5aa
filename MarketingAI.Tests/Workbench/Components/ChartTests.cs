using System.Text.Json;
using Bunit;
using MarketingAI.Workbench.Components.Charts;
using MarketingAI.Workbench.Components.Layout;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Components;

/// <summary>Charts are judged by what they hand to the script.</summary>
public sealed class ChartTests : ComponentTest
{
    private readonly BunitJSModuleInterop _script;

    public ChartTests()
    {
        _script = JSInterop.SetupModule(invocation => invocation.Arguments.Any(argument => argument is string path && path.Contains("plotly-interop", StringComparison.Ordinal)));
        _script.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_line_with_intervals_has_a_band_of_its_colour_at_a_fifth_before_it()
    {
        Lines();

        (JsonElement data, JsonElement layout) = Drawn("newPlot");

        Assert.Equal(2, data.GetArrayLength());
        Assert.Equal("rgba(11,107,107,0.2)", data[0].GetProperty("fillcolor").GetString());
        Assert.Equal("[4,5,2,3]", data[0].GetProperty("y").GetRawText());
        Assert.Equal("#0b6b6b", data[1].GetProperty("line").GetProperty("color").GetString());
        Assert.Equal("Lift (points)", layout.GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("No effect", layout.GetProperty("annotations")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void The_dark_theme_draws_the_same_chart_in_its_own_colours()
    {
        IRenderedComponent<LineChart> chart = Lines();

        Services.GetRequiredService<ThemeState>().Set(isDark: true);

        chart.WaitForAssertion(() => Assert.Equal("#4fb9b3", Drawn("react").Data[1].GetProperty("line").GetProperty("color").GetString()));
    }

    [Fact]
    public void The_picture_has_words_and_a_table_for_those_who_cannot_see_it()
    {
        IRenderedComponent<LineChart> chart = Lines();

        string words = chart.Find("[role=img]").GetAttribute("aria-label")!;
        chart.FindAll("button").Single(button => button.TextContent == "Table").Click();

        Assert.Contains("Lift settles", words, StringComparison.Ordinal);
        Assert.Equal("Days|E-mail|E-mail low|E-mail high", string.Join('|', chart.FindAll("th").Select(cell => cell.TextContent)));
        Assert.Equal("2|3|2|5", string.Join('|', chart.FindAll("tbody tr")[1].Children.Select(cell => cell.TextContent)));
    }

    [Fact]
    public void Numbers_that_are_none_are_gaps()
    {
        Render<LineChart>(parameters => parameters
            .Add(chart => chart.Title, "Gaps")
            .Add(chart => chart.XTitle, "x")
            .Add(chart => chart.YTitle, "y")
            .Add(chart => chart.Series, [ChartSeries.Of("s", [1, 2, 3], [1, double.NaN, double.PositiveInfinity])]));

        Assert.Equal("[1,null,null]", Drawn("newPlot").Data[0].GetProperty("y").GetRawText());
    }

    [Fact]
    public void Bars_from_left_to_right_keep_their_titles_with_what_they_name()
    {
        Render<BarChart>(parameters => parameters
            .Add(chart => chart.Title, "Credit")
            .Add(chart => chart.XTitle, "Channel")
            .Add(chart => chart.YTitle, "Conversions")
            .Add(chart => chart.Horizontal, true)
            .Add(chart => chart.Series, [new ChartSeries("s", [new ChartPoint("Search", 4), new ChartPoint("E-mail", 7)])]));

        (JsonElement data, JsonElement layout) = Drawn("newPlot");

        Assert.Equal("[4,7]", data[0].GetProperty("x").GetRawText());
        Assert.Equal("Conversions", layout.GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("Channel", layout.GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void Bins_become_touching_bars_in_the_middle_of_their_intervals()
    {
        Render<HistogramChart>(parameters => parameters
            .Add(chart => chart.Title, "Answer times")
            .Add(chart => chart.XTitle, "Milliseconds")
            .Add(chart => chart.Bins, [new HistogramBin(0, 2, 5), new HistogramBin(2, 6, 9)]));

        JsonElement bars = Drawn("newPlot").Data[0];

        Assert.Equal("[1,4]", bars.GetProperty("x").GetRawText());
        Assert.Equal("[2,4]", bars.GetProperty("width").GetRawText());
        Assert.Equal("[5,9]", bars.GetProperty("y").GetRawText());
    }

    private IRenderedComponent<LineChart> Lines() => Render<LineChart>(parameters => parameters
        .Add(chart => chart.Title, "Lift settles")
        .Add(chart => chart.XTitle, "Days")
        .Add(chart => chart.YTitle, "Lift (points)")
        .Add(chart => chart.Series, [new ChartSeries("E-mail", [new ChartPoint(1, 3.5, 3, 4), new ChartPoint(2, 3, 2, 5)])])
        .Add(chart => chart.References, [new ChartReference(0, "No effect")]));

    private (JsonElement Data, JsonElement Layout) Drawn(string call)
    {
        JSRuntimeInvocation invocation = _script.Invocations[call][^1];
        return (Json(invocation.Arguments[1]), Json(invocation.Arguments[2]));
    }

    private static JsonElement Json(object? argument) =>
        argument is JsonElement element ? element : JsonSerializer.SerializeToElement(argument);
}
