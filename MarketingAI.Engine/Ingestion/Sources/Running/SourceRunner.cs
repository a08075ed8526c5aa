using System.Data.Common;
using Confluent.Kafka;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>
/// Reads one source for as long as it is not told to stop. Whatever fails, the source is closed and opened again at the positions that
/// are in the table, so what was read but not committed is read again.
/// </summary>
internal sealed partial class SourceRunner(RunnerWork work, BusinessUnitId unit, EventSource source)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAtLagEvery = TimeSpan.FromSeconds(10);

    private readonly DateTimeOffset _since = work.Clock.GetUtcNow();
    private DateTimeOffset? _lastReadAt = work.Board.LastReadAt(unit.Value, source.Key);
    private bool _isWell = true;
    private string? _fault;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        TimeSpan pause = Second;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Report(_fault is null ? SourceActivity.Connecting : SourceActivity.Faulted, null, null, _fault);
                await ReadAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault) when (IsOutside(fault))
            {
                SayFault(work.Logger, source.Key, fault);
                _fault = WordsOf(fault);
                Report(SourceActivity.Faulted, null, null, _fault);
            }

            pause = _isWell ? Second : pause < TimeSpan.FromSeconds(8) ? pause * 2 : TimeSpan.FromSeconds(10);
            _isWell = false;
            await Task.Delay(pause, work.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        work.Board.Remove(unit.Value, source.Key);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = work.Scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(unit, Actor.System);
        IEventIntake intake = scope.ServiceProvider.GetRequiredService<IEventIntake>();
        await using ISourceTap tap = await scope.ServiceProvider.GetRequiredService<SourceTaps>().OpenAsync(source, cancellationToken);
        while (true)
        {
            if (work.Log.IsCrowded)
            {
                await GiveWayAsync(tap, cancellationToken);
            }

            bool isDrained = await TakeAsync(tap, intake, cancellationToken);
            if (source.Mode == IntakeMode.Batch && isDrained)
            {
                await RestAsync(tap, cancellationToken);
            }
        }
    }

    /// <returns>Whether nothing more waits.</returns>
    private async Task<bool> TakeAsync(ISourceTap tap, IEventIntake intake, CancellationToken cancellationToken)
    {
        TapRead read = await tap.ReadAsync(work.Options.MostMessages, Second, cancellationToken);
        if (read.Messages.Count + read.Positions.Count > 0)
        {
            Outcome<IntakeCommit> committed = await intake.CommitAsync(source.Key, read.Messages, read.Positions, cancellationToken);
            if (committed.IsRefused)
            {
                throw new IOException(committed.Refusal.Reason);
            }
        }

        await tap.CommittedAsync(cancellationToken);
        (_isWell, _fault) = (true, null);
        _lastReadAt = read.Messages.Count > 0 ? work.Clock.GetUtcNow() : _lastReadAt;
        Report(tap.Fault is not null ? SourceActivity.Faulted : read.IsDrained ? SourceActivity.CaughtUp : SourceActivity.Reading, tap, null, tap.Fault);
        return read.IsDrained;
    }

    /// <summary>
    /// Calls cannot wait as brokers and folders can: while what was acknowledged to callers lags behind the table, this source leaves the table to it.
    /// </summary>
    private async Task GiveWayAsync(ISourceTap tap, CancellationToken cancellationToken)
    {
        tap.Hold(isHeld: true);
        while (!work.Log.IsEased)
        {
            await tap.ReadAsync(0, TimeSpan.Zero, cancellationToken);
            Report(tap.Fault is null ? SourceActivity.GivingWay : SourceActivity.Faulted, tap, null, tap.Fault);
            await Task.Delay(Second, work.Clock, cancellationToken);
        }

        tap.Hold(isHeld: false);
    }

    private async Task RestAsync(ISourceTap tap, CancellationToken cancellationToken)
    {
        DateTimeOffset next = LoadCadence.NextAfter(source, work.Clock.GetUtcNow());
        tap.Hold(isHeld: true);
        while (work.Clock.GetUtcNow() < next)
        {
            await tap.ReadAsync(0, TimeSpan.Zero, cancellationToken);
            Report(tap.Fault is null ? SourceActivity.Resting : SourceActivity.Faulted, tap, next, tap.Fault);
            TimeSpan left = next - work.Clock.GetUtcNow();
            await Task.Delay(left < LookAtLagEvery ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : LookAtLagEvery, work.Clock, cancellationToken);
        }

        tap.Hold(isHeld: false);
    }

    private void Report(SourceActivity activity, ISourceTap? tap, DateTimeOffset? next, string? fault = null) => work.Board.Put(
        unit.Value, source.Key,
        new SourceHealth(activity, fault, _since, _lastReadAt, next, tap?.Parts() ?? work.Board.Find(unit.Value, source.Key)?.Parts ?? []));

    /// <summary>The world outside failed; anything else is a mistake of ours and must not be hidden.</summary>
    private static bool IsOutside(Exception fault) =>
        fault is KafkaException or IOException or DbException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or OperationCanceledException;

    private static string WordsOf(Exception fault) => fault switch
    {
        KafkaException kafka => Kafka.KafkaFault.Words(kafka.Error),
        UnauthorizedAccessException => "The host may not read or move files in the folder. Give its account the right to do so.",
        IOException or InvalidDataException => fault.Message,
        DbException => "The warehouse could not take a commit; it is tried again.",
        _ => "Reading broke off; it is tried again. The host's log has the details.",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reading the event source {Source} broke off; it goes on from the positions in the table.")]
    private static partial void SayFault(ILogger logger, string source, Exception fault);
}

/// <summary>What every runner needs.</summary>
internal sealed record RunnerWork(IServiceScopeFactory Scopes, HealthBoard Board, SourceOptions Options, IntakeLog Log, TimeProvider Clock, ILogger<SourceRunner> Logger);
