using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>Calls of one person, or from one address, are bounded; those of others are not affected.</summary>
public class CallLimitTests
{
    [Theory]
    [InlineData("StreamsPerPerson")]
    [InlineData("StreamsPerAddress")]
    public async Task Open_streams_are_bounded_by_person_and_address(string setting)
    {
        await using var host = await QueriesHost.StartAsync(limits: new() { [setting] = "3" });
        var byPerson = setting == "StreamsPerPerson";
        var open = new List<AsyncServerStreamingCall<PictureChange>>();
        for (var number = 0; number < 3; number++)
            open.Add(await OpenAsync(host, byPerson ? "ada" : null, byPerson ? $"198.51.100.{number}" : "198.51.100.7"));

        (await RefusedAsync(host, byPerson ? "ada" : null, byPerson ? "198.51.100.9" : "198.51.100.7")).ShouldBe("too_many_streams");
        open.Add(await OpenAsync(host, byPerson ? "bob" : null, "198.51.100.8"));
        // A service of this machine, which is neither, is not counted.
        for (var number = 0; number < 5; number++)
            open.Add(await OpenAsync(host, null, null));

        open.ForEach(call => call.Dispose());
    }

    private static async Task<AsyncServerStreamingCall<PictureChange>> OpenAsync(QueriesHost host, string? person, string? address)
    {
        var call = host.Client(person).Watch(new WatchRequest(), From(address));
        await call.ResponseHeadersAsync;
        return call;
    }

    private static async Task<string?> RefusedAsync(QueriesHost host, string? person, string? address)
    {
        using var call = host.Client(person).Watch(new WatchRequest(), From(address));
        return (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext(default))).ToDomainError()?.Reason;
    }

    private static Metadata? From(string? address) => address is null ? null : new Metadata { { ClientAddress.Header, address } };
}
