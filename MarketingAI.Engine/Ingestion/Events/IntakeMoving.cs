using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>Moves the intake log to the table about every second while the host runs.</summary>
internal sealed partial class IntakeMoving(IntakeMover mover, EventIntakeOptions options, TimeProvider clock, ILogger<IntakeMoving> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(options.MoveEveryMilliseconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await mover.MoveDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is IOException or DbException)
            {
                SayNotMoved(logger, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The event intake log could not be moved to the table; it is kept and tried again.")]
    private static partial void SayNotMoved(ILogger logger, Exception fault);
}
