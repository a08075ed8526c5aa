using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>Edits a source's mapping beside a live trial of it.</summary>
public sealed partial class MappingPage(IEventSources sources, IEventIntake intake, IMappingTrials trials)
{
    private const int MostTried = 20;

    private static readonly (string On, string Words)[] Choices = [("example", "An example"), ("newest", "Newest events"), ("dead-letters", "Dead letters")];

    private const string Example = """
        {"event_id":"e-1","type":"click","event_time":"2026-03-02T08:00:00Z","cookie_id":"k1","campaign":"social-a"}
        {"event_id":"e-2","type":"purchase","event_time":"2026-03-02T08:05:00Z","cookie_id":"k1","campaign_id":"social-a","value_minor":3372}
        """;

    private EventSource? _source;
    private IReadOnlyList<StoredMapping>? _versions;
    private IReadOnlyList<MappingLine> _lines = [];
    private IReadOnlyList<PreviewedEvent> _preview = [];
    private Refusal? _refusal;
    private string? _fault;
    private string? _stored;
    private string _sample = Example;
    private bool _isRead;

    [Parameter]
    public string Key { get; set; } = string.Empty;

    [SupplyParameterFromQuery]
    public string? On { get; set; }

    private string Shown => On is "newest" or "dead-letters" ? On : "example";

    protected override async Task OnInitializedAsync()
    {
        _source = await sources.FindAsync(Key, CancellationToken.None);
        _isRead = true;
        if (_source is not null)
        {
            _lines = [.. EventFields.All.Select(field => new MappingLine(field, _source.Mapping.Fields.FirstOrDefault(mapped => mapped.Field == field)))];
            _versions = await sources.MappingsAsync(Key, CancellationToken.None);
        }
    }

    protected override Task OnParametersSetAsync() => _source is null ? Task.CompletedTask : PreviewAsync();

    private async Task PreviewAsync()
    {
        (_fault, _refusal, _stored) = (null, null, null);
        if (Fields() is { } fields)
        {
            Outcome<IReadOnlyList<PreviewedEvent>> tried = Shown switch
            {
                "newest" => await trials.TryAsync(Key, fields, TrialRows.Newest, MostTried, CancellationToken.None),
                "dead-letters" => await trials.TryAsync(Key, fields, TrialRows.DeadLetters, MostTried, CancellationToken.None),
                _ => intake.Preview(_source!.Schema, fields, _sample, MostTried),
            };
            _refusal = tried.Refusal;
            _preview = tried.IsRefused ? [] : tried.Value;
        }
    }

    private string Tally()
    {
        int taken = _preview.Count(seen => seen.Problem is null);
        return $"{taken} of {_preview.Count} {(_preview.Count == 1 ? "event" : "events")} would be taken.";
    }

    private async Task SaveAsync()
    {
        if (Fields() is not { } fields)
        {
            return;
        }

        Outcome<EventMapping> stored = await sources.MapAsync(Key, fields, CancellationToken.None);
        _refusal = stored.Refusal;
        if (!stored.IsRefused)
        {
            _source = _source! with { Mapping = stored.Value };
            _versions = await sources.MappingsAsync(Key, CancellationToken.None);
            _stored = $"Version {stored.Value.Version} holds from the next event on.";
        }
    }

    private IReadOnlyList<FieldMapping>? Fields()
    {
        try
        {
            return [.. _lines.Select(line => MappingText.Parse(line.Field, line.Paths, line.Constant, line.Words)).OfType<FieldMapping>()];
        }
        catch (FormatException fault)
        {
            _fault = fault.Message;
            return null;
        }
    }

    private sealed class MappingLine(EventField ours, FieldMapping? mapping)
    {
        public EventField Field => ours;

        public string Paths { get; set; } = MappingText.Paths(mapping);

        public string Constant { get; set; } = mapping?.Constant ?? string.Empty;

        public string Words { get; set; } = MappingText.Words(mapping);
    }
}
