using Grpc.Core;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>A question to another service, with bounded patience.</summary>
public static class Question
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>The answer, or null when the service refuses with <paramref name="absent"/>.</summary>
    /// <exception cref="RefusedException">Any other refusal, as it came; "try_again" when the service is away or too slow.</exception>
    public static async Task<T?> AskAsync<T>(
        Func<CancellationToken, Task<T>> ask, string absent, TimeProvider clock, CancellationToken cancel)
        where T : class
    {
        using var patience = new CancellationTokenSource(s_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await ask(either.Token);
        }
        catch (RpcException answer) when (answer.ToRefusal() is { } refusal)
        {
            return refusal.Reason == absent ? null : throw refusal.ToException();
        }
        catch (RpcException fault) when (!cancel.IsCancellationRequested && IsAway(fault.StatusCode))
        {
            throw Refusal.TryAgain.ToException();
        }
    }

    private static bool IsAway(StatusCode code) =>
        code is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.DeadlineExceeded;
}
