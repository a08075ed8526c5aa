using System.Reflection;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources.Pipelines;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.SubjectRequests;
using MarketingAI.Tests.EndToEnd.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Hosting;

/// <summary>What is found by interface is counted here, so that a module that forgets to register is seen.</summary>
public sealed class RegistrationTests
{
    /// <summary>Seams that low modules declare and high ones implement. A module that implements one adds to its number here.</summary>
    private static readonly Dictionary<Type, int> Seams = new()
    {
        [typeof(IPersonalDataHolder)] = 8,
        [typeof(IContractConsumer)] = 8,
        [typeof(IBatchGate)] = 1,
        [typeof(IDataSetArrival)] = 1,
        [typeof(IColumnMask)] = 1,
        [typeof(IExploreSources)] = 3,
        [typeof(IReadWitness)] = 1,
        [typeof(IPersonalColumns)] = 5,
        [typeof(ILineageSink)] = 1,
        [typeof(IApprovalGate)] = 1,
        [typeof(IEventUses)] = 1,
        [typeof(IAccountNames)] = 1,
    };

    [Fact]
    public void Every_seam_has_the_number_of_implementations_that_the_table_says()
    {
        IServiceCollection services = ServicesOfTheHost();

        string found = string.Join(", ", Seams.Keys.Select(seam => $"{seam.Name} {services.Count(service => service.ServiceType == seam)}"));
        string expected = string.Join(", ", Seams.Select(seam => $"{seam.Key.Name} {seam.Value}"));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Every_type_that_implements_a_seam_is_registered()
    {
        foreach ((Type seam, int number) in Seams)
        {
            int implementations = ProductTypes().Count(type => type is { IsClass: true, IsAbstract: false } && seam.IsAssignableFrom(type));
            Assert.True(implementations == number, $"{seam.Name} is implemented {implementations} times and registered {number} times.");
        }
    }

    [Fact]
    public void Every_job_request_has_one_handler_and_a_name_of_its_own()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        JobKinds kinds = host.Services.GetRequiredService<JobKinds>();
        Type[] requests = [.. ProductTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IJobRequest).IsAssignableFrom(type))];

        Assert.NotEmpty(requests);
        Assert.Equal(
            string.Join(", ", requests.Select(type => type.Name).Order(StringComparer.Ordinal)),
            string.Join(", ", kinds.All.Select(kind => kind.RequestType.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_job_request_survives_being_written_and_read()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        JobKinds kinds = host.Services.GetRequiredService<JobKinds>();

        Assert.All(host.Services.GetServices<RecurringJob>(), job =>
        {
            JobKind kind = kinds.Of(job.Request.GetType());
            Assert.Equal(kind.Write(job.Request), kind.Write(kind.Read(kind.Write(job.Request))));
        });
    }

    private static IServiceCollection ServicesOfTheHost()
    {
        IServiceCollection? seen = null;
        using WorkbenchHost host = WorkbenchHost.ForRequests(services: services => seen = services);
        _ = host.Services;
        return seen!;
    }

    /// <summary>Without the command line, whose verbs and benchmarks run without a host.</summary>
    private static IEnumerable<Type> ProductTypes() =>
        new[] { typeof(DataFolders).Assembly, typeof(Program).Assembly }.SelectMany((Assembly assembly) => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("MarketingAI.Workbench.CommandLine", StringComparison.Ordinal) is not true);
}
