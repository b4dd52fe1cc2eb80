using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Operations;
using Picasso.Kernel;
using Picasso.Pictures;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing;
using Picasso.Testing.Documents;
using Picasso.Testing.Hosting;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>What operators are shown of streams that views hold back, and how they try them again.</summary>
public class QuarantinedStreamsTests
{
    private protected virtual Task<QueriesHost> StartAsync() => QueriesHost.StartAsync();

    [Fact]
    public async Task An_operator_sees_which_event_of_which_picture_is_held_since_when_and_why()
    {
        await using var host = await StartAsync();
        var held = await HoldAsync(host);

        var answer = await Operator(host).ListAsync(new ListHeldStreamsRequest());

        answer.Total.ShouldBe(1);
        var one = answer.Streams.ShouldHaveSingleItem();
        (one.Projection, one.Stream, one.FromRevision, one.EventType).ShouldBe(
            ("pictures", PictureEvents.StreamOf(held), 1, PictureEvents.NameOf<PictureListed>()));
        one.Reason.ShouldNotBeEmpty();
        one.HeldAt.ToDateTimeOffset().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddHours(-1));
    }

    [Fact]
    public async Task Trying_again_what_still_cannot_be_read_changes_nothing()
    {
        await using var host = await StartAsync();
        var held = await HoldAsync(host);

        (await Operator(host).RetryAsync(new RetryHeldStreamsRequest { Projection = "pictures", Stream = PictureEvents.StreamOf(held) })).Released.ShouldBe(0);
        (await Operator(host).RetryAsync(new RetryHeldStreamsRequest())).Released.ShouldBe(0);
        (await Operator(host).RetryAsync(new RetryHeldStreamsRequest { Stream = "picture-unknown" })).Released.ShouldBe(0);

        (await Operator(host).ListAsync(new ListHeldStreamsRequest())).Streams.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("another", "", "projection_not_found")]
    [InlineData("", "x", "stream_invalid")]
    public async Task A_name_that_is_none_is_refused(string projection, string stream, string reason)
    {
        await using var host = await StartAsync();
        var request = new RetryHeldStreamsRequest { Projection = projection, Stream = stream.Length == 0 ? "" : new string('x', 201) };

        var refused = await Should.ThrowAsync<RpcException>(() => Operator(host).RetryAsync(request).ResponseAsync);

        refused.ToDomainError()!.Reason.ShouldBe(reason);
    }

    /// <summary>A picture whose second event cannot be read, once the view has passed it.</summary>
    private static async Task<string> HoldAsync(QueriesHost host)
    {
        var held = (await host.UploadAsync()).Id;
        await host.AppendUnreadableAsync(held);
        var other = await host.UploadAsync();
        await host.GetAsync(other.Id, other.Position);
        return held;
    }

    private static HeldStreams.HeldStreamsClient Operator(QueriesHost host) =>
        host.Host.Client<HeldStreams.HeldStreamsClient>(TestTokens.For(Ids.New(TimeProvider.System), isOperator: true));
}

/// <summary>The same with the quarantine on MongoDB, where all copies share it.</summary>
[Trait(Engines.Trait, "MongoDb")]
public sealed class QuarantinedStreamsOnMongoTests : QuarantinedStreamsTests, IAsyncDisposable
{
    private readonly TestDocuments _documents = new();

    private protected override Task<QueriesHost> StartAsync() => QueriesHost.StartAsync(documents: _documents);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();
}
