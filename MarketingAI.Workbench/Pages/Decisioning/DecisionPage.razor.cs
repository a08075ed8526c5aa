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
    private DecisionInputs? _inputs;
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
        _inputs = _decision is null ? null : DecisionInputs.Of(_decision);
        _fields = _decision is null ? [] : KnownField.Of(_decision.Features, _inputs);
        _isRead = true;
    }

    /// <param name="Value">As it was sent or looked up; null for a value that was not known.</param>
    /// <param name="From">Who gave it, and what the model took in place of a missing value.</param>
    internal sealed record KnownField(string Name, string? Value, string From)
    {
        public static IReadOnlyList<KnownField> Of(string features, DecisionInputs? inputs)
        {
            using JsonDocument row = JsonDocument.Parse(features);
            return [.. row.RootElement.EnumerateObject().Select(field => new KnownField(
                field.Name, field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.ToString(), Origin(field.Name, inputs)))];
        }

        private static string Origin(string field, DecisionInputs? inputs)
        {
            if (inputs?.Fallback.TryGetValue(field, out JsonElement standIn) is true)
            {
                return standIn.ValueKind == JsonValueKind.Null ? "Looked up: missing" : $"Looked up: missing; {standIn} stood in";
            }

            string? view = inputs?.Views.Keys.FirstOrDefault(view => field.StartsWith($"{view.Split('@')[0]}.", StringComparison.Ordinal));
            return view is null ? "Sent" : $"Looked up in {view}";
        }
    }
}
