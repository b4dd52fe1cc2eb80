using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing.Hosting;

namespace Picasso.Shared.Tests.Hosting;

/// <summary>A service that another one calls is away, silent, slow or refuses: the caller is asked to try again, in time.</summary>
public sealed class ServiceOutageTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordedLog<ServiceOutageTests> _log = new();

    [Theory]
    [InlineData(StatusCode.Unavailable, LogLevel.Warning)]
    [InlineData(StatusCode.Cancelled, LogLevel.Warning)]
    [InlineData(StatusCode.DeadlineExceeded, LogLevel.Warning)]
    [InlineData(StatusCode.Internal, LogLevel.Error)]
    [InlineData(StatusCode.Unimplemented, LogLevel.Error)]
    public async Task A_call_to_a_service_that_is_away_or_fails_asks_the_caller_to_try_again_and_is_logged(StatusCode code, LogLevel level)
    {
        var fault = new RpcException(new Status(code, "away"));

        (await RefusedAsync(_ => Task.FromException<SessionStatus>(fault))).Reason.ShouldBe("try_again");

        _log.Lines.ShouldHaveSingleItem().Level.ShouldBe(level);
    }

    [Fact]
    public async Task A_call_to_a_silent_service_ends_after_five_seconds()
    {
        var refused = RefusedAsync(NeverAsync);
        _clock.Advance(ServiceCall.DefaultTimeout - TimeSpan.FromMilliseconds(1));
        refused.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        (await refused).Reason.ShouldBe("try_again");
        ServiceCall.DefaultTimeout.ShouldBe(TimeSpan.FromSeconds(5));
        _log.Lines.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Warning);
    }

    [Fact]
    public async Task A_slow_service_is_waited_for_and_nothing_is_logged()
    {
        var answer = new TaskCompletionSource<SessionStatus>();
        var asked = InvokeAsync(_ => answer.Task);
        _clock.Advance(ServiceCall.DefaultTimeout - TimeSpan.FromMilliseconds(1));

        answer.SetResult(new SessionStatus { Open = true });

        (await asked).Open.ShouldBeTrue();
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_refuses_with_a_reason_is_quoted()
    {
        var reason = DomainError.NotFound("person_not_found", "There is no such person.").ToRpcException();

        (await RefusedAsync(_ => Task.FromException<SessionStatus>(reason))).Reason.ShouldBe("person_not_found");

        _log.Lines.ShouldBeEmpty();
    }

    private async Task<DomainError> RefusedAsync(Func<CancellationToken, Task<SessionStatus>> answer) =>
        (await Should.ThrowAsync<DomainException>(() => InvokeAsync(answer))).Error;

    private Task<SessionStatus> InvokeAsync(Func<CancellationToken, Task<SessionStatus>> answer) => ServiceCall.InvokeAsync(
        stop => new AsyncUnaryCall<SessionStatus>(answer(stop), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { }),
        _clock, _log.CreateLogger("test"), TestContext.Current.CancellationToken);

    // As gRPC's client ends a call whose token is cancelled.
    private static async Task<SessionStatus> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        throw new RpcException(new Status(StatusCode.Cancelled, "Call canceled by the client."));
    }
}
