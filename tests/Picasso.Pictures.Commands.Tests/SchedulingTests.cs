using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Resuming;
using Picasso.Pictures.Commands.Scheduling;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>A planned publication happens once, late after an outage, whatever is killed; what is refused by then is told.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class SchedulingTests : IAsyncLifetime
{
    private readonly TravellingClock _clock = new();
    private readonly string _person = NewPerson();
    private PicturesHost _pictures = null!;
    private Resuming _ada = null!;

    private DateTimeOffset Tomorrow => _clock.GetUtcNow().AddDays(1);

    public async ValueTask InitializeAsync()
    {
        _pictures = await new PicturesHost().At(_clock).With("ScheduledPerPerson", 2).StartAsync();
        _ada = new Resuming(_pictures, _person);
    }

    [Fact]
    public async Task It_is_private_until_its_time_and_then_published_once_with_the_details_of_the_plan()
    {
        var id = await _ada.Arrived(TestPictures.Jpeg(NewSeed()));
        var at = Tomorrow;
        await _ada.Schedule(id, at.AddHours(-10), "First");
        (await _ada.Schedule(id, at, "Second")).Schedule.At.ToDateTimeOffset().ShouldBe(at);
        (await _ada.Find(id)).Schedule.Header.Details.Title.ShouldBe("Second");

        _clock.Advance(TimeSpan.FromHours(23));
        await RoundAsync();
        (await StateAsync(id)).Exists.ShouldBeFalse();

        // Longer than uploads are kept: it is late, and it is published.
        _clock.Advance(TimeSpan.FromDays(40));
        await _pictures.Host.Services.GetRequiredService<PendingSweeper>().SweepAsync(default);
        await Task.WhenAll(RoundAsync(), RoundAsync());
        await RoundAsync();

        (await StateAsync(id)).Details!.Title.ShouldBe("Second");
        (await _ada.List()).ShouldBeEmpty();
        (await _pictures.Keys(Bucket.Originals, "scheduled/")).ShouldBeEmpty();
        (await _ada.Problems()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kill_after_the_picture_was_stored_neither_doubles_it_nor_leaves_the_plan()
    {
        var id = await _ada.Arrived(TestPictures.Jpeg(NewSeed()));
        await _ada.Schedule(id, Tomorrow);
        var plan = (await _ada.Find(id)).Schedule;
        await _ada.Publish(id, "By hand");
        // As a process leaves it that is killed before it deletes the plan.
        await Schedules.PutAsync(_person, plan, default);
        _clock.Advance(TimeSpan.FromDays(2));

        await RoundAsync();

        (await StateAsync(id)).Details!.Title.ShouldBe("By hand");
        (await _pictures.Keys(Bucket.Originals, "scheduled/")).ShouldBeEmpty();
        (await _ada.Problems()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_process_finds_the_plan_of_one_that_was_killed()
    {
        var id = await _ada.Arrived(TestPictures.Jpeg(NewSeed()));
        await _ada.Schedule(id, Tomorrow);
        await using var second = await new PicturesHost().At(_clock).In(_pictures.Host.DataDirectory).StartAsync();
        _clock.Advance(TimeSpan.FromDays(2));

        await second.Host.Services.GetRequiredService<SchedulePublisher>().PublishDueAsync(default);
        await RoundAsync();

        (await StateAsync(id)).Exists.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_refused_by_then_is_told_and_stops_no_other_and_can_be_planned_again()
    {
        var file = TestPictures.Jpeg(NewSeed());
        var (copy, other) = (await _ada.Arrived(file), await _ada.Arrived(TestPictures.Jpeg(NewSeed())));
        await _ada.Schedule(copy, Tomorrow, "A copy");
        await _ada.Schedule(other, Tomorrow, "Other");
        var somebody = new Resuming(_pictures, NewPerson());
        await somebody.Publish(await somebody.Arrived(file));
        _clock.Advance(TimeSpan.FromDays(2));

        await RoundAsync();

        var problem = (await _ada.Problems()).ShouldHaveSingleItem();
        (problem.UploadId, problem.Title, problem.Reason).ShouldBe((copy, "A copy", "picture_exists"));
        problem.Message.ShouldNotBeNullOrWhiteSpace();
        (await StateAsync(other)).Exists.ShouldBeTrue();
        (await _pictures.Keys(Bucket.Originals, "scheduled/")).ShouldBeEmpty();
        (await somebody.Problems()).ShouldBeEmpty();

        await _ada.Unschedule(copy);
        (await _ada.Problems()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_that_is_taken_back_or_whose_draft_is_removed_is_none()
    {
        var (kept, removed) = (await _ada.Arrived(TestPictures.Jpeg(NewSeed())), await _ada.Arrived(TestPictures.Jpeg(NewSeed())));
        await _ada.Schedule(kept, Tomorrow);
        await _ada.Schedule(removed, Tomorrow);

        await _ada.Unschedule(kept);
        await _ada.Cancel(removed);
        _clock.Advance(TimeSpan.FromDays(2));
        await RoundAsync();

        (await _ada.List()).ShouldHaveSingleItem().Schedule.ShouldBeNull();
        (await StateAsync(kept)).Exists.ShouldBeFalse();
        (await _ada.Problems()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Plans_are_bounded_and_checked_and_ones_own()
    {
        var ids = new List<string>();
        for (var number = 0; number < 3; number++)
            ids.Add(await _ada.Arrived(TestPictures.Jpeg(NewSeed())));
        (await ReasonOf(() => _ada.Schedule(ids[0], _clock.GetUtcNow()))).ShouldBe("schedule_invalid");
        (await ReasonOf(() => _ada.Schedule(ids[0], _clock.GetUtcNow().AddDays(91)))).ShouldBe("schedule_invalid");
        (await ReasonOf(() => _ada.Schedule(ids[0], Tomorrow, ""))).ShouldBe("title_invalid");
        (await ReasonOf(() => _ada.Schedule(ids[0], Tomorrow, price: new Contracts.Money { Minor = 1, Currency = "EUR" }))).ShouldBe("price_invalid");
        (await ReasonOf(() => _ada.Schedule(NewPerson(), Tomorrow))).ShouldBe("upload_unknown");
        (await ReasonOf(() => new Resuming(_pictures, NewPerson()).Schedule(ids[0], Tomorrow))).ShouldBe("upload_unknown");
        var begun = await _ada.Begin(1_000);
        (await ReasonOf(() => _ada.Schedule(begun.UploadId, Tomorrow))).ShouldBe("upload_incomplete");

        await _ada.Schedule(ids[0], Tomorrow);
        await _ada.Schedule(ids[1], Tomorrow);
        await _ada.Schedule(ids[1], Tomorrow.AddHours(1));
        (await ReasonOf(() => _ada.Schedule(ids[2], Tomorrow))).ShouldBe("too_many_scheduled");
    }

    [Fact]
    public async Task Who_closes_the_account_leaves_no_plan_behind()
    {
        await _ada.Schedule(await _ada.Arrived(TestPictures.Jpeg(NewSeed())), Tomorrow);

        await _pictures.Replies.PublishAsync(new AccountClosed(_person));

        await Eventually.Holds(() => _pictures.Keys(Bucket.Originals, "scheduled/"), keys => keys.Count == 0);
    }

    public ValueTask DisposeAsync() => _pictures.DisposeAsync();

    private ScheduledUploads Schedules => _pictures.Host.Services.GetRequiredService<ScheduledUploads>();

    private Task RoundAsync() => _pictures.Host.Services.GetRequiredService<SchedulePublisher>().PublishDueAsync(default);

    private async Task<PictureState> StateAsync(string uploadId) =>
        (await _pictures.Host.Services.GetRequiredService<Streams.PictureStreams>().LoadAsync(Ids.From($"{_person}/{uploadId}"), default)).State;
}
