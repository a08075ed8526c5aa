using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Pipelines;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Pages.Ingestion.Pipelines;

/// <summary>Words of pipelines for people.</summary>
internal static class PipelineWords
{
    public static string Of(EventSourceKind kind) => kind switch
    {
        EventSourceKind.Http => "HTTP collector",
        EventSourceKind.Kafka => "Kafka",
        EventSourceKind.File => "Watched folder",
    };

    public static string Of(EventSource source) => source.Mode == IntakeMode.Streaming ? "Stream, about every second" : $"Batches, {LoadCadence.Words(source)}";

    public static string Of(PipelineVerdict verdict) => verdict switch
    {
        PipelineVerdict.Batch => "Load it in batches",
        PipelineVerdict.Streaming => "Load it as a stream",
        PipelineVerdict.Either => "Leave it as it is",
        PipelineVerdict.CannotTell => "Cannot tell yet",
    };

    public static string Of(KafkaSignIn way) => way switch
    {
        KafkaSignIn.None => "None",
        KafkaSignIn.Plain => "User and password (PLAIN)",
        KafkaSignIn.ScramSha256 => "User and password (SCRAM-SHA-256)",
        KafkaSignIn.ScramSha512 => "User and password (SCRAM-SHA-512)",
        KafkaSignIn.OAuthBearer => "Token (OAUTHBEARER)",
    };

    public static (StatusKind Kind, string Text) State(EventSource source, SourceHealth? health) => (source, health) switch
    {
        ({ State: EventSourceState.Paused }, _) => (StatusKind.Neutral, "Paused"),
        ({ Kind: EventSourceKind.Http }, _) => (StatusKind.Good, "Takes calls"),
        ({ SettingsJson: null }, _) => (StatusKind.Warning, "To be set up"),
        (_, null) => (StatusKind.Neutral, "Not read by this host"),
        (_, { Activity: SourceActivity.Faulted }) => (StatusKind.Bad, "Not connected"),
        (_, { Activity: SourceActivity.Connecting }) => (StatusKind.Active, "Connecting"),
        (_, { Activity: SourceActivity.Reading }) => (StatusKind.Active, "Reading"),
        (_, { Activity: SourceActivity.GivingWay }) => (StatusKind.Warning, "Gives way to events of callers"),
        (_, { Activity: SourceActivity.Resting }) => (StatusKind.Good, "Waits for its next batch"),
        _ => (StatusKind.Good, "All read"),
    };

    /// <summary>The page's first sentence.</summary>
    public static string Result(EventSource source, SourceHealth? health) => health switch
    {
        { Fault: { } fault } => fault,
        { Activity: SourceActivity.GivingWay } => "It waits until events that came by calls are in the table, then goes on by itself. Nothing is lost: what is not read stays where it is.",
        { Lag: > 0 and { } lag } => $"{Numbers.Count(lag)} messages wait to be read.",
        { Activity: SourceActivity.Resting, Lag: 0 } => "Everything that was sent is in the event table.",
        { Activity: SourceActivity.CaughtUp } => "Everything that was sent is in the event table.",
        _ when source.SettingsJson is null && source.Kind != EventSourceKind.Http => "Say first where the events come from.",
        _ => $"{State(source, health).Text}.",
    };
}
