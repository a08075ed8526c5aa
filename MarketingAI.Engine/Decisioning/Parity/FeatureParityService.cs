using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Log.Storage;
using MarketingAI.Engine.Decisioning.Parity.Algorithms;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Decisioning.Parity;

/// <summary>Reads as the host, so that keys and values are those that were served; what it tells is masked.</summary>
internal sealed class FeatureParityService(IServiceScopeFactory scopes, WorkScope scope) : IFeatureParity
{
    private const int MostTold = 100;

    public async Task<Outcome<ParityReport>> CheckAsync(ParityOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        using IServiceScope host = scopes.CreateScope();
        host.ServiceProvider.GetRequiredService<WorkScope>().Enter(scope.Unit, Actor.System);
        await host.ServiceProvider.GetRequiredService<IDecisionLog>().MoveToTableAsync(cancellationToken);
        IReadOnlyList<Decision> decisions = host.ServiceProvider.GetRequiredService<DecisionTable>()
            .WithLookUps(options.From, options.Until, options.Sample, scope.Unit.Value);
        Tally tally = new();
        foreach (IGrouping<(FeatureViewRef View, DateTimeOffset Written), Look> group in (await LooksAsync(host, decisions, tally, cancellationToken))
            .GroupBy(look => (look.View, look.Written)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CompareAsync(host, group.Key, [.. group], tally, cancellationToken);
        }

        ParityReport report = new(
            options.From, options.Until, decisions.Count, tally.Values, tally.Differing, tally.Mismatches, tally.NotCompared);
        await host.ServiceProvider.GetRequiredService<ParityIncidents>().TellAsync(report, tally.Compared, cancellationToken);
        return report;
    }

    /// <summary>Every look-up of every decision that gave values.</summary>
    private static async Task<IReadOnlyList<Look>> LooksAsync(IServiceScope host, IReadOnlyList<Decision> decisions, Tally tally, CancellationToken cancellationToken)
    {
        Dictionary<Guid, IReadOnlyList<ModelField>?> fields = [];
        IModelRegistry registry = host.ServiceProvider.GetRequiredService<IModelRegistry>();
        IFeatureViews catalogue = host.ServiceProvider.GetRequiredService<IFeatureViews>();
        Dictionary<FeatureViewRef, string> entities = [];
        List<Look> looks = [];
        foreach (Decision decision in decisions)
        {
            if (!fields.TryGetValue(decision.ModelVersionId, out IReadOnlyList<ModelField>? known))
            {
                Outcome<CompiledModel> model = await registry.LoadAsync(decision.ModelVersionId, cancellationToken);
                fields[decision.ModelVersionId] = known = model.IsRefused ? null : model.Value.Fields;
            }

            DecisionInputs inputs = DecisionInputs.Of(decision)!;
            foreach ((string name, ServedViewState state) in inputs.Views)
            {
                FeatureViewRef reference = FeatureViewRef.Parse(name)!;
                if (!entities.TryGetValue(reference, out string? entity))
                {
                    entity = (await catalogue.FindAsync(reference.Name, reference.Version, cancellationToken))?.Definition.Entity.ToString() ?? string.Empty;
                    entities[reference] = entity;
                }

                if (WhyNot(state, known, entity) is { } why)
                {
                    tally.Skip(why);
                    continue;
                }

                looks.Add(new Look(decision, reference, inputs.KeyOf(entity) ?? string.Empty, state.AsOf!.Value, state.WrittenAt!.Value, Given(known!, reference)));
            }
        }

        return looks;
    }

    private static IReadOnlyList<ModelField> Given(IReadOnlyList<ModelField> fields, FeatureViewRef view) =>
        [.. fields.Where(field => field.Origin is { } origin && string.Equals(origin.View, view.Name, StringComparison.Ordinal) && origin.Version == view.Version)];

    private static string? WhyNot(ServedViewState state, IReadOnlyList<ModelField>? fields, string entity) =>
        state.State is not ("found" or "unknown") ? $"The view's values were {state.State.Replace('-', ' ')}, so none were served."
        : fields is null ? "The model's file cannot be read, so nobody knows which fields were looked up."
        : entity.Length == 0 ? "The view is gone."
        : null;

    private static async Task CompareAsync(
        IServiceScope host, (FeatureViewRef View, DateTimeOffset Written) group, IReadOnlyList<Look> looks, Tally tally, CancellationToken cancellationToken)
    {
        Outcome<OfflineRows> computed = await host.ServiceProvider.GetRequiredService<OfflineValues>().ComputeAsync(
            group.View, [.. looks.Select(look => (look.Key, look.AsOf))], group.Written, cancellationToken);
        if (computed.IsRefused)
        {
            tally.Skip(computed.Refusal.Reason, looks.Count);
            return;
        }

        tally.Compared.Add(group.View);
        OnlineColumns columns = computed.Value.Columns;
        byte[] text = new byte[256];
        for (int i = 0; i < looks.Count; i++)
        {
            using JsonDocument row = JsonDocument.Parse(looks[i].Decision.Features);
            foreach (ModelField field in looks[i].Fields)
            {
                int column = columns.IndexOf(field.Origin!.Feature);
                if (column < 0)
                {
                    tally.Skip("The feature is identifying or sensitive and is never served.");
                    continue;
                }

                long word = computed.Value.Rows[i][column];
                text = columns.MostJsonBytes(column, word) is var most && text.Length < most ? new byte[most] : text;
                string again = Encoding.UTF8.GetString(text.AsSpan(0, columns.WriteJson(column, word, text)));
                Compare(looks[i], field, columns.Fields[column], row.RootElement, again, tally);
            }
        }
    }

    private static void Compare(Look look, ModelField field, FeatureField served, JsonElement row, string again, Tally tally)
    {
        tally.Values++;
        using JsonDocument recomputed = JsonDocument.Parse(again);
        if (row.TryGetProperty(field.Name, out JsonElement logged) && ValueParity.Same(served.Type, logged, recomputed.RootElement))
        {
            return;
        }

        tally.Differing++;
        if (tally.Mismatches.Count < MostTold)
        {
            bool isPersonal = served.PersonalData != PersonalDataClass.None;
            tally.Mismatches.Add(new ParityMismatch(
                look.Decision.Id, look.Decision.At, look.View.ToString(), served.Name, Masked(look.Key), look.AsOf,
                isPersonal ? "(hidden)" : logged.ValueKind == JsonValueKind.Undefined ? "(not in the log)" : logged.GetRawText(), isPersonal ? "(hidden)" : again));
        }
    }

    /// <summary>Messages travel, so they do not carry keys; the decision's page shows the key to who may see it.</summary>
    private static string Masked(string key) => key.Length > 3 ? $"{key[0]}…" : "…";

    private sealed record Look(Decision Decision, FeatureViewRef View, string Key, DateTimeOffset AsOf, DateTimeOffset Written, IReadOnlyList<ModelField> Fields);

    private sealed class Tally
    {
        public long Values { get; set; }

        public long Differing { get; set; }

        public List<ParityMismatch> Mismatches { get; } = [];

        public HashSet<FeatureViewRef> Compared { get; } = [];

        public Dictionary<string, long> NotCompared { get; } = new(StringComparer.Ordinal);

        public void Skip(string why, int rows = 1) => NotCompared[why] = NotCompared.GetValueOrDefault(why) + rows;
    }
}
