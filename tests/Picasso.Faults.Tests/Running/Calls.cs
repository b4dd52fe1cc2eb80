using Grpc.Core;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Running;

/// <summary>Calls as a browser makes them that does not give up: what cannot be reached is asked again, what is refused is refused.</summary>
internal sealed class Calls(SeveralProcesses system)
{
    private static readonly TimeSpan s_oneCall = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    /// <summary>The answer; null when it was refused.</summary>
    public async Task<T?> AskAsync<T>(Person person, Func<CallOptions, AsyncUnaryCall<T>> call)
        where T : class
    {
        T? answer = null;
        RpcException? last = null;
        await Wait.UntilAsync(
            async () =>
            {
                try
                {
                    answer = await call(new CallOptions(person.Token, TimeProvider.System.GetUtcNow().UtcDateTime + s_oneCall));
                    return true;
                }
                catch (RpcException fault) when (fault.StatusCode is StatusCode.FailedPrecondition or StatusCode.Aborted or StatusCode.NotFound
                    or StatusCode.InvalidArgument or StatusCode.PermissionDenied or StatusCode.AlreadyExists)
                {
                    return true;
                }
                catch (RpcException fault)
                {
                    last = fault;
                    if (fault.StatusCode is StatusCode.Unauthenticated)
                        await TryToLogInAsync(person);
                    return false;
                }
            },
            () => $"no answer: {last}", s_timeout);
        return answer;
    }

    private async Task TryToLogInAsync(Person person)
    {
        try
        {
            await person.LogInAgainAsync(system.Channel);
        }
        catch (RpcException away) when (away.StatusCode is not StatusCode.InvalidArgument)
        {
            // Users is away too; the next call tries again.
        }
    }
}
