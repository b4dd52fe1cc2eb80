using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Services.Tests.Hosting;
using Picasso.Services.Tests.Reacting;
using Picasso.Services.Tests.ReadingPictures;
using Picasso.Services.Tests.WritingPictures;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.Services.Tests.Limiting;

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

    [Theory]
    [InlineData("PictureChanges", "Describe")]
    [InlineData("PictureChanges", "Reprice")]
    [InlineData("PictureChanges", "Unlist")]
    public async Task Changes_of_pictures_are_bounded_by_person(string setting, string method)
    {
        await using var pictures = await new PicturesHost().WithCalls(setting, 3).StartAsync();
        var (ada, bob) = (PicturesHost.NewPerson(), PicturesHost.NewPerson());
        var hers = await pictures.Upload(ada, price: new Money(100, "EUR"));
        for (var number = 0; number < 3; number++)
            await ChangeAsync(ada, number);
        (await PicturesHost.ErrorOf(() => ChangeAsync(ada, 9))).Reason.ShouldBe("too_many_changes");
        (await PicturesHost.ErrorOf(() => ChangeAsync(bob, 9))).Reason.ShouldBe("not_owner");

        Task ChangeAsync(string person, int number) => method switch
        {
            "Describe" => pictures.As(person).DescribeAsync(new DescribeRequest
            {
                PictureId = hers.PictureId, Details = new Details { Title = $"Dusk {number}" },
            }).ResponseAsync,
            "Reprice" => pictures.As(person).RepriceAsync(new RepriceRequest
            {
                PictureId = hers.PictureId, Price = new Contracts.Money { Minor = 200 + number, Currency = "EUR" },
            }).ResponseAsync,
            _ => pictures.As(person).UnlistAsync(new UnlistRequest { PictureId = hers.PictureId }).ResponseAsync,
        };
    }

    [Theory]
    [InlineData("Likes")]
    [InlineData("Follows")]
    [InlineData("CommentChanges")]
    public async Task Reactions_are_bounded_by_person(string setting)
    {
        await using var world = await ReactionsWorld.StartAsync(limits: new() { [setting] = "3" });
        var picture = world.Pictures.Add("owner");
        var followed = world.People.Add();
        var comment = ReactionsWorld.Comment(picture);
        await world.As("ada").AddCommentAsync(comment);
        for (var number = 0; number < 3; number++)
            await ActAsync(world.As("ada"), number);
        (await PicturesHost.ErrorOf(() => ActAsync(world.As("ada"), 9))).Reason.ShouldBe("too_many_changes");
        if (setting != "CommentChanges")
            await ActAsync(world.As("bob"), 0);

        Task ActAsync(ReactionsApi.ReactionsClient person, int number) => setting switch
        {
            "Likes" when number % 2 == 0 => person.LikeAsync(new LikeRequest { PictureId = picture }).ResponseAsync,
            "Likes" => person.UnlikeAsync(new UnlikeRequest { PictureId = picture }).ResponseAsync,
            "Follows" => person.FollowAsync(new FollowRequest { UserId = followed }).ResponseAsync,
            _ => person.EditCommentAsync(new EditCommentRequest { CommentId = comment.CommentId, Text = $"{number}" }).ResponseAsync,
        };
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
