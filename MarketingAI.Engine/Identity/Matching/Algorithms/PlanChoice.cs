using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Proposes what to compare and which pairs to look at.</summary>
internal static class PlanChoice
{
    public const string FirstOfName = "first of name";
    public const string LastOfName = "last of name";

    /// <param name="right">Null when one set is compared with itself.</param>
    public static Outcome<MatchPlan> For(string set, IReadOnlyList<ColumnLook> left, IReadOnlyList<ColumnLook>? right)
    {
        Dictionary<FieldRole, string> ofLeft = Roles(left, out List<LeftOutColumn> leftOut);
        Dictionary<FieldRole, string> ofRight = right is null ? ofLeft : Roles(right, out _);
        (ofLeft, ofRight) = (Parted(ofLeft, ofRight), right is null ? ofLeft : Parted(ofRight, ofLeft));
        Dictionary<FieldRole, string> before = ofLeft;
        (ofLeft, ofRight) = (Hashed(ofLeft, ofRight), right is null ? Hashed(ofLeft, ofRight) : Hashed(ofRight, ofLeft));
        List<MatchField> fields =
        [
            .. ofLeft.Where(pair => ofRight.ContainsKey(pair.Key)).OrderBy(pair => pair.Key)
                .Select(pair => Field(pair.Key, pair.Value, ofRight[pair.Key])),
        ];
        if (fields.Count == 0)
        {
            return new NothingToCompare(set, [.. left.Select(column => column.Name)]);
        }

        leftOut.AddRange(before.Values.Except(ofLeft.Values, StringComparer.Ordinal).Select(column => new LeftOutColumn(column, "The value itself is compared; its hash says nothing more.")));
        leftOut.AddRange(ofLeft.Where(pair => !ofRight.ContainsKey(pair.Key)).Select(pair => new LeftOutColumn(pair.Value, "The other data set has nothing like it.")));
        return new MatchPlan(WithOrder(fields), RuleChoice.For(fields), Key(left), right is null ? Key(left) : Key(right), leftOut);
    }

    /// <summary>The order of names is a field of its own where both are compared.</summary>
    public static IReadOnlyList<MatchField> WithOrder(IReadOnlyList<MatchField> fields)
    {
        MatchField? first = fields.FirstOrDefault(field => field.Role == FieldRole.FirstName);
        MatchField? last = fields.FirstOrDefault(field => field.Role == FieldRole.LastName);
        return first is null || last is null || fields.Any(field => field.Role == FieldRole.NameOrder)
            ? fields
            : [.. fields, new MatchField("order of names", first.LeftColumn, first.RightColumn, FieldRole.NameOrder, LevelChoice.For(FieldRole.NameOrder))];
    }

    /// <summary>The column out of which a part of a full name is made, or the column itself.</summary>
    public static (string Column, bool? IsFirst) Source(string column) =>
        column.StartsWith(FirstOfName + ": ", StringComparison.Ordinal) ? (column[(FirstOfName.Length + 2)..], true)
        : column.StartsWith(LastOfName + ": ", StringComparison.Ordinal) ? (column[(LastOfName.Length + 2)..], false)
        : (column, null);

    private static MatchField Field(FieldRole role, string left, string right)
    {
        string name = Source(left).IsFirst is null ? left : Source(right).IsFirst is null ? right : role == FieldRole.FirstName ? "first name" : "last name";
        return new MatchField(name, left, right, role, LevelChoice.For(role)) { UsesFrequency = LevelChoice.UsesFrequency(role) };
    }

    private static Dictionary<FieldRole, string> Roles(IReadOnlyList<ColumnLook> columns, out List<LeftOutColumn> leftOut)
    {
        Dictionary<FieldRole, string> roles = [];
        leftOut = [];
        foreach (ColumnLook column in columns)
        {
            (FieldRole? role, string reason) = RoleGuess.Of(column);
            if (role is { } known && !roles.ContainsKey(known))
            {
                roles[known] = column.Name;
            }
            else
            {
                leftOut.Add(new LeftOutColumn(column.Name, role is null ? reason : $"{roles[role.Value]} already stands for this."));
            }
        }

        return roles;
    }

    /// <summary>A full name becomes first and last name: always, as parts can be told apart better than the whole.</summary>
    private static Dictionary<FieldRole, string> Parted(Dictionary<FieldRole, string> roles, Dictionary<FieldRole, string> other)
    {
        if (!roles.TryGetValue(FieldRole.FullName, out string? full) || roles.ContainsKey(FieldRole.FirstName)
            || (!other.ContainsKey(FieldRole.LastName) && !other.ContainsKey(FieldRole.FullName)))
        {
            return roles;
        }

        Dictionary<FieldRole, string> parted = new(roles);
        parted.Remove(FieldRole.FullName);
        parted[FieldRole.FirstName] = $"{FirstOfName}: {full}";
        parted[FieldRole.LastName] = $"{LastOfName}: {full}";
        return parted;
    }

    /// <summary>
    /// An address in clear meets a hashed one by its own hash. Where both sides have it in clear, the hash says nothing more: it would count one
    /// agreement twice.
    /// </summary>
    private static Dictionary<FieldRole, string> Hashed(Dictionary<FieldRole, string> roles, Dictionary<FieldRole, string> other)
    {
        Dictionary<FieldRole, string> told = new(roles);
        foreach ((FieldRole clear, FieldRole hashed) in ((FieldRole, FieldRole)[])[(FieldRole.Email, FieldRole.HashedEmail), (FieldRole.Phone, FieldRole.HashedPhone)])
        {
            if (roles.ContainsKey(clear) && other.ContainsKey(clear))
            {
                told.Remove(hashed);
            }
            else if (roles.TryGetValue(clear, out string? column) && other.ContainsKey(hashed))
            {
                told.Remove(clear);
                told.TryAdd(hashed, column);
            }
        }

        return told;
    }

    private static string? Key(IReadOnlyList<ColumnLook> columns) => columns.FirstOrDefault(RoleGuess.IsKey)?.Name;
}
