using Picasso.Pictures.Queries.ReadModel;
using static Picasso.Conformance.Tests.PictureQueries.Samples;

namespace Picasso.Conformance.Tests.PictureQueries;

/// <summary>What every keeper of the read model lists, and in which order.</summary>
public abstract class PictureListingSuite
{
    private protected abstract IPictureReadModel Model { get; }

    [Fact]
    public async Task Newest_is_ordered_by_arrival_in_the_log()
    {
        await Model.SaveAsync(Row(2) with { UploadedAt = Start.AddYears(9) }, Row(1, category: "city"), Row(3));
        (await Model.AllAsync(new Listing.Newest(null), pageSize: 1)).ShouldBe([3, 2, 1]);
        (await Model.AllAsync(new Listing.Newest("city"))).ShouldBe([1]);
    }

    [Fact]
    public async Task Popular_is_ordered_by_likes_and_then_by_arrival()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 5).Select(i => Row(i, category: i == 5 ? "city" : "other"))]);
        await Model.SetLikesAsync([new LikeCount(IdOf(2), 50, 1), new LikeCount(IdOf(4), 3, 1)], default);
        (await Model.AllAsync(new Listing.Popular(null), pageSize: 2)).ShouldBe([2, 4, 5, 3, 1]);
        (await Model.AllAsync(new Listing.Popular("other"), pageSize: 1)).ShouldBe([2, 4, 3, 1]);
    }

    [Fact]
    public async Task What_people_own_follows_the_owner()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 9).Select(i => Row(i, owner: i % 3 == 0 ? "anna" : i % 3 == 1 ? "bob" : "cleo"))]);
        await Model.SaveAsync(Row(3, owner: "bob") with { Position = 10 });
        (await Model.AllAsync(new Listing.OwnedBy([Person("anna")], null), pageSize: 1)).ShouldBe([9, 6]);
        (await Model.AllAsync(new Listing.OwnedBy([Person("anna"), Person("bob")], null), pageSize: 2)).ShouldBe([9, 7, 6, 4, 3, 1]);
        (await Model.AllAsync(new Listing.OwnedBy([Person("anna")], "city"))).ShouldBeEmpty();
        (await Model.AllAsync(new Listing.OwnedBy([], null))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_portfolio_keeps_what_was_sold_and_shows_what_was_collected()
    {
        await Model.SaveAsync(
            Row(1, offer: new Offer(100, "EUR")), Row(2), Row(3, offer: new Offer(100, "EUR")), Row(4, owner: "bob"), Row(5, owner: "bob", creator: "anna"));
        (await Part("anna", PortfolioPart.Created)).ShouldBe([5, 3, 2, 1]);
        (await Part("anna", PortfolioPart.ForSale)).ShouldBe([3, 1]);
        (await Part("anna", PortfolioPart.Sold)).ShouldBe([5]);
        (await Part("anna", PortfolioPart.Collected)).ShouldBeEmpty();
        (await Part("bob", PortfolioPart.Created)).ShouldBe([4]);
        (await Part("bob", PortfolioPart.Collected)).ShouldBe([5]);

        // Sold, with the offer gone; and one that came back.
        await Model.SaveAsync(Row(3, owner: "bob", creator: "anna") with { Position = 10 }, Row(5, owner: "anna") with { Position = 11 });
        (await Part("anna", PortfolioPart.Created)).ShouldBe([5, 3, 2, 1]);
        (await Part("anna", PortfolioPart.ForSale)).ShouldBe([1]);
        (await Part("anna", PortfolioPart.Sold)).ShouldBe([3]);
        (await Part("bob", PortfolioPart.Collected)).ShouldBe([3]);

        await Model.SaveAsync(Row(3, owner: "bob", creator: "anna").Removed(12));
        (await Part("anna", PortfolioPart.Sold)).ShouldBeEmpty();

        Task<List<long>> Part(string person, PortfolioPart part) => Model.AllAsync(new Listing.Portfolio(Person(person), part), pageSize: 1);
    }

    [Fact]
    public async Task Own_pictures_have_parts_by_upload()
    {
        await Model.SaveAsync(
            Row(1, offer: new Offer(100, "EUR")), Row(2), Row(3, offer: new Offer(100, "EUR")), Row(4) with { FrozenFor = "purchase" },
            Row(5, owner: "bob", creator: "anna"), Row(6, creator: "bob"), Row(7, owner: "bob"));
        (await Own(OwnPart.All)).ShouldBe([6, 4, 3, 2, 1]);
        (await Own(OwnPart.ForSale)).ShouldBe([3, 1]);
        (await Own(OwnPart.NotForSale)).ShouldBe([6, 4, 2]);
        (await Own(OwnPart.Sold)).ShouldBe([5]);
        (await Own(OwnPart.Frozen)).ShouldBe([4]);
        (await Own(OwnPart.All, OwnOrder.Oldest)).ShouldBe([1, 2, 3, 4, 6]);
        (await Own(OwnPart.NotForSale, OwnOrder.Oldest)).ShouldBe([2, 4, 6]);

        // Withdrawn, offered, thawed and deleted.
        await Model.SaveAsync(
            Row(3) with { Position = 10 }, Row(2, offer: new Offer(5, "USD")) with { Position = 11 }, Row(4) with { Position = 12 }, Row(1).Removed(13));
        (await Own(OwnPart.ForSale)).ShouldBe([2]);
        (await Own(OwnPart.NotForSale)).ShouldBe([6, 4, 3]);
        (await Own(OwnPart.Frozen)).ShouldBeEmpty();
        (await Own(OwnPart.All, OwnOrder.Oldest)).ShouldBe([2, 3, 4, 6]);

        async Task<List<long>> Own(OwnPart part, OwnOrder order = OwnOrder.Newest) =>
            await Model.AllAsync(new Listing.Own(Person("anna"), part, order), pageSize: 1);
    }

    [Fact]
    public async Task Own_pictures_are_ordered_by_likes_and_by_price_in_every_part()
    {
        await Model.SaveAsync(
            Row(1, offer: new Offer(100, "EUR")), Row(2), Row(3, offer: new Offer(900, "EUR")), Row(4, offer: new Offer(5_000, "USD")) with { FrozenFor = "purchase" },
            Row(5, owner: "bob", creator: "anna", offer: new Offer(7, "EUR")), Row(6, owner: "bob", creator: "anna"), Row(7, owner: "bob"), Row(8, offer: new Offer(900, "EUR")), Row(9));
        (long Picture, int Likes)[] likes = [(1, 3), (2, 3), (3, 1), (5, 1), (6, 2), (7, 99), (9, 8)];
        await Model.SetLikesAsync([.. likes.Select(one => new LikeCount(IdOf(one.Picture), one.Likes, 1))], default);

        (await Own(OwnPart.All, OwnOrder.MostLiked)).ShouldBe([9, 2, 1, 3, 8, 4]);
        (await Own(OwnPart.ForSale, OwnOrder.MostLiked)).ShouldBe([1, 3, 8, 4]);
        (await Own(OwnPart.NotForSale, OwnOrder.MostLiked)).ShouldBe([9, 2]);
        (await Own(OwnPart.Sold, OwnOrder.MostLiked)).ShouldBe([6, 5]);
        (await Own(OwnPart.Frozen, OwnOrder.MostLiked)).ShouldBe([4]);
        // Currencies by their code, then those without an offer by upload.
        (await Own(OwnPart.All, OwnOrder.HighestPrice)).ShouldBe([8, 3, 1, 4, 9, 2]);
        (await Own(OwnPart.ForSale, OwnOrder.HighestPrice)).ShouldBe([8, 3, 1, 4]);
        (await Own(OwnPart.NotForSale, OwnOrder.HighestPrice)).ShouldBe([9, 2]);
        (await Own(OwnPart.Sold, OwnOrder.HighestPrice)).ShouldBe([5, 6]);

        await Model.SetLikesAsync([new LikeCount(IdOf(4), 9, 2)], default);
        await Model.SaveAsync(Row(1, offer: new Offer(901, "EUR")) with { Position = 10 }, Row(8) with { Position = 11 });
        (await Own(OwnPart.All, OwnOrder.MostLiked)).ShouldBe([4, 9, 2, 1, 3, 8]);
        (await Own(OwnPart.All, OwnOrder.HighestPrice)).ShouldBe([1, 3, 4, 9, 8, 2]);

        Task<List<long>> Own(OwnPart part, OwnOrder order) => Model.AllAsync(new Listing.Own(Person("anna"), part, order), pageSize: 1);
    }

    [Fact]
    public async Task Five_thousand_followed_people_are_listed_at_once()
    {
        var people = Enumerable.Range(0, 5000).Select(i => $"p{i}").ToList();
        await Model.SaveAsync([.. Enumerable.Range(1, 200).Select(i => Row(i, owner: people[i * 20]))]);
        var listed = await Model.AllAsync(new Listing.OwnedBy([.. people.Select(Person)], null), pageSize: 50);
        listed.ShouldBe(Enumerable.Range(1, 200).Reverse().Select(i => (long)i).Where(i => i * 20 < 5000));
    }

    [Fact]
    public async Task Filters_hold_together()
    {
        await Model.SaveAsync(
            Row(1, category: "city", tags: ["sun", "sea"], offer: new Offer(100, "EUR")),
            Row(2, category: "city", tags: ["sun"], offer: new Offer(200, "EUR"), width: 100),
            Row(3, tags: ["sea"], offer: new Offer(150, "USD"), width: 200),
            Row(4, tags: ["sun", "sea"]));
        (await Listed(Any)).ShouldBe([4, 3, 2, 1]);
        (await Listed(Any with { Category = "city" })).ShouldBe([2, 1]);
        (await Listed(Any with { Tags = ["sun"] })).ShouldBe([4, 2, 1]);
        (await Listed(Any with { Tags = ["sun", "sea"], ForSale = true })).ShouldBe([1]);
        (await Listed(Any with { ForSale = true })).ShouldBe([3, 2, 1]);
        (await Listed(Any with { Currency = "EUR", MinPriceMinor = 101 })).ShouldBe([2]);
        (await Listed(Any with { Currency = "EUR", MinPriceMinor = 100, MaxPriceMinor = 199 })).ShouldBe([1]);
        (await Listed(Any with { Orientation = "landscape" })).ShouldBe([4, 1]);
        (await Listed(Any with { Orientation = "portrait", Category = "city" })).ShouldBe([2]);
        (await Listed(Any with { Orientation = "square", Currency = "USD", MaxPriceMinor = 150 })).ShouldBe([3]);
    }

    [Fact]
    public async Task Pictures_are_found_by_each_of_their_colours_until_they_are_removed()
    {
        var (first, second) = (Row(1, category: "city", tags: ["sun"], offer: new Offer(100, "EUR"), title: "sun") with { Colours = ["blue", "white"] }, Row(2, title: "sun") with { Colours = ["blue"] });
        await Model.SaveAsync(first, second, Row(3, title: "sun"));
        (await Listed(Any with { Colour = "blue" })).ShouldBe([2, 1]);
        (await Listed(Any with { Colour = "white" })).ShouldBe([1]);
        (await Listed(Any with { Colour = "red" })).ShouldBeEmpty();
        (await Listed(Any with { Colour = "blue", Category = "city" })).ShouldBe([1]);
        (await Listed(Any with { Colour = "white", Category = "city", Tags = ["sun"], Currency = "EUR", MaxPriceMinor = 100, Orientation = "landscape" })).ShouldBe([1]);
        (await Model.SearchAsync("sun", Any with { Colour = "blue" })).ShouldBe([1, 2]);
        (await Model.AllAsync(new Listing.Priced([], Any with { Colour = "blue", Currency = "EUR" }, true, PageKey.Bottom, false))).ShouldBe([1]);

        await Model.SaveAsync(first.Removed(4) with { Colours = [] });
        (await Listed(Any with { Colour = "blue" })).ShouldBe([2]);
        await Model.SaveAsync(second with { Position = 5, OwnerId = Person("bob") });
        (await Listed(Any with { Colour = "blue" })).ShouldBe([2]);
        await Model.RenewAsync();
        (await Listed(Any with { Colour = "blue" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_word_in_the_title_says_more_than_in_tags_alt_text_or_description()
    {
        await Model.SaveAsync(
            Row(1, title: "Harbour"), Row(2, tags: ["harbour"]), Row(3, alt: "a harbour"), Row(4, description: "near the harbour"), Row(5, title: "hill"));
        (await Model.AllAsync(await Model.FoundAsync("harbour"), pageSize: 1)).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task All_words_must_match_and_only_the_last_as_a_prefix()
    {
        await Model.SaveAsync(Row(1, title: "red harbour"), Row(2, title: "red hill"), Row(3, title: "reddish harbour"));
        (await Model.AllAsync(await Model.FoundAsync("red har"))).ShouldBe([1]);
        (await Model.AllAsync(await Model.FoundAsync("har red"))).ShouldBeEmpty();
        (await Model.AllAsync(await Model.FoundAsync("red"))).ShouldBe([2, 1, 3]);
        (await Model.AllAsync(await Model.FoundAsync("r"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_accents_and_operators_do_not_matter()
    {
        await Model.SaveAsync(Row(1, title: "Été à Zürich"), Row(2, title: "not or and near"));
        (await Model.AllAsync(await Model.FoundAsync("ete ZURICH"))).ShouldBe([1]);
        (await Model.AllAsync(await Model.FoundAsync("\"NOT\" (OR*) ^and -near:"))).ShouldBe([2]);
        (await Model.AllAsync(await Model.FoundAsync("e\u0301te\u0301"))).ShouldBe([1]);
        (await Model.PlanAsync("?! -- '")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Changed_words_are_found_and_the_former_ones_are_not()
    {
        var row = Row(1, title: "first", tags: ["old"]);
        await Model.SaveAsync(row);
        await Model.SaveAsync(row with { Position = 2, Details = row.Details with { Title = "second", Tags = ["new"] } });
        (await Model.AllAsync(await Model.FoundAsync("first"))).ShouldBeEmpty();
        (await Model.AllAsync(await Model.FoundAsync("second"))).ShouldBe([1]);
        (await Listed(Any with { Tags = ["old"] })).ShouldBeEmpty();
        (await Listed(Any with { Tags = ["new"] })).ShouldBe([1]);
    }

    [Fact]
    public async Task A_search_can_be_filtered()
    {
        await Model.SaveAsync(Row(1, title: "sun", tags: ["a"], offer: new Offer(5, "EUR")), Row(2, title: "sun", category: "city"));
        (await Model.AllAsync(await Model.FoundAsync("sun", Any with { ForSale = true }))).ShouldBe([1]);
        (await Model.AllAsync(await Model.FoundAsync("sun", Any with { Tags = ["a"] }))).ShouldBe([1]);
        (await Model.AllAsync(await Model.FoundAsync("sun", Any with { Category = "city" }))).ShouldBe([2]);
    }

    /// <summary>Pages while others come and go: who is there throughout is seen exactly once, nobody twice.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Paging_has_no_gap_and_no_repeat_while_pictures_come_and_go(int seed)
    {
        string[] kinds = ["newest", "category", "popular", "owner", "created", "offered", "own", "own oldest", "unoffered", "followed", "bought", "tag", "colour", "sale", "search", "two words"];
        foreach (var kind in kinds)
            await PagesAreWhole(kind, new Random(seed));
    }

    private async Task PagesAreWhole(string kind, Random random)
    {
        await Model.RenewAsync();
        var (next, alive, buyer) = (100L, new Dictionary<long, PictureRow>(), Person("buyer"));
        for (var i = 0; i < 40; i++)
            await Add();
        var listing = await ListingOf(kind, buyer);
        var throughout = (await Model.AllAsync(listing, 100)).ToHashSet();
        throughout.Count.ShouldBe(40, kind);

        var seen = await Model.AllAsync(listing, random.Next(1, 8), async () =>
        {
            for (var i = random.Next(4); i > 0; i--)
                await Add();
            if (random.Next(2) == 0)
                await Remove();
        });
        seen.ShouldBeUnique(kind);
        throughout.Except(seen).ShouldBeEmpty(kind);

        async Task Add()
        {
            var sequence = next += random.Next(1, 3);
            var words = string.Join(' ', Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(3) == 0 ? "sun" : $"w{random.Next(40)}"));
            var row = Row(sequence, owner: random.Next(2) == 0 || kind is "owner" or "created" or "offered" or "own" or "own oldest" or "unoffered" ? "anna" : "bob", category: "city", tags: ["tag"],
                title: random.Next(2) == 0 ? "sun" : "sun over sea", description: words + (random.Next(2) == 0 ? "sea" : " the sea"), alt: "sea", offer: kind == "unoffered" ? null : new Offer(5, "EUR")) with { Colours = ["blue"] };
            alive.Add(sequence, row);
            await Model.SetLikesAsync([new LikeCount(row.PictureId, random.Next(5), 1)], default);
            await Model.SaveAsync(RowSet.Serving, [row], new Purchase(buyer, row.PictureId, sequence, sequence));
        }

        async Task Remove()
        {
            var gone = alive.Keys.ElementAt(random.Next(alive.Count));
            alive.Remove(gone, out var row);
            throughout.Remove(gone);
            await Model.SaveAsync(row!.Removed(++next));
        }
    }

    private async Task<Listing> ListingOf(string kind, string buyer) => kind switch
    {
        "newest" => new Listing.Newest(null),
        "category" => new Listing.Newest("city"),
        "popular" => new Listing.Popular("city"),
        "owner" => new Listing.OwnedBy([Person("anna")], null),
        "created" => new Listing.Portfolio(Person("anna"), PortfolioPart.Created),
        "offered" => new Listing.Portfolio(Person("anna"), PortfolioPart.ForSale),
        "own" => new Listing.Own(Person("anna"), OwnPart.All, OwnOrder.Newest),
        "own oldest" => new Listing.Own(Person("anna"), OwnPart.ForSale, OwnOrder.Oldest),
        "unoffered" => new Listing.Own(Person("anna"), OwnPart.NotForSale, OwnOrder.Newest),
        "followed" => new Listing.OwnedBy([Person("anna"), Person("bob")], null),
        "bought" => new Listing.BoughtBy(buyer),
        "tag" => new Listing.Filtered(Any with { Tags = ["tag"] }),
        "colour" => new Listing.Filtered(Any with { Colour = "blue" }),
        "sale" => new Listing.Filtered(Any with { ForSale = true, Category = "city" }),
        "search" => await Model.FoundAsync("sun"),
        _ => await Model.FoundAsync("sun sea"),
    };

    private Task<List<long>> Listed(PictureFilter filter) => Model.AllAsync(new Listing.Filtered(filter), pageSize: 2);
}
