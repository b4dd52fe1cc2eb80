using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing;
using Picasso.Testing.Processes;
using Picasso.Users.Model;

namespace Picasso.Standalone.Tests.Access;

/// <summary>A token is worth nothing for a write once its session has ended, although it has minutes to live.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class EndedSessionTests(AccessScene scene) : IClassFixture<AccessScene>
{
    private static readonly IReadOnlyList<AccessRow> s_signedIn = [.. AccessTable.Rows.Where(row => row.Answers[0] == 'U')];

    /// <summary>Every RPC that asks to be signed in and does not declare that it changes nothing.</summary>
    public static TheoryData<string> Writes => [.. s_signedIn.Select(row => row.Rpc).Where(rpc => !IsRead(rpc))];

    public static TheoryData<string> Reads => [.. s_signedIn.Where(row => IsRead(row.Rpc) && row.Answers != "UDDDA" && row.Answers != "UDDDN")
        .Select(row => row.Rpc).Except(["Inbox/Watch", "Purchases/Watch", "Sales/GetStatement"])];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_with_the_token_of_an_ended_session_is_refused(string rpc) =>
        (await ReasonAsync(rpc)).ShouldBe((StatusCode.Unauthenticated, "session_ended"));

    [Theory]
    [InlineData("Inbox/Watch")]
    [InlineData("Purchases/Watch")]
    [InlineData("Sales/GetStatement")]
    [InlineData("PaymentOperations/GetTrialBalance")]
    [InlineData("LocalTelemetry/SearchLogs")]
    [InlineData("ProcessHealth/Get")]
    public async Task So_are_streams_and_what_operators_read(string rpc) =>
        (await ReasonAsync(rpc)).ShouldBe((StatusCode.Unauthenticated, "session_ended"));

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_read_asks_nobody(string rpc) => (await ReasonAsync(rpc)).Reason.ShouldNotBe("session_ended");

    [Fact]
    public void Most_rpcs_for_members_change_something() => Writes.Count.ShouldBeGreaterThan(30);

    [Theory]
    [InlineData("sign out")]
    [InlineData("password changed elsewhere")]
    [InlineData("password reset")]
    [InlineData("account closed")]
    public async Task Every_way_to_end_a_session_ends_its_writes(string how)
    {
        var channel = scene.Channel;
        var person = await Person.JoinAsync(channel, "Leaver");
        var elsewhere = await person.SignInElsewhereAsync(channel);
        await LikeAsync(elsewhere);
        await (how switch
        {
            "sign out" => elsewhere.SignOutAsync(channel),
            "password changed elsewhere" => person.EndOtherSessionsAsync(channel),
            "password reset" => person.ResetPasswordAsync(channel),
            _ => person.CloseAccountAsync(channel),
        });

        var refused = await Should.ThrowAsync<RpcException>(() => LikeAsync(elsewhere));
        (refused.StatusCode, refused.ToDomainError()?.Reason).ShouldBe((StatusCode.Unauthenticated, "session_ended"));
    }

    [Fact]
    public async Task A_role_that_was_taken_away_opens_nothing_although_the_session_goes_on()
    {
        var store = scene.Services.GetRequiredService<IUserStore>();
        var person = await Person.JoinAsync(scene.Channel, "Deputy");
        await store.ChangeAsync(person.Id, account => account with { OperatorSince = TimeProvider.System.GetUtcNow() }, default);
        var deputy = await person.SignInElsewhereAsync(scene.Channel);
        await TrialBalanceAsync(deputy);
        await store.ChangeAsync(person.Id, account => account with { OperatorSince = null }, default);

        var refused = await Should.ThrowAsync<RpcException>(() => TrialBalanceAsync(deputy));
        (refused.StatusCode, refused.ToDomainError()?.Reason).ShouldBe((StatusCode.Unauthenticated, "session_ended"));
        await LikeAsync(person);
    }

    private Task<Contracts.Payments.TrialBalance> TrialBalanceAsync(Person person) =>
        new Contracts.Payments.PaymentOperations.PaymentOperationsClient(scene.For(person)).GetTrialBalanceAsync(new()).ResponseAsync;

    private Task<Contracts.Reactions.LikeResponse> LikeAsync(Person person) =>
        new Contracts.Reactions.Reactions.ReactionsClient(scene.For(person)).LikeAsync(new() { PictureId = scene.PictureId }).ResponseAsync;

    private async Task<(StatusCode Status, string? Reason)> ReasonAsync(string rpc)
    {
        try
        {
            await AccessTable.Rows.Single(row => row.Rpc == rpc).Call(scene.AsEnded(), scene);
            return (StatusCode.OK, null);
        }
        catch (RpcException refused)
        {
            return (refused.StatusCode, refused.ToDomainError()?.Reason);
        }
    }

    private static bool IsRead(string rpc) => RpcCatalog.IsRead(RpcCatalog.Files.SelectMany(file => file.Services)
        .SelectMany(service => service.Methods).Single(method => $"{method.Service.Name}/{method.Name}" == rpc));
}
