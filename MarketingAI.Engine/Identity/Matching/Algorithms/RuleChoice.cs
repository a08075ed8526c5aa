namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Which pairs are worth comparing, from what the fields hold. Every kind of error is missed by some rule and caught by another.</summary>
internal static class RuleChoice
{
    public static IReadOnlyList<BlockingRule> For(IReadOnlyList<MatchField> fields)
    {
        Dictionary<FieldRole, string> names = fields.Where(field => field.Role != FieldRole.NameOrder).GroupBy(field => field.Role)
            .ToDictionary(group => group.Key, group => group.First().Name);
        List<BlockingRule> rules = [];
        void Add(string name, params (FieldRole Role, KeyForm Form, int Length)[] parts)
        {
            if (parts.All(part => names.ContainsKey(part.Role)))
            {
                rules.Add(new BlockingRule(name, [.. parts.Select(part => new KeyPart(names[part.Role], part.Form, part.Length))]));
            }
        }

        Add("same e-mail", (FieldRole.Email, KeyForm.Value, 0));
        Add("same telephone", (FieldRole.Phone, KeyForm.Value, 0));
        Add("same hashed e-mail", (FieldRole.HashedEmail, KeyForm.Value, 0));
        Add("same hashed telephone", (FieldRole.HashedPhone, KeyForm.Value, 0));
        Add("same hashed key", (FieldRole.HashedKey, KeyForm.Value, 0));
        Add("same code", (FieldRole.Code, KeyForm.Value, 0));
        Add("last name by sound, birth date", (FieldRole.LastName, KeyForm.Sound, 0), (FieldRole.BirthDate, KeyForm.Value, 0));
        Add("first initial, birth date", (FieldRole.FirstName, KeyForm.Prefix, 1), (FieldRole.BirthDate, KeyForm.Value, 0));
        Add("names in either order, birth year", (FieldRole.FirstName, KeyForm.NamesInEitherOrder, 0), (FieldRole.LastName, KeyForm.NamesInEitherOrder, 0), (FieldRole.BirthDate, KeyForm.Year, 0));
        Add("last name by sound, postcode", (FieldRole.LastName, KeyForm.Sound, 0), (FieldRole.Postcode, KeyForm.Value, 0));
        Add("first name by sound, street", (FieldRole.FirstName, KeyForm.Sound, 0), (FieldRole.Street, KeyForm.Value, 0), (FieldRole.Postcode, KeyForm.Value, 0));
        Add("e-mail before the @", (FieldRole.Email, KeyForm.Derived, 0));
        Add("names in either order, postcode", (FieldRole.FirstName, KeyForm.NamesInEitherOrder, 0), (FieldRole.LastName, KeyForm.NamesInEitherOrder, 0), (FieldRole.Postcode, KeyForm.Prefix, 2));
        if (!names.ContainsKey(FieldRole.BirthDate) || !names.ContainsKey(FieldRole.Postcode))
        {
            Add("names by sound", (FieldRole.FirstName, KeyForm.Sound, 0), (FieldRole.LastName, KeyForm.Sound, 0));
        }

        if (!names.ContainsKey(FieldRole.Postcode))
        {
            Add("last name by sound, city", (FieldRole.LastName, KeyForm.Sound, 0), (FieldRole.City, KeyForm.Sound, 0));
            Add("first name, city", (FieldRole.FirstName, KeyForm.Derived, 0), (FieldRole.City, KeyForm.Sound, 0));
        }

        Add("first name, postcode", (FieldRole.FirstName, KeyForm.Derived, 0), (FieldRole.Postcode, KeyForm.Value, 0));
        Add("full name by its beginning", (FieldRole.FullName, KeyForm.Prefix, 6));
        return rules.Count > 0 ? rules : [.. fields.Select(field => new BlockingRule($"same {field.Name}", [new KeyPart(field.Name, KeyForm.Value)]))];
    }
}
