using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Jobs;

/// <summary>What a request type is called in the store, and how its handler is run.</summary>
internal abstract partial class JobKind
{
    /// <summary>Such as <c>train-model</c> for the request <c>TrainModel</c>.</summary>
    public abstract string Name { get; }

    public abstract Type RequestType { get; }

    public abstract string Write(IJobRequest request);

    public abstract IJobRequest Read(string json);

    public abstract Task<JobResult> RunAsync(
        IServiceProvider services, string requestJson, IJobRun run, CancellationToken cancellationToken);

    protected static string NameOf(Type request) => WordStart().Replace(request.Name, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex WordStart();
}

internal sealed class JobKind<TRequest> : JobKind where TRequest : IJobRequest
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public override string Name { get; } = NameOf(typeof(TRequest));

    public override Type RequestType => typeof(TRequest);

    public override string Write(IJobRequest request) => JsonSerializer.Serialize((TRequest)request, Json);

    public override IJobRequest Read(string json) => JsonSerializer.Deserialize<TRequest>(json, Json)
        ?? throw new InvalidDataException($"The stored request of a '{Name}' job is empty.");

    public override Task<JobResult> RunAsync(
        IServiceProvider services, string requestJson, IJobRun run, CancellationToken cancellationToken) =>
        services.GetRequiredService<IJobHandler<TRequest>>().RunAsync((TRequest)Read(requestJson), run, cancellationToken);
}
