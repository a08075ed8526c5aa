using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>Values of a view on real rows.</summary>
public sealed partial class PreviewTable
{
    /// <summary>Null while it is being computed.</summary>
    [Parameter]
    public Outcome<FeaturePreview>? Preview { get; set; }

    private static string Align(FeatureField field) => field.Type is ColumnType.Integer or ColumnType.Number ? "num" : "";

    private static string Text(FeatureField field, string value) =>
        field.Type == ColumnType.Number && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number.ToString(Math.Abs(number) >= 100 ? "#,0.#" : "0.####", CultureInfo.InvariantCulture)
            : field.Type == ColumnType.Integer && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count)
                ? Numbers.Count(count)
                : value;
}
