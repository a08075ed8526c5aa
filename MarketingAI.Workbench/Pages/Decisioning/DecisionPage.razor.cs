using System.Text.Json;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Decisioning;

/// <summary>One decision.</summary>
public sealed partial class DecisionPage(IDecisionLog log)
{
    private Decision? _decision;
    private IReadOnlyList<KnownField> _fields = [];
    private bool _isRead;

    [Parameter]
    public Guid DecisionId { get; set; }

    private string Result
    {
        get
        {
            int given = _fields.Count(known => known.Value is not null);
            return $"Knowing {given} of {_fields.Count} fields, {_decision!.ModelName} version {_decision.ModelVersion} "
                + $"gave a chance of {Numbers.Share(_decision.Probability)}.";
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        _decision = await log.FindAsync(DecisionId, CancellationToken.None);
        _fields = _decision is null ? [] : KnownField.Of(_decision.Features);
        _isRead = true;
    }

    /// <param name="Value">As it was sent; null for a value that was not known.</param>
    internal sealed record KnownField(string Name, string? Value)
    {
        public static IReadOnlyList<KnownField> Of(string features)
        {
            using JsonDocument row = JsonDocument.Parse(features);
            return [.. row.RootElement.EnumerateObject().Select(field => new KnownField(
                field.Name, field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.ToString()))];
        }
    }
}
