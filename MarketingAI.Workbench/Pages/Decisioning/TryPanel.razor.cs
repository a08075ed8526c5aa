using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Decisioning;

/// <summary>Scores rows that a person types, and shows the same call for a machine.</summary>
public sealed partial class TryPanel(IScoring scoring, WorkScope scope, BrowserTools browser, NavigationManager navigation, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private IReadOnlyList<Answer> _answers = [];
    private Refusal? _fault;
    private Refusal? _refusal;
    private string _body = string.Empty;
    private bool _copied;

    [Parameter, EditorRequired]
    public required string Alias { get; set; }

    [Parameter]
    public string? Class { get; set; }

    private string Curl =>
        $"curl -X POST {navigation.BaseUri}api/v1/score \\\n  -H \"X-Api-Key: $KEY\" -H \"Content-Type: application/json\" \\\n"
        + $"  -d '{_body.ReplaceLineEndings(" ").Replace("'", "'\\''", StringComparison.Ordinal)}'";

    protected override void OnInitialized()
    {
        Outcome<ModelSignature> signature = scoring.Describe(scope.Unit, Alias);
        _fault = signature.Refusal;
        if (!signature.IsRefused)
        {
            Dictionary<string, object?> row = signature.Value.Fields.Where(field => field.Origin is null).ToDictionary(field => field.Name, Example, StringComparer.Ordinal);
            if (signature.Value.Entities.Count > 0)
            {
                row["entity"] = signature.Value.Entities.Count == 1 ? "" : signature.Value.Entities.ToDictionary(entity => entity, _ => "", StringComparer.Ordinal);
            }

            _body = JsonSerializer.Serialize(new { model = Alias, rows = (object[])[row] }, Readable);
        }
    }

    private object? Example(ModelField field) => field.Kind switch
    {
        FieldKind.Number => 0,
        FieldKind.Category => field.Levels.Count > 0 ? field.Levels[0] : null,
        _ => clock.GetUtcNow().UtcDateTime.Date,
    };

    private async Task ScoreAsync()
    {
        using ScoreCall call = scoring.Begin();
        _refusal = await scoring.ScoreAsync(
            call, Encoding.UTF8.GetBytes(_body), new ScoreCaller(scope.Unit, string.Empty, DecisionSource.Page));
        List<Answer> answers = [];
        for (int row = 0; _refusal is null && row < call.Count; row++)
        {
            answers.Add(new Answer(call.DecisionIds[row], call.Predictions[row].Probability));
        }

        _answers = answers;
    }

    private async Task CopyAsync() => _copied = await browser.CopyAsync(Curl);

    private sealed record Answer(Guid DecisionId, double Probability);
}
