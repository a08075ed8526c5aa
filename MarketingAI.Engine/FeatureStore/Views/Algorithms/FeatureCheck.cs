using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>Checks a definition against its source's columns and makes the plan that is compiled. Finds all faults, not only the first.</summary>
internal sealed class FeatureCheck
{
    private const int MostFeatures = 500;
    private const int MostSplits = 100;

    private readonly FeatureViewDefinition _definition;
    private readonly Dictionary<string, SourceColumn> _columns;
    private readonly ISqlTrees _trees;
    private readonly List<FeatureFault> _faults = [];
    private readonly List<PlannedPart> _parts = [];
    private readonly List<PlannedColumn> _output = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<(FeatureDefinition Feature, string Expression)> _derived = [];
    private bool _namesDecision;

    private FeatureCheck(FeatureViewDefinition definition, IReadOnlyList<SourceColumn> columns, ISqlTrees trees)
    {
        (_definition, _trees) = (definition, trees);
        _columns = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
    }

    /// <param name="columns">Columns of the source.</param>
    public static (FeaturePlan? Plan, IReadOnlyList<FeatureFault> Faults) Check(
        FeatureViewDefinition definition, IReadOnlyList<SourceColumn> columns, ISqlTrees trees) =>
        new FeatureCheck(definition, columns, trees).Check();

    private (FeaturePlan?, IReadOnlyList<FeatureFault>) Check()
    {
        CheckView();
        string? filter = _definition.Source.Filter is { Length: > 0 } text ? Condition(null, "Source", text) : null;
        foreach (FeatureDefinition feature in _definition.Features)
        {
            int before = _faults.Count;
            if (FeatureNames.WhyNot(feature.Name, "feature") is { } why)
            {
                Fault(feature.Name, "Name", why);
            }

            Plan(feature);
            if (string.IsNullOrWhiteSpace(feature.Meaning) && before == _faults.Count)
            {
                Fault(feature.Name, "Meaning", $"Say what '{feature.Name}' means, for the people who will read it.");
            }
        }

        CheckNames();
        IReadOnlyList<PlannedDerived> derived = PlanDerived();
        return _faults.Count > 0
            ? (null, _faults)
            : (new FeaturePlan(_definition, filter, [.. _read.Order(StringComparer.Ordinal)], _parts, derived, _output)
            {
                LongestDays = LongestDays(),
                NamesDecision = _namesDecision,
            }, []);
    }

    private void CheckView()
    {
        if (FeatureNames.WhyNot(_definition.Name, "view") is { } why)
        {
            Fault(null, "Name", why);
        }

        if (_definition.Features.Count is 0 or > MostFeatures)
        {
            Fault(null, "Features", $"A view has 1 to {MostFeatures} features; this one has {_definition.Features.Count}.");
        }

        if (!(_definition.EmbargoHours is >= 0 and <= 87_600))
        {
            Fault(null, "EmbargoHours", Number($"The embargo is 0 to 87,600 hours; found {_definition.EmbargoHours}."));
        }

        if (_definition.MaxAgeHours is { } age && !(age is > 0 and <= 876_000))
        {
            Fault(null, "MaxAgeHours", Number($"The age from which a served value counts as missing is above 0 hours; found {age}."));
        }
    }

    private void Plan(FeatureDefinition feature)
    {
        switch (feature.Recipe)
        {
            case WindowFeature window:
                PlanWindow(feature, window);
                break;
            case LatestValue latest:
                if (Column(feature, latest.Column) is { } column)
                {
                    Add(feature, feature.Name, WindowSql.Latest(Quoted(column), latest.MaxAgeDays), "NULL");
                    CheckClass(feature, [column]);
                }

                if (latest.MaxAgeDays is { } age && !(age is > 0 and <= 36_500))
                {
                    Fault(feature.Name, "Days", Number($"'{feature.Name}': the greatest age is above 0 days and at most 36,500; found {age}."));
                }

                break;
            case SqlFeature sql:
                PlanSql(feature, sql);
                break;
            case DerivedFeature derived:
                _derived.Add((feature, derived.Expression));
                _output.Add(new PlannedColumn(feature.Name, feature.Name, feature.PersonalData));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(feature), feature.Recipe.GetType().Name, "No such recipe.");
        }
    }

    private void PlanWindow(FeatureDefinition feature, WindowFeature window)
    {
        if (window.Days is { } days && days is < 1 or > 36_500)
        {
            Fault(feature.Name, "Days", Number($"'{feature.Name}': a window is 1 to 36,500 days long; found {window.Days}."));
        }

        SourceColumn? column = null;
        if (window.Column is { Length: > 0 } named)
        {
            column = Column(feature, named);
            if (column is not null && !WindowSql.Fits(window.Aggregate, column.Type))
            {
                Fault(feature.Name, "Column", $"'{feature.Name}': {Words.Of(window.Aggregate)} needs a column of numbers; '{named}' holds {Words.Of(column.Type)}.");
            }
        }
        else if (WindowSql.NeedsColumn(window.Aggregate))
        {
            Fault(feature.Name, "Column", $"'{feature.Name}': {Words.Of(window.Aggregate)} needs a column.");
        }

        string? filter = window.Filter is { Length: > 0 } text ? Condition(feature, "Filter", text) : null;
        bool showsValue = column is not null && window.Aggregate is not (WindowAggregate.Count or WindowAggregate.Distinct);
        CheckClass(feature, showsValue ? [column!] : []);
        string[] conditions = filter is null ? [] : [$"({filter})"];
        if (window.Split is not { } split)
        {
            Add(feature, feature.Name, WindowSql.Aggregate(window, Quoted(column), conditions), WindowSql.WithoutRows(window.Aggregate));
            return;
        }

        PlanSplit(feature, window, column, split, conditions);
    }

    private void PlanSplit(FeatureDefinition feature, WindowFeature window, SourceColumn? column, FeatureSplit split, string[] conditions)
    {
        SourceColumn? by = Column(feature, split.Column, "Split");
        CheckChoice(feature, by is null ? [] : [by.Name]);
        if (split.Values.Count is 0 or > MostSplits)
        {
            Fault(feature.Name, "Split", $"'{feature.Name}': list 1 to {MostSplits} values of '{split.Column}'; found {split.Values.Count}.");
        }

        foreach (string value in by is null ? [] : split.Values)
        {
            string isValue = $"CAST({Quoted(by)} AS VARCHAR) = '{value.Replace("'", "''", StringComparison.Ordinal)}'";
            string sql = WindowSql.Aggregate(window, Quoted(column), [.. conditions, by!.Type == ColumnType.Text ? isValue.Replace($"CAST({Quoted(by)} AS VARCHAR)", Quoted(by), StringComparison.Ordinal) : isValue]);
            Add(feature, FeatureNames.Split(feature.Name, value), sql, WindowSql.WithoutRows(window.Aggregate));
        }
    }

    private void PlanSql(FeatureDefinition feature, SqlFeature sql)
    {
        Dictionary<string, string> names = Readable();
        names.TryAdd("decision_at", InnerNames.DecisionAt);
        names.TryAdd("cutoff_at", InnerNames.CutoffAt);
        names.TryAdd("happened_at", InnerNames.HappenedAt);
        (CheckedExpression? found, IReadOnlyList<string> faults) = SqlExpression.Check(sql.Expression, new ExpressionTerms(names, Aggregation.Always), _trees);
        Faults(feature.Name, "Expression", faults);
        if (found is not null)
        {
            _namesDecision |= found.Names.Any(name => !_columns.ContainsKey(name));
            Read(found.Names);
            CheckClass(feature, found.NamesValues.Where(_columns.ContainsKey).Select(name => _columns[name]));
            CheckChoice(feature, found.Names);
            Add(feature, feature.Name, found.Sql, "NULL");
        }
    }

    private IReadOnlyList<PlannedDerived> PlanDerived()
    {
        Dictionary<string, string> names = _output.DistinctBy(column => column.Name, StringComparer.Ordinal).ToDictionary(column => column.Name, column => column.Name, StringComparer.Ordinal);
        Dictionary<string, DerivedNode> nodes = new(StringComparer.Ordinal);
        foreach ((FeatureDefinition feature, string expression) in _derived)
        {
            (CheckedExpression? found, IReadOnlyList<string> faults) = SqlExpression.Check(expression, new ExpressionTerms(names, Aggregation.Never), _trees);
            Faults(feature.Name, "Expression", faults);
            if (found is not null)
            {
                nodes[feature.Name] = new DerivedNode(feature.Name, found.Sql, found.Names);
            }
        }

        if (DerivedOrder.Circle(nodes) is { } circle)
        {
            Fault(circle[0], "Expression", $"Features refer to each other in a circle: {string.Join(" → ", circle)}. Take one of these steps out.");
            return [];
        }

        CheckDerivedClasses(nodes);
        return DerivedOrder.InLevels(nodes);
    }

    private void CheckDerivedClasses(Dictionary<string, DerivedNode> nodes)
    {
        foreach ((FeatureDefinition feature, _) in _derived.Where(derived => nodes.ContainsKey(derived.Feature.Name)))
        {
            PlannedColumn? higher = nodes[feature.Name].Names.Select(name => _output.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)))
                .Where(column => column.PersonalData > feature.PersonalData).OrderByDescending(column => column.PersonalData).FirstOrDefault();
            if (higher is not null)
            {
                Fault(feature.Name, "PersonalData", TooLow(feature, $"the feature '{higher.Name}'", higher.PersonalData));
            }
        }
    }

    private void CheckClass(FeatureDefinition feature, IEnumerable<SourceColumn> read)
    {
        SourceColumn? higher = read.Where(column => column.PersonalData > feature.PersonalData).MaxBy(column => column.PersonalData);
        if (higher is not null)
        {
            Fault(feature.Name, "PersonalData", TooLow(feature, $"the column '{higher.Name}'", higher.PersonalData));
        }
    }

    private static string TooLow(FeatureDefinition feature, string from, PersonalDataClass needed) =>
        $"'{feature.Name}' is made from {from}, which is {Words.Of(needed)}; it cannot be of a lower class. Found {Words.Of(feature.PersonalData)}.";

    private void CheckNames()
    {
        foreach (IGrouping<string, PlannedColumn> twice in _output.GroupBy(column => column.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Fault(twice.Last().Feature, "Name", $"Two features give the name '{twice.Key}'. Every name stands once.");
        }
    }

    /// <summary>A count of rows chosen by what names a person or is sensitive tells that about the person.</summary>
    private void CheckChoice(FeatureDefinition feature, IEnumerable<string> names) =>
        CheckClass(feature, names.Where(_columns.ContainsKey).Select(name => _columns[name]).Where(column => column.PersonalData > PersonalDataClass.Pseudonymous));

    private string? Condition(FeatureDefinition? feature, string field, string text)
    {
        (CheckedExpression? found, IReadOnlyList<string> faults) = SqlExpression.Check(text, new ExpressionTerms(Readable(), Aggregation.Never), _trees);
        Faults(feature?.Name, field, faults);
        Read(found?.Names ?? []);
        foreach (FeatureDefinition chosen in feature is null ? _definition.Features.Where(other => other.Recipe is not DerivedFeature) : [feature])
        {
            CheckChoice(chosen, found?.Names ?? []);
        }

        return found?.Sql;
    }

    private SourceColumn? Column(FeatureDefinition feature, string name, string field = "Column")
    {
        if (!_columns.TryGetValue(name, out SourceColumn? column))
        {
            Fault(feature.Name, field, $"'{feature.Name}': the source has no column '{name}'{NearestName.Hint(name, _columns.Keys)}".TrimEnd('.', '?') + (NearestName.Hint(name, _columns.Keys).Length > 0 ? "?" : "."));
            return null;
        }

        if (column.WhyNot is { } why)
        {
            Fault(feature.Name, field, $"'{feature.Name}': {why}");
            return null;
        }

        _read.Add(column.Column);
        return column;
    }

    private void Read(IEnumerable<string> names)
    {
        foreach (string name in names.Where(_columns.ContainsKey))
        {
            _read.Add(_columns[name].Column);
        }
    }

    private Dictionary<string, string> Readable() =>
        _columns.Values.Where(column => column.WhyNot is null).ToDictionary(column => column.Name, column => column.Column, StringComparer.Ordinal);

    private void Add(FeatureDefinition feature, string name, string sql, string withoutRows)
    {
        _parts.Add(new PlannedPart(name, sql, withoutRows));
        _output.Add(new PlannedColumn(name, feature.Name, feature.PersonalData));
    }

    /// <summary>Null where a feature looks at all history.</summary>
    private double? LongestDays()
    {
        double longest = 0;
        foreach (FeatureDefinition feature in _definition.Features)
        {
            double? days = feature.Recipe switch
            {
                WindowFeature window => window.Days,
                LatestValue latest => latest.MaxAgeDays,
                DerivedFeature => 0,
                _ => null,
            };
            if (days is null)
            {
                return null;
            }

            longest = Math.Max(longest, days.Value);
        }

        return longest;
    }

    private void Faults(string? feature, string field, IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences)
        {
            Fault(feature, field, feature switch
            {
                null => $"The condition on the source: {sentence}",
                "" => $"The feature without a name: {sentence}",
                _ => $"'{feature}': {sentence}",
            });
        }
    }

    private void Fault(string? feature, string field, string sentence) => _faults.Add(new FeatureFault(feature, field, sentence));

    private static string Quoted(SourceColumn? column) => column is null ? null! : WarehouseSession.Quoted(column.Column);

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
