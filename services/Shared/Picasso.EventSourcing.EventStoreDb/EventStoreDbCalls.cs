namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>
/// Runs calls of the client with a separate deadline and repeats an unanswered call once: reads change nothing, and an append is idempotent by its
/// event ids. A call that is then still unanswered throws an <see cref="EventStoreUnavailableException"/>.
/// </summary>
internal sealed class EventStoreDbCalls(EventStoreDbAvailability availability, TimeProvider clock, TimeSpan timeout)
{
    /// <summary>The default timeout of one attempt.</summary>
    public static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The timeout of one attempt.</summary>
    public TimeSpan Timeout => timeout;

    /// <summary>Whether the server answers.</summary>
    public EventStoreDbAvailability Availability => availability;

    /// <exception cref="EventStoreUnavailableException">No answer came in time.</exception>
    /// <exception cref="LogAccessDeniedException">The server refuses it.</exception>
    public async Task<T> InvokeAsync<T>(EventStoreDbRight right, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        // During a known outage one attempt is enough to detect its end.
        for (var isLast = availability.IsLost; ; isLast = true)
        {
            try
            {
                var answer = await InTimeAsync(call, cancellationToken);
                availability.Answered();
                availability.Rights.Granted(right);
                return answer;
            }
            catch (Exception fault) when (EventStoreDbFaults.IsDenied(fault))
            {
                // The server answered: it is reachable.
                availability.Answered();
                throw availability.Rights.Denied(right, fault);
            }
            catch (Exception fault) when (EventStoreDbFaults.Heals(fault))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (isLast)
                    throw Unavailable(fault);
                await Task.Delay(s_pause, clock, cancellationToken);
            }
        }
    }

    private EventStoreUnavailableException Unavailable(Exception fault)
    {
        availability.Lost(fault);
        return new EventStoreUnavailableException("EventStoreDB does not answer.", fault);
    }

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var late = new CancellationTokenSource(timeout, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            // The client does not end every cancelled wait: an append waits for the server's answer.
            return await call(stop.Token).WaitAsync(stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"EventStoreDB did not answer within {timeout.TotalSeconds:0.#} s.");
        }
    }
}
