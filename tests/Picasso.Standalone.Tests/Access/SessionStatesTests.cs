using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication.Sessions;

namespace Picasso.Standalone.Tests.Access;

/// <summary>How a service beside Users learns that a session has ended, and what it believes while Users is away.</summary>
public sealed class SessionStatesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Users _users = new();
    private readonly SessionOptions _options = new();

    [Fact]
    public async Task An_answer_is_used_for_a_second_and_then_asked_for_again()
    {
        var states = States();
        for (var call = 0; call < 100; call++)
            (await FindAsync(states)).IsOpen.ShouldBeTrue();
        _users.Asked.ShouldBe(1);

        _users.Open = false;
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await FindAsync(states)).IsOpen.ShouldBeFalse();
        _users.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task An_ended_session_stays_ended_and_nobody_is_asked_again()
    {
        _users.Open = false;
        var states = States();
        await FindAsync(states);
        (_users.Open, _users.Away) = (true, true);
        _clock.Advance(TimeSpan.FromHours(1));

        (await FindAsync(states)).IsOpen.ShouldBeFalse();
        _users.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task While_users_is_away_open_counts_for_ten_seconds_and_then_writes_are_refused()
    {
        var states = States();
        await FindAsync(states);
        _users.Away = true;

        _clock.Advance(TimeSpan.FromSeconds(9.9));
        (await FindAsync(states)).IsOpen.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        (await RefusedAsync(states)).ShouldBe("try_again");

        _users.Away = false;
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await FindAsync(states)).IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_that_was_never_seen_is_refused_while_users_is_away()
    {
        _users.Away = true;
        (await RefusedAsync(States())).ShouldBe("try_again");
    }

    [Fact]
    public async Task A_users_service_that_is_away_is_asked_once_a_second_for_a_session()
    {
        var states = States();
        await FindAsync(states);
        _users.Away = true;
        _clock.Advance(TimeSpan.FromSeconds(2));
        for (var call = 0; call < 100; call++)
            await FindAsync(states);
        _users.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Calls_at_the_same_moment_share_one_question()
    {
        var states = States();
        _users.Hold = new TaskCompletionSource();
        var calls = Enumerable.Range(0, 50).Select(_ => FindAsync(states)).ToList();
        _users.Hold.SetResult();
        (await Task.WhenAll(calls)).ShouldAllBe(state => state.IsOpen);
        _users.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Memory_is_bounded_whatever_sessions_call()
    {
        _options.Capacity = 100;
        var states = States();
        for (var session = 0; session < 1_000; session++)
            await states.FindAsync("ada", $"session-{session}", default);
        states.Count.ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public async Task A_token_with_a_role_that_was_taken_away_is_worth_nothing()
    {
        var validator = new SessionValidator(States());
        var operators = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(
            [new("sub", "ada"), new("sid", "session"), new("role", "operator")], "test", "sub", "role"));
        var refused = await Should.ThrowAsync<DomainException>(() => validator.RequireAsync(operators, default).AsTask());
        refused.Error.Reason.ShouldBe("session_ended");

        _users.Operator = true;
        _clock.Advance(TimeSpan.FromSeconds(1));
        await validator.RequireAsync(operators, default);
    }

    [Fact]
    public async Task An_upload_that_is_under_way_ends_with_its_session()
    {
        var validator = new SessionValidator(States());
        var reader = new CheckedReader<int>(new Numbers(5), new PeriodicCheck(() => RequireAsync(validator), _clock));
        (await reader.MoveNext(default)).ShouldBeTrue();
        _users.Open = false;
        (await reader.MoveNext(default)).ShouldBeTrue("less than a second has passed");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<DomainException>(() => reader.MoveNext(default));
    }

    [Fact]
    public async Task The_end_of_an_upload_is_checked_however_short_it_was()
    {
        var checks = 0;
        var reader = new CheckedReader<int>(new Numbers(2), new PeriodicCheck(() => { checks++; return ValueTask.CompletedTask; }, _clock));
        while (await reader.MoveNext(default))
            checks.ShouldBe(0);
        checks.ShouldBe(1);
    }

    private async ValueTask RequireAsync(SessionValidator validator)
    {
        if (!await validator.IsOpenAsync("ada", "session", default))
            throw SessionValidator.Ended.ToException();
    }

    private RemoteSessionStates States() =>
        new(_users, Options.Create(_options), _clock, NullLogger<RemoteSessionStates>.Instance);

    private static Task<SessionState> FindAsync(RemoteSessionStates states) => states.FindAsync("ada", "session", default).AsTask();

    private static async Task<string> RefusedAsync(RemoteSessionStates states) =>
        (await Should.ThrowAsync<DomainException>(() => FindAsync(states))).Error.Reason;

    private sealed class Users : SessionChecks.SessionChecksClient
    {
        public bool Open { get; set; } = true;

        public bool Operator { get; set; }

        public bool Away { get; set; }

        public int Asked { get; private set; }

        public TaskCompletionSource? Hold { get; set; }

        public override AsyncUnaryCall<SessionStatus> CheckAsync(
            CheckSessionRequest request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) =>
            new(AnswerAsync(), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });

        private async Task<SessionStatus> AnswerAsync()
        {
            Asked++;
            if (Hold is { } hold)
                await hold.Task;
            return Away
                ? throw new RpcException(new Status(StatusCode.Unavailable, "away"))
                : new SessionStatus { Open = Open, IsOperator = Operator };
        }
    }

    private sealed class Numbers(int count) : IAsyncStreamReader<int>
    {
        public int Current { get; private set; }

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(Current++ < count);
    }
}
