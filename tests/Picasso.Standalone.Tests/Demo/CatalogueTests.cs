using System.Text.RegularExpressions;
using Picasso.Contracts;
using Picasso.Demo;
using Picasso.Demo.Seeding;

namespace Picasso.Standalone.Tests.Demo;

/// <summary>What the demo says keeps the rules that everybody's words keep.</summary>
public sealed partial class CatalogueTests
{
    [Fact]
    public void Twelve_people_show_sixty_pictures()
    {
        People.All.Count.ShouldBe(12);
        Catalogue.All.Count.ShouldBe(60);
    }

    [Fact]
    public void Keys_and_titles_name_one_picture_each()
    {
        Catalogue.All.Select(entry => entry.UploadId).ShouldBeUnique();
        Catalogue.All.Select(entry => entry.Work.Title).ShouldBeUnique();
    }

    [Fact]
    public void Words_fit_the_contract() => Catalogue.All.ShouldAllBe(entry =>
        entry.Work.Title.Length <= 120 && entry.Work.Description.Length <= 2000 && entry.Work.Alt.Length > 20 && entry.Work.Alt.Length <= 500
        && Categories.All.ContainsKey(entry.Work.Category) && entry.Work.Tags.Length >= 3 && entry.Work.Tags.Length <= 15
        && entry.Work.Tags.Distinct().Count() == entry.Work.Tags.Length && entry.Work.Tags.All(tag => Tag().IsMatch(tag)));

    [Fact]
    public void Every_category_has_a_picture() =>
        Catalogue.All.Select(entry => entry.Work.Category).Distinct().ShouldBe(Categories.All.Keys, ignoreOrder: true);

    [Fact]
    public void Prices_are_prices() => Catalogue.All.Select(entry => entry.Work.Price)
        .Concat(Catalogue.Deals.Select(deal => deal.Price)).Concat(Catalogue.Offers.Select(offer => (Kernel.Money?)offer.Price))
        .ShouldAllBe(price => price == null || price.Value.ErrorAsPrice("price") == null);

    [Fact]
    public void People_are_adults_with_a_face_and_a_story() => People.All.ShouldAllBe(person =>
        string.CompareOrdinal(person.Born, "2000") < 0 && person.Bio.Length > 0 && person.Bio.Length <= 500 && person.Name.Length <= 50);

    [Fact]
    public void A_work_goes_from_hand_to_hand_and_never_back()
    {
        foreach (var deals in Catalogue.Deals.GroupBy(deal => deal.Work))
        {
            var entry = Catalogue.Find(deals.Key);
            entry.Work.Price.ShouldNotBeNull();
            deals.Select(deal => deal.Buyer).Prepend(entry.Author.Key).ShouldBeUnique();
            deals.Skip(1).ShouldAllBe(deal => deal.Price != null);
        }

        Catalogue.Deals.GroupBy(deal => deal.Work).Count(deals => deals.Count() > 1).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void Nobody_applauds_himself_and_nobody_writes_too_fast()
    {
        ReactionSeeder.Likes().ShouldAllBe(like => Catalogue.Find(like.What).Author.Key != like.Who);
        ReactionSeeder.Follows().ShouldAllBe(follow => follow.Who != follow.Whom);
        ReactionSeeder.Comments().ShouldAllBe(comment => Catalogue.Find(comment.What).Author.Key != comment.Who);
        ReactionSeeder.Comments().GroupBy(comment => comment.Who).Max(of => of.Count()).ShouldBeLessThan(30);
    }

    [Fact]
    public void Chance_gives_the_same_applause_each_time()
    {
        ReactionSeeder.Likes().ShouldBe(ReactionSeeder.Likes());
        ReactionSeeder.Comments().ShouldBe(ReactionSeeder.Comments());
    }

    [GeneratedRegex("^[a-z0-9-]{1,30}$")]
    private static partial Regex Tag();
}
