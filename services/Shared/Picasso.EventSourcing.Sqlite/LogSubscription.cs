using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Picasso.Kernel;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>Follows the log: reads page after page, then waits for a wake-up of this process or polls for events of other processes.</summary>
internal sealed class LogSubscription(EventLogReader reader, Signal signal, TimeProvider clock)
{
    /// <summary>The longest delay before another process's event is read.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private const int Busy = 5;
    private const int Locked = 6;

    public async IAsyncEnumerable<SubscriptionMessage> FollowAsync(
        LogPosition after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sql = new FilterSql(filter);
        var through = after.ToStored();
        var announced = -1L;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var appended = signal.Next;
            var page = TryRead(through, sql);
            foreach (var item in page?.Events ?? [])
                yield return new SubscriptionMessage.Delivered(item);
            through = page?.Through ?? through;
            if (page is not null && through > announced && (page.IsEnd || page.Events.Count == 0))
            {
                announced = through;
                yield return new SubscriptionMessage.CaughtUp(LogPosition.FromStored(through));
            }
            if (page is null or { IsEnd: true })
                await Task.WhenAny(appended, Task.Delay(PollInterval, clock, cancellationToken));
        }
    }

    /// <summary>Null when the file is busy longer than a connection's timeout: the next poll retries.</summary>
    private LogPage? TryRead(long after, FilterSql filter)
    {
        try
        {
            return reader.LogPage(after, filter);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or Locked)
        {
            return null;
        }
    }
}
