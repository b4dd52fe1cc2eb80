using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Kernel;
using Picasso.Testing;
using Picasso.Testing.StandIns;

namespace Picasso.Conformance.Tests.Documents;

/// <summary>A MongoDB that answers late, or that it does not serve: a stand-in says so on demand.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class DocumentOutageTests
{
    private readonly DocumentOutages _outages = new();

    [Fact]
    public async Task A_server_that_answers_too_late_is_an_outage_within_the_time_out_and_not_ready()
    {
        await using var server = MongoStandIn.Answering(async (_, stop) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            return [];
        });
        using var client = Open(server, "?socketTimeoutMS=500");

        _outages.AnswerTo(await FaultOf(client)).ShouldBe(DomainError.TryAgain);
        (await HealthOf(client)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Theory]
    [InlineData(91, "ShutdownInProgress", "try_again")]
    [InlineData(189, "PrimarySteppedDown", "try_again")]
    [InlineData(10107, "NotWritablePrimary", "try_again")]
    [InlineData(50, "MaxTimeMSExpired", "try_again")]
    [InlineData(262, "ExceededTimeLimit", "try_again")]
    [InlineData(14031, "OutOfDiskSpace", "storage_full")]
    [InlineData(13, "Unauthorized", "documents_access_denied")]
    [InlineData(2, "BadValue", null)]
    public async Task A_server_that_refuses_is_answered_by_its_reason(int code, string name, string? reason)
    {
        await using var server = MongoStandIn.Answering((_, _) => Task.FromResult(MongoStandIn.Error(code, name)));
        using var client = Open(server);

        (_outages.AnswerTo(await FaultOf(client))?.Reason).ShouldBe(reason);
        (await HealthOf(client)).ShouldBe(HealthStatus.Unhealthy);
    }

    private static MongoClient Open(TcpStandIn server, string options = "") =>
        new(DocumentConnection.Read($"mongodb://127.0.0.1:{server.Port}/{options}"));

    private static Task<Exception> FaultOf(MongoClient client) => Should.ThrowAsync<Exception>(
        () => client.GetDatabase("any").GetCollection<BsonDocument>("any").Find(new BsonDocument()).ToListAsync());

    private static async Task<HealthStatus> HealthOf(MongoClient client)
    {
        var check = new DocumentHealthCheck(client);
        return (await check.CheckHealthAsync(new HealthCheckContext
        {
            Registration = new HealthCheckRegistration(DocumentHealthCheck.Name, check, HealthStatus.Unhealthy, null),
        })).Status;
    }
}
