using System.Text;
using MarketingAI.Engine.Ingestion.DeadLetters.Storage;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Ingestion.DeadLetters;

internal sealed class MappingTrials(
    IEventIntake intake, IEventSources sources, RecentBodies recent, DeadLetterTable letters, WorkScope scope, IEnumerable<IValueMasks> masks) : IMappingTrials
{
    private readonly IValueMasks? _masks = masks.SingleOrDefault();

    public async Task<Outcome<IReadOnlyList<PreviewedEvent>>> TryAsync(
        string source, IReadOnlyList<FieldMapping> fields, TrialRows rows, int most, CancellationToken cancellationToken)
    {
        if (await sources.FindAsync(source, cancellationToken) is not { } found)
        {
            return new EventSourceNotFound(source);
        }

        IReadOnlyList<string> bodies = rows == TrialRows.Newest
            ? [.. recent.Of(scope.Unit.Value, source).Newest(most).Select(Encoding.UTF8.GetString)]
            : await Task.Run(() => Waiting(source, most), cancellationToken);
        List<PreviewedEvent> tried = [];
        foreach (string body in bodies)
        {
            Outcome<IReadOnlyList<PreviewedEvent>> one = intake.Preview(found.Schema, fields, body, most: 1);
            if (one.IsRefused)
            {
                return one.Refusal;
            }

            tried.AddRange(one.Value.Select(seen => Shown(seen with { Position = tried.Count })));
        }

        return tried;
    }

    private IReadOnlyList<string> Waiting(string source, int most) =>
        [.. letters.List(new DeadLetterQuery(source, Take: most), Purposes.Ingestion).Select(letter => letter.Body)];

    private PreviewedEvent Shown(PreviewedEvent seen) => _masks is null ? seen : seen with
    {
        Raw = _masks.ShownJson(seen.Raw),
        Fields = seen.Fields
            .Select(field => (field.Key, Value: field.Key == "properties" ? _masks.ShownJson(field.Value) : _masks.Shown(field.Key, _masks.ClassOf(field.Key), field.Value) ?? "(hidden)"))
            .ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
    };
}
