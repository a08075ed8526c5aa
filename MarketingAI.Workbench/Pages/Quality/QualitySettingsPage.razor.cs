using System.Globalization;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>How one subject is watched.</summary>
public sealed partial class QualitySettingsPage(IQuality quality, IDataSets dataSets)
{
    private static readonly (double Rate, string Words)[] Rates =
        [(.1, "one in ten months"), (.25, "one in four months"), (1, "one a month"), (4, "one a week"), (30, "one a day")];

    private static readonly string[] EventColumns =
        ["event_id", "type", "event_time", "anonymous_id", "user_id", "email_sha256", "device_type", "channel", "campaign", "creative", "page", "order_id", "value", "currency"];

    private readonly HashSet<MonitorKind> _off = [];
    private readonly List<ColumnRule> _rules = [];
    private IReadOnlyList<string> _columns = [];
    private RuleDraft _draft = new();
    private Refusal? _refusal;
    private string? _draftFault;
    private string? _days;
    private string? _timeColumn;
    private string _name = "…";
    private double _rate = 1;
    private bool _holdBack;
    private bool _isRead;
    private bool _saved;

    [Parameter]
    public string Subject { get; set; } = string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        QualitySettings settings = await quality.SettingsAsync(Subject, CancellationToken.None);
        _name = (await quality.FindAsync(Subject, CancellationToken.None))?.Name ?? Subject;
        (_rate, _holdBack, _timeColumn) = (settings.FalseAlarmsAMonth, settings.HoldBack, settings.TimeColumn);
        _days = string.Join(", ", settings.SpecialDays.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        _off.Clear();
        _off.UnionWith(settings.Off);
        _rules.Clear();
        _rules.AddRange(settings.Rules);
        _columns = SubjectKey.DataSetOf(Subject) is { } id
            ? [.. ((await dataSets.FindAsync(id, CancellationToken.None))?.Columns ?? []).Select(column => column.Name)]
            : EventColumns;
        _isRead = true;
    }

    private void Switch(MonitorKind kind, bool isOn) => _ = isOn ? _off.Remove(kind) : _off.Add(kind);

    private void Remove(ColumnRule rule) => _rules.Remove(rule);

    private void Add()
    {
        (ColumnRule? rule, _draftFault) = _draft.Make();
        if (rule is not null)
        {
            _rules.Add(rule);
            _draft = new RuleDraft();
        }
    }

    private async Task SaveAsync()
    {
        List<DateOnly> days = [];
        foreach (string text in (_days ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                _refusal = new SettingsUnfit([$"A special day has the form 2025-11-28. Found '{text}'."]);
                return;
            }

            days.Add(day);
        }

        QualitySettings settings = new()
        {
            FalseAlarmsAMonth = _rate,
            Off = [.. _off.Order()],
            SpecialDays = days,
            TimeColumn = string.IsNullOrWhiteSpace(_timeColumn) ? null : _timeColumn.Trim(),
            HoldBack = _holdBack,
            Rules = [.. _rules],
        };
        Outcome<QualitySettings> outcome = await quality.SaveSettingsAsync(Subject, settings, CancellationToken.None);
        (_refusal, _saved) = (outcome.Refusal, !outcome.IsRefused);
    }
}
