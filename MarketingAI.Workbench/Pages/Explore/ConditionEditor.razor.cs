using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>Conditions on rows: shown, taken away, added.</summary>
public sealed partial class ConditionEditor
{
    private string _column = string.Empty;
    private ConditionOperator _operator;
    private string _value = string.Empty;
    private bool _isShort;

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ExploreColumn> Columns { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ExploreCondition> Conditions { get; set; }

    /// <summary>What stands where there is no condition.</summary>
    [Parameter]
    public string Nothing { get; set; } = "All rows";

    [Parameter]
    public EventCallback<IReadOnlyList<ExploreCondition>> Changed { get; set; }

    private bool NeedsValue => _operator is not (ConditionOperator.IsMissing or ConditionOperator.IsPresent);

    private string Hint => Columns.FirstOrDefault(column => column.Name == _column)?.Type switch
    {
        ColumnType.Date or ColumnType.Timestamp => "2026-03-31",
        ColumnType.Boolean => "true",
        ColumnType.Integer or ColumnType.Number => "12.5",
        _ => "Value",
    };

    private Task AddAsync()
    {
        string value = _value.Trim();
        _isShort = _column.Length == 0 || (NeedsValue && value.Length == 0);
        if (_isShort)
        {
            return Task.CompletedTask;
        }

        ExploreCondition added = new(_column, _operator, NeedsValue ? value : string.Empty);
        (_column, _value, _operator) = (string.Empty, string.Empty, ConditionOperator.Is);
        return Changed.InvokeAsync([.. Conditions, added]);
    }

    private Task RemoveAsync(int place) => Changed.InvokeAsync([.. Conditions.Where((_, i) => i != place)]);
}
