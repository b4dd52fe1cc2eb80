using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Relating;
using static Picasso.Conformance.Tests.PictureQueries.Samples;

namespace Picasso.Conformance.Tests.PictureQueries;

/// <summary>Which pictures are related to one, the same from every read model.</summary>
public abstract class PictureRelatedSuite
{
    private static readonly Offer s_offer = new(500, "EUR");

    private protected abstract IPictureReadModel Model { get; }

    [Fact]
    public async Task More_by_the_creator_is_latest_first_whoever_owns_it_without_the_picture_itself_and_frozen_ones()
    {
        await Model.SaveAsync(
            Row(1), Row(2, owner: "bob", creator: "anna"), Row(3) with { FrozenFor = "p" }, Row(4), Row(5, owner: "bob"), Row(6, owner: "anna", creator: "bob"));

        (await FindAsync(4)).ByCreator.ShouldBe([2, 1]);
        (await FindAsync(1)).ByCreator.ShouldBe([4, 2]);
        (await FindAsync(5)).ByCreator.ShouldBe([6]);
    }

    [Fact]
    public async Task Similar_are_others_pictures_on_offer_with_words_of_title_and_tags()
    {
        await Model.SaveAsync(
            Row(1, title: "Harbour at dawn", tags: ["fog", "boats"]),
            Row(2, owner: "bob", title: "Harbours", offer: s_offer),
            Row(3, owner: "bob", title: "Night", tags: ["boats"], offer: s_offer),
            Row(4, owner: "bob", title: "Harbour", tags: ["fog", "boats"]),
            Row(5, owner: "anna", title: "Harbour", tags: ["fog", "boats"], offer: s_offer),
            Row(6, owner: "bob", title: "Mountain", description: "harbour fog boats", offer: s_offer),
            Row(7, owner: "bob", title: "At night, at home", offer: s_offer),
            Row(8, owner: "cleo", title: "Harbour", tags: ["fog", "boats"], offer: s_offer));

        var similar = (await FindAsync(1)).Similar;

        similar[0].ShouldBe(8);
        similar.ShouldBe([8, 3, 2], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_deleted_or_no_longer_offered_is_in_neither()
    {
        var (own, other) = (Row(2, tags: ["fog"], offer: s_offer), Row(3, owner: "bob", tags: ["fog"], offer: s_offer));
        await Model.SaveAsync(Row(1, tags: ["fog"]), own, other);
        await ExpectAsync([2], [3]);

        await Model.SaveAsync(other with { Position = 10, Offer = null });
        await ExpectAsync([2], []);
        await Model.SaveAsync(own.Removed(11));
        await ExpectAsync([], []);

        async Task ExpectAsync(long[] byCreator, long[] similar)
        {
            var found = await FindAsync(1);
            found.ByCreator.ShouldBe(byCreator);
            found.Similar.ShouldBe(similar);
        }
    }

    [Fact]
    public async Task The_most_similar_come_first_and_of_equals_the_latest()
    {
        await Model.SaveAsync(
            Row(1, tags: ["fog", "sea", "pier"]),
            Row(2, owner: "bob", tags: ["fog", "sea", "pier"], offer: s_offer), Row(3, owner: "bob", tags: ["fog", "sea"], offer: s_offer),
            Row(4, owner: "bob", tags: ["fog"], offer: s_offer), Row(5, owner: "bob", tags: ["fog"], offer: s_offer));

        (await FindAsync(1)).Similar.ShouldBe([2, 3, 5, 4]);
    }

    [Fact]
    public async Task A_rare_word_makes_pictures_more_similar_than_a_common_one()
    {
        await Model.SaveAsync([.. Enumerable.Range(20, 20).Select(i => Row(i, owner: "bob", tags: ["sky"], offer: s_offer))]);
        await Model.SaveAsync(Row(1, tags: ["sky", "aurora"]), Row(2, owner: "cleo", tags: ["aurora"], offer: s_offer));

        (await FindAsync(1, 3)).Similar.ShouldBe([2, 39, 38]);
    }

    [Fact]
    public async Task There_are_no_more_than_asked_for_and_only_the_newest_of_very_many_are_looked_at()
    {
        await Model.SaveAsync([.. Enumerable.Range(2, 30).Select(i => Row(i, owner: i % 2 == 0 ? "anna" : "bob", tags: ["fog"], offer: s_offer))]);
        await Model.SaveAsync(Row(1, tags: ["fog"]));

        var (byCreator, similar) = await FindAsync(1, 4);
        byCreator.ShouldBe([30, 28, 26, 24]);
        similar.ShouldBe([31, 29, 27, 25]);
        (await FindAsync(1, 4, window: 2)).Similar.ShouldBe([31]);
    }

    [Fact]
    public async Task Without_a_word_that_others_have_nothing_is_similar()
    {
        await Model.SaveAsync(
            Row(1, title: "The"), Row(2, title: "One of a kind"), Row(3, owner: "bob", title: "The other", offer: s_offer), Row(4, owner: "cleo", title: "!"));
        foreach (var sequence in (long[])[1, 2, 4])
            (await FindAsync(sequence)).Similar.ShouldBeEmpty();
    }

    [Fact]
    public async Task Unspaced_scripts_and_other_letters_are_similar_too()
    {
        await Model.SaveAsync(
            Row(1, title: "富士山の朝"), Row(2, owner: "bob", title: "富士山", offer: s_offer), Row(3, title: "Ёлка"), Row(4, owner: "bob", title: "елки", offer: s_offer));
        (await FindAsync(1)).Similar.ShouldBe([2]);
        (await FindAsync(3)).Similar.ShouldBe([4]);
    }

    private async Task<(List<long> ByCreator, List<long> Similar)> FindAsync(long sequence, int size = 6, int window = RelatedFinder.Window)
    {
        var row = (await Model.FindAsync(IdOf(sequence), default))!.Row;
        var related = await new RelatedFinder(Model, window).FindAsync(row, size, default);
        return (Sequences(related.ByCreator), Sequences(related.Similar));
    }

    private static List<long> Sequences(IEnumerable<PictureView> views) => [.. views.Select(view => view.Row.Sequence)];
}
