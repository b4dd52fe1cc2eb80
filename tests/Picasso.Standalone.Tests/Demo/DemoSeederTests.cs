using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Demo;
using Picasso.Demo.Seeding;
using Picasso.Standalone.Tests.Demo.Fakes;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Standalone.Tests.Demo;

/// <summary>Filling a fresh data folder, over the contract. The painting itself is left out: another test looks at it.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class DemoSeederTests
{
    private readonly FakeMarketplace _market = new() { PicturesSeenLate = 2 };
    private int _painted;

    [Fact]
    public async Task A_fresh_marketplace_is_filled()
    {
        var lines = await SeedAsync();

        _market.Accounts.Values.Count(account => account is { Verified: true, Bio.Length: > 0, FaceBytes: > 0 }).ShouldBe(People.All.Count);
        _market.Pictures.Count.ShouldBe(Catalogue.All.Count);
        _market.Likes.Count.ShouldBe(ReactionSeeder.Likes().Count());
        _market.Comments.Count.ShouldBe(ReactionSeeder.Comments().Count());
        _market.Follows.Count.ShouldBe(ReactionSeeder.Follows().Count());
        _market.Sales.Count.ShouldBe(Catalogue.Deals.Count);
        lines[^1].ShouldContain(People.All[0].Email);
    }

    [Fact]
    public async Task Sales_follow_the_catalogue_and_the_last_owners_offer_again()
    {
        await SeedAsync();

        foreach (var deals in Catalogue.Deals.GroupBy(deal => deal.Work))
        {
            var picture = Find(deals.Key);
            picture.Owner.ShouldBe(IdOf(deals.Last().Buyer));
            var offer = Catalogue.Offers.SingleOrDefault(offer => offer.Work == deals.Key);
            (picture.Price?.Minor).ShouldBe(offer?.Price.Minor);
            _market.Sales.Where(sale => sale.PictureId == picture.Id).Select(sale => sale.Buyer).ShouldBe(deals.Select(deal => IdOf(deal.Buyer)));
        }
    }

    [Fact]
    public async Task A_filled_marketplace_is_left_alone()
    {
        await SeedAsync();
        var (uploads, sales) = (_market.Uploads.Count, _market.Sales.Count);

        var lines = await SeedAsync();

        lines.ShouldHaveSingleItem();
        (_market.Uploads.Count, _market.Sales.Count, _painted).ShouldBe((uploads, sales, Catalogue.All.Count));
    }

    [Theory]
    [InlineData("people joined")]
    [InlineData("20 of 60")]
    [InlineData("likes")]
    [InlineData("sales")]
    public async Task A_run_that_was_stopped_goes_on_without_doing_anything_twice(string at)
    {
        await Should.ThrowAsync<Exception>(() => SeedAsync(stopAt: at));

        await SeedAsync();

        _market.Pictures.Count.ShouldBe(Catalogue.All.Count);
        _market.Uploads.Count.ShouldBe(Catalogue.All.Count, "uploads that were carried out, repeats included");
        _market.Comments.Count.ShouldBe(ReactionSeeder.Comments().Count());
        _market.Sales.Count.ShouldBe(Catalogue.Deals.Count);
        _market.Accounts.Values.ShouldAllBe(account => account.Bio.Length > 0);
    }

    [Fact]
    public async Task A_sign_in_that_has_to_wait_is_waited_for()
    {
        _market.LogInsTooFast = 3;
        await SeedAsync();
        _market.Accounts.Count.ShouldBe(People.All.Count);
    }

    [Fact]
    public async Task A_closed_mail_box_is_said_in_words()
    {
        var closed = new FakeMarketplace { MailBoxIsOpen = false };
        (await Should.ThrowAsync<InvalidOperationException>(() => SeedAsync(closed))).Message.ShouldContain("Picasso:Mail:ShowBox");
    }

    private async Task<List<string>> SeedAsync(FakeMarketplace? market = null, string? stopAt = null)
    {
        await using var host = await ServiceHost.StartAsync((market ?? _market).Add, FakeMarketplace.Map);
        using var stop = new CancellationTokenSource();
        using var handler = ((TestServer)host.Services.GetRequiredService<IServer>()).CreateHandler();
        using var channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = handler });
        var progress = new Lines(line =>
        {
            if (stopAt is not null && line.Contains(stopAt, StringComparison.Ordinal))
                stop.Cancel();
        });
        await new DemoSeeder(channel, TimeProvider.System, Paint).SeedAsync(progress, stop.Token);
        return progress.All;
    }

    /// <summary>More than one chunk.</summary>
    private byte[] Paint(Work work)
    {
        Interlocked.Increment(ref _painted);
        return new byte[100_000];
    }

    private FakePicture Find(string key) =>
        _market.Pictures.Values.Single(picture => picture.Title == Catalogue.Find(key).Work.Title);

    private string IdOf(string person) => _market.Accounts[People.All.Single(one => one.Key == person).Email].Id;

    /// <summary>Reports at once, where <see cref="Progress{T}"/> would do it some time later.</summary>
    private sealed class Lines(Action<string> onLine) : IProgress<DemoProgress>
    {
        public List<string> All { get; } = [];

        public void Report(DemoProgress value)
        {
            if (!value.IsMilestone)
                return;
            lock (All)
                All.Add(value.Sentence);
            onLine(value.Sentence);
        }
    }
}
