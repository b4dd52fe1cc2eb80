using Microsoft.Extensions.DependencyInjection;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Resuming;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>What unfinished uploads may use, and that they end by themselves.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class PendingUploadLimitTests
{
    [Fact]
    public async Task A_thousand_creations_at_once_leave_no_more_than_the_limit_and_others_are_not_affected()
    {
        await using var pictures = await new PicturesHost().With("PendingPerPerson", 20).StartAsync();
        var ada = new Resuming(pictures, NewPerson());

        var reasons = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Begin(ada, 1)));

        reasons.CountBy(reason => reason).OrderBy(group => group.Value).ToArray().ShouldBe([new("begun", 20), new("too_many_pending", 980)]);
        (await ada.List()).Count.ShouldBe(20);
        (await new Resuming(pictures, NewPerson()).Begin(1)).Offset.ShouldBe(0);
    }

    [Theory]
    [InlineData("PendingBytesPerPerson", 1_000, "pending_storage")]
    [InlineData("BegunPerPerson", 2, "too_many_uploads_begun")]
    [InlineData("PicturesPerDay", 1, "upload_quota_day")]
    public async Task A_person_has_a_share_of_bytes_and_of_begins(string setting, int most, string reason)
    {
        await using var pictures = await new PicturesHost().With(setting, most).StartAsync();
        var person = NewPerson();
        var ada = new Resuming(pictures, person);
        if (reason == "upload_quota_day")
            await pictures.Upload(person);
        else
            (await Begin(ada, 500), await Begin(ada, 500)).ShouldBe(("begun", "begun"));

        (await Begin(ada, 1)).ShouldBe(reason);

        (await Begin(new Resuming(pictures, NewPerson()), 500)).ShouldBe("begun");
    }

    [Fact]
    public async Task Begins_are_bounded_by_address_too()
    {
        await using var pictures = await new PicturesHost().With("BegunPerAddress", 2).StartAsync();
        Task<string> BeginFrom(string address) => Begin(new Resuming(pictures, NewPerson(), address), 1);

        (await BeginFrom("198.51.100.7"), await BeginFrom("198.51.100.7")).ShouldBe(("begun", "begun"));

        (await BeginFrom("198.51.100.7")).ShouldBe("too_many_uploads_begun");
        (await BeginFrom("198.51.100.8")).ShouldBe("begun");
    }

    [Fact]
    public async Task A_drip_of_single_bytes_ends_at_a_number_of_parts()
    {
        await using var pictures = await new PicturesHost().With("PartsPerUpload", 3).StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var id = (await ada.Begin(100)).UploadId;
        for (var offset = 0; offset < 3; offset++)
            await ada.Append(id, offset, [1]);

        (await ReasonOf(() => ada.Append(id, 3, [1]))).ShouldBe("too_many_parts");

        await ada.Cancel(id);
        (await pictures.Keys(Bucket.Originals, "pending")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sender_that_is_too_slow_is_ended_and_its_upload_goes_on()
    {
        await using var pictures = await new PicturesHost().With("IdleTimeout", TimeSpan.FromMilliseconds(50)).With("PartBytes", 10).StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var id = (await ada.Begin(100)).UploadId;
        using var slow = await ada.Open(id, 0);
        await slow.RequestStream.WriteAsync(Resuming.Chunk(new byte[15]));

        (await ReasonOf(async () => await slow)).ShouldBe("picture_truncated");

        (await ada.Append(id, 10, new byte[5])).Offset.ShouldBe(15);
    }

    [Fact]
    public async Task An_upload_expires_and_its_bytes_go()
    {
        var clock = new TravellingClock();
        await using var pictures = await new PicturesHost().At(clock).With("PendingAge", TimeSpan.FromDays(1)).StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var old = (await ada.Begin(10)).UploadId;
        await ada.Append(old, 0, new byte[10]);
        clock.Advance(TimeSpan.FromHours(20));
        var young = (await ada.Begin(10)).UploadId;
        await ada.Append(young, 0, new byte[4]);
        clock.Advance(TimeSpan.FromHours(5));

        (await ReasonOf(() => ada.Find(old))).ShouldBe("upload_unknown");
        (await ReasonOf(() => ada.Append(old, 10, [1]))).ShouldBe("upload_unknown");
        (await ReasonOf(() => ada.Publish(old))).ShouldBe("upload_unknown");
        await pictures.Host.Services.GetRequiredService<PendingSweeper>().SweepAsync(default);

        var left = await pictures.Keys(Bucket.Originals, "pending");
        left.Count.ShouldBe(2);
        left.ShouldAllBe(key => key.Contains(young, StringComparison.Ordinal));
        (await ada.List()).ShouldHaveSingleItem().Offset.ShouldBe(4);
    }

    [Fact]
    public async Task Parts_whose_upload_is_gone_go_when_they_are_old_enough()
    {
        var clock = new TravellingClock();
        await using var pictures = await new PicturesHost().At(clock).StartAsync();
        var ada = new Resuming(pictures, NewPerson());
        var id = (await ada.Begin(10)).UploadId;
        await ada.Append(id, 0, new byte[10]);
        // As a process leaves them that was killed while it removed the upload.
        foreach (var key in await pictures.Keys(Bucket.Originals, "pending/"))
            await pictures.Objects.DeleteAsync(Bucket.Originals, key, default);
        var sweeper = pictures.Host.Services.GetRequiredService<PendingSweeper>();

        await sweeper.SweepAsync(default);
        (await pictures.Keys(Bucket.Originals, "pending-parts/")).Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromHours(3));
        await sweeper.SweepAsync(default);

        (await pictures.Keys(Bucket.Originals, "pending-parts/")).ShouldBeEmpty();
    }

    private static async Task<string> Begin(Resuming person, long size)
    {
        try
        {
            await person.Begin(size);
            return "begun";
        }
        catch (Grpc.Core.RpcException refused)
        {
            return ServiceDefaults.Grpc.GrpcErrorMapping.ToDomainError(refused)!.Reason;
        }
    }
}
