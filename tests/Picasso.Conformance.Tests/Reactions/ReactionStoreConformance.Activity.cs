using Picasso.Reactions.Storing;

namespace Picasso.Conformance.Tests.Reactions;

public abstract partial class ReactionStoreConformance
{
    private static int Today => Days.Of(Now);

    [Fact]
    public async Task A_viewer_counts_once_for_a_picture_and_day()
    {
        var (pier, night) = (Id(), Id());
        View[] views = [Seen(pier, "a"), Seen(pier, "a"), Seen(pier, "b"), Seen(night, "a"), Seen(pier, "a", Today - 1)];

        (await Store.AddViewsAsync(views, Cancel)).ShouldBe(4);
        (await Reopen().AddViewsAsync(views, Cancel)).ShouldBe(0);
        (await Store.AddViewsAsync([], Cancel)).ShouldBe(0);

        (await DaysAsync()).ShouldBe([new DayCounts(Today - 1, 1, 0), new DayCounts(Today, 3, 0)]);
        (await DaysAsync(night)).ShouldBe([new DayCounts(Today, 1, 0)]);
        (await PicturesAsync()).ShouldBe([new PictureCounts(pier, 3, 0), new PictureCounts(night, 1, 0)]);
    }

    [Fact]
    public async Task The_same_views_from_several_processes_at_once_count_once()
    {
        var picture = Id();
        View[] views = [.. Enumerable.Range(0, 20).Select(number => Seen(picture, $"viewer-{number}"))];
        var stores = new[] { Store, Reopen(), Reopen() };

        var counted = await Task.WhenAll(stores.Select(store => Task.Run(() => store.AddViewsAsync(views, Cancel))));

        counted.Sum().ShouldBe(20);
        (await DaysAsync()).ShouldBe([new DayCounts(Today, 20, 0)]);
    }

    [Fact]
    public async Task A_like_is_on_its_day_until_it_is_withdrawn()
    {
        var picture = Id();
        await Store.LikeAsync(new Like(picture, "ada", Now.AddDays(-3)), "owner", Cancel);
        await LikeAsync(picture, "bob");
        await LikeAsync(picture, "bob");
        (await DaysAsync()).ShouldBe([new DayCounts(Today - 3, 0, 1), new DayCounts(Today, 0, 1)]);

        await Store.UnlikeAsync(picture, "ada", Cancel);
        await Store.UnlikeAsync(picture, "ada", Cancel);

        (await DaysAsync()).ShouldBe([new DayCounts(Today, 0, 1)]);
        (await PicturesAsync()).ShouldBe([new PictureCounts(picture, 0, 1)]);
    }

    [Fact]
    public async Task What_happened_belongs_to_whoever_owned_the_picture_then()
    {
        var picture = Id();
        await LikeAsync(picture, "ada");
        await Store.AddViewsAsync([Seen(picture, "a"), Seen(picture, "b") with { OwnerId = "buyer" }], Cancel);
        await Store.LikeAsync(new Like(picture, "bob", Now), "buyer", Cancel);

        // Withdrawn after the sale, it is taken from the former owner's count.
        await Store.UnlikeAsync(picture, "ada", Cancel);

        (await DaysAsync()).ShouldBe([new DayCounts(Today, 1, 0)]);
        (await Store.ReadDaysAsync(new ActivityPeriod("buyer", null, Today, Today), Cancel)).ShouldBe([new DayCounts(Today, 1, 1)]);
        (await Store.ReadDaysAsync(new ActivityPeriod("somebody", null, Today, Today), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_period_has_both_its_ends_and_pictures_are_bounded()
    {
        var picture = Id();
        await Store.AddViewsAsync([.. Enumerable.Range(-3, 4).Select(day => Seen(picture, "a", Today + day)), Seen(Id(), "a")], Cancel);

        (await Store.ReadDaysAsync(new ActivityPeriod("owner", null, Today - 2, Today - 1), Cancel)).Select(one => one.Day).ShouldBe([Today - 2, Today - 1]);
        (await Store.ReadPicturesAsync(new ActivityPeriod("owner", null, Today - 9, Today), 1, Cancel)).ShouldBe([new PictureCounts(picture, 4, 0)]);
    }

    [Fact]
    public async Task Days_are_kept_for_a_fixed_time_and_viewers_for_a_shorter_one()
    {
        var picture = Id();
        await Store.AddViewsAsync([Seen(picture, "a", Today - 9), Seen(picture, "a", Today - 5), Seen(picture, "a")], Cancel);
        await Store.LikeAsync(new Like(picture, "ada", Now.AddDays(-9)), "owner", Cancel);

        await Store.ForgetDaysAsync(Today - 5, Today - 1, Cancel);
        await Store.ForgetDaysAsync(Today - 5, Today - 1, Cancel);

        (await DaysAsync()).Select(one => one.Day).ShouldBe([Today - 5, Today]);
        (await Store.AddViewsAsync([Seen(picture, "a")], Cancel)).ShouldBe(0);
        // Its day is gone: nothing is taken from another one.
        (await Store.UnlikeAsync(picture, "ada", Cancel)).Changed.ShouldBeTrue();
        (await DaysAsync()).Sum(one => one.Likes).ShouldBe(0);
    }

    [Fact]
    public async Task An_owner_is_forgotten_alone()
    {
        var picture = Id();
        await Store.AddViewsAsync([Seen(picture, "a"), Seen(picture, "b") with { OwnerId = "other" }], Cancel);

        await Store.ForgetOwnerAsync("owner", Cancel);

        (await DaysAsync()).ShouldBeEmpty();
        (await Store.ReadDaysAsync(new ActivityPeriod("other", null, Today, Today), Cancel)).ShouldHaveSingleItem();
    }

    private static View Seen(string pictureId, string viewer, int? day = null) => new(pictureId, "owner", viewer, day ?? Today);

    private Task<IReadOnlyList<DayCounts>> DaysAsync(string? pictureId = null) => Store.ReadDaysAsync(new ActivityPeriod("owner", pictureId, Today - 20, Today), Cancel);

    private Task<IReadOnlyList<PictureCounts>> PicturesAsync() => Store.ReadPicturesAsync(new ActivityPeriod("owner", null, Today - 20, Today), 10, Cancel);
}
