using Grpc.Core;

namespace Picasso.Web.Hosting;

/// <summary>The answers of a streaming call, each in time (see <see cref="BoundedCalls"/>).</summary>
/// <param name="answers">The stream.</param>
/// <param name="clock">Measures the time.</param>
/// <param name="timeout">How long the next answer may take.</param>
/// <param name="caller">The caller gives up the whole call.</param>
internal sealed class BoundedStream<T>(IAsyncStreamReader<T> answers, TimeProvider clock, TimeSpan timeout, CancellationToken caller) : IAsyncStreamReader<T>
{
    public T Current => answers.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await answers.MoveNext(either.Token);
        }
        catch (RpcException fault) when (!caller.IsCancellationRequested && !cancellationToken.IsCancellationRequested
            && UnansweredCalls.Map(fault, late.IsCancellationRequested) is { } unanswered)
        {
            throw unanswered;
        }
    }
}
