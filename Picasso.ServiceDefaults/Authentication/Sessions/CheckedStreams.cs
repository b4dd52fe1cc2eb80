using Grpc.Core;

namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>Repeats a check while a stream runs, at most once a second, whatever the number of messages.</summary>
internal sealed class PeriodicCheck(Func<ValueTask> check, TimeProvider clock)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private long _last = clock.GetTimestamp();

    public ValueTask WhenDueAsync() => clock.GetElapsedTime(_last) < s_interval ? ValueTask.CompletedTask : NowAsync();

    public async ValueTask NowAsync()
    {
        await check();
        _last = clock.GetTimestamp();
    }
}

/// <summary>The client's messages while its session is open; the end of the stream, after which the method acts, is always checked.</summary>
internal sealed class CheckedReader<T>(IAsyncStreamReader<T> inner, PeriodicCheck check) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        var more = await inner.MoveNext(cancellationToken);
        await (more ? check.WhenDueAsync() : check.NowAsync());
        return more;
    }
}

/// <summary>The messages to a client while its session is open.</summary>
internal sealed class CheckedWriter<T>(IServerStreamWriter<T> inner, PeriodicCheck check) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        await check.WhenDueAsync();
        await inner.WriteAsync(message, cancellationToken);
    }
}
