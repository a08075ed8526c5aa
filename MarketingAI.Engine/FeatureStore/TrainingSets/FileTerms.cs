using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

/// <summary>Stands in for a contract where a plain file is trained on: the answers given, and guesses for the rest.</summary>
internal static class FileTerms
{
    public static Terms From(IReadOnlyList<ContractColumn> guessed, FileTrainingRequest request)
    {
        string[] unanswered = [.. Names(guessed).Except([.. request.KnownAt.Keys, request.Target, .. request.Exclude], StringComparer.Ordinal)];
        string[] sensitive =
        [
            .. Names(guessed.Where(column => column.PersonalData == PersonalDataClass.Sensitive)).Except([request.Target, .. request.Exclude], StringComparer.Ordinal),
        ];
        List<string> remarks = [];
        if (unanswered.Length > 0)
        {
            remarks.Add($"Nothing was said about when {List(unanswered)} become known; they count as known before the decision.");
        }

        if (sensitive.Length > 0)
        {
            remarks.Add($"{List(sensitive)} may be about a protected trait; exclude what the model must not use.");
        }

        return new Terms(ContractId: null, [.. guessed.Select(column => Answered(column, request))], remarks);
    }

    private static ContractColumn Answered(ContractColumn column, FileTrainingRequest request) => column with
    {
        KnownAt = request.KnownAt.TryGetValue(column.Name, out KnownAt answer) ? answer : KnownAt.Before,
        PersonalData = column.PersonalData == PersonalDataClass.Sensitive ? PersonalDataClass.None : column.PersonalData,
        Use = column.PersonalData == PersonalDataClass.Identifying ? column.Use : AllowedUse.Anything,
    };

    private static IEnumerable<string> Names(IEnumerable<ContractColumn> columns) => columns.Select(column => column.Name);

    private static string List(string[] names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
