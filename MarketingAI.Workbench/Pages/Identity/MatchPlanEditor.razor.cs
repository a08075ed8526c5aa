using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Comparisons and blocking rules of a plan, to be left out or added. What does not fit is said by the parent, which checks the plan.</summary>
public sealed partial class MatchPlanEditor
{
    private static readonly FieldRole[] Roles = [.. Enum.GetValues<FieldRole>().Where(role => role != FieldRole.NameOrder)];
    private static readonly KeyForm[] Forms = Enum.GetValues<KeyForm>();

    private readonly List<KeyPart> _parts = [];
    private Refusal? _refusal;
    private string? _left;
    private string? _right;
    private FieldRole _role = FieldRole.Text;
    private string? _part;
    private KeyForm _form;
    private int _length = 3;

    [Parameter, EditorRequired]
    public required MatchPlan Plan { get; set; }

    [Parameter]
    public EventCallback<MatchPlan> PlanChanged { get; set; }

    [Parameter, EditorRequired]
    public required DataSet Left { get; set; }

    [Parameter]
    public DataSet? Right { get; set; }

    private IEnumerable<MatchField> Blockable => Plan.Fields.Where(one => one.Role != FieldRole.NameOrder);

    private static IEnumerable<string> Columns(DataSet set) => set.Columns.Select(column => column.Name);

    private static string Label(MatchField field) =>
        string.Equals(field.LeftColumn, field.RightColumn, StringComparison.Ordinal) ? field.Name : $"{field.Name} ({field.LeftColumn} with {field.RightColumn})";

    private static string NameOf(IEnumerable<KeyPart> parts) => string.Join(", ", parts.Select(part => part.Form switch
    {
        KeyForm.Value => part.Field,
        KeyForm.Prefix => $"first {part.Length} of {part.Field}",
        _ => $"{part.Field} {MatchWords.Form(part.Form)}",
    }));

    private Task WithoutFieldAsync(MatchField field)
    {
        MatchField[] fields = [.. Plan.Fields.Where(other => other != field)];
        bool names = fields.Any(other => other.Role == FieldRole.FirstName) && fields.Any(other => other.Role == FieldRole.LastName);
        return ChangeAsync(Plan with
        {
            Fields = names ? fields : [.. fields.Where(other => other.Role != FieldRole.NameOrder)],
            Rules = [.. Plan.Rules.Where(rule => rule.Parts.All(part => !string.Equals(part.Field, field.Name, StringComparison.Ordinal)))],
        });
    }

    private Task WithoutLevelAsync(MatchField field, ComparisonLevel level) => ChangeAsync(Plan with
    {
        Fields = [.. Plan.Fields.Select(other => other == field ? field with { Levels = [.. field.Levels.Where(one => one != level)] } : other)],
    });

    private Task WithoutRuleAsync(BlockingRule rule) => ChangeAsync(Plan with { Rules = [.. Plan.Rules.Where(other => other != rule)] });

    private Task AddFieldAsync()
    {
        string left = _left ?? Columns(Left).First();
        string right = Right is null ? left : _right ?? Columns(Right).First();
        if (Plan.Fields.Any(field => string.Equals(field.Name, left, StringComparison.Ordinal)))
        {
            _refusal = new UnfitPlan($"{left} is compared already. Leave it out first to compare it as something else.");
            return Task.CompletedTask;
        }

        // The order of names stays last, as it is made of two others.
        MatchField[] order = [.. Plan.Fields.Where(field => field.Role == FieldRole.NameOrder)];
        return ChangeAsync(Plan with
        {
            Fields = [.. Plan.Fields.Except(order), MatchField.Of(_role, left, left, right), .. order],
            LeftOut = [.. Plan.LeftOut.Where(column => !string.Equals(column.Column, left, StringComparison.Ordinal))],
        });
    }

    private void AddPart()
    {
        string? field = _part ?? Blockable.FirstOrDefault()?.Name;
        if (field is not null)
        {
            _parts.Add(new KeyPart(field, _form, _form == KeyForm.Prefix ? _length : 0));
        }
    }

    private Task AddRuleAsync()
    {
        AddPart();
        KeyPart[] parts = [.. _parts.Distinct()];
        _parts.Clear();
        return ChangeAsync(Plan with { Rules = [.. Plan.Rules, new BlockingRule(NameOf(parts), parts)] });
    }

    private Task ChangeAsync(MatchPlan plan)
    {
        _refusal = null;
        return PlanChanged.InvokeAsync(plan);
    }
}
