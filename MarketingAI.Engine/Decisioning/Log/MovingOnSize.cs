using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>Does not wait for the recurring job once the log's files have grown large.</summary>
internal sealed partial class MovingOnSize(
    DecisionFiles log, DecisionMover mover, DecisionLogOptions options, TimeProvider clock, ILogger<MovingOnSize> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (log.Folder.Bytes() >= options.MoveAtMegabytes * 1024L * 1024)
            {
                await TryMoveAsync(stoppingToken);
            }
        }
    }

    private async Task TryMoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await mover.MoveAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or DbException)
        {
            SayNotMoved(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The decision log's files could not be moved to the table; they are kept and tried again.")]
    private static partial void SayNotMoved(ILogger logger, Exception fault);
}
